//! A deadline of the document on the screens: the text about it, and the one key that marks it done.

use super::{Effect, Model, Step};
use crate::domain::Act;
use crate::domain::district::Met;
use crate::domain::paper::Agreement;
use crate::norm::deadline::{Ahead, Deadline};
use crate::record;

/// «! анализ сопровождения семей за квартал (Октябрьский район, п. 6.2), рабочий день 11.01»: marked where it is late or done.
#[must_use]
pub fn said(model: &Model, deadline: &Deadline) -> String {
    let Ahead::Rule { label, cited, .. } = &deadline.what else { return String::new() };
    let moved = moved(model, deadline).map(|m| format!("{m}: ")).unwrap_or_default();
    let mark = sign(model, deadline);
    format!("{mark}{}{moved}{label} ({cited})", if mark.is_empty() { "" } else { " " })
}

/// «!» where it is late or due today, «√» where it is done.
#[must_use]
pub fn sign(model: &Model, deadline: &Deadline) -> &'static str {
    match &deadline.what {
        Ahead::Rule { done: Some(_), .. } => "√",
        Ahead::Rule { working_day, .. } if *working_day <= model.today => "!",
        _ if deadline.is_late => "!",
        _ => "",
    }
}

/// «рабочий день 11.01», where the document's own day is a day off; «сделано 09.01», where it is done.
#[must_use]
pub fn moved(model: &Model, deadline: &Deadline) -> Option<String> {
    let w = &model.words;
    match &deadline.what {
        Ahead::Rule { done: Some(on), .. } => {
            Some(w.fill("deadline-done", &[("day", w.day_near(*on, model.today).into())]))
        }
        Ahead::Rule { around: Some((_, after)), .. } => {
            Some(w.fill("deadline-moved", &[("day", w.day_near(*after, model.today).into())]))
        }
        _ => None,
    }
}

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
