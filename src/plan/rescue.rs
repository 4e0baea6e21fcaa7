//! Appointments on days that have become impossible: another day of the same week for each, where one has room.

use chrono::{NaiveDate, NaiveTime};

use super::visit::{AppointmentClash, PlannedVisit, VisitOrigin, VisitReason};
use super::{Plan, hours};
use crate::domain::{Case, CuratorId, day};
use crate::norm::NormContext;
use crate::norm::load::is_day_of_visit;

impl Plan {
    /// Proposes another day of `[from, to]`, both included, for each appointment of these days that cannot be kept, unless
    /// the plan proposes a visit of the family on them already, which it becomes. The norm may well be kept without it,
    /// but a visit was agreed with the family. Returns the appointments for which no day has room.
    pub fn rescue(
        &mut self,
        ground: NormContext<'_>,
        cases: &[Case],
        from: NaiveDate,
        to: NaiveDate,
    ) -> Vec<AppointmentClash> {
        let holds = |on: NaiveDate| from <= on && on <= to;
        let lost: Vec<AppointmentClash> =
            self.clashes.iter().copied().filter(|c| c.trouble.is_lost() && holds(c.on)).collect();
        let is_proposed = |v: &&PlannedVisit| !v.is_fixed() && holds(v.on);
        let proposed = self.visits.iter().enumerate().filter(|(_, v)| is_proposed(v));
        let mut becoming: Vec<(usize, usize)> = proposed.map(|(place, v)| (v.case, place)).collect();
        let mut left = Vec::new();
        for clash in lost {
            let case = &cases[clash.case];
            if let Some(at) = becoming.iter().position(|(of, _)| *of == clash.case) {
                let (_, place) = becoming.remove(at);
                let (on, curator) = (self.visits[place].on, self.visits[place].curator);
                let time = self.other_hour(case, clash, on, curator);
                self.visits[place].time = time;
                continue;
            }
            match self.other_day(ground, case, clash.case, (from, to)) {
                Some(on) => self.put_instead(ground, case, clash, on),
                None => left.push(clash),
            }
        }
        left
    }

    /// The first day of `[from, to]` that suits the family, has no visit of it and has room.
    fn other_day(
        &self,
        ground: NormContext<'_>,
        case: &Case,
        place: usize,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Option<NaiveDate> {
        let has_room = |on: NaiveDate| {
            let curator = ground.staff.curator_of(case, on);
            let mut loads = self.loads.iter().filter(|l| (l.on, l.curator) == (on, curator));
            loads.next().is_some_and(|l| l.fixed + l.proposed < l.capacity)
        };
        day::days(from.max(ground.today), day::day_after(to)).find(|on| {
            is_day_of_visit(ground, case, *on)
                && !self.visits.iter().any(|v| v.case == place && v.on == *on)
                && has_room(*on)
        })
    }

    /// The hour of an appointment on another day: the agreed one, if that suits the family and the visits of the day.
    fn other_hour(
        &self,
        case: &Case,
        clash: AppointmentClash,
        on: NaiveDate,
        curator: Option<CuratorId>,
    ) -> Option<NaiveTime> {
        let old = case.appointments.iter().find(|a| Some(a.id) == clash.appointment).and_then(|a| a.time);
        let of_day =
            self.visits.iter().filter(|v| v.on == on && v.curator == curator && v.case != clash.case);
        let taken: Vec<NaiveTime> = of_day.filter_map(|v| v.time).collect();
        hours::moved(case, on, old, &taken)
    }

    fn put_instead(&mut self, ground: NormContext<'_>, case: &Case, clash: AppointmentClash, on: NaiveDate) {
        let curator = ground.staff.curator_of(case, on);
        let time = self.other_hour(case, clash, on, curator);
        if let Some(load) = self.loads.iter_mut().find(|l| (l.on, l.curator) == (on, curator)) {
            load.proposed += 1;
        }
        self.visits.push(PlannedVisit {
            case: clash.case,
            family: case.family.id,
            curator,
            on,
            time,
            origin: VisitOrigin::Proposed,
            serves: Vec::new(),
            why: vec![VisitReason::Instead(clash.on)],
        });
    }
}
