//! The one text editor of the program: lines of forms, of the lookup, of filters, notes of many lines. It knows nothing of
//! what the text means.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::normal_form;
use crate::keymap::Command;
use crate::keymap::key::{Key, NamedKey};
use crate::ui::StepDirection;
use crate::ui::paint::{QUIET, STRONG, cut, put};
use crate::ui::paste;

/// What becomes of the line ends of a text that is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnds {
    /// They stay.
    Kept,
    /// Each becomes a blank.
    Joined,
}

/// A text and the place of the cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    letters: Vec<char>,
    at: usize,
}

/// A line of the text as it is broken for a width: its first letter and the one behind its last.
type EditorLine = (usize, usize);

impl Editor {
    /// A text with the cursor behind it.
    #[must_use]
    pub fn of(text: &str) -> Editor {
        let letters: Vec<char> = text.chars().collect();
        Editor { at: letters.len(), letters }
    }

    /// The same with the cursor before this letter.
    #[must_use]
    pub fn at(mut self, at: usize) -> Editor {
        self.at = at.min(self.letters.len());
        self
    }

    /// The letters.
    #[must_use]
    pub fn value(&self) -> String {
        self.letters.iter().collect()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The place of the cursor, in letters.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.at
    }

    /// Puts a text at the cursor, as one edit. What is longer than the file takes is left out.
    pub fn insert(&mut self, text: &str, ends: LineEnds) {
        match ends {
            LineEnds::Joined => self.insert_most(text, normal_form::LONGEST_TEXT),
            LineEnds::Kept => {
                let lines = text.replace("\r\n", "\n").replace('\r', "\n");
                let lines: Vec<String> = lines.split('\n').map(paste::one_line).collect();
                self.put(&lines.join("\n"), normal_form::LONGEST_TEXT);
            }
        }
    }

    /// Puts a text of one line at the cursor, up to `most` letters in all.
    pub fn insert_most(&mut self, text: &str, most: usize) {
        self.put(&paste::one_line(text), most);
    }

    fn put(&mut self, text: &str, most: usize) {
        let room = most.saturating_sub(self.letters.len());
        let typed: Vec<char> = text.chars().take(room).collect();
        let n = typed.len();
        self.letters.splice(self.at..self.at, typed);
        self.at += n;
    }

    /// Whether a key erases: Backspace, Delete, Ctrl+W and Ctrl+U.
    #[must_use]
    pub fn erases(key: Key) -> bool {
        matches!(key.folded(), Key::Named(NamedKey::Backspace | NamedKey::Delete) | Key::Ctrl('w' | 'u'))
    }

    /// Takes Backspace, Delete, Ctrl+W and Ctrl+U; gives whether the key was one of them.
    pub fn erase(&mut self, key: Key) -> bool {
        match key.folded() {
            Key::Named(NamedKey::Backspace) => self.backspace(),
            Key::Named(NamedKey::Delete) => self.delete(),
            Key::Ctrl('w') => self.delete_word(),
            Key::Ctrl('u') => *self = Editor::default(),
            _ => return false,
        }
        true
    }

    /// The same in a line of search, where the cursor stays at the end: Delete has nothing to erase there.
    pub fn erase_at_end(&mut self, key: Key) -> bool {
        key != Key::Named(NamedKey::Delete) && self.erase(key)
    }

    /// Moves the cursor in the line; gives whether the command was one of moving there.
    pub fn step(&mut self, command: Command) -> bool {
        self.at = match command {
            Command::Left => self.at.saturating_sub(1),
            Command::Right => (self.at + 1).min(self.letters.len()),
            Command::First => 0,
            Command::Last => self.letters.len(),
            _ => return false,
        };
        true
    }

