//! The timetable of a proven plan: its visits with reasons and hours, the load of each day, appointments that clash.

use chrono::NaiveDate;

use super::appointments::FixedAppointment;
use super::demand::PlanDemand;
use super::proof::PlanProof;
use super::visit::{AppointmentClash, AppointmentFault, DayLoad, PlannedVisit, ServedRow, VisitOrigin};
use super::{hours, reason};
use crate::domain::check::overbooked;
use crate::domain::{Case, FamilyId, Unit};
use crate::norm::slack::DayObstacle;
use crate::norm::{NormContext, load};

/// Visits of the days asked for, by day, hour and address.
pub(super) fn visits(
    ground: NormContext<'_>,
    cases: &[Case],
    demand: &PlanDemand,
    proof: &PlanProof,
    seen: &[(FamilyId, NaiveDate)],
) -> Vec<PlannedVisit> {
    let booked = demand.appointed.iter().zip(&proof.served).map(|(b, need)| PlannedVisit {
        case: b.case,
        family: demand.families[b.case],
        curator: b.curator,
        on: b.on,
        time: b.time,
        origin: b.id.map_or(VisitOrigin::Drafted, VisitOrigin::Appointed),
        serves: need.map(|n| served(demand, n, b.on)).unwrap_or_default(),
        why: Vec::new(),
    });
    let taken = proof.flow.places.iter().enumerate().filter(|(_, p)| p.taken);
    let proposed = taken.map(|(place, p)| {
        let (case, on) = (demand.places[place].case, demand.day(p.slot as usize));
        PlannedVisit {
            case,
            family: demand.families[case],
            curator: demand.curators[p.slot as usize / demand.length()],
            on,
            time: None,
            origin: VisitOrigin::Proposed,
            serves: served(demand, p.claim as usize, on),
            why: Vec::new(),
        }
    });
    let mut all: Vec<PlannedVisit> = booked.chain(proposed).collect();
    reason::give(ground, cases, demand, proof, seen, &mut all);
    all.retain(|v| demand.horizon.holds(v.on));
    hours::give(cases, &mut all);
    let places = on_the_way(cases);
    all.sort_by_key(|v| (v.on, v.time.is_none(), v.time, places[v.case]));
    all
}

/// The place of each case among all in the order in which a curator drives: found once, not for each of its visits.
fn on_the_way(cases: &[Case]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cases.len()).collect();
    order.sort_by_cached_key(|case| cases[*case].family.route_order());
    let mut places = vec![0; cases.len()];
    order.into_iter().enumerate().for_each(|(place, case)| places[case] = place);
    places
}

/// Rows a visit serves: its own, and the month row whose need the week row has lowered.
fn served(demand: &PlanDemand, need: usize, on: NaiveDate) -> Vec<ServedRow> {
    let own = &demand.needs[need].row;
    // Needs are in the order of the cases.
    let case = demand.needs[need].case;
    let first = demand.needs.partition_point(|n| n.case < case);
    let lowered = demand.needs[first..].iter().take_while(|n| n.case == case).filter(|n| {
        let r = &n.row;
        (own.unit, r.unit) == (Unit::Week, Unit::Month)
            && r.holds(on)
            && r.from <= own.from
            && own.to <= r.to
            && own.to <= demand.horizon.end
            && n.need < r.owed
    });
    std::iter::once(own)
        .chain(lowered.map(|n| &n.row))
        .map(|r| ServedRow { unit: r.unit, from: r.from, to: r.to })
        .collect()
}

/// The load of the days asked for.
pub(super) fn loads(demand: &PlanDemand, proof: &PlanProof) -> Vec<DayLoad> {
    let mut fixed: Vec<u32> = demand.shifts.iter().map(|s| s.beside).collect();
    for slot in demand.appointed.iter().filter_map(|b| demand.slot(b.curator, b.on)) {
        fixed[slot] += 1;
    }
    (0..demand.shifts.len())
        .filter(|slot| demand.horizon.holds(demand.day(*slot)))
        .map(|slot| DayLoad {
            curator: demand.curators[slot / demand.length()],
            on: demand.day(slot),
            capacity: demand.shifts[slot].capacity,
            because: demand.shifts[slot].because,
            fixed: fixed[slot],
            proposed: proof.flow.slots[slot].taken.len() as u32,
        })
        .collect()
}

/// Appointments that clash with each other, the day or the family.
pub(super) fn clashes(ground: NormContext<'_>, cases: &[Case], demand: &PlanDemand) -> Vec<AppointmentClash> {
    let mut all = Vec::new();
    let mut booked: Vec<u32> = demand.shifts.iter().map(|s| s.beside).collect();
    for slot in demand.appointed.iter().filter_map(|b| demand.slot(b.curator, b.on)) {
        booked[slot] += 1;
    }
    let mut before: Option<&FixedAppointment> = None;
    for b in &demand.appointed {
        let twice =
            before.is_some_and(|p| (p.case, p.on) == (b.case, b.on)).then_some(AppointmentFault::Twice);
        before = Some(b);
        // A visit already held on the day is what the appointment was for.
        let is_own = || load::own_capacity(ground, b.curator, b.on, 0) > 0;
        let against = b.obstacle.filter(|o| *o != DayObstacle::Visited).map(|obstacle| match obstacle {
            DayObstacle::DayOff if is_own() => AppointmentFault::NoDuty,
            obstacle => AppointmentFault::Obstacle(obstacle),
        });
        let full = demand.slot(b.curator, b.on).and_then(|slot| {
            let (booked, capacity) = (booked[slot], demand.shifts[slot].capacity);
            let open = demand.shifts[slot].off().is_none();
            (open && booked > capacity).then_some(AppointmentFault::Full { booked, capacity })
        });
        let hour =
            b.time.filter(|t| hours::is_impossible(&cases[b.case], b.on, *t)).map(|_| AppointmentFault::Hour);
        let together = demand.appointed.iter().any(|o| {
            let same = (o.on, o.curator) == (b.on, b.curator) && o.case != b.case;
            let hours = o.time.zip(b.time).is_some_and(|(x, y)| overbooked::collide(x, y));
            let [here, there] = [b.case, o.case].map(|case| &cases[case].family.address);
            same && hours && !overbooked::is_one_house(here, there)
        });
        let together = together.then_some(AppointmentFault::Together);
        let clash = |trouble| AppointmentClash { case: b.case, on: b.on, appointment: b.id, trouble };
        all.extend([twice, against, full, hour, together].into_iter().flatten().map(clash));
    }
    all.sort_by_key(|c| (c.on, c.case));
    all
}
