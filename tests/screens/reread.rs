//! After a saved action the district is read again as far as the action reaches, and is then as if it were read anew.

use chrono::{Days, NaiveDate};
use kurator::demo::{self, DemoSpec};
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use kurator::norm::due;
use kurator::screen::Model;
use kurator::store::{Author, FamilyScope, Store};
use kurator::text::{Lang, Words};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::fields::WithField;
use crate::random;

/// What is written: a date of a record that is there, or a new record with that date.
pub const WRITTEN: [(Kind, FieldName); 12] = [
    (Kind::Contact, FieldName::On),
    (Kind::Contact, FieldName::CallBack),
    (Kind::Appointment, FieldName::On),
    (Kind::Absence, FieldName::From),
    (Kind::Activity, FieldName::DoneOn),
    (Kind::Request, FieldName::AnsweredOn),
    (Kind::Document, FieldName::On),
    (Kind::Consent, FieldName::On),
    (Kind::Level, FieldName::From),
    (Kind::Member, FieldName::Born),
    (Kind::Closing, FieldName::On),
    (Kind::Assignment, FieldName::From),
];

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

pub fn author() -> Author {
    Author { device: "стол".into(), user: "Т. Н.".into(), clock: || 1_790_000_000_000 }
}

/// A district of twelve families in a folder of its own, with a file in the place of the program.
pub fn demo_district(seed: u64) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.kurator");
    let wish = DemoSpec { families: 12, seed, ..DemoSpec::new(today()).unwrap() };
    demo::make(&file, &wish, author(), &mut |_, _| {}).unwrap();
    std::fs::write(folder.path().join("program"), "1").unwrap();
    let mut store = Store::open(&file, author()).unwrap();
    store.set_today(today());
    (folder, store)
}

pub fn model(store: &Store) -> Model {
    Model::read(store.reader(), Words::of(Lang::Ru), today()).unwrap()
}

/// A record of this kind of a family, with a date: one that is there, else a new one.
pub fn written(
    store: &Store,
    family: Id,
    (kind, field): (Kind, FieldName),
    on: NaiveDate,
    which: usize,
) -> Record {
    let known = store.reader().records_of(kind, family).unwrap();
    let known = (!known.is_empty()).then(|| known[which % known.len()].id);
    let Some(id) = known else {
        let new = Record::new(kind).with(FieldName::Family, family).with(field, on);
        return match kind {
            Kind::Contact => new
                .with(FieldName::On, on)
                .with(FieldName::Kind, "home_visit")
                .with(FieldName::Outcome, "held"),
            Kind::Level => new.with(FieldName::Level, "crisis"),
            _ => new,
        };
    };
    Record::of(kind, id).with(field, on)
}

proptest! {
    #![proptest_config(random::config(8))]

    #[test]
    fn what_is_read_again_after_an_action_is_what_is_read_anew(
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0..WRITTEN.len(), 0..80_u64, 0..4_usize), 1..12),
        seed in 1..1000_u64,
    ) {
        let (_folder, mut store) = demo_district(seed);
        let families = store.reader().families().unwrap();
        let mut seen = model(&store);
        for (family, what, day, which) in steps {
            let family = families[family.index(families.len())].0;
            let on = today() + Days::new(20) - Days::new(day);
            let record = written(&store, family, WRITTEN[what], on, which);
            if store.record(Act::FamilyChanged, std::slice::from_ref(&record)).is_err() {
                continue;
            }
            seen.refresh_after(&[record.id], store.reader()).unwrap();
            let anew = model(&store);
            prop_assert_eq!(&seen.cases, &anew.cases);
            prop_assert_eq!(&seen.elsewhere, &anew.elsewhere);
            prop_assert_eq!(&seen.standings, &anew.standings);
            prop_assert_eq!(&seen.due, &anew.due);
            prop_assert_eq!(&seen.closed_left, &anew.closed_left);
            prop_assert_eq!(&seen.left, &anew.left);
            prop_assert_eq!(&seen.closed_callers, &anew.closed_callers);
            prop_assert_eq!(&seen.closed_twice, &anew.closed_twice);
            prop_assert_eq!(seen.conflicts, anew.conflicts);
            prop_assert_eq!(seen.past_storage, anew.past_storage);
            for from in [today(), today() - Days::new(30), on] {
                let rows = |scope| {
                    let cases = store.reader().cases(scope, None).unwrap();
                    let rows = due::ledger(anew.ground(), &cases, from, from + Days::new(70));
                    rows.into_iter().map(|(i, row)| (cases[i].family.id, row)).collect::<Vec<_>>()
                };
                let since = due::ledger_begins(from);
                let current = rows(FamilyScope::Current(since));
            prop_assert_eq!(rows(FamilyScope::All), current, "who had ended by {} has no row", since);
            }
        }
    }
}
