//! A deletion that has not seen a write of another copy: what a person decides about it, and taking that back.

use crate::district::{TestDistrict, author, export, id, stdout};
use crate::fields::WithField;
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Kind};
use kurator::store::Store;
use kurator::store::conflict::{ConflictId, Resolution};
use kurator::store::state::CellName;
use kurator::store::undo::UndoExtent;
use kurator::sync::merge::merge;
use serde_json::json;

/// What the second copy wrote while the first deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnseenWrite {
    Visit,
    PhoneAndVisit,
    NoteOfFamily,
    NoteOfMother,
}

const WRITTEN: [UnseenWrite; 4] =
    [UnseenWrite::Visit, UnseenWrite::PhoneAndVisit, UnseenWrite::NoteOfFamily, UnseenWrite::NoteOfMother];

fn of_family(kind: Kind, n: u128) -> Record {
    Record::of(kind, id(n)).with(FieldName::Family, id(1))
}

fn visit(n: u128, day: &str) -> Record {
    of_family(Kind::Contact, n)
        .with(FieldName::Kind, "home_visit")
        .with(FieldName::Outcome, "held")
        .with(FieldName::On, day)
}

fn mother() -> Record {
    of_family(Kind::Member, 2).with(FieldName::Role, "mother")
}

/// A family with people, a level, visits and a programme; it is deleted here, and written to in the other copy.
fn deleted_against(written: UnseenWrite) -> (TestDistrict, String) {
    let d = TestDistrict::new();
    let child = of_family(Kind::Member, 3).with(FieldName::Role, "son").with(FieldName::FirstName, "Денис");
    let records = [
        Record::of(Kind::Family, id(1)).with(FieldName::Title, "Павлова О. С."),
        mother().with(FieldName::Phones, json!(["+79116031422"])),
        child,
        of_family(Kind::Level, 4).with(FieldName::Level, "crisis").with(FieldName::From, "2026-09-01"),
        visit(5, "2026-09-03"),
        of_family(Kind::Programme, 6).with(FieldName::Version, 1).with(FieldName::On, "2026-09-10"),
        Record::of(Kind::Activity, id(7))
            .with(FieldName::Programme, id(6))
            .with(FieldName::Family, id(1))
            .with(FieldName::Help, "medical")
            .with(FieldName::Text, "осмотр")
            .with(FieldName::State, "planned"),
    ];
    d.open().record(Act::FamilyTakenIn, &records).unwrap();
    // Deleted on its own before: that stays so, whatever becomes of the family.
    d.open().record(Act::VisitRecorded, &[visit(8, "2026-09-05")]).unwrap();
    d.open().delete(Act::RecordDeleted, &[id(8)]).unwrap();
    let home = d.beside("дома.kurator");
    std::fs::copy(&d.file, &home).unwrap();
    d.open().delete(Act::FamilyDeleted, &[id(1)]).unwrap();
    let news = match written {
        UnseenWrite::Visit => vec![visit(9, "2026-11-20")],
        UnseenWrite::PhoneAndVisit => {
            let phones = json!(["+79116031422", "+79116031423"]);
            vec![mother().with(FieldName::Phones, phones), visit(9, "2026-11-20")]
        }
        UnseenWrite::NoteOfFamily => {
            vec![Record::of(Kind::Family, id(1)).with(FieldName::Note, "из дома")]
        }
        UnseenWrite::NoteOfMother => vec![mother().with(FieldName::Note, "из дома")],
    };
    let mut other = Store::open(&home, author()).unwrap();
    other.record(Act::FamilyChanged, &news).unwrap();
    let whole = export(&other);
    drop(other);
    let state = d.beside("state");
    merge(&mut d.open(), &home, &state, &mut |_, _| {}).unwrap();
    (d, whole)
}

/// The first open conflict about a deletion.
fn deletion(store: &Store) -> Option<ConflictId> {
    let open = store.reader().open_conflicts().unwrap();
    open.into_iter().find(|c| c.field == CellName::Deleted).map(|c| c.id)
}

