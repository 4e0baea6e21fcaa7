//! A deadline of the document in words.

use chrono::NaiveDate;

use crate::model::Model;
use crate::norm::deadline::{Deadline, DeadlineSetter, UpcomingMatter};
use crate::regulation::RuleSource;
use crate::text::{Words, say};

/// «! анализ сопровождения семей за квартал (Октябрьский район, п. 6.2), рабочий день 11.01»: marked where it is late or done.
#[must_use]
pub fn said(model: &Model, deadline: &Deadline) -> String {
    if let UpcomingMatter::Sitting { body, .. } = &deadline.what {
        return super::sitting::coming(&model.words, body.as_deref());
    }
    let UpcomingMatter::Rule { label, source, named_by, .. } = &deadline.what else {
        return String::new();
    };
    let moved = moved(&model.words, model.today, deadline).map(|m| format!("{m}: ")).unwrap_or_default();
    let mark = sign(deadline);
    let beside = setter(&model.words, source, *named_by);
    format!("{mark}{}{moved}{label} ({beside})", if mark.is_empty() { "" } else { " " })
}

/// What names the day: «Октябрьский район, п. 6.2», «день — правило программы».
#[must_use]
pub fn setter(words: &Words, source: &RuleSource, named_by: DeadlineSetter) -> String {
    own_rule(words, named_by).unwrap_or_else(|| words.source(source))
}

/// «день — правило программы», where the document names no day: its paragraph beside the day would be cited for it.
#[must_use]
pub fn own_rule(words: &Words, named_by: DeadlineSetter) -> Option<String> {
    named_by.is_own_rule().then(|| words.say("deadline-own-rule"))
}

/// «!» where it is late, «√» where it is done. The last day of a term is a day of the term (ст. 194 ГК): for one that was
/// moved to a working day, that day.
#[must_use]
pub fn sign(deadline: &Deadline) -> &'static str {
    match &deadline.what {
        UpcomingMatter::Rule { done: Some(_), .. } => "√",
        _ if deadline.is_late => "!",
        _ => "",
    }
}

/// «рабочий день 11.01», where the document's own day is a day off; «сделано 09.01», where it is done.
#[must_use]
pub fn moved(words: &Words, today: NaiveDate, deadline: &Deadline) -> Option<String> {
    match &deadline.what {
        UpcomingMatter::Rule { done: Some(on), .. } => {
            Some(say!(words, "deadline-done", day = words.day_near(*on, today)))
        }
        UpcomingMatter::Rule { around: Some((_, after)), .. } => {
            Some(say!(words, "deadline-moved", day = words.day_near(*after, today)))
        }
        _ => None,
    }
}
