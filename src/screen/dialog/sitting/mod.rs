//! «К заседанию»: the sittings, and of each what can be done: put families on, read and print the agenda, enter what was
//! decided.

pub mod decide;
pub mod doing;
pub mod put_on;

use self::doing::SittingAction;
use super::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use super::reading::DistrictReading;
use super::{Dialog, FormPurpose};
use crate::domain::sitting::Sitting;
use crate::domain::{Case, Id, Kind, UserError};
use crate::report::agenda::{self, AgendaItem, agenda};
use crate::screen::Model;
use crate::screen::curator_filter::row;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use crate::wording::sitting as wording;

/// All that a sitting is about, read when its window opens.
#[derive(Clone, Debug)]
pub(super) struct SittingData {
    pub sitting: Sitting,
    pub sittings: Vec<Sitting>,
    pub cases: Vec<Case>,
}

impl SittingData {
    /// Reads a sitting with the families of the file.
    ///
    /// # Errors
    /// If the file cannot be read or has the sitting no more.
    pub fn read(id: Id, model: &Model, reader: Reader<'_>) -> Result<SittingData, UserError> {
        let sittings = model.sittings_of(reader)?;
        let sitting = sittings.iter().find(|s| s.id == id).cloned();
        let sitting = sitting.ok_or_else(|| UserError::new("entry-gone"))?;
        let cases = model.cases_of(reader, FamilyScope::All, Some(model.today))?;
        Ok(SittingData { sitting, sittings, cases })
    }

    pub fn agenda(&self) -> Vec<AgendaItem<'_>> {
        agenda(&self.sitting, &self.sittings, &self.cases)
    }
}

/// The sittings to choose from, the nearest selected; where there is none, the form of a new one.
///
/// # Errors
/// If the file cannot be read.
pub fn all(model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
    let w = &model.words;
    let sittings = model.sittings_of(reader)?;
    let cases = model.cases_of(reader, FamilyScope::All, Some(model.today))?;
    let nearest = agenda::nearest(&sittings, model.today).map(|s| s.id);
    let new =
        row(ChoiceAction::Blank(EntryPurpose::add(Kind::Sitting, None)), w.say("sitting-new"), String::new());
    let row_of = |s: &Sitting| {
        let questions = agenda(s, &sittings, &cases).len();
        row(
            ChoiceAction::Sitting(s.id, SittingAction::Choose),
            wording::named(w, s),
            w.count("sitting-questions", questions),
        )
    };
    let rows: Vec<DistrictChoiceRow> = sittings.iter().rev().map(row_of).chain([new]).collect();
    let at = sittings.iter().rev().position(|s| Some(s.id) == nearest).unwrap_or(0);
    Ok(Dialog::Choice(DistrictChoice::new(w.say("sitting-title"), w.say("whose-foot"), rows, at)))
}

/// The window for a sitting.
///
/// # Errors
/// If the file cannot be read or has the sitting no more.
pub fn dialog(id: Id, doing: SittingAction, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
    if doing == SittingAction::Print {
        return super::print::PrintForm::agenda(model, reader, id);
    }
    let read = SittingData::read(id, model, reader)?;
    Ok(match doing {
        SittingAction::Choose => choose(&read, model),
        SittingAction::PutOn => put_on::PutOnForm::dialog(id, &read, model),
        SittingAction::Decide => decide::DecideForm::dialog(id, &read, model, reader)?,
        SittingAction::Read | SittingAction::Print => reading(&read, model),
    })
}

fn title(read: &SittingData, model: &Model) -> String {
    say!(model.words, "sitting-of", day = model.words.day(read.sitting.on))
}

fn choose(read: &SittingData, model: &Model) -> Dialog {
    let w = &model.words;
    let agenda = read.agenda();
    let open = agenda.iter().filter(|i| i.decision.is_none()).count();
    let proposed = agenda::proposals(model.ground(), &read.cases, &read.sitting).len();
    let is_held = read.sitting.on <= model.today;
    let doings = [
        (SittingAction::PutOn, Some(w.count("sitting-proposed", proposed))),
        (SittingAction::Read, Some(w.count("sitting-questions", agenda.len()))),
        (SittingAction::Print, None),
        (SittingAction::Decide, Some(w.count("sitting-undecided", open)).filter(|_| is_held)),
    ];
    let row_of = |(doing, beside): (SittingAction, Option<String>)| {
        let code = match doing {
            SittingAction::PutOn => "put_on",
            SittingAction::Print => "print",
            SittingAction::Decide => "decide",
            SittingAction::Read | SittingAction::Choose => "read",
        };
        let text = w.pick("sitting-doing", code);
        row(ChoiceAction::Sitting(read.sitting.id, doing), text, beside.unwrap_or_default())
    };
    let mut rows: Vec<DistrictChoiceRow> = doings
        .into_iter()
        .filter(|(doing, _)| is_held || *doing != SittingAction::Decide)
        .map(row_of)
        .collect();
    let change = ChoiceAction::Blank(EntryPurpose::change(read.sitting.id));
    rows.push(row(change, w.pick("sitting-doing", "change"), String::new()));
    let at = if is_held && open > 0 { 3 } else { 0 };
    Dialog::Choice(DistrictChoice::new(title(read, model), w.say("whose-foot"), rows, at))
}

fn reading(read: &SittingData, model: &Model) -> Dialog {
    let w = &model.words;
    let mut lines: Vec<String> = read.sitting.body.iter().cloned().collect();
    for (n, item) in (1..).zip(read.agenda()) {
        let subject = wording::family_and_programme(w, item.case, item.programme());
        lines.push(format!("{n}. {subject} · {}", wording::question(w, &item)));
    }
    if lines.len() == usize::from(read.sitting.body.is_some()) {
        lines.push(w.say("sitting-empty"));
    }
    Dialog::Reading(DistrictReading::plain(title(read, model), lines))
}

/// A window that only says something.
fn said(read: &SittingData, model: &Model, id: &str) -> Dialog {
    Dialog::Reading(DistrictReading::plain(title(read, model), [model.words.say(id)]))
}

fn form(form: super::name::SmallForm, purpose: FormPurpose) -> Dialog {
    Dialog::Form(form, Box::new(purpose))
}
