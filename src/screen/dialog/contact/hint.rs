//! What the form of a contact says below its fields: address, state of the norm, extent of disclosure, whom to report
//! to.

use chrono::NaiveDate;

use super::{CallBackPromise, ContactForm, ContactPreset};
use crate::domain::check::overbooked::IntendedVisit;
use crate::domain::contact::{Caller, ContactOutcome};
use crate::domain::{Case, FamilyId, Id, Unit, day, phone};
use crate::norm::{NormContext, ledger};
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::screen::dialog::appoint;
use crate::screen::dialog::day_and_hour::day_and_hour;
use crate::screen::dialog::lookup::disclosure;
use crate::screen::dialog::name::{SmallForm, SmallFormField};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::why::about::WhySubject;
use crate::screen::why::field;
use crate::text::say;
use crate::ui::sheet::PlainSheet;
use crate::wording::brief;

impl ContactForm {
    pub(in crate::screen::dialog) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let case = self.family().and_then(|f| model.visited(f));
        // What must be done now leaves no room for anything else.
        if self.is_violated(form) {
            return disclosure::duty(model, case);
        }
        let mut lines = match &self.preset {
            ContactPreset::Visit { family, appointment, .. } => {
                case.map(|case| self.of_visit(form, model, case, (*family, *appointment))).unwrap_or_default()
            }
            ContactPreset::CallBack { promise, .. } => {
                let mut lines = vec![promised(model, promise)];
                lines.extend(called(model, promise));
                lines.extend(case.map(|case| reached_at(model, case)));
                lines
            }
            ContactPreset::Call { .. } | ContactPreset::Stranger { .. } => self.of_call(form, model, case),
        };
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The norm that a visit counts for, what may be said on the phone, whom a violated right is reported to; in the
    /// field of who detected the family, whom the document names.
    pub(in crate::screen::dialog) fn why(&self, form: &SmallForm, model: &Model) -> DialogSpec {
        let case = self.family().and_then(|f| model.visited(f));
        match form.here().map(|f| (f.name, &f.label)) {
            Some((SmallFormField::Source, label)) => {
                return field::listed(
                    model,
                    label,
                    RegulationList::Source,
                    self.source(form, model).as_deref(),
                );
            }
            Some((SmallFormField::Rights | SmallFormField::Reported | SmallFormField::Means, _)) => {
                return disclosure::reporting(model, case);
            }
            Some((SmallFormField::Promised | SmallFormField::CallBack, label)) => {
                return promise(model, label);
            }
            _ => {}
        }
        if self.is_violated(form) {
            return disclosure::reporting(model, case);
        }
        let row = match (&self.preset, case, form.past_day(SmallFormField::Day, model)) {
            (ContactPreset::Visit { .. }, Some(case), Ok(Some(day))) => {
                ledger::rows(model.ground(), case, day, day).into_iter().next().map(|row| (case, row))
            }
            _ => None,
        };
        match row {
            Some((case, row)) => DialogSpec::Why(WhySubject::row(model, case, &row)),
            None => disclosure::why(model, case.map(|case| (case, &*self.permission))),
        }
    }

    fn of_visit(
        &self,
        form: &SmallForm,
        model: &Model,
        case: &Case,
        (family, appointment): (FamilyId, Option<Id>),
    ) -> Vec<String> {
        let Ok(Some(day)) = form.past_day(SmallFormField::Day, model) else { return Vec::new() };
        // A small window cuts what comes last: the warning is read before the door.
        let mut lines: Vec<String> = case.family.safety.iter().map(|safety| format!("! {safety}")).collect();
        lines.push(model.words.address(&case.family.address));
        // Earlier visits were not read: the state of that day is unknown here, and no figure is better than a wrong
        // one.
        if [Unit::Week, Unit::Month].iter().all(|unit| model.since <= day::period(*unit, day).0) {
            let held = self.outcome(form) == ContactOutcome::Held;
            lines.push(effect(model.ground(), case, day, held, model));
        }
        if day < model.today {
            lines.push(model.words.say("visit-late-entry"));
        }
        if let Ok(Some((on, time))) = day_and_hour(form, SmallFormField::NewDay, model) {
            let is_held = self.outcome(form) == ContactOutcome::Held;
            let appointment = appointment.filter(|_| !is_held);
            if is_held {
                let hour = time.map(|time| format!(" {}", model.words.time(time))).unwrap_or_default();
                let visit = format!("{}{hour}", model.words.weekday_near(on, model.today));
                lines.push(say!(model.words, "visit-next", visit = visit));
            }
            lines.extend(appoint::against(model, IntendedVisit { id: appointment, family, on, time }));
            let kept = case.appointments.iter().find(|a| Some(a.id) == appointment);
            let dropped = appoint::dropped_hour(model, kept.filter(|_| time.is_none()));
            lines.extend(dropped.map(|said| format!("! {said}: {}", model.words.say("visit-hour-how"))));
        }
        lines
    }

