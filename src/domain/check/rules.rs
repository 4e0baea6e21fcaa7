//! The rules that a record breaks or keeps by itself, as one table: read here over a record, and by the store over all
//! rows of a kind.

use crate::domain::FieldName;
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{Finding, refuse};
use crate::domain::contact::{Contact, Inquiry, Notice};
use crate::domain::control::Control;
use crate::domain::day;
use crate::domain::district::{LocalDeadline, LocalRule, Met};
use crate::domain::event::FamilyEvent;
use crate::domain::field::FieldOf;
use crate::domain::goal::{Goal, Participant};
use crate::domain::kind::OfKind;
use crate::domain::member::{Left, Member};
use crate::domain::paper::{Agreement, Closing, Consent, Decision, Request};
use crate::domain::programme::{Activity, Programme};
use crate::domain::record::Record;
use crate::domain::reporting::HandedReport;
use crate::domain::schedule::Capacity;
use crate::domain::schema::{Kind, Type};

/// Against what a value is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
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
pub struct Rule {
    pub kind: Kind,
    /// The field that shows the finding.
    pub field: FieldName,
    /// Against what its value is held.
    pub bound: Bound,
    /// Only where this field says this.
    pub only: Option<(FieldName, &'static str)>,
    /// The sentence: what is wrong and what to do.
    pub id: &'static str,
}

const fn rule<R: OfKind, T>(field: FieldOf<R, T>, bound: Bound, id: &'static str) -> Rule {
    Rule { kind: R::KIND, field: field.name, bound, only: None, id }
}

/// A local deadline that is computed by this rule needs the field.
const fn local(field: FieldName, by: LocalRule, id: &'static str) -> Rule {
    let other = LocalDeadline::FIELDS.rule.name;
    Rule { kind: Kind::LocalDeadline, field, bound: Beside(other), only: Some((other, by.code())), id }
}

use Bound::{After, Beside, Either, NotBefore, ThisYear, Today, Tomorrow};

/// The rules. That a span ends after it begins is one for every kind that has both, and follows from the table of
/// kinds: see [`all`].
const RULES: &[Rule] = &[
    rule(Member::FIELDS.born, Today, "check-born"),
    rule(Member::FIELDS.born_year, ThisYear, "check-born"),
    rule(Member::FIELDS.from, NotBefore(Member::FIELDS.born.name), "check-before-birth"),
    rule(Member::FIELDS.until, After(Member::FIELDS.born.name), "check-before-birth"),
    rule(Member::FIELDS.until, Beside(Member::FIELDS.why_left.name), "check-left-day"),
    Rule {
        only: Some((Member::FIELDS.why_left.name, Left::Died.code())),
        ..rule(Member::FIELDS.until, Tomorrow, "check-died-ahead")
    },
    rule(Contact::FIELDS.on, Today, "check-contact-ahead"),
    rule(Contact::FIELDS.called_back, Today, "check-ahead"),
    rule(Contact::FIELDS.called_back, NotBefore(Contact::FIELDS.on.name), "check-called-before"),
    rule(Contact::FIELDS.call_back, NotBefore(Contact::FIELDS.on.name), "check-call-before"),
    rule(Inquiry::FIELDS.on, Today, "check-contact-ahead"),
    rule(Inquiry::FIELDS.called_back, Today, "check-ahead"),
    rule(Inquiry::FIELDS.called_back, NotBefore(Inquiry::FIELDS.on.name), "check-called-before"),
    rule(Inquiry::FIELDS.call_back, NotBefore(Inquiry::FIELDS.on.name), "check-call-before"),
    rule(Notice::FIELDS.on, Today, "check-ahead"),
    rule(Activity::FIELDS.done_on, Today, "check-ahead"),
    rule(Request::FIELDS.sent_on, Today, "check-ahead"),
    rule(Request::FIELDS.answered_on, Today, "check-ahead"),
    rule(Request::FIELDS.withdrawn_on, NotBefore(Request::FIELDS.sent_on.name), "check-request-withdrawn"),
    rule(Request::FIELDS.answered_on, NotBefore(Request::FIELDS.sent_on.name), "check-answer-before"),
    rule(Request::FIELDS.due, NotBefore(Request::FIELDS.sent_on.name), "check-due-before"),
    rule(Request::FIELDS.reminded_on, Today, "check-ahead"),
    rule(Request::FIELDS.reminded_on, NotBefore(Request::FIELDS.sent_on.name), "check-after-sent"),
    rule(Notice::FIELDS.answered_on, Today, "check-ahead"),
    rule(Notice::FIELDS.answered_on, NotBefore(Notice::FIELDS.on.name), "check-after-sent"),
    rule(FamilyEvent::FIELDS.on, Today, "check-ahead"),
    rule(HandedReport::FIELDS.on, Today, "check-ahead"),
    rule(Control::FIELDS.on, Today, "check-ahead"),
    rule(Goal::FIELDS.reached_on, Today, "check-ahead"),
    rule(Participant::FIELDS.agreed_on, Today, "check-ahead"),
    rule(Participant::FIELDS.sent_on, Today, "check-ahead"),
    rule(Programme::FIELDS.sent_on, Today, "check-ahead"),
    rule(Programme::FIELDS.on, NotBefore(Programme::FIELDS.sent_on.name), "check-approved-before"),
    rule(Programme::FIELDS.until, After(Programme::FIELDS.on.name), "check-until"),
    rule(Decision::FIELDS.until, After(Decision::FIELDS.on.name), "check-until"),
    rule(Closing::FIELDS.after_until, After(Closing::FIELDS.on.name), "check-until"),
    rule(Consent::FIELDS.until, NotBefore(Consent::FIELDS.on.name), "check-until"),
    rule(Met::FIELDS.done_on, Today, "check-ahead"),
    rule(Agreement::FIELDS.until, NotBefore(Agreement::FIELDS.on.name), "check-until"),
    rule(Agreement::FIELDS.copy_sent_on, Today, "check-ahead"),
    rule(Agreement::FIELDS.copy_sent_on, NotBefore(Agreement::FIELDS.on.name), "check-copy-before"),
    rule(Consent::FIELDS.withdrawn_on, NotBefore(Consent::FIELDS.on.name), "check-withdrawn-before"),
    local(LocalDeadline::FIELDS.day.name, LocalRule::DayOfMonth, "check-local-day"),
    local(LocalDeadline::FIELDS.day.name, LocalRule::DayAfterQuarter, "check-local-day"),
    local(LocalDeadline::FIELDS.days.name, LocalRule::WorkingDaysAfter, "check-local-days"),
    local(LocalDeadline::FIELDS.days.name, LocalRule::DaysAfter, "check-local-days"),
    local(LocalDeadline::FIELDS.after.name, LocalRule::WorkingDaysAfter, "check-local-after"),
    local(LocalDeadline::FIELDS.after.name, LocalRule::DaysAfter, "check-local-after"),
    rule(Capacity::FIELDS.on, Either(Capacity::FIELDS.weekday.name), "check-capacity-day"),
];

/// All rules of a kind.
pub fn all(kind: Kind) -> impl Iterator<Item = Rule> {
    let ends = |name: FieldName| kind.field(name).is_some_and(|f| matches!(f.ty, Type::Date | Type::Time));
    let span = (ends(FieldName::From) && ends(FieldName::Until)).then_some(Rule {
        kind,
        field: FieldName::Until,
        bound: After(FieldName::From),
        only: None,
        id: "check-until",
    });
    span.into_iter().chain(RULES.iter().filter(move |r| r.kind == kind).copied())
}

impl Rule {
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
pub fn broken(record: &Record, today: NaiveDate) -> impl Iterator<Item = (Rule, Finding)> {
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
        let told = |record: &Record| -> Vec<(FieldName, &str)> {
            broken(record, day("2026-11-24")).map(|(_, f)| (f.field, f.id)).collect()
        };
        let request = record!(of Request { sent_on: day("2026-11-20") });
        assert!(told(&request.clone().set(Request::FIELDS.answered_on, day("2026-11-20"))).is_empty());
        let early = request.clone().set(Request::FIELDS.answered_on, day("2026-11-19"));
        assert_eq!(told(&early), [(FieldName::AnsweredOn, "check-answer-before")]);
        assert_eq!(
            told(&request.set(Request::FIELDS.answered_on, day("2026-11-25"))),
            [(FieldName::AnsweredOn, "check-ahead")]
        );
        let report = record!(of Met { rule: "quarter_analysis", on: day("2027-01-10") });
        assert!(told(&report.clone().set(Met::FIELDS.done_on, day("2026-11-24"))).is_empty());
        assert_eq!(
            told(&report.set(Met::FIELDS.done_on, day("2026-11-25"))),
            [(FieldName::DoneOn, "check-ahead")]
        );
        let member = record!(of Member { why_left: Left::Died });
        assert!(told(&member.clone().set(Member::FIELDS.until, day("2026-11-25"))).is_empty());
        assert_eq!(
            told(&member.set(Member::FIELDS.until, day("2026-11-26"))),
            [(FieldName::Until, "check-died-ahead")]
        );
        let away = record!(of Absence { from: day("2026-11-24") });
        assert!(told(&away.clone().set(Absence::FIELDS.until, day("2026-11-25"))).is_empty());
        assert_eq!(
            told(&away.set(Absence::FIELDS.until, day("2026-11-24"))),
            [(FieldName::Until, "check-until")]
        );
        let year = record!(Member { born_year: 2027 });
        assert_eq!(told(&year), [(FieldName::BornYear, "check-born")]);
    }
}
