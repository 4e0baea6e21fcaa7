//! A deadline of the document on the screens: the one key that marks it done, and opens the window of a sitting.

use super::dialog::sitting::doing::Doing;
use super::dialog::spec::Spec;
use super::entry::blank::EntryPurpose;
use super::{Effect, Model, Step};
use crate::domain::Act;
use crate::domain::FieldName;
use crate::domain::district::Met;
use crate::domain::paper::Agreement;
use crate::norm::deadline::{Ahead, Deadline, KeptBy};
use crate::record;

/// Marks it done today; what was marked already is only said.
#[must_use]
pub fn mark(model: &Model, deadline: &Deadline) -> Step {
    match &deadline.what {
        Ahead::Rule { done: Some(_), .. } => Step::Say(model.words.say("deadline-is-done")),
        Ahead::Rule { kept_by: KeptBy::CopySent(id), .. } => {
            let record = record!(Agreement { id: *id, copy_sent_on: model.today });
            Step::Do(Effect::Record { act: Act::DeadlineMet, records: vec![record] })
        }
        // An answer is more than its day.
        Ahead::Rule { kept_by: KeptBy::Answer(id), .. } => {
            Step::Fill(EntryPurpose::change_at(*id, FieldName::AnsweredOn))
        }
        Ahead::Rule { id, of, .. } => {
            let record = record!(Met { rule: id, on: deadline.on, done_on: model.today, of: *of });
            Step::Do(Effect::Record { act: Act::DeadlineMet, records: vec![record] })
        }
        // What is put to a sitting and what it decides is in its own window.
        Ahead::Sitting { id, .. } => Step::Ask(Spec::Sitting(*id, Doing::Choose)),
        _ => Step::Stay,
    }
}
