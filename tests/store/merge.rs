//! Copies of a district on several machines, edited, copied, put back, cloned and merged in any order: nothing that was
//! acknowledged is lost, and all come to say the same.

use crate::district;
use crate::fields::WithField;
use crate::random;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, begin, export, id, run, stdout};
use kurator::domain::record::Record;
use kurator::domain::{Act, FamilyId, FieldName, Kind};
use kurator::store::conflict::Resolution;
use kurator::store::dedupe::MergeChoices;
use kurator::store::jsonl::ImportMode;
use kurator::store::log::OpId;
use kurator::store::state::CellName;
use kurator::store::{Author, Clock, Entropy, KeyRing, MergeResult, Store, UndoExtent};
use kurator::sync::merge::{MergeOffer, merge};
use kurator::sync::restore::restore;
use kurator::sync::snapshots::Snapshots;
use kurator::sync::{copy, exchange};
use proptest::prelude::*;

const FAMILIES: u128 = 3;

fn author(device: &str) -> Author {
    Author { device: device.into(), user: "Т. Н.".into(), clock: || 1_795_500_000_000 }
}

fn open(file: &Path) -> Store {
    Store::open(file, author("стол")).unwrap()
}

/// Merges without a word about how far it is.
fn take(file: &Path, other: &Path) -> MergeResult {
    let state = file.parent().unwrap().join("state");
    merge(&mut open(file), other, &state, &mut |_, _| {}).unwrap()
}

/// What may befall a machine.
#[derive(Clone, Debug)]
enum MachineStep {
    /// Writes in a file, with a clock so many days off.
    Write {
        machine: usize,
        slot: usize,
        days: i64,
    },
    /// Deletes a contact, or a whole family, or brings it about that there is none.
    Delete {
        machine: usize,
        slot: usize,
    },
    Undo {
        machine: usize,
    },
    /// Says of two records that they are one.
    Join {
        machine: usize,
        keep: usize,
        other: usize,
    },
    /// Takes a record apart from the one it stands under.
    Part {
        machine: usize,
        slot: usize,
    },
    /// Settles the first conflict by its first value.
    Settle {
        machine: usize,
    },
    /// Puts a plain copy aside.
    Copy {
        machine: usize,
    },
    /// Puts an old copy in the place of the file.
    PutBack {
        machine: usize,
        copy: usize,
    },
    Merge {
        machine: usize,
        other: usize,
    },
    MergeCopy {
        machine: usize,
        copy: usize,
    },
    /// Goes on in two places with the same memory: the same session, the same random bytes.
    Clone {
        machine: usize,
        other: usize,
    },
}

const MACHINES: usize = 3;

fn step() -> impl Strategy<Value = MachineStep> {
    let m = || 0..MACHINES;
    prop_oneof![
        8 => (m(), 0..7usize, prop_oneof![5 => Just(0i64), 1 => Just(-36_500), 1 => Just(36_500), 1 => -3..3i64])
            .prop_map(|(machine, slot, days)| MachineStep::Write { machine, slot, days }),
        2 => (m(), 0..6usize).prop_map(|(machine, slot)| MachineStep::Delete { machine, slot }),
        1 => m().prop_map(|machine| MachineStep::Undo { machine }),
        2 => (m(), 0..FAMILIES as usize, 0..FAMILIES as usize)
            .prop_map(|(machine, keep, other)| MachineStep::Join { machine, keep, other }),
        1 => (m(), 0..FAMILIES as usize).prop_map(|(machine, slot)| MachineStep::Part { machine, slot }),
        1 => m().prop_map(|machine| MachineStep::Settle { machine }),
        2 => m().prop_map(|machine| MachineStep::Copy { machine }),
        1 => (m(), 0..8usize).prop_map(|(machine, copy)| MachineStep::PutBack { machine, copy }),
        3 => (m(), m()).prop_map(|(machine, other)| MachineStep::Merge { machine, other }),
        1 => (m(), 0..8usize).prop_map(|(machine, copy)| MachineStep::MergeCopy { machine, copy }),
        1 => (m(), m()).prop_map(|(machine, other)| MachineStep::Clone { machine, other }),
    ]
}

/// Machines with one district, and every copy that was ever made.
struct Machines {
    d: TestDistrict,
    files: Vec<PathBuf>,
    copies: Vec<PathBuf>,
    /// Values that a person was told are written.
    acknowledged: BTreeSet<String>,
    n: usize,
}

impl Machines {
    fn new() -> Machines {
        let d = TestDistrict::new();
        // In each the same child, as it would be entered in two offices.
        let child = |n: u128| {
            Record::of(Kind::Member, id(200 + n))
                .with(FieldName::Family, id(n))
                .with(FieldName::Role, "son")
                .with(FieldName::FirstName, "Денис")
                .with(FieldName::Born, "2017-03-14")
        };
        let family = |n: u128| Record::of(Kind::Family, id(n)).with(FieldName::Title, format!("Семья {n}"));
        let families: Vec<Record> = (1..=FAMILIES).flat_map(|n| [family(n), child(n)]).collect();
        d.open().record(Act::FamilyTakenIn, &families).unwrap();
        let files: Vec<PathBuf> = (0..MACHINES).map(|n| d.beside(&format!("machine-{n}"))).collect();
        for file in &files {
            std::fs::copy(&d.file, file).unwrap();
        }
        Machines { d, files, copies: Vec::new(), acknowledged: BTreeSet::new(), n: 0 }
    }

    fn set_aside(&mut self, machine: usize) {
        let copy = self.d.beside(&format!("copy-{}", self.copies.len()));
        std::fs::copy(&self.files[machine], &copy).unwrap();
        self.copies.push(copy);
    }

