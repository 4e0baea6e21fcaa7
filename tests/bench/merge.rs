//! What copies cost: a file of a million operations verified, merged with 5,000 new ones, merged with nothing new; and
//! the head of service's twenty files, of 50,000 operations on families of one title each, and of invented districts.
//! `cargo bench --bench merge [-- OPERATIONS FAMILIES]`: of the former in all, of the latter in each district.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::time::Instant;

use kurator::demo::{self, DemoSpec};
use kurator::domain::contact::{Contact, ContactKind, ContactOutcome};
use kurator::domain::family::Family;
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FamilyId, Record};
use kurator::record;
use kurator::store::{Author, Entropy, KeyRing, Store, VerifiedFile};
use kurator::sync::exchange::exchange;
use kurator::sync::merge::merge;
use sha2::Digest;

const NEW: usize = 5_000;
const FILES: usize = 20;

fn author() -> Author {
    Author { device: "bench".into(), user: "bench".into(), clock: kurator::env::clock::now }
}

/// Families with a hundred visits each, an operation a visit.
fn write(store: &mut Store, operations: usize) {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let mut family = Record::new(Kind::Family);
    for chunk in 0..operations.div_ceil(10_000) {
        store
            .in_batch(|store| {
                for n in chunk * 10_000..operations.min((chunk + 1) * 10_000) {
                    if n % 101 == 0 {
                        family = record!(Family { title: format!("Семья {n}") });
                        store.record(Act::FamilyTakenIn, std::slice::from_ref(&family))?;
                        continue;
                    }
                    let visit = record!(Contact {
                        family: FamilyId(family.id),
                        kind: ContactKind::HomeVisit,
                        outcome: ContactOutcome::Held,
                        on: day,
                        note: format!("дома мать и дети, продукты есть, визит {n}"),
                    });
                    store.record(Act::VisitRecorded, &[visit])?;
                }
                Ok(())
            })
            .expect("a batch");
    }
}

fn make(path: &Path, operations: usize) {
    let mut store = Store::create(path, author(), Entropy::System).expect("a file");
    write(&mut store, operations);
}

/// The least that a copy costs which is whole and on the disk: what the rest is held against on a machine that is
/// shared.
fn floor(file: &Path) {
    let copy = file.with_extension("floor");
    std::fs::copy(file, &copy).expect("a copy");
    std::fs::File::open(&copy).and_then(|f| f.sync_all()).expect("on the disk");
    let bytes = std::fs::read(&copy).expect("the copy");
    std::hint::black_box(sha2::Sha256::digest(&bytes));
    std::fs::remove_file(&copy).expect("no copy");
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    println!("{what}: {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    done
}

fn main() {
    let mut numbers = std::env::args().filter_map(|a| a.parse().ok());
    let (operations, families) = (numbers.next().unwrap_or(1_000_000), numbers.next().unwrap_or(250));
    let folder = tempfile::tempdir_in(".").expect("a folder");
    let (mine, theirs) = (folder.path().join("mine.kurator"), folder.path().join("theirs.kurator"));
    let state = folder.path().join("state");
    timed(&format!("(made: {operations} operations)"), || make(&mine, operations));
    std::fs::copy(&mine, &theirs).expect("a copy");
    write(&mut Store::open(&theirs, author()).expect("theirs"), NEW);
    println!("file: {} MB", mine.metadata().expect("a file").len() >> 20);
    timed("(floor: the same bytes copied, brought to the disk, hashed)", || floor(&mine));
    timed("verify all", || VerifiedFile::verify(&mine, &KeyRing::default()).expect("a whole file"));
    let mut store = timed("open", || Store::open(&mine, author()).expect("a file"));
    let other = timed("look at the other: copy, verify", || {
        VerifiedFile::open(&theirs, &state, &KeyRing::default()).expect("a whole file")
    });
    timed("snapshot of one's own", || {
        kurator::sync::snapshots::Snapshots::of(&state, &mine).keep(&store).expect("a snapshot")
    });
    let mut quiet = |_, _| {};
    timed("unite 5,000 new", || store.merge(&other, &mut quiet).expect("a merge"));
    drop((store, other));
    // The same as a whole, from the file as it was.
    std::fs::remove_dir_all(&state).expect("no state");
    make_old(&theirs, &mine);
    let mut store = Store::open(&mine, author()).expect("a file");
    let brought = timed("merge 5,000 new, all in one", || {
        merge(&mut store, &theirs, &state, &mut quiet).expect("a merge")
    });
    assert_eq!(brought.operations, NEW);
    timed("merge again: nothing new", || merge(&mut store, &theirs, &state, &mut quiet).expect("a merge"));
    drop(store);
    let each = operations / FILES;
    twenty(folder.path(), "alike", &format!("{each} operations"), |path, _| make(path, each));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    twenty(folder.path(), "districts", &format!("{families} families"), |path, seed| {
        let families = u32::try_from(families).expect("a number of families");
        let wish = DemoSpec { families, seed, ..DemoSpec::new(today).expect("a wish") };
        demo::make(path, &wish, author(), &mut |_, _| {}).expect("a district");
    });
}

/// The other file with new work, and one's own as the other was before.
fn make_old(theirs: &Path, mine: &Path) {
    std::fs::copy(theirs, mine).expect("a copy");
    write(&mut Store::open(theirs, author()).expect("theirs"), NEW);
}

fn twenty(folder: &Path, name: &str, each: &str, make_one: impl Fn(&Path, u64)) {
    let exchanged = folder.join(name);
    std::fs::create_dir(&exchanged).expect("a folder");
    timed(&format!("(made: {FILES} files of {each})"), || {
        for n in 0..FILES {
            make_one(&exchanged.join(format!("curator-{n}.kurator")), n as u64 + 1);
        }
    });
    let head = folder.join(format!("head-of-{name}.kurator"));
    make(&head, 1);
    let mut store = Store::open(&head, author()).expect("a file");
    let state = folder.join(format!("state-of-{name}"));
    let (mut told, mut longest, mut last) = (0, 0.0, Instant::now());
    let mut watch = |_: &str, _, _| {
        told += 1;
        longest = last.elapsed().as_secs_f64().max(longest);
        last = Instant::now();
    };
    let done = timed("exchange of twenty files", || {
        exchange(&mut store, &exchanged, &state, "head", &mut watch).expect("an exchange")
    });
    let found = done.files.iter().map(|f| f.outcome.as_ref().expect("a merge").findings.len());
    println!("findings: {}", found.sum::<usize>());
    println!("progress was told {told} times, the longest silence {:.0} ms", longest * 1000.0);
    timed("exchange again, nothing new", || {
        exchange(&mut store, &exchanged, &state, "head", &mut |_, _, _| {}).expect("an exchange")
    });
}
