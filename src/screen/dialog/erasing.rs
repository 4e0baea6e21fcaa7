//! «Уничтожить сведения»: the ground, the act and its paper, then what would be destroyed and a word to be typed. Both
//! windows do nothing by Enter alone: only the whole word or the whole name destroys.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::erasure_order::{DecidedErasure, ErasureRequest};
use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::{DialogSpec, FilledForm};
use super::{Dialog, FormPurpose};
use crate::domain::fold::fold;
use crate::domain::{FamilyId, UserError};
use crate::norm::{current, retention};
use crate::report::actions::ActionJournalEntry;
use crate::report::destruction::{is_of_all, outside};
use crate::screen::{Effect, Model, Step};
use crate::store::read::ActionFilter;
use crate::store::{DataSubject, ErasureAct, ErasurePlan, FamilyScope, Reader};
use crate::text::say;
use crate::wording::actions;

/// Copies and papers that are named in the window; the act names all.
const NAMED: usize = 3;

/// The ending of the act.
const ENDING: &str = ".docx";

/// What the windows say.
#[derive(Clone, Debug)]
pub struct ErasureForm {
    asked: ErasureRequest,
    plan: ErasurePlan,
    /// Whose data: the family, the person, how many families.
    subject_name: String,
    /// The name that confirms as well as the word does; `None` of several families.
    name: Option<String>,
    /// What is destroyed and what stays elsewhere, line by line.
    facts: Vec<String>,
    is_accompanied: bool,
    /// That a district which took the family over is concerned too.
    handed: Option<String>,
    /// What was entered in the first window.
    decided: Option<DecidedErasure>,
}

impl ErasureForm {
    /// The first window.
    ///
    /// # Errors
    /// If the file cannot be read, or the data were destroyed meanwhile.
    pub(super) fn dialog(
        model: &Model,
        reader: Reader<'_>,
        asked: ErasureRequest,
    ) -> Result<Dialog, UserError> {
        let erasing = reader.in_read_transaction(|| ErasureForm::read(model, reader, asked))?;
        Ok(Dialog::Form(erasing.form(model), Box::new(FormPurpose::Erasing(erasing))))
    }

