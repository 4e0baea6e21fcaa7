//! A week as a grid: per family and day the appointment, the proposal, the visit; the norm beside it, the load below.

use std::array;

use chrono::{NaiveDate, NaiveTime};

use super::{Plan, visit::VisitOrigin};
use crate::domain::{Case, CuratorId, Id, day};
use crate::norm::{LedgerRow, NormContext, ledger, load};

/// A day of a family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanCell {
    /// The first appointment of the file.
    pub appointed: Option<Id>,
    /// The hour of the visit, else of the appointment, else of the proposal.
    pub time: Option<NaiveTime>,
    /// The visit of the plan, by its index in [`Plan::visits`].
    pub planned: Option<usize>,
    /// A visit was held.
    pub is_done: bool,
    /// A visit was attempted and none was held.
    pub is_failed: bool,
}

/// A row of the grid: a family.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    /// Index of the case.
    pub case: usize,
    /// Monday to Sunday.
    pub cells: [PlanCell; 7],
    /// Ledger rows that overlap the week: the norm column.
    pub rows: Vec<LedgerRow>,
}

/// The load of a day against its capacity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayFooter {
    /// Visits that fit.
    pub capacity: u32,
    /// Families visited.
    pub done: u32,
    /// Families with an appointment or a proposal, those visited left out.
    pub planned: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlanWeek {
    pub monday: NaiveDate,
    /// Families with a row or a cell in the week, in the order of the cases.
    pub lines: Vec<PlanLine>,
    /// Monday to Sunday.
    pub feet: [DayFooter; 7],
}

impl PlanWeek {
    /// The week of `monday`. `plan` adds proposals for the days it covers; capacity is that of `curator`.
    #[must_use]
    pub fn of(
        ground: NormContext<'_>,
        cases: &[Case],
        plan: &Plan,
        curator: Option<CuratorId>,
        otherwise: u32,
        monday: NaiveDate,
    ) -> PlanWeek {
        let days: [NaiveDate; 7] = array::from_fn(|i| day::later(monday, i as u64));
        let lines: Vec<PlanLine> = cases
            .iter()
            .enumerate()
            .map(|(case, of)| PlanLine {
                case,
                cells: days.map(|on| cell(of, case, plan, on)),
                rows: ledger::rows(ground, of, monday, days[6]),
            })
            .filter(|l| !l.rows.is_empty() || l.cells.iter().any(|c| *c != PlanCell::default()))
            .collect();
        let count =
            |i: usize, is: fn(&PlanCell) -> bool| lines.iter().filter(|l| is(&l.cells[i])).count() as u32;
        let feet = array::from_fn(|i| DayFooter {
            capacity: load::capacity(ground, curator, days[i], otherwise),
            done: count(i, |c| c.is_done),
            planned: count(i, |c| !c.is_done && (c.appointed.is_some() || c.planned.is_some())),
        });
        PlanWeek { monday, lines, feet }
    }
}

fn cell(of: &Case, case: usize, plan: &Plan, on: NaiveDate) -> PlanCell {
    let appointment = of.appointments.iter().find(|a| a.on == on);
    let visits = of.contacts.iter().filter(|c| c.on == on && c.kind.is_visit());
    // A held visit speaks for the day, whatever failed before it.
    let visit = visits.max_by_key(|c| c.is_held_visit());
    let planned = plan.visits.iter().position(|v| v.on == on && v.case == case);
    let proposed =
        planned.map(|i| &plan.visits[i]).filter(|v| v.origin != VisitOrigin::Proposed || visit.is_none());
    PlanCell {
        appointed: appointment.map(|a| a.id),
        time: visit
            .and_then(|c| c.time)
            .or_else(|| appointment.and_then(|a| a.time))
            .or_else(|| proposed.and_then(|v| v.time)),
        planned: proposed.and(planned),
        is_done: visit.is_some_and(|c| c.is_held_visit()),
        is_failed: visit.is_some_and(|c| !c.is_held_visit()),
    }
}
