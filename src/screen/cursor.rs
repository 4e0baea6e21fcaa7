//! A place in a list and the part of the list that is seen.

use super::keymap::Command;

/// A selected row and the first row seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
    top: std::cell::Cell<usize>,
    height: std::cell::Cell<usize>,
}

impl Cursor {
    /// A cursor on this row.
    #[must_use]
    pub fn on(at: usize) -> Cursor {
        Cursor { at, ..Cursor::default() }
    }

    /// Moves in a list of `len` rows; gives whether the command was one of moving.
    pub fn step(&mut self, command: Command, len: usize) -> bool {
        let last = len.saturating_sub(1);
        let page = self.height.get().saturating_sub(1).max(1);
        self.at = match command {
            Command::Up => self.at.saturating_sub(1),
            Command::Down => (self.at + 1).min(last),
            Command::PageUp => self.at.saturating_sub(page),
            Command::PageDown => (self.at + page).min(last),
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        };
        true
    }

    /// Moves like [`Cursor::step`] in a list with headings, on which nobody stands.
    pub fn step_past(&mut self, command: Command, len: usize, is_head: impl Fn(usize) -> bool) -> bool {
        let moved = self.step(command, len);
        if moved {
            let down = matches!(command, Command::Down | Command::PageDown | Command::Last | Command::First);
            self.leave_head(down, is_head);
        }
        moved
    }

    /// Leaves a heading in this direction; the first line is one, so up from below it one stays.
    pub fn leave_head(&mut self, down: bool, is_head: impl Fn(usize) -> bool) {
        if is_head(self.at) {
            self.at = if down || self.at == 0 { self.at + 1 } else { self.at - 1 };
        }
    }

    /// Keeps the place inside a list that has become shorter.
    pub fn clamp(&mut self, len: usize) {
        self.at = self.at.min(len.saturating_sub(1));
    }

    /// The rows seen in `height` of them: scrolled as little as keeps the selected one in sight.
    #[must_use]
    pub fn seen(&self, len: usize, height: usize) -> std::ops::Range<usize> {
        self.height.set(height);
        let mut top = self.top.get().min(len.saturating_sub(height));
        if self.at < top {
            top = self.at;
        } else if height > 0 && self.at >= top + height {
            top = self.at + 1 - height;
        }
        self.top.set(top);
        top..(top + height).min(len)
    }
}