    fn read(model: &Model, reader: Reader<'_>, asked: ErasureRequest) -> Result<ErasureForm, UserError> {
        let w = &model.words;
        let plan = reader.erasure_plan(&asked.subjects)?;
        if plan.kinds.is_empty() {
            return Err(UserError::new("erasure-gone"));
        }
        let is_accompanied = |family: &FamilyId| -> Result<bool, UserError> {
            let cases = reader.cases(FamilyScope::One(*family), None)?;
            let is_kept = |case| retention::since(model.ground(), case).is_some();
            Ok(cases.first().is_some_and(|case| current::is_current(model.ground(), case) && !is_kept(case)))
        };
        let mut accompanied = false;
        for family in &plan.families {
            accompanied |= is_accompanied(family)?;
        }
        let name = match asked.subjects.as_slice() {
            // A deleted family is in no list, but what the act destroys names it.
            [DataSubject::Family(family)] => {
                reader.family(*family)?.map(|family| family.title).or_else(|| plan.names.first().cloned())
            }
            [_] => plan.names.first().cloned(),
            _ => None,
        };
        let subject_name = name.clone().unwrap_or_else(|| w.count("erasing-several", asked.subjects.len()));
        let kinds = plan.kinds.iter().map(|(kind, n)| format!("{} — {n}", w.pick("record-one", kind.name())));
        let kinds = kinds.collect::<Vec<_>>().join("; ");
        let mut facts = vec![say!(w, "erasing-kinds", n = plan.ids.len(), kinds = kinds)];
        if plan.mentions > 0 {
            facts.push(w.count("erasure-mentions", plan.mentions));
        }
        facts.push(copies(model, reader, &plan.families)?);
        facts.push(w.say("erasing-reports"));
        let transfer = reader.handed_over(&plan.families)?;
        let handed = transfer.map(|transfer| w.erasure_reaches(&transfer));
        Ok(ErasureForm {
            asked,
            plan,
            subject_name,
            name,
            facts,
            is_accompanied: accompanied,
            handed,
            decided: None,
        })
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        if self.decided.is_some() {
            let form = SmallForm::new(w.say("erasing-sure")).with_keys("erasing-keys-sure");
            return form.free(SmallFormField::Sure, w.say("erasing-type"), "");
        }
        let file = say!(w, "erasing-file", day = model.today.to_string());
        let path = model.papers.join(format!("{file}{ENDING}")).display().to_string();
        let form = SmallForm::new(say!(w, "erasing-title", whose = self.subject_name.as_str()))
            .with_keys("erasing-keys")
            .free(SmallFormField::Ground, w.say("erasing-ground"), &self.asked.ground)
            .free(SmallFormField::Number, w.say("erasing-number"), "")
            .line(SmallFormField::Path, w.say("print-path"), &path);
        // A ground that is proposed is gone on from.
        if self.asked.ground.is_empty() { form } else { form.focused(SmallFormField::Number) }
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Step, SmallFormFault> {
        let w = &model.words;
        if let Some(erasure) = &self.decided {
            let typed = fold(form.text(SmallFormField::Sure).unwrap_or_default().trim());
            let is_meant = |expected: &str| !typed.is_empty() && typed == fold(expected.trim());
            let is_sure = is_meant(&w.say("erasing-word")) || self.name.as_deref().is_some_and(is_meant);
            return match is_sure {
                true => Ok(Step::Do(Effect::Erase(Box::new(erasure.clone())))),
                false => Err(SmallFormFault { field: SmallFormField::Sure, text: self.unsure(model) }),
            };
        }
        let wanted = |field: SmallFormField, id: &str| {
            form.text(field).ok_or_else(|| SmallFormFault { field, text: w.say(id) })
        };
        let reason = wanted(SmallFormField::Ground, "erasing-no-ground")?;
        let number = wanted(SmallFormField::Number, "erasing-no-number")?;
        let path = wanted(SmallFormField::Path, "print-no-path")?;
        let act = ErasureAct { reason: reason.clone(), number: number.clone(), on: model.today };
        let field =
            if self.plan.has_number_taken(&act) { SmallFormField::Number } else { SmallFormField::Ground };
        self.plan.check(&act).map_err(|p| SmallFormFault { field, text: w.problem(&p) })?;
        let path = if path.to_lowercase().ends_with(ENDING) { path } else { format!("{path}{ENDING}") };
        let path = PathBuf::from(path);
        let path = if path.starts_with("~") { path } else { model.papers.join(path) };
        let (subjects, listed) = (self.asked.subjects.clone(), self.asked.listed.clone());
        let decided = Some(DecidedErasure { subjects, reason, number, listed, path });
        let sure = ErasureForm { decided, ..self.clone() };
        Ok(Step::Over(DialogSpec::Form(Box::new(FilledForm::new(FormPurpose::Erasing(sure))))))
    }

    fn unsure(&self, model: &Model) -> String {
        match &self.name {
            Some(name) => say!(model.words, "erasing-unsure", name = name.as_str()),
            None => model.words.say("erasing-unsure-several"),
        }
    }

    pub(super) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let w = &model.words;
        let warning = self.is_accompanied.then(|| w.say("erasure-accompanied"));
        let warning: Vec<String> = warning.into_iter().chain(self.handed.clone()).collect();
        if self.decided.is_some() {
            let fault = form.text(SmallFormField::Sure).is_none().then(|| self.unsure(model));
            // How to go on is seen even where the window has no room for all that follows.
            return warning.into_iter().chain(fault).chain(self.facts.iter().cloned()).collect();
        }
        let how = ["erasing-how", "erasing-nameless"].map(|id| w.say(id));
        warning.into_iter().chain(how).collect()
    }
}

/// The copies and papers of which the journal knows, in a sentence.
fn copies(model: &Model, reader: Reader<'_>, families: &BTreeSet<FamilyId>) -> Result<String, UserError> {
    let w = &model.words;
    let mut journal = reader.actions_with(&ActionFilter::default(), &model.waiting)?;
    journal.retain(|l| is_of_all(l) || l.family.is_some_and(|family| families.contains(&family)));
    let known = outside(&journal);
    if known.is_empty() {
        return Ok(w.say("erasing-no-copies"));
    }
    let said = |l: &&ActionJournalEntry| format!("{}: {}", actions::done(w, l.action), actions::about(w, l));
    let named = known.iter().rev().take(NAMED).map(said).collect::<Vec<_>>().join("; ");
    Ok(say!(w, "erasing-copies", n = known.len(), named = named))
}
