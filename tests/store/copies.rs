//! Two copies of a district edited apart: conflicts, deletions against edits, and undo when the other's work has come.

use crate::district;
use crate::fields::WithField;
use std::path::PathBuf;

use crate::district::join::join;
use crate::district::{TestDistrict, author, begin, export, id};
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Id, Kind};
use kurator::store::conflict::Resolution;
use kurator::store::jsonl::ImportMode;
use kurator::store::{Store, WriteResult};
use rusqlite::Connection;
use serde_json::json;

const FAMILY: u128 = 1;
const MEMBER: u128 = 2;

/// A file with a family and its member, the work of two copies of it, and what comes of joining them.
fn apart(mine: impl Fn(&mut Store), theirs: impl Fn(&mut Store)) -> (TestDistrict, Store) {
    let d = TestDistrict::new();
    d.takes(&format!(
        "{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"Ивановы\",\"note\":\"было\"}}\n{{\"type\":\"member\",\"id\":\"{}\",\"family\":\"{}\",\"role\":\"mother\",\"phones\":[\"111\",\"112\"]}}",
        id(FAMILY), id(MEMBER), id(FAMILY)
    ));
    let copies: Vec<PathBuf> = ["mine", "theirs"].iter().map(|n| d.beside(n)).collect();
    for copy in &copies {
        std::fs::copy(&d.file, copy).unwrap();
    }
    mine(&mut Store::open(&copies[0], author()).unwrap());
    theirs(&mut Store::open(&copies[1], author()).unwrap());
    let joined = d.beside("joined");
    join(&[&copies[0], &copies[1]], &joined, 7);
    let store = Store::open(&joined, author()).unwrap();
    assert!(store.reader().check().unwrap().ok);
    (d, store)
}

fn note(store: &mut Store, text: &str) -> WriteResult {
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Note, text)])
        .unwrap()
}

fn note_now(store: &Store) -> Option<String> {
    store.reader().record(Kind::Family, id(FAMILY)).unwrap().unwrap().text(FieldName::Note).map(str::to_owned)
}

fn conflicts(store: &Store) -> Vec<String> {
    export(store).lines().filter(|l| l.starts_with("{\"type\":\"conflict\"")).map(str::to_owned).collect()
}

/// Exports, imports into an empty file, exports.
fn assert_travels(d: &TestDistrict, store: &Store) -> Store {
    let text = export(store);
    let mut other = begin(&d.beside("other"));
    let done = other.import(&text, ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?} of {text}", district::told(&done));
    assert_eq!(export(&other), text);
    other
}

#[test]
fn a_cell_written_in_both_is_a_conflict_that_travels_and_stays_until_settled() {
    let (d, store) = apart(|s| drop(note(s, "раз")), |s| drop(note(s, "два")));
    let line = format!(
        "{{\"type\":\"conflict\",\"of\":\"{}\",\"field\":\"note\",\"values\":[\"два\",\"раз\"]}}",
        id(FAMILY)
    );
    assert_eq!(conflicts(&store), [line]);
    let mut other = assert_travels(&d, &store);
    let shown = note_now(&other).unwrap();
    let before = export(&other);
    note(&mut other, "три");
    assert_eq!(conflicts(&other).len(), 1, "to write over one side is not to settle it");
    assert!(!conflicts(&other)[0].contains(&shown));
    other.undo().unwrap();
    assert_eq!(export(&other), before);
}

#[test]
fn a_cell_cleared_in_one_and_written_in_the_other_is_a_conflict_that_travels() {
    let clear = |s: &mut Store| {
        drop(s.record(
            Act::FamilyChanged,
            &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Note, None::<String>)],
        ))
    };
    let (d, store) = apart(clear, |s| drop(note(s, "два")));
    assert_eq!(conflicts(&store).len(), 1);
    assert_travels(&d, &store);
    let (d, store) = apart(|s| drop(note(s, "два")), clear);
    assert_travels(&d, &store);
}

#[test]
fn equal_values_are_no_conflict() {
    let (_, store) = apart(|s| drop(note(s, "раз")), |s| drop(note(s, "раз")));
    assert!(conflicts(&store).is_empty());
}

#[test]
fn phones_put_in_another_order_in_both_travel() {
    let phones = |list: &'static [&'static str]| {
        move |s: &mut Store| {
            let list: Vec<String> = list.iter().map(|n| (*n).to_owned()).collect();
            s.record(
                Act::FamilyChanged,
                &[Record::of(Kind::Member, id(MEMBER)).with(FieldName::Phones, list)],
            )
            .unwrap();
        }
    };
    let (d, store) = apart(phones(&["112", "111"]), phones(&["113", "111", "112"]));
    assert!(conflicts(&store).is_empty(), "the order of phones is no fact");
    assert_travels(&d, &store);
    let (_, store) = apart(phones(&["111"]), phones(&["111", "112", "113"]));
    let member = store.reader().record(Kind::Member, id(MEMBER)).unwrap().unwrap();
    assert_eq!(
        member.values()[&FieldName::Phones],
        serde_json::json!(["111", "113"]),
        "removed in one, only kept in the other"
    );
}

