//! The proof: appointments are fixed, around them a maximum matching of needs and days.

use chrono::NaiveDate;

use super::appointments::FixedAppointment;
use super::demand::{CuratorDay, PlanDemand, VisitNeed};
use super::flow::{ClaimNode, FlowNetwork, PlaceNode, SlotNode};
use crate::domain::{Level, Unit};

/// Which visits of the rows a proof places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NeedScope {
    /// All that the norm asks for.
    Norm,
    /// Those that the days since which visits are known ask for.
    Known,
}

/// A maximum matching with the appointments it was built around.
#[derive(Clone)]
pub(super) struct PlanProof {
    pub flow: FlowNetwork,
    /// The appointments it was built around, by case and day.
    pub appointed: Vec<FixedAppointment>,
    /// The last day by which its rows end.
    pub last: NaiveDate,
    /// The need each appointment serves; `None` where it only takes room.
    pub served: Vec<Option<usize>>,
    /// How many appointments serve each need.
    pub fixed: Vec<u32>,
    /// Visits needed, appointments among them.
    pub owed: u32,
    /// Visits without a day.
    pub short: u32,
}

impl PlanProof {
    /// Matches needs and days around `appointed`, which are sorted by case and day.
    pub fn of(demand: &PlanDemand, appointed: &[FixedAppointment]) -> PlanProof {
        PlanProof::until(demand, appointed, NaiveDate::MAX)
    }

    /// The same for rows that end by `last` alone.
    pub fn until(demand: &PlanDemand, appointed: &[FixedAppointment], last: NaiveDate) -> PlanProof {
        PlanProof::placing(NeedScope::Norm, demand, appointed, last)
    }

    /// The same of what is known to be owed; `None` where that is no less, or nothing is short.
    pub fn of_known(&self, demand: &PlanDemand) -> Option<PlanProof> {
        let is_less = self.short > 0 && demand.needs.iter().any(|n| n.known < n.need);
        is_less.then(|| PlanProof::placing(NeedScope::Known, demand, &self.appointed, self.last))
    }

    fn placing(
        scope: NeedScope,
        demand: &PlanDemand,
        appointed: &[FixedAppointment],
        end: NaiveDate,
    ) -> PlanProof {
        let asked = |n: &VisitNeed| match scope {
            _ if n.row.to > end => 0,
            NeedScope::Norm => n.need,
            NeedScope::Known => n.known,
        };
        let mut left: Vec<u32> = demand.needs.iter().map(asked).collect();
        let mut fixed = vec![0; demand.needs.len()];
        let mut room: Vec<u32> = demand.shifts.iter().map(CuratorDay::room).collect();
        let mut blocked = vec![false; demand.places.len()];
        let mut of_case: Vec<Vec<usize>> = vec![Vec::new(); demand.families.len()];
        // The week row first, and the ledger gives months before weeks of the same first day.
        let mut order: Vec<usize> = (0..demand.needs.len()).collect();
        order.sort_by_key(|n| (demand.needs[*n].row.unit != Unit::Week, demand.needs[*n].row.from));
        order.iter().for_each(|n| of_case[demand.needs[*n].case].push(*n));

        let mut last = None;
        let served = appointed
            .iter()
            .map(|b| {
                if let Some(room) = demand.slot(b.curator, b.on).and_then(|s| room.get_mut(s)) {
                    *room = room.saturating_sub(1);
                }
                if let Some(place) = demand.place(b.case, b.on) {
                    blocked[place as usize] = true;
                }
                // A second appointment of the day is no second visit, and one that cannot be kept is none.
                let twice = last.replace((b.case, b.on)) == Some((b.case, b.on));
                if twice || !b.can_be_kept() {
                    return None;
                }
                let serves = |n: &&usize| left[**n] > 0 && demand.needs[**n].row.holds(b.on);
                let need = of_case[b.case].iter().find(serves).copied()?;
                left[need] -= 1;
                fixed[need] += 1;
                Some(need)
            })
            .collect();

        let claims = demand.claims.iter().zip(&left).map(|(places, need)| ClaimNode {
            need: *need,
            placed: 0,
            places: places.iter().copied().filter(|p| !blocked[*p as usize]).collect(),
        });
        let places =
            demand.places.iter().map(|p| PlaceNode { claim: p.need, slot: p.slot, taken: false }).collect();
        let slots = room.iter().map(|room| SlotNode { room: *room, taken: Vec::new() }).collect();
        let mut flow = FlowNetwork::new(claims.collect(), places, slots);
        flow.fill(&groups(demand));
        let (owed, short) = (demand.needs.iter().map(asked).sum(), flow.short());
        PlanProof { flow, appointed: appointed.to_vec(), last: end, served, fixed, owed, short }
    }
}

/// Needs grouped by level, the most acute first; within a group the earlier end, then the fewer days. A later group never
/// takes a visit from an earlier one.
fn groups(demand: &PlanDemand) -> Vec<Vec<u32>> {
    Level::ACUTE_FIRST
        .into_iter()
        .map(|level| {
            let of_level = (0..demand.needs.len()).filter(|n| demand.needs[*n].row.level == level);
            let mut group: Vec<usize> = of_level.collect();
            group.sort_by_key(|n| (demand.needs[*n].row.to, demand.claims[*n].len()));
            group.into_iter().map(|n| n as u32).collect()
        })
        .collect()
}
