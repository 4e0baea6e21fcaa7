//! «К заседанию»: the sittings, and of each what can be done: put families on, read and print the agenda, enter what was
//! decided.

pub mod decide;
pub mod doing;
pub mod put_on;

use self::doing::Doing;
use super::choice::{Choice, Chosen, Row};
use super::reading::Reading;
use super::{Dialog, Purpose};
use crate::domain::sitting::Sitting;
use crate::domain::{Case, Id, Kind, UserError};
use crate::report::agenda::{self, Item, agenda};
use crate::screen::Model;
use crate::screen::curator_filter::row;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::{Reader, Scope};
use crate::text::say;
use crate::wording::sitting as wording;

/// All that a sitting is about, read when its window opens.
#[derive(Clone, Debug)]
pub(super) struct Papers {
    pub sitting: Sitting,
    pub sittings: Vec<Sitting>,
    pub cases: Vec<Case>,
}

impl Papers {
    /// Reads a sitting with the families of the file.
    ///
    /// # Errors
    /// If the file cannot be read or has the sitting no more.
    pub fn read(id: Id, model: &Model, reader: Reader<'_>) -> Result<Papers, UserError> {
        let sittings = model.sittings_of(reader)?;
        let sitting = sittings.iter().find(|s| s.id == id).cloned();
        let sitting = sitting.ok_or_else(|| UserError::new("entry-gone"))?;
        let cases = model.cases_of(reader, Scope::All, Some(model.today))?;
        Ok(Papers { sitting, sittings, cases })
    }

    pub fn agenda(&self) -> Vec<Item<'_>> {
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
    let cases = model.cases_of(reader, Scope::All, Some(model.today))?;
    let nearest = agenda::nearest(&sittings, model.today).map(|s| s.id);
    let new = row(Chosen::Blank(EntryPurpose::add(Kind::Sitting, None)), w.say("sitting-new"), String::new());
    let row_of = |s: &Sitting| {
        let questions = agenda(s, &sittings, &cases).len();
        row(
            Chosen::Sitting(s.id, Doing::Choose),
            wording::named(w, s),
            w.count("sitting-questions", questions),
        )
    };
    let rows: Vec<Row> = sittings.iter().rev().map(row_of).chain([new]).collect();
    let at = sittings.iter().rev().position(|s| Some(s.id) == nearest).unwrap_or(0);
    Ok(Dialog::Choice(Choice::new(w.say("sitting-title"), w.say("whose-foot"), rows, at)))
}

/// The window for a sitting.
///
/// # Errors
/// If the file cannot be read or has the sitting no more.
pub fn dialog(id: Id, doing: Doing, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
    if doing == Doing::Print {
        return super::print::Print::agenda(model, reader, id);
    }
    let read = Papers::read(id, model, reader)?;
    Ok(match doing {
        Doing::Choose => choose(&read, model),
        Doing::PutOn => put_on::PutOn::dialog(id, &read, model),
        Doing::Decide => decide::Decide::dialog(id, &read, model, reader)?,
        Doing::Read | Doing::Print => reading(&read, model),
    })
}

fn title(read: &Papers, model: &Model) -> String {
    say!(model.words, "sitting-of", day = model.words.day(read.sitting.on))
}

fn choose(read: &Papers, model: &Model) -> Dialog {
    let w = &model.words;
    let agenda = read.agenda();
    let open = agenda.iter().filter(|i| i.decision.is_none()).count();
    let proposed = agenda::proposals(model.ground(), &read.cases, &read.sitting).len();
    let is_held = read.sitting.on <= model.today;
    let doings = [
        (Doing::PutOn, Some(w.count("sitting-proposed", proposed))),
        (Doing::Read, Some(w.count("sitting-questions", agenda.len()))),
        (Doing::Print, None),
        (Doing::Decide, Some(w.count("sitting-undecided", open)).filter(|_| is_held)),
    ];
    let row_of = |(doing, beside): (Doing, Option<String>)| {
        let code = match doing {
            Doing::PutOn => "put_on",
            Doing::Print => "print",
            Doing::Decide => "decide",
            Doing::Read | Doing::Choose => "read",
        };
        let text = w.pick("sitting-doing", code);
        row(Chosen::Sitting(read.sitting.id, doing), text, beside.unwrap_or_default())
    };
    let mut rows: Vec<Row> =
        doings.into_iter().filter(|(doing, _)| is_held || *doing != Doing::Decide).map(row_of).collect();
    let change = Chosen::Blank(EntryPurpose::change(read.sitting.id));
    rows.push(row(change, w.pick("sitting-doing", "change"), String::new()));
    let at = if is_held && open > 0 { 3 } else { 0 };
    Dialog::Choice(Choice::new(title(read, model), w.say("whose-foot"), rows, at))
}

fn reading(read: &Papers, model: &Model) -> Dialog {
    let w = &model.words;
    let mut lines: Vec<String> = read.sitting.body.iter().cloned().collect();
    for (n, item) in (1..).zip(read.agenda()) {
        let subject = wording::family_and_programme(w, item.case, item.programme());
        lines.push(format!("{n}. {subject} · {}", wording::question(w, &item)));
    }
    if lines.len() == usize::from(read.sitting.body.is_some()) {
        lines.push(w.say("sitting-empty"));
    }
    Dialog::Reading(Reading::plain(title(read, model), lines))
}

/// A window that only says something.
fn said(read: &Papers, model: &Model, id: &str) -> Dialog {
    Dialog::Reading(Reading::plain(title(read, model), [model.words.say(id)]))
}

fn form(form: super::name::Form, purpose: Purpose) -> Dialog {
    Dialog::Form(form, Box::new(purpose))
}
