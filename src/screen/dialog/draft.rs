//! What is kept of a small form while it is open, so that a line noted during a call outlives the program.

use serde::{Deserialize, Serialize};

use super::name::{Form, Name};
use super::spec::Filled;
use super::{Dialog, Purpose};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, FieldName, UserError};
use crate::screen::Model;
use crate::store::{Reader, Scope};
use crate::ui::form::draft::Held;

/// A small form as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Draft<N> {
    purpose: Purpose,
    held: Held<N>,
}

/// The name of a field in a draft.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Named {
    Known(Name),
    /// Of another version of the program.
    Unknown(serde::de::IgnoredAny),
}

impl Dialog {
    /// The draft; `None` where nothing was typed or the dialog writes nothing.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        let Dialog::Form(form, purpose) = self else { return None };
        // A paper writes nothing into the file, but what was chosen for it is kept all the same.
        let is_kept = self.writes() || matches!(**purpose, Purpose::Papers(_));
        if !is_kept || !form.is_changed() {
            return None;
        }
        serde_json::to_string(&Draft { purpose: (**purpose).clone(), held: form.held(|name| *name) }).ok()
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
        let Ok(draft) = serde_json::from_str::<Draft<Named>>(draft) else { return Ok(None) };
        let purpose = match draft.purpose {
            Purpose::Handing(handing) => Purpose::Handing(handing.read(model, reader)?),
            Purpose::Evening(evening) => Purpose::Evening(evening.read(model, reader)?),
            Purpose::PutOn(put_on) => Purpose::PutOn(put_on.read(model, reader)?),
            Purpose::Decide(decide) => Purpose::Decide(decide.read(model, reader)?),
            Purpose::Papers(papers) => Purpose::Papers(papers.read(model, reader)?),
            Purpose::Figures(figures) => Purpose::Figures(figures.again(reader)?),
            other => other,
        };
        let mut form = purpose.form(model, reader)?;
        let is = |name: &Name, named: &Named| matches!(named, Named::Known(known) if known == name);
        let unread = form.fill(draft.held, is);
        Ok(Some((Dialog::Form(form, Box::new(purpose)), unread)))
    }
}

impl Filled {
    /// The form with what was entered.
    ///
    /// # Errors
    /// If what it is about is in the file no more.
    pub(super) fn open(self, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        let mut form = self.purpose.form(model, reader)?;
        if let Some(held) = self.held {
            // What was entered of an end that is none any more has no line to go to.
            let _ = form.fill(held, Name::eq);
        }
        if let Some(at) = self.at {
            form.go_to(at);
        }
        Ok(Dialog::Form(form, Box::new(self.purpose)))
    }
}

impl Purpose {
    /// The form of the purpose, as if it had just been opened.
    fn form(&self, model: &Model, reader: Reader<'_>) -> Result<Form, UserError> {
        Ok(match self {
            Purpose::Contact(contact) => {
                let with = contact.family().map(|f| case(f, reader)).transpose()?;
                contact.form(model, with.as_ref())
            }
            Purpose::Appoint(appoint) => appoint.form(model, &case(appoint.family(), reader)?, model.today),
            Purpose::Tick(tick) => {
                let record = reader.record(Kind::Activity, tick.activity())?;
                let family = record.and_then(|r| r.reference(FieldName::Family)).ok_or_else(gone)?;
                let case = case(FamilyId(family), reader)?;
                let activity = case.activities.iter().find(|a| a.id == tick.activity());
                tick.form(model, activity.ok_or_else(gone)?)
            }
            Purpose::Handing(handing) => handing.form(model),
            Purpose::Day(day) => day.form(model),
            Purpose::Period(period) => period.form(model),
            Purpose::Figures(figures) => figures.form(model),
            Purpose::Print(print) => print.form(model),
            Purpose::Papers(papers) => papers.form(model),
            Purpose::Evening(evening) => evening.form(model),
            Purpose::Week(week) => week.form(model),
            Purpose::PutOn(put_on) => put_on.form(model),
            Purpose::Decide(decide) => decide.form(model),
            Purpose::Discarding(discarding) => discarding.form(model),
            Purpose::Erasing(erasing) => erasing.form(model),
            Purpose::Transferring(transferring) => transferring.form(model),
            Purpose::Leftovers(asked) => asked.form(model),
            Purpose::Carrying(asked) => asked.form(model),
        })
    }
}

fn case(family: FamilyId, reader: Reader<'_>) -> Result<Case, UserError> {
    let found = reader.cases(Scope::One(family), None)?.into_iter().next();
    found.ok_or_else(gone)
}

fn gone() -> UserError {
    UserError::new("entry-gone")
}
