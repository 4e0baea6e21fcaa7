//! The journal of actions in words.

use crate::domain::action::ActionKind;
use crate::report::actions::ActionJournalEntry;
use crate::text::Words;

/// «открыта карта».
#[must_use]
pub fn done(words: &Words, action: ActionKind) -> String {
    words.pick("action", action.code())
}

/// The family of an entry; one that the file has no more is called so.
#[must_use]
pub fn family(words: &Words, logged: &ActionJournalEntry) -> String {
    match logged.family {
        Some(_) if logged.title.is_empty() => words.say("action-family-gone"),
        Some(_) => logged.title.clone(),
        None => String::new(),
    }
}

/// What an entry is about beside a family: the paper by its name, a place as it is.
#[must_use]
pub fn about(words: &Words, logged: &ActionJournalEntry) -> String {
    let named = logged.text.as_ref().map(|text| match logged.action {
        ActionKind::Printed => words.pick("paper-name", text),
        ActionKind::Resealed => words.pick("action-resealed", text),
        _ => text.clone(),
    });
    named.into_iter().chain(logged.place.clone()).collect::<Vec<_>>().join(", ")
}
