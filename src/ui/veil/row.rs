//! The cells of a picture read as letters: a letter may carry marks, and a wide one takes two cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The sign shown for a hidden letter.
pub(super) const SIGN: &str = "·";

/// One row of the picture.
#[derive(Clone, Copy)]
pub(super) struct PictureRow {
    pub area: Rect,
    pub y: u16,
}

impl PictureRow {
    /// The letter of a cell without its marks; beyond the edge a blank.
    pub fn sign(self, buf: &Buffer, x: u16) -> char {
        match x < self.area.right() {
            true => buf[(x, self.y)].symbol().chars().next().unwrap_or(' '),
            false => ' ',
        }
    }

    /// Where the letters end that begin at a cell.
    pub fn word_end(self, buf: &Buffer, from: u16) -> u16 {
        let mut x = from;
        while x < self.area.right() && is_letter(buf[(x, self.y)].symbol()) {
            x += self.columns(buf, x);
        }
        x.min(self.area.right())
    }

    /// The letters between two cells.
    pub fn text(self, buf: &Buffer, from: u16, to: u16) -> String {
        let mut text = String::new();
        let mut x = from;
        while x < to {
            text.push_str(buf[(x, self.y)].symbol());
            x += self.columns(buf, x);
        }
        text
    }

    /// Hides the word between two cells, but for its first letter.
    pub fn hide_word(self, buf: &mut Buffer, from: u16, to: u16) {
        for x in from + self.columns(buf, from)..to {
            self.hide(buf, x);
        }
    }

    pub fn hide(self, buf: &mut Buffer, x: u16) {
        buf[(x, self.y)].set_symbol(SIGN);
    }

    /// Whether a text ends before this cell: two blanks, a frame or the edge.
    pub fn ends(self, buf: &Buffer, x: u16) -> bool {
        let is_bound = |x| x >= self.area.right() || is_frame(self.sign(buf, x));
        is_bound(x) || self.sign(buf, x) == ' ' && (is_bound(x + 1) || self.sign(buf, x + 1) == ' ')
    }

    /// Where the text begins that a cell belongs to, and the column behind the frame before it.
    fn beginning(self, buf: &Buffer, within: u16) -> (u16, u16) {
        let left = (self.area.left()..within).rev().find(|x| is_frame(self.sign(buf, *x)));
        let left = left.map_or(self.area.left(), |frame| frame + 1);
        let is_gap = |x: &u16| self.sign(buf, *x) == ' ' && self.sign(buf, *x + 1) == ' ';
        let gap = (left..within).rev().find(is_gap);
        let mut start = gap.map_or(left, |gap| gap + 2);
        while start < within && self.sign(buf, start) == ' ' {
            start += 1;
        }
        (start, left)
    }

    /// The next row and the cell of it at which a text goes on that ends in this one, if it is wrapped.
    pub fn wrapped(self, buf: &Buffer, within: u16) -> Option<(PictureRow, u16)> {
        let next = PictureRow { y: self.y + 1, ..self };
        if next.y >= self.area.bottom() {
            return None;
        }
        let (start, left) = self.beginning(buf, within);
        if next.sign(buf, start) != ' ' && (start == left || next.sign(buf, start - 1) == ' ') {
            return Some((next, start));
        }
        let first = (left..=within).find(|x| next.sign(buf, *x) != ' ');
        first.map(|x| (next, x))
    }

    /// How many columns the letter of a cell takes.
    fn columns(self, buf: &Buffer, x: u16) -> u16 {
        if buf[(x, self.y)].symbol().width() > 1 { 2 } else { 1 }
    }
}

/// Whether a character belongs to a word: a letter or the mark on one.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && c.width() == Some(0)
}

fn is_letter(symbol: &str) -> bool {
    symbol.starts_with(char::is_alphabetic) && symbol.chars().all(is_of_word)
}

fn is_frame(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}' | '|')
}
