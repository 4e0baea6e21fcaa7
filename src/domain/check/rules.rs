//! The rules that a record breaks or keeps by itself, as one table: read here over a record, and by the store over all
//! rows of a kind.

use crate::domain::FieldName;
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{FindingId, RecordFinding, refuse};
use crate::domain::contact::{Contact, Inquiry, Notice};
use crate::domain::control::Control;
use crate::domain::day;
use crate::domain::district::{LocalDeadline, LocalRule, MetDeadline};
use crate::domain::event::FamilyEvent;
use crate::domain::field::TypedFieldName;
use crate::domain::goal::{Goal, Participant};
use crate::domain::kind::HasKind;
use crate::domain::member::{DepartureReason, Member};
use crate::domain::paper::{Agreement, Closing, Consent, Decision, Request};
use crate::domain::programme::{Activity, Programme};
use crate::domain::record::Record;
use crate::domain::reporting::HandedReport;
use crate::domain::schedule::Capacity;
use crate::domain::schema::{FieldType, Kind};

/// What a value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleBound {
    /// A day that has been: not later than today.
    Today,
    /// The end of what has been, exclusive: not later than tomorrow.
    Tomorrow,
    /// A year that has begun.
    ThisYear,
    /// Not earlier than the day in this field.
    NotBefore(FieldName),
    /// Later than the value of this field.
    After(FieldName),
    /// Just one of the two fields is filled.
    Either(FieldName),
    /// Filled where this field is.
    Beside(FieldName),
}

/// A rule about a field of a kind. What breaks it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRule {
    pub kind: Kind,
    /// The field that shows the finding.
    pub field: FieldName,
    /// Against what its value is held.
    pub bound: RuleBound,
    /// Only where this field says this.
    pub only: Option<(FieldName, &'static str)>,
    /// The sentence: what is wrong and what to do.
    pub id: FindingId,
}

const fn rule<R: HasKind, T>(field: TypedFieldName<R, T>, bound: RuleBound, id: FindingId) -> FieldRule {
    FieldRule { kind: R::KIND, field: field.name, bound, only: None, id }
}

/// A local deadline that is computed by this rule needs the field.
const fn local(field: FieldName, by: LocalRule, id: FindingId) -> FieldRule {
    let other = LocalDeadline::FIELDS.rule.name;
    FieldRule { kind: Kind::LocalDeadline, field, bound: Beside(other), only: Some((other, by.code())), id }
}

use RuleBound::{After, Beside, Either, NotBefore, ThisYear, Today, Tomorrow};

