//! The one rule book: what a record may hold, by any way of writing it. Pure: a record, the case it belongs to and a
//! day go in, findings come out.
//!
//! A form shows a finding at its field, an import refuses the line with the field and the remedy, and every window is
//! checked by the same rules before anything is written. What comes by a merge was written elsewhere and is never
//! refused: there a broken rule is a finding of «Обмен» and `check`, and the form of the record corrects it. So that
//! such a file still travels, its export names every value that breaks a rule in a line `doubtful`, and an import takes
//! what is named so: it came from a file in which it is a finding, and is one again.

use chrono::NaiveDate;

mod away;
mod course;
mod finding_id;
pub mod overbooked;
pub mod rules;

pub use away::on_leave;
pub use course::{closing_at_change, early_closing, registered_after};
pub use finding_id::FindingId;

use super::contact::{Contact, ContactKind};
use super::family::{Family, FamilyForm};
use super::id::DecisionId;
use super::member::{Disability, Member};
use super::programme::{Activity, ActivityState};
use super::record::Record;
use super::schema::Kind;
use super::sitting::Question;
use super::{Case, FieldName, UserError, phone};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The record is not taken as it is.
    Refuse,
    /// It may be true all the same: it is said and taken.
    Warn,
}

/// Something that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordFinding {
    /// The field that shows the finding.
    pub field: FieldName,
    /// Its sentence.
    pub id: FindingId,
    /// The day that the sentence names.
    pub day: Option<NaiveDate>,
    /// How much it weighs.
    pub weight: Severity,
}

/// A finding that stops the record.
#[must_use]
pub const fn refuse(field: FieldName, id: FindingId) -> RecordFinding {
    RecordFinding { field, id, day: None, weight: Severity::Refuse }
}

/// A finding that is said and taken.
#[must_use]
pub const fn warn(field: FieldName, id: FindingId, day: Option<NaiveDate>) -> RecordFinding {
    RecordFinding { field, id, day, weight: Severity::Warn }
}

/// What does not fit in `record`, whole as it would be written, of a family as `case` has it.
#[must_use]
pub fn findings(record: &Record, case: Option<&Case>, today: NaiveDate) -> Vec<RecordFinding> {
    let mut found: Vec<RecordFinding> = rules::broken(record, today).map(|(_, finding)| finding).collect();
    let of_family = case.map(|case| match record.kind {
        Kind::Level => course::level(record, case),
        Kind::Contact => contact(record, case),
        Kind::Absence => away::absence(record, case),
        Kind::Closing => course::closing(record, case),
        Kind::Decision => course::decision(record, case, today),
        Kind::Agreement => course::agreement(record, case).into_iter().collect(),
        Kind::Question => question(record, case),
        _ => Vec::new(),
    });
    found.extend(case.and_then(|case| refused(record, case)));
    found.extend(of_family.unwrap_or_default());
    match record.kind {
        Kind::Member => {
            found.extend(disability(record, today));
            let second = record.get(Member::FIELDS.second_role);
            if second.is_some() && second == record.get(Member::FIELDS.role) {
                found.push(warn(FieldName::SecondRole, FindingId::SecondRole, None));
            }
            found.extend(phones(record));
            let names = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];
            let has_digit = |field: &FieldName| {
                record.text(*field).is_some_and(|name| name.contains(|c: char| c.is_ascii_digit()))
            };
            found.extend(names.into_iter().filter(has_digit).map(|f| warn(f, FindingId::NameDigit, None)));
        }
        Kind::Family => found.extend(family(record, today)),
        Kind::Inquiry | Kind::Organisation => {
            found.extend(
                record
                    .text(FieldName::Phone)
                    .and_then(phone::doubt)
                    .map(|d| warn(FieldName::Phone, d.fault(), None)),
            );
        }
        // Of a family, or of a call about one that is not known yet.
        Kind::Notice if !has(record, FieldName::Family) && !has(record, FieldName::Inquiry) => {
            found.push(refuse(FieldName::Family, FindingId::NoticeFamily));
        }
        _ => {}
    }
    found
}

/// The problem of a record that is not taken: field, value, sentence of the rule.
#[must_use]
pub fn refusal(record: &Record, finding: RecordFinding) -> UserError {
    let value = record.values().get(&finding.field).filter(|v| !v.is_null());
    let value = value.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).unwrap_or_default();
    let problem = UserError::new("record-unfit")
        .with("field", finding.field)
        .with("value", value)
        .with("rule", finding.id.code());
    match finding.day {
        Some(day) => problem.with("day", day),
        None => problem,
    }
}

