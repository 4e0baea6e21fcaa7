//! The journal of actions: what is noted, when it is written, how it travels.

use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, author, export, id, program, stdout};
use crate::fields::WithField;
use kurator::domain::action::ActionKind;
use kurator::domain::{Act, FamilyId, FieldName, Kind, Record};
use kurator::report::actions::ActionJournalEntry;
use kurator::store::read::ActionFilter;
use kurator::store::{Author, KeyRing, Passphrase, Store};
use kurator::sync::merge::merge;
use kurator::sync::{exchange, pending};
use proptest::prelude::*;

const FAMILY: u128 = 1;
const OTHER: u128 = 2;

fn family(n: u128) -> FamilyId {
    FamilyId(id(n))
}

/// A district of two families.
fn district() -> TestDistrict {
    let d = TestDistrict::new();
    let line = |n, title| format!("{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"{title}\"}}\n", id(n));
    d.takes(&(line(FAMILY, "Новиковы") + &line(OTHER, "Тихомировы")));
    d
}

fn write(store: &mut Store, text: &str) {
    let record = Record::of(Kind::Family, id(FAMILY)).with(FieldName::Note, text);
    store.record(Act::FamilyChanged, &[record]).unwrap();
}

fn all(store: &Store) -> Vec<ActionJournalEntry> {
    store.actions(&ActionFilter::default()).unwrap()
}

fn kinds(store: &Store) -> Vec<ActionKind> {
    all(store).iter().map(|logged| logged.action).collect()
}

fn operations(store: &Store) -> u64 {
    store.digest().unwrap().operations
}

#[test]
fn views_are_written_as_one_operation_with_the_next_write() {
    let d = district();
    let mut store = d.open();
    let before = operations(&store);
    store.note_opened();
    store.note_viewed(family(FAMILY));
    store.note_viewed(family(OTHER));
    store.note_viewed(family(FAMILY));
    assert_eq!(operations(&store), before, "a view alone writes nothing");
    write(&mut store, "раз");
    assert_eq!(operations(&store), before + 2);
    use ActionKind::{Opened, Viewed};
    assert_eq!(kinds(&store), [Opened, Viewed, Viewed]);
    assert_eq!(all(&store)[1].title, "Новиковы");
    write(&mut store, "два");
    assert_eq!(operations(&store), before + 3, "nothing was viewed since");
    assert!(store.reader().check().unwrap().ok);
}

#[test]
fn a_run_that_views_nothing_writes_nothing_and_one_that_only_views_writes_once() {
    let d = district();
    let (before, state) = (d.bytes(), d.beside("state"));
    let mut store = d.open();
    store.note_opened();
    assert!(pending::take_in(&mut store, &state).is_empty());
    pending::settle(&mut store, &state).unwrap();
    drop(store);
    assert_eq!(d.bytes(), before);
    assert!(!state.exists());
    let mut store = d.open();
    let operations_before = operations(&store);
    store.note_viewed(family(FAMILY));
    pending::settle(&mut store, &state).unwrap();
    pending::settle(&mut store, &state).unwrap();
    assert_eq!(operations(&store), operations_before + 1);
    assert_eq!(all(&store)[0].by, "Т. Н., стол");
}

#[test]
fn a_run_that_read_lists_alone_leaves_its_opening() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    let before = operations(&store);
    store.note_opened();
    store.note_shown();
    write(&mut store, "раз");
    assert_eq!(operations(&store), before + 1, "a list alone is no action before the end");
    pending::settle(&mut store, &state).unwrap();
    pending::settle(&mut store, &state).unwrap();
    assert_eq!((operations(&store), kinds(&store)), (before + 2, vec![ActionKind::Opened]));
}

