//! Closing: every open matter of the family, line by line, to be closed or kept.

use chrono::NaiveDate;

use super::FormPurpose;
use super::name::{SmallForm, SmallFormField};
use super::spec::{DialogSpec, FilledForm};
use crate::domain::leftover::{MatterClosure, OpenMatter};
use crate::domain::paper::Closing;
use crate::domain::record::TypedRecord;
use crate::domain::{Act, FieldName, Id, Kind, Record};
use crate::screen::{Effect, Model};
use crate::text::{capitalised, say};

/// Lines that fit into the least window; the others share one line.
pub(super) const LINES: usize = 10;

/// Letters of a line.
pub(super) const LETTERS: usize = 36;

/// The place of «оставить» among the answers.
pub(super) const KEEP: usize = 0;

/// The question what becomes of what is open.
#[derive(Clone, Debug)]
pub struct OpenMattersForm {
    /// The closing as it will be written.
    closing: Vec<Record>,
    on: NaiveDate,
    act: Act,
    all: Vec<OpenMatter>,
}

impl OpenMattersForm {
    /// The window; `None` where nothing is open.
    #[must_use]
    pub fn window(act: Act, closing: Vec<Record>, on: NaiveDate, all: Vec<OpenMatter>) -> Option<DialogSpec> {
        if all.is_empty() {
            return None;
        }
        let asked = OpenMattersForm { closing, on, act, all };
        Some(DialogSpec::Form(Box::new(FilledForm::new(FormPurpose::Leftovers(asked)))))
    }

    /// Leftovers by their lines: each its own, the last those that have no room.
    fn lines(&self) -> impl Iterator<Item = &[OpenMatter]> {
        lines(&self.all, LINES)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let form = SmallForm::new(w.say("leftover-title"));
        let form = self.lines().enumerate().fold(form, |form, (at, line)| {
            let label = match line {
                [one] => said(model, one, LETTERS),
                several => w.count("leftover-more", several.len()),
            };
            form.choice(SmallFormField::Left(at), label, options(model), KEEP)
        });
        // What is typed here is meant for the closing.
        let note =
            self.closing.iter().find(|r| r.kind == Kind::Closing).and_then(|r| r.text(FieldName::Note));
        form.free(SmallFormField::Note, capitalised(&w.say("field-note")), note.unwrap_or_default())
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Effect {
        let (mut records, mut ids) = (self.closing.clone(), Vec::new());
        for record in &mut records {
            if let Some(closing) = TypedRecord::known(record.clone()) {
                *record = closing.set(Closing::FIELDS.note, form.text(SmallFormField::Note)).into();
            }
        }
        for (at, line) in self.lines().enumerate() {
            if form.chosen(SmallFormField::Left(at)) != KEEP {
                line.iter().for_each(|open| release(model, open, self.on, &mut records, &mut ids));
            }
        }
        Effect::RecordAndRemove { act: self.act, records, ids }
    }

    pub(super) fn hint(&self, model: &Model) -> Vec<String> {
        vec![model.words.say("leftover-hint")]
    }
}

/// The lines of what is open, at most `most`: each its own, the last those that have no room.
pub(super) fn lines(all: &[OpenMatter], most: usize) -> impl Iterator<Item = &[OpenMatter]> {
    let alone = if all.len() > most { most - 1 } else { all.len() };
    let (each, rest) = all.split_at(alone);
    each.chunks(1).chain(Some(rest).filter(|rest| !rest.is_empty()))
}

/// What may become of something open. The first choice loses nothing: only what is chosen by hand is closed.
pub(super) fn options(model: &Model) -> Vec<String> {
    ["keep", "release"].map(|code| model.words.pick("leftover-choice", code)).to_vec()
}

/// Closes something open on `on`: adds the record that says so, or the id of the one that is deleted.
pub(super) fn release(
    model: &Model,
    open: &OpenMatter,
    on: NaiveDate,
    records: &mut Vec<Record>,
    ids: &mut Vec<Id>,
) {
    let promise = |what: &str| say!(model.words, "leftover-promise", what = what);
    match open.release(on, &model.words.say("leftover-why"), promise) {
        MatterClosure::Change(record) => records.push(record),
        MatterClosure::Remove(id) => ids.push(id),
    }
}

/// «визит чт 26.11 11:00», «мероприятие до 28.11: консультация», in at most `most` letters.
pub(super) fn said(model: &Model, leftover: &OpenMatter, most: usize) -> String {
    let w = &model.words;
    let near = |on: NaiveDate| w.day_near(on, model.today);
    let (code, day) = match leftover {
        OpenMatter::Visit { on, time, .. } => {
            let time = time.map(|t| format!(" {}", w.time(t))).unwrap_or_default();
            ("visit", format!("{}{time}", w.weekday_near(*on, model.today)))
        }
        OpenMatter::CallBack { by: Some(by), .. } => ("call_back", near(*by)),
        OpenMatter::CallBack { said, .. } => ("promised", near(*said)),
        OpenMatter::Activity { due: Some(due), .. } => ("activity", near(*due)),
        OpenMatter::Activity { .. } => ("undated", String::new()),
        OpenMatter::Request { due: Some(due), .. } => ("request", near(*due)),
        OpenMatter::Request { .. } => ("request_undated", String::new()),
        OpenMatter::Absence { from, until, .. } => {
            let last = crate::domain::day::day_before(*until);
            ("absence", format!("{} – {}", near(*from), near(last)))
        }
    };
    let text = say!(w, "leftover-line", code = code, day = day);
    let text = match leftover.text() {
        Some(what) => format!("{text}: {what}"),
        None => text,
    };
    shortened(&text, most)
}

/// A text of at most `most` letters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['~']).collect()
}