#[test]
fn a_family_that_is_kept_has_everything_that_the_deletion_took() {
    for written in WRITTEN {
        let (d, whole) = deleted_against(written);
        let mut store = d.open();
        let conflict = deletion(&store).unwrap();
        store.resolve(&conflict, &Resolution::Write(json!(false))).unwrap();
        assert_eq!(export(&store), whole, "{written:?}");
        assert_eq!(store.reader().open_conflicts().unwrap(), [], "{written:?}");
        assert!(store.reader().check().unwrap().ok);
    }
}

/// Whose work stands against the deletion is said of the last write, whatever the ids of the records.
#[test]
fn the_latest_unseen_write_stands_against_a_deletion() {
    for [first, second] in [[90, 91], [91, 90]] {
        let (d, _) = deleted_against(UnseenWrite::Visit);
        let home = d.beside("дома.kurator");
        let mut other = Store::open(&home, author()).unwrap();
        for (n, day) in [(first, "2026-11-21"), (second, "2026-11-22")] {
            other.record(Act::VisitRecorded, &[visit(n, day)]).unwrap();
        }
        let last = other.reader().history_of(id(second)).unwrap().last().unwrap().op.clone();
        drop(other);
        let mut store = d.open();
        merge(&mut store, &home, &d.beside("state"), &mut |_, _| {}).unwrap();
        let conflict = &store.reader().open_conflicts().unwrap()[0];
        assert!(conflict.values.iter().any(|value| value.op == last), "{first}, {second}");
    }
}

#[test]
fn a_merge_names_the_family_that_it_deletes() {
    let (d, home) = {
        let d = TestDistrict::new();
        let family = Record::of(Kind::Family, id(1)).with(FieldName::Title, "Павлова Ольга Сергеевна");
        d.open().record(Act::FamilyTakenIn, &[family]).unwrap();
        let home = d.beside("дома.kurator");
        std::fs::copy(&d.file, &home).unwrap();
        (d, home)
    };
    Store::open(&home, author()).unwrap().delete(Act::FamilyDeleted, &[id(1)]).unwrap();
    let merged = d.run(&["merge", home.to_str().unwrap()]);
    assert!(stdout(&merged).contains("Павлова О. С. (удалена)"), "{merged:?}");
}

#[test]
fn the_undo_of_a_settled_deletion_is_refused_truly_and_says_what_to_do() {
    for written in WRITTEN {
        for deletes in [false, true] {
            let (d, _) = deleted_against(written);
            let mut store = d.open();
            let conflict = deletion(&store).unwrap();
            let settled = store.resolve(&conflict, &Resolution::Write(json!(deletes))).unwrap().op.unwrap();
            let now = export(&store);
            let Err(refused) = store.undo() else { continue };
            let fate = if deletes { "deleted" } else { "kept" };
            assert_eq!((refused.id, refused.args.clone()), ("undo-settled", vec![("fate", fate.to_owned())]));
            assert_eq!(export(&store), now, "{written:?}, {deletes}: nothing was changed");
            if let Err(refused) = store.undo_one(settled, UndoExtent::Whole) {
                assert_eq!(refused.id, "undo-settled", "{written:?}, {deletes}");
            }
            // What the refusal names is possible.
            if deletes {
                let history = store.reader().history_of(id(1)).unwrap();
                let deletion = history.iter().find(|e| e.act == Act::FamilyDeleted).unwrap();
                let op = store.reader().operation(&deletion.op).unwrap();
                store.undo_one(op, UndoExtent::Rest).unwrap_or_else(|e| panic!("{written:?}: {e:?}"));
            } else {
                store.delete(Act::FamilyDeleted, &[id(1)]).unwrap();
            }
            assert_ne!(export(&store), now, "{written:?}, {deletes}");
        }
    }
}
