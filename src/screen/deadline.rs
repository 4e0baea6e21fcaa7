//! A deadline of the document on the screens: the one key that marks it done, and opens the window of a sitting.

use super::dialog::sitting::doing::SittingAction;
use super::dialog::spec::DialogSpec;
use super::entry::blank::EntryPurpose;
use super::{Effect, Model, Step};
use crate::domain::Act;
use crate::domain::FieldName;
use crate::domain::district::MetDeadline;
use crate::domain::paper::Agreement;
use crate::norm::deadline::{Deadline, DeadlineProof, UpcomingMatter};
use crate::record;

/// Marks it done today; what was marked already is only said.
#[must_use]
pub fn mark(model: &Model, deadline: &Deadline) -> Step {
    match &deadline.what {
        UpcomingMatter::Rule { done: Some(_), .. } => Step::Say(model.words.say("deadline-is-done")),
        UpcomingMatter::Rule { kept_by: DeadlineProof::CopySent(id), .. } => {
            let record = record!(Agreement { id: *id, copy_sent_on: model.today });
            Step::Do(Effect::Record { act: Act::DeadlineMet, records: vec![record] })
        }
        // An answer is more than its day.
        UpcomingMatter::Rule { kept_by: DeadlineProof::Answer(id), .. } => {
            Step::Fill(EntryPurpose::change_at(*id, FieldName::AnsweredOn))
        }
        UpcomingMatter::Rule { id, of, .. } => {
            let record = record!(MetDeadline { rule: id, on: deadline.on, done_on: model.today, of: *of });
            Step::Do(Effect::Record { act: Act::DeadlineMet, records: vec![record] })
        }
        // What is put to a sitting and what it decides is in its own window.
        UpcomingMatter::Sitting { id, .. } => Step::Ask(DialogSpec::Sitting(*id, SittingAction::Choose)),
        _ => Step::Stay,
    }
}
