//! Days on which a visit is possible, and the slack (запас) they leave.

use chrono::{Datelike, NaiveDate};

use super::NormContext;
use super::span::NormSpan;
use crate::domain::{Case, CuratorId, day};

/// Why a day cannot serve a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayObstacle {
    /// The day is over.
    Past,
    /// No span of the row holds on it.
    OutsideSpan,
    /// The household is away.
    Excused,
    /// A day off of the production calendar without duty.
    DayOff,
    /// The curator is on leave and has no deputy.
    Leave,
    /// The family named the weekday as impossible.
    Impossible,
    /// A visit has been held on it.
    Visited,
}

/// Whether `curator` works on `day`: (working day or duty day) and not on leave. A leave day with a deputy stays a
/// working day; a curator is no deputy of her own leave.
///
/// # Errors
/// The obstacle.
pub fn works(ground: NormContext<'_>, curator: Option<CuratorId>, day: NaiveDate) -> Result<(), DayObstacle> {
    let staff = ground.staff;
    let duty = || staff.duties.iter().any(|d| d.on == day && staff.concerns(d.curator, curator));
    if !ground.calendar.is_working(day) && !duty() {
        return Err(DayObstacle::DayOff);
    }
    if is_on_leave(ground, curator, day) { Err(DayObstacle::Leave) } else { Ok(()) }
}

/// Whether `curator` is on leave on `day` without a deputy.
#[must_use]
pub fn is_on_leave(ground: NormContext<'_>, curator: Option<CuratorId>, day: NaiveDate) -> bool {
    let staff = ground.staff;
    let mut leaves = staff
        .leaves
        .iter()
        .filter(|l| l.from <= day && day < l.until && staff.concerns(l.curator, curator))
        .peekable();
    leaves.peek().is_some() && leaves.all(|l| staff.deputy(l).is_none())
}

/// Whether a visit of `case` on `day` can serve a row with these spans.
///
/// # Errors
/// The first obstacle.
pub fn allows(
    ground: NormContext<'_>,
    case: &Case,
    spans: &[&NormSpan],
    day: NaiveDate,
) -> Result<(), DayObstacle> {
    if day < ground.today {
        return Err(DayObstacle::Past);
    }
    let family = suits(case, spans, day);
    if matches!(family, Err(DayObstacle::OutsideSpan | DayObstacle::Excused)) {
        return family;
    }
    works(ground, ground.staff.curator_of(case, day), day)?;
    family
}

/// Whether `day` suits the family for a visit that serves a row with these spans, by any curator.
///
/// # Errors
/// The first obstacle.
pub fn suits(case: &Case, spans: &[&NormSpan], day: NaiveDate) -> Result<(), DayObstacle> {
    if !spans.iter().any(|s| s.holds(day)) {
        return Err(DayObstacle::OutsideSpan);
    }
    suits_family(case, day)
}

/// Whether `day` suits the family for a visit, whatever that serves.
///
/// # Errors
/// The first obstacle.
pub fn suits_family(case: &Case, day: NaiveDate) -> Result<(), DayObstacle> {
    if case.is_excused(day) {
        return Err(DayObstacle::Excused);
    }
    if case.availability.iter().any(|a| a.forbids_day() && a.weekday == day.weekday()) {
        return Err(DayObstacle::Impossible);
    }
    if case.contacts.iter().any(|c| c.on == day && c.is_held_visit()) {
        return Err(DayObstacle::Visited);
    }
    Ok(())
}

/// The days of `[from, to]`, both included, on which a visit can still serve a row with these spans.
pub fn free_days<'a>(
    ground: NormContext<'a>,
    case: &'a Case,
    spans: &'a [&'a NormSpan],
    from: NaiveDate,
    to: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + 'a {
    days_left(ground, from, to).filter(move |d| allows(ground, case, spans, *d).is_ok())
}

/// The days of `[from, to]`, both included, that are not over.
pub fn days_left(
    ground: NormContext<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + use<> {
    day::days(from.max(ground.today), day::day_after(to))
}
