//! One appointment that two copies record apart: a finding, and nothing where it is two visits.

use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Id, Record};
use kurator::store::{Author, Entropy, Store};

use crate::fields::WithField;

fn id(n: u32) -> Id {
    format!("00000000-0000-4000-8000-{n:012x}").parse().unwrap()
}

fn open(path: &std::path::Path, device: &str) -> Store {
    Store::open(path, Author { device: device.into(), user: "curator".into(), clock: || 1_795_500_000_000 })
        .unwrap()
}

fn visit(n: u32, outcome: &str, time: Option<&str>) -> Record {
    let visit =
        Record::of(Kind::Contact, id(n)).with(FieldName::Family, id(1)).with(FieldName::Kind, "home_visit");
    let visit = visit.with(FieldName::Outcome, outcome).with(FieldName::On, "2026-11-24");
    match time {
        Some(time) => visit.with(FieldName::Time, time),
        None => visit,
    }
}

/// The findings of the desk after both copies recorded a visit of the same day and the desk took the other one in.
fn found(here: Record, there: Record) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (mine, theirs) = (folder.path().join("a.kurator"), folder.path().join("b.kurator"));
    let author = Author { device: "desk".into(), user: "curator".into(), clock: || 1_795_500_000_000 };
    let mut store = Store::create(&mine, author, Entropy::System).unwrap();
    let family = Record::of(Kind::Family, id(1)).with(FieldName::Title, "Ким Олег Ильич");
    store.record(Act::FamilyTakenIn, &[family]).unwrap();
    drop(store);
    std::fs::copy(&mine, &theirs).unwrap();
    open(&theirs, "other").record(Act::VisitRecorded, &[there]).unwrap();
    let mut store = open(&mine, "desk");
    store.record(Act::VisitRecorded, &[here]).unwrap();
    kurator::sync::merge::merge(&mut store, &theirs, &folder.path().join("state"), &mut |_, _| {}).unwrap();
    let findings = store.reader().record_findings("2026-11-24".parse().unwrap()).unwrap();
    findings.iter().filter(|f| f.id.code() == "check-two-visits").count()
}

#[test]
fn one_appointment_recorded_in_two_copies_is_a_finding() {
    let at = Some("16:30");
    assert_eq!(found(visit(10, "nobody_home", at), visit(11, "held", at)), 1);
    assert_eq!(found(visit(11, "held", at), visit(10, "held", at)), 1);
    assert_eq!(found(visit(10, "held", None), visit(11, "held", None)), 1);
}

#[test]
fn two_visits_of_two_hours_are_none() {
    assert_eq!(found(visit(10, "nobody_home", Some("10:00")), visit(11, "held", Some("16:30"))), 0);
    assert_eq!(found(visit(10, "held", None), visit(11, "held", Some("16:30"))), 0);
}