    fn records(&mut self, slot: usize) -> Record {
        self.n += 1;
        let (value, family) = (format!("v{}.", self.n), id(slot as u128 % FAMILIES + 1));
        self.acknowledged.insert(value.clone());
        match slot {
            0..3 => Record::of(Kind::Family, family).with(FieldName::Note, value),
            3 => Record::of(Kind::Family, family)
                .with(FieldName::Settlement, value)
                .with(FieldName::Street, "Ленина"),
            6 => Record::of(Kind::Member, id(200 + (self.n as u128 % FAMILIES) + 1))
                .with(FieldName::Note, value)
                .with(FieldName::Phones, vec![format!("+7911603142{}", self.n % 3)]),
            // The same contact is written on every machine.
            _ => Record::of(Kind::Contact, id(100 + slot as u128))
                .with(FieldName::Family, family)
                .with(FieldName::Kind, "home_visit")
                .with(FieldName::Outcome, "held")
                .with(FieldName::On, "2026-11-20")
                .with(FieldName::With, vec![id(200 + (self.n as u128 % FAMILIES) + 1).to_string()])
                .with(FieldName::Note, value),
        }
    }

    fn perform(&mut self, step: &MachineStep) {
        match *step {
            MachineStep::Write { machine, slot, days } => {
                let record = self.records(slot);
                let mut store = open(&self.files[machine]);
                // An undo may have taken the family back: who writes on enters it again.
                let gone = store.reader().as_entered(record.id).unwrap().is_none();
                let record = match record.kind {
                    Kind::Family if gone => record.with(FieldName::Title, "Снова"),
                    Kind::Member if gone => {
                        record.with(FieldName::Family, id(1)).with(FieldName::Role, "son")
                    }
                    _ => record,
                };
                store.set_clock(Clock::Fixed(1_795_500_000_000 + days * 86_400_000));
                store.record(Act::FamilyChanged, &[record]).unwrap();
            }
            MachineStep::Delete { machine, slot } => {
                let doomed = if slot == 0 { id(machine as u128 + 1) } else { id(104 + slot as u128 % 2) };
                drop(open(&self.files[machine]).delete(Act::RecordDeleted, &[doomed]));
            }
            MachineStep::Join { machine, keep, other } => {
                let mut store = open(&self.files[machine]);
                let (keep, other) = (id(keep as u128 + 1), id(other as u128 + 1));
                if let Ok(twins) = store.reader().compare(keep, other) {
                    store.merge_records(keep, other, &MergeChoices::usual(&twins)).unwrap();
                    assert_eq!(store.reader().root(keep).unwrap(), store.reader().root(other).unwrap());
                }
            }
            MachineStep::Part { machine, slot } => {
                let family = id(slot as u128 + 1);
                let mut store = open(&self.files[machine]);
                if let Ok(parted) = store.unmerge(family) {
                    for name in parted.ids {
                        assert_eq!(store.reader().root(name).unwrap(), name, "it stands by itself");
                    }
                }
            }
            MachineStep::Undo { machine } => drop(open(&self.files[machine]).undo()),
            MachineStep::Settle { machine } => {
                let mut store = open(&self.files[machine]);
                if let Some(conflict) = store.reader().open_conflicts().unwrap().first() {
                    let op = OpId::from_hex(&conflict.values[0].op).unwrap();
                    store.resolve(&conflict.id, &Resolution::Take(op)).unwrap();
                    let left = store.reader().open_conflicts().unwrap();
                    assert!(left.iter().all(|c| c.id != conflict.id), "it is settled");
                }
            }
            MachineStep::Copy { machine } => self.set_aside(machine),
            MachineStep::PutBack { machine, copy } => {
                if let Some(copy) = self.copies.get(copy).cloned() {
                    // The work since then is only in the file that goes: it lives on as a copy, as on a stick.
                    self.set_aside(machine);
                    std::fs::copy(copy, &self.files[machine]).unwrap();
                }
            }
            MachineStep::Merge { machine, other } => {
                take(&self.files[machine], &self.files[other]);
            }
            MachineStep::MergeCopy { machine, copy } => {
                if let Some(copy) = self.copies.get(copy) {
                    take(&self.files[machine], copy);
                }
            }
            MachineStep::Clone { machine, other } => {
                self.n += 1;
                let seed = Entropy::Seed { seed: self.n as u64, taken: 0 };
                let twins = [machine, other].map(|m| (m, self.d.beside(&format!("twin-{}-{m}", self.n))));
                for (m, twin) in twins {
                    if twin.exists() {
                        continue;
                    }
                    let record = self.records(m);
                    let mut store = Store::create(&twin, author("клон"), seed.clone()).unwrap();
                    store
                        .record(
                            Act::FamilyChanged,
                            &[Record::of(Kind::Family, id(9)).with(FieldName::Title, "К")],
                        )
                        .unwrap();
                    let record = Record::of(Kind::Family, id(9))
                        .with(FieldName::Note, &record.values()[&FieldName::Note]);
                    store.record(Act::FamilyChanged, &[record]).unwrap();
                    drop(store);
                    take(&self.files[m], &twin);
                    self.copies.push(twin);
                }
            }
        }
    }

