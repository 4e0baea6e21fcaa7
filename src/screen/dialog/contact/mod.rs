//! The form of a contact. What differs between a visit, a call and a call back is its preset: which fields are asked, in
//! which order, what they begin with.
//!
//! ```text
//! preset    fields first            writes
//! Visit     note, outcome, day      contact, appointment postponed, notice
//! Call      note, promise, caller   contact, notice
//! CallBack  note, outcome, promise  the promise kept, contact where something was said
//! Stranger  note, who, number       inquiry (обращение), notice
//! ```

mod accept;
mod fields;
mod hint;

pub use hint::{effect, effect_of_change};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Dialog, FormPurpose};
use crate::domain::contact::{Caller, Contact, ContactKind, ContactOutcome};
use crate::domain::schedule::Appointment;
use crate::domain::{Case, FamilyId, Id};
use crate::report::permission::Permission;
use crate::screen::Model;

/// What a contact is noted for.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum ContactPreset {
    /// A visit, held or not.
    Visit {
        family: FamilyId,
        /// The day it begins with.
        day: NaiveDate,
        /// The appointment it keeps, if there is one.
        appointment: Option<Id>,
    },
    /// A call or any other contact but a visit.
    Call { family: FamilyId },
    /// The call back that was promised in a contact.
    CallBack { family: FamilyId, promise: CallBackPromise },
    /// A call about a family that is not known yet.
    Stranger {
        /// What was looked for when the call came.
        sought: String,
    },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct CallBackPromise {
    contact: Id,
    said: NaiveDate,
    by: Option<NaiveDate>,
    text: Option<String>,
    /// Who called, where it was not the family.
    #[serde(default)]
    caller: Option<Caller>,
    /// What was noted of that call: who spoke and from where.
    #[serde(default)]
    note: Option<String>,
}

/// The contact being noted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContactForm {
    preset: ContactPreset,
    /// The caller, if known already.
    caller: Caller,
    /// When the call came, if the clock was asked.
    at: Option<NaiveTime>,
    /// What the family has consented to.
    permission: Box<Permission>,
}

/// Every contact but visits.
const KINDS: [ContactKind; 8] = [
    ContactKind::Call,
    ContactKind::Office,
    ContactKind::Talk,
    ContactKind::Meeting,
    ContactKind::SupportGroup,
    ContactKind::Training,
    ContactKind::Counselling,
    ContactKind::Informed,
];
const VISITS: [ContactKind; 2] = [ContactKind::HomeVisit, ContactKind::JointVisit];

/// What can come of a call: it took place, or nobody answered.
const ANSWERS: [ContactOutcome; 2] = [ContactOutcome::Held, ContactOutcome::NobodyHome];

impl ContactForm {
    /// The dialog for a visit of `case` on `day`, which is today if it is in the future.
    #[must_use]
    pub(in crate::screen::dialog) fn visit(model: &Model, case: &Case, day: NaiveDate) -> Dialog {
        let day = day.min(model.today);
        // The appointment of the day, or the nearest one before it that nothing has come of.
        let kept = case
            .appointments
            .iter()
            .filter(|a| a.on <= day && !case.contacts.iter().any(|c| c.kind.is_visit() && c.on == a.on))
            .max_by_key(|a| a.on)
            .filter(|a| a.on == day || (day - a.on).num_days() <= 7);
        ContactForm::visit_of(model, case, kept.map_or(day, |a| a.on), kept)
    }

    /// The dialog for a visit of `case` on just this day, which was pointed at in the calendar.
    #[must_use]
    pub(in crate::screen::dialog) fn visit_on(model: &Model, case: &Case, day: NaiveDate) -> Dialog {
        let day = day.min(model.today);
        let visited = case.contacts.iter().any(|c| c.kind.is_visit() && c.on == day);
        ContactForm::visit_of(model, case, day, case.appointments.iter().find(|a| a.on == day && !visited))
    }

    fn visit_of(model: &Model, case: &Case, day: NaiveDate, kept: Option<&Appointment>) -> Dialog {
        let preset = ContactPreset::Visit { family: case.family.id, day, appointment: kept.map(|a| a.id) };
        ContactForm::of(model, preset, Permission::default(), Caller::Unknown).dialog(model, Some(case))
    }

    /// The dialog for a call about `case`, of a family that has consented to this.
    #[must_use]
    pub(in crate::screen::dialog) fn call(
        model: &Model,
        case: &Case,
        permission: Permission,
        caller: Caller,
    ) -> Dialog {
        let preset = ContactPreset::Call { family: case.family.id };
        ContactForm::of(model, preset, permission, caller).dialog(model, Some(case))
    }

    /// The dialog for the call back that was promised in `contact`.
    #[must_use]
    pub(in crate::screen::dialog) fn call_back(model: &Model, case: &Case, contact: &Contact) -> Dialog {
        let text = contact.promised.clone().or_else(|| contact.note.clone());
        let note = contact.note.clone().filter(|_| contact.promised.is_some());
        let is_other = |c: &Caller| c.is_body() || *c == Caller::Neighbour;
        let caller = contact.caller.filter(is_other);
        let (said, by) = (contact.on, contact.call_back);
        let promise = CallBackPromise { contact: contact.id, said, by, text, caller, note };
        let preset = ContactPreset::CallBack { family: case.family.id, promise };
        ContactForm::of(model, preset, Permission::default(), Caller::Unknown).dialog(model, Some(case))
    }

    /// The dialog for a call about a family that was looked for and not found.
    #[must_use]
    pub(in crate::screen::dialog) fn stranger(model: &Model, sought: &str, caller: Caller) -> Dialog {
        let preset = ContactPreset::Stranger { sought: sought.to_owned() };
        ContactForm::of(model, preset, Permission::default(), caller).dialog(model, None)
    }

    fn of(model: &Model, preset: ContactPreset, permission: Permission, caller: Caller) -> ContactForm {
        ContactForm { preset, caller, at: model.time, permission: Box::new(permission) }
    }

    fn dialog(self, model: &Model, case: Option<&Case>) -> Dialog {
        Dialog::Form(self.form(model, case), Box::new(FormPurpose::Contact(self)))
    }

    /// The family it is about; `None`: it is not known yet.
    pub(super) fn family(&self) -> Option<FamilyId> {
        match self.preset {
            ContactPreset::Visit { family, .. }
            | ContactPreset::Call { family }
            | ContactPreset::CallBack { family, .. } => Some(family),
            ContactPreset::Stranger { .. } => None,
        }
    }

    /// The kinds that are offered.
    fn kinds(&self) -> &'static [ContactKind] {
        match self.preset {
            ContactPreset::Visit { .. } => &VISITS,
            ContactPreset::Call { .. } => &KINDS,
            // A call back is a call made by the curator.
            ContactPreset::CallBack { .. } | ContactPreset::Stranger { .. } => &KINDS[..1],
        }
    }

    /// The outcomes that are offered.
    fn outcomes(&self) -> &'static [ContactOutcome] {
        match self.preset {
            ContactPreset::Visit { .. } => &ContactOutcome::ALL,
            _ => &ANSWERS,
        }
    }
}
