//! The deputy's sheet: what whoever stands in for a curator must know of each of her families, the most acute first.

use chrono::NaiveDate;

use super::errand::{Errand, activities, promises};
use crate::domain::schedule::Appointment;
use crate::domain::{Case, CuratorId, Level, day};
use crate::norm::{Ground, Row, ledger, span};

/// A family in these days.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// Index of the case.
    pub case: usize,
    /// The level on the first of the days on which there is one.
    pub level: Option<Level>,
    /// Rows of the ledger that fall into the days and require visits.
    pub rows: Vec<Row>,
    /// Appointments of the days.
    pub appointments: Vec<Appointment>,
    /// Promises not yet kept and activities due by the last day.
    pub errands: Vec<Errand>,
}

/// The families that are `curator`'s on the day before or on one of the days `[from, to]`: emergency first, then those
/// with a flag of safety, then by title. All families, where no curator is named.
#[must_use]
pub fn cover(
    ground: Ground<'_>,
    cases: &[Case],
    curator: Option<CuratorId>,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<Covered> {
    let hers = |case: &Case| {
        let mut days = day::days(day::day_before(from), day::day_after(to));
        curator.is_none() || days.any(|d| ground.staff.curator_of(case, d) == curator)
    };
    let mut all: Vec<Covered> = Vec::new();
    for (place, case) in cases.iter().enumerate().filter(|(_, case)| hers(case)) {
        let spans = span::spans(case, ground.rules);
        let level = day::days(from, day::day_after(to)).find_map(|d| span::at(&spans, d)).map(|s| s.level);
        let mut rows = ledger::rows(ground, case, from, to);
        rows.retain(|r| r.required > 0);
        let within = |a: &&Appointment| from <= a.on && a.on <= to;
        let appointments: Vec<Appointment> = case.appointments.iter().filter(within).cloned().collect();
        if level.is_none() && appointments.is_empty() {
            continue;
        }
        let mut errands: Vec<Errand> = promises(case, ground.today).collect();
        errands.extend(activities(case, to));
        all.push(Covered { case: place, level, rows, appointments, errands });
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