#[test]
fn what_could_not_be_written_stays_until_it_can() {
    let d = district();
    let mut store = d.open();
    store.note_viewed(family(FAMILY));
    let broken = Record::of(Kind::Member, id(9));
    store.record(Act::MemberAdded, &[broken]).unwrap_err();
    assert_eq!(store.pending().len(), 1);
    assert!(store.reader().actions(&ActionFilter::default()).unwrap().is_empty());
    write(&mut store, "раз");
    assert_eq!(kinds(&store), [ActionKind::Viewed]);
}

#[test]
fn actions_are_neither_undone_nor_exported_nor_part_of_a_family_s_history() {
    let d = district();
    let mut store = d.open();
    let before = (export(&store), store.reader().history(family(FAMILY)).unwrap().len());
    write(&mut store, "раз");
    store.note_viewed(family(FAMILY));
    store.write_pending().unwrap();
    store.note_action(ActionKind::Printed, Some(family(FAMILY)), Some("card".into()));
    store.write_pending().unwrap();
    store.undo().unwrap();
    assert_eq!(export(&store), before.0);
    assert_eq!(store.reader().history(family(FAMILY)).unwrap().len(), before.1 + 2);
    store.redo().unwrap();
    assert_eq!(kinds(&store), [ActionKind::Viewed, ActionKind::Printed]);
}

#[test]
fn the_journal_is_narrowed_to_a_family_an_author_and_days() {
    let d = district();
    let mut store = d.open();
    store.note_viewed(family(FAMILY));
    store.write_pending().unwrap();
    let later = || 1_790_000_000_000 + 3 * 86_400_000;
    let mut other = Store::open(
        &d.file,
        Author { user: "Смирнова Т. Н.".into(), device: "ноутбук".into(), clock: later },
    )
    .unwrap();
    other.note_viewed(family(OTHER));
    other.note_action(ActionKind::Copied, None, Some("/media/stick".into()));
    let asked = |filter: &ActionFilter| other.actions(filter).unwrap().len();
    let none = ActionFilter::default();
    assert_eq!(asked(&none), 3);
    assert_eq!(asked(&ActionFilter { family: Some(family(OTHER)), ..none.clone() }), 1);
    assert_eq!(asked(&ActionFilter { by: Some("НОУТ".into()), ..none.clone() }), 2);
    let first = all(&other)[0].at.unwrap().date();
    assert_eq!(asked(&ActionFilter { to: Some(first), ..none.clone() }), 1);
    assert_eq!(asked(&ActionFilter { from: first.succ_opt(), ..none }), 2);
}

/// Every file under the folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    entries.flat_map(|p| if p.is_dir() { files(&p) } else { vec![p] }).collect()
}

#[test]
fn a_run_that_can_only_read_leaves_a_log_that_is_taken_in_once() {
    let d = district();
    let state = d.beside("state");
    let mut reading = d.open();
    reading.set_read_only().unwrap();
    reading.note_viewed(family(FAMILY));
    assert!(pending::take_in(&mut reading, &state).is_empty());
    pending::settle(&mut reading, &state).unwrap();
    reading.note_viewed(family(OTHER));
    pending::keep(&mut reading, &state).unwrap();
    assert_eq!(files(&state).len(), 2);
    drop(reading);
    let mut store = Store::open(&d.file, Author { user: "другая".into(), ..author() }).unwrap();
    // Killed between the write and the removal of the log, the next run takes it in once more.
    let logs: Vec<(PathBuf, Vec<u8>)> =
        files(&state).into_iter().map(|log| (log.clone(), std::fs::read(log).unwrap())).collect();
    assert!(pending::take_in(&mut store, &state).is_empty());
    store.write_pending().unwrap();
    assert!(files(&state).is_empty());
    logs.iter().for_each(|(log, bytes)| std::fs::write(log, bytes).unwrap());
    let operations_before = operations(&store);
    assert!(pending::take_in(&mut store, &state).is_empty());
    store.write_pending().unwrap();
    assert_eq!(operations(&store), operations_before);
    assert_eq!(all(&store).len(), 2);
    assert_eq!(all(&store)[0].by, "Т. Н., стол", "the author is the one who looked");
    assert!(files(&state).is_empty());
}

