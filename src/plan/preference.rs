//! Soft constraints, once the matching is maximum: even spacing, one settlement a day, days the family named, the plan
//! shown before. A local search over moves and exchanges that keep every visit placed, in a fixed order.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::demand::PlanDemand;
use super::flow::FlowNetwork;
use super::proof::PlanProof;
use crate::domain::{Case, FamilyId, day};
use crate::norm::NormContext;

/// Weights of the preferences. For scale: a weekly visit a day early or late costs 9, two days 36.
mod weight {
    /// Another settlement in the day, besides the one where most families live.
    pub const SETTLEMENT: i64 = 90;
    /// Another street in the day.
    pub const STREET: i64 = 4;
    /// Factor of the square of a day's visits: days are filled evenly.
    pub const LOAD: i64 = 2;
    /// Another day than in the plan shown before.
    pub const SEEN: i64 = 150;
    /// The last day on which the norm can be kept: if nobody opens, no other day is left.
    pub const LAST_DAY: i64 = 40;
    /// A weekday other than those the family named as convenient.
    pub const WEEKDAY: i64 = 12;
}

/// No visit.
const NONE: u32 = u32::MAX;

/// The most rounds over all visits; the search settles much earlier.
const ROUNDS: usize = 6;

/// Moves visits to better days and keeps their number.
pub(super) fn improve(
    ground: NormContext<'_>,
    cases: &[Case],
    demand: &PlanDemand,
    proof: &mut PlanProof,
    seen: &[(FamilyId, NaiveDate)],
) {
    let mut wishes = SoftConstraints::of(ground, cases, demand, proof, seen);
    for _ in 0..ROUNDS {
        let taken = proof.flow.places.iter().enumerate().filter(|(_, p)| p.taken);
        // Periods that begin more than a week after the days asked for are proven, not shown.
        let near = day::later(demand.horizon.to, 7);
        let shown = taken.filter(|(_, p)| demand.needs[p.claim as usize].row.from <= near);
        let mut visits: Vec<u32> = shown.map(|(i, _)| i as u32).collect();
        visits.sort_by_key(|p| (demand.offset_of(*p), *p));
        let mut better = false;
        for place in visits {
            // An exchange may have moved it already.
            if proof.flow.places[place as usize].taken {
                better |= wishes.better(&mut proof.flow, place);
            }
        }
        if !better {
            break;
        }
    }
}

struct SoftConstraints<'a> {
    demand: &'a PlanDemand,
    /// Settlement and street of each case; `None` where it is unknown or, of a settlement, where most live.
    settlement: Vec<Option<usize>>,
    street: Vec<Option<usize>>,
    /// Days of each case's visits, from the start of the plan, with twice the ideal distance to the one before.
    days: Vec<Vec<(i64, i64)>>,
    /// Cases with an appointment on each slot.
    booked: Vec<Vec<usize>>,
    /// The cost of each place alone.
    own: Vec<i64>,
}

struct VisitMove {
    /// The change of the cost; negative is better.
    gain: i64,
    /// The place it moves to, or [`NONE`].
    to: u32,
    /// The visit exchanged with it, and the place that one moves to.
    exchange: Option<(u32, u32)>,
}

