//! An activity of a programme in words.

use crate::domain::programme::Activity;
use crate::text::{Words, say};

/// «срочно: консультация психолога»: help that cannot wait says so while it is open.
#[must_use]
pub fn text(words: &Words, activity: &Activity) -> String {
    marked(words, &activity.text, activity.urgent && activity.state.is_open())
}

/// The same of the text of an open activity.
#[must_use]
pub fn marked(words: &Words, text: &str, urgent: bool) -> String {
    if urgent { say!(words, "activity-urgent", what = text) } else { text.to_owned() }
}
