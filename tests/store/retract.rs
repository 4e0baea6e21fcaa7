//! Undo of one change of the history: it takes back what that change wrote, and nothing that was written later.

use crate::district::join::join;
use crate::district::{TestDistrict, author, export, id, is_sentence, stderr, stdout};
use crate::fields::WithField;
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Id, Kind};
use kurator::store::log::OpId;
use kurator::store::{Store, UndoExtent};
use rusqlite::Connection;

const FAMILY: u128 = 12;

fn family() -> Record {
    Record::of(Kind::Family, id(FAMILY)).with(FieldName::Title, "Иванова")
}

fn mother() -> Record {
    Record::of(Kind::Member, id(14)).with(FieldName::Family, id(FAMILY)).with(FieldName::Role, "mother")
}

fn contact() -> Record {
    Record::of(Kind::Contact, id(15))
        .with(FieldName::Family, id(FAMILY))
        .with(FieldName::Kind, "home_visit")
        .with(FieldName::Outcome, "held")
        .with(FieldName::On, "2026-11-20")
}

fn write(store: &mut Store, records: &[Record]) -> OpId {
    store.record(Act::FamilyChanged, records).unwrap().op.unwrap()
}

fn value(store: &Store, kind: Kind, id: Id, field: &str) -> Option<String> {
    store.reader().record(kind, id).unwrap()?.text(FieldName::from_code(field).unwrap()).map(str::to_owned)
}

fn change(field: &str, to: Option<&str>) -> Record {
    Record::of(Kind::Family, id(FAMILY)).with(FieldName::from_code(field).unwrap(), to)
}

#[test]
fn a_change_goes_back_and_a_later_one_stays() {
    let d = TestDistrict::new();
    let mut store = d.open();
    write(&mut store, &[family().with(FieldName::Note, "раз").with(FieldName::Safety, "собака")]);
    let op = write(&mut store, &[change("note", Some("два")), change("safety", None)]);
    write(&mut store, &[change("street", Some("Ленина"))]);
    let later = export(&store);
    let told = store.reader().undo_plan(op).unwrap();
    let fields: Vec<&str> = told.back.iter().map(|c| c.field.code()).collect();
    assert_eq!((fields, told.kept.len()), (vec!["note", "safety"], 0));
    assert_eq!(export(&store), later, "looking changes nothing");
    store.undo_one(op, UndoExtent::Whole).unwrap();
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "note").as_deref(), Some("раз"));
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "safety").as_deref(), Some("собака"));
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "street").as_deref(), Some("Ленина"));
    assert_eq!(
        store.undo_one(op, UndoExtent::Rest).unwrap_err().id,
        "undo-overtaken",
        "it is taken back already"
    );
    // The undo is an action like any other: it is undone, made again, and itself taken back from the history.
    let undone = export(&store);
    store.undo().unwrap();
    assert_eq!(export(&store), later);
    store.redo().unwrap();
    assert_eq!(export(&store), undone);
    store.undo().unwrap();
    store.undo().unwrap();
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "street"), None, "then comes what was done before it");
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "note").as_deref(), Some("два"));
    store.redo().unwrap();
    store.redo().unwrap();
    assert_eq!(export(&store), undone);
}

#[test]
fn what_was_changed_later_is_named_and_the_rest_may_go_back() {
    let d = TestDistrict::new();
    let mut store = d.open();
    write(&mut store, &[family().with(FieldName::Note, "раз").with(FieldName::Safety, "собака")]);
    let op = write(&mut store, &[change("note", Some("два")).with(FieldName::Safety, "две собаки")]);
    write(&mut store, &[change("note", Some("три"))]);
    let told = store.reader().undo_plan(op).unwrap();
    assert_eq!((told.back.len(), told.kept.len()), (1, 1));
    assert_eq!(told.kept[0].cell, FieldName::Note);
    assert_eq!(told.kept[0].later.act, Act::FamilyChanged);
    let before = export(&store);
    assert_eq!(store.undo_one(op, UndoExtent::Whole).unwrap_err().id, "undo-partly");
    assert_eq!(export(&store), before);
    store.undo_one(op, UndoExtent::Rest).unwrap();
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "note").as_deref(), Some("три"));
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "safety").as_deref(), Some("собака"));
}

