//! What a day of the calendar is, how much fits into it and what it holds.

use chrono::{Datelike, NaiveDate};

use super::super::Model;
use crate::domain::{Case, day};
use crate::model::CAPACITY;
use crate::norm::{load, slack};

/// What kind of day it is for the curator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayMark {
    /// She works.
    Working,
    /// She works on a day off.
    Duty,
    /// The curator is on leave; a deputy visits.
    Deputy,
    /// She is on leave.
    Leave,
    /// A working day that her own week leaves out.
    OwnOff,
    /// Saturday or Sunday.
    Weekend,
    /// A holiday, or a day off in its place.
    Holiday,
}

impl DayMark {
    #[must_use]
    pub fn of(model: &Model, day: NaiveDate) -> DayMark {
        let who = model.curators();
        let works: Vec<_> = who.iter().map(|c| slack::works(model.ground(), *c, day)).collect();
        let ordinary = model.calendar.is_working(day);
        let away = || {
            let mut leaves = model.staff.leaves.iter().filter(|l| l.from <= day && day < l.until);
            leaves.any(|l| who.iter().all(|c| model.staff.concerns(l.curator, *c)))
        };
        if works.iter().any(Result::is_ok) {
            return match (ordinary, away()) {
                // With a record of her week that takes no visit on it.
                _ if capacity(model, day) == 0 => DayMark::OwnOff,
                (_, true) => DayMark::Deputy,
                (true, false) => DayMark::Working,
                (false, false) => DayMark::Duty,
            };
        }
        let weekday = day.weekday().number_from_monday() <= 5;
        match () {
            // A Saturday of her own week.
            () if capacity(model, day) > 0 => DayMark::Working,
            () if works.contains(&Err(slack::DayObstacle::Leave)) => DayMark::Leave,
            () if weekday || model.calendar.kind(day).why.is_some() => DayMark::Holiday,
            () => DayMark::Weekend,
        }
    }

    /// Its code in the message `calendar-mark`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            DayMark::Working => "working",
            DayMark::Duty => "duty",
            DayMark::Deputy => "deputy",
            DayMark::Leave => "leave",
            DayMark::OwnOff => "own_off",
            DayMark::Weekend => "weekend",
            DayMark::Holiday => "holiday",
        }
    }

    /// Whether nobody works.
    #[must_use]
    pub fn is_off(self) -> bool {
        matches!(self, DayMark::Leave | DayMark::OwnOff | DayMark::Weekend | DayMark::Holiday)
    }
}

/// How many visits the curators make on `day`, a Saturday of their own week too.
#[must_use]
pub fn capacity(model: &Model, day: NaiveDate) -> u32 {
    model.curators().into_iter().map(|c| load::own_capacity(model.ground(), c, day, CAPACITY)).sum()
}

/// What a day holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTally {
    /// Appointments.
    pub appointed: u32,
    /// Those of them that no visit was held on the day of.
    pub waiting: u32,
    /// Visits that take room, held or appointed.
    pub taken: u32,
    /// Families with a held visit.
    pub held: u32,
    /// Families with failed visits only.
    pub failed: u32,
}

impl DayTally {
    /// Whether there is anything.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == DayTally::default()
    }
}

/// What the seven days from `monday` on hold.
#[must_use]
pub fn tally(model: &Model, cases: &[&Case], monday: NaiveDate) -> [DayTally; 7] {
    let mut days = [DayTally::default(); 7];
    let place = |on: NaiveDate| usize::try_from((on - monday).num_days()).ok().filter(|i| *i < 7);
    for case in cases {
        // Of a family handed over in the middle of the week only the days before or behind it count.
        let is_of_curator = |on: NaiveDate| model.curator_filter.holds(model.staff.curator_of(case, on));
        for appointment in case.appointments.iter().filter(|a| is_of_curator(a.on)) {
            let Some(i) = place(appointment.on) else { continue };
            days[i].appointed += 1;
            days[i].waiting += u32::from(!case.is_kept(appointment));
        }
        for (i, on) in
            day::days(monday, day::later(monday, 7)).enumerate().filter(|(_, on)| is_of_curator(*on))
        {
            days[i].taken += case.visits_taking_room(on, None);
        }
        let mut visits: Vec<(usize, bool)> = case
            .contacts
            .iter()
            .filter(|c| c.kind.is_visit() && is_of_curator(c.on))
            .filter_map(|c| place(c.on).map(|i| (i, !c.is_held_visit())))
            .collect();
        visits.sort_unstable();
        visits.dedup_by_key(|(i, _)| *i);
        for (i, failed) in visits {
            if failed {
                days[i].failed += 1;
            } else {
                days[i].held += 1;
            }
        }
    }
    days
}
