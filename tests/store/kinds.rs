//! A kind of record is declared once: what its schema says, its struct reads and writes back.

use crate::fields::WithField;
use kurator::domain::FieldName;
use kurator::domain::declare::{RecordFields, RecordType};
use kurator::domain::record::Record;
use kurator::domain::schema::{Field, FieldType, Kind};
use kurator::domain::value::PersonRef;
use kurator::domain::{CuratorId, UserError, contact, district, family, level, mark, member, paper};
use kurator::domain::{control, event, goal, money, programme, reporting, schedule, sitting};
use serde_json::{Value, json};

use crate::district::id;

/// The record as its struct says it.
fn again(record: &Record) -> Result<Record, UserError> {
    fn by<T: RecordType>(record: &Record) -> Result<Record, UserError> {
        Ok(T::read(record)?.record())
    }
    match record.kind {
        Kind::District => by::<district::District>(record),
        Kind::Curator => by::<schedule::Curator>(record),
        Kind::Organisation => by::<district::Organisation>(record),
        Kind::Order => by::<level::Order>(record),
        Kind::CalendarDay => by::<district::CalendarDay>(record),
        Kind::Deadline => by::<district::MetDeadline>(record),
        Kind::Family => by::<family::Family>(record),
        Kind::Assignment => by::<schedule::Assignment>(record),
        Kind::Member => by::<member::Member>(record),
        Kind::Level => by::<level::LevelSpan>(record),
        Kind::Sign => by::<mark::Sign>(record),
        Kind::Category => by::<mark::Category>(record),
        Kind::Circumstance => by::<mark::Circumstance>(record),
        Kind::Status => by::<mark::StatusSpan>(record),
        Kind::Decision => by::<paper::Decision>(record),
        Kind::Agreement => by::<paper::Agreement>(record),
        Kind::Document => by::<paper::Document>(record),
        Kind::Consent => by::<paper::Consent>(record),
        Kind::Contact => by::<contact::Contact>(record),
        Kind::Inquiry => by::<contact::Inquiry>(record),
        Kind::Appointment => by::<schedule::Appointment>(record),
        Kind::Absence => by::<schedule::Absence>(record),
        Kind::Availability => by::<schedule::Availability>(record),
        Kind::Leave => by::<schedule::Leave>(record),
        Kind::Duty => by::<schedule::Duty>(record),
        Kind::Capacity => by::<schedule::Capacity>(record),
        Kind::Programme => by::<programme::Programme>(record),
        Kind::Activity => by::<programme::Activity>(record),
        Kind::Request => by::<paper::Request>(record),
        Kind::Notice => by::<contact::Notice>(record),
        Kind::Event => by::<event::FamilyEvent>(record),
        Kind::PeriodFigure => by::<reporting::PeriodFigure>(record),
        Kind::HandedReport => by::<reporting::HandedReport>(record),
        Kind::Closing => by::<paper::Closing>(record),
        Kind::LocalDeadline => by::<district::LocalDeadline>(record),
        Kind::Minimum => by::<money::Minimum>(record),
        Kind::Sitting => by::<sitting::Sitting>(record),
        Kind::Income => by::<money::Income>(record),
        Kind::Question => by::<sitting::Question>(record),
        Kind::Goal => by::<goal::Goal>(record),
        Kind::Need => by::<goal::Need>(record),
        Kind::Participant => by::<goal::Participant>(record),
        Kind::Control => by::<control::Control>(record),
        Kind::GoalResult => by::<goal::GoalResult>(record),
        Kind::Action => by::<kurator::domain::action::Action>(record),
        Kind::Erasure => by::<kurator::domain::erasure::Erasure>(record),
        Kind::Transfer => by::<kurator::domain::transfer::Transfer>(record),
        Kind::Phone => by::<member::Phone>(record),
    }
}

