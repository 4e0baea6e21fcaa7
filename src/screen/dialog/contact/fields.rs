//! The fields of the form of a contact by its preset.

use super::{ContactForm, ContactPreset};
use crate::domain::contact::{Caller, NoticeMeans, RightsState};
use crate::domain::{Case, phone};
use crate::screen::Model;
use crate::screen::dialog::name::{SmallForm, SmallFormField};
use crate::text::say;

const VISIT: [SmallFormField; 9] = [
    SmallFormField::Note,
    SmallFormField::Outcome,
    SmallFormField::Day,
    SmallFormField::Time,
    SmallFormField::Kind,
    SmallFormField::Rights,
    SmallFormField::Reported,
    SmallFormField::Means,
    SmallFormField::NewDay,
];
const CALL: [SmallFormField; 11] = [
    SmallFormField::Note,
    SmallFormField::Promised,
    SmallFormField::CallBack,
    SmallFormField::Caller,
    SmallFormField::Outcome,
    SmallFormField::Kind,
    SmallFormField::Rights,
    SmallFormField::Reported,
    SmallFormField::Means,
    SmallFormField::Day,
    SmallFormField::Time,
];
const CALL_BACK: [SmallFormField; 9] = [
    SmallFormField::Note,
    SmallFormField::Outcome,
    SmallFormField::Promised,
    SmallFormField::CallBack,
    SmallFormField::Rights,
    SmallFormField::Reported,
    SmallFormField::Means,
    SmallFormField::Day,
    SmallFormField::Time,
];
const STRANGER: [SmallFormField; 12] = [
    SmallFormField::Note,
    SmallFormField::Who,
    SmallFormField::Phone,
    SmallFormField::Caller,
    SmallFormField::Promised,
    SmallFormField::CallBack,
    SmallFormField::Rights,
    SmallFormField::Reported,
    SmallFormField::Means,
    SmallFormField::Source,
    SmallFormField::Day,
    SmallFormField::Time,
];

/// The sources of detection that the document names: id and label.
fn sources(model: &Model) -> Vec<(String, String)> {
    model.rules.regulation.sources.iter().map(|s| (s.id.clone(), s.label.clone())).collect()
}

impl ContactForm {
    /// Who detected the family: an id of the document's list, or own words.
    pub(super) fn source(&self, form: &SmallForm, model: &Model) -> Option<String> {
        match sources(model) {
            known if known.is_empty() => form.text(SmallFormField::Source),
            known => {
                let place = form.chosen(SmallFormField::Source).checked_sub(1)?;
                known.into_iter().nth(place).map(|(id, _)| id)
            }
        }
    }

    fn fields(&self) -> &'static [SmallFormField] {
        match self.preset {
            ContactPreset::Visit { .. } => &VISIT,
            ContactPreset::Call { .. } => &CALL,
            ContactPreset::CallBack { .. } => &CALL_BACK,
            ContactPreset::Stranger { .. } => &STRANGER,
        }
    }

    /// The form; `case` is that of the family the contact is with.
    pub(in crate::screen::dialog) fn form(&self, model: &Model, case: Option<&Case>) -> SmallForm {
        self.fields()
            .iter()
            .fold(SmallForm::new(self.title(model, case)), |form, name| self.field(form, *name, model, case))
    }

    /// People of one name are distinguished by the whole title here, and by the address among the hints.
    fn title(&self, model: &Model, case: Option<&Case>) -> String {
        let id = match self.preset {
            ContactPreset::Visit { .. } => "visit-title",
            ContactPreset::Call { .. } => "call-title",
            ContactPreset::CallBack { .. } => "call-back-title",
            ContactPreset::Stranger { .. } => "call-title-nobody",
        };
        let title = case.map_or("", |case| case.family.title.as_str());
        say!(model.words, id, family = title)
    }

    fn field(&self, form: SmallForm, name: SmallFormField, model: &Model, case: Option<&Case>) -> SmallForm {
        let w = &model.words;
        let is_visit = matches!(self.preset, ContactPreset::Visit { .. });
        let label = |id: &str| w.say(id);
        match name {
            SmallFormField::Note => {
                form.free(name, label(if is_visit { "visit-note" } else { "call-note" }), "")
            }
            SmallFormField::Who => form.free(name, label("call-who"), &self.sought().0),
            SmallFormField::Phone => form.free(name, label("call-phone"), self.sought().1),
            SmallFormField::Caller => {
                let at = Caller::ALL.iter().position(|c| *c == self.caller).unwrap_or(0);
                form.choice(
                    name,
                    label("call-caller"),
                    Caller::ALL.map(|c| w.pick("caller", c.code())).into(),
                    at,
                )
            }
            SmallFormField::Source => match sources(model) {
                // A document without a list: who it was is written in the curator's own words.
                known if known.is_empty() => form.free(name, label("call-source"), ""),
                known => {
                    let options = known.into_iter().map(|(_, label)| label);
                    let options = std::iter::once(w.say("call-source-none")).chain(options).collect();
                    // Shown alone: its row would push out whom a violated right is reported to.
                    form.turn(name, label("call-source"), options, 0)
                }
            },
            SmallFormField::Promised => form.free(name, label("call-promised"), ""),
            SmallFormField::CallBack => form.line(name, label("call-back"), ""),
            SmallFormField::Rights => {
                let options = RightsState::ALL.map(|rights| w.pick("rights", rights.code())).into();
                form.choice(name, label("call-rights"), options, 0)
            }
            SmallFormField::Reported => form.free(name, label("call-reported"), ""),
            SmallFormField::Means => {
                let options = NoticeMeans::ALL.iter().map(|means| w.pick("means", means.code())).collect();
                form.choice(name, label("call-means"), options, 0)
            }
            SmallFormField::Kind => {
                let options = self.kinds().iter().map(|k| w.pick("contact-kind", k.code())).collect();
                form.choice(name, label("call-kind"), options, 0)
            }
            SmallFormField::Outcome => {
                let words = if is_visit { "outcome" } else { "call-came" };
                let options = self.outcomes().iter().map(|o| w.pick(words, o.code())).collect();
                form.choice(name, label("visit-outcome"), options, 0)
            }
            SmallFormField::Day => {
                form.line(name, label("visit-day"), &w.weekday_near(self.day(model), model.today))
            }
            SmallFormField::Time => form.line(name, label("visit-time"), &self.time(model, case)),
            SmallFormField::NewDay => form.line(name, label("visit-new-day"), ""),
            _ => form,
        }
    }

    fn day(&self, model: &Model) -> chrono::NaiveDate {
        match self.preset {
            ContactPreset::Visit { day, .. } => day,
            _ => model.today,
        }
    }

    /// The hour agreed on for a visit, or the hour of a call.
    fn time(&self, model: &Model, case: Option<&Case>) -> String {
        let time = match &self.preset {
            ContactPreset::Visit { appointment, .. } => {
                let kept = case.and_then(|c| c.appointments.iter().find(|a| Some(a.id) == *appointment));
                kept.and_then(|a| a.time)
            }
            _ => self.at,
        };
        time.map(|t| model.words.time(t)).unwrap_or_default()
    }

    /// The query is a name or a number, or both: each fills its own field.
    fn sought(&self) -> (String, &str) {
        let ContactPreset::Stranger { sought } = &self.preset else { return (String::new(), "") };
        let is_number =
            sought.chars().any(|c| c.is_ascii_digit()) && !sought.chars().any(char::is_alphabetic);
        match phone::within(sought) {
            _ if is_number => (String::new(), sought),
            Some((rest, number)) => (rest, number),
            None => (sought.clone(), ""),
        }
    }
}
