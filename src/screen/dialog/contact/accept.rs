//! What the form of a contact writes.

use chrono::{NaiveDate, NaiveTime};

use super::{ContactForm, ContactPreset};
use crate::domain::contact::{Caller, Contact, ContactOutcome, Inquiry, Notice, NoticeMeans, RightsState};
use crate::domain::id::{ContactId, InquiryId};
use crate::domain::schedule::Appointment;
use crate::domain::{Act, Record, phone};
use crate::record;
use crate::screen::dialog::day_and_hour::day_and_hour;
use crate::screen::dialog::name::{SmallForm, SmallFormFault, SmallFormField};
use crate::screen::{Effect, Model};

impl ContactForm {
    pub(in crate::screen::dialog) fn accept(
        &self,
        form: &SmallForm,
        model: &Model,
    ) -> Result<Effect, SmallFormFault> {
        let outcome = self.outcome(form);
        let (note, promised) = (form.text(SmallFormField::Note), form.text(SmallFormField::Promised));
        let is_empty = note.is_none() && promised.is_none() && outcome == ContactOutcome::Held;
        if is_empty && matches!(self.preset, ContactPreset::Call { .. } | ContactPreset::Stranger { .. }) {
            return Err(fault(model, SmallFormField::Note, "fault-note"));
        }
        let Some(on) = form.past_day(SmallFormField::Day, model)? else {
            return Err(fault(model, SmallFormField::Day, "fault-day"));
        };
        if on > model.today {
            return Err(fault(model, SmallFormField::Day, "fault-visit-ahead"));
        }
        let time = form.time(SmallFormField::Time, model)?;
        let call_back = form.day(SmallFormField::CallBack, model)?;
        if !self.is_violated(form) && form.text(SmallFormField::Reported).is_some() {
            return Err(fault(model, SmallFormField::Rights, "fault-rights"));
        }
        let contact = self.contact(form, model, (on, time), call_back);
        let mut records = Vec::new();
        records.extend(self.postponed(form, model)?);
        records.extend(self.notice(form, &contact, (on, time)));
        match &self.preset {
            ContactPreset::CallBack { promise, .. } => {
                // Nothing was said of it: that the promise was kept is all there is to write.
                let is_said = !is_empty || self.is_violated(form) || call_back.is_some();
                let kept = Contact::promise(promise.contact, outcome, on, call_back);
                if !is_said {
                    return Ok(Effect::Record { act: Act::CalledBack, records: kept.into_iter().collect() });
                }
                records.insert(0, contact);
                records.extend(kept);
                let act = if outcome == ContactOutcome::Held { Act::CalledBack } else { Act::ContactNoted };
                Ok(Effect::Record { act, records })
            }
            preset => {
                records.insert(0, contact);
                let is_visit = matches!(preset, ContactPreset::Visit { .. });
                let act = if is_visit { Act::VisitRecorded } else { Act::ContactNoted };
                Ok(Effect::Record { act, records })
            }
        }
    }

    /// What came of it, as it is chosen.
    pub(super) fn outcome(&self, form: &SmallForm) -> ContactOutcome {
        self.outcomes().get(form.chosen(SmallFormField::Outcome)).copied().unwrap_or(ContactOutcome::Held)
    }

    /// Whether the rights of a child were violated.
    pub(super) fn is_violated(&self, form: &SmallForm) -> bool {
        form.chosen(SmallFormField::Rights) == 1
    }

    /// The contact itself; of a family that is not known, the inquiry.
    fn contact(
        &self,
        form: &SmallForm,
        model: &Model,
        (on, time): (NaiveDate, Option<NaiveTime>),
        call_back: Option<NaiveDate>,
    ) -> Record {
        let outcome = self.outcome(form);
        let is_visit = matches!(self.preset, ContactPreset::Visit { .. });
        // A promise whose family was not reached waits on where it was made.
        let call_back = call_back.filter(|_| !is_visit && !self.waits_on(outcome));
        let promised = form.text(SmallFormField::Promised).filter(|_| !is_visit);
        let is_call = matches!(self.preset, ContactPreset::Call { .. } | ContactPreset::Stranger { .. });
        let caller = Caller::ALL.get(form.chosen(SmallFormField::Caller)).copied().filter(|_| is_call);
        let (by, note) = (model.staff.default_curator(), form.text(SmallFormField::Note));
        let rights = self.is_violated(form).then_some(RightsState::Violated);
        match self.family() {
            Some(family) => record!(Contact {
                family,
                kind: self.kinds().get(form.chosen(SmallFormField::Kind)).copied(),
                outcome,
                on,
                time,
                by,
                note,
                promised,
                call_back,
                caller,
                rights
            }),
            None => record!(Inquiry {
                on,
                time,
                by,
                caller,
                who: form.text(SmallFormField::Who),
                phone: form.text(SmallFormField::Phone).map(|number| phone::normal(&number)),
                note,
                promised,
                call_back,
                rights,
                source: self.source(form, model)
            }),
        }
    }

    fn waits_on(&self, outcome: ContactOutcome) -> bool {
        matches!(self.preset, ContactPreset::CallBack { .. }) && outcome != ContactOutcome::Held
    }

    /// To whom a violated right was reported.
    fn notice(
        &self,
        form: &SmallForm,
        contact: &Record,
        (on, time): (NaiveDate, Option<NaiveTime>),
    ) -> Option<Record> {
        let whom = form.text(SmallFormField::Reported)?;
        let family = self.family();
        Some(record!(Notice {
            family,
            to_whom: whom,
            on,
            time,
            means: NoticeMeans::ALL.get(form.chosen(SmallFormField::Means)).copied(),
            text: form.text(SmallFormField::Note),
            about: family.map(|_| ContactId(contact.id)),
            inquiry: family.is_none().then_some(InquiryId(contact.id))
        }))
    }

    /// The appointment of the day that a visit is postponed to.
    fn postponed(&self, form: &SmallForm, model: &Model) -> Result<Option<Record>, SmallFormFault> {
        let ContactPreset::Visit { family, appointment, .. } = &self.preset else { return Ok(None) };
        let Some((on, time)) = day_and_hour(form, SmallFormField::NewDay, model)? else { return Ok(None) };
        if on < model.today {
            return Err(fault(model, SmallFormField::NewDay, "fault-day-past"));
        }
        let by = model.staff.default_curator();
        // The appointment of a visit that was held stays on its day: another one is made for the next.
        let moved = appointment.filter(|_| self.outcome(form) != ContactOutcome::Held);
        Ok(Some(Appointment::put_off(moved, *family, by, on, time)))
    }
}

fn fault(model: &Model, field: SmallFormField, id: &str) -> SmallFormFault {
    SmallFormFault { field, text: model.words.say(id) }
}
