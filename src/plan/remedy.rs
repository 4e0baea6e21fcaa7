//! Remedies for a bottleneck: the smallest changes of records, each tried on the proof before it is offered.

use chrono::{Datelike, NaiveDate};

use super::bottleneck::{BottleneckKind, BottleneckPart};
use super::demand::PlanDemand;
use super::flow::FlowNetwork;
use super::proof::PlanProof;
use super::{PlanRequest, ProvenPlan};
use crate::domain::schedule::{Absence, Duty};
use crate::domain::staff::Staff;
use crate::domain::{Case, CuratorId, Id, day};
use crate::norm::NormContext;
use crate::norm::load::{self, CapacityRule};
use crate::norm::slack::DayObstacle;

/// The most families whose absence is tried: each takes a proof of its own.
const ABSENCES: usize = 3;

/// A day and the visits it should take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayCapacity {
    /// The day.
    pub on: NaiveDate,
    /// Whose day.
    pub curator: Option<CuratorId>,
    pub visits: u32,
}

/// A change to the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemedyChange {
    /// Duty off these days.
    Duty(Vec<DayCapacity>),
    /// A deputy for a leave.
    Deputy {
        /// The record of the leave.
        leave: Id,
        /// First day away.
        from: NaiveDate,
        /// First day back.
        until: NaiveDate,
    },
    /// Days that take more visits.
    Capacity(Vec<DayCapacity>),
    /// An appointment taken off that no norm needs.
    TakeOff {
        /// Index of the case.
        case: usize,
        /// The day.
        on: NaiveDate,
        /// The record.
        appointment: Id,
    },
    /// An absence of the household, if it really is away.
    Absence {
        /// Index of the case.
        case: usize,
        /// First day away.
        from: NaiveDate,
        /// First day back.
        until: NaiveDate,
    },
}

/// A change and its effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    pub change: RemedyChange,
    /// Visits that get a day by it.
    pub gain: u32,
    /// Whether the part is then no bottleneck any more.
    pub is_enough: bool,
}

impl ProvenPlan {
    /// Remedies for a part: those that are enough first, then those with the greatest gain. Each has been tried.
    #[must_use]
    pub fn remedies(
        &self,
        ground: NormContext<'_>,
        cases: &[Case],
        asked: &PlanRequest<'_>,
        part: &BottleneckPart,
    ) -> Vec<Remedy> {
        let trial = RemedyTrial { plan: self, ground, part, otherwise: asked.capacity };
        // A visit that is appointed already comes before a day that the family was not promised.
        let mut all: Vec<(RemedyChange, u32)> =
            [trial.stranded(cases, asked), trial.duty(), trial.capacity()].into_iter().flatten().collect();
        all.dedup_by(|later, first| later.0 == first.0);
        all.extend(trial.deputies());
        all.extend(trial.idle());
        all.extend(trial.absences(cases, asked));
        let mut remedies: Vec<Remedy> = all
            .into_iter()
            .map(|(change, gain)| Remedy { change, gain, is_enough: gain >= part.short() })
            .collect();
        remedies.sort_by_key(|m| {
            // Changes of the family's own records come last: no absence is entered to keep a norm.
            (
                matches!(m.change, RemedyChange::Absence { .. }),
                !m.is_enough,
                std::cmp::Reverse(m.gain),
                m.size(),
            )
        });
        remedies
    }
}

impl Remedy {
    /// Number of records it writes.
    fn size(&self) -> usize {
        match &self.change {
            RemedyChange::Duty(days) | RemedyChange::Capacity(days) => days.len(),
            _ => 1,
        }
    }
}

/// Trials on one part.
struct RemedyTrial<'a> {
    plan: &'a ProvenPlan,
    ground: NormContext<'a>,
    part: &'a BottleneckPart,
    otherwise: u32,
}

