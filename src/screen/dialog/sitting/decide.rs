//! Entering what a sitting decided: one line a question, down the list, all of it one action.

use serde::{Deserialize, Serialize};

use super::Papers;
use crate::domain::paper::{Ruling, Subject};
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Act, Case, Id, UserError};
use crate::report::ruling::records;
use crate::screen::dialog::name::{Fault, Form, Name};
use crate::screen::dialog::{Dialog, Purpose};
use crate::screen::{Effect, Model};
use crate::store::Reader;
use crate::text::say;
use crate::wording::sitting as wording;

/// Letters of a label, so that there is room for the answer at 60 columns.
const LETTERS: usize = 36;

/// What was decided at a sitting.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decide {
    id: Id,
    #[serde(skip)]
    read: Option<Box<(Sitting, Vec<Line>)>>,
}

/// A question that nothing was decided of yet.
#[derive(Clone, Debug)]
struct Line {
    case: Case,
    question: Question,
    said: String,
}

impl Decide {
    pub(super) fn dialog(id: Id, read: &Papers, model: &Model) -> Dialog {
        let decide = Decide::of(id, read, model);
        if decide.lines().is_empty() {
            return super::said(read, model, "sitting-all-decided");
        }
        super::form(decide.form(model), Purpose::Decide(decide))
    }

    fn of(id: Id, read: &Papers, model: &Model) -> Decide {
        let open = read.agenda().into_iter().filter(|i| i.decision.is_none());
        let line = |item: crate::report::agenda::Item<'_>| Line {
            case: item.case.clone(),
            question: item.question.clone(),
            said: format!("{} · {}", item.case.family.short, wording::question(&model.words, &item)),
        };
        Decide { id, read: Some(Box::new((read.sitting.clone(), open.map(line).collect()))) }
    }

    /// Reads again what a draft does not keep.
    ///
    /// # Errors
    /// If the file cannot be read or has the sitting no more.
    pub(in crate::screen::dialog) fn read(
        self,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<Decide, UserError> {
        Ok(Decide::of(self.id, &Papers::read(self.id, model, reader)?, model))
    }

    fn lines(&self) -> &[Line] {
        self.read.as_ref().map_or(&[], |read| &read.1)
    }

    pub(in crate::screen::dialog) fn form(&self, model: &Model) -> Form {
        let day = self.read.as_ref().map(|read| model.words.day(read.0.on)).unwrap_or_default();
        let form = Form::new(say!(model.words, "sitting-of", day = day));
        self.lines()
            .iter()
            .enumerate()
            .fold(form, |form, (at, line)| form.line(Name::Question(at), short(&line.said), ""))
    }

    pub(in crate::screen::dialog) fn accept(&self, form: &Form, model: &Model) -> Result<Effect, Fault> {
        let mut all = Vec::new();
        let Some(read) = &self.read else {
            return Ok(Effect::Record { act: Act::DecisionsEntered, records: all });
        };
        for (at, line) in read.1.iter().enumerate() {
            let Some(typed) = form.text(Name::Question(at)) else { continue };
            let ruled = wording::ruled(&model.words, &model.rules, &typed);
            let needs_level = line.question.subject == Subject::Level && ruled.ruling == Ruling::Granted;
            if needs_level && ruled.level.is_none() {
                let text = model.words.say("sitting-which-level");
                return Err(Fault { field: Name::Question(at), text });
            }
            all.extend(records(&model.rules.regulation, &line.case, &line.question, &read.0, &ruled));
        }
        Ok(Effect::Record { act: Act::DecisionsEntered, records: all })
    }

    /// The whole of the selected question, what may be typed, and what the line means as it is.
    pub(in crate::screen::dialog) fn hint(&self, form: &Form, model: &Model) -> Vec<String> {
        let w = &model.words;
        let mut said = Vec::new();
        if let Some((at, line)) = selected(form).and_then(|at| Some((at, self.lines().get(at)?))) {
            said.push(line.said.clone());
            if let Some(typed) = form.text(Name::Question(at)) {
                let ruled = wording::ruled(w, &model.rules, &typed);
                let number = ruled.number.map(|n| say!(w, "number", n = n));
                let level = ruled.level.map(|l| model.rules.level_name(l));
                let parts = [Some(w.pick("ruling", ruled.ruling.code())), number, level];
                said.push(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
            }
            let on = self.read.as_ref().map(|read| read.0.on);
            let registered = line.case.family.registered_on.filter(|day| on.is_some_and(|on| on < *day));
            said.extend(registered.map(|day| say!(w, "check-decision-before", day = w.day(day))));
        }
        said.push(w.say("sitting-how"));
        said
    }
}

/// The place of the line that has the focus.
pub(super) fn selected(form: &Form) -> Option<usize> {
    form.shown().find(|(_, focused)| *focused).and_then(|(field, _)| match field.name {
        Name::Question(at) => Some(at),
        _ => None,
    })
}

/// A label with room for the answer beside it; the whole of it is said below the form.
pub(super) fn short(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    text.chars().take(LETTERS - 1).chain(['~']).collect()
}