impl<'a> SoftConstraints<'a> {
    fn of(
        ground: NormContext<'_>,
        cases: &[Case],
        demand: &'a PlanDemand,
        proof: &PlanProof,
        seen: &[(FamilyId, NaiveDate)],
    ) -> SoftConstraints<'a> {
        let mut booked = vec![Vec::new(); demand.shifts.len()];
        let mut days: Vec<Vec<(i64, i64)>> = cases.iter().map(|c| last_visit(ground, c, demand)).collect();
        for (b, served) in demand.appointed.iter().zip(&proof.served) {
            if let Some(slot) = demand.slot(b.curator, b.on) {
                booked[slot].push(b.case);
            }
            days[b.case].push((demand.offset(b.on), served.map_or(0, |n| ideal(demand, n))));
        }
        for (place, _) in proof.flow.places.iter().enumerate().filter(|(_, p)| p.taken) {
            let spot = demand.places[place];
            days[spot.case].push((demand.offset_of(place as u32), ideal(demand, spot.need as usize)));
        }
        days.iter_mut().for_each(|d| d.sort_unstable());
        SoftConstraints {
            demand,
            settlement: numbered(journeys(cases).into_iter()),
            street: numbered(cases.iter().map(|c| c.family.address.street.as_deref())),
            days,
            booked,
            own: own_costs(cases, demand, proof, seen),
        }
    }

    /// Applies the best move of a visit if it lowers the cost; the earliest of equals.
    fn better(&mut self, flow: &mut FlowNetwork, place: u32) -> bool {
        let claim = flow.places[place as usize].claim as usize;
        let (case, here) = (self.demand.places[place as usize].case, flow.slot(place));
        let leaves = self.adds(flow, here, case, place);
        let mut best = VisitMove { gain: 0, to: NONE, exchange: None };
        for i in 0..flow.claims[claim].places.len() {
            let to = flow.claims[claim].places[i];
            if flow.places[to as usize].taken {
                continue;
            }
            let slot = flow.slot(to);
            if flow.has_room(slot) {
                let gain = self.alone(place, to) + self.adds(flow, slot, case, NONE) - leaves;
                if gain < best.gain {
                    best = VisitMove { gain, to, exchange: None };
                }
                continue;
            }
            for k in 0..flow.slots[slot].taken.len() {
                let other = flow.slots[slot].taken[k];
                let Some(back) = self.way_back(flow, other, place) else { continue };
                let guest = self.demand.places[other as usize].case;
                let gain =
                    self.alone(place, to) + self.alone(other, back) + self.adds(flow, slot, case, other)
                        - self.adds(flow, slot, guest, other)
                        + self.adds(flow, here, guest, place)
                        - leaves;
                if gain < best.gain {
                    best = VisitMove { gain, to, exchange: Some((other, back)) };
                }
            }
        }
        let VisitMove { to, exchange, .. } = best;
        if to == NONE {
            return false;
        }
        for (from, to) in [Some((place, to)), exchange].into_iter().flatten() {
            flow.release(from);
            self.shift(from, to);
        }
        for to in [Some(to), exchange.map(|e| e.1)].into_iter().flatten() {
            flow.put(to);
        }
        true
    }

    /// The place to which `other` can move on the day of `place`, serving the same need.
    fn way_back(&self, flow: &FlowNetwork, other: u32, place: u32) -> Option<u32> {
        let spot = self.demand.places[other as usize];
        let back = self.demand.place(spot.case, self.demand.day_of(place))?;
        let to = &flow.places[back as usize];
        let same = to.claim == spot.need && to.slot == flow.places[place as usize].slot && !to.taken;
        (same && flow.claims[spot.need as usize].places.binary_search(&back).is_ok()).then_some(back)
    }

    /// The change of the cost of places alone; negative is better.
    fn alone(&self, from: u32, to: u32) -> i64 {
        let (demand, case) = (self.demand, self.demand.places[from as usize].case);
        let day = |place| demand.offset_of(place);
        self.own[to as usize] - self.own[from as usize] + moved(&self.days[case], day(from), day(to))
    }

    /// The cost a visit adds to a day without `gone`: settlement, street, load.
    fn adds(&self, flow: &FlowNetwork, slot: usize, case: usize, gone: u32) -> i64 {
        let stay = flow.slots[slot].taken.iter().filter(|p| **p != gone);
        let planned = stay.map(|p| self.demand.places[*p as usize].case);
        let (mut load, mut settlement, mut street) =
            (0, self.settlement[case].is_some(), self.street[case].is_some());
        for other in planned.chain(self.booked[slot].iter().copied()) {
            load += 1;
            settlement &= self.settlement[other] != self.settlement[case];
            street &= self.street[other] != self.street[case];
        }
        weight::SETTLEMENT * i64::from(settlement)
            + weight::STREET * i64::from(street)
            + weight::LOAD * (2 * load + 1)
    }

    fn shift(&mut self, from: u32, to: u32) {
        let demand = self.demand;
        let days = &mut self.days[demand.places[from as usize].case];
        let (from, to) = (demand.offset_of(from), demand.offset_of(to));
        if let Some(visit) = days.iter_mut().find(|d| d.0 == from && d.1 > 0) {
            visit.0 = to;
        }
        days.sort_unstable();
    }
}

