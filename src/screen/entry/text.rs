//! A text being edited, letter by letter, of one line or of many. It knows nothing of what it means.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::record;

/// A text and its cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    letters: Vec<char>,
    at: usize,
}

/// A line of the text as it is broken for a width: its first letter and the one behind its last.
type Span = (usize, usize);

impl Text {
    /// A text with the cursor behind it.
    #[must_use]
    pub fn of(text: &str) -> Text {
        let letters: Vec<char> = text.chars().collect();
        Text { at: letters.len(), letters }
    }

    /// The same with the cursor before this letter.
    #[must_use]
    pub fn at(mut self, at: usize) -> Text {
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

    /// The cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.at
    }

    /// Puts a text at the cursor, as one edit; line ends stay where `lines` are kept. What is longer than the file
    /// takes is left out.
    pub fn insert(&mut self, text: &str, lines: bool) {
        let room = record::LONGEST_TEXT.saturating_sub(self.letters.len());
        let typed: Vec<char> = text
            .replace("\r\n", "\n")
            .chars()
            .filter_map(|c| match c {
                '\n' | '\r' => Some(if lines { '\n' } else { ' ' }),
                '\t' => Some(' '),
                c if c.is_control() => None,
                c => Some(c),
            })
            .take(room)
            .collect();
        let n = typed.len();
        self.letters.splice(self.at..self.at, typed);
        self.at += n;
    }

    /// Takes the letter before the cursor away.
    pub fn backspace(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.letters.remove(self.at);
        }
    }

    /// Takes the letter behind the cursor away.
    pub fn delete(&mut self) {
        if self.at < self.letters.len() {
            self.letters.remove(self.at);
        }
    }

    /// Takes the word before the cursor away.
    pub fn delete_word(&mut self) {
        while self.at > 0 && self.letters[self.at - 1].is_whitespace() {
            self.backspace();
        }
        while self.at > 0 && !self.letters[self.at - 1].is_whitespace() {
            self.backspace();
        }
    }

    /// One letter to the left.
    pub fn left(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// One letter to the right.
    pub fn right(&mut self) {
        self.at = (self.at + 1).min(self.letters.len());
    }

    /// To the beginning.
    pub fn home(&mut self) {
        self.at = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.at = self.letters.len();
    }

    /// A line up or down of the text broken for `width`; gives whether there was one.
    pub fn line_step(&mut self, width: usize, down: bool) -> bool {
        let spans = self.spans(width);
        let here = self.line_of(&spans);
        let column = self.at - spans[here].0;
        let there = if down { here + 1 } else { here.wrapping_sub(1) };
        let Some((from, to)) = spans.get(there) else { return false };
        self.at = (from + column).min(*to);
        true
    }

    /// The visible lines in `height` of them, and the position of the cursor among these.
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

    /// The part of one line that fits into `width`, with the cursor in it, and the position of the cursor.
    #[must_use]
    pub fn window(&self, width: usize) -> (String, u16) {
        let wide = |c: &char| c.width().unwrap_or(0);
        let mut from = self.at;
        let mut used = 0;
        while from > 0 && used + wide(&self.letters[from - 1]) < width.max(1) {
            from -= 1;
            used += wide(&self.letters[from]);
        }
        let at = u16::try_from(used).unwrap_or(0);
        let mut shown: String = self.letters[from..self.at].iter().collect();
        for c in &self.letters[self.at..] {
            used += wide(c);
            if used > width {
                break;
            }
            shown.push(if *c == '\n' { ' ' } else { *c });
        }
        (shown, at)
    }

    fn line_of(&self, spans: &[Span]) -> usize {
        spans.iter().rposition(|(from, _)| *from <= self.at).unwrap_or(0)
    }

    fn spans(&self, width: usize) -> Vec<Span> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_one_edit_and_brings_no_control_characters() {
        let mut text = Text::of("ab").at(1);
        text.insert("1\r\n2\u{7}\t3", false);
        assert_eq!(text.value(), "a1 2 3b");
        assert_eq!(text.cursor(), 6);
        text.insert("x\ny", true);
        assert_eq!(text.value(), "a1 2 3x\nyb");
    }

    #[test]
    fn lines_are_broken_at_blanks_and_the_cursor_stays_in_sight() {
        let mut text = Text::of("one two three");
        assert_eq!(text.spans(8), vec![(0, 8), (8, 13)]);
        assert!(text.line_step(8, false));
        assert_eq!(text.cursor(), 5);
        assert!(!text.line_step(8, false));
        let long = Text::of(&"letters ".repeat(1250));
        let (lines, _, y) = long.seen(40, 4);
        assert_eq!((lines.len(), y), (4, 3));
        assert_eq!(Text::of("abcdef").window(4).0, "def");
    }
}
