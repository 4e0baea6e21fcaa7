//! A deadline of the document on the screens: the one key that marks it done.

use super::{Effect, Model, Step};
use crate::domain::Act;
use crate::domain::district::Met;
use crate::domain::paper::Agreement;
use crate::norm::deadline::{Ahead, Deadline};
use crate::record;

/// Marks it done today; what was marked already is only said.
#[must_use]
pub fn mark(model: &Model, deadline: &Deadline) -> Step {
    match &deadline.what {
        Ahead::Rule { done: Some(_), .. } => Step::Say(model.words.say("deadline-is-done")),
        // What runs from a record of a family is done once the record says so.
        Ahead::Rule { record: Some(id), .. } => {
            let record = record!(Agreement { id: *id, copy_sent_on: model.today });
            Step::Do(Effect::Record { act: Act::DeadlineMet, records: vec![record] })
        }
        Ahead::Rule { id, .. } => {
            let record = record!(Met { rule: id, on: deadline.on, done_on: model.today });
            Step::Do(Effect::Record { act: Act::DeadlineMet, records: vec![record] })
        }
        _ => Step::Stay,
    }
}
