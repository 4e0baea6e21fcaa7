//! The people, levels, marks and papers of a list beside those of the file's family: which of the file's each one is.

use chrono::NaiveDate;
use serde_json::Value;

use super::entry::RosterEntry;
use super::words::plain;
use crate::domain::mark::Mark;
use crate::domain::member::{Member, Role};
use crate::domain::paper::{Agreement, AgreementKind, Closing};
use crate::domain::{Case, FieldName, Kind, MemberId, Record, RecordType};
use crate::search::linkage;

/// A level, a mark, a paper of the list beside those of the file.
pub(super) enum RecordMatch {
    /// The file does not have it yet: it is written of the file's family.
    New(Record),
    /// The file has it as this record. The list may say something else in these fields of it.
    Known(Box<Record>, &'static [FieldName]),
    /// The file has it, and nothing of it is said otherwise.
    Same,
    /// The file has another one in its place, which stays.
    Differs(FieldName),
}

/// Compares a level, a mark, a paper of the list with those of the file.
pub(super) fn matched(
    record: &Record,
    entry: &RosterEntry,
    case: &Case,
    ground: super::NormContext<'_>,
) -> RecordMatch {
    let today = ground.today;
    let is_marked = |all: &[Mark], field: FieldName| {
        let code = record.text(field);
        all.iter().any(|m| Some(m.code.as_str()) == code && m.until.is_none_or(|until| today < until))
    };
    let same = |is: bool| is.then_some(RecordMatch::Same);
    let found = match record.kind {
        Kind::Level => level(record, entry, case, today),
        Kind::Category => same(is_marked(&case.categories, FieldName::Category)),
        Kind::Circumstance => same(is_marked(&case.circumstances, FieldName::Circumstance)),
        Kind::Status => same(is_marked(&case.statuses, FieldName::Status)),
        Kind::Assignment => case.curator_on(today).map(|curator| {
            let is_same = Some(curator.0) == record.reference(FieldName::Curator);
            if is_same { RecordMatch::Same } else { RecordMatch::Differs(FieldName::Curator) }
        }),
        Kind::Agreement => agreement(record, entry, case),
        Kind::Closing => closing(record, entry, case),
        _ => None,
    };
    found.unwrap_or_else(|| RecordMatch::New(of_family(record, case)))
}

fn level(record: &Record, entry: &RosterEntry, case: &Case, today: NaiveDate) -> Option<RecordMatch> {
    let is = |level: &crate::domain::LevelSpan| Some(level.level.code()) == record.text(FieldName::Level);
    let from = record.date(FieldName::From);
    let of_day = || case.levels.iter().filter(|l| Some(l.from) == from);
    // After the end of an accompaniment the same level begins another one: on the day the list has for it, or, where the
    // family was registered again, on whatever day.
    let is_return = case.level_on(today).is_some_and(|before| {
        let closed = |c: &Closing| before.from < c.on && c.on <= today && from >= Some(c.on);
        case.closings.iter().any(closed) && (entry.says_level_day() || case.last_closing(today).is_none())
    });
    match case.level_on(today) {
        _ if of_day().any(is) => Some(RecordMatch::Same),
        Some(level) if is(level) && !is_return => Some(match entry.says_level_day() {
            true => RecordMatch::Known(Box::new(level.record()), &[FieldName::From]),
            false => RecordMatch::Same,
        }),
        // One level of a day: a list that takes precedence names another one.
        _ => of_day().next().map(|level| RecordMatch::Known(Box::new(level.record()), &[FieldName::Level])),
    }
}

/// The agreement of that day, by its number where the file or the list has several of the day.
fn agreement(record: &Record, entry: &RosterEntry, case: &Case) -> Option<RecordMatch> {
    let on = record.date(FieldName::On);
    let number = record.text(FieldName::Number).map(plain);
    let of = |agreement: &Agreement| agreement.number.as_deref().map(plain);
    let contract = record.get(Agreement::FIELDS.contract).unwrap_or(AgreementKind::Accompaniment);
    let is_one = |a: &&Agreement| Some(a.on) == on && a.contract == contract;
    let mut of_day: Vec<&Agreement> = case.agreements.iter().filter(is_one).collect();
    // The list has those of the whole family.
    of_day.sort_by_key(|a| a.member.is_some());
    let until = record.date(FieldName::Until);
    let exact = || of_day.iter().filter(|a| of(a) == number);
    let exact = exact().find(|a| a.until == until).or_else(|| exact().next());
    let known = exact.or_else(|| of_day.iter().find(|a| number.is_none() || of(a).is_none()));
    let is_only = || {
        let of_list = entry.records.iter().filter(|r| r.kind == Kind::Agreement);
        of_day.len() == 1 && of_list.filter(|r| r.date(FieldName::On) == on).count() == 1
    };
    let known = known.or_else(|| of_day.first().filter(|_| is_only()))?;
    Some(RecordMatch::Known(Box::new(known.record()), &[FieldName::Number, FieldName::Until]))
}

/// The closing of that day, or of the same accompaniment: one between which and this one no other begins.
fn closing(record: &Record, entry: &RosterEntry, case: &Case) -> Option<RecordMatch> {
    let on = record.date(FieldName::On)?;
    let of_list =
        entry.records.iter().filter(|r| r.kind == Kind::Level).filter_map(|r| r.date(FieldName::From));
    let registered = [case.family.registered_on, entry.family().date(FieldName::RegisteredOn)];
    let begun: Vec<NaiveDate> =
        case.levels.iter().map(|l| l.from).chain(of_list).chain(registered.into_iter().flatten()).collect();
    let is_one = |other: NaiveDate| {
        let (first, second) = (on.min(other), on.max(other));
        !begun.iter().any(|day| first <= *day && *day < second)
    };
    let of_day = case.closings.iter().rev().find(|c| c.on == on);
    let known = of_day.or_else(|| case.closings.iter().rev().find(|c| is_one(c.on)))?;
    Some(RecordMatch::Known(Box::new(known.record()), &[FieldName::On, FieldName::Reason]))
}

/// A record of an entry as one of the family of the file.
pub(super) fn of_family(record: &Record, case: &Case) -> Record {
    let family = Value::String(case.family.id.to_string());
    let mut record = record.clone();
    record.fill(|field| (field.name == FieldName::Family).then(|| family.clone()));
    record
}

/// Whether a member of the file is the one of the list: by id, or by the one definition of a person entered twice.
pub(super) fn is_one(known: &Member, new: &Record) -> bool {
    if known.id == MemberId(new.id) {
        return true;
    }
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let a = linkage::PersonFields::named(
        &text(&known.last_name),
        &text(&known.first_name),
        &text(&known.patronymic),
        &text(&known.former_name),
        known.born,
    );
    let part = |field| new.text(field).unwrap_or_default();
    let b = linkage::PersonFields::named(
        part(FieldName::LastName),
        part(FieldName::FirstName),
        part(FieldName::Patronymic),
        part(FieldName::FormerName),
        new.date(FieldName::Born),
    );
    let role = new.get(Member::FIELDS.role);
    let of_one_role = role == Some(known.role) || role.is_some_and(|role| role.is_child() && known.role.is_child())
        // Of whom the list does not say who it is, a grown-up of that name is.
        || role == Some(Role::Other) && !known.role.is_child();
    linkage::is_one_member(&a, &b, of_one_role)
}
