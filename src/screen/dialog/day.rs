//! Looking at another day: which one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::name::{Fault, Form, Name};
use super::{Dialog, Purpose};
use crate::screen::Desk;

/// The question for the day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OtherDay;

impl OtherDay {
    /// The dialog; it begins with nothing, which means today.
    #[must_use]
    pub fn dialog(desk: &Desk) -> Dialog {
        Dialog::Form(OtherDay.form(desk), Box::new(Purpose::Day(OtherDay)))
    }

    pub(super) fn form(&self, desk: &Desk) -> Form {
        Form::new(desk.words.say("another-day-title")).line(
            Name::Day,
            desk.words.say("another-day-field"),
            "",
        )
    }

    pub(super) fn accept(&self, form: &Form, desk: &Desk) -> Result<NaiveDate, Fault> {
        Ok(form.day(Name::Day, desk)?.unwrap_or(desk.now))
    }

    pub(super) fn hint(&self, _form: &Form, desk: &Desk) -> Vec<String> {
        vec![desk.words.say("another-day-hint")]
    }
}
