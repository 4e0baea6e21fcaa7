//! The minimum cut of the proof, split into independent parts: which days are too few, for which needs and families.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::demand::{PlanDemand, VisitNeed};
use super::proof::PlanProof;
use crate::domain::{CuratorId, day};
use crate::norm::slack::DayObstacle;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BottleneckKind {
    /// The days of the curator are too few for the families together.
    Days,
    /// The curator works on none of the days.
    Off(DayObstacle),
    /// The days left to one family are too few.
    Family,
    /// No day suits the family at all.
    NoDay,
    /// No day of the level is left on which the family can be visited; a visit at another level of the same period counts.
    NoDayOfLevel,
}

/// Why a part that lacks days is no failure to warn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BottleneckExcuse {
    /// Other visits of the plan lie in the same periods and count in its rows.
    Counted,
    /// What lacks may have been made before visits were recorded.
    Unknown,
}

impl BottleneckExcuse {
    /// Its code in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            BottleneckExcuse::Counted => "counted",
            BottleneckExcuse::Unknown => "unknown",
        }
    }
}

/// Days too few for the visits that need them. Parts share no day: a remedy for one takes nothing from another.
#[derive(Clone, Debug, PartialEq)]
pub struct BottleneckPart {
    pub narrow: BottleneckKind,
    /// The days on which the visits could be made; where there are none, those of the periods.
    pub days: Vec<NaiveDate>,
    /// Visits needed on them, appointments among them.
    pub need: u32,
    /// Visits the days take.
    pub capacity: u32,
    /// Days and visits a day, whose product is `capacity`, where each day takes the same number.
    pub even: Option<(u32, u32)>,
    /// Appointments on these days that serve no need of the part and take its room.
    pub booked: u32,
    /// The families, by index of the case.
    pub cases: Vec<usize>,
    /// Whose days they are.
    pub curator: Option<CuratorId>,
    /// Why it need not be warned of.
    pub excuse: Option<BottleneckExcuse>,
    pub(super) needs: Vec<usize>,
    /// All slots of these needs.
    pub(super) slots: Vec<usize>,
}

impl BottleneckPart {
    /// Visits without a day.
    #[must_use]
    pub fn short(&self) -> u32 {
        self.need - self.capacity
    }

    /// The first and the last day.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((*self.days.first()?, *self.days.last()?))
    }
}

/// Splits the cut into parts, the earliest first.
pub(super) fn parts(demand: &PlanDemand, proof: &PlanProof) -> Vec<BottleneckPart> {
    let narrow = proof.flow.narrow();
    let inside: Vec<usize> = (0..demand.needs.len()).filter(|n| narrow.claims[*n]).collect();
    let works = |slot: usize| demand.shifts[slot].off().is_none();
    let has_day = |n: usize| demand.claims[n].iter().any(|p| works(demand.slot_of(*p)));
    // Needs belong together by the full days they share; those without any working day by the days off.
    let mut leader: Vec<usize> = (0..inside.len()).collect();
    let mut of_slot: Vec<Option<usize>> = vec![None; demand.shifts.len()];
    for (i, n) in inside.iter().enumerate() {
        for slot in demand.claims[*n].iter().map(|p| demand.slot_of(*p)) {
            if !narrow.slots[slot] || works(slot) != has_day(*n) {
                continue;
            }
            match of_slot[slot] {
                Some(other) => {
                    let (a, b) = (root(&leader, i), root(&leader, other));
                    leader[a.max(b)] = a.min(b);
                }
                None => of_slot[slot] = Some(i),
            }
        }
    }
    let mut parts: Vec<BottleneckPart> = (0..inside.len())
        .filter(|i| root(&leader, *i) == *i)
        .map(|i| {
            let needs = (0..inside.len()).filter(|j| root(&leader, *j) == i).map(|j| inside[j]).collect();
            part(demand, proof, needs)
        })
        .collect();
    let known = proof.of_known(demand);
    for part in &mut parts {
        part.excuse = excuse(demand, proof, known.as_ref(), part);
    }
    parts.sort_by(|a, b| a.days.cmp(&b.days).then_with(|| a.cases.cmp(&b.cases)));
    parts
}

