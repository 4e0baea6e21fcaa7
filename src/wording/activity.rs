//! An activity of a programme in words.

use crate::domain::programme::Activity;
use crate::text::{Words, say};

/// «срочно: консультация психолога»: help that cannot wait says so while it is open.
#[must_use]
pub fn text(words: &Words, activity: &Activity) -> String {
    match activity.urgent && activity.state.is_open() {
        true => say!(words, "activity-urgent", what = activity.text.as_str()),
        false => activity.text.clone(),
    }
}