/// Twice the ideal distance between visits of a need.
fn ideal(demand: &PlanDemand, need: usize) -> i64 {
    let row = &demand.needs[need].row;
    i64::from(2 * row.period_days) / i64::from(row.required.max(1))
}

/// The cost of the distance between a visit and the one before it.
fn apart(earlier: Option<&(i64, i64)>, later: Option<&(i64, i64)>) -> i64 {
    let (Some((earlier, _)), Some((later, ideal))) = (earlier, later) else { return 0 };
    if *ideal == 0 {
        return 0;
    }
    let off = 24 * (2 * (later - earlier) - ideal) / ideal;
    off * off
}

/// The change of the cost of distances when a visit of a family moves; its visits are sorted.
fn moved(days: &[(i64, i64)], from: i64, to: i64) -> i64 {
    let Some(at) = days.iter().position(|d| d.0 == from && d.1 > 0) else { return 0 };
    let visit = (to, days[at].1);
    let beside = |i: Option<usize>| i.and_then(|i| days.get(i));
    let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
    let closed = apart(before, after) - apart(before, Some(&days[at])) - apart(Some(&days[at]), after);
    // The neighbours in the list without the visit itself.
    let earlier = days.iter().enumerate().rfind(|(i, d)| *i != at && d.0 <= to).map(|(_, d)| d);
    let later = days.iter().enumerate().find(|(i, d)| *i != at && d.0 > to).map(|(_, d)| d);
    closed + apart(earlier, Some(&visit)) + apart(Some(&visit), later) - apart(earlier, later)
}

/// The last held visit of a case before the plan begins.
fn last_visit(ground: NormContext<'_>, case: &Case, demand: &PlanDemand) -> Vec<(i64, i64)> {
    let held = case.contacts.iter().filter(|c| c.is_held_visit()).map(|c| c.on);
    let last = held.filter(|on| *on <= ground.today).max();
    last.map(|on| (demand.offset(on), 0)).into_iter().collect()
}

/// Numbers names, equal ones alike.
fn numbered<'t>(names: impl Iterator<Item = Option<&'t str>>) -> Vec<Option<usize>> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    names
        .map(|name| {
            name.filter(|n| !n.is_empty()).map(|n| {
                let next = known.len();
                *known.entry(n).or_insert(next)
            })
        })
        .collect()
}

/// Settlements that cost a journey: all but the one where most families live, which the curator visits every day.
pub(super) fn journeys(cases: &[Case]) -> Vec<Option<&str>> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let settlements = || cases.iter().map(|c| c.family.address.settlement.as_deref());
    settlements().flatten().for_each(|s| *count.entry(s).or_default() += 1);
    let home = count.into_iter().max_by_key(|(s, n)| (*n, std::cmp::Reverse(*s))).map(|(s, _)| s);
    settlements().map(|s| s.filter(|s| Some(*s) != home)).collect()
}

/// The cost of each place whatever the other visits.
fn own_costs(
    cases: &[Case],
    demand: &PlanDemand,
    proof: &PlanProof,
    seen: &[(FamilyId, NaiveDate)],
) -> Vec<i64> {
    let seen: HashSet<(FamilyId, NaiveDate)> = seen.iter().copied().collect();
    let mut own = vec![0; demand.places.len()];
    for claim in &proof.flow.claims {
        let open = |p: &&u32| proof.flow.slots[proof.flow.slot(**p)].room > 0;
        let last = claim.places.iter().rfind(open);
        for place in claim.places.iter() {
            let spot = demand.places[*place as usize];
            let (case, on) = (&cases[spot.case], demand.day_of(*place));
            let mut named = case.availability.iter().filter(|a| a.possible).peekable();
            let inconvenient = named.peek().is_some() && named.all(|a| a.weekday != on.weekday());
            let cost = &mut own[*place as usize];
            *cost += i64::from(Some(place) == last) * weight::LAST_DAY;
            *cost += i64::from(inconvenient) * weight::WEEKDAY;
            *cost -= i64::from(seen.contains(&(case.family.id, on))) * weight::SEEN;
        }
    }
    own
}
