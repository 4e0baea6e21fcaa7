//! The fields of the form of a contact by its preset.

use super::{ContactForm, Preset};
use crate::domain::contact::{Caller, Means, Rights};
use crate::domain::{Case, phone};
use crate::screen::Model;
use crate::screen::dialog::name::{Form, Name};
use crate::text::say;

const VISIT: [Name; 9] = [
    Name::Note,
    Name::Outcome,
    Name::Day,
    Name::Time,
    Name::Kind,
    Name::Rights,
    Name::Reported,
    Name::Means,
    Name::NewDay,
];
const CALL: [Name; 11] = [
    Name::Note,
    Name::Promised,
    Name::CallBack,
    Name::Caller,
    Name::Outcome,
    Name::Kind,
    Name::Rights,
    Name::Reported,
    Name::Means,
    Name::Day,
    Name::Time,
];
const CALL_BACK: [Name; 9] = [
    Name::Note,
    Name::Outcome,
    Name::Promised,
    Name::CallBack,
    Name::Rights,
    Name::Reported,
    Name::Means,
    Name::Day,
    Name::Time,
];
const STRANGER: [Name; 12] = [
    Name::Note,
    Name::Who,
    Name::Phone,
    Name::Caller,
    Name::Promised,
    Name::CallBack,
    Name::Rights,
    Name::Reported,
    Name::Means,
    Name::Source,
    Name::Day,
    Name::Time,
];

/// The sources of detection that the document names: id and label.
fn sources(model: &Model) -> Vec<(String, String)> {
    model.rules.regulation.sources.iter().map(|s| (s.id.clone(), s.label.clone())).collect()
}

impl ContactForm {
    /// Who detected the family: an id of the document's list, or own words.
    pub(super) fn source(&self, form: &Form, model: &Model) -> Option<String> {
        match sources(model) {
            known if known.is_empty() => form.text(Name::Source),
            known => {
                let place = form.chosen(Name::Source).checked_sub(1)?;
                known.into_iter().nth(place).map(|(id, _)| id)
            }
        }
    }

    fn fields(&self) -> &'static [Name] {
        match self.preset {
            Preset::Visit { .. } => &VISIT,
            Preset::Call { .. } => &CALL,
            Preset::CallBack { .. } => &CALL_BACK,
            Preset::Stranger { .. } => &STRANGER,
        }
    }

    /// The form; `case` is that of the family the contact is with.
    pub(in crate::screen::dialog) fn form(&self, model: &Model, case: Option<&Case>) -> Form {
        self.fields()
            .iter()
            .fold(Form::new(self.title(model, case)), |form, name| self.field(form, *name, model, case))
    }

    /// People of one name are distinguished by the whole title here, and by the address among the hints.
    fn title(&self, model: &Model, case: Option<&Case>) -> String {
        let id = match self.preset {
            Preset::Visit { .. } => "visit-title",
            Preset::Call { .. } => "call-title",
            Preset::CallBack { .. } => "call-back-title",
            Preset::Stranger { .. } => "call-title-nobody",
        };
        let title = case.map_or("", |case| case.family.title.as_str());
        say!(model.words, id, family = title)
    }

    fn field(&self, form: Form, name: Name, model: &Model, case: Option<&Case>) -> Form {
        let w = &model.words;
        let is_visit = matches!(self.preset, Preset::Visit { .. });
        let label = |id: &str| w.say(id);
        match name {
            Name::Note => form.free(name, label(if is_visit { "visit-note" } else { "call-note" }), ""),
            Name::Who => form.free(name, label("call-who"), &self.sought().0),
            Name::Phone => form.free(name, label("call-phone"), self.sought().1),
            Name::Caller => {
                let at = Caller::ALL.iter().position(|c| *c == self.caller).unwrap_or(0);
                form.choice(
                    name,
                    label("call-caller"),
                    Caller::ALL.map(|c| w.pick("caller", c.code())).into(),
                    at,
                )
            }
            Name::Source => match sources(model) {
                // A document without a list: who it was is written in the curator's own words.
                known if known.is_empty() => form.free(name, label("call-source"), ""),
                known => {
                    let options = known.into_iter().map(|(_, label)| label);
                    let options = std::iter::once(w.say("call-source-none")).chain(options).collect();
                    // Shown alone: its row would push out whom a violated right is reported to.
                    form.turn(name, label("call-source"), options, 0)
                }
            },
            Name::Promised => form.free(name, label("call-promised"), ""),
            Name::CallBack => form.line(name, label("call-back"), ""),
            Name::Rights => {
                let options = Rights::ALL.map(|rights| w.pick("rights", rights.code())).into();
                form.choice(name, label("call-rights"), options, 0)
            }
            Name::Reported => form.free(name, label("call-reported"), ""),
            Name::Means => {
                let options = Means::ALL.iter().map(|means| w.pick("means", means.code())).collect();
                form.choice(name, label("call-means"), options, 0)
            }
            Name::Kind => {
                let options = self.kinds().iter().map(|k| w.pick("contact-kind", k.code())).collect();
                form.choice(name, label("call-kind"), options, 0)
            }
            Name::Outcome => {
                let words = if is_visit { "outcome" } else { "call-came" };
                let options = self.outcomes().iter().map(|o| w.pick(words, o.code())).collect();
                form.choice(name, label("visit-outcome"), options, 0)
            }
            Name::Day => form.line(name, label("visit-day"), &w.weekday_near(self.day(model), model.today)),
            Name::Time => form.line(name, label("visit-time"), &self.time(model, case)),
            Name::NewDay => form.line(name, label("visit-new-day"), ""),
            _ => form,
        }
    }

    fn day(&self, model: &Model) -> chrono::NaiveDate {
        match self.preset {
            Preset::Visit { day, .. } => day,
            _ => model.today,
        }
    }

    /// The hour agreed on for a visit, or the hour of a call.
    fn time(&self, model: &Model, case: Option<&Case>) -> String {
        let time = match &self.preset {
            Preset::Visit { appointment, .. } => {
                let kept = case.and_then(|c| c.appointments.iter().find(|a| Some(a.id) == *appointment));
                kept.and_then(|a| a.time)
            }
            _ => self.at,
        };
        time.map(|t| model.words.time(t)).unwrap_or_default()
    }

    /// The query is a name or a number, or both: each fills its own field.
    fn sought(&self) -> (String, &str) {
        let Preset::Stranger { sought } = &self.preset else { return (String::new(), "") };
        let is_number =
            sought.chars().any(|c| c.is_ascii_digit()) && !sought.chars().any(char::is_alphabetic);
        match phone::within(sought) {
            _ if is_number => (String::new(), sought),
            Some((rest, number)) => (rest, number),
            None => (sought.clone(), ""),
        }
    }
}
