//! A line whose letters are not shown: a passphrase. It is wiped from memory with the line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use zeroize::Zeroizing;

use crate::keymap::key::{Key, NamedKey};
use crate::ui::paint::{PLAIN, put};

/// The most bytes of a line: a text that grows past its room would leave a copy in memory.
const MOST: usize = 1024;

/// The sign shown for a letter.
const SIGN: &str = "*";

/// A line of hidden letters with the cursor behind the last one.
pub struct SecretLine(Zeroizing<String>);

impl Default for SecretLine {
    fn default() -> SecretLine {
        SecretLine(Zeroizing::new(String::with_capacity(MOST)))
    }
}

impl SecretLine {
    /// The letters typed so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Adds letters; control characters and what has no room are left out.
    pub fn insert(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_control()) {
            if self.0.len() + c.len_utf8() <= MOST {
                self.0.push(c);
            }
        }
    }

    /// Takes Backspace, Ctrl+W and Ctrl+U, the last two for all of it; gives whether the key was one of them.
    pub fn erase(&mut self, key: Key) -> bool {
        match key.folded() {
            Key::Named(NamedKey::Backspace | NamedKey::Delete) => drop(self.0.pop()),
            Key::Ctrl('w' | 'u') => self.clear(),
            _ => return false,
        }
        true
    }

    /// Wipes the line.
    pub fn clear(&mut self) {
        *self = SecretLine::default();
    }

    /// Draws it in one row; gives the place of the cursor.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Position {
        let room = usize::from(area.width.saturating_sub(1));
        let letters = self.0.chars().count().min(room);
        let used = put(buf, area.x, area.y, area.width, &SIGN.repeat(letters), PLAIN);
        Position { x: area.x + used, y: area.y }
    }
}