    /// Everything anybody ever wrote, from all files and copies, merged in this order.
    fn gathered(&self, name: &str, order: u64) -> PathBuf {
        let mut all: Vec<&PathBuf> = self.files.iter().chain(&self.copies).collect();
        all.sort_by_key(|p| {
            p.to_string_lossy()
                .bytes()
                .rev()
                .take(8)
                .fold(order, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        });
        let to = self.d.beside(name);
        std::fs::copy(all[0], &to).unwrap();
        for other in &all[1..] {
            take(&to, other);
        }
        to
    }
}

/// Every value that any cell of the file ever had.
fn remembered(store: &Store) -> String {
    let mut text = String::new();
    for n in (1..=FAMILIES).chain([9]) {
        for event in store.reader().history(FamilyId(id(n))).unwrap() {
            event.changes.iter().for_each(|c| text.push_str(&c.to.to_string()));
        }
    }
    text
}

fn assert_whole(file: &Path) {
    let report = open(file).reader().check().unwrap();
    assert!(report.ok, "{:?}", report.findings);
}

proptest! {
    #![proptest_config(random::config(24))]

    #[test]
    fn nothing_is_lost_and_all_come_to_say_the_same(steps in prop::collection::vec(step(), 6..26), order in any::<u64>()) {
        let mut world = Machines::new();
        for step in &steps {
            world.perform(step);
        }
        let one = world.gathered("one", order);
        let two = world.gathered("two", order.wrapping_mul(31).wrapping_add(7));
        let (a, b) = (open(&one), open(&two));
        let text = export(&a);
        prop_assert_eq!(&text, &export(&b), "the order of merging shows");
        prop_assert_eq!(a.digest().unwrap(), b.digest().unwrap());
        let told = |s: &Store| s.reader().open_conflicts().unwrap().into_iter().map(|mut c| {
            c.values.iter_mut().for_each(|v| v.here = false);
            c
        }).collect::<Vec<_>>();
        prop_assert_eq!(told(&a), told(&b));
        let said = remembered(&a);
        for value in &world.acknowledged {
            prop_assert!(said.contains(value.as_str()), "{} is lost", value);
        }
        drop((a, b));
        assert_whole(&one);
        // A ⊕ A = A, and of what is here already nothing is written.
        let bytes = std::fs::read(&one).unwrap();
        for other in world.files.iter().chain(&world.copies).chain([&one, &two]) {
            prop_assert_eq!(take(&one, other).operations, 0);
        }
        prop_assert!(std::fs::read(&one).unwrap() == bytes);
        // What goes out comes in again, byte for byte.
        let empty = world.d.beside("empty");
        let mut other = begin(&empty);
        let done = other.import(&text, ImportMode::Whole).unwrap();
        prop_assert!(done.refused.is_empty(), "{:?} of\n{}", district::told(&done), text);
        prop_assert_eq!(export(&other), text);
    }

    #[test]
    fn grouping_does_not_matter_and_a_dry_run_changes_nothing(steps in prop::collection::vec(step(), 6..20)) {
        let mut world = Machines::new();
        for step in &steps {
            world.perform(step);
        }
        let [a, b, c] = [0, 1, 2].map(|m| world.files[m].clone());
        let make = |name: &str, from: &Path, others: &[&Path]| {
            let to = world.d.beside(name);
            std::fs::copy(from, &to).unwrap();
            others.iter().for_each(|o| drop(take(&to, o)));
            to
        };
        let bc = make("bc", &b, &[&c]);
        let bytes = std::fs::read(&a).unwrap();
        let state = world.d.beside("state");
        let would = MergeOffer::look(&mut open(&a), &bc, &state, &mut |_, _| {}).unwrap().brings;
        prop_assert!(std::fs::read(&a).unwrap() == bytes, "a dry run wrote");
        prop_assert_eq!(take(&make("tried", &a, &[]), &bc), would, "a dry run promised something else");
        let left = make("left", &make("ab", &a, &[&b]), &[&c]);
        let right = make("right", &a, &[&bc]);
        let back = make("back", &bc, &[&a]);
        let text = export(&open(&left));
        prop_assert_eq!(&text, &export(&open(&right)));
        prop_assert_eq!(&text, &export(&open(&back)));
        assert_whole(&right);
    }
}

/// A district, and a copy of it at home.
fn two() -> (TestDistrict, PathBuf) {
    let d = TestDistrict::new();
    let family =
        Record::of(Kind::Family, id(1)).with(FieldName::Title, "Павлова О. С.").with(FieldName::Note, "было");
    d.open().record(Act::FamilyTakenIn, &[family]).unwrap();
    let home = d.beside("дома.kurator");
    std::fs::copy(&d.file, &home).unwrap();
    (d, home)
}

fn note(file: &Path, device: &str, text: &str) {
    let mut store = Store::open(file, author(device)).unwrap();
    store.record(Act::FamilyChanged, &[Record::of(Kind::Family, id(1)).with(FieldName::Note, text)]).unwrap();
}

#[test]
fn a_day_in_the_office_and_an_evening_at_home() {
    let (d, home) = two();
    note(&d.file, "кабинет", "из кабинета");
    note(&home, "ноутбук", "из дома");
    let brought = take(&d.file, &home);
    assert_eq!((brought.operations, brought.families_changed, brought.conflicts), (1, 1, 1));
    assert_eq!(brought.from[0].by, "Т. Н., ноутбук");
    let mut store = d.open();
    let [conflict] = store.reader().open_conflicts().unwrap().try_into().unwrap();
    assert_eq!((conflict.before.as_str(), conflict.values.len()), (Some("было"), 2));
    assert_eq!(conflict.values.iter().filter(|v| v.here).count(), 1);
    let before = export(&store);
    let mine = OpId::from_hex(&conflict.values[1].op).unwrap();
    store.resolve(&conflict.id, &Resolution::Take(mine)).unwrap();
    assert!(store.reader().open_conflicts().unwrap().is_empty());
    assert_eq!(store.resolve(&conflict.id, &Resolution::Take(mine)).unwrap_err().id, "conflict-unknown");
    store.undo().unwrap();
    assert_eq!(export(&store), before, "an undo opens it again");
    store.redo().unwrap();
    store.undo().unwrap();
    let wrong = store.resolve(&conflict.id, &Resolution::Write(serde_json::json!(5))).unwrap_err();
    assert_eq!(wrong.id, "record-bad-text");
    store.resolve(&conflict.id, &Resolution::Write(serde_json::json!("оба правы"))).unwrap();
    drop(store);
    // The settlement travels home and settles it there too.
    take(&home, &d.file);
    assert!(open(&home).reader().open_conflicts().unwrap().is_empty());
    assert_eq!(export(&open(&home)), d.export());
}

#[test]
fn of_a_short_file_beside_a_long_one_what_is_new_comes_and_no_more() {
    let (d, home) = two();
    for n in 0..40 {
        note(&d.file, "кабинет", &format!("{n}"));
    }
    assert_eq!(take(&d.file, &home).operations, 0);
    note(&home, "ноутбук", "из дома");
    assert_eq!(take(&d.file, &home).operations, 1);
    assert_eq!(take(&d.file, &home).operations, 0);
    take(&home, &d.file);
    assert_eq!(export(&open(&home)), d.export());
    assert_whole(&d.file);
}

#[test]
fn a_deletion_against_an_edit_stays_open_until_a_person_decides() {
    for keep in [true, false] {
        let (d, home) = two();
        d.open().delete(Act::FamilyChanged, &[id(1)]).unwrap();
        note(&home, "ноутбук", "из дома");
        let brought = take(&d.file, &home);
        assert_eq!(brought.findings.iter().filter(|f| f.id.code() == "check-deletion").count(), 1);
        let mut store = d.open();
        let [conflict] = store.reader().open_conflicts().unwrap().try_into().unwrap();
        assert_eq!(conflict.field, CellName::Deleted);
        assert_eq!(conflict.title.as_deref(), Some("Павлова О. С."));
        store.resolve(&conflict.id, &Resolution::Write(serde_json::json!(!keep))).unwrap();
        assert!(store.reader().open_conflicts().unwrap().is_empty());
        assert_eq!(store.reader().record(Kind::Family, id(1)).unwrap().is_some(), keep);
        assert!(store.reader().check().unwrap().ok);
    }
}

#[test]
fn a_visit_to_a_family_deleted_elsewhere_is_found_and_travels() {
    let (d, home) = two();
    d.open().delete(Act::FamilyChanged, &[id(1)]).unwrap();
    let visit = Record::of(Kind::Contact, id(2))
        .with(FieldName::Family, id(1))
        .with(FieldName::Kind, "home_visit")
        .with(FieldName::Outcome, "held")
        .with(FieldName::On, "2026-11-20");
    open(&home).record(Act::VisitRecorded, &[visit]).unwrap();
    let brought = take(&d.file, &home);
    assert!(
        brought.findings.iter().any(|f| f.id.code() == "check-orphan" && f.what.contains("Павлова")),
        "{brought:?}"
    );
    let text = d.export();
    assert!(text.contains("\"type\":\"missing\",\"of\":\"family\""), "{text}");
    let mut other = begin(&d.beside("other"));
    let done = other.import(&text, ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?}", district::told(&done));
    assert_eq!(export(&other), text);
    let mut store = d.open();
    let [conflict] = store.reader().open_conflicts().unwrap().try_into().unwrap();
    assert_eq!(conflict.values.len(), 2);
    store.resolve(&conflict.id, &Resolution::Write(serde_json::json!(false))).unwrap();
    assert!(store.reader().record(Kind::Family, id(1)).unwrap().is_some(), "the family is back");
    assert!(!export(&store).contains("missing"));
}

#[test]
fn what_came_is_not_undone_here_and_what_stands_on_mine_is_named() {
    let (d, home) = two();
    note(&d.file, "кабинет", "моё");
    take(&home, &d.file);
    note(&home, "ноутбук", "поверх");
    take(&d.file, &home);
    assert_eq!(d.open().undo().unwrap_err().id, "undo-later");
    assert_eq!(open(&home).undo().unwrap().act, Act::FamilyChanged);
    assert_eq!(open(&home).undo().unwrap_err().id, "undo-later", "what came from the office is passed over");
}

#[test]
fn odd_clocks_forks_and_files_begun_apart_are_found() {
    let (d, home) = two();
    let mut store = open(&home);
    store.set_clock(Clock::Fixed(0));
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(1)).with(FieldName::Note, "раз")])
        .unwrap();
    drop(store);
    let found = take(&d.file, &home).findings;
    assert!(
        found
            .iter()
            .any(|f| f.id.code() == "check-clock" && f.on.is_some_and(|on| on.to_string().contains("1970"))),
        "{found:?}"
    );
    let mut store = open(&home);
    store.set_clock(Clock::Fixed(4_070_908_800_000));
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(1)).with(FieldName::Note, "два")])
        .unwrap();
    drop(store);
    let found = take(&d.file, &home).findings;
    assert!(
        found
            .iter()
            .any(|f| f.id.code() == "check-clock" && f.on.is_some_and(|on| on.to_string().contains("2099"))),
        "{found:?}"
    );
    assert!(!found.iter().any(|f| f.id.code() == "merge-apart"));
    let twins = ["раз", "два"].map(|text| {
        let file = d.beside(text);
        let mut store = Store::create(&file, author("клон"), Entropy::Seed { seed: 5, taken: 0 }).unwrap();
        store
            .record(Act::FamilyTakenIn, &[Record::of(Kind::Family, id(5)).with(FieldName::Title, text)])
            .unwrap();
        file
    });
    let found = take(&d.file, &twins[0]).findings;
    assert!(found.iter().any(|f| f.id.code() == "merge-apart"), "{found:?}");
    let found = take(&d.file, &twins[1]).findings;
    assert!(found.iter().any(|f| f.id.code() == "check-forked"), "{found:?}");
    assert!(d.open().reader().check().unwrap().ok);
}

