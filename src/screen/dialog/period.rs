//! The period of a report: which one.

use serde::{Deserialize, Serialize};

use super::name::{Fault, Form, Name};
use super::{Dialog, Purpose};
use crate::domain::period::Period;
use crate::screen::Model;
use crate::text::say;
use crate::wording::indicators::typed_period;

/// The question for the period.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OtherPeriod;

impl OtherPeriod {
    /// The dialog; it begins with nothing, which means the period whose report is due.
    #[must_use]
    pub(super) fn dialog(model: &Model) -> Dialog {
        Dialog::Form(OtherPeriod.form(model), Box::new(Purpose::Period(OtherPeriod)))
    }

    pub(super) fn form(&self, model: &Model) -> Form {
        let w = &model.words;
        Form::new(w.say("report-period-title")).of_view().free(Name::Day, w.say("report-period-field"), "")
    }

    pub(super) fn accept(&self, form: &Form, model: &Model) -> Result<Option<Period>, Fault> {
        let w = &model.words;
        let Some(text) = form.text(Name::Day) else { return Ok(None) };
        let period = typed_period(w, &text, model.today);
        let fault =
            || Fault { field: Name::Day, text: say!(w, "report-period-unknown", value = text.as_str()) };
        period.map(Some).ok_or_else(fault)
    }

    pub(super) fn hint(&self, _form: &Form, model: &Model) -> Vec<String> {
        vec![model.words.say("report-period-hint")]
    }
}
