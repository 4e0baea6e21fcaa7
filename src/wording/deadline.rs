//! A deadline of the document in words.

use crate::model::Model;
use crate::norm::deadline::{Ahead, Deadline};
use crate::text::say;

/// «! анализ сопровождения семей за квартал (Октябрьский район, п. 6.2), рабочий день 11.01»: marked where it is late or done.
#[must_use]
pub fn said(model: &Model, deadline: &Deadline) -> String {
    let Ahead::Rule { label, source, .. } = &deadline.what else { return String::new() };
    let moved = moved(model, deadline).map(|m| format!("{m}: ")).unwrap_or_default();
    let mark = sign(model, deadline);
    format!("{mark}{}{moved}{label} ({})", if mark.is_empty() { "" } else { " " }, model.words.source(source))
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
            Some(say!(w, "deadline-done", day = w.day_near(*on, model.today)))
        }
        Ahead::Rule { around: Some((_, after)), .. } => {
            Some(say!(w, "deadline-moved", day = w.day_near(*after, model.today)))
        }
        _ => None,
    }
}