#[test]
fn a_family_entered_in_both_offices_is_found() {
    let (d, home) = two();
    for (file, n) in [(&d.file, 50), (&home, 60)] {
        let family = Record::of(Kind::Family, id(n))
            .with(FieldName::Title, "Гусевы")
            .with(FieldName::Street, "Ленина")
            .with(FieldName::House, "3");
        let child = |m: u128| {
            Record::of(Kind::Member, id(m))
                .with(FieldName::Family, id(n))
                .with(FieldName::Role, "son")
                .with(FieldName::FirstName, "Денис")
        };
        open(file).record(Act::FamilyTakenIn, &[family, child(n + 1), child(n + 2)]).unwrap();
    }
    let found = take(&d.file, &home).findings;
    assert_eq!(found.iter().filter(|f| f.id.code() == "check-duplicate-family").count(), 1, "{found:?}");
    assert!(found.iter().any(|f| f.id.code() == "check-duplicate-member"));
    let found = d.open().reader().check().unwrap().findings;
    assert_eq!(found.iter().filter(|f| f.id.code() == "check-duplicate-family").count(), 1);
}

#[test]
fn a_copy_is_never_written_over_work_that_is_not_here() {
    let (d, home) = two();
    let state = d.beside("state");
    let store = d.open();
    let folder = d.beside("флешка");
    std::fs::create_dir(&folder).unwrap();
    let (path, digest) = copy::copy(&store, &folder, &state).unwrap();
    assert_eq!(path, folder.join("участок.kurator"));
    assert_eq!(digest, store.digest().unwrap());
    assert_eq!(export(&open(&path)), export(&store));
    copy::copy(&store, &folder, &state).unwrap();
    note(&path, "ноутбук", "дома");
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(copy::copy(&store, &folder, &state).unwrap_err().id, "copy-would-lose");
    std::fs::write(folder.join("чужое"), "письмо").unwrap();
    assert_eq!(copy::copy(&store, &folder.join("чужое"), &state).unwrap_err().id, "copy-in-the-way");
    assert_eq!(copy::copy(&store, &d.file, &state).unwrap_err().id, "copy-onto-itself");
    assert!(std::fs::read(&path).unwrap() == bytes);
    drop(store);
    take(&d.file, &path);
    copy::copy(&d.open(), &folder, &state).unwrap();
    let left: Vec<_> = folder.read_dir().unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    drop(home);
}

