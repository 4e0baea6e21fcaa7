//! The series that a report draws: levels over the year, visits against the norm, activities by kind of help.

use chrono::NaiveDate;

use crate::domain::period::{Period, PeriodKind};
use crate::domain::programme::{ActivityState, Help};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, Level};
use crate::norm::span::{at, spans};
use crate::norm::{NormContext, ledger};

use super::{Known, last_day};

/// Families at each level at the end of a month, the most acute first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelsOfMonth {
    pub month: Period,
    pub levels: [(Level, u32); 4],
}

/// Visits that the norm asks for in the weeks and months that end in a month, and those held of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitsOfMonth {
    pub month: Period,
    pub asked: u32,
    pub held: u32,
}

/// Activities of a kind of help that were due or done in a period, and those done of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivitiesOfKind {
    pub help: Help,
    pub all: u32,
    pub done: u32,
}

/// The months of the year up to the day asked, without those that ended before anything is known.
fn months(ground: NormContext<'_>, year: Period, since: Option<NaiveDate>) -> Vec<Period> {
    let is_known = |m: &Period| m.from <= ground.today && since.is_none_or(|since| since <= m.to);
    year.parts(PeriodKind::Month).into_iter().filter(is_known).collect()
}

/// Levels at the end of each month of a year, of the month that lasts on the day asked.
#[must_use]
pub fn levels(
    ground: NormContext<'_>,
    cases: &[Case],
    (year, whose): (Period, CuratorFilter),
    known: Known,
) -> Vec<LevelsOfMonth> {
    let spans: Vec<_> = cases.iter().map(|c| (c, spans(c, ground.rules))).collect();
    let of = |month: Period| {
        let day = last_day(month, ground.today);
        let asked = spans.iter().filter(|(case, _)| whose.holds(ground.staff.curator_of(case, day)));
        let held: Vec<Level> = asked
            .filter(|(case, _)| !case.is_elsewhere(day))
            .filter_map(|(_, s)| at(s, day).map(|s| s.level))
            .collect();
        let count = |level: Level| u32::try_from(held.iter().filter(|l| **l == level).count()).unwrap_or(0);
        LevelsOfMonth { month, levels: Level::ACUTE_FIRST.map(|level| (level, count(level))) }
    };
    months(ground, year, known.since).into_iter().map(of).collect()
}

/// Visits against the norm in each month of a year. Of a month that lasts only the weeks that are over are counted.
#[must_use]
pub fn visits(
    ground: NormContext<'_>,
    cases: &[Case],
    (year, whose): (Period, CuratorFilter),
    known: Known,
) -> Vec<VisitsOfMonth> {
    let since = known.since.into_iter().chain(known.visits).max();
    let mut months: Vec<VisitsOfMonth> = months(ground, year, since)
        .into_iter()
        .map(|month| VisitsOfMonth { month, asked: 0, held: 0 })
        .collect();
    for case in cases {
        for row in ledger::ended(ground, case, year.from, year.to) {
            let from = row.shares.first().map_or(row.from, |s| s.from);
            if !whose.holds(ground.staff.curator_of_most(case, from, row.to)) {
                continue;
            }
            if let Some(month) = months.iter_mut().find(|m| m.month.holds(row.to)) {
                month.asked += row.required;
                month.held += row.done.min(row.required);
            }
        }
    }
    months
}

/// Activities by kind of help: those done in the period by this district, and those due in it that are not done. Which
/// version of a programme they are of does not matter: one that was done before the next version is done.
#[must_use]
pub fn activities<'a>(cases: impl Iterator<Item = &'a Case>, period: Period) -> Vec<ActivitiesOfKind> {
    let mut kinds: Vec<ActivitiesOfKind> =
        Help::ALL.iter().map(|help| ActivitiesOfKind { help: *help, all: 0, done: 0 }).collect();
    for (case, activity) in cases.flat_map(|case| case.activities.iter().map(move |a| (case, a))) {
        let done = activity.state == ActivityState::Done;
        let day = if done { activity.done_on.or(activity.due) } else { activity.due };
        let counts = activity.state != ActivityState::Cancelled
            && day.is_some_and(|day| period.holds(day) && !case.is_elsewhere(day));
        if let Some(kind) = kinds.iter_mut().find(|k| k.help == activity.help).filter(|_| counts) {
            kind.all += 1;
            kind.done += u32::from(done);
        }
    }
    kinds
}
