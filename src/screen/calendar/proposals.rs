//! What the plan proposes for the rest of a week: a proposal over the appointments, accepted by visit or as a whole.

use chrono::NaiveDate;

use super::super::{Effect, Model, Step, why};
use super::source::is_over;
use super::week::{CalendarWeek, WeekCell};
use crate::domain::schedule::Appointment;
use crate::domain::{Act, FamilyId, Record, day};
use crate::plan::{AppointmentClash, AppointmentDraft, ChangeEffect, Plan, PlanRequest, PlannedVisit};
use crate::record;
use crate::screen::calendar::side_pane::StyledLines;
use crate::screen::dialog::appoint;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN};

/// The plan of what is left of a week, with what it proves of the week.
pub struct Proved {
    pub plan: Plan,
    /// What lacks of all that must be kept by its Sunday.
    pub own: ChangeEffect,
    /// What lacks from its Monday to the end of the proof.
    pub all: ChangeEffect,
    /// The appointments of the week that cannot be kept and for which no day of it has room.
    pub stuck: Vec<AppointmentClash>,
}

impl Proved {
    /// Whether every norm from the week on can be kept.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        self.all.short == 0
    }
}

/// What the plan proposes for a week, and what it proves.
#[derive(Default)]
pub struct WeekProposals {
    /// The plan; none of a week that is over.
    pub proved: Option<Proved>,
    /// The Monday of the week.
    monday: NaiveDate,
    /// Whether its proposals are shown.
    pub is_shown: bool,
    /// The proposals that were asked for last.
    seen: Vec<(FamilyId, NaiveDate)>,
}

/// What is asked of the plan of the week that begins on `monday`.
#[must_use]
pub fn asked(model: &Model, monday: NaiveDate) -> PlanRequest<'static> {
    model.asked_until(day::later(monday, 6))
}

impl WeekProposals {
    /// Plans the week again and lays the plan over it.
    pub fn draw(&mut self, model: &Model, week: &mut CalendarWeek) {
        self.proved = None;
        self.monday = week.from;
        if is_over(model, week.from) {
            return;
        }
        let asked = PlanRequest { seen: &self.seen, ..asked(model, week.from) };
        let mut plan = Plan::of(model.ground(), &model.cases, &asked);
        let sunday = day::later(week.from, 6);
        let stuck = plan.rescue(model.ground(), &model.cases, week.from, sunday);
        week.lay(model, &plan, self.is_shown);
        let own = plan.within(week.from, sunday);
        self.proved = Some(Proved { own, all: plan.since(week.from), stuck, plan });
    }

    /// The plan; none of a week that is over.
    fn plan(&self) -> Option<&Plan> {
        self.proved.as_ref().map(|p| &p.plan)
    }

    /// Holds on to the proposals shown: plans made after a change keep near to them, and a change that is undone
    /// brings them back.
    pub fn hold(&mut self) {
        self.seen = self.proposals().map(|v| (v.family, v.on)).collect();
    }

    fn proposals(&self) -> impl Iterator<Item = &PlannedVisit> {
        let plan = self.plan().filter(|_| self.is_shown);
        plan.into_iter().flat_map(|p| &p.visits).filter(|v| !v.is_fixed() && self.holds(v.on))
    }

    fn holds(&self, on: NaiveDate) -> bool {
        self.monday <= on && on <= day::later(self.monday, 6)
    }

    /// How many visits are proposed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.proposals().count()
    }

    /// Appoints one proposal, by its index in the plan.
    #[must_use]
    pub fn accept(&self, model: &Model, place: usize) -> Step {
        let visit = self.plan().and_then(|p| p.visits.get(place));
        let records = self.records(model, visit.into_iter());
        Step::Do(Effect::Record { act: Act::VisitAppointed, records })
    }

    /// Appoints all that is proposed, as one action.
    #[must_use]
    pub fn accept_all(&self, model: &Model) -> Step {
        let records = self.records(model, self.proposals());
        if records.is_empty() {
            return Step::Say(model.words.say("calendar-plan-first"));
        }
        Step::Do(Effect::Record { act: Act::PlanAccepted, records })
    }

    /// Proposals as appointments. An appointment of the family that cannot be kept, on a day off sick or a leave, is
    /// moved instead of being left behind.
    fn records<'a>(&self, model: &Model, visits: impl Iterator<Item = &'a PlannedVisit>) -> Vec<Record> {
        let clashes = self.plan().into_iter().flat_map(|p| &p.clashes);
        let mut lost: Vec<_> = clashes.filter(|c| c.trouble.is_lost() && self.holds(c.on)).collect();
        let mut record = |visit: &PlannedVisit| {
            let own = lost.iter().position(|c| c.case == visit.case).map(|i| lost.remove(i));
            match own.and_then(|c| c.appointment) {
                Some(id) => record!(Appointment { id: id, on: visit.on, time: visit.time }),
                None => appoint::appointment(model, visit.family)
                    .set(Appointment::FIELDS.on, visit.on)
                    .set(Appointment::FIELDS.time, visit.time)
                    .into(),
            }
        };
        visits.map(&mut record).collect()
    }

    /// What the plan has to say of a family on a day: why it is proposed, what is wrong with the appointment, what
    /// Space would spoil.
    #[must_use]
    pub fn of_cell(&self, model: &Model, family: FamilyId, cell: &WeekCell, on: NaiveDate) -> StyledLines {
        let w = &model.words;
        let mut lines = StyledLines::new();
        let Some(plan) = self.plan().filter(|p| p.horizon.holds(on)) else { return lines };
        if let Some(visit) = cell.proposed.and_then(|place| plan.visits.get(place)) {
            let why: Vec<String> = visit.why.iter().map(|y| w.plan_why(y)).collect();
            lines.push((say!(w, "calendar-proposed", why = why.join("; ")), PLAIN));
        }
        if let Some(trouble) = cell.trouble {
            lines.push((format!("! {}", w.plan_trouble(trouble)), LATE));
        }
        let draft = match cell.appointment {
            Some(id) => AppointmentDraft::TakeOff(id),
            None => AppointmentDraft::Place { family, on, time: None },
        };
        if cell.proposed.is_none() && cell.fact.is_none() {
            lines.extend(why::plan::harm(model, plan, &[draft]).map(|said| (format!("! {said}"), LATE)));
        }
        lines
    }
}
