//! Letters into cells: cut to a width, aligned, coloured. Colour never carries a meaning alone.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::Level;

/// Ordinary text.
pub const PLAIN: Style = Style::new();
/// Titles and what is selected.
pub const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// What is said beside.
pub const QUIET: Style = Style::new().fg(Color::DarkGray);
/// What is late.
pub const LATE: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
/// What is done.
pub const DONE: Style = Style::new().fg(Color::Green);
/// Labels of the bar of F-keys and the tab one is on.
pub const INVERSE: Style = Style::new().add_modifier(Modifier::REVERSED);

/// The colour that goes with a level's letter.
#[must_use]
pub fn level(level: Option<Level>) -> Style {
    match level {
        Some(Level::Emergency) => LATE,
        Some(Level::Crisis) => Style::new().fg(Color::Yellow),
        Some(Level::Adaptation) => Style::new().fg(Color::Cyan),
        Some(Level::Basic) | None => PLAIN,
    }
}

/// A text cut to `width` cells, with `~` where something was cut off. Line ends become blanks.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    fitting(text, width).into_owned()
}

/// The same; a text that fits, as nearly all do, is not copied.
fn fitting(text: &str, width: usize) -> Cow<'_, str> {
    let flat = match text.contains(['\n', '\t']) {
        true => Cow::Owned(text.replace(['\n', '\t'], " ")),
        false => Cow::Borrowed(text),
    };
    if flat.width() <= width {
        return flat;
    }
    let mut cut = String::new();
    let mut used = 0;
    for letter in flat.graphemes(true) {
        if used + letter.width() + 1 > width {
            break;
        }
        used += letter.width();
        cut.push_str(letter);
    }
    if width > 0 {
        cut.push('~');
    }
    Cow::Owned(cut)
}

/// Writes `text` at most `width` cells wide; gives the cells used.
pub fn put(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    if !buf.area.contains((x, y).into()) {
        return 0;
    }
    let width = width.min(buf.area.right().saturating_sub(x));
    if text.chars().all(is_simple) {
        return put_simple(buf, x, y, width, text, style);
    }
    let text = fitting(text, usize::from(width));
    let (end, _) = buf.set_stringn(x, y, text, usize::from(width), style);
    end - x
}

/// Whether a letter takes one cell whatever stands beside it: then neither widths nor clusters have to be looked up, which
/// is most of the work of writing. Nearly all that is written is of these; what is not goes the long way.
fn is_simple(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{400}'..='\u{45f}' | '\u{2500}'..='\u{259f}' | '\u{ab}' | '\u{b7}' | '\u{bb}' | '—' | '–' | '…' | '№')
}

/// Writes letters that take one cell each.
fn put_simple(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    let width = usize::from(width);
    let length = text.chars().take(width + 1).count();
    let (kept, cut) = if length > width { (width.saturating_sub(1), width > 0) } else { (length, false) };
    let from = buf.index_of(x, y);
    let letters = text.chars().take(kept).chain(cut.then_some('~'));
    let mut used = 0;
    for (cell, letter) in buf.content[from..from + width].iter_mut().zip(letters) {
        cell.set_char(letter).set_style(style);
        used += 1;
    }
    used
}

/// Writes `text` so that it ends at the right edge of `width` cells.
pub fn put_right(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) {
    let used = u16::try_from(text.width()).unwrap_or(u16::MAX).min(width);
    put(buf, x + (width - used), y, used, text, style);
}

/// Draws a level line of boxes.
pub fn rule(buf: &mut Buffer, x: u16, y: u16, width: u16) {
    put(buf, x, y, width, &"─".repeat(usize::from(width)), QUIET);
}

/// Draws an upright line of boxes.
pub fn upright(buf: &mut Buffer, x: u16, y: u16, height: u16) {
    for row in y..(y + height).min(buf.area.bottom()) {
        put(buf, x, row, 1, "│", QUIET);
    }
}

/// A text broken into lines of at most `width` cells, at blanks where there are any. Blanks before a paragraph indent
/// all of its lines.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let indent = (paragraph.len() - paragraph.trim_start_matches(' ').len()).min(width / 2);
        let blank = " ".repeat(indent);
        lines.extend(wrap_paragraph(paragraph, width - indent).into_iter().map(|l| format!("{blank}{l}")));
    }
    lines
}

/// The same, of a long text only the first `most` lines; the last of them then ends with «…».
#[must_use]
pub fn wrap_most(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = width.saturating_sub(1);
            *last = wrap(last, room).into_iter().next().unwrap_or_default();
            last.push('…');
        }
    }
    lines
}

fn wrap_paragraph(paragraph: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in paragraph.split_whitespace() {
        let blank = usize::from(!line.is_empty());
        if line.width() + blank + word.width() <= width {
            if blank == 1 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.graphemes(true) {
            if line.width() + letter.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(letter);
        }
    }
    lines.push(line);
    lines
}

/// A bar of `width` cells, filled by `part` of `whole`.
#[must_use]
pub fn bar(part: usize, whole: usize, width: usize) -> String {
    let full = (part * width + whole / 2).checked_div(whole).unwrap_or(0).min(width);
    format!("{}{}", "█".repeat(full), "░".repeat(width - full))
}

/// The inner part of a box drawn around it with a title, and a foot. What stood there is cleared.
pub fn boxed(buf: &mut Buffer, area: Rect, title: &str, foot: &str) -> Rect {
    let shown = area.intersection(buf.area);
    for y in shown.top()..shown.bottom() {
        let from = buf.index_of(shown.x, y);
        buf.content[from..from + usize::from(shown.width)].iter_mut().for_each(Cell::reset);
    }
    let width = usize::from(area.width);
    let edge = |left: &str, right: &str, said: &str| {
        let said = cut(said, width.saturating_sub(6));
        let said = if said.is_empty() { String::new() } else { format!(" {said} ") };
        let rest = width.saturating_sub(3 + said.width());
        format!("{left}─{said}{}{right}", "─".repeat(rest))
    };
    put(buf, area.x, area.y, area.width, &edge("┌", "┐", title), PLAIN);
    for y in area.top() + 1..area.bottom().saturating_sub(1) {
        put(buf, area.x, y, 1, "│", PLAIN);
        put(buf, area.right() - 1, y, 1, "│", PLAIN);
    }
    put(buf, area.x, area.bottom().saturating_sub(1), area.width, &edge("└", "┘", foot), PLAIN);
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}
