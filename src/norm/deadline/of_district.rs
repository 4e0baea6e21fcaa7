//! Deadlines of the whole district: on days of the calendar, of no family.

use chrono::NaiveDate;

use super::rule::{TimedDeadline, rules};
use super::{Deadline, DeadlineProof, DeadlineSetter, OwedDeadline, UpcomingMatter, deadline};
use crate::domain::district::MetDeadline;
use crate::domain::{Unit, day};
use crate::norm::NormContext;

/// How far back a deadline that nobody marked is still asked for, in days: a year's reports are settled with the year.
pub(super) const BACK: u64 = 365;

/// Deadlines of the whole district whose nominal day is in `[from, to]`: «до 10 числа» after each quarter, those of local
/// orders, and the last day of the quarter where the document says «once a quarter» and no day.
#[must_use]
pub fn of_district(ground: NormContext<'_>, from: NaiveDate, to: NaiveDate) -> Vec<Deadline> {
    let mut found = Vec::new();
    for rule in rules(ground).iter().filter(|rule| !rule.is_of_family()) {
        for on in day::days(from, day::day_after(to)).filter(|on| rule.falls_on(*on)) {
            let done = met(ground, rule, on);
            found.push(deadline(ground, rule, on, OwedDeadline { done, ..OwedDeadline::of_district() }));
        }
    }
    found
}

/// What of them is to be shown on the day asked: what comes up to `horizon`, what falls on today, and what is late. Of a
/// quarter in which no family was accompanied nothing has to be reported, and of a day before the file was begun it is not
/// known whether it was.
#[must_use]
pub fn due_of_district(ground: NormContext<'_>, horizon: NaiveDate) -> Vec<Deadline> {
    // The district reports of families closed since and of every curator, independent of the families shown.
    let began = ground.rules.began;
    // A deadline that was marked speaks for those after it.
    let marked = ground.rules.met.iter().filter(|met| met.of.is_none()).map(|met| met.on).min();
    let is_known = |on: NaiveDate| {
        ground.rules.file_begun.is_none_or(|begun| begun <= on) || marked.is_some_and(|marked| marked < on)
    };
    let reported = |d: &Deadline| {
        let first = match d.what {
            // A quarter that ends on the day is reported with it, and what a local order asks for every month it asks
            // for of the month that runs.
            UpcomingMatter::Rule {
                named_by: DeadlineSetter::Program | DeadlineSetter::Nobody | DeadlineSetter::Order,
                ..
            } => day::day_after(d.on),
            _ => day::period(Unit::Month, d.on).0,
        };
        began.is_some_and(|began| began < first) && is_known(d.on)
    };
    let mut all = of_district(ground, day::earlier(ground.today, BACK), horizon);
    all.retain(|d| !d.what.is_past(ground.today) || d.is_late && reported(d));
    all
}

/// The day on which a deadline of the district was marked done, as known on the day asked.
fn met(ground: NormContext<'_>, rule: &TimedDeadline, on: NaiveDate) -> Option<NaiveDate> {
    let of =
        |m: &&MetDeadline| m.of.is_none() && m.rule == rule.id && m.on == on && m.done_on <= ground.today;
    ground.rules.met.iter().filter(of).map(|m| m.done_on).min()
}

impl OwedDeadline {
    fn of_district() -> OwedDeadline {
        OwedDeadline { case: None, of: None, record: None, done: None, kept_by: DeadlineProof::Mark }
    }
}
