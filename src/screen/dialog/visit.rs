//! Marking a visit: held, nobody home, refused, postponed; today's or an earlier one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Dialog, Purpose, appoint};
use crate::domain::check::crowd::Meant;
use crate::domain::contact::{ContactKind, Outcome};
use crate::domain::schedule::Appointment;
use crate::domain::schema::Kind;
use crate::domain::{Act, Case, FamilyId, Id, Record, Unit, day};
use crate::norm::{Ground, ledger};
use crate::screen::{Desk, Effect};
use crate::ui::form::{Fault, Form};

/// The visit being marked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Visit {
    family: FamilyId,
    /// The day it begins with.
    day: NaiveDate,
    /// The appointment it keeps, if there is one.
    appointment: Option<(Id, NaiveDate)>,
}

const NOTE: usize = 0;
const OUTCOME: usize = 1;
const DAY: usize = 2;
const TIME: usize = 3;
const KIND: usize = 4;
const NEW_DAY: usize = 5;

const KINDS: [ContactKind; 2] = [ContactKind::HomeVisit, ContactKind::JointVisit];

impl Visit {
    /// The dialog for a visit of `case` on `day`, which is today if it lies ahead.
    #[must_use]
    pub fn dialog(desk: &Desk, case: &Case, day: NaiveDate) -> Dialog {
        let day = day.min(desk.today);
        // The appointment of the day, or the nearest one before it that nothing has come of.
        let kept = case
            .appointments
            .iter()
            .filter(|a| a.on <= day && !case.contacts.iter().any(|c| c.kind.is_visit() && c.on == a.on))
            .max_by_key(|a| a.on)
            .filter(|a| a.on == day || (day - a.on).num_days() <= 7);
        Visit::of(desk, case, kept.map_or(day, |a| a.on), kept)
    }

    /// The dialog for a visit of `case` on just this day, which was pointed at in the calendar.
    #[must_use]
    pub fn dialog_on(desk: &Desk, case: &Case, day: NaiveDate) -> Dialog {
        let day = day.min(desk.today);
        let visited = case.contacts.iter().any(|c| c.kind.is_visit() && c.on == day);
        Visit::of(desk, case, day, case.appointments.iter().find(|a| a.on == day && !visited))
    }

    fn of(desk: &Desk, case: &Case, day: NaiveDate, kept: Option<&Appointment>) -> Dialog {
        let visit = Visit { family: case.family.id, day, appointment: kept.map(|a| (a.id, a.on)) };
        Dialog::Form(visit.form(desk, case), Box::new(Purpose::Visit(visit)))
    }

    pub(super) fn family(&self) -> FamilyId {
        self.family
    }

    pub(super) fn form(&self, desk: &Desk, case: &Case) -> Form {
        let w = &desk.words;
        let kept = self.appointment.and_then(|(id, _)| case.appointments.iter().find(|a| a.id == id));
        let time = kept.and_then(|a| a.time).map(|t| w.time(t)).unwrap_or_default();
        // Namesakes are distinguished by the whole title here, and by the address below.
        Form::new(w.fill("visit-title", &[("family", case.family.title.as_str().into())]))
            .free(w.say("visit-note"), "")
            .choice(w.say("visit-outcome"), Outcome::ALL.map(|o| w.pick("outcome", o.code())).into(), 0)
            .line(w.say("visit-day"), &w.weekday_day(self.day))
            .line(w.say("visit-time"), &time)
            .choice(w.say("visit-kind"), KINDS.map(|k| w.pick("contact-kind", k.code())).into(), 0)
            .line(w.say("visit-new-day"), "")
    }

    pub(super) fn accept(&self, form: &Form, desk: &Desk) -> Result<Effect, Fault> {
        let w = &desk.words;
        let fault = |field, id: &str| Err(Fault { field, text: w.say(id) });
        let Some(day) = form.past_day(DAY, desk)? else { return fault(DAY, "fault-day") };
        if day > desk.today {
            return fault(DAY, "fault-visit-ahead");
        }
        let outcome = Outcome::ALL[form.chosen(OUTCOME)];
        let new_day = form.day(NEW_DAY, desk)?;
        if new_day.is_some_and(|d| d < desk.today) {
            return fault(NEW_DAY, "fault-day-past");
        }
        let mut records = vec![
            Record::new(Kind::Contact)
                .set("family", self.family)
                .set("kind", KINDS[form.chosen(KIND)].code())
                .set("outcome", outcome.code())
                .set("on", day)
                .set("time", form.time(TIME, desk)?)
                .set("by", desk.staff.default_curator())
                .set("note", form.text(NOTE)),
        ];
        if let Some(new_day) = new_day {
            let appointment = match self.appointment {
                Some((id, _)) => Record::of(Kind::Appointment, id).set("time", None::<String>),
                None => Record::new(Kind::Appointment).set("family", self.family),
            };
            records.push(appointment.set("on", new_day));
        }
        Ok(Effect::Record { act: Act::VisitRecorded, records })
    }

    pub(super) fn hint(&self, form: &Form, desk: &Desk) -> Vec<String> {
        let (Some(case), Ok(Some(day))) = (desk.case(self.family), form.past_day(DAY, desk)) else {
            return Vec::new();
        };
        let held = Outcome::ALL[form.chosen(OUTCOME)] == Outcome::Held;
        let mut lines = vec![desk.words.address(&case.family.address)];
        lines.retain(|address| !address.is_empty());
        if let Some(safety) = &case.family.safety {
            lines.push(format!("! {safety}"));
        }
        // Earlier visits were not read: what stood then is not known here, and nothing is better than a wrong figure.
        if [Unit::Week, Unit::Month].iter().all(|unit| desk.since <= day::period(*unit, day).0) {
            lines.push(effect(desk.ground(), case, day, held, desk));
        }
        if day < desk.today {
            lines.push(desk.words.say("visit-late-entry"));
        }
        if let Ok(Some(on)) = form.day(NEW_DAY, desk) {
            let meant = Meant { id: self.appointment.map(|(id, _)| id), family: self.family, on, time: None };
            lines.extend(appoint::crowd_said(desk, meant));
        }
        lines
    }
}

/// What the norm says of the visit: «неделя 48: было 0 из 2, станет 1 из 2».
#[must_use]
pub fn effect(ground: Ground<'_>, case: &Case, day: NaiveDate, held: bool, desk: &Desk) -> String {
    let w = &desk.words;
    let rows = ledger::rows(ground, case, day, day);
    if rows.is_empty() {
        return w.say("visit-no-row");
    }
    let already = case.contacts.iter().any(|c| c.on == day && c.is_held_visit());
    let said: Vec<String> = rows
        .iter()
        .map(|r| {
            let then = r.done + u32::from(held && !already);
            let args = [
                ("unit", w.pick("unit", r.unit.code()).into()),
                ("done", r.done.into()),
                ("then", then.into()),
                ("required", r.required.into()),
            ];
            w.fill(if held { "visit-effect" } else { "visit-effect-none" }, &args)
        })
        .collect();
    let mut text = said.join("; ");
    if held && already {
        text.push_str(". ");
        text.push_str(&w.say("visit-second"));
    }
    text
}