fn has(record: &Record, field: FieldName) -> bool {
    record.values.get(&field).is_some_and(|v| !v.is_null())
}

/// A finding about a number that cannot be dialled as written; of several doubts the first.
fn phones(record: &Record) -> Option<RecordFinding> {
    let all = record.values.get(&FieldName::Phones)?.as_array()?;
    let doubt = all.iter().filter_map(|n| phone::doubt(n.as_str()?)).next()?;
    Some(warn(FieldName::Phones, doubt.fault(), None))
}

/// The form of accompaniment against the member it names, and a registration of a day that has not come.
fn family(record: &Record, today: NaiveDate) -> Vec<RecordFinding> {
    let is_individual = record.get(Family::FIELDS.form) == Some(FamilyForm::Individual);
    let form = match (is_individual, has(record, FieldName::Member)) {
        (false, true) => Some(warn(FieldName::Form, FindingId::MemberForm, None)),
        (true, false) => Some(warn(FieldName::Member, FindingId::FormMember, None)),
        _ => None,
    };
    let ahead = record.get(Family::FIELDS.registered_on).filter(|on| today < *on);
    let ahead = ahead.map(|on| warn(FieldName::RegisteredOn, FindingId::RegisteredAhead, Some(on)));
    form.into_iter().chain(ahead).collect()
}

/// A group of disability is given from 18 on; before it one is a disabled child.
fn disability(record: &Record, today: NaiveDate) -> Option<RecordFinding> {
    let grouped = record.get(Member::FIELDS.disability)? != Disability::Child;
    // Who has left, by death or otherwise, is as old as on the last day here.
    let until = record.get(Member::FIELDS.until);
    let reckoned = until.map_or(today, |until| today.min(super::day::day_before(until)));
    let is_child = match record.get(Member::FIELDS.born) {
        Some(born) => super::day::birthday(born, 18) > reckoned,
        None => record.get(Member::FIELDS.role)?.is_child(),
    };
    (grouped == is_child).then_some(warn(
        FieldName::Disability,
        if grouped { FindingId::DisabilityChild } else { FindingId::DisabilityAdult },
        None,
    ))
}

/// A term that is over before the activity is written down: a typing error, unless it is entered late.
#[must_use]
pub fn overdue(record: &Record, today: NaiveDate) -> Option<RecordFinding> {
    let open = record.get(Activity::FIELDS.state).is_none_or(ActivityState::is_open);
    record
        .get(Activity::FIELDS.due)
        .filter(|due| open && super::day::is_late(*due, today))
        .map(|_| warn(FieldName::Due, FindingId::DuePast, None))
}

/// A question that waits for a sitting already, or was put to the same one.
fn question(record: &Record, case: &Case) -> Vec<RecordFinding> {
    let fields = Question::FIELDS;
    let (subject, sitting) = (record.get(fields.subject), record.get(fields.sitting));
    let same = |q: &&Question| {
        q.id != record.id
            && q.decision.is_none()
            && Some(q.subject) == subject
            && q.sitting == sitting
            && q.programme == record.get(fields.programme)
    };
    let twice = case.questions.iter().find(same).filter(|_| record.get(fields.decision).is_none());
    twice.map(|_| refuse(FieldName::Subject, FindingId::QuestionTwice)).into_iter().collect()
}

/// A level, a status, an end that rests on a decision by which the body refused it.
fn refused(record: &Record, case: &Case) -> Option<RecordFinding> {
    let named = matches!(record.kind, Kind::Level | Kind::Status | Kind::Closing)
        .then(|| record.reference(FieldName::Decision))
        .flatten()?;
    let decision = case.decision(Some(DecisionId(named)))?;
    let day = Some(decision.on);
    (!decision.is_granted())
        .then_some(RecordFinding { day, ..refuse(FieldName::Decision, FindingId::DecisionRefused) })
}

fn is_visit(record: &Record) -> bool {
    record.get(Contact::FIELDS.kind).is_some_and(ContactKind::is_visit)
}

fn contact(record: &Record, case: &Case) -> Vec<RecordFinding> {
    let mut found = Vec::new();
    if let Some(on) = record.get(Contact::FIELDS.on).filter(|_| is_visit(record)) {
        let first = case.levels.iter().map(|l| l.from).min().filter(|first| on < *first);
        let before = course::before_register(FieldName::On, on, case);
        found.extend(before.or(first.map(|_| warn(FieldName::On, FindingId::VisitBefore, first))));
        let ended = case.last_closing(on).map(|c| c.on);
        let returned = |c: &NaiveDate| case.levels.iter().any(|l| l.from >= *c && l.from <= on);
        // In post-accompaniment the family is visited still.
        if let Some(day) = ended.filter(|c| !returned(c) && case.post_accompaniment(on).is_none()) {
            found.push(warn(FieldName::On, FindingId::VisitClosed, Some(day)));
        }
    }
    found
}

