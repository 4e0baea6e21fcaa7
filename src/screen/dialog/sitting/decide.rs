//! Entering what a sitting decided: one line a question, down the list, all of it one action. Below a line that ends the
//! accompaniment its reason is asked and what is still open of the family.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::SittingData;
use crate::domain::check::{FindingId, registered_after};
use crate::domain::leftover::{OpenMatter, leftovers};
use crate::domain::paper::{DecisionSubject, Ruling};
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Act, Case, Id, UserError, day};
use crate::regulation::ProgrammeDuty;
use crate::report::ruling::{AccompanimentEnd, QuestionRuling, records, undecided_level};
use crate::screen::dialog::leftover::{self, LETTERS};
use crate::screen::dialog::name::{SmallForm, SmallFormFault, SmallFormField};
use crate::screen::dialog::spec::{DialogSpec, FilledForm};
use crate::screen::dialog::{Dialog, FormPurpose};
use crate::screen::{Effect, Model, Step, why};
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use crate::wording::ruling_line::RulingLine;
use crate::wording::sitting as wording;

/// What was decided at a sitting.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DecideForm {
    id: Id,
    /// The lines that end an accompaniment, below which more is asked.
    #[serde(default)]
    ending: Vec<usize>,
    #[serde(skip)]
    read: Option<Box<(Sitting, Vec<DecideLine>)>>,
}

/// A question that nothing was decided of yet.
#[derive(Clone, Debug)]
struct DecideLine {
    case: Case,
    question: Question,
    said: String,
    /// What is open of the family on the day of the sitting, where the question is the end of its accompaniment.
    open: Vec<OpenMatter>,
}

