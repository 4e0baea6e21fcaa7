//! References that no rule of a single record can refuse: to a record of another family, to one that was deleted
//! meanwhile, a question put to one sitting twice. All references are walked by the declarations.

use crate::district::{TestDistrict, id};
use crate::fields::WithField;
use crate::kinds::value;
use kurator::domain::record::Record;
use kurator::domain::schema::{FieldType, Kind};
use kurator::domain::{Act, FieldName, Id};
use kurator::store::Store;
use kurator::store::jsonl::ImportMode;
use kurator::sync::merge::merge;

/// A record with what it needs, of this family where it has one.
fn record(kind: Kind, at: Id, family: Id) -> Record {
    let required = kind.fields().iter().filter(|f| f.required);
    let made = required.fold(Record::of(kind, at), |record, f| record.with(f.name, value(f, 0)));
    if kind.fields().iter().any(|f| f.name == FieldName::Family) {
        made.with(FieldName::Family, family)
    } else {
        made
    }
}

fn is_of_family(kind: Kind) -> bool {
    kind.owner_field().is_some_and(|owner| owner.ty == FieldType::Owner(Kind::Family))
}

/// The references between records of families: kind, field, kind of what is named.
fn between() -> Vec<(Kind, FieldName, Kind)> {
    let kinds = Kind::ALL.iter().copied().filter(|k| is_of_family(*k) || *k == Kind::Family);
    let fields = kinds.flat_map(|kind| kind.fields().iter().map(move |f| (kind, f)));
    let refs = fields.filter_map(|(kind, f)| match f.ty {
        FieldType::Ref(target) if is_of_family(target) && f.name != FieldName::Person => {
            Some((kind, f.name, target))
        }
        _ => None,
    });
    refs.collect()
}

fn two_families() -> (TestDistrict, Store) {
    let d = TestDistrict::new();
    let mut store = d.open();
    let family = |n: u128, title: &str| Record::of(Kind::Family, id(n)).with(FieldName::Title, title);
    store.record(Act::FamilyTakenIn, &[family(1, "Зуева Ада Львовна"), family(2, "Ким Олег Ильич")]).unwrap();
    (d, store)
}

fn found(store: &Store, message: &str) -> Vec<(Id, Option<FieldName>)> {
    let report = store.reader().check().unwrap();
    assert!(report.ok, "{:?}", report.findings);
    let of = report.findings.iter().filter(|f| f.id.code() == message);
    of.filter_map(|f| Some((f.entity?, f.field))).collect()
}

#[test]
fn a_record_of_another_family_is_said_at_the_field_that_names_it() {
    let all = between();
    let has = |kind: &str, field: &str| all.iter().any(|(k, f, _)| k.name() == kind && f.code() == field);
    for (kind, field) in
        [("level", "decision"), ("question", "decision"), ("goal", "programme"), ("activity", "goal")]
    {
        assert!(has(kind, field), "{kind} {field}");
    }
    for (n, (kind, field, target)) in (0u128..).zip(all) {
        let (_d, mut store) = two_families();
        let (named, naming) = (id(100 + n), id(500 + n));
        let (home, other) = (id(1), id(2));
        store.record(Act::RecordAdded, &[record(target, named, other)]).unwrap();
        let naming = if kind == Kind::Family { home } else { naming };
        let line =
            if kind == Kind::Family { Record::of(Kind::Family, home) } else { record(kind, naming, home) };
        store.record(Act::RecordAdded, &[line.with(field, named)]).unwrap();
        let what = format!("{} {field}", kind.name());
        assert_eq!(found(&store, "check-other-family"), [(naming, Some(field))], "{what}");
        // Of its own family it is no finding.
        store.record(Act::RecordAdded, &[Record::of(target, named).with(FieldName::Family, home)]).unwrap();
        assert!(found(&store, "check-other-family").is_empty(), "{what}");
    }
}

#[test]
fn what_names_a_record_deleted_elsewhere_is_said_after_the_merge_and_refused_by_import() {
    for (kind, field, target) in [
        (Kind::Question, FieldName::Sitting, Kind::Sitting),
        (Kind::Level, FieldName::Decision, Kind::Decision),
        (Kind::Activity, FieldName::Programme, Kind::Programme),
        (Kind::Goal, FieldName::Programme, Kind::Programme),
    ] {
        let what = format!("{} {field}", kind.name());
        let (d, mut store) = two_families();
        store.record(Act::RecordAdded, &[record(target, id(10), id(1))]).unwrap();
        drop(store);
        let other = d.beside("other.kurator");
        std::fs::copy(&d.file, &other).unwrap();
        d.open().delete(Act::RecordDeleted, &[id(10)]).unwrap();
        let naming = record(kind, id(11), id(1)).with(field, id(10));
        Store::open(&other, crate::district::author())
            .unwrap()
            .record(Act::RecordAdded, std::slice::from_ref(&naming))
            .unwrap();
        let merged = merge(&mut d.open(), &other, &d.beside("state"), &mut |_, _| {}).unwrap();
        assert_eq!(found(&d.open(), "check-orphan"), [(id(11), None)], "{what}");
        assert!(d.export().contains(&id(11).to_string()), "{what}: nothing is lost");
        drop(merged);
        // By import a record that is not there is refused by its line and field.
        let fresh = TestDistrict::new();
        fresh.takes(&Record::of(Kind::Family, id(1)).with(FieldName::Title, "Зуева Ада Львовна").to_json());
        let done = fresh.open().import(&naming.to_json(), ImportMode::Whole).unwrap();
        let why = done.refused.first().map(|r| r.why.to_string()).unwrap_or_default();
        assert!(
            why.starts_with("record-unknown-owner") && why.contains(&format!("field={field}")),
            "{what}: {why}"
        );
    }
}

#[test]
fn a_question_put_to_one_sitting_twice_is_said_once() {
    let question = |n: u128, family: u128, sitting: u128, subject: &str, note: &str| {
        Record::of(Kind::Question, id(n))
            .with(FieldName::Family, id(family))
            .with(FieldName::Sitting, id(sitting))
            .with(FieldName::Subject, subject)
            .with(FieldName::Note, note)
    };
    for (what, other, said) in [
        ("the same", question(22, 1, 10, "prolongation", "ещё раз"), vec![id(22)]),
        ("another sitting", question(22, 1, 11, "prolongation", "ещё раз"), vec![]),
        ("another subject", question(22, 1, 10, "level", "ещё раз"), vec![]),
        ("another family", question(22, 2, 10, "prolongation", "ещё раз"), vec![]),
    ] {
        let (_d, mut store) = two_families();
        let sittings = [10, 11].map(|n| Record::of(Kind::Sitting, id(n)).with(FieldName::On, "2026-12-15"));
        store.record(Act::RecordAdded, &sittings).unwrap();
        store.record(Act::RecordAdded, &[question(21, 1, 10, "prolongation", "продлить"), other]).unwrap();
        let ids: Vec<Id> = found(&store, "check-question-double").into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, said, "{what}");
    }
    // A programme may be one a member: what is asked tells two of them apart.
    for (note, said) in [("программа сына", 0), ("программа матери", 1)] {
        let (_d, mut store) = two_families();
        store
            .record(Act::RecordAdded, &[Record::of(Kind::Sitting, id(10)).with(FieldName::On, "2026-12-15")])
            .unwrap();
        let both =
            [question(21, 1, 10, "programme", "программа матери"), question(22, 1, 10, "programme", note)];
        store.record(Act::RecordAdded, &both).unwrap();
        assert_eq!(found(&store, "check-question-double").len(), said, "{note}");
    }
}
