//! Letters of whose width every terminal thinks the same.

use std::borrow::Cow;

use ratatui::buffer::Cell;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether every terminal draws this letter in one cell: letters of the languages of the program and its own signs.
fn is_plain(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '№' | '←'..='↕' | '−' | '≈' | '≤' | '≥' | '─'..='◿')
}

/// Whether every terminal draws this symbol in one cell. Of composed letters, emoji and wide letters terminals think
/// differently.
pub(super) fn is_certain(cell: &Cell) -> bool {
    let mut letters = cell.symbol().chars();
    letters.next().is_some_and(is_plain) && letters.next().is_none()
}

/// Columns the symbol takes, 1 or 2.
pub(super) fn columns(cell: &Cell) -> usize {
    if is_certain(cell) { 1 } else { cell.symbol().width().clamp(1, 2) }
}

/// Columns the symbol takes at most: a terminal may draw each of its letters by itself.
pub(super) fn widest(cell: &Cell) -> usize {
    cell.symbol()
        .chars()
        .map(|letter| if is_plain(letter) { 1 } else { letter.width().unwrap_or(0).max(1) })
        .sum()
}

/// The first of these cells as it is drawn. Where its symbol might run over the edge, or something is drawn over its second
/// half, it is a letter of one cell.
pub(super) fn fitted(cells: &[Cell]) -> Cow<'_, Cell> {
    let cell = &cells[0];
    let is_covered = || columns(cell) == 2 && cells.get(1).is_some_and(|next| next.symbol() != " ");
    if is_certain(cell) || widest(cell) <= cells.len() && !is_covered() {
        return Cow::Borrowed(cell);
    }
    let mut fitted = cell.clone();
    fitted.set_char(cell.symbol().chars().next().filter(|letter| is_plain(*letter)).unwrap_or('?'));
    Cow::Owned(fitted)
}