impl DecideForm {
    pub(super) fn dialog(
        id: Id,
        read: &SittingData,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<Dialog, UserError> {
        let decide = DecideForm::of(id, read, Vec::new(), model, reader)?;
        if decide.lines().is_empty() {
            return Ok(super::said(read, model, "sitting-all-decided"));
        }
        Ok(super::form(decide.form(model), FormPurpose::Decide(decide)))
    }

    fn of(
        id: Id,
        read: &SittingData,
        ending: Vec<usize>,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<DecideForm, UserError> {
        let mut lines = Vec::new();
        for item in read.agenda().into_iter().filter(|i| i.decision.is_none()) {
            let subject = wording::family_and_programme(&model.words, item.case, item.programme());
            let said = format!("{subject} · {}", wording::question(&model.words, &item));
            let open = match item.question.subject {
                DecisionSubject::Closing => {
                    whole(item.case, reader)?.map(|case| leftovers(&case, read.sitting.on))
                }
                _ => None,
            };
            lines.push(DecideLine {
                case: item.case.clone(),
                question: item.question.clone(),
                said,
                open: open.unwrap_or_default(),
            });
        }
        Ok(DecideForm { id, ending, read: Some(Box::new((read.sitting.clone(), lines))) })
    }

    /// Reads again what a draft does not keep.
    ///
    /// # Errors
    /// If the file cannot be read or has the sitting no more.
    pub(in crate::screen::dialog) fn read(
        self,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<DecideForm, UserError> {
        DecideForm::of(self.id, &SittingData::read(self.id, model, reader)?, self.ending, model, reader)
    }

    /// Who decides on what the selected line asks.
    pub(in crate::screen::dialog) fn why(&self, form: &SmallForm, model: &Model) -> Option<DialogSpec> {
        let Some(SmallFormField::Question(at)) = selected(form) else { return None };
        let line = self.lines().get(at)?;
        Some(why::field::deciding(model, line.question.subject, Some(&line.case)))
    }

    fn lines(&self) -> &[DecideLine] {
        self.read.as_ref().map_or(&[], |read| &read.1)
    }

    pub(in crate::screen::dialog) fn form(&self, model: &Model) -> SmallForm {
        let day = self.read.as_ref().map(|read| model.words.day(read.0.on)).unwrap_or_default();
        let mut form = SmallForm::new(say!(model.words, "sitting-of", day = day));
        for (at, line) in self.lines().iter().enumerate() {
            form = form.line(SmallFormField::Question(at), short(&line.said), "");
            if self.ending.contains(&at) {
                form = ending(form, at, line, model);
            }
        }
        form
    }

    pub(in crate::screen::dialog) fn accept(
        &self,
        form: &SmallForm,
        model: &Model,
    ) -> Result<Step, SmallFormFault> {
        let (mut all, mut ids) = (Vec::new(), Vec::new());
        let Some(read) = &self.read else { return Ok(Step::Back) };
        if let Some(fault) = (0..read.1.len()).find_map(|at| self.ruled(form, at, model)?.err()) {
            return Err(fault);
        }
        if let Some(asked) = self.with_endings(form, model) {
            return Ok(Step::Ask(asked));
        }
        for (at, line) in read.1.iter().enumerate() {
            let Some(ruled) = self.ruled(form, at, model) else { continue };
            let mut ruled = ruled?;
            let needs_level =
                line.question.subject == DecisionSubject::Level && ruled.ruling == Ruling::Granted;
            if needs_level && ruled.level.is_none() {
                let text = model.words.say("sitting-which-level");
                return Err(SmallFormFault { field: SmallFormField::Question(at), text });
            }
            if is_ending(line, &ruled) {
                ruled.end = Some(end(form, at, read.0.on, model)?);
                for (n, open) in line.open.iter().enumerate() {
                    if form.chosen(SmallFormField::Open(at, n)) != leftover::KEEP {
                        leftover::release(model, open, read.0.on, &mut all, &mut ids);
                    }
                }
            }
            all.extend(records(&model.rules.regulation, &line.case, &line.question, &read.0, &ruled));
        }
        if all.is_empty() {
            return Err(SmallFormFault {
                field: SmallFormField::Question(0),
                text: model.words.say("sitting-nothing-decided"),
            });
        }
        // The decisions come first: they say what the action is about.
        all.sort_by_key(|record| record.kind);
        Ok(Step::Do(Effect::RecordAndRemove { act: Act::DecisionsEntered, records: all, ids }))
    }

    /// What was typed of a question; `None`: nothing.
    fn ruled(
        &self,
        form: &SmallForm,
        at: usize,
        model: &Model,
    ) -> Option<Result<QuestionRuling, SmallFormFault>> {
        let (sitting, lines) = &**self.read.as_ref()?;
        let field = SmallFormField::Question(at);
        let typed = form.text(field)?;
        let (words, rules) = (&model.words, &model.rules);
        let line = RulingLine { words, rules, subject: lines.get(at)?.question.subject, on: sitting.on };
        Some(line.read(&typed).map_err(|text| SmallFormFault { field, text }))
    }

    /// Since when the level holds that a placement decides on too.
    fn level_with(&self, line: &DecideLine, is_granted: bool) -> Option<NaiveDate> {
        let on = self.read.as_ref()?.0.on;
        let is_placed = is_granted && line.question.subject == DecisionSubject::Placement;
        undecided_level(&line.case, on).filter(|_| is_placed).map(|level| level.from)
    }

    /// The same form with what is asked of the ends that were typed; `None`: all of it is asked already.
    fn with_endings(&self, form: &SmallForm, model: &Model) -> Option<DialogSpec> {
        let ends = |(at, line): (usize, &DecideLine)| {
            is_ending(line, &self.ruled(form, at, model)?.ok()?).then_some(at)
        };
        let ending: Vec<usize> = self.lines().iter().enumerate().filter_map(ends).collect();
        let new = *ending.iter().find(|at| !self.ending.contains(at))?;
        let decide = DecideForm { ending, ..self.clone() };
        Some(DialogSpec::Form(Box::new(FilledForm {
            purpose: FormPurpose::Decide(decide),
            held: Some(form.held(|name| *name)),
            at: Some(SmallFormField::Reason(new)),
        })))
    }

    /// The whole of the selected question, what may be typed, and what the line means as it is.
    pub(in crate::screen::dialog) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let w = &model.words;
        let mut said = Vec::new();
        let (at, is_question) = match selected(form) {
            Some(SmallFormField::Question(at)) => (at, true),
            Some(
                SmallFormField::Reason(at)
                | SmallFormField::Positive(at)
                | SmallFormField::AfterUntil(at)
                | SmallFormField::Open(at, _),
            ) => (at, false),
            _ => return said,
        };
        let Some(line) = self.lines().get(at) else { return said };
        said.push(line.said.clone());
        if !is_question {
            said.push(w.say("leftover-hint"));
            return said;
        }
        match self.ruled(form, at, model) {
            Some(Ok(ruled)) => {
                let ends = is_ending(line, &ruled) && !self.ending.contains(&at);
                let is_granted = ruled.ruling == Ruling::Granted && ruled.level.is_none();
                let number = ruled.number.map(|n| say!(w, "number", n = n));
                let level = ruled.level.map(|l| model.rules.level_name(l));
                let parts = [Some(w.pick("ruling", ruled.ruling.code())), number, level];
                let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
                said.push(say!(w, "sitting-written", said = parts));
                said.extend(
                    self.level_with(line, is_granted)
                        .map(|from| say!(w, "sitting-level-with", day = w.day(from))),
                );
                said.extend(ends.then(|| w.say("sitting-asks-end")));
            }
            Some(Err(fault)) => said.push(format!("! {}", fault.text)),
            None => {}
        }
        let on = self.read.as_ref().map(|read| read.0.on);
        let registered = on.and_then(|on| registered_after(on, &line.case));
        said.extend(registered.map(|day| say!(w, FindingId::DecisionBefore.code(), day = w.day(day))));
        said.push(w.say("sitting-how"));
        said
    }
}

/// A family with all its contacts: an agenda is read with fewer.
fn whole(case: &Case, reader: Reader<'_>) -> Result<Option<Case>, UserError> {
    Ok(reader.cases(FamilyScope::One(case.family.id), None)?.into_iter().next())
}

/// Whether a line ends an accompaniment.
fn is_ending(line: &DecideLine, ruled: &QuestionRuling) -> bool {
    line.question.subject == DecisionSubject::Closing && ruled.ruling == Ruling::Granted
}

/// Adds what is asked of the end of an accompaniment: the reason from the list of the document, or in own words where it
/// has none, whether the result is positive, how long the post-accompaniment lasts that the document asks for, and what
/// becomes of what is open.
fn ending(form: SmallForm, at: usize, line: &DecideLine, model: &Model) -> SmallForm {
    let w = &model.words;
    let label = |field: &str| format!("  {}", w.say(field));
    let mut form = match reasons(model) {
        list if list.is_empty() => form.line(SmallFormField::Reason(at), label("field-reason"), ""),
        list => {
            let options = std::iter::once(w.say("sitting-no-reason")).chain(list.into_iter().map(|r| r.1));
            form.choice(SmallFormField::Reason(at), label("field-reason"), options.collect(), 0)
        }
    };
    let options = vec![w.say("sitting-no-result"), w.say("value-yes"), w.say("value-no")];
    form = form.choice(SmallFormField::Positive(at), label("field-positive"), options, 0);
    if model.rules.regulation.asking(ProgrammeDuty::After).is_some() {
        form = form.line(SmallFormField::AfterUntil(at), label("field-after-until"), "");
    }
    for (n, open) in line.open.iter().enumerate() {
        let said = format!("  {}", leftover::said(model, open, LETTERS - 2));
        form = form.choice(SmallFormField::Open(at, n), said, leftover::options(model), leftover::KEEP);
    }
    form
}

/// The reasons of the document: id and name.
fn reasons(model: &Model) -> Vec<(String, String)> {
    model.rules.regulation.closings.iter().map(|item| (item.id.clone(), item.label.clone())).collect()
}

/// What was entered of the end of an accompaniment, decided on `on`.
///
/// # Errors
/// If the post-accompaniment ends on no day, or before it begins.
fn end(
    form: &SmallForm,
    at: usize,
    on: NaiveDate,
    model: &Model,
) -> Result<AccompanimentEnd, SmallFormFault> {
    let last = form.day(SmallFormField::AfterUntil(at), model)?;
    if last.is_some_and(|last| last < on) {
        return Err(SmallFormFault {
            field: SmallFormField::AfterUntil(at),
            text: model.words.say(FindingId::Until.code()),
        });
    }
    let chosen = form.chosen(SmallFormField::Reason(at)).checked_sub(1);
    let listed = chosen.and_then(|n| reasons(model).into_iter().nth(n)).map(|(id, _)| id);
    let positive = match form.chosen(SmallFormField::Positive(at)) {
        1 => Some(true),
        2 => Some(false),
        _ => None,
    };
    let reason = listed.or_else(|| form.text(SmallFormField::Reason(at)));
    Ok(AccompanimentEnd { reason, positive, after_until: last.map(day::day_after) })
}

/// The name of the line that has the focus.
pub(super) fn selected(form: &SmallForm) -> Option<SmallFormField> {
    form.shown().find(|(_, focused)| *focused).map(|(field, _)| field.name)
}

/// A label with room for the answer beside it; the whole of it is said below the form.
pub(super) fn short(text: &str) -> String {
    leftover::shortened(text, LETTERS)
}
