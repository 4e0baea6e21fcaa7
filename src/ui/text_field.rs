//! A line to type in: what is put into it, and the visible part of it.

use tui_input::{Input, InputRequest};
use unicode_width::UnicodeWidthStr;

use crate::keymap::key::{Key, Named};
use crate::ui::paint::cut;

/// Puts a text at the cursor, as one edit, however long it is.
pub fn insert(input: &mut Input, text: &str) {
    let (before, after): (String, String) = {
        let letters: Vec<char> = input.value().chars().collect();
        let at = input.cursor().min(letters.len());
        (letters[..at].iter().collect(), letters[at..].iter().collect())
    };
    let at = before.chars().count() + text.chars().count();
    *input = Input::new(format!("{before}{text}{after}")).with_cursor(at);
}

/// What a key erases in a line; `None` if it is no key to erase with.
#[must_use]
pub fn erasing(key: Key) -> Option<InputRequest> {
    match key {
        Key::Named(Named::Backspace) => Some(InputRequest::DeletePrevChar),
        Key::Named(Named::Delete) => Some(InputRequest::DeleteNextChar),
        Key::Ctrl('w') => Some(InputRequest::DeletePrevWord),
        Key::Ctrl('u') => Some(InputRequest::DeleteLine),
        _ => None,
    }
}

/// The part of a line that fits into `width`, with the cursor in it.
#[must_use]
pub fn window(input: &Input, width: usize) -> (String, u16) {
    let before: String = input.value().chars().take(input.cursor()).collect();
    let used = before.width();
    let skip = (used + 1).saturating_sub(width.max(1));
    let mut passed = 0;
    let text: String = input
        .value()
        .chars()
        .skip_while(|c| {
            let hidden = passed < skip;
            passed += c.to_string().width();
            hidden
        })
        .collect();
    (cut(&text, width), u16::try_from(used - skip.min(used)).unwrap_or(0))
}
