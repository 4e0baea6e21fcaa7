//! What does not fit in the course of an accompaniment: a level, a closing, a decision or an agreement.

use chrono::NaiveDate;

use super::{FindingId, RecordFinding, has, refuse, warn};
use crate::domain::FieldName;
use crate::domain::paper::{Agreement, AgreementKind, Closing, Decision};
use crate::domain::record::Record;
use crate::domain::{Case, LevelSpan, accompaniment};

/// A second level from one day: the more acute holds (norms: «of two levels from one day»).
pub(super) fn level(record: &Record, case: &Case) -> Vec<RecordFinding> {
    let fields = LevelSpan::FIELDS;
    let (Some(level), Some(from)) = (record.get(fields.level), record.get(fields.from)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Some(other) = case.levels.iter().find(|l| l.id != record.id && l.from == from) {
        let id = if other.level > level { FindingId::LevelWeaker } else { FindingId::LevelSecond };
        found.push(warn(FieldName::From, id, Some(from)));
    }
    found.extend(before_register(FieldName::From, from, case));
    let before = case.level_before(record.id, from);
    let decided = [FieldName::DecidedBy, FieldName::DecidedOn, FieldName::Number, FieldName::Decision]
        .iter()
        .any(|field| has(record, *field));
    if before.is_some_and(|l| l.level == level) && !decided {
        found.push(warn(FieldName::DecidedBy, FindingId::LevelUndecided, None));
    }
    let closed = case.closings.iter().map(|c| c.on).filter(|on| *on > from).min();
    if let Some(on) = closed.filter(|_| case.levels.iter().all(|l| l.id == record.id || l.from < from)) {
        found.push(warn(FieldName::From, FindingId::LevelClosed, Some(on)));
    }
    found
}

/// A level, a visit, an absence from a day before the family was on the register. Of a family that may have come back,
/// what was done for it before it was registered again is in its place.
pub(super) fn before_register(field: FieldName, from: NaiveDate, case: &Case) -> Option<RecordFinding> {
    let registered = case.family.registered_on.filter(|registered| from < *registered)?;
    let returned = case.closings.iter().any(|c| c.on <= registered);
    (!returned).then_some(warn(field, FindingId::BeforeRegister, Some(registered)))
}

pub(super) fn closing(record: &Record, case: &Case) -> Vec<RecordFinding> {
    let Some(on) = record.get(Closing::FIELDS.on) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(early) = early_closing(on, case.levels.iter().map(|l| l.from), case.family.registered_on) {
        return vec![early];
    }
    let others = case.closings.iter().filter(|c| c.id != record.id).map(|c| c.on);
    if let Some(change) = closing_at_change(on, case.levels.iter().map(|l| l.from), others) {
        return vec![change];
    }
    let visit = case.contacts.iter().filter(|c| c.kind.is_visit()).map(|c| c.on).max();
    if let Some(day) = visit.filter(|day| *day > on) {
        found.push(warn(FieldName::On, FindingId::ClosingVisit, Some(day)));
    }
    let level = case.levels.iter().map(|l| l.from).filter(|from| *from > on).max();
    if let Some(day) = level {
        found.push(warn(FieldName::On, FindingId::ClosingLevel, Some(day)));
    }
    found
}

/// A closing before the accompaniment began: with the first of `levels`, or, where there is none, on the day the family
/// was registered.
#[must_use]
pub fn early_closing(
    on: NaiveDate,
    levels: impl Iterator<Item = NaiveDate>,
    registered: Option<NaiveDate>,
) -> Option<RecordFinding> {
    let day = levels.min().or(registered).filter(|began| on < *began)?;
    Some(RecordFinding { day: Some(day), ..refuse(FieldName::On, FindingId::ClosingBefore) })
}

/// A closing on the day on which one level follows another: it ends the level before, and the accompaniment goes on with
/// the new one. That is the record of a family that came back the same day; a curator who closes means the end.
#[must_use]
pub fn closing_at_change(
    on: NaiveDate,
    levels: impl Iterator<Item = NaiveDate>,
    other_closings: impl Iterator<Item = NaiveDate>,
) -> Option<RecordFinding> {
    let (mut before, mut begins) = (Vec::new(), false);
    for from in levels {
        begins |= from == on;
        before.extend(Some(from).filter(|from| *from < on));
    }
    let mut closings: Vec<NaiveDate> = other_closings.filter(|other| *other < on).collect();
    before.sort_unstable();
    closings.sort_unstable();
    let runs = !before.is_empty() && accompaniment::end(&before, &closings, None).is_none();
    (begins && runs)
        .then_some(RecordFinding { day: Some(on), ..refuse(FieldName::On, FindingId::ClosingChange) })
}

/// The day the family was registered, if it is later than a decision or an agreement of `on`. A family that came back was
/// decided on before it was registered again.
#[must_use]
pub fn registered_after(on: NaiveDate, case: &Case) -> Option<NaiveDate> {
    let registered = case.family.registered_on.filter(|registered| on < *registered)?;
    (!case.closings.iter().any(|c| c.on <= registered)).then_some(registered)
}

/// A decision from before the application was registered, or of a day that has not come.
pub(super) fn decision(record: &Record, case: &Case, today: NaiveDate) -> Vec<RecordFinding> {
    let Some(on) = record.get(Decision::FIELDS.on) else { return Vec::new() };
    let early = registered_after(on, case)
        .map(|registered| warn(FieldName::On, FindingId::DecisionBefore, Some(registered)));
    let ahead = (today < on).then(|| warn(FieldName::On, FindingId::DecisionAhead, Some(on)));
    early.into_iter().chain(ahead).collect()
}

/// An agreement from before the application was registered.
pub(super) fn agreement(record: &Record, case: &Case) -> Option<RecordFinding> {
    let fields = Agreement::FIELDS;
    let contract = record.get(fields.contract).unwrap_or(AgreementKind::Accompaniment);
    let registered = registered_after(record.get(fields.on).filter(|_| contract.is_of_service())?, case)?;
    Some(warn(FieldName::On, FindingId::AgreementBefore, Some(registered)))
}