impl RemedyTrial<'_> {
    fn because(&self, slot: usize) -> CapacityRule {
        self.plan.demand.shifts[slot].because
    }

    fn slots(&self, is: impl Fn(CapacityRule) -> bool) -> Vec<usize> {
        self.part.slots.iter().copied().filter(|s| is(self.because(*s))).collect()
    }

    /// Visits that take room on a day.
    fn booked(&self, slot: usize) -> u32 {
        let demand = &self.plan.demand;
        let here = demand.appointed.iter().filter(|b| demand.slot(b.curator, b.on) == Some(slot));
        here.count() as u32 + demand.shifts[slot].beside
    }

    fn takes(&self, slot: usize, visits: u32) -> DayCapacity {
        let demand = &self.plan.demand;
        DayCapacity { on: demand.day(slot), curator: demand.curators[slot / demand.length()], visits }
    }

    /// Visits a day would take beside its appointments after `change` of the records of staff.
    fn would_take(&self, slot: usize, change: impl FnOnce(&mut Staff, Option<CuratorId>, NaiveDate)) -> u32 {
        let (demand, mut staff) = (&self.plan.demand, self.ground.staff.clone());
        let (curator, on) = (demand.curators[slot / demand.length()], demand.day(slot));
        change(&mut staff, curator, on);
        let takes = load::capacity(NormContext { staff: &staff, ..self.ground }, curator, on, self.otherwise);
        takes.saturating_sub(self.booked(slot))
    }

    /// Duty on the days off that families of the part have appointments on: what was promised to them is kept.
    fn stranded(&self, cases: &[Case], asked: &PlanRequest<'_>) -> Option<(RemedyChange, u32)> {
        let demand = &self.plan.demand;
        let lacks = |case: usize, on: NaiveDate| {
            self.part.needs.iter().any(|n| demand.needs[*n].case == case && demand.needs[*n].row.holds(on))
        };
        let stranded = demand.appointed.iter().filter(|b| !b.can_be_kept() && lacks(b.case, b.on));
        let mut slots: Vec<usize> = stranded
            .filter_map(|b| demand.slot(b.curator, b.on))
            .filter(|s| matches!(self.because(*s), CapacityRule::Off(DayObstacle::DayOff)))
            .collect();
        slots.sort_unstable();
        slots.dedup();
        let days: Vec<DayCapacity> = slots.into_iter().map(|s| self.takes(s, self.booked(s))).collect();
        let mut staff = self.ground.staff.clone();
        staff.duties.extend(days.iter().map(|day| Duty {
            id: Id::DISTRICT,
            curator: day.curator,
            on: day.on,
            visits: Some(day.visits),
        }));
        let with = PlanDemand::of(NormContext { staff: &staff, ..self.ground }, cases, asked);
        let kept = PlanProof::of(&with, &with.appointed);
        let gain = self.plan.proof.short.saturating_sub(kept.short);
        (!days.is_empty() && gain > 0).then_some((RemedyChange::Duty(days), gain))
    }

    /// The fewest duty days, greedily: the day with the greatest gain, a weekday before a weekend, not next to another.
    fn duty(&self) -> Option<(RemedyChange, u32)> {
        let days_off = self.slots(|b| matches!(b, CapacityRule::Off(DayObstacle::DayOff)));
        let mut flow = self.plan.proof.flow.clone();
        let mut chosen: Vec<DayCapacity> = Vec::new();
        let mut gained = 0;
        while gained < self.part.short() {
            let demand = &self.plan.demand;
            let best = days_off
                .iter()
                .filter(|s| !chosen.iter().any(|t| self.takes(**s, t.visits) == *t))
                .filter_map(|slot| {
                    let takes = self.would_take(*slot, |staff, curator, on| {
                        staff.duties.push(Duty { id: Id::DISTRICT, curator, on, visits: None });
                    });
                    let (gain, after) = widened(&flow, &[(*slot, takes)]);
                    (gain > 0).then_some((*slot, gain, after))
                })
                .max_by_key(|(slot, gain, _)| {
                    let on = demand.day(*slot);
                    let beside = chosen.iter().any(|t| (t.on - on).num_days().abs() == 1);
                    let weekday = on.weekday().number_from_monday() <= 5;
                    (*gain, weekday, !beside, std::cmp::Reverse(on))
                });
            let Some((slot, gain, after)) = best else { break };
            chosen.push(self.takes(slot, self.booked(slot) + gain));
            gained += gain;
            flow = after;
        }
        chosen.sort_unstable();
        (gained > 0).then_some((RemedyChange::Duty(chosen), gained))
    }

    /// One visit more on as few days as are enough, going round the days.
    fn capacity(&self) -> Option<(RemedyChange, u32)> {
        if self.part.narrow != BottleneckKind::Days {
            return None;
        }
        let working = self.slots(|b| !matches!(b, CapacityRule::Off(_)));
        let mut more: Vec<u32> = vec![0; working.len()];
        let mut flow = self.plan.proof.flow.clone();
        let mut gained = 0;
        // A round that brings nothing is the last, so the rounds end.
        loop {
            let before = gained;
            for (slot, more) in working.iter().zip(&mut more) {
                if gained == self.part.short() {
                    break;
                }
                if flow.gain(&[(*slot, 1)]) > 0 {
                    (gained, *more) = (gained + 1, *more + 1);
                } else {
                    flow.slots[*slot].room -= 1;
                }
            }
            if gained == before || gained == self.part.short() {
                break;
            }
        }
        let demand = &self.plan.demand;
        let days = working.iter().zip(more).filter(|(_, more)| *more > 0);
        let takes = |s: &usize| demand.shifts[*s].capacity.max(self.booked(*s));
        let days = days.map(|(s, more)| self.takes(*s, takes(s) + more)).collect();
        (gained > 0).then_some((RemedyChange::Capacity(days), gained))
    }

    /// A deputy for each leave without one.
    fn deputies(&self) -> Vec<(RemedyChange, u32)> {
        let staff = self.ground.staff;
        let demand = &self.plan.demand;
        let away = self.slots(|b| matches!(b, CapacityRule::Off(DayObstacle::Leave)));
        let open = staff.leaves.iter().filter(|l| staff.deputy(l).is_none());
        open.filter_map(|leave| {
            let days: Vec<(usize, u32)> = away
                .iter()
                .copied()
                .filter(|s| leave.from <= demand.day(*s) && demand.day(*s) < leave.until)
                .map(|s| {
                    let takes = self.would_take(s, |staff, _, _| {
                        let theirs = staff.leaves.iter_mut().filter(|l| l.id == leave.id);
                        // The deputy is any other curator: the id of the leave is no curator's.
                        theirs.for_each(|l| l.deputy = Some(CuratorId(leave.id)));
                    });
                    (s, takes)
                })
                .collect();
            let (gain, _) = widened(&self.plan.proof.flow, &days);
            let change = RemedyChange::Deputy { leave: leave.id, from: leave.from, until: leave.until };
            (gain > 0).then_some((change, gain))
        })
        .collect()
    }

    /// Taking off appointments that take room and serve no norm.
    fn idle(&self) -> Vec<(RemedyChange, u32)> {
        let (demand, proof) = (&self.plan.demand, &self.plan.proof);
        let idle = demand.appointed.iter().zip(&proof.served).filter(|(_, served)| served.is_none());
        idle.filter_map(|(b, _)| {
            let slot = demand.slot(b.curator, b.on).filter(|s| self.part.slots.contains(s))?;
            let appointment = b.id?;
            // Of a day with too many appointments one less frees nothing.
            let frees = u32::from(self.booked(slot) <= demand.shifts[slot].capacity);
            let (gain, _) = widened(&proof.flow, &[(slot, frees)]);
            (gain > 0).then_some((RemedyChange::TakeOff { case: b.case, on: b.on, appointment }, gain))
        })
        .collect()
    }

    /// An absence of each family that lacks visits, until the end of its period.
    fn absences(&self, cases: &[Case], asked: &PlanRequest<'_>) -> Vec<(RemedyChange, u32)> {
        let (demand, proof) = (&self.plan.demand, &self.plan.proof);
        let lacks = |n: &&usize| proof.flow.claims[**n].placed < proof.flow.claims[**n].need;
        let mut found = Vec::new();
        for n in self.part.needs.iter().filter(lacks).take(ABSENCES) {
            let (case, row) = (demand.needs[*n].case, &demand.needs[*n].row);
            let (from, until) = (row.from.max(self.ground.today), day::day_after(row.to));
            let mut tried = vec![cases[case].clone()];
            let away = Absence {
                id: Id::DISTRICT,
                family: tried[0].family.id,
                from,
                until,
                reason: None,
                member: None,
            };
            tried[0].absences.push(away);
            let alone = PlanDemand::of(self.ground, &tried, asked);
            let still = PlanProof::of(&alone, &alone.appointed);
            // The family's claims as they are give way to those it would have.
            let mut flow = proof.flow.clone();
            let own = (0..demand.needs.len()).filter(|n| demand.needs[*n].case == case);
            own.for_each(|n| flow.forget(n));
            for claim in &still.flow.claims {
                let slots = claim.places.iter().filter_map(|p| {
                    let slot = alone.slot_of(*p);
                    demand.slot(alone.curators[slot / alone.length()], alone.day(slot))
                });
                flow.join(claim.need, slots);
            }
            flow.widen(&[]);
            let gain = proof.short.saturating_sub(flow.short());
            if gain > 0 {
                found.push((RemedyChange::Absence { case, from, until }, gain));
            }
        }
        found
    }
}

/// Visits gained if slots take more, and the network with them.
fn widened(flow: &FlowNetwork, slots: &[(usize, u32)]) -> (u32, FlowNetwork) {
    let mut flow = flow.clone();
    (flow.gain(slots), flow)
}
