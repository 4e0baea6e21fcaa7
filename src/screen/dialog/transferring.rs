//! «Передать семью в другой участок»: to whom, by which act, whether the accompaniment ends here, where the file goes; then
//! a passphrase for the person who takes the family over.

use std::path::PathBuf;

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::transfer::{TransferAct, TransferOrder};
use crate::domain::{FamilyId, UserError};
use crate::norm::current;
use crate::screen::{Model, Step};
use crate::store::{FamilyScope, Reader, TransferPlan};
use crate::text::say;

/// The ending of the file.
const ENDING: &str = ".kurator";

/// The family that is handed over.
#[derive(Clone, Debug)]
pub struct TransferForm {
    family: FamilyId,
    /// What lists call it.
    short: String,
    plan: TransferPlan,
    is_accompanied: bool,
    /// What happens next, what stays here, what goes along.
    facts: Vec<String>,
}

impl TransferForm {
    /// The window.
    ///
    /// # Errors
    /// If the file cannot be read, or has the family no more.
    pub(super) fn dialog(model: &Model, reader: Reader<'_>, family: FamilyId) -> Result<Dialog, UserError> {
        let transferring = reader.in_read_transaction(|| TransferForm::read(model, reader, family))?;
        Ok(Dialog::Form(transferring.form(model), Box::new(FormPurpose::Transferring(transferring))))
    }

    fn read(model: &Model, reader: Reader<'_>, family: FamilyId) -> Result<TransferForm, UserError> {
        let cases = reader.cases(FamilyScope::One(family), None)?;
        let case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
        let plan = reader.transfer_plan(family)?;
        let w = &model.words;
        let kinds = plan.kinds.iter().map(|(kind, n)| format!("{} — {n}", w.pick("record-one", kind.name())));
        let records = format!("{}: {}", w.say("transfer-records"), kinds.collect::<Vec<_>>().join("; "));
        // The longest last: a narrow window cuts it.
        let facts = vec![w.say("transferring-how"), w.say("transferring-others"), records];
        let is_accompanied = current::is_current(model.ground(), case);
        Ok(TransferForm { family, short: case.family.short.clone(), plan, is_accompanied, facts })
    }

    /// The reasons for which the accompaniment can end here, the first one proposed, each with its code or words; the last
    /// one: it goes on.
    fn closings(&self, model: &Model) -> Vec<(String, Option<String>)> {
        let own = model.words.say("transferring-closing");
        let of_document =
            model.rules.regulation.closings.iter().map(|i| (i.label.clone(), Some(i.id.clone())));
        std::iter::once((own.clone(), Some(own)))
            .chain(of_document)
            .chain([(model.words.say("transferring-open"), None)])
            .collect()
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let file = say!(w, "transferring-file", day = model.today.to_string());
        let path = model.papers.join(format!("{file}{ENDING}")).display().to_string();
        let form = SmallForm::new(say!(w, "transferring-title", family = self.short.as_str()))
            .with_keys("transferring-keys")
            .free(SmallFormField::Recipient, w.say("transferring-to"), "")
            .free(SmallFormField::Ground, w.say("erasing-ground"), "")
            .free(SmallFormField::Number, w.say("erasing-number"), "");
        let form = match self.is_accompanied {
            true => {
                let options = self.closings(model).into_iter().map(|(label, _)| label).collect();
                form.turn(SmallFormField::Closing, w.say("transferring-here"), options, 0)
            }
            false => form,
        };
        form.line(SmallFormField::Path, w.say("print-path"), &path)
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Step, SmallFormFault> {
        let w = &model.words;
        let wanted = |field: SmallFormField, id: &str| {
            form.text(field).ok_or_else(|| SmallFormFault { field, text: w.say(id) })
        };
        let act = TransferAct {
            to_whom: wanted(SmallFormField::Recipient, "transferring-no-recipient")?,
            reason: wanted(SmallFormField::Ground, "transferring-no-ground")?,
            number: wanted(SmallFormField::Number, "erasing-no-number")?,
            on: model.today,
        };
        self.plan
            .check(&act)
            .map_err(|p| SmallFormFault { field: SmallFormField::Ground, text: w.problem(&p) })?;
        let path = wanted(SmallFormField::Path, "print-no-path")?;
        let path = if path.to_lowercase().ends_with(ENDING) { path } else { format!("{path}{ENDING}") };
        let path = PathBuf::from(path);
        let path = if path.starts_with("~") { path } else { model.papers.join(path) };
        let chosen = self.closings(model).into_iter().nth(form.chosen(SmallFormField::Closing));
        let closing = chosen.filter(|_| self.is_accompanied).and_then(|(_, reason)| reason);
        let order = TransferOrder { family: self.family, act, closing, path };
        Ok(Step::Over(DialogSpec::TransferSecret(Box::new(order))))
    }

    pub(super) fn hint(&self) -> Vec<String> {
        self.facts.clone()
    }
}
