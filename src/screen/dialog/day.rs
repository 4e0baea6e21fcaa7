//! Looking at another day: which one.

use chrono::NaiveDate;

use super::form::{Fault, Form};
use super::{Dialog, Purpose};
use crate::screen::Desk;

/// The question for the day.
pub struct OtherDay;

const DAY: usize = 0;

impl OtherDay {
    /// The dialog; it begins with nothing, which means today.
    #[must_use]
    pub fn dialog(desk: &Desk) -> Dialog {
        let form = Form::new(desk.words.say("another-day-title")).line(desk.words.say("another-day-field"), "");
        Dialog::Form(form, Purpose::Day(OtherDay))
    }

    pub(super) fn accept(&self, form: &Form, desk: &Desk) -> Result<NaiveDate, Fault> {
        Ok(form.day(DAY, desk)?.unwrap_or(desk.now))
    }

    pub(super) fn hint(&self, _form: &Form, desk: &Desk) -> Vec<String> {
        vec![desk.words.say("another-day-hint")]
    }
}
