//! Deadlines: what ends or is due soon. Those of the document itself fall on the day it names, on the working day that comes after a day off, late from then
//! on, and there until they are marked done.

use chrono::{Datelike, NaiveDate};

use super::Ground;
use super::expiry::Expiry;
use super::marks::Ending;
use crate::domain::district::Met;
use crate::domain::{Case, Id, Level, MemberId, day};
use crate::regulation::file::{Deadline as Rule, DeadlineRule, Firmness, collapsed};

/// Something that ends or is due within [`AHEAD`](super::due::AHEAD) days.
#[derive(Clone, Debug, PartialEq)]
pub enum Ahead {
    /// The term of a level.
    Term {
        level: Level,
        /// How firm the document is.
        firmness: Option<Firmness>,
    },
    Activity {
        /// Which.
        id: Id,
        /// What.
        text: String,
        /// Who does it.
        organisation: Option<String>,
    },
    /// A member becomes of an age that matters: announced [`COMING`](super::due::COMING) days ahead.
    Turns {
        /// Who.
        member: MemberId,
        /// What she is called.
        called: String,
        /// How old.
        years: u32,
        /// Whether nobody younger than 18 is left in the family from then on.
        is_last: bool,
    },
    /// A deadline of the regulation.
    Rule {
        /// Id in the regulation.
        id: String,
        /// Its name in the nominative, for lists and papers.
        label: String,
        /// Words of the document.
        text: String,
        /// Paragraph.
        cited: String,
        /// The working day before and after, if the day is a day off: the document has no rule for it.
        around: Option<(NaiveDate, NaiveDate)>,
        /// The record of a family that it runs from.
        record: Option<Id>,
        /// The day it was marked done.
        done: Option<NaiveDate>,
        /// The day itself, or the working day after it: late only once that is over.
        working_day: NaiveDate,
        /// Who names the day.
        named_by: NamedBy,
    },
    /// A sign or category that ends by itself, or has ended without an end in the file.
    Ends(Box<Ending>),
    /// An agreement, a consent or a programme that runs out, or has run out without a later one.
    Expires(Box<Expiry>),
}

/// Who names the day of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    Document,
    /// The program: the document says «once a quarter» and no day, the last one of the quarter is shown.
    Program,
}

impl Ahead {
    /// Whether the day by which a deadline of the document must be kept is over.
    #[must_use]
    pub fn is_past(&self, today: NaiveDate) -> bool {
        matches!(self, Ahead::Rule { working_day, .. } if day::is_late(*working_day, today))
    }
}

/// A deadline on its day; `case` is an index into the cases asked, `None` for one of the whole district.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// The day.
    pub on: NaiveDate,
    /// The family.
    pub case: Option<usize>,
    /// What.
    pub what: Ahead,
    /// Whether it is past and still to be done: a deadline stays until it is marked.
    pub is_late: bool,
}

/// How far back a deadline that nobody marked is still asked for, in days: a year's reports are settled with the year.
const BACK: u64 = 365;

/// Deadlines of the whole district whose nominal day is in `[from, to]`: «до 10 числа» after each quarter, and the last
/// day of the quarter where the document says «once a quarter» and no day.
#[must_use]
pub fn of_district(ground: Ground<'_>, from: NaiveDate, to: NaiveDate) -> Vec<Deadline> {
    let regulation = &ground.rules.regulation;
    let mut found = Vec::new();
    for rule in &regulation.deadlines {
        for on in day::days(from, day::day_after(to)).filter(|on| falls_on(rule, *on)) {
            let done = met(ground, &rule.id, on);
            found.push(deadline(ground, rule, on, Owed { case: None, record: None, done }));
        }
    }
    found
}

/// Whether a deadline of the quarter falls on the day.
fn falls_on(rule: &Rule, on: NaiveDate) -> bool {
    let opens_quarter = |on: NaiveDate| matches!(on.month(), 1 | 4 | 7 | 10);
    match rule.rule {
        DeadlineRule::DayOfMonthAfterQuarter => Some(on.day()) == rule.day && opens_quarter(on),
        DeadlineRule::EveryQuarter => {
            let next = day::day_after(on);
            next.day() == 1 && opens_quarter(next)
        }
        _ => false,
    }
}

