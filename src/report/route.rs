//! The route: whom to visit on which day in which order, numbered so that the paper and the entry of the evening mean
//! the same family by the same number.

use chrono::{NaiveDate, NaiveTime};

use super::visit_brief::{VisitErrand, errands};
use crate::domain::contact::{Contact, ContactOutcome};
use crate::domain::{Case, CuratorId, Id, Unit, day};
use crate::norm::obstacle::{self, VisitObstacle};
use crate::norm::{NormContext, load};
use crate::plan::visit::VisitOrigin;
use crate::plan::{CAPACITY, Plan};

/// How many days before a sheet a family may have ended and still be on it, in days: what was printed before it ended
/// keeps its numbers.
const ENDED: u64 = 62;

/// The day from which families and contacts are to be read for a sheet of `first` and later.
#[must_use]
pub fn reach(first: NaiveDate) -> NaiveDate {
    day::period(Unit::Month, day::earlier(first, ENDED)).0
}

/// A family on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteStop {
    /// The number on the sheet of the day; a proposal of the plan has none, because it may be another one tonight.
    pub number: Option<u32>,
    /// Index of the case.
    pub case: usize,
    /// The hour, if agreed.
    pub time: Option<NaiveTime>,
    /// The appointment, if it is still on that day.
    pub appointment: Option<Id>,
    /// The visit of the day that was already marked, and what came of it.
    pub marked: Option<(Id, ContactOutcome)>,
    /// What to bring and remember.
    pub errands: Vec<VisitErrand>,
    /// Obstacles to the visit, as the calendar marks it.
    pub against: Vec<VisitObstacle>,
}

/// A day with its stops in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteDay {
    /// The day.
    pub on: NaiveDate,
    /// Visits that fit into it.
    pub capacity: u32,
    /// Numbered stops, then proposals.
    pub stops: Vec<RouteStop>,
    /// Families visited on the day without an appointment, as indexes into the cases, in the order of the way: they have
    /// no number, because they were not on the sheet.
    pub unappointed: Vec<usize>,
}

/// Whose days are asked for.
pub struct RouteQuery<'a> {
    /// What norms are computed against.
    pub ground: NormContext<'a>,
    /// The families.
    pub cases: &'a [Case],
    /// Curators whose days they are.
    pub curators: &'a [Option<CuratorId>],
    /// Whether families of all curators are meant, those without a curator too.
    pub all: bool,
}

impl RouteQuery<'_> {
    /// The days of `[from, to]`, both included; with `plan`, of the same families, its proposals too.
    #[must_use]
    pub fn days(&self, from: NaiveDate, to: NaiveDate, plan: Option<&Plan>) -> Vec<RouteDay> {
        day::days(from, day::day_after(to)).map(|on| self.day(on, plan)).collect()
    }

    #[must_use]
    pub fn day(&self, on: NaiveDate, plan: Option<&Plan>) -> RouteDay {
        let of_curators = (0..self.cases.len()).filter(|i| self.is_of_curators(&self.cases[*i], on));
        let mut stops: Vec<RouteStop> = of_curators.filter_map(|i| self.stop(i, on, plan)).collect();
        stops.sort_by_cached_key(|s| self.order(s));
        for (number, stop) in (1..).zip(stops.iter_mut().filter(|s| s.number.is_some())) {
            stop.number = Some(number);
        }
        let capacity = self.curators.iter().map(|c| load::capacity(self.ground, *c, on, CAPACITY)).sum();
        RouteDay { on, capacity, unappointed: self.unappointed(on, &stops), stops }
    }

    fn unappointed(&self, on: NaiveDate, stops: &[RouteStop]) -> Vec<usize> {
        let was_held = |case: &Case| case.contacts.iter().any(|c| c.on == on && c.is_held_visit());
        let is_stop = |place: usize| stops.iter().any(|s| s.case == place);
        let is_asked = |case: &Case| self.is_of_curators(case, on) && was_held(case);
        let all = self.cases.iter().enumerate().filter(|(place, case)| !is_stop(*place) && is_asked(case));
        let mut found: Vec<usize> = all.map(|(place, _)| place).collect();
        found.sort_by_cached_key(|place| self.cases[*place].family.route_order());
        found
    }

    fn is_of_curators(&self, case: &Case, on: NaiveDate) -> bool {
        self.all || self.curators.contains(&self.ground.staff.curator_of(case, on))
    }

    /// By hour, those without one last, then in the order of the way. A proposal comes last of all, so that it moves no
    /// number.
    fn order(&self, stop: &RouteStop) -> impl Ord + use<> {
        let on_the_way = self.cases[stop.case].family.route_order();
        (stop.number.is_none(), stop.time.is_none(), stop.time, on_the_way)
    }

    fn stop(&self, place: usize, on: NaiveDate, plan: Option<&Plan>) -> Option<RouteStop> {
        let case = &self.cases[place];
        let tried = case.contacts.iter().filter(|c| c.on == on && c.kind.is_visit());
        // A held visit speaks for the day, whatever failed before it.
        let contact = tried.max_by_key(|c| (c.is_held_visit(), c.id));
        // Nobody is sent to a family whose accompaniment is over; visits marked there all the same stay on the sheet, and so
        // does the appointment of the day of the closing: the sheet was printed before it.
        let is_over = || obstacle::unvisited_on(self.ground, case, on).is_some_and(|closed| closed < on);
        if contact.is_none() && is_over() {
            return None;
        }
        let appointment =
            case.appointments.iter().filter(|a| a.on == on).min_by_key(|a| (a.time.is_none(), a.time, a.id));
        let proposed = || plan.and_then(|p| p.visits.iter().find(|v| is_proposed(v, place, on)));
        let (number, time) = match (appointment, contact) {
            (Some(a), _) => (Some(0), a.time),
            (None, Some(c)) if was_put_off(case, c) => (Some(0), c.time),
            (None, Some(_)) => return None,
            (None, None) => (None, proposed()?.time),
        };
        let mut errands = errands(self.ground, case, on);
        let purpose = appointment.and_then(|a| a.note.clone());
        errands.splice(..0, purpose.map(VisitErrand::Purpose));
        Some(RouteStop {
            number,
            case: place,
            time,
            appointment: appointment.map(|a| a.id),
            marked: contact.map(|c| (c.id, c.outcome)),
            errands,
            against: obstacle::visit_obstacles(self.ground, case, on, time),
        })
    }
}

fn is_proposed(visit: &crate::plan::PlannedVisit, case: usize, on: NaiveDate) -> bool {
    visit.case == case && visit.on == on && visit.origin == VisitOrigin::Proposed
}

/// Whether the visit was on the sheet of its day and its appointment was moved to another one: the numbers behind it
/// must not shift.
fn was_put_off(case: &Case, contact: &Contact) -> bool {
    let later = || case.appointments.iter().any(|a| a.on > contact.on);
    contact.outcome == ContactOutcome::Postponed || (contact.outcome != ContactOutcome::Held && later())
}
