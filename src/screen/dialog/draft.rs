//! What is kept of a small form while it is open, so that a line noted during a call outlives the program.

use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormField};
use super::spec::FilledForm;
use super::{Dialog, FormPurpose};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, FieldName, UserError};
use crate::screen::Model;
use crate::store::{FamilyScope, Reader};
use crate::ui::form::draft::FormDraft;

/// A small form as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct DialogDraft<N> {
    purpose: FormPurpose,
    held: FormDraft<N>,
}

/// The name of a field in a draft.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum DraftField {
    Known(SmallFormField),
    /// Of another version of the program.
    Unknown(serde::de::IgnoredAny),
}

impl Dialog {
    /// The draft; `None` where nothing was typed or the dialog writes nothing.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        let Dialog::Form(form, purpose) = self else { return None };
        // A paper writes nothing into the file, but what was chosen for it is kept all the same.
        let is_kept = self.writes() || matches!(**purpose, FormPurpose::Papers(_));
        if !is_kept || !form.is_changed() {
            return None;
        }
        serde_json::to_string(&DialogDraft { purpose: (**purpose).clone(), held: form.held(|name| *name) })
            .ok()
    }

    /// Its title and what was typed or chosen in it, line by line; `None` where it writes nothing.
    #[must_use]
    pub fn summary(&self) -> Option<(String, Vec<String>)> {
        match self {
            Dialog::Form(form, _) if self.writes() => Some((form.title().to_owned(), form.changed())),
            _ => None,
        }
    }

    /// Opens the small form of a draft as it was left, with what was entered in fields that this program does not have,
    /// line by line; `None` if it is the draft of something else.
    ///
    /// # Errors
    /// If what it was about is in the file no more.
    pub fn reopen(
        draft: &str,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<Option<(Dialog, Vec<String>)>, UserError> {
        let Ok(draft) = serde_json::from_str::<DialogDraft<DraftField>>(draft) else { return Ok(None) };
        let purpose = match draft.purpose {
            FormPurpose::Handing(handing) => FormPurpose::Handing(handing.read(model, reader)?),
            FormPurpose::Evening(evening) => FormPurpose::Evening(evening.read(model, reader)?),
            FormPurpose::PutOn(put_on) => FormPurpose::PutOn(put_on.read(model, reader)?),
            FormPurpose::Decide(decide) => FormPurpose::Decide(decide.read(model, reader)?),
            FormPurpose::Papers(papers) => FormPurpose::Papers(papers.read(model, reader)?),
            FormPurpose::Figures(figures) => FormPurpose::Figures(figures.again(reader)?),
            other => other,
        };
        let mut form = purpose.form(model, reader)?;
        let is = |name: &SmallFormField, named: &DraftField| matches!(named, DraftField::Known(known) if known == name);
        let unread = form.fill(draft.held, is);
        Ok(Some((Dialog::Form(form, Box::new(purpose)), unread)))
    }
}

impl FilledForm {
    /// The form with what was entered.
    ///
    /// # Errors
    /// If what it is about is in the file no more.
    pub(super) fn open(self, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        let mut form = self.purpose.form(model, reader)?;
        if let Some(held) = self.held {
            // What was entered of an end that is none any more has no line to go to.
            let _ = form.fill(held, SmallFormField::eq);
        }
        if let Some(at) = self.at {
            form.go_to(at);
        }
        Ok(Dialog::Form(form, Box::new(self.purpose)))
    }
}

impl FormPurpose {
    /// The form of the purpose, as if it had just been opened.
    fn form(&self, model: &Model, reader: Reader<'_>) -> Result<SmallForm, UserError> {
        Ok(match self {
            FormPurpose::Contact(contact) => {
                let with = contact.family().map(|f| case(f, reader)).transpose()?;
                contact.form(model, with.as_ref())
            }
            FormPurpose::Appoint(appoint) => {
                appoint.form(model, &case(appoint.family(), reader)?, model.today)
            }
            FormPurpose::Tick(tick) => {
                let record = reader.record(Kind::Activity, tick.activity())?;
                let family = record.and_then(|r| r.reference(FieldName::Family)).ok_or_else(gone)?;
                let case = case(FamilyId(family), reader)?;
                let activity = case.activities.iter().find(|a| a.id == tick.activity());
                tick.form(model, activity.ok_or_else(gone)?)
            }
            FormPurpose::Handing(handing) => handing.form(model),
            FormPurpose::Day(day) => day.form(model),
            FormPurpose::Period(period) => period.form(model),
            FormPurpose::Figures(figures) => figures.form(model),
            FormPurpose::Print(print) => print.form(model),
            FormPurpose::Papers(papers) => papers.form(model),
            FormPurpose::Evening(evening) => evening.form(model),
            FormPurpose::Week(week) => week.form(model),
            FormPurpose::PutOn(put_on) => put_on.form(model),
            FormPurpose::Decide(decide) => decide.form(model),
            FormPurpose::Discarding(discarding) => discarding.form(model),
            FormPurpose::Erasing(erasing) => erasing.form(model),
            FormPurpose::Transferring(transferring) => transferring.form(model),
            FormPurpose::Leftovers(asked) => asked.form(model),
            FormPurpose::Carrying(asked) => asked.form(model),
        })
    }
}

fn case(family: FamilyId, reader: Reader<'_>) -> Result<Case, UserError> {
    let found = reader.cases(FamilyScope::One(family), None)?.into_iter().next();
    found.ok_or_else(gone)
}

fn gone() -> UserError {
    UserError::new("entry-gone")
}