#[test]
fn a_damaged_log_is_reported_once_and_put_aside() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    store.note_viewed(family(FAMILY));
    pending::keep(&mut store, &state).unwrap();
    store.note_viewed(family(OTHER));
    pending::keep(&mut store, &state).unwrap();
    let logs = files(&state);
    let whole = std::fs::read(&logs[0]).unwrap();
    std::fs::write(&logs[0], &whole[..whole.len() / 2]).unwrap();
    let damaged = pending::take_in(&mut store, &state);
    assert_eq!(damaged, [logs[0].clone()]);
    store.write_pending().unwrap();
    assert_eq!(all(&store).len(), 1, "the whole log is taken in");
    let problem = pending::put_aside(&damaged[0]);
    assert_eq!(problem.id, "actions-log-damaged");
    assert_eq!(std::fs::read(logs[0].with_extension("unread")).unwrap(), whole[..whole.len() / 2]);
    assert!(pending::take_in(&mut store, &state).is_empty(), "it is reported once");
}

#[test]
fn the_log_of_a_sealed_file_is_sealed() {
    let d = TestDistrict::new();
    let (file, state, keys) = (d.beside("sealed.kurator"), d.beside("state"), KeyRing::default());
    let phrase = Passphrase::new("смородина у старого забора").unwrap();
    let mut store = Store::create_sealed(&file, author(), &keys, phrase).unwrap();
    store.note_viewed(family(FAMILY));
    pending::keep(&mut store, &state).unwrap();
    let log = files(&state).pop().unwrap();
    let bytes = std::fs::read(&log).unwrap();
    for text in [id(FAMILY).to_string(), "viewed".to_owned(), "стол".to_owned()] {
        assert!(!bytes.windows(text.len()).any(|w| w == text.as_bytes()), "{text}");
    }
    assert!(pending::take_in(&mut store, &state).is_empty());
    store.write_pending().unwrap();
    assert_eq!(kinds(&store), [ActionKind::Viewed]);
    assert!(files(&state).is_empty());
}