#[test]
fn three_snapshots_are_kept_and_one_is_put_back() {
    let (d, home) = two();
    let state = d.beside("state");
    let mut states = Vec::new();
    for n in 0..5 {
        note(&home, "ноутбук", &format!("{n}"));
        states.push(d.export());
        take(&d.file, &home);
    }
    let kept = Snapshots::of(&state, &d.file).list();
    assert_eq!(kept.len(), 3);
    let told: Vec<String> = kept.iter().map(|p| export(&open(p))).collect();
    assert_eq!(told, states[2..], "what stood there before each of the last three merges");
    let now = d.export();
    let done = restore(&d.file, &kept[0], &state, author("стол"), &KeyRing::default()).unwrap();
    assert_eq!(d.export(), states[2]);
    let before = done.kept.unwrap();
    assert_eq!(export(&open(&before)), now, "nothing is lost by putting an old state back");
    take(&d.file, &before);
    assert_eq!(d.export(), now);
    assert_whole(&d.file);
    // A damaged file is put aside, not away.
    std::fs::write(&d.file, b"SQLite format 3\0 and nothing else").unwrap();
    let done = restore(&d.file, &home, &state, author("стол"), &KeyRing::default()).unwrap();
    assert!(done.kept.unwrap().to_string_lossy().contains("damaged"));
    assert_eq!(d.export(), export(&open(&home)));
    assert_eq!(
        restore(&d.file, &d.file, &state, author("стол"), &KeyRing::default()).unwrap_err().id,
        "restore-itself"
    );
    std::fs::write(&home, "письмо").unwrap();
    let bytes = d.bytes();
    assert_eq!(
        restore(&d.file, &home, &state, author("стол"), &KeyRing::default()).unwrap_err().id,
        "store-not-ours"
    );
    assert!(d.bytes() == bytes);
}

