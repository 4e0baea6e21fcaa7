//! The demand: ledger rows that still owe visits, days that suit the families, working days of the curators.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::appointments::{FixedAppointment, appointed};
use super::{PlanHorizon, PlanRequest};
use crate::domain::{Case, CuratorId, FamilyId, Unit, day};
use crate::norm::load::{self, CapacityRule};
use crate::norm::slack::{self, DayObstacle};
use crate::norm::span::{self, NormSpan, spans};
use crate::norm::{LedgerRow, NormContext, RowState, ledger};

/// No place.
const NONE: u32 = u32::MAX;

/// A row that owes visits.
#[derive(Clone, Debug)]
pub struct VisitNeed {
    /// Index of the case.
    pub case: usize,
    pub row: LedgerRow,
    /// Visits to place: owed, less those that the family's week rows bring to a month row.
    pub need: u32,
    /// Of them those that the days since which visits are known ask for.
    pub known: u32,
    /// Other days of the period on which the family is at another level and can be visited: no day of the row, but a visit
    /// on one counts in it.
    pub other_days: usize,
}

/// A working day of a curator, a slot of the matching, with the visits it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct CuratorDay {
    /// Visits it takes.
    pub capacity: u32,
    /// The rule that sets the number.
    pub because: CapacityRule,
    /// Visits that take room on it beside the appointments of the families planned for.
    pub beside: u32,
}

impl CuratorDay {
    /// Visits it takes for the families planned for.
    pub fn room(&self) -> u32 {
        self.capacity.saturating_sub(self.beside)
    }

    /// The obstacle, on a day the curator does not work.
    pub fn off(&self) -> Option<DayObstacle> {
        match self.because {
            CapacityRule::Off(obstacle) => Some(obstacle),
            _ => None,
        }
    }
}

/// An edge of the matching: a day of a family that serves a need.
#[derive(Clone, Copy, Debug)]
pub(super) struct MatchingEdge {
    /// Index of the case.
    pub case: usize,
    /// Index of the need.
    pub need: u32,
    /// The day of the curator.
    pub slot: u32,
    /// Days from the start of the plan.
    pub at: u32,
}

/// The input of the proof, read off the ledger once: trying a change asks no rule again.
pub(super) struct PlanDemand {
    pub horizon: PlanHorizon,
    /// Whose families; `None`: everybody's.
    pub curator: Option<CuratorId>,
    /// The first day on which a visit can be made.
    pub start: NaiveDate,
    /// The last day on which one can serve a row.
    pub last: NaiveDate,
    /// Families by index of the case.
    pub families: Vec<FamilyId>,
    pub needs: Vec<VisitNeed>,
    /// The places that serve each need, by day.
    pub claims: Vec<Vec<u32>>,
    /// Case, need and slot of each place.
    pub places: Vec<MatchingEdge>,
    /// The place of a case on a day of the plan, or [`NONE`]; empty for a case without needs.
    table: Vec<Vec<u32>>,
    /// Curators whose days are planned.
    pub curators: Vec<Option<CuratorId>>,
    /// Their days: one curator after another.
    pub shifts: Vec<CuratorDay>,
    pub appointed: Vec<FixedAppointment>,
}

impl PlanDemand {
    /// The demand on the curator asked for, on all where none is.
    pub fn of(ground: NormContext<'_>, cases: &[Case], asked: &PlanRequest<'_>) -> PlanDemand {
        let horizon = PlanHorizon::of(asked.from, asked.days);
        let start = asked.from.max(ground.today);
        let mut demand = PlanDemand {
            horizon,
            curator: asked.curator,
            start,
            last: horizon.end.max(start),
            families: cases.iter().map(|c| c.family.id).collect(),
            needs: Vec::new(),
            claims: Vec::new(),
            places: Vec::new(),
            table: vec![Vec::new(); cases.len()],
            curators: Vec::new(),
            shifts: Vec::new(),
            appointed: Vec::new(),
        };
        for (i, case) in cases.iter().enumerate() {
            let mut needs = needs(ground, case, i, demand.start, horizon);
            // The curator who has the family when the row can first be served answers for it.
            needs.retain(|n| demand.is_of_curator(ground, case, start.max(n.row.from)));
            demand.last = needs.iter().map(|n| n.row.to).fold(demand.last, NaiveDate::max);
            demand.needs.extend(needs);
        }
        demand.appointed =
            appointed(ground, cases, (demand.start, demand.last), demand.curator, asked.drafts);
        demand.open_days(ground, cases, asked);
        demand.take_room(ground, cases);
        demand
    }

