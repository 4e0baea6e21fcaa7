//! What sealing costs beside a plain file, both in turn in one run: opening, one saved action, a merge.
//! `cargo bench --bench seal [-- OPERATIONS]`; the aims: opening ≤ key derivation + 15 ms, a saved action ≤ 1.5 × plain,
//! a merge ≤ 2 × plain.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use kurator::domain::contact::{Contact, ContactKind, ContactOutcome};
use kurator::domain::family::Family;
use kurator::domain::{Act, FamilyId, Record};
use kurator::record;
use kurator::store::{Author, Entropy, KeyRing, Passphrase, Store};
use kurator::sync::merge::merge;

const RUNS: usize = 40;

fn author() -> Author {
    Author { device: "bench".into(), user: "bench".into(), clock: kurator::env::clock::now }
}

fn phrase() -> Passphrase {
    Passphrase::new("currants by the old fence").expect("a passphrase")
}

fn ring() -> KeyRing {
    let keys = KeyRing::default();
    keys.add(phrase());
    keys
}

fn visit(family: &Record, n: usize) -> Record {
    record!(Contact {
        family: FamilyId(family.id),
        kind: ContactKind::HomeVisit,
        outcome: ContactOutcome::Held,
        on: chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"),
        note: format!("at home, food in the house, visit {n}"),
    })
}

/// Writes families with a hundred visits each, an operation a visit.
fn write(store: &mut Store, operations: usize) {
    let mut family = record!(Family { title: "Family" });
    for chunk in 0..operations.div_ceil(10_000) {
        let range = chunk * 10_000..operations.min((chunk + 1) * 10_000);
        let batch = store.in_batch(|store| {
            for n in range {
                if n % 101 == 0 {
                    family = record!(Family { title: format!("Family {n}") });
                    store.record(Act::FamilyTakenIn, std::slice::from_ref(&family))?;
                } else {
                    store.record(Act::VisitRecorded, &[visit(&family, n)])?;
                }
            }
            Ok(())
        });
        batch.expect("a batch");
    }
}

fn create(path: &Path, keys: Option<&KeyRing>) -> Store {
    match keys {
        Some(keys) => Store::create_sealed(path, author(), keys, phrase()).expect("a sealed file"),
        None => Store::create(path, author(), Entropy::System).expect("a file"),
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let done = work();
    (begun.elapsed().as_secs_f64() * 1000.0, done)
}

fn opening(folder: &Path) {
    let files = [None, Some(ring())].map(|keys| {
        let path = folder.join(if keys.is_some() { "open-sealed" } else { "open-plain" });
        write(&mut create(&path, keys.as_ref()), 5_000);
        path
    });
    let (mut derivation, mut plain, mut sealed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let keys = KeyRing::default();
        derivation.push(timed(|| keys.new_key(phrase()).expect("a key")).0);
        plain.push(timed(|| Store::open(&files[0], author()).expect("a file")).0);
        let keys = ring();
        sealed.push(timed(|| Store::open_with(&files[1], author(), &keys).expect("a file")).0);
    }
    let (d, p, s) = (median(derivation), median(plain), median(sealed));
    println!(
        "opening: plain {p:.1} ms, sealed {s:.1} ms, key derivation {d:.1} ms, beyond it {:.1} ms",
        s - d
    );
}

fn saving(folder: &Path) {
    let family = record!(Family { title: "Family" });
    let mut stores = [None, Some(ring())].map(|keys| {
        let path = folder.join(if keys.is_some() { "save-sealed" } else { "save-plain" });
        let mut store = create(&path, keys.as_ref());
        store.record(Act::FamilyTakenIn, std::slice::from_ref(&family)).expect("a family");
        store
    });
    let mut times = [Vec::new(), Vec::new()];
    for n in 0..RUNS {
        for (store, times) in stores.iter_mut().zip(&mut times) {
            times.push(timed(|| store.record(Act::VisitRecorded, &[visit(&family, n)]).expect("a visit")).0);
        }
    }
    let [p, s] = times.map(median);
    println!("one saved action: plain {p:.2} ms, sealed {s:.2} ms, ratio {:.2}", s / p);
}

fn merging(folder: &Path, operations: usize) {
    let mut told = Vec::new();
    for keys in [None, Some(ring())] {
        let name = |which: &str| -> PathBuf {
            folder.join(format!("{which}-{}", if keys.is_some() { "sealed" } else { "plain" }))
        };
        write(&mut create(&name("theirs"), keys.as_ref()), operations);
        let mut mine = create(&name("mine"), keys.as_ref());
        write(&mut mine, 1_000);
        let (time, merged) = timed(|| {
            merge(&mut mine, &name("theirs"), &folder.join("state"), &mut |_, _| {}).expect("a merge")
        });
        assert_eq!(merged.operations, operations);
        told.push(time);
    }
    let (p, s) = (told[0], told[1]);
    println!("merging {operations} operations: plain {p:.0} ms, sealed {s:.0} ms, ratio {:.2}", s / p);
}

fn main() {
    let operations = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(1_000_000);
    let folder = tempfile::tempdir_in(".").expect("a folder");
    opening(folder.path());
    saving(folder.path());
    merging(folder.path(), operations);
}