#[test]
fn a_number_replaced_by_different_ones_is_a_conflict_until_a_person_settles_it() {
    let d = TestDistrict::new();
    let line = |numbers: &str| {
        let (family, member) = (id(1), id(2));
        format!(
            r#"{{"type":"family","id":"{family}","title":"Павлова"}}
{{"type":"member","id":"{member}","family":"{family}","role":"mother","phones":[{numbers}]}}
"#
        )
    };
    d.takes(&line(r#""+79521422000","+79110000000""#));
    let [home, office, third] = ["дом", "кабинет", "планшет"].map(|name| {
        let file = d.beside(name);
        std::fs::copy(&d.file, &file).unwrap();
        file
    });
    let changes = |file: &Path, numbers: &str| {
        open(file).import(&line(numbers), ImportMode::Whole).unwrap();
    };
    changes(&home, r#""+79521422190","+79110000000""#);
    changes(&office, r#""+79521422109","+79110000000""#);
    // Who only takes the old number away, or puts the same in its place, disagrees with nobody.
    changes(&third, r#""+79110000000""#);
    assert_eq!(take(&third, &home).conflicts, 0);
    let union = take(&home, &office);
    assert_eq!(union.conflicts, 1);
    take(&office, &home);
    take(&home, &third);
    take(&office, &third);
    let at = |file: &Path| {
        let open = open(file).reader().open_conflicts().unwrap();
        open.iter().map(|c| (c.id.clone(), c.before.clone(), c.values.len())).collect::<Vec<_>>()
    };
    assert_eq!(at(&home), at(&office));
    assert_eq!(at(&home).len(), 1);
    assert_eq!(at(&home)[0].1, "+79521422000");
    assert_eq!(open(&home).reader().count_conflicts().unwrap(), 1);
    // One is taken: the other goes. Taken back: both stand against each other again.
    let both = export(&open(&home));
    let mut store = open(&home);
    let conflict = store.reader().open_conflicts().unwrap().remove(0);
    let op = OpId::from_hex(&conflict.values[0].op).unwrap();
    store.resolve(&conflict.id, &Resolution::Take(op)).unwrap();
    let kept = conflict.values[0].value.as_str().unwrap();
    let gone = conflict.values[1].value.as_str().unwrap();
    let settled = export(&store);
    assert!(settled.contains(kept) && !settled.contains(gone) && settled.contains("+79110000000"));
    assert!(store.reader().open_conflicts().unwrap().is_empty());
    store.undo().unwrap();
    assert_eq!(export(&store), both);
    assert_eq!(store.reader().open_conflicts().unwrap().len(), 1);
    // A third one is right; and on the other machine both are: the later merge lets both decisions stand.
    store.resolve(&conflict.id, &Resolution::Write("+79990000000".into())).unwrap();
    let own = export(&store);
    assert!(own.contains("+79990000000") && !own.contains(kept) && !own.contains(gone));
    let untouched = d.beside("нетронутая");
    std::fs::copy(&office, &untouched).unwrap();
    let mut other = open(&office);
    other.resolve(&conflict.id, &Resolution::Write(serde_json::json!([kept, gone]))).unwrap();
    assert!(other.reader().open_conflicts().unwrap().is_empty());
    let settled = export(&other);
    let old = "79521422000";
    assert!(settled.contains(kept) && settled.contains(gone) && !settled.contains(old), "{settled}");
    // With others beside them, and with one that is in the file already, it is the same.
    for list in [vec![gone, "+79110000000", kept], vec![kept, "+79160000001", gone, "+79160000002"]] {
        let file = d.beside("ещё одна");
        std::fs::copy(&untouched, &file).unwrap();
        let mut another = open(&file);
        another.resolve(&conflict.id, &Resolution::Write(serde_json::json!(list))).unwrap();
        let settled = export(&another);
        assert!(list.iter().all(|n| settled.contains(n)) && !settled.contains(old), "{settled}");
    }
    // Whatever settled it, in this file or in one that took over an export: taken back, the disagreement is open again,
    // made again, it is settled, and both travel.
    let exported = d.beside("по выгрузке");
    std::fs::copy(&d.file, &exported).unwrap();
    open(&exported).import(&both, ImportMode::Whole).unwrap();
    for from in [&untouched, &exported] {
        for list in [vec![kept, gone], vec![gone, "+79110000000", kept], vec!["+79521422000"], vec![kept]] {
            let [file, beside] = ["отменённая", "рядом с ней"].map(|name| {
                let file = d.beside(name);
                std::fs::copy(from, &file).unwrap();
                file
            });
            let open_at = |file: &Path| open(file).reader().open_conflicts().unwrap().len();
            // By its number in the history, with a later change on top, it is the same.
            let by_number = d.beside("по номеру");
            std::fs::copy(from, &by_number).unwrap();
            let mut numbered = open(&by_number);
            let said = Resolution::Write(serde_json::json!(list));
            let op = numbered.resolve(&conflict.id, &said).unwrap().op.unwrap();
            let later = Record::of(Kind::Family, id(1)).with(FieldName::Note, "позже");
            numbered.record(Act::FamilyChanged, &[later]).unwrap();
            let settled = export(&numbered);
            numbered.undo_one(op, UndoExtent::Whole).unwrap();
            let contested = both.lines().find(|line| line.contains("conflict")).unwrap();
            assert_eq!(open_at(&by_number), 1, "{list:?}");
            assert!(export(&numbered).contains(contested) && export(&numbered).contains("позже"), "{list:?}");
            numbered.undo().unwrap();
            assert_eq!((open_at(&by_number), export(&numbered)), (0, settled), "{list:?}");
            assert_whole(&by_number);
            let mut again = open(&file);
            assert_eq!(export(&again), both);
            again.resolve(&conflict.id, &Resolution::Write(serde_json::json!(list))).unwrap();
            let settled = export(&again);
            for _ in 0..2 {
                assert_eq!((open_at(&file), settled.contains("conflict")), (0, false), "{list:?}");
                again.undo().unwrap();
                assert_eq!((open_at(&file), export(&again)), (1, both.clone()), "{list:?}");
                again.redo().unwrap();
                assert_eq!(export(&again), settled, "{list:?}");
            }
            again.undo().unwrap();
            drop(again);
            take(&beside, &file);
            assert_eq!((open_at(&beside), export(&open(&beside))), (1, both.clone()), "{list:?}");
            assert_whole(&file);
        }
    }
    let wrong = store.resolve(&conflict.id, &Resolution::Write("нет".into()));
    assert_eq!(wrong.unwrap_err().id, "conflict-unknown");
    drop((store, other));
    take(&home, &office);
    take(&office, &home);
    assert_eq!(export(&open(&home)), export(&open(&office)));
    assert_whole(&home);
}

#[test]
fn a_folder_of_exchange_with_what_tools_leave_in_it() {
    let (d, home) = two();
    let folder = d.beside("обмен");
    std::fs::create_dir(&folder).unwrap();
    let states = ["кабинет", "ноутбук"].map(|device| (device, d.beside(&format!("state {device}"))));
    let exchanged = |file: &Path, n: usize| {
        let (device, state) = &states[n];
        let mut store = Store::open(file, author(device)).unwrap();
        exchange::exchange(&mut store, &folder, state, device, &mut |_, _, _| {}).unwrap()
    };
    note(&d.file, "кабинет", "из кабинета");
    note(&home, "ноутбук", "из дома");
    let first = exchanged(&d.file, 0);
    assert!(first.written && first.files.is_empty());
    let second = exchanged(&home, 1);
    assert_eq!(second.files.len(), 1);
    assert_eq!(second.files[0].outcome.as_ref().unwrap().conflicts, 1);
    exchanged(&d.file, 0);
    assert_eq!(d.export(), export(&open(&home)));
    // Rest: nobody writes any more.
    assert!(!exchanged(&home, 1).written && !exchanged(&d.file, 0).written);
    let own = |n: usize| exchanged([&d.file, &home][n], n).own;
    assert_ne!(own(0), own(1));
    // A twin with work of its own, a torn file, a foreign one, half a transfer, a journal left behind.
    let name = own(1).file_stem().unwrap().to_string_lossy().into_owned();
    let twin = folder.join(format!("{name} (conflicted copy 2026-11-24).kurator"));
    std::fs::copy(own(1), &twin).unwrap();
    note(&twin, "планшет", "с планшета");
    let bytes = std::fs::read(own(1)).unwrap();
    std::fs::write(folder.join("оборван.kurator"), &bytes[..bytes.len() / 2]).unwrap();
    std::fs::write(folder.join("письмо.docx"), "текст").unwrap();
    std::fs::write(folder.join(".syncthing.половина.kurator.tmp"), &bytes[..9000]).unwrap();
    std::fs::write(folder.join(format!("{name}.kurator-journal")), "не журнал").unwrap();
    // What a killed run of this machine had begun goes; what may still be at work stays.
    let mine = first.own.file_name().unwrap().to_string_lossy().into_owned();
    let begun = [99_999_999, std::process::id()].map(|n| folder.join(format!(".{mine}.part-{n}")));
    for part in &begun {
        std::fs::write(part, "начало").unwrap();
    }
    let done = exchanged(&d.file, 0);
    if cfg!(target_os = "linux") {
        assert!(!begun[0].exists());
    }
    let told: Vec<(&str, bool, bool)> =
        done.files.iter().map(|t| (t.sort.code(), t.torn, t.outcome.is_ok())).collect();
    assert_eq!(done.files.len(), 4, "{told:?}");
    assert!(told.contains(&("twin", false, true)) && told.contains(&("other", true, true)), "{told:?}");
    assert_eq!(told.iter().filter(|t| !t.2).count(), 1, "{told:?}");
    assert!(done.written && d.export().contains("с планшета"));
    assert_whole(&done.own);
}

#[test]
fn without_a_snapshot_nothing_is_taken_over() {
    let (d, home) = two();
    note(&home, "ноутбук", "из дома");
    let state = d.beside("state");
    let folder = Snapshots::of(&state, &d.file).name_rescue().unwrap();
    let part = folder.with_file_name(format!(".000001.kurator.part-{}", std::process::id()));
    std::fs::create_dir(&part).unwrap();
    let bytes = d.bytes();
    let refused = merge(&mut open(&d.file), &home, &state, &mut |_, _| {});
    assert!(refused.is_err() && d.bytes() == bytes);
    let shared = d.beside("обмен");
    std::fs::create_dir(&shared).unwrap();
    std::fs::copy(&home, shared.join("1.kurator")).unwrap();
    std::fs::copy(&home, shared.join("2.kurator")).unwrap();
    let done = exchange::exchange(&mut open(&d.file), &shared, &state, "стол", &mut |_, _, _| {}).unwrap();
    assert!(done.files.iter().all(|f| f.outcome.is_err()) && d.bytes() == bytes);
    std::fs::remove_dir(&part).unwrap();
    assert_eq!(take(&d.file, &home).operations, 1);
}

#[test]
fn the_commands_answer_as_they_are_said_to() {
    let (d, home) = two();
    note(&d.file, "кабинет", "из кабинета");
    note(&home, "ноутбук", "из дома");
    let json = |args: &[&str]| -> serde_json::Value {
        let out = d.run(args);
        assert_eq!(out.status.code(), Some(0), "{args:?}: {}", district::stderr(&out));
        serde_json::from_str(&stdout(&out)).unwrap()
    };
    let (bytes, other) = (d.bytes(), home.to_str().unwrap());
    let would = json(&["merge", other, "--dry-run", "--json"]);
    assert!(d.bytes() == bytes);
    assert_eq!(json(&["merge", other, "--json"]), would);
    assert_eq!((would["operations"].as_u64(), would["conflicts"].as_u64()), (Some(1), Some(1)));
    assert_eq!(json(&["merge", other, "--json"])["operations"], 0);
    let open = json(&["conflicts", "--json"]);
    let (conflict, op) = (open[0]["id"].as_str().unwrap(), open[0]["values"][0]["op"].as_str().unwrap());
    json(&["resolve", conflict, "--take", &op[..8], "--json"]);
    assert_eq!(json(&["conflicts", "--json"]), serde_json::json!([]));
    let stick = d.beside("стик.kurator");
    let digest = json(&["check", "--json"])["digest"].clone();
    let copied = json(&["copy", stick.to_str().unwrap(), "--json"]);
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&stick.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "a copy is for who carries it");
    }
    assert_eq!(copied["digest"], digest);
    assert!(stdout(&d.run(&["copy", stick.to_str().unwrap()])).contains("Можно вынимать"));
    let folder = d.beside("обмен");
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(json(&["exchange", folder.to_str().unwrap(), "--json"])["written"], true);
    assert_eq!(json(&["exchange", folder.to_str().unwrap(), "--json"])["written"], false);
    let snapshots = json(&["restore", "--json"]);
    let path = snapshots[0]["path"].as_str().unwrap();
    json(&["restore", path, "--json"]);
    // By its name alone, with the ending or without.
    let name = path.rsplit('/').next().unwrap();
    assert_eq!(json(&["restore", name, "--json"])["digest"], snapshots[0]["digest"]);
    json(&["restore", name.strip_suffix(".kurator").unwrap(), "--json"]);
    for args in [
        vec!["merge", "/нет"],
        vec!["copy", "/нет/такой/папки"],
        vec!["exchange", "/нет"],
        vec!["resolve", "x", "--value", "1"],
    ] {
        assert_eq!(d.run(&args).status.code(), Some(1), "{args:?}");
    }
    assert_eq!(run(&d.file, &["resolve", "x"]).status.code(), Some(2));
}

#[test]
fn a_mark_without_a_stamp_keeps_the_regulation_it_was_entered_under() {
    for (regulation, then, sign) in [
        ("oktyabrsky", "yugra", "post_divorce"),
        ("oktyabrsky", "borovichi", "limited_health_child"),
        ("oktyabrsky", "irkutsk", "post_divorce"),
    ] {
        let d = TestDistrict::new();
        d.takes(&format!(r#"{{"type":"district","regulation":"{regulation}"}}"#));
        d.takes(r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","title":"Ким Анна"}"#);
        let other = d.beside("other.kurator");
        std::fs::copy(&d.file, &other).unwrap();
        // One copy goes on for a while before it changes the regulation; the other enters a sign meanwhile.
        d.takes(r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","note":"раз"}"#);
        d.takes(r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","note":"два"}"#);
        d.takes(&format!(r#"{{"type":"district","regulation":"{then}"}}"#));
        let mut theirs = open(&other);
        let line = format!(
            r#"{{"type":"sign","id":"30000000-0000-4000-8000-000000000002","family":"30000000-0000-4000-8000-000000000001","sign":"{sign}","from":"2026-09-01"}}"#
        );
        assert!(theirs.import(&line, kurator::store::jsonl::ImportMode::Whole).unwrap().refused.is_empty());
        drop(theirs);
        let merged = d.run(&["merge", other.to_str().unwrap()]);
        assert!(merged.status.success(), "{}", district::stderr(&merged));
        let store = d.open();
        let cases = store.reader().cases(kurator::store::FamilyScope::All, None).unwrap();
        assert_eq!(cases[0].signs[0].under.as_deref(), Some(regulation), "{then}");
    }
}

#[test]
fn a_goal_keeps_the_regulation_it_was_entered_under() {
    let d = TestDistrict::new();
    d.takes(r#"{"type":"district","regulation":"irkutsk"}"#);
    d.takes(r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","title":"Ким Анна"}"#);
    let line = r#"{"type":"goal","id":"30000000-0000-4000-8000-000000000003","family":"30000000-0000-4000-8000-000000000001","goal":"goal"}"#;
    d.takes(line);
    d.takes(r#"{"type":"district","regulation":"yugra"}"#);
    let cases = d.open().reader().cases(kurator::store::FamilyScope::All, None).unwrap();
    assert_eq!(cases[0].goals[0].under.as_deref(), Some("irkutsk"));
}

#[test]
fn a_closing_that_was_not_granted_ends_no_family() {
    let of = |kind: &str, n: u32, fields: &str| {
        format!(
            r#"{{"type":"{kind}","id":"30000000-0000-4000-8000-{n:012}","family":"30000000-0000-4000-8000-000000000001",{fields}}}"#
        )
    };
    let d = TestDistrict::new();
    d.takes(r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","title":"Ким Анна"}"#);
    d.takes(&of("level", 2, r#""level":"basic","from":"2026-09-01""#));
    let decision = |ruling: &str| {
        of("decision", 4, &format!(r#""subject":"closing","on":"2026-10-01","ruling":"{ruling}""#))
    };
    d.takes(&decision("granted"));
    let closing = r#""on":"2026-10-02","decision":"30000000-0000-4000-8000-000000000004""#;
    d.takes(&of("closing", 3, closing));
    let current = || {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        d.open().reader().cases(kurator::store::FamilyScope::Current(day), None).unwrap().len()
    };
    assert_eq!(current(), 0);
    for (ruling, families) in [("refused", 1), ("returned", 1), ("postponed", 1), ("granted", 0)] {
        d.takes(&decision(ruling));
        assert_eq!(current(), families, "{ruling}");
        let findings = d.open().reader().check().unwrap().findings;
        assert!(findings.iter().all(|f| !f.id.code().contains("projection")), "{ruling}: {findings:?}");
    }
}