    /// Takes the room of what is no appointment of `cases`: visits held today without one, and the visits of families in
    /// post-accompaniment, which no norm asks for.
    fn take_room(&mut self, ground: NormContext<'_>, cases: &[Case]) {
        let today = ground.today;
        for case in cases {
            let appointed = case.appointments.iter().filter(|a| a.on == today).count() as u32;
            self.take(ground, case, today, case.visits_taking_room(today, None) - appointed);
        }
        for case in load::visited(ground, [cases, &[]]).into_iter().skip(cases.len()) {
            let days = case.appointments.iter().map(|a| a.on).chain([today]);
            for on in days.collect::<BTreeSet<NaiveDate>>() {
                self.take(ground, case, on, case.visits_taking_room(on, None));
            }
        }
    }

    fn take(&mut self, ground: NormContext<'_>, case: &Case, on: NaiveDate, visits: u32) {
        if let Some(slot) = self.slot(ground.staff.curator_of(case, on), on) {
            self.shifts[slot].beside += visits;
        }
    }

    /// Whether the plan covers the family on a day.
    pub fn is_of_curator(&self, ground: NormContext<'_>, case: &Case, on: NaiveDate) -> bool {
        self.curator.is_none() || ground.staff.curator_of(case, on) == self.curator
    }

    /// Number of days of the plan.
    pub fn length(&self) -> usize {
        usize::try_from((self.last - self.start).num_days() + 1).unwrap_or(0)
    }

    fn open_days(&mut self, ground: NormContext<'_>, cases: &[Case], asked: &PlanRequest<'_>) {
        let length = self.length();
        if let Some(own) = asked.curator {
            self.curator(ground, Some(own), asked.capacity);
        }
        // The spans of the last case: its needs follow each other.
        let mut last: Option<(usize, Vec<NormSpan>)> = None;
        for i in 0..self.needs.len() {
            let (case, unit) = (&cases[self.needs[i].case], self.needs[i].row.unit);
            let (from, to) = (self.needs[i].row.from.max(self.start), self.needs[i].row.to);
            if last.as_ref().is_none_or(|(of, _)| *of != self.needs[i].case) {
                last = Some((self.needs[i].case, spans(case, ground.rules)));
            }
            let spans = last.as_ref().map(|(_, spans)| spans.as_slice()).unwrap_or_default();
            let of_unit: Vec<&NormSpan> = spans.iter().filter(|s| s.frequency.per == unit).collect();
            let mut claim = Vec::new();
            for on in day::days(from, day::day_after(to)) {
                if slack::suits(case, &of_unit, on).is_err() {
                    continue;
                }
                let at = usize::try_from((on - self.start).num_days()).unwrap_or(0);
                let curator = ground.staff.curator_of(case, on);
                let slot = self.curator(ground, curator, asked.capacity) + at;
                let place = self.places.len() as u32;
                self.places.push(MatchingEdge {
                    case: self.needs[i].case,
                    need: i as u32,
                    slot: slot as u32,
                    at: at as u32,
                });
                let table = &mut self.table[self.needs[i].case];
                table.resize(length, NONE);
                table[at] = place;
                claim.push(place);
            }
            if claim.is_empty() {
                let is_other =
                    |on: &NaiveDate| span::at(spans, *on).is_some() && slack::suits_family(case, *on).is_ok();
                self.needs[i].other_days = day::days(from, day::day_after(to)).filter(is_other).count();
            }
            self.claims.push(claim);
        }
        for i in 0..self.appointed.len() {
            let curator = self.appointed[i].curator;
            self.curator(ground, curator, asked.capacity);
        }
        if self.curators.is_empty() {
            self.curator(ground, ground.staff.default_curator(), asked.capacity);
        }
    }