/// What of them is to be shown on the day asked: what comes up to `horizon`, what falls on today, and what is late. Of a
/// quarter in which no family was accompanied nothing has to be reported.
#[must_use]
pub fn due_of_district(ground: Ground<'_>, horizon: NaiveDate) -> Vec<Deadline> {
    // The district reports of families closed since and of every curator, independent of the families shown.
    let began = ground.rules.began;
    let reported = |d: &Deadline| {
        let first = match d.what {
            // A quarter that ends on the day is reported with it.
            Ahead::Rule { named_by: NamedBy::Program, .. } => day::day_after(d.on),
            _ => day::period(crate::domain::Unit::Month, d.on).0,
        };
        began.is_some_and(|began| began < first)
    };
    let mut all = of_district(ground, day::earlier(ground.today, BACK), horizon);
    all.retain(|d| !d.what.is_past(ground.today) || d.is_late && reported(d));
    all
}

/// Deadlines that run from a record of a family: so many working days after her agreement, where the document says so
/// of families like her. Done once the record itself says so.
#[must_use]
pub fn of_family(ground: Ground<'_>, case: &Case, place: usize) -> Vec<Deadline> {
    let mut found = Vec::new();
    for agreement in &case.agreements {
        for (rule, on) in after_agreement(ground, Some(case), agreement.on) {
            let done = agreement.copy_sent_on.filter(|on| *on <= ground.today);
            let owed = Owed { case: Some(place), record: Some(agreement.id), done };
            found.push(deadline(ground, rule, on, owed));
        }
    }
    found
}

/// The deadlines shown on a day: one that is done is shown until its day is over.
#[must_use]
pub fn due_of_family(ground: Ground<'_>, case: &Case, place: usize) -> Vec<Deadline> {
    let mut found = of_family(ground, case, place);
    found.retain(|d| !d.what.is_past(ground.today) || d.is_late);
    found
}

/// The deadlines that run from an agreement of this day, each with its own day; of a family that is not known any more,
/// those of every family.
#[must_use]
pub fn after_agreement<'a>(
    ground: Ground<'a>,
    case: Option<&Case>,
    agreed: NaiveDate,
) -> Vec<(&'a Rule, NaiveDate)> {
    let rules = ground.rules.regulation.deadlines.iter();
    rules
        .filter(|rule| rule.rule == DeadlineRule::WorkingDaysAfter)
        .filter(|rule| rule.after.as_deref() == Some("agreement"))
        .filter(|rule| case.is_none_or(|case| is_meant(rule, case, agreed)))
        .filter_map(|rule| Some((rule, ground.calendar.working_days_after(agreed, rule.days?))))
        .collect()
}

/// Whether the document speaks of families like this one.
fn is_meant(rule: &Rule, case: &Case, on: NaiveDate) -> bool {
    rule.only_for.as_deref().is_none_or(|category| case.is_of(category, on))
}

/// The day on which a deadline was marked done, as known on the day asked.
fn met(ground: Ground<'_>, rule: &str, on: NaiveDate) -> Option<NaiveDate> {
    let of = |m: &&Met| m.rule == rule && m.on == on && m.done_on <= ground.today;
    ground.rules.met.iter().filter(of).map(|m| m.done_on).min()
}

/// Whose deadline it is, and whether it was kept.
struct Owed {
    case: Option<usize>,
    record: Option<Id>,
    done: Option<NaiveDate>,
}

fn deadline(ground: Ground<'_>, rule: &Rule, on: NaiveDate, owed: Owed) -> Deadline {
    let (before, working_day) = ground.calendar.around(on);
    Deadline {
        on,
        case: owed.case,
        is_late: owed.done.is_none() && day::is_late(working_day, ground.today),
        what: Ahead::Rule {
            id: rule.id.clone(),
            label: rule.label.clone(),
            text: collapsed(&rule.text),
            cited: ground.rules.regulation.cited(&rule.at),
            around: (before != working_day).then_some((before, working_day)),
            record: owed.record,
            done: owed.done,
            working_day,
            named_by: match rule.rule {
                DeadlineRule::EveryQuarter => NamedBy::Program,
                _ => NamedBy::Document,
            },
        },
    }
}
