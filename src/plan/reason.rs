//! Reasons: why each visit is on its day.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::demand::PlanDemand;
use super::preference;
use super::proof::PlanProof;
use super::visit::{AppointmentFault, PlannedVisit, VisitReason};
use crate::domain::{Case, CuratorId, FamilyId};
use crate::norm::NormContext;
use crate::norm::slack::DayObstacle;

/// Sets the reasons of `visits`: all visits of the proof, those beyond the days asked for too.
pub(super) fn give(
    ground: NormContext<'_>,
    cases: &[Case],
    demand: &PlanDemand,
    proof: &PlanProof,
    seen: &[(FamilyId, NaiveDate)],
    visits: &mut [PlannedVisit],
) {
    let seen: HashSet<(FamilyId, NaiveDate)> = seen.iter().copied().collect();
    let mut of_case: Vec<Vec<NaiveDate>> = vec![Vec::new(); cases.len()];
    let mut there: HashMap<(Option<CuratorId>, NaiveDate, &str), u32> = HashMap::new();
    let journeys = preference::journeys(cases);
    let names =
        |case: usize| [journeys[case], cases[case].family.address.street.as_deref()].into_iter().flatten();
    for v in visits.iter() {
        of_case[v.case].push(v.on);
        for name in names(v.case) {
            *there.entry((v.curator, v.on, name)).or_default() += 1;
        }
    }
    for (case, days) in cases.iter().zip(&mut of_case) {
        let held = case.contacts.iter().filter(|c| c.is_held_visit()).map(|c| c.on);
        days.extend(held.filter(|on| *on <= ground.today).max());
        days.sort_unstable();
    }
    let obstacles: HashMap<(usize, NaiveDate), Option<DayObstacle>> =
        demand.appointed.iter().map(|b| ((b.case, b.on), b.obstacle)).collect();
    let mut met: HashSet<(usize, NaiveDate)> = HashSet::new();
    for v in visits.iter_mut() {
        if v.is_fixed() {
            let obstacle = obstacles.get(&(v.case, v.on)).copied().flatten();
            v.why.push(match (met.insert((v.case, v.on)), obstacle, v.serves.is_empty()) {
                (false, ..) => VisitReason::Trouble(AppointmentFault::Twice),
                (_, Some(obstacle), true) => VisitReason::Trouble(AppointmentFault::Obstacle(obstacle)),
                (_, _, true) => VisitReason::Beyond,
                (_, _, false) => VisitReason::Appointed,
            });
            continue;
        }
        let case = &cases[v.case];
        if let Some(place) = demand.place(v.case, v.on) {
            v.why.extend(of_norm(demand, proof, place));
        }
        if seen.contains(&(v.family, v.on)) {
            v.why.push(VisitReason::Seen);
        }
        if case.availability.iter().any(|a| a.possible && a.weekday == v.on.weekday()) {
            v.why.push(VisitReason::Convenient);
        }
        let beside = |name: &str| there.get(&(v.curator, v.on, name)).map_or(0, |n| n - 1);
        // The street says more than the settlement, if anybody else is on it.
        if let Some(place) = names(v.case).rfind(|name| beside(name) > 0) {
            v.why.push(VisitReason::Together { others: beside(place), place: place.to_owned() });
        }
        if let Some(before) = of_case[v.case].iter().rfind(|d| **d < v.on) {
            v.why.push(VisitReason::After(u32::try_from((v.on - *before).num_days()).unwrap_or(0)));
        }
    }
}

/// The reason that the norm gives: only these days, the last day, or time until a later one.
fn of_norm(demand: &PlanDemand, proof: &PlanProof, place: u32) -> Option<VisitReason> {
    let need = demand.places[place as usize].need as usize;
    let claim = &proof.flow.claims[need];
    let open: Vec<u32> =
        claim.places.iter().copied().filter(|p| demand.shifts[demand.slot_of(*p)].off().is_none()).collect();
    if open.len() <= claim.need as usize {
        return Some(VisitReason::OnlyDays);
    }
    let last = *open.last()?;
    Some(if last == place { VisitReason::LastDay } else { VisitReason::Until(demand.day_of(last)) })
}