/// The `n`th value that may stand in a field.
pub(crate) fn value(field: &Field, n: usize) -> Value {
    match field.ty {
        FieldType::Text => json!(format!("{} {n}", field.name)),
        FieldType::Date => json!(format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1)),
        FieldType::Time => json!(format!("{:02}:{:02}", n % 24, n % 60)),
        FieldType::Number(low, high) => json!(if n.is_multiple_of(2) { low } else { high }),
        FieldType::Flag => json!(n.is_multiple_of(2)),
        FieldType::Choice(codes) => json!(codes[n % codes.len()]),
        FieldType::Owner(_) | FieldType::Ref(_) => json!(id(n as u128 + 1).to_string()),
        FieldType::Texts => json!([id(n as u128 + 1).to_string(), format!("сосед {n}")]),
        FieldType::Phones => json!(["+79116031422", "112"]),
    }
}

fn filled(kind: Kind, n: usize, which: impl Fn(&Field) -> bool) -> Record {
    let fields = kind.fields().iter().filter(|f| which(f));
    fields.fold(Record::of(kind, id(7)), |record, field| record.with(field.name, value(field, n)))
}

#[test]
fn a_record_with_all_fields_is_read_and_written_back_as_it_was() {
    for kind in Kind::ALL {
        // As many as the longest code list has: every code of every list.
        for n in 0..25 {
            let record = filled(*kind, n, |_| true);
            let back = again(&record).unwrap();
            assert_eq!(back, record, "{} {n}", kind.name());
            assert_eq!(back.to_json(), record.to_json());
        }
    }
}

#[test]
fn a_record_with_what_is_required_is_read_and_nothing_is_added_but_what_is_said_by_default() {
    let by_default = [
        (Kind::Member, FieldName::LimitedHealth, json!(false)),
        (Kind::Availability, FieldName::Possible, json!(false)),
        (Kind::Programme, FieldName::Version, json!(1)),
        (Kind::Activity, FieldName::State, json!("planned")),
        (Kind::Activity, FieldName::Urgent, json!(false)),
        (Kind::Decision, FieldName::Ruling, json!("granted")),
        (Kind::Agreement, FieldName::Contract, json!("accompaniment")),
        (Kind::Need, FieldName::Needed, json!(true)),
    ];
    for kind in Kind::ALL {
        let record = filled(*kind, 1, |f| f.required);
        let back = again(&record).unwrap();
        for field in kind.fields() {
            let said = back.values().get(&field.name).unwrap_or(&Value::Null);
            let meant = by_default.iter().find(|(k, name, _)| k == kind && *name == field.name);
            let meant = meant.map_or(&Value::Null, |(_, _, value)| value);
            assert_eq!(
                said,
                record.values().get(&field.name).unwrap_or(meant),
                "{} {}",
                kind.name(),
                field.name
            );
        }
    }
}

#[test]
fn a_record_that_lacks_a_day_or_a_code_is_not_read_and_one_without_words_is() {
    let lacks = |kind, name: FieldName| again(&filled(kind, 2, |f| f.name != name)).map(|_| ());
    for (kind, name) in [
        (Kind::Contact, FieldName::Outcome),
        (Kind::Absence, FieldName::Until),
        (Kind::Level, FieldName::Level),
    ] {
        assert_eq!(lacks(kind, name).unwrap_err().to_string(), format!("record-missing field={name}"));
    }
    for (kind, name) in
        [(Kind::Family, FieldName::Title), (Kind::Curator, FieldName::Name), (Kind::Member, FieldName::Role)]
    {
        assert!(lacks(kind, name).is_ok(), "{name}");
    }
}

#[test]
fn a_person_is_of_the_file_only_where_the_text_is_the_id_as_the_file_spells_it() {
    let known = id(0xabc).to_string();
    for (text, who) in [
        (known.clone(), PersonRef::Known(CuratorId(id(0xabc)))),
        (known.to_uppercase(), PersonRef::Named(known.to_uppercase())),
        (format!("{{{known}}}"), PersonRef::Named(format!("{{{known}}}"))),
        ("психолог".to_owned(), PersonRef::Named("психолог".to_owned())),
    ] {
        let record = filled(Kind::Appointment, 0, |f| f.required).with(FieldName::By, &text);
        let visit = schedule::Appointment::read(&record).unwrap();
        assert_eq!(visit.by, Some(who));
        assert_eq!(visit.record().text(FieldName::By), Some(text.as_str()));
    }
}