    /// Extent of disclosure to the caller, and the numbers of the family.
    fn of_call(&self, form: &SmallForm, model: &Model, case: Option<&Case>) -> Vec<String> {
        let caller = Caller::ALL.get(form.chosen(SmallFormField::Caller)).copied().unwrap_or(self.caller);
        let mut lines = disclosure::lines(model, case, caller, &self.permission);
        let number = form.text(SmallFormField::Phone);
        lines.extend(
            number.as_deref().and_then(phone::doubt).map(|doubt| model.words.say(doubt.fault().code())),
        );
        lines.extend(case.map(|case| reached_at(model, case)));
        lines
    }
}

/// Why a promise has a day, and what becomes of it.
fn promise(model: &Model, label: &str) -> DialogSpec {
    let mut lines = PlainSheet::default();
    lines.line(model.words.say("why-call-back"));
    lines.line(model.words.say("why-promise")).quiet();
    DialogSpec::Text(say!(model.words, "why-title", what = label), lines)
}

/// «Обещали вт 17.11, до 25.11: узнать о путёвке».
fn promised(model: &Model, promise: &CallBackPromise) -> String {
    let w = &model.words;
    let near = |day: NaiveDate| w.day_near(day, model.today);
    let what = promise.text.clone().unwrap_or_else(|| w.say("call-back-plain"));
    let said = near(promise.said);
    match promise.by {
        Some(by) => say!(w, "call-back-promised-by", said = said, what = what, by = near(by)),
        None => say!(w, "call-back-promised", said = said, what = what),
    }
}

/// «Звонил не член семьи: школа. Петрова, +7 911 603-10-10»: whom the call was from, where it was not the family.
fn called(model: &Model, promise: &CallBackPromise) -> Option<String> {
    let caller = model.words.pick("caller", promise.caller?.code());
    let who = [Some(caller), promise.note.clone()].into_iter().flatten().collect::<Vec<_>>().join(". ");
    Some(say!(model.words, "call-back-caller", who = who))
}

/// The address of a family and its first numbers, with whose they are.
fn reached_at(model: &Model, case: &Case) -> String {
    let w = &model.words;
    let phones = brief::phones(model, case);
    let said = phones.into_iter().take(4).map(|p| format!("{} {}", p.called, p.number));
    let home = Some(w.address_near(&case.family.address)).filter(|a| !a.is_empty());
    home.into_iter().chain(said).collect::<Vec<_>>().join(" · ")
}

/// What the norm says of the visit: «неделя 48: было 0 из 2, станет 1 из 2».
#[must_use]
pub fn effect(ground: NormContext<'_>, case: &Case, day: NaiveDate, held: bool, model: &Model) -> String {
    effect_of_change(ground, (case, case), day, held, model)
}

/// The same of a visit that is written in place of another one: `now` is the case as it is, `without` the case without
/// the visit that gives way.
#[must_use]
pub fn effect_of_change(
    ground: NormContext<'_>,
    (now, without): (&Case, &Case),
    day: NaiveDate,
    held: bool,
    model: &Model,
) -> String {
    let w = &model.words;
    // What is written of the day makes visits known since it at the latest.
    let known = Case { visits_since: now.visits_since.map(|since| since.min(day)), ..now.clone() };
    let rows = ledger::shown_rows(ground, &known, day, day);
    if rows.is_empty() {
        return w.say("visit-no-row");
    }
    let already = without.contacts.iter().any(|c| c.on == day && c.is_held_visit());
    let rest = ledger::rows(ground, without, day, day);
    let said: Vec<String> = rows
        .iter()
        .map(|r| {
            let left = rest.iter().find(|other| other.unit == r.unit).map_or(r.done, |other| other.done);
            let then = left + u32::from(held && !already);
            say!(
                w,
                if held || then != r.done { "visit-effect" } else { "visit-effect-none" },
                unit = w.pick("unit", r.unit.code()),
                done = r.done,
                then = then,
                required = r.required
            )
        })
        .collect();
    let mut text = said.join("; ");
    if held && already {
        text.push_str(". ");
        text.push_str(&w.say("visit-second"));
    }
    text
}