/// A minor's own application by one who is younger than the document asks on `day` (Югра п. 5.3: «старше 10 лет»).
#[must_use]
pub fn applicant_age(born: NaiveDate, least: u32, day: NaiveDate) -> Option<RecordFinding> {
    let old_enough = super::day::birthday(born, least) <= day;
    (!old_enough).then_some(refuse(FieldName::Ground, FindingId::GroundAge))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::ContactOutcome;
    use crate::domain::mark::Sign;
    use crate::domain::paper::Closing;
    use crate::domain::{Id, Level, LevelSpan};
    use crate::record;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn case() -> Case {
        let mut case = Case::new(Family::nameless());
        case.levels.push(LevelSpan::bare(case.family.id, Level::Crisis, day("2026-09-01")));
        case
    }

    fn found_in(record: &Record, case: &Case) -> Vec<(FieldName, FindingId, Severity)> {
        findings(record, Some(case), day("2026-11-24"))
            .into_iter()
            .map(|f| (f.field, f.id, f.weight))
            .collect()
    }

    #[test]
    fn births_ahead_and_ends_before_beginnings_are_refused() {
        let member = record!(Member { born: day("2026-11-25") });
        assert_eq!(found_in(&member, &case()), [(FieldName::Born, FindingId::Born, Severity::Refuse)]);
        assert!(found_in(&record!(Member { born: day("2026-11-24") }), &case()).is_empty());
        let span = record!(Sign { from: day("2026-11-24"), until: day("2026-11-24") });
        assert_eq!(found_in(&span, &case()), [(FieldName::Until, FindingId::Until, Severity::Refuse)]);
    }

    #[test]
    fn a_minor_applies_from_the_day_of_the_age() {
        let born = day("2016-11-24");
        assert_eq!(applicant_age(born, 10, day("2026-11-24")), None);
        assert_eq!(applicant_age(born, 10, day("2026-11-23")).map(|f| f.field), Some(FieldName::Ground));
    }

    #[test]
    fn of_two_levels_from_one_day_the_more_acute_holds() {
        let case = case();
        let level = |l: Level| record!(LevelSpan { level: l, from: day("2026-09-01") });
        assert_eq!(
            found_in(&level(Level::Basic), &case),
            [(FieldName::From, FindingId::LevelWeaker, Severity::Warn)]
        );
        assert_eq!(
            found_in(&level(Level::Emergency), &case),
            [(FieldName::From, FindingId::LevelSecond, Severity::Warn)]
        );
        let same = record!(LevelSpan { id: case.levels[0].id, level: Level::Basic, from: day("2026-09-01") });
        assert!(found_in(&same, &case).is_empty());
    }

    #[test]
    fn a_visit_ahead_is_refused_and_one_before_the_first_level_is_said() {
        let visit = |on: &str| record!(Contact { kind: ContactKind::HomeVisit, on: day(on) });
        assert_eq!(
            found_in(&visit("2026-11-25"), &case()),
            [(FieldName::On, FindingId::ContactAhead, Severity::Refuse)]
        );
        assert_eq!(
            found_in(&visit("2026-08-31"), &case()),
            [(FieldName::On, FindingId::VisitBefore, Severity::Warn)]
        );
        let call = record!(Contact { kind: ContactKind::Call, on: day("2026-08-31") });
        assert!(found_in(&call, &case()).is_empty());
    }

    #[test]
    fn a_closing_before_a_visit_or_level_is_said() {
        let mut case = case();
        case.contacts.push(Contact {
            id: Id::new(),
            family: case.family.id,
            kind: ContactKind::HomeVisit,
            outcome: ContactOutcome::Held,
            on: day("2026-11-20"),
            time: None,
            by: None,
            with: Vec::new(),
            note: None,
            promised: None,
            call_back: None,
            called_back: None,
            caller: None,
            rights: None,
        });
        let closing = |on: &str| record!(Closing { on: day(on) });
        assert_eq!(
            found_in(&closing("2026-11-19"), &case),
            [(FieldName::On, FindingId::ClosingVisit, Severity::Warn)]
        );
        assert_eq!(
            found_in(&closing("2026-08-01"), &case),
            [(FieldName::On, FindingId::ClosingBefore, Severity::Refuse)]
        );
        assert!(found_in(&closing("2026-11-20"), &case).is_empty());
    }
}
