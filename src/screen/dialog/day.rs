//! Looking at another day: which one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::{Dialog, FormPurpose};
use crate::screen::Model;

/// The question for the day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DayForm;

impl DayForm {
    /// The dialog; it begins with nothing, which means today.
    #[must_use]
    pub(super) fn dialog(model: &Model) -> Dialog {
        Dialog::Form(DayForm.form(model), Box::new(FormPurpose::Day(DayForm)))
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        SmallForm::new(model.words.say("another-day-title")).of_view().line(
            SmallFormField::Day,
            model.words.say("another-day-field"),
            "",
        )
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<NaiveDate, SmallFormFault> {
        Ok(form.day(SmallFormField::Day, model)?.unwrap_or(model.now))
    }

    pub(super) fn hint(&self, _form: &SmallForm, model: &Model) -> Vec<String> {
        vec![model.words.say("another-day-hint")]
    }
}