    fn backspace(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.letters.remove(self.at);
        }
    }

    fn delete(&mut self) {
        if self.at < self.letters.len() {
            self.letters.remove(self.at);
        }
    }

    fn delete_word(&mut self) {
        while self.at > 0 && self.letters[self.at - 1].is_whitespace() {
            self.backspace();
        }
        while self.at > 0 && !self.letters[self.at - 1].is_whitespace() {
            self.backspace();
        }
    }

    /// Moves the cursor by a line of the text broken for `width`; returns whether there was one.
    pub fn line_step(&mut self, width: usize, direction: StepDirection) -> bool {
        let spans = self.spans(width);
        let here = self.line_of(&spans);
        let column = self.at - spans[here].0;
        let there = match direction {
            StepDirection::Forward => here + 1,
            StepDirection::Back => here.wrapping_sub(1),
        };
        let Some((from, to)) = spans.get(there) else { return false };
        self.at = (from + column).min(*to);
        true
    }

    /// The lines seen in `height` of them, and the cursor's place among these.
    #[must_use]
    pub fn seen(&self, width: usize, height: usize) -> (Vec<String>, u16, u16) {
        let spans = self.spans(width);
        let here = self.line_of(&spans);
        let top = (here + 1).saturating_sub(height.max(1));
        let lines = spans.iter().skip(top).take(height).map(|(a, b)| self.letters[*a..*b].iter().collect());
        let before: String = self.letters[spans[here].0..self.at].iter().collect();
        let small = |n: usize| u16::try_from(n).unwrap_or(0);
        (lines.collect(), small(before.width()), small(here - top))
    }

    /// The part of one line that fits into `width`, with the cursor in it, and the column of the cursor.
    #[must_use]
    pub fn window(&self, width: usize) -> (String, u16) {
        let wide = |c: &char| c.width().unwrap_or(0);
        let used: usize = self.letters[..self.at].iter().map(wide).sum();
        let skip = (used + 1).saturating_sub(width.max(1));
        let mut passed = 0;
        let seen = self.letters.iter().skip_while(|c| {
            let hidden = passed < skip;
            passed += wide(c);
            hidden
        });
        let text: String = seen.map(|c| if *c == '\n' { ' ' } else { *c }).collect();
        (cut(&text, width), u16::try_from(used - skip.min(used)).unwrap_or(0))
    }

    /// Draws the line in `area`, with the rest of a field of `width` cells to write on; gives the place of the cursor.
    pub fn draw(&self, style: Style, width: u16, area: Rect, buf: &mut Buffer) -> Position {
        let (shown, at) = self.window(usize::from(area.width));
        let used = put(buf, area.x, area.y, area.width, &shown, style);
        rest(buf, area, used, width);
        Position { x: area.x + at, y: area.y }
    }

    /// The same of the line one types in first in a window, with its mark.
    pub fn draw_first(&self, style: Style, area: Rect, buf: &mut Buffer) -> Position {
        put(buf, area.x.saturating_sub(1), area.y, 1, ">", STRONG);
        self.draw(style, area.width, area, buf)
    }

    fn line_of(&self, spans: &[EditorLine]) -> usize {
        spans.iter().rposition(|(from, _)| *from <= self.at).unwrap_or(0)
    }

    fn spans(&self, width: usize) -> Vec<EditorLine> {
        let width = width.max(2);
        let mut spans = Vec::new();
        let (mut from, mut used, mut blank) = (0, 0, None);
        let mut i = 0;
        while i < self.letters.len() {
            let c = self.letters[i];
            if c == '\n' {
                spans.push((from, i));
                (from, used, blank) = (i + 1, 0, None);
                i += 1;
                continue;
            }
            let wide = c.width().unwrap_or(0);
            if used + wide > width {
                let cut = blank.unwrap_or(i);
                spans.push((from, cut));
                (from, used, blank) = (cut, 0, None);
                i = cut;
                continue;
            }
            used += wide;
            i += 1;
            if c == ' ' {
                blank = Some(i);
            }
        }
        spans.push((from, self.letters.len()));
        spans
    }
}

/// The line one writes on, behind what fills `used` cells of a field of `width`.
pub fn rest(buf: &mut Buffer, area: Rect, used: u16, width: u16) {
    let room = area.width.min(width).saturating_sub(used);
    put(buf, area.x + used, area.y, room, &"_".repeat(usize::from(room)), QUIET);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_one_edit_and_brings_no_control_characters() {
        let mut text = Editor::of("ab").at(1);
        text.insert("1\r\n2\u{7}\t3", LineEnds::Joined);
        assert_eq!(text.value(), "a1 2 3b");
        assert_eq!(text.cursor(), 6);
        text.insert("x\ny", LineEnds::Kept);
        assert_eq!(text.value(), "a1 2 3x\nyb");
    }

    #[test]
    fn keys_erase_and_commands_move() {
        let mut text = Editor::of("one two  ");
        assert!(text.erase(Key::Ctrl('w')) && text.value() == "one ");
        assert!(
            text.step(Command::First) && text.erase(Key::Named(NamedKey::Delete)) && text.value() == "ne "
        );
        assert!(
            text.step(Command::Right) && text.erase(Key::Named(NamedKey::Backspace)) && text.value() == "e "
        );
        assert!(text.erase(Key::Ctrl('u')) && text.is_empty());
        assert!(!text.erase(Key::F(2)) && !text.step(Command::Up));
        text.insert_most("abcdef", 4);
        assert_eq!((text.value().as_str(), text.cursor()), ("abcd", 4));
    }

    #[test]
    fn lines_are_broken_at_blanks_and_the_cursor_stays_in_sight() {
        let mut text = Editor::of("one two three");
        assert_eq!(text.spans(8), vec![(0, 8), (8, 13)]);
        assert!(text.line_step(8, StepDirection::Back));
        assert_eq!(text.cursor(), 5);
        assert!(!text.line_step(8, StepDirection::Back));
        let long = Editor::of(&"letters ".repeat(1250));
        let (lines, _, y) = long.seen(40, 4);
        assert_eq!((lines.len(), y), (4, 3));
        assert_eq!(Editor::of("abcdef").window(4).0, "def");
    }
}
