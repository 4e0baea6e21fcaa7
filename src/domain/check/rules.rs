//! The rules that a record breaks or keeps by itself, as one table: read here over a record, and by the store over all
//! rows of a kind.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{Finding, refuse};
use crate::domain::day;
use crate::domain::record::Record;
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
    NotBefore(&'static str),
    /// Later than what stands in this field.
    After(&'static str),
    /// Just one of the two fields is filled.
    Either(&'static str),
    /// Filled where this field is.
    Beside(&'static str),
}

/// A rule about a field of a kind. What breaks it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kind.
    pub kind: Kind,
    /// The field that shows the finding.
    pub field: &'static str,
    /// Against what its value is held.
    pub bound: Bound,
    /// Only where this field says this.
    pub only: Option<(&'static str, &'static str)>,
    /// The sentence: what is wrong and what to do.
    pub id: &'static str,
}

const fn rule(kind: Kind, field: &'static str, bound: Bound, id: &'static str) -> Rule {
    Rule { kind, field, bound, only: None, id }
}

use Bound::{After, Beside, Either, NotBefore, ThisYear, Today, Tomorrow};

/// The rules. That a span ends after it begins is one for every kind that has both, and follows from the table of
/// kinds: see [`all`].
const RULES: &[Rule] = &[
    rule(Kind::Member, "born", Today, "check-born"),
    rule(Kind::Member, "born_year", ThisYear, "check-born"),
    rule(Kind::Member, "from", NotBefore("born"), "check-before-birth"),
    rule(Kind::Member, "until", After("born"), "check-before-birth"),
    rule(Kind::Member, "until", Beside("why_left"), "check-left-day"),
    Rule { only: Some(("why_left", "died")), ..rule(Kind::Member, "until", Tomorrow, "check-died-ahead") },
    rule(Kind::Contact, "on", Today, "check-contact-ahead"),
    rule(Kind::Contact, "called_back", Today, "check-ahead"),
    rule(Kind::Contact, "called_back", NotBefore("on"), "check-called-before"),
    rule(Kind::Contact, "call_back", NotBefore("on"), "check-call-before"),
    rule(Kind::Inquiry, "on", Today, "check-contact-ahead"),
    rule(Kind::Inquiry, "called_back", Today, "check-ahead"),
    rule(Kind::Inquiry, "called_back", NotBefore("on"), "check-called-before"),
    rule(Kind::Inquiry, "call_back", NotBefore("on"), "check-call-before"),
    rule(Kind::Notice, "on", Today, "check-ahead"),
    rule(Kind::Activity, "done_on", Today, "check-ahead"),
    rule(Kind::Request, "sent_on", Today, "check-ahead"),
    rule(Kind::Request, "answered_on", Today, "check-ahead"),
    rule(Kind::Request, "answered_on", NotBefore("sent_on"), "check-answer-before"),
    rule(Kind::Request, "due", NotBefore("sent_on"), "check-due-before"),
    rule(Kind::Deadline, "done_on", Today, "check-ahead"),
    rule(Kind::Agreement, "until", NotBefore("on"), "check-until"),
    rule(Kind::Agreement, "copy_sent_on", Today, "check-ahead"),
    rule(Kind::Agreement, "copy_sent_on", NotBefore("on"), "check-copy-before"),
    rule(Kind::Consent, "withdrawn_on", NotBefore("on"), "check-withdrawn-before"),
    rule(Kind::Capacity, "on", Either("weekday"), "check-capacity-day"),
];

/// All rules of a kind.
pub fn all(kind: Kind) -> impl Iterator<Item = Rule> {
    let ends = |name: &str| kind.field(name).is_some_and(|f| matches!(f.ty, Type::Date | Type::Time));
    let span = (ends("from") && ends("until")).then(|| rule(kind, "until", After("from"), "check-until"));
    span.into_iter().chain(RULES.iter().filter(move |r| r.kind == kind).copied())
}

impl Rule {
    /// The other field that the rule speaks of.
    #[must_use]
    pub fn other(&self) -> Option<&'static str> {
        match self.bound {
            NotBefore(other) | After(other) | Either(other) | Beside(other) => Some(other),
            Today | Tomorrow | ThisYear => None,
        }
    }

    /// Whether the rule speaks of this field.
    #[must_use]
    pub fn concerns(&self, field: &str) -> bool {
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
        let both = |other: &str| text().zip(record.text(other));
        match self.bound {
            Today => date().is_some_and(|d| d > today),
            Tomorrow => date().is_some_and(|d| d > day::day_after(today)),
            ThisYear => {
                let year = record.values.get(self.field).and_then(Value::as_i64);
                year.is_some_and(|y| y > i64::from(today.year()))
            }
            NotBefore(other) => both(other).is_some_and(|(later, earlier)| later < earlier),
            After(other) => both(other).is_some_and(|(later, earlier)| later <= earlier),
            Beside(other) => text().is_none() && super::has(record, other),
            Either(other) => text().is_some() == super::has(record, other),
        }
    }
}

/// The rules that a record breaks, told at their fields.
pub fn broken(record: &Record, today: NaiveDate) -> impl Iterator<Item = (Rule, Finding)> {
    all(record.kind)
        .filter(move |rule| rule.is_broken(record, today))
        .map(|rule| (rule, refuse(rule.field, rule.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::district::Met;
    use crate::domain::member::{Left, Member};
    use crate::domain::paper::Request;
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
        let told = |record: &Record| -> Vec<(&str, &str)> {
            broken(record, day("2026-11-24")).map(|(_, f)| (f.field, f.id)).collect()
        };
        let request = record!(Request { sent_on: day("2026-11-20") });
        assert!(told(&request.clone().set(Request::FIELDS.answered_on, day("2026-11-20"))).is_empty());
        let early = request.clone().set(Request::FIELDS.answered_on, day("2026-11-19"));
        assert_eq!(told(&early), [("answered_on", "check-answer-before")]);
        assert_eq!(
            told(&request.set(Request::FIELDS.answered_on, day("2026-11-25"))),
            [("answered_on", "check-ahead")]
        );
        let report = record!(Met { rule: "quarter_analysis", on: day("2027-01-10") });
        assert!(told(&report.clone().set(Met::FIELDS.done_on, day("2026-11-24"))).is_empty());
        assert_eq!(told(&report.set(Met::FIELDS.done_on, day("2026-11-25"))), [("done_on", "check-ahead")]);
        let member = record!(Member { why_left: Left::Died });
        assert!(told(&member.clone().set(Member::FIELDS.until, day("2026-11-25"))).is_empty());
        assert_eq!(
            told(&member.set(Member::FIELDS.until, day("2026-11-26"))),
            [("until", "check-died-ahead")]
        );
        let away = record!(Absence { from: day("2026-11-24") });
        assert!(told(&away.clone().set(Absence::FIELDS.until, day("2026-11-25"))).is_empty());
        assert_eq!(told(&away.set(Absence::FIELDS.until, day("2026-11-24"))), [("until", "check-until")]);
        let year = record!(Member { born_year: 2027 });
        assert_eq!(told(&year), [("born_year", "check-born")]);
    }
}
