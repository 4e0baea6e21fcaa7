//! Appointments on days that have become impossible: another day of the same week for each, where one has room.

use chrono::NaiveDate;

use super::Plan;
use super::visit::{AppointmentClash, PlannedVisit, VisitOrigin, VisitReason};
use crate::domain::{Case, day};
use crate::norm::NormContext;
use crate::norm::load::is_own_day;
use crate::norm::span::{NormSpan, spans};

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
        let mut becoming: Vec<usize> =
            self.visits.iter().filter(|v| !v.is_fixed() && holds(v.on)).map(|v| v.case).collect();
        let mut left = Vec::new();
        for clash in lost {
            if let Some(place) = becoming.iter().position(|case| *case == clash.case) {
                becoming.swap_remove(place);
                continue;
            }
            match self.other_day(ground, &cases[clash.case], clash.case, (from, to)) {
                Some(on) => self.put_instead(ground, &cases[clash.case], clash, on),
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
        let spans = spans(case, ground.rules);
        let all: Vec<&NormSpan> = spans.iter().collect();
        let has_room = |on: NaiveDate| {
            let curator = ground.staff.curator_of(case, on);
            let mut loads = self.loads.iter().filter(|l| (l.on, l.curator) == (on, curator));
            loads.next().is_some_and(|l| l.fixed + l.proposed < l.capacity)
        };
        day::days(from.max(ground.today), day::day_after(to)).find(|on| {
            is_own_day(ground, case, &all, *on)
                && !self.visits.iter().any(|v| v.case == place && v.on == *on)
                && has_room(*on)
        })
    }

    fn put_instead(&mut self, ground: NormContext<'_>, case: &Case, clash: AppointmentClash, on: NaiveDate) {
        let curator = ground.staff.curator_of(case, on);
        let old = case.appointments.iter().find(|a| Some(a.id) == clash.appointment);
        if let Some(load) = self.loads.iter_mut().find(|l| (l.on, l.curator) == (on, curator)) {
            load.proposed += 1;
        }
        self.visits.push(PlannedVisit {
            case: clash.case,
            family: case.family.id,
            curator,
            on,
            time: old.and_then(|a| a.time),
            origin: VisitOrigin::Proposed,
            serves: Vec::new(),
            why: vec![VisitReason::Instead(clash.on)],
        });
    }
}