/// The rules. That a span ends after it begins is one for every kind that has both, and follows from the table of
/// kinds: see [`all`].
const RULES: &[FieldRule] = &[
    rule(Member::FIELDS.born, Today, FindingId::Born),
    rule(Member::FIELDS.born_year, ThisYear, FindingId::Born),
    rule(Member::FIELDS.from, NotBefore(Member::FIELDS.born.name), FindingId::BeforeBirth),
    rule(Member::FIELDS.until, After(Member::FIELDS.born.name), FindingId::BeforeBirth),
    rule(Member::FIELDS.until, Beside(Member::FIELDS.why_left.name), FindingId::LeftDay),
    FieldRule {
        only: Some((Member::FIELDS.why_left.name, DepartureReason::Died.code())),
        ..rule(Member::FIELDS.until, Tomorrow, FindingId::DiedAhead)
    },
    rule(Contact::FIELDS.on, Today, FindingId::ContactAhead),
    rule(Contact::FIELDS.called_back, Today, FindingId::Ahead),
    rule(Contact::FIELDS.called_back, NotBefore(Contact::FIELDS.on.name), FindingId::CalledBefore),
    rule(Contact::FIELDS.call_back, NotBefore(Contact::FIELDS.on.name), FindingId::CallBefore),
    rule(Inquiry::FIELDS.on, Today, FindingId::ContactAhead),
    rule(Inquiry::FIELDS.called_back, Today, FindingId::Ahead),
    rule(Inquiry::FIELDS.called_back, NotBefore(Inquiry::FIELDS.on.name), FindingId::CalledBefore),
    rule(Inquiry::FIELDS.call_back, NotBefore(Inquiry::FIELDS.on.name), FindingId::CallBefore),
    rule(Notice::FIELDS.on, Today, FindingId::Ahead),
    rule(Activity::FIELDS.done_on, Today, FindingId::Ahead),
    rule(Request::FIELDS.sent_on, Today, FindingId::Ahead),
    rule(Request::FIELDS.answered_on, Today, FindingId::Ahead),
    rule(Request::FIELDS.withdrawn_on, NotBefore(Request::FIELDS.sent_on.name), FindingId::RequestWithdrawn),
    rule(Request::FIELDS.answered_on, NotBefore(Request::FIELDS.sent_on.name), FindingId::AnswerBefore),
    rule(Request::FIELDS.due, NotBefore(Request::FIELDS.sent_on.name), FindingId::DueBefore),
    rule(Request::FIELDS.reminded_on, Today, FindingId::Ahead),
    rule(Request::FIELDS.reminded_on, NotBefore(Request::FIELDS.sent_on.name), FindingId::AfterSent),
    rule(Notice::FIELDS.answered_on, Today, FindingId::Ahead),
    rule(Notice::FIELDS.answered_on, NotBefore(Notice::FIELDS.on.name), FindingId::AfterSent),
    rule(FamilyEvent::FIELDS.on, Today, FindingId::Ahead),
    rule(HandedReport::FIELDS.on, Today, FindingId::Ahead),
    rule(Control::FIELDS.on, Today, FindingId::Ahead),
    rule(Goal::FIELDS.reached_on, Today, FindingId::Ahead),
    rule(Participant::FIELDS.agreed_on, Today, FindingId::Ahead),
    rule(Participant::FIELDS.sent_on, Today, FindingId::Ahead),
    rule(Programme::FIELDS.sent_on, Today, FindingId::Ahead),
    rule(Programme::FIELDS.on, NotBefore(Programme::FIELDS.sent_on.name), FindingId::ApprovedBefore),
    rule(Programme::FIELDS.until, After(Programme::FIELDS.on.name), FindingId::Until),
    rule(Decision::FIELDS.until, After(Decision::FIELDS.on.name), FindingId::Until),
    rule(Closing::FIELDS.after_until, After(Closing::FIELDS.on.name), FindingId::Until),
    rule(Consent::FIELDS.until, NotBefore(Consent::FIELDS.on.name), FindingId::Until),
    rule(MetDeadline::FIELDS.done_on, Today, FindingId::Ahead),
    rule(Agreement::FIELDS.until, NotBefore(Agreement::FIELDS.on.name), FindingId::Until),
    rule(Agreement::FIELDS.copy_sent_on, Today, FindingId::Ahead),
    rule(Agreement::FIELDS.copy_sent_on, NotBefore(Agreement::FIELDS.on.name), FindingId::CopyBefore),
    rule(Consent::FIELDS.withdrawn_on, NotBefore(Consent::FIELDS.on.name), FindingId::WithdrawnBefore),
    local(LocalDeadline::FIELDS.day.name, LocalRule::DayOfMonth, FindingId::LocalDay),
    local(LocalDeadline::FIELDS.day.name, LocalRule::DayAfterQuarter, FindingId::LocalDay),
    local(LocalDeadline::FIELDS.days.name, LocalRule::WorkingDaysAfter, FindingId::LocalDays),
    local(LocalDeadline::FIELDS.days.name, LocalRule::DaysAfter, FindingId::LocalDays),
    local(LocalDeadline::FIELDS.after.name, LocalRule::WorkingDaysAfter, FindingId::LocalAfter),
    local(LocalDeadline::FIELDS.after.name, LocalRule::DaysAfter, FindingId::LocalAfter),
    rule(Capacity::FIELDS.on, Either(Capacity::FIELDS.weekday.name), FindingId::CapacityDay),
];

/// All rules of a kind.
pub fn all(kind: Kind) -> impl Iterator<Item = FieldRule> {
    let ends =
        |name: FieldName| kind.field(name).is_some_and(|f| matches!(f.ty, FieldType::Date | FieldType::Time));
    let span = (ends(FieldName::From) && ends(FieldName::Until)).then_some(FieldRule {
        kind,
        field: FieldName::Until,
        bound: After(FieldName::From),
        only: None,
        id: FindingId::Until,
    });
    span.into_iter().chain(RULES.iter().filter(move |r| r.kind == kind).copied())
}

