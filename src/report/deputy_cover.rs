//! The deputy's sheet: what the deputy of a curator must know of each of her families, the most acute first.

use chrono::NaiveDate;

use super::visit_brief::{VisitErrand, activities, promises};
use crate::domain::schedule::{Absence, Appointment};
use crate::domain::{Case, CuratorId, Level, day};
use crate::norm::obstacle::{self, VisitObstacle};
use crate::norm::{LedgerRow, NormContext, ledger, span};

/// A family in these days.
#[derive(Clone, Debug, PartialEq)]
pub struct CoveredFamily {
    /// Index of the case.
    pub case: usize,
    /// The level on the first of the days on which there is one.
    pub level: Option<Level>,
    /// Rows of the ledger that fall into the days and require visits.
    pub rows: Vec<LedgerRow>,
    /// Appointments of the days, with obstacles to each. None of a day on which nobody is sent there any more.
    pub appointments: Vec<(Appointment, Vec<VisitObstacle>)>,
    /// Absences that touch the days.
    pub absences: Vec<Absence>,
    /// The first day of the accompaniment, where it begins within the days or behind them.
    pub begins: Option<NaiveDate>,
    /// The first day without accompaniment, where it ends within the days or the day after.
    pub ends: Option<NaiveDate>,
    /// Promises not yet kept and activities due by the last day.
    pub errands: Vec<VisitErrand>,
}

/// The families that are `curator`'s on the day before or on one of the days `[from, to]`: emergency first, then those
/// with a flag of safety, then by title. All families, where no curator is named.
#[must_use]
pub fn cover(
    ground: NormContext<'_>,
    cases: &[Case],
    curator: Option<CuratorId>,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<CoveredFamily> {
    let is_of_curator = |case: &Case| {
        let mut days = day::days(day::day_before(from), day::day_after(to));
        curator.is_none() || days.any(|d| ground.staff.curator_of(case, d) == curator)
    };
    let mut all: Vec<CoveredFamily> = Vec::new();
    for (place, case) in cases.iter().enumerate().filter(|(_, case)| is_of_curator(case)) {
        let spans = span::spans(case, ground.rules);
        let level = day::days(from, day::day_after(to)).find_map(|d| span::at(&spans, d)).map(|s| s.level);
        let mut rows = ledger::shown_rows(ground, case, from, to);
        rows.retain(|r| r.required > 0);
        let within = |a: &&Appointment| from <= a.on && a.on <= to;
        let is_open =
            |a: &&Appointment| obstacle::unvisited_on(ground, case, a.on).is_none() && !case.is_kept(a);
        let marked = |a: &Appointment| (a.clone(), obstacle::visit_obstacles(ground, case, a.on, a.time));
        let appointments: Vec<_> =
            case.appointments.iter().filter(within).filter(is_open).map(marked).collect();
        if level.is_none() && appointments.is_empty() {
            continue;
        }
        let absences = case.absences.iter().filter(|a| a.from <= to && from < a.until).cloned().collect();
        let begins = spans.iter().map(|s| s.began).filter(|began| from < *began).min();
        let ends =
            case.closings.iter().map(|c| c.on).filter(|on| from < *on && *on <= day::day_after(to)).max();
        let mut errands: Vec<VisitErrand> = promises(case, ground.today).collect();
        errands.extend(activities(case, to));
        all.push(CoveredFamily { case: place, level, rows, appointments, absences, begins, ends, errands });
    }
    let acuteness = |level: Option<Level>| {
        Level::ACUTE_FIRST.iter().position(|l| Some(*l) == level).unwrap_or(Level::ACUTE_FIRST.len())
    };
    all.sort_by_key(|c| {
        let family = &cases[c.case].family;
        (acuteness(c.level), family.safety.is_none(), family.title.clone(), family.id)
    });
    all
}