#[test]
fn copies_that_exchange_come_to_rest_with_the_same_journal() {
    let d = district();
    let (here, there) = (d.beside("here.kurator"), d.beside("there.kurator"));
    for copy in [&here, &there] {
        std::fs::copy(&d.file, copy).unwrap();
    }
    let folder = d.beside("folder");
    std::fs::create_dir(&folder).unwrap();
    let open = |path: &Path| Store::open(path, author()).unwrap();
    write(&mut open(&here), "раз");
    write(&mut open(&there), "два");
    let round = || {
        for (path, device) in [(&here, "стол"), (&there, "ноутбук")] {
            let (state, mut store) = (d.beside(device), open(path));
            exchange::exchange(&mut store, &folder, &state, device, &mut |_, _, _| {}).unwrap();
            pending::settle(&mut store, &state).unwrap();
        }
        [&here, &there].map(|path| open(path).digest().unwrap())
    };
    round();
    round();
    let [one, other] = round();
    assert_eq!(one, other);
    assert_eq!(round(), [one.clone(), one]);
    let known = kinds(&open(&here));
    assert_eq!(known.iter().filter(|k| **k == ActionKind::Copied).count(), 2, "{known:?}");
    assert!(known.contains(&ActionKind::Merged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever three copies view, write and merge, merging them all leads to one log.
    #[test]
    fn copies_converge_whatever_was_viewed(steps in prop::collection::vec((0usize..3, 0usize..4), 1..14)) {
        let d = district();
        let copies: Vec<PathBuf> = (0..3).map(|n| d.beside(&format!("{n}.kurator"))).collect();
        for copy in &copies {
            std::fs::copy(&d.file, copy).unwrap();
        }
        let state = d.beside("state");
        let open = |n: usize| Store::open(&copies[n], author()).unwrap();
        for (step, (n, what)) in steps.into_iter().enumerate() {
            let mut store = open(n);
            match what {
                0 => { store.note_viewed(family(FAMILY)); store.write_pending().unwrap(); }
                1 => { store.note_viewed(family(OTHER)); write(&mut store, &format!("{step}")); }
                2 => store.note_action(ActionKind::Printed, None, Some("bank".into())),
                _ => drop(merge(&mut store, &copies[(n + 1) % 3], &state, &mut |_, _| {}).unwrap()),
            }
            pending::settle(&mut store, &state).unwrap();
        }
        for _ in 0..3 {
            for n in 0..3 {
                for other in (0..3).filter(|other| *other != n) {
                    merge(&mut open(n), &copies[other], &state, &mut |_, _| {}).unwrap();
                }
            }
        }
        let digests: Vec<_> = (0..3).map(|n| open(n).digest().unwrap()).collect();
        prop_assert_eq!(&digests[0], &digests[1]);
        prop_assert_eq!(&digests[0], &digests[2]);
        prop_assert_eq!(all(&open(0)), all(&open(1)));
        prop_assert!(open(2).reader().check().unwrap().ok);
    }
}

#[test]
fn commands_note_what_they_show_print_and_copy() {
    let d = district();
    let run = |args: &[&str]| {
        let done = program(&d.file).args(args).output().unwrap();
        assert!(done.status.success(), "{args:?}: {}", crate::district::stderr(&done));
        stdout(&done)
    };
    let before = d.bytes();
    run(&["card", "Новиковы"]);
    assert_eq!(d.bytes(), before, "a command that reads writes nothing");
    run(&["report", "families"]);
    assert_eq!(d.bytes(), before);
    let known = files(&d.beside("state").join("kurator/actions"));
    assert_eq!(known.len(), 1, "each log replaces the one before: {known:?}");
    // What went outside of the file is in the file: a copy made by hand takes no state folder along.
    run(&["export", "--out", &d.beside("все.jsonl").display().to_string()]);
    run(&["copy", &d.beside("copy.kurator").display().to_string()]);
    use ActionKind::{Copied, Exported, Printed, Viewed};
    assert_eq!(kinds(&d.open()), [Viewed, Printed, Exported, Copied]);
    assert!(files(&d.beside("state").join("kurator/actions")).is_empty());
    run(&["card", "Новиковы"]);
    let said: serde_json::Value = serde_json::from_str(&run(&["history", "--json"])).unwrap();
    let listed = |said: &serde_json::Value| -> Vec<(String, String)> {
        let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
        said.as_array().unwrap().iter().map(|l| (text(&l["action"]), text(&l["title"]))).collect()
    };
    let expected =
        [("viewed", "Новиковы"), ("printed", ""), ("exported", ""), ("copied", ""), ("viewed", "Новиковы")];
    assert_eq!(listed(&said), expected.map(|(action, title)| (action.to_owned(), title.to_owned())));
    let one: serde_json::Value =
        serde_json::from_str(&run(&["history", "Новиковы", "--actions", "--json"])).unwrap();
    assert_eq!(listed(&one), [("viewed", "Новиковы"); 2].map(|(a, t)| (a.to_owned(), t.to_owned())));
    let paper = run(&["report", "actions", "--from", "2026-01-01", "--to", "2099-12-31"]);
    for said in ["Журнал действий с персональными данными", "открыта карта", "Новиковы", "журнал семей"]
    {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    // The next command that writes takes all of it in.
    std::fs::write(d.beside("одна.jsonl"), "{\"type\":\"family\",\"title\":\"Рябовы\"}\n").unwrap();
    run(&["import", &d.beside("одна.jsonl").display().to_string()]);
    assert!(files(&d.beside("state").join("kurator/actions")).is_empty());
    assert!(kinds(&d.open()).len() >= expected.len());
    let redacted = run(&["report", "actions", "--from", "2026-01-01", "--to", "2099-12-31", "--redacted"]);
    assert!(!redacted.contains("Новиковы"), "{redacted}");
}