    /// The first slot of a curator.
    fn curator(&mut self, ground: NormContext<'_>, curator: Option<CuratorId>, otherwise: u32) -> usize {
        // Few curators: to hash the id for each day of each family takes longer.
        if let Some(nth) = self.curators.iter().position(|known| *known == curator) {
            return nth * self.length();
        }
        let first = self.shifts.len();
        self.curators.push(curator);
        for on in day::days(self.start, day::day_after(self.last)) {
            let (capacity, because) = load::capacity_because(ground, curator, on, otherwise);
            self.shifts.push(CuratorDay { capacity, because, beside: 0 });
        }
        first
    }

    /// The slot of a curator on a day of the plan.
    pub fn slot(&self, curator: Option<CuratorId>, on: NaiveDate) -> Option<usize> {
        let nth = self.curators.iter().position(|c| *c == curator)?;
        let at = usize::try_from((on - self.start).num_days()).ok().filter(|at| *at < self.length())?;
        Some(nth * self.length() + at)
    }

    pub fn day(&self, slot: usize) -> NaiveDate {
        day::later(self.start, (slot % self.length().max(1)) as u64)
    }

    /// The offset of a day from the start of the plan.
    pub fn offset(&self, on: NaiveDate) -> i64 {
        (on - self.start).num_days()
    }

    pub fn slot_of(&self, place: u32) -> usize {
        self.places[place as usize].slot as usize
    }

    pub fn day_of(&self, place: u32) -> NaiveDate {
        day::later(self.start, u64::from(self.places[place as usize].at))
    }

    /// The offset of the day of a place from the start of the plan.
    pub fn offset_of(&self, place: u32) -> i64 {
        i64::from(self.places[place as usize].at)
    }

    /// The place of a case on a day.
    pub fn place(&self, case: usize, on: NaiveDate) -> Option<u32> {
        let at = usize::try_from((on - self.start).num_days()).ok()?;
        self.table[case].get(at).copied().filter(|p| *p != NONE)
    }
}

/// Rows of a case that owe visits, with the visits to place for each.
fn needs(
    ground: NormContext<'_>,
    case: &Case,
    i: usize,
    start: NaiveDate,
    horizon: PlanHorizon,
) -> Vec<VisitNeed> {
    // Rows of periods that are over are history, so nothing before today need be looked at.
    let from = start.min(horizon.end.max(horizon.from));
    let rows = ledger::rows_without_slack(ground, case, from, horizon.end);
    let mut needs: Vec<VisitNeed> = rows
        .into_iter()
        .filter(|r| r.state == RowState::Open)
        .map(|row| VisitNeed { case: i, need: row.owed, known: row.known_owed(), other_days: 0, row })
        .collect();
    let weeks: Vec<(NaiveDate, NaiveDate, u32, u32)> = needs
        .iter()
        .filter(|n| n.row.unit == Unit::Week && n.row.to <= horizon.end)
        .map(|n| (n.row.from, n.row.to, n.need, n.known))
        .collect();
    for month in needs.iter_mut().filter(|n| n.row.unit == Unit::Month) {
        let within = || weeks.iter().filter(|w| month.row.from <= w.0 && w.1 <= month.row.to);
        let (brought, known): (u32, u32) = (within().map(|w| w.2).sum(), within().map(|w| w.3).sum());
        month.need = month.need.saturating_sub(brought);
        month.known = month.known.saturating_sub(known).min(month.need);
    }
    needs
}
