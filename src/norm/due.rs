//! «Сегодня»: what is to be done, what is late, what ends soon, who waits for a call.

use chrono::{Datelike, NaiveDate};

use super::ledger::{self, Row};
use super::span::{at, spans};
use super::{Ground, Standing};
use crate::domain::{Case, Id, Level, day};
use crate::regulation::file::{DeadlineRule, Firmness};

/// How many days ahead an end is shown.
pub const AHEAD: u64 = 14;

/// Something late.
#[derive(Clone, Debug, PartialEq)]
pub enum Late {
    /// A period ended with fewer visits than required.
    Visits(Box<Row>),
    /// An activity is past its day.
    Activity {
        /// Which.
        id: Id,
        /// What.
        text: String,
        /// By when.
        due: NaiveDate,
    },
    /// The term of the level is over and no decision has been entered.
    Term {
        /// Level.
        level: Level,
        /// First day after the term.
        until: NaiveDate,
    },
}

impl Late {
    /// The day from which it has been late.
    #[must_use]
    pub fn since(&self) -> NaiveDate {
        match self {
            Late::Visits(row) => row.to,
            Late::Activity { due, .. } => *due,
            Late::Term { until, .. } => *until,
        }
    }
}

/// Something that ends or is due within [`AHEAD`] days.
#[derive(Clone, Debug, PartialEq)]
pub enum Ahead {
    /// The term of a level.
    Term {
        /// Level.
        level: Level,
        /// How firm the document is.
        firmness: Option<Firmness>,
    },
    /// An activity.
    Activity {
        /// Which.
        id: Id,
        /// What.
        text: String,
        /// Who does it.
        organisation: Option<String>,
    },
    /// A deadline of the regulation.
    Rule {
        /// Id in the regulation.
        id: String,
        /// Words of the document.
        text: String,
        /// Paragraph.
        cited: String,
        /// The working day before and after, if the day is a day off: the document has no rule for it.
        around: Option<(NaiveDate, NaiveDate)>,
    },
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
}

/// What «Сегодня» shows. Numbers are indices into the cases asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    /// Rows that still owe visits and whose period holds the day, most urgent first.
    pub visits: Vec<(usize, Row)>,
    /// What is late, the longest first.
    pub late: Vec<(usize, Late)>,
    /// What ends within [`AHEAD`] days, the nearest first.
    pub ahead: Vec<Deadline>,
    /// Contacts that ask for a call back not yet made: case, contact, day.
    pub call_back: Vec<(usize, Id, NaiveDate)>,
}

/// What is due on the day asked. `standings` are those of `cases`.
#[must_use]
pub fn due(ground: Ground<'_>, cases: &[Case], standings: &[Standing]) -> Due {
    let today = ground.today;
    let horizon = day::later(today, AHEAD);
    let mut due = Due::default();
    for (i, (case, standing)) in cases.iter().zip(standings).enumerate() {
        due.visits.extend(standing.rows.iter().filter(|r| r.owed > 0).map(|r| (i, r.clone())));
        due.late.extend(standing.short.iter().map(|r| (i, Late::Visits(Box::new(r.clone())))));
        for activity in case.activities.iter().filter(|a| a.state.is_open()) {
            let Some(on) = activity.due else { continue };
            let (id, text) = (activity.id, activity.text.clone());
            if on < today {
                due.late.push((i, Late::Activity { id, text, due: on }));
            } else if on <= horizon {
                let what = Ahead::Activity { id, text, organisation: activity.organisation.clone() };
                due.ahead.push(Deadline { on, case: Some(i), what });
            }
        }
        if let Some(end) = &standing.term {
            let level = end.level;
            if end.until <= today {
                due.late.push((i, Late::Term { level, until: end.until }));
            } else if end.until <= horizon {
                let what = Ahead::Term { level, firmness: end.firmness };
                due.ahead.push(Deadline { on: end.until, case: Some(i), what });
            }
        }
        let waiting = case.contacts.iter().filter(|c| c.called_back.is_none());
        due.call_back.extend(waiting.filter_map(|c| c.call_back.map(|on| (i, c.id, on))));
    }
    due.ahead.extend(of_regulation(ground, today, horizon));
    let title = |i: usize| &cases[i].family.title;
    due.visits.sort_by(|(a, x), (b, y)| {
        x.urgency().cmp(&y.urgency()).then_with(|| title(*a).cmp(title(*b))).then(x.unit.cmp(&y.unit))
    });
    due.late.sort_by(|(a, x), (b, y)| x.since().cmp(&y.since()).then_with(|| title(*a).cmp(title(*b))));
    due.ahead.sort_by_key(|d| (d.on, d.case));
    due.call_back.sort_by_key(|(i, _, on)| (*on, *i));
    due
}

/// Deadlines of the document itself that fall into `[from, to]`: «до 10 числа» after each quarter.
#[must_use]
pub fn of_regulation(ground: Ground<'_>, from: NaiveDate, to: NaiveDate) -> Vec<Deadline> {
    let regulation = &ground.rules.regulation;
    let mut found = Vec::new();
    for deadline in regulation.deadlines.iter().filter(|d| d.rule == DeadlineRule::DayOfMonthAfterQuarter) {
        for on in day::days(from, day::day_after(to)) {
            if Some(on.day()) == deadline.day && matches!(on.month(), 1 | 4 | 7 | 10) {
                let (before, after) = ground.calendar.around(on);
                found.push(Deadline {
                    on,
                    case: None,
                    what: Ahead::Rule {
                        id: deadline.id.clone(),
                        text: crate::regulation::file::collapsed(&deadline.text),
                        cited: regulation.cited(&deadline.at),
                        around: (before != after).then_some((before, after)),
                    },
                });
            }
        }
    }
    found
}

/// Whether the family is on accompaniment on `day`, or registered and waiting for its first level.
#[must_use]
pub fn is_current(ground: Ground<'_>, case: &Case) -> bool {
    let spans = spans(case, ground.rules);
    at(&spans, ground.today).is_some()
        || case.closings.iter().all(|c| c.on > ground.today)
        || spans.iter().any(|s| s.from > ground.today)
}

/// All rows of all cases that overlap `[from, to]`, by title, period and unit: case index and row.
#[must_use]
pub fn ledger(ground: Ground<'_>, cases: &[Case], from: NaiveDate, to: NaiveDate) -> Vec<(usize, Row)> {
    let mut all: Vec<(usize, Row)> = cases
        .iter()
        .enumerate()
        .flat_map(|(i, case)| ledger::rows(ground, case, from, to).into_iter().map(move |r| (i, r)))
        .collect();
    all.sort_by(|(a, x), (b, y)| {
        let key = |i: usize| (&cases[i].family.title, cases[i].family.id);
        key(*a).cmp(&key(*b)).then((x.from, x.unit).cmp(&(y.from, y.unit)))
    });
    all
}
