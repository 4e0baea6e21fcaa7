//! Putting families on the agenda: what ought to be put, a line each, with the reason.

use serde::{Deserialize, Serialize};

use super::SittingData;
use crate::domain::id::{ProgrammeId, SittingId};
use crate::domain::paper::DecisionSubject;
use crate::domain::sitting::Question;
use crate::domain::{Act, FamilyId, Id, UserError};
use crate::record;
use crate::report::agenda::proposals;
use crate::screen::dialog::name::{SmallForm, SmallFormField};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::dialog::{Dialog, FormPurpose};
use crate::screen::why;
use crate::screen::{Effect, Model};
use crate::store::Reader;
use crate::wording::sitting as wording;

/// The place of «поставить» among the answers.
const PUT: usize = 0;

/// The families to be put on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PutOnForm {
    sitting: Id,
    #[serde(skip)]
    lines: Vec<PutOnLine>,
    #[serde(skip)]
    title: String,
    /// Whether the day of the sitting is past.
    #[serde(skip)]
    is_over: bool,
}

/// A question that ought to be put.
#[derive(Clone, Debug)]
struct PutOnLine {
    family: FamilyId,
    subject: DecisionSubject,
    programme: Option<ProgrammeId>,
    said: String,
}

impl PutOnForm {
    pub(super) fn dialog(sitting: Id, read: &SittingData, model: &Model) -> Dialog {
        let put_on = PutOnForm::of(sitting, read, model);
        if put_on.lines.is_empty() {
            return super::said(read, model, "sitting-nothing-proposed");
        }
        super::form(put_on.form(model), FormPurpose::PutOn(put_on))
    }

    fn of(sitting: Id, read: &SittingData, model: &Model) -> PutOnForm {
        let all = proposals(model.ground(), &read.cases, &read.sitting);
        let line = |p: &crate::report::agenda::AgendaProposal<'_>| {
            let subject = wording::family_and_programme(&model.words, p.case, p.programme);
            let said = format!("{subject} · {}", wording::proposal(&model.words, p));
            let programme = p.programme.map(|programme| ProgrammeId(programme.id));
            PutOnLine { family: p.case.family.id, subject: p.subject, programme, said }
        };
        let is_over = read.sitting.on < model.today;
        PutOnForm {
            sitting,
            lines: all.iter().map(line).collect(),
            title: super::title(read, model),
            is_over,
        }
    }

    /// Reads again what a draft does not keep.
    ///
    /// # Errors
    /// If the file cannot be read or has the sitting no more.
    pub(in crate::screen::dialog) fn read(
        self,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<PutOnForm, UserError> {
        Ok(PutOnForm::of(self.sitting, &SittingData::read(self.sitting, model, reader)?, model))
    }

    pub(in crate::screen::dialog) fn form(&self, model: &Model) -> SmallForm {
        let options = ["put", "leave"].map(|code| model.words.pick("sitting-put", code));
        let form = SmallForm::new(self.title.clone());
        self.lines.iter().enumerate().fold(form, |form, (at, line)| {
            form.choice(SmallFormField::Question(at), super::decide::short(&line.said), options.to_vec(), PUT)
        })
    }

    pub(in crate::screen::dialog) fn accept(&self, form: &SmallForm) -> Effect {
        let chosen =
            self.lines.iter().enumerate().filter(|(at, _)| form.chosen(SmallFormField::Question(*at)) == PUT);
        let record = |(_, line): (usize, &PutOnLine)| {
            let (family, subject, programme) = (line.family, line.subject, line.programme);
            record!(Question { family, subject, programme, sitting: SittingId(self.sitting) })
        };
        Effect::Record { act: Act::QuestionsPut, records: chosen.map(record).collect() }
    }

    /// Who decides on what the selected line asks.
    pub(in crate::screen::dialog) fn why(&self, form: &SmallForm, model: &Model) -> Option<DialogSpec> {
        let Some(SmallFormField::Question(at)) = super::decide::selected(form) else { return None };
        let line = self.lines.get(at)?;
        Some(why::field::deciding(model, line.subject, model.case(line.family)))
    }

    /// The whole of the selected line, which is shortened beside its answer.
    pub(in crate::screen::dialog) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let Some(SmallFormField::Question(at)) = super::decide::selected(form) else { return Vec::new() };
        let over = self.is_over.then(|| model.words.say("sitting-over"));
        self.lines.get(at).map(|line| line.said.clone()).into_iter().chain(over).collect()
    }
}
