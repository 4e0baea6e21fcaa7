//! Looking at another day: which one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::name::{Fault, Form, Name};
use super::{Dialog, Purpose};
use crate::screen::Model;

/// The question for the day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OtherDay;

impl OtherDay {
    /// The dialog; it begins with nothing, which means today.
    #[must_use]
    pub(super) fn dialog(model: &Model) -> Dialog {
        Dialog::Form(OtherDay.form(model), Box::new(Purpose::Day(OtherDay)))
    }

    pub(super) fn form(&self, model: &Model) -> Form {
        Form::new(model.words.say("another-day-title")).of_view().line(
            Name::Day,
            model.words.say("another-day-field"),
            "",
        )
    }

    pub(super) fn accept(&self, form: &Form, model: &Model) -> Result<NaiveDate, Fault> {
        Ok(form.day(Name::Day, model)?.unwrap_or(model.now))
    }

    pub(super) fn hint(&self, _form: &Form, model: &Model) -> Vec<String> {
        vec![model.words.say("another-day-hint")]
    }
}