/// Why the part need not be warned of. `known`: the proof of what is known to be owed, where that is less.
fn excuse(
    demand: &PlanDemand,
    proof: &PlanProof,
    known: Option<&PlanProof>,
    part: &BottleneckPart,
) -> Option<BottleneckExcuse> {
    if part.needs.iter().all(|need| is_counted(demand, proof, *need)) {
        return Some(BottleneckExcuse::Counted);
    }
    let known = known?;
    let narrow = known.flow.narrow();
    let lacks = known.short > 0 && part.needs.iter().any(|need| narrow.claims[*need]);
    (!lacks).then_some(BottleneckExcuse::Unknown)
}

/// Whether the visits that the plan has in the period of a row reach what it owes: those on days of another level count.
fn is_counted(demand: &PlanDemand, proof: &PlanProof, need: usize) -> bool {
    let VisitNeed { case, row, .. } = &demand.needs[need];
    let kept = proof.appointed.iter().filter(|a| a.case == *case && a.can_be_kept()).map(|a| a.on);
    let taken =
        proof.flow.places.iter().zip(&demand.places).filter(|(p, place)| p.taken && place.case == *case);
    let days: BTreeSet<NaiveDate> =
        kept.chain(taken.map(|(p, _)| demand.day(p.slot as usize))).filter(|on| row.holds(*on)).collect();
    days.len() >= row.owed as usize
}

fn root(leader: &[usize], mut i: usize) -> usize {
    while leader[i] != i {
        i = leader[i];
    }
    i
}

fn part(demand: &PlanDemand, proof: &PlanProof, needs: Vec<usize>) -> BottleneckPart {
    let mut slots: Vec<usize> =
        needs.iter().flat_map(|n| &demand.claims[*n]).map(|p| demand.slot_of(*p)).collect();
    slots.sort_unstable();
    slots.dedup();
    let working: Vec<usize> = slots.iter().copied().filter(|s| demand.shifts[*s].off().is_none()).collect();
    let full: Vec<usize> = working.iter().copied().filter(|s| proof.flow.narrow().slots[*s]).collect();
    let is_at_other_level = needs.iter().all(|n| demand.needs[*n].other_days > 0);
    let narrow = match (slots.first(), working.is_empty(), full.is_empty()) {
        (None, ..) if is_at_other_level => BottleneckKind::NoDayOfLevel,
        (None, ..) => BottleneckKind::NoDay,
        (Some(first), true, _) => {
            BottleneckKind::Off(demand.shifts[*first].off().unwrap_or(DayObstacle::DayOff))
        }
        (_, false, true) => BottleneckKind::Family,
        (_, false, false) => BottleneckKind::Days,
    };
    let dated = |slots: &[usize]| slots.iter().map(|s| demand.day(*s)).collect::<Vec<NaiveDate>>();
    let mut days = match narrow {
        BottleneckKind::NoDay | BottleneckKind::NoDayOfLevel => needs
            .iter()
            .flat_map(|n| {
                let row = &demand.needs[*n].row;
                day::days(row.from.max(demand.start), day::day_after(row.to))
            })
            .collect(),
        BottleneckKind::Off(_) => dated(&slots),
        BottleneckKind::Family | BottleneckKind::Days => dated(&working),
    };
    days.sort_unstable();
    days.dedup();
    let mut cases: Vec<usize> = needs.iter().map(|n| demand.needs[*n].case).collect();
    cases.sort_unstable();
    cases.dedup();
    let need = needs.iter().map(|n| demand.needs[*n].need).sum();
    let capacity = needs.iter().map(|n| proof.fixed[*n] + proof.flow.claims[*n].placed).sum();
    let even = working.first().map(|s| demand.shifts[*s].capacity).filter(|each| {
        full.len() == working.len()
            && working.iter().all(|s| demand.shifts[*s].capacity == *each)
            && *each * working.len() as u32 == capacity
    });
    let booked = proof.appointed.iter().zip(&proof.served).filter(|(b, served)| {
        let here = demand.slot(b.curator, b.on).is_some_and(|slot| full.contains(&slot));
        here && served.is_none_or(|n| !needs.contains(&n))
    });
    let booked = booked.count() as u32;
    let curator = slots.first().map_or(demand.curator, |s| demand.curators[s / demand.length()]);
    let even = even.map(|each| (working.len() as u32, each));
    let excuse = None;
    BottleneckPart { narrow, days, need, capacity, even, booked, cases, curator, excuse, needs, slots }
}