#[test]
fn an_edit_wins_over_a_deletion_that_did_not_see_it() {
    let remove = |s: &mut Store| drop(s.delete(Act::FamilyChanged, &[id(FAMILY)]).unwrap());
    let (_, store) = apart(remove, |s| drop(note(s, "два")));
    assert_eq!(note_now(&store).as_deref(), Some("два"));
    let (_, store) = apart(remove, |_| {});
    assert!(store.reader().record(Kind::Family, id(FAMILY)).unwrap().is_none());
    assert!(
        store.reader().record(Kind::Member, id(MEMBER)).unwrap().is_none(),
        "what belongs to it goes with it"
    );
}

#[test]
fn a_removed_record_keeps_no_conflict() {
    let (d, mut store) = apart(|s| drop(note(s, "раз")), |s| drop(note(s, "два")));
    let before = export(&store);
    store.delete(Act::FamilyChanged, &[id(FAMILY)]).unwrap();
    assert!(conflicts(&store).is_empty());
    assert_travels(&d, &store);
    store.undo().unwrap();
    assert_eq!(export(&store), before);
    store.redo().unwrap();
    assert!(conflicts(&store).is_empty());
}

#[test]
fn a_record_that_others_name_stays() {
    let (_d, mut store) = apart(|_| {}, |_| {});
    let activity = Record::new(Kind::Activity)
        .with(FieldName::Family, id(FAMILY))
        .with(FieldName::Help, "legal")
        .with(FieldName::Text, "иск")
        .with(FieldName::Member, id(MEMBER));
    store.record(Act::ProgrammeSet, std::slice::from_ref(&activity)).unwrap();
    assert_eq!(store.delete(Act::FamilyChanged, &[id(MEMBER)]).unwrap_err().id, "record-referred");
    store.delete(Act::FamilyChanged, &[id(MEMBER), activity.id]).unwrap();
    assert_eq!(export(&store).lines().count(), 2);
}

/// Makes the last operation of the file one that came from another copy.
fn came_from_elsewhere(d: &TestDistrict) {
    Connection::open(&d.file)
        .unwrap()
        .execute("UPDATE op SET local = 0 WHERE no = (SELECT MAX(no) FROM op)", [])
        .unwrap();
}

/// Does the first here, the second elsewhere, and asks for an undo of the first.
fn undone(first: &[Record], second: &[Record]) -> Result<String, kurator::domain::UserError> {
    let d = TestDistrict::new();
    let mut store = d.open();
    store
        .record(Act::FamilyTakenIn, &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Title, "А")])
        .unwrap();
    let before = export(&store);
    store.record(Act::FamilyChanged, first).unwrap();
    store.record(Act::LevelSet, second).unwrap();
    came_from_elsewhere(&d);
    let bytes = d.bytes();
    let done = store.undo();
    match done {
        Ok(_) => {
            assert_ne!(export(&store), before, "what came from elsewhere stays");
            assert!(store.reader().check().unwrap().ok);
            Ok(export(&store))
        }
        Err(problem) => {
            assert!(d.bytes() == bytes);
            Err(problem)
        }
    }
}

#[test]
fn an_undo_is_refused_by_the_name_of_what_stands_on_it() {
    let family = || Record::of(Kind::Family, id(FAMILY));
    let refused = |first: &[Record], second: &[Record]| {
        let problem = undone(first, second).unwrap_err();
        assert_eq!((problem.id, problem.args[0].1.as_str()), ("undo-later", "level_set"));
    };
    refused(&[family().with(FieldName::Note, "раз")], &[family().with(FieldName::Note, "два")]);
    let new = || Record::of(Kind::Family, id(5)).with(FieldName::Title, "Б");
    refused(&[new()], &[Record::of(Kind::Family, id(5)).with(FieldName::Note, "два")]);
    refused(
        &[new()],
        &[Record::of(Kind::Level, id(6))
            .with(FieldName::Family, id(5))
            .with(FieldName::Level, "basic")
            .with(FieldName::From, "2026-01-01")],
    );
    let stays =
        undone(&[family().with(FieldName::Note, "раз")], &[family().with(FieldName::Safety, "собака")])
            .unwrap();
    assert!(stays.contains("собака") && !stays.contains("раз"));
}

