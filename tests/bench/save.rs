//! One saved action against the least that a safe write can cost on this disk: make a file, fsync it, remove it, fsync
//! the folder. Both in turn, in one run: `cargo bench --bench save`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::fs::{File, OpenOptions, remove_file};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use kurator::domain::contact::{Contact, ContactKind, ContactOutcome};
use kurator::domain::family::Family;
use kurator::domain::{Act, FamilyId};
use kurator::record;
use kurator::store::{Author, Entropy, Store};

const RUNS: usize = 60;

fn floor(folder: &Path) -> Duration {
    let begun = Instant::now();
    let path = folder.join("floor");
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(&path).expect("a file");
    file.write_all(&[0; 4096]).expect("a page");
    file.sync_all().expect("an fsync");
    drop(file);
    remove_file(&path).expect("a removal");
    File::open(folder).and_then(|f| f.sync_all()).expect("an fsync of the folder");
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

fn main() {
    let folder = tempfile::tempdir_in(".").expect("a folder");
    let author = Author { device: "bench".into(), user: "bench".into(), clock: kurator::env::clock::now };
    let path = folder.path().join("district.kurator");
    let mut store = Store::create(&path, author, Entropy::System).expect("a file");
    let family = record!(Family { title: "Семья" });
    store.record(Act::FamilyTakenIn, std::slice::from_ref(&family)).expect("a family");
    let (mut ours, mut least) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        least.push(floor(folder.path()));
        let visit = record!(Contact {
            family: FamilyId(family.id),
            kind: ContactKind::HomeVisit,
            outcome: ContactOutcome::Held,
            on: chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"),
            note: format!("visit {run}"),
        });
        let begun = Instant::now();
        store.record(Act::VisitRecorded, &[visit]).expect("a visit");
        ours.push(begun.elapsed());
    }
    let (k, f) = (median(ours), median(least));
    println!("one saved action: {k:.2} ms, floor {f:.2} ms, ratio {:.2} (median of {RUNS})", k / f);
}