impl FieldRule {
    /// The other field that the rule speaks of.
    #[must_use]
    pub fn other(&self) -> Option<FieldName> {
        match self.bound {
            NotBefore(other) | After(other) | Either(other) | Beside(other) => Some(other),
            Today | Tomorrow | ThisYear => None,
        }
    }

    /// Whether the rule speaks of this field.
    #[must_use]
    pub fn concerns(&self, field: FieldName) -> bool {
        self.field == field || self.other() == Some(field) || self.only.is_some_and(|(f, _)| f == field)
    }

    /// Whether a record breaks it.
    #[must_use]
    pub fn is_broken(&self, record: &Record, today: NaiveDate) -> bool {
        if self.only.is_some_and(|(field, said)| record.text(field) != Some(said)) {
            return false;
        }
        let text = || record.text(self.field);
        let date = || record.date(self.field);
        // Days as the file has them, and hours, are in the order of their texts.
        let both = |other: FieldName| text().zip(record.text(other));
        match self.bound {
            Today => date().is_some_and(|d| d > today),
            Tomorrow => date().is_some_and(|d| d > day::day_after(today)),
            ThisYear => {
                let year = record.values.get(&self.field).and_then(Value::as_i64);
                year.is_some_and(|y| y > i64::from(today.year()))
            }
            NotBefore(other) => both(other).is_some_and(|(later, earlier)| later < earlier),
            After(other) => both(other).is_some_and(|(later, earlier)| later <= earlier),
            Beside(other) => !super::has(record, self.field) && super::has(record, other),
            Either(other) => text().is_some() == super::has(record, other),
        }
    }
}

/// The rules that a record breaks, each as a finding at its field.
pub fn broken(record: &Record, today: NaiveDate) -> impl Iterator<Item = (FieldRule, RecordFinding)> {
    all(record.kind)
        .filter(move |rule| rule.is_broken(record, today))
        .map(|rule| (rule, refuse(rule.field, rule.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::Absence;
    use crate::record;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn every_rule_names_fields_of_its_kind() {
        for kind in Kind::ALL {
            for rule in all(*kind) {
                let only = rule.only.map(|(field, _)| field);
                for name in [Some(rule.field), rule.other(), only].into_iter().flatten() {
                    assert!(kind.field(name).is_some(), "{} {name}", kind.name());
                }
            }
        }
    }

    #[test]
    fn what_has_not_been_and_what_runs_backwards_is_broken() {
        let findings = |record: &Record| -> Vec<(FieldName, FindingId)> {
            broken(record, day("2026-11-24")).map(|(_, f)| (f.field, f.id)).collect()
        };
        let request = record!(of Request { sent_on: day("2026-11-20") });
        assert!(findings(&request.clone().set(Request::FIELDS.answered_on, day("2026-11-20"))).is_empty());
        let early = request.clone().set(Request::FIELDS.answered_on, day("2026-11-19"));
        assert_eq!(findings(&early), [(FieldName::AnsweredOn, FindingId::AnswerBefore)]);
        assert_eq!(
            findings(&request.set(Request::FIELDS.answered_on, day("2026-11-25"))),
            [(FieldName::AnsweredOn, FindingId::Ahead)]
        );
        let report = record!(of MetDeadline { rule: "quarter_analysis", on: day("2027-01-10") });
        assert!(findings(&report.clone().set(MetDeadline::FIELDS.done_on, day("2026-11-24"))).is_empty());
        assert_eq!(
            findings(&report.set(MetDeadline::FIELDS.done_on, day("2026-11-25"))),
            [(FieldName::DoneOn, FindingId::Ahead)]
        );
        let member = record!(of Member { why_left: DepartureReason::Died });
        assert!(findings(&member.clone().set(Member::FIELDS.until, day("2026-11-25"))).is_empty());
        assert_eq!(
            findings(&member.set(Member::FIELDS.until, day("2026-11-26"))),
            [(FieldName::Until, FindingId::DiedAhead)]
        );
        let away = record!(of Absence { from: day("2026-11-24") });
        assert!(findings(&away.clone().set(Absence::FIELDS.until, day("2026-11-25"))).is_empty());
        assert_eq!(
            findings(&away.set(Absence::FIELDS.until, day("2026-11-24"))),
            [(FieldName::Until, FindingId::Until)]
        );
        let year = record!(Member { born_year: 2027 });
        assert_eq!(findings(&year), [(FieldName::BornYear, FindingId::Born)]);
    }
}
