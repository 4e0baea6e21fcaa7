//! What is kept of a small form while it is open, so that a line noted during a call outlives the program.

use serde::{Deserialize, Serialize};

use super::name::{Form, Held, Name};
use super::spec::Filled;
use super::{Dialog, Purpose};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, FieldName, UserError};
use crate::screen::Model;
use crate::store::{Reader, Scope};

/// A small form as it is kept. Its labels are not: they are those of the program that opens it again.
#[derive(Debug, Serialize, Deserialize)]
struct Draft {
    purpose: Purpose,
    held: Held,
}

impl Dialog {
    /// The draft; `None` where nothing was typed or the dialog writes nothing.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        let Dialog::Form(form, purpose) = self else { return None };
        if !self.writes() || !form.is_changed() {
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

    /// Opens the small form of a draft as it was left; `None` if it is the draft of something else.
    ///
    /// # Errors
    /// If what it was about is in the file no more, or the program that kept it asked for other fields.
    pub fn reopen(draft: &str, model: &Model, reader: Reader<'_>) -> Result<Option<Dialog>, UserError> {
        let Ok(draft) = serde_json::from_str::<Draft>(draft) else { return Ok(None) };
        let purpose = match draft.purpose {
            Purpose::Handing(handing) => Purpose::Handing(handing.read(model, reader)?),
            Purpose::Evening(evening) => Purpose::Evening(evening.read(model, reader)?),
            Purpose::PutOn(put_on) => Purpose::PutOn(put_on.read(model, reader)?),
            Purpose::Decide(decide) => Purpose::Decide(decide.read(model, reader)?),
            Purpose::Figures(figures) => Purpose::Figures(figures.again(reader)?),
            other => other,
        };
        let mut form = purpose.form(model, reader)?;
        if form.fill(draft.held, Name::eq) {
            Ok(Some(Dialog::Form(form, Box::new(purpose))))
        } else {
            Err(UserError::new("draft-unreadable"))
        }
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
            Purpose::Leftovers(asked) => asked.form(model),
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