#[test]
fn a_change_stands_again_once_the_later_one_was_undone() {
    let d = TestDistrict::new();
    let mut store = d.open();
    write(&mut store, &[family().with(FieldName::Note, "раз")]);
    let op = write(&mut store, &[change("note", Some("два"))]);
    write(&mut store, &[change("note", Some("три"))]);
    assert_eq!(store.reader().undo_plan(op).unwrap_err().id, "undo-overtaken");
    store.undo().unwrap();
    store.undo_one(op, UndoExtent::Whole).unwrap();
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "note").as_deref(), Some("раз"));
}

#[test]
fn a_deleted_record_comes_back_with_what_it_said() {
    let d = TestDistrict::new();
    let mut store = d.open();
    write(
        &mut store,
        &[family(), mother().with(FieldName::Phones, vec!["+79116031422".to_owned()]), contact()],
    );
    let before = export(&store);
    let op = store.delete(Act::RecordDeleted, &[id(14)]).unwrap().op.unwrap();
    write(&mut store, &[change("street", Some("Ленина"))]);
    let history = store.reader().history(kurator::domain::FamilyId(id(FAMILY))).unwrap();
    let event = history.iter().find(|e| e.act == Act::RecordDeleted).unwrap();
    assert!(event.changes.iter().any(|c| c.field == FieldName::Role && c.from == "mother" && c.to.is_null()));
    assert!(event.changes.iter().any(|c| c.field == FieldName::Number && c.from == "+79116031422"));
    store.undo_one(op, UndoExtent::Whole).unwrap();
    store.undo_one(history.last().unwrap().op.parse_op(), UndoExtent::Whole).unwrap();
    assert_eq!(export(&store), before);
}

trait ParseOp {
    fn parse_op(&self) -> OpId;
}

impl ParseOp for String {
    fn parse_op(&self) -> OpId {
        OpId::from_hex(self).unwrap()
    }
}

#[test]
fn a_record_entered_goes_unless_something_stands_on_it() {
    let d = TestDistrict::new();
    let mut store = d.open();
    let taken = write(&mut store, &[family(), mother()]);
    let visit = write(&mut store, &[contact()]);
    assert_eq!(store.undo_one(taken, UndoExtent::Whole).unwrap_err().id, "undo-partly");
    let told = store.reader().undo_plan(taken).unwrap();
    assert_eq!((told.kept.len(), told.kept[0].entity), (1, id(FAMILY)));
    write(&mut store, &[change("note", Some("раз"))]);
    store.undo_one(visit, UndoExtent::Whole).unwrap();
    assert_eq!(store.reader().record(Kind::Contact, id(15)).unwrap(), None);
    let told = store.reader().undo_plan(taken).unwrap();
    assert_eq!(told.kept[0].later.act, Act::FamilyChanged, "the note stands on it");
    write(&mut store, &[change("note", None)]);
    store.undo_one(taken, UndoExtent::Whole).unwrap();
    assert_eq!(store.reader().count_families().unwrap(), 0);
    assert!(store.reader().check().unwrap().ok);
}

#[test]
fn what_would_come_back_to_nowhere_stays_away() {
    let d = TestDistrict::new();
    let mut store = d.open();
    write(&mut store, &[family(), mother(), contact()]);
    let visit = store.delete(Act::RecordDeleted, &[id(15)]).unwrap().op.unwrap();
    let all = store.delete(Act::FamilyDeleted, &[id(FAMILY)]).unwrap().op.unwrap();
    let refused = store.reader().undo_plan(visit).unwrap_err();
    assert_eq!(refused.id, "undo-overtaken");
    assert!(refused.args.contains(&("act", "family_deleted".to_owned())), "{:?}", refused.args);
    store.undo_one(all, UndoExtent::Whole).unwrap();
    assert!(store.reader().record(Kind::Member, id(14)).unwrap().is_some());
    assert_eq!(store.reader().record(Kind::Contact, id(15)).unwrap(), None);
    store.undo_one(visit, UndoExtent::Whole).unwrap();
    assert!(store.reader().record(Kind::Contact, id(15)).unwrap().is_some());
}

