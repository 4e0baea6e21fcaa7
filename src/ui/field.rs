//! A field of a small form: a line of text or a choice, and the room it takes.

use unicode_width::UnicodeWidthStr;

use crate::keymap::Command;
use crate::ui::editor::Editor;

/// The content of a field.
pub enum Value {
    /// A line of free text: what a person wrote there is never replaced by a letter.
    Free(Editor),
    /// A line with a proposal: a day, an hour, a path. Typed into as it is come to, it is replaced whole.
    Line(Editor),
    /// One of these.
    Choice {
        /// The words.
        options: Vec<String>,
        /// Which.
        at: usize,
    },
}

/// A field with its label.
pub struct Field<N> {
    pub name: N,
    /// What it is called on the screen.
    pub label: String,
    /// The content.
    pub value: Value,
}

/// The place of each option of a choice in a field `width` cells wide: cells to the right, lines down. What does not
/// fit into a line continues in the next, so that nothing that can be chosen is out of sight.
pub(super) fn places(options: &[String], width: u16) -> Vec<(u16, u16)> {
    let (mut right, mut down) = (0_u16, 0_u16);
    let mut places = Vec::with_capacity(options.len());
    for option in options {
        let wide = u16::try_from(option.width() + 2).unwrap_or(u16::MAX);
        if right > 0 && right.saturating_add(wide) > width {
            (right, down) = (0, down + 1);
        }
        places.push((right.min(width), down));
        right = right.saturating_add(wide);
    }
    places
}

impl<N> Field<N> {
    /// The line to type in, if it is one.
    #[must_use]
    pub fn input(&self) -> Option<&Editor> {
        match &self.value {
            Value::Free(input) | Value::Line(input) => Some(input),
            Value::Choice { .. } => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn input_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.value {
            Value::Free(input) | Value::Line(input) => Some(input),
            Value::Choice { .. } => None,
        }
    }

    /// Whether the first letter typed after the focus came replaces the whole value.
    pub(super) fn is_proposal(&self) -> bool {
        matches!(&self.value, Value::Line(input) if !input.is_empty())
    }

    /// How many lines the field takes at this width.
    pub(super) fn height(&self, width: usize) -> usize {
        match &self.value {
            Value::Free(_) | Value::Line(_) => 1,
            Value::Choice { options, .. } => {
                let width = u16::try_from(width).unwrap_or(u16::MAX);
                places(options, width).last().map_or(1, |(_, down)| usize::from(*down) + 1)
            }
        }
    }

    /// What it holds, to be kept: a text, or the place of what is chosen.
    pub(super) fn held(&self) -> String {
        match &self.value {
            Value::Free(input) | Value::Line(input) => input.value(),
            Value::Choice { at, .. } => at.to_string(),
        }
    }

    /// What it says on the screen.
    pub(super) fn said(&self) -> String {
        match &self.value {
            Value::Free(input) | Value::Line(input) => input.value(),
            Value::Choice { options, at } => options.get(*at).cloned().unwrap_or_default(),
        }
    }

    /// Moves in the line, or in the choice.
    pub(super) fn step(&mut self, command: Command) {
        match &mut self.value {
            Value::Free(input) | Value::Line(input) => {
                input.step(command);
            }
            Value::Choice { options, at } => match command {
                Command::Left => *at = at.saturating_sub(1),
                Command::Right => *at = (*at + 1).min(options.len().saturating_sub(1)),
                _ => {}
            },
        }
    }
}
