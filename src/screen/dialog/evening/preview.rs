//! What a visit of the evening will be written as, before it is.

use chrono::NaiveDate;

use super::{EveningForm, VisitDraft};
use crate::domain::check::overbooked::IntendedVisit;
use crate::domain::contact::ContactOutcome;
use crate::report::route::RouteStop;
use crate::screen::Model;
use crate::screen::dialog::{appoint, contact};
use crate::text::say;

impl EveningForm {
    /// «2 11:00 Иванова М. П.», with what was marked before.
    pub(super) fn called(&self, model: &Model, number: Option<u32>, stop: &RouteStop) -> String {
        let w = &model.words;
        let number = number.map(|n| n.to_string()).unwrap_or_default();
        let hour = stop.time.map(|t| format!("{} ", w.time(t))).unwrap_or_default();
        let who = self.cases[stop.case].family.short.clone();
        let before = stop.marked.map(|(_, outcome)| {
            let said = w.pick("route-box", outcome.code());
            format!(": {}", say!(w, "evening-known", outcome = said))
        });
        format!("{number} {hour}{who}{}", before.unwrap_or_default())
    }

    pub(super) fn preview(
        &self,
        model: &Model,
        number: Option<u32>,
        written: &VisitDraft<'_>,
        on: NaiveDate,
    ) -> String {
        let w = &model.words;
        let case = &self.cases[written.stop.case];
        // What it is written instead of counts no more.
        let mut without = case.clone();
        without.contacts.retain(|c| Some(c.id) != written.stop.marked.map(|(id, _)| id));
        let mut said = w.pick("route-box", written.outcome.code());
        if let Some((to, time)) = written.to {
            let hour = time.map(|time| format!(" {}", w.time(time))).unwrap_or_default();
            let day = format!("{}{hour}", w.weekday_near(to, model.today));
            said = say!(w, "evening-to", outcome = said, day = day);
        }
        if let Some((_, before)) = written.stop.marked {
            let before = w.pick("route-box", before.code());
            said = say!(w, "evening-instead", outcome = said, before = before);
        }
        // What was written of it before stays with another outcome too.
        let before = self.marked(written.stop).and_then(|c| c.note.as_ref()).filter(|n| !n.is_empty());
        said = match (&written.note, before) {
            (Some(note), Some(_)) => say!(w, "evening-note-added", outcome = said, note = note.as_str()),
            (Some(note), None) => say!(w, "evening-note", outcome = said, note = note.as_str()),
            (None, Some(kept)) => say!(w, "evening-note-kept", outcome = said, note = kept.as_str()),
            (None, None) => said,
        };
        if written.violated {
            said = say!(w, "evening-violated", outcome = said);
        }
        let crowd = written.to.map(|(to, time)| {
            let meant = IntendedVisit { id: written.stop.appointment, family: case.family.id, on: to, time };
            let kept = case.appointments.iter().find(|a| Some(a.id) == written.stop.appointment);
            let mut said = appoint::against(model, meant);
            said.extend(
                appoint::dropped_hour(model, kept.filter(|_| time.is_none()))
                    .map(|dropped| format!("! {dropped}")),
            );
            said.join(" ")
        });
        let number = number.map(|n| n.to_string()).unwrap_or_default();
        let held = written.outcome == ContactOutcome::Held;
        let effect = contact::effect_of_change(model.ground(), (case, &without), on, held, model);
        let crowd = crowd.filter(|c| !c.is_empty()).map(|c| format!(" {c}")).unwrap_or_default();
        format!("{number} {}: {said}; {effect}{crowd}", case.family.short.clone())
    }
}