#[test]
fn a_field_does_not_name_again_what_is_gone() {
    let d = TestDistrict::new();
    let mut store = d.open();
    let son =
        Record::of(Kind::Member, id(16)).with(FieldName::Family, id(FAMILY)).with(FieldName::Role, "son");
    write(&mut store, &[family().with(FieldName::Member, id(14)), mother(), son]);
    let op = write(&mut store, &[change("member", None).with(FieldName::Member, id(16))]);
    store.delete(Act::RecordDeleted, &[id(14)]).unwrap();
    assert_eq!(store.reader().undo_plan(op).unwrap_err().id, "undo-overtaken");
}

#[test]
fn a_change_of_another_copy_is_taken_back_too() {
    let (here, there) = (TestDistrict::new(), TestDistrict::new());
    let mut store = here.open();
    write(&mut store, &[family().with(FieldName::Note, "раз")]);
    drop(store);
    std::fs::copy(&here.file, &there.file).unwrap();
    let op = write(&mut there.open(), &[change("note", Some("два"))]);
    write(&mut here.open(), &[change("street", Some("Ленина"))]);
    let both = here.beside("both.kurator");
    join(&[&here.file, &there.file], &both, 7);
    let conn = Connection::open(&both).unwrap();
    conn.execute("UPDATE op SET local = 0 WHERE id = ?1", [op.0]).unwrap();
    drop(conn);
    let mut store = Store::open(&both, author()).unwrap();
    let before = export(&store);
    store.undo_one(op, UndoExtent::Whole).unwrap();
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "note").as_deref(), Some("раз"));
    assert_eq!(value(&store, Kind::Family, id(FAMILY), "street").as_deref(), Some("Ленина"));
    store.undo().unwrap();
    assert_eq!(export(&store), before);
}

#[test]
fn the_command_line_takes_back_one_change_by_its_number() {
    let d = TestDistrict::new();
    let mut store = d.open();
    write(&mut store, &[family().with(FieldName::Note, "раз").with(FieldName::Safety, "собака")]);
    let op = write(&mut store, &[change("note", Some("два")).with(FieldName::Safety, "две собаки")]);
    write(&mut store, &[change("note", Some("три"))]);
    drop(store);
    let short = &op.hex()[..12];
    assert!(stdout(&d.run(&["history", "Иванова"])).contains(short));
    let code = |args: &[&str]| {
        let output = d.run(args);
        let said = stderr(&output);
        assert!(output.status.success() || is_sentence(&said), "{said}");
        output.status.code().unwrap()
    };
    assert_eq!(code(&["undo", "--op", short]), 1, "part of it was changed later");
    assert_eq!(code(&["undo", "--rest"]), 2, "of which action");
    assert_eq!(code(&["undo", "--op", "нет"]), 1);
    let before = d.export();
    let told: serde_json::Value =
        serde_json::from_str(&stdout(&d.run(&["undo", "--op", short, "--rest", "--json"]))).unwrap();
    assert_eq!((told["act"].as_str(), told["op"].as_str().map(str::len)), (Some("family_changed"), Some(64)));
    assert!(d.export().contains("\"собака\""));
    assert_eq!(code(&["undo", "--op", short, "--rest"]), 1, "nothing of it stands any more");
    assert_eq!(code(&["undo"]), 0);
    assert_eq!(d.export(), before);
    // The history of a family that was deleted is had by its id.
    d.open().delete(Act::FamilyDeleted, &[id(FAMILY)]).unwrap();
    assert_eq!(code(&["history", "Иванова"]), 1);
    assert!(stdout(&d.run(&["history", &id(FAMILY).to_string()])).contains("удалена семья"));
}