#[test]
fn an_undo_chain_reaches_through_removal_and_return() {
    let d = TestDistrict::new();
    let mut store = d.open();
    let family = |title: &str| [Record::of(Kind::Family, id(FAMILY)).with(FieldName::Title, title)];
    let mut past = vec![export(&store)];
    let mut record = |store: &mut Store, records: Option<&[Record]>| {
        match records {
            Some(records) => store.record(Act::FamilyChanged, records),
            None => store.delete(Act::FamilyChanged, &[id(FAMILY)]),
        }
        .unwrap();
        past.push(export(store));
    };
    record(&mut store, Some(&family("А")));
    record(&mut store, None);
    record(&mut store, Some(&family("Б")));
    record(&mut store, None);
    record(&mut store, Some(&family("В")));
    for _ in 0..3 {
        for before in past.iter().rev().skip(1) {
            store.undo().unwrap();
            assert_eq!(&export(&store), before);
        }
        for after in &past[1..] {
            store.redo().unwrap();
            assert_eq!(&export(&store), after);
        }
    }
}

#[test]
fn a_conflict_line_alone_goes_beside_the_value_and_can_be_undone() {
    let d = TestDistrict::new();
    let mut store = d.open();
    store
        .record(Act::FamilyTakenIn, &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Title, "А")])
        .unwrap();
    let before = export(&store);
    let line = format!(
        "{{\"type\":\"conflict\",\"of\":\"{}\",\"field\":\"title\",\"values\":[\"Б\",\"А\"]}}",
        id(FAMILY)
    );
    assert_eq!(store.import(&line, ImportMode::Whole).unwrap().changed, 1);
    assert!(export(&store).contains("\"title\":\"А\"}"), "the value that stood stays in front");
    assert_eq!(conflicts(&store).len(), 1);
    let twice = store.import(&line, ImportMode::Whole).unwrap();
    assert_eq!((twice.added, twice.changed), (0, 0));
    store.undo().unwrap();
    assert_eq!(export(&store), before);
    store.redo().unwrap();
    assert_eq!(conflicts(&store).len(), 1);
    assert_ne!(Id::DISTRICT, id(FAMILY));
}

#[test]
fn an_undo_without_its_target_ends() {
    let d = TestDistrict::new();
    let mut store = d.open();
    note_family(&mut store);
    store.undo().unwrap();
    Connection::open(&d.file)
        .unwrap()
        .execute("UPDATE op SET target = NULL WHERE act = 'undone'", [])
        .unwrap();
    assert_eq!(store.undo().unwrap_err().id, "undo-later", "an undo of nothing stands on what it undid");
    assert!(!store.reader().check().unwrap().ok);
}

fn note_family(store: &mut Store) {
    store
        .record(Act::FamilyTakenIn, &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Title, "А")])
        .unwrap();
}

#[test]
fn numbers_that_stand_for_one_travel_as_a_conflict() {
    let phones = |numbers: [&'static str; 1]| {
        move |store: &mut Store| {
            let list: Vec<String> = ["112", numbers[0]].map(str::to_owned).to_vec();
            let record = Record::of(Kind::Member, id(MEMBER)).with(FieldName::Phones, list);
            store.record(Act::FamilyChanged, &[record]).unwrap();
        }
    };
    let (d, store) = apart(phones(["221"]), phones(["222"]));
    assert_eq!(store.reader().count_conflicts().unwrap(), 1);
    assert_eq!(
        conflicts(&store),
        [format!(
            "{{\"type\":\"conflict\",\"of\":\"{}\",\"field\":\"phones\",\"values\":[\"221\",\"222\"],\"before\":\"111\"}}",
            id(MEMBER)
        )]
    );
    let mut other = assert_travels(&d, &store);
    let open = other.reader().open_conflicts().unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].id, store.reader().open_conflicts().unwrap()[0].id);
    assert_eq!((open[0].before.clone(), open[0].values.len()), (json!("111"), 2));
    let text = export(&store);
    let again = other.import(&text, ImportMode::Whole).unwrap();
    assert_eq!((again.added, again.changed), (0, 0), "it was known");
    // One is right, or both are.
    other.resolve(&open[0].id, &Resolution::Write(json!("222"))).unwrap();
    assert_eq!(other.reader().count_conflicts().unwrap(), 0);
    assert!(export(&other).contains("\"222\"") && !export(&other).contains("\"221\""), "{}", export(&other));
    other.undo().unwrap();
    assert_eq!(export(&other), text);
    other.resolve(&open[0].id, &Resolution::Write(json!(["112", "221", "222"]))).unwrap();
    assert_eq!(other.reader().count_conflicts().unwrap(), 0);
    assert!(conflicts(&other).is_empty());
    let nobody = text.replace(&format!("\"of\":\"{}\"", id(MEMBER)), &format!("\"of\":\"{}\"", id(99)));
    let refused = begin(&d.beside("nobody")).import(&nobody, ImportMode::Whole).unwrap().refused;
    assert_eq!(refused[0].why.id, "record-unknown-owner");
}
