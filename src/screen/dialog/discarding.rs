//! Destroying what is past its storage term: a line each, by Space left out, then one act for all of them.

use chrono::Datelike;

use super::erasure_order::ErasureRequest;
use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::UserError;
use crate::model::retention::{RetentionList, TitledRetention};
use crate::norm::retention::RetentionTerm;
use crate::screen::{Model, Step};
use crate::store::Reader;
use crate::wording::retention;

/// The place of «уничтожить» among the answers.
const DESTROY: usize = 0;

/// The place of «оставить».
const KEEP: usize = 1;

/// What is past its term.
#[derive(Clone, Debug)]
pub struct DiscardForm {
    term: RetentionTerm,
    lines: Vec<TitledRetention>,
}

impl DiscardForm {
    /// The window.
    ///
    /// # Errors
    /// If the file cannot be read, or nothing is past its term.
    pub(super) fn dialog(model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        let nothing = || UserError::new("retention-none-over");
        let term = model.district.storage.clone().ok_or_else(nothing)?;
        let lines = RetentionList::read(reader, model.ground(), &term, model.today.year())?.over;
        if lines.is_empty() {
            return Err(nothing());
        }
        let discarding = DiscardForm { term, lines };
        Ok(Dialog::Form(discarding.form(model), Box::new(FormPurpose::Discarding(discarding))))
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let options = ["destroy", "keep"].map(|code| w.pick("retention-choice", code));
        let form = SmallForm::new(w.count("retention-destroy", self.lines.len())).with_keys("retention-keys");
        self.lines.iter().enumerate().fold(form, |form, (at, named)| {
            let number = named.kept.number.as_ref().map(|number| format!("№ {number} "));
            let label = format!("{}{}", number.unwrap_or_default(), named.title);
            // An erasure travels: it would empty the family of the district that took it over.
            let at_first = if named.is_handed_over { KEEP } else { DESTROY };
            form.choice(SmallFormField::Left(at), label, options.to_vec(), at_first)
        })
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Step, SmallFormFault> {
        let w = &model.words;
        let chosen = || {
            let lines = self.lines.iter().enumerate();
            lines.filter(|(at, _)| form.chosen(SmallFormField::Left(*at)) == DESTROY).map(|(_, named)| named)
        };
        if chosen().next().is_none() {
            return Err(SmallFormFault {
                field: SmallFormField::Left(0),
                text: w.say("retention-none-chosen"),
            });
        }
        Ok(Step::Over(DialogSpec::Erase(ErasureRequest {
            subjects: chosen().map(TitledRetention::subject).collect(),
            ground: retention::ground(w, &self.term),
            listed: chosen().map(|named| retention::listed(w, &self.term, named)).collect(),
        })))
    }

    pub(super) fn hint(&self, model: &Model) -> Vec<String> {
        let w = &model.words;
        let handed = self.lines.iter().filter(|named| named.is_handed_over).count();
        let handed = (handed > 0).then(|| w.count("retention-handed", handed));
        [w.say("retention-destroy-how"), w.say("retention-own-rule")].into_iter().chain(handed).collect()
    }
}
