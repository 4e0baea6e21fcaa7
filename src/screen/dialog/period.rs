//! The period of a report: which one.

use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::{Dialog, FormPurpose};
use crate::domain::period::Period;
use crate::screen::Model;
use crate::text::say;
use crate::wording::indicators::asked_period;

/// The question for the period.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PeriodForm;

impl PeriodForm {
    /// The dialog; it begins with nothing, which means the period whose report is due.
    #[must_use]
    pub(super) fn dialog(model: &Model) -> Dialog {
        Dialog::Form(PeriodForm.form(model), Box::new(FormPurpose::Period(PeriodForm)))
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        SmallForm::new(w.say("report-period-title")).of_view().free(
            SmallFormField::Day,
            w.say("report-period-field"),
            "",
        )
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Option<Period>, SmallFormFault> {
        let w = &model.words;
        let Some(text) = form.text(SmallFormField::Day) else { return Ok(None) };
        let fault = |id| SmallFormFault {
            field: SmallFormField::Day,
            text: match id {
                // The examples stand below.
                "argument-bad-period" => say!(w, "report-period-unknown", value = text.as_str()),
                id => w.say(id),
            },
        };
        asked_period(w, &text, model.today).map(Some).map_err(fault)
    }

    pub(super) fn hint(&self, _form: &SmallForm, model: &Model) -> Vec<String> {
        vec![model.words.say("report-period-hint")]
    }
}
