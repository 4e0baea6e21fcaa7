//! Colours with a meaning in the field. A letter or a word beside each says the same.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::Level;
use crate::ui::paint::{LATE, PLAIN};

/// The colour of a level's letter. Yellow and cyan are lost on white paper, blue on black.
#[must_use]
pub fn level(level: Option<Level>) -> Style {
    match level {
        Some(Level::Emergency) => LATE,
        Some(Level::Crisis) => Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Some(Level::Adaptation | Level::Basic) | None => PLAIN,
    }
}