#[test]
fn beginning_a_file_is_no_change_to_take_back() {
    let d = TestDistrict::new();
    let store = d.open();
    let conn = Connection::open(&d.file).unwrap();
    let first: [u8; 32] = conn.query_row("SELECT id FROM op WHERE no = 1", [], |r| r.get(0)).unwrap();
    assert_eq!(store.reader().undo_plan(OpId(first)).unwrap_err().id, "undo-never");
    assert_eq!(store.reader().undo_plan(OpId([7; 32])).unwrap_err().id, "operation-unknown");
    assert_eq!(store.reader().operation("1234567").unwrap_err().id, "operation-unknown");
    assert_eq!(store.reader().operation(&OpId(first).hex()[..12]).unwrap(), OpId(first));
}

/// A number that two copies replaced by different ones.
fn replaced_twice(numbers: [&str; 2]) -> (TestDistrict, kurator::store::conflict::ConflictId) {
    let d = TestDistrict::new();
    write(&mut d.open(), &[family(), mother().with(FieldName::Phones, vec!["+79116031422".to_owned()])]);
    let other = d.beside("дома.kurator");
    std::fs::copy(&d.file, &other).unwrap();
    for (file, number) in [(&d.file, numbers[0]), (&other, numbers[1])] {
        let mut store = Store::open(file, author()).unwrap();
        write(&mut store, &[mother().with(FieldName::Phones, vec![number.to_owned()])]);
    }
    let state = d.beside("state");
    kurator::sync::merge::merge(&mut d.open(), &other, &state, &mut |_, _| {}).unwrap();
    let conflicts = d.open().reader().open_conflicts().unwrap();
    let conflict = conflicts.iter().find(|c| c.kind == Kind::Phone).unwrap().id.clone();
    (d, conflict)
}

#[test]
fn both_numbers_settled_go_back_to_the_disagreement() {
    for numbers in
        [["+79116031423", "+79216031424"], ["+84 91 234 56 78", "+79116031423"], ["2-34-56", "2-34-57"]]
    {
        let (d, conflict) = replaced_twice(numbers);
        let before = d.export();
        let both = kurator::store::conflict::Resolution::Write(serde_json::json!(numbers));
        let op = d.open().resolve(&conflict, &both).unwrap().op.unwrap();
        let settled = d.export();
        assert!(
            numbers.iter().all(|n| settled.contains(n)) && !settled.contains("+79116031422"),
            "{settled}"
        );
        assert!(d.open().reader().open_conflicts().unwrap().is_empty());
        d.open().undo_one(op, UndoExtent::Whole).unwrap();
        assert_eq!(d.export(), before, "{numbers:?}");
        let open = d.open().reader().open_conflicts().unwrap();
        assert_eq!(open.iter().map(|c| &c.id).collect::<Vec<_>>(), [&conflict], "{numbers:?}");
        let mut store = d.open();
        store.undo().unwrap();
        assert_eq!(export(&store), settled);
        store.redo().unwrap();
        assert_eq!(export(&store), before);
        assert!(store.reader().check().unwrap().ok);
        drop(store);
        // A number entered since stays, and is told to stand in the way of undoing all of it.
        let (d, conflict) = replaced_twice(numbers);
        let op = d.open().resolve(&conflict, &both).unwrap().op.unwrap();
        let more = mother().with(FieldName::Phones, vec![numbers[0].to_owned(), "+79116031499".to_owned()]);
        write(&mut d.open(), &[more]);
        let _ = d.open().undo_one(op, UndoExtent::Rest);
        assert!(d.export().contains("+79116031499"), "{}", d.export());
        assert!(d.open().reader().check().unwrap().ok);
    }
}
