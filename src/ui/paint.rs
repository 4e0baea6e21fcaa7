//! Letters into cells: cut to a width, aligned, coloured. Colour never carries a meaning alone.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::wrapping::with_initials;
pub use crate::text::wrapping::{beginning, heading, wrap, wrap_all, wrap_most};

/// Ordinary text.
pub const PLAIN: Style = Style::new();
/// Titles and what is selected.
pub const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// Letters that were looked for, in a text of any weight.
pub const FOUND: Style = Style::new().add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED);
/// The text shown beside. No colour of its own: the grey of sixteen colours is the background of Solarized and hardly seen
/// on a console, while a faint letter is drawn between the ink and the paper of whatever palette there is.
pub const QUIET: Style = Style::new().add_modifier(Modifier::DIM);
pub const LATE: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
pub const DONE: Style = Style::new().fg(Color::Green);
/// The line of tabs while another day than today is looked at.
pub const INVERSE: Style = Style::new().add_modifier(Modifier::REVERSED);

/// The gutter mark of the selected row.
pub const HERE: &str = "▌";
/// The substitute of a letter that terminals give different widths to.
const UNSURE: &str = "▒";

/// Draws the gutter mark of the selected row.
pub fn mark(buf: &mut Buffer, x: u16, y: u16) {
    put(buf, x, y, 1, HERE, STRONG);
}

/// Positions of gutter marks, from the top.
pub fn marks(buf: &Buffer) -> impl Iterator<Item = Position> {
    let marked = buf.content.iter().enumerate().filter(|(_, cell)| cell.symbol() == HERE);
    marked.map(|(i, _)| buf.pos_of(i).into())
}

/// Shows that is under the cursor the lines drawn in `area`, whose first column is the gutter. A line in reverse would cost each
/// of its blanks when one goes on; weight costs only its letters.
pub fn select(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        let from = buf.index_of(area.x, y);
        let cells = buf.content[from..].iter_mut().take(usize::from(area.width));
        for cell in cells.filter(|cell| !matches!(cell.symbol(), " " | "│")) {
            cell.modifier = (cell.modifier - Modifier::DIM) | Modifier::BOLD;
        }
        mark(buf, area.x, y);
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
    let text = certain(text);
    let text = fitting(&text, usize::from(width));
    let from = buf.index_of(x, y);
    let cells = text.width().min(usize::from(width));
    buf.content[from..from + cells].iter_mut().for_each(Cell::reset);
    let (end, _) = buf.set_stringn(x, y, text, usize::from(width), style);
    end - x
}

/// A text in which every letter takes as many cells on any terminal. Flags, signs joined from several, scripts whose
/// letters flow into each other are drawn wider or narrower from terminal to terminal and leave pieces of themselves
/// behind: each is drawn as so many marks as it would take cells. The value itself stays as it is.
fn certain(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for letter in text.graphemes(true) {
        match is_certain(letter) {
            true => said.push_str(letter),
            false => said.extend(std::iter::repeat_n(UNSURE, letter.width())),
        }
    }
    said
}

/// Whether terminals agree how many cells a letter takes: one sign of an alphabet, of punctuation or of the frames, with
/// accents or without; or one of the wide signs of the East.
fn is_certain(letter: &str) -> bool {
    let mut signs = letter.chars();
    let Some(first) = signs.next() else { return true };
    let accented = signs.all(|c| matches!(c, '\u{300}'..='\u{36f}'));
    let narrow = matches!(
        first,
        '\n' | '\t' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{58f}'
            | '\u{10a0}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}' | '\u{2000}'..='\u{200a}' | '\u{2010}'..='\u{2027}' | '\u{202f}'
            | '\u{2030}'..='\u{205e}' | '\u{2070}'..='\u{20bf}' | '\u{2100}'..='\u{27bf}'
    );
    let wide = matches!(
        first,
        '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
            | '\u{ff01}'..='\u{ff60}'
    );
    let cells = first.width();
    accented && ((first < ' ' || cells == Some(1)) && narrow || wide && cells == Some(2))
}

/// The same of a name in a list: what distinguishes it from another stays where the room lacks.
pub fn put_name(buf: &mut Buffer, x: u16, y: u16, width: u16, name: &str, style: Style) -> u16 {
    put(buf, x, y, width, &name_fit(name, usize::from(width)), style)
}

/// The fewest cells of a cut surname and the sign behind it.
const SURNAME: usize = 4;

/// The name of a family in `width` cells. A street and house or a first name written out distinguishes it from another of the
/// same short name: the surname before it is cut, not what follows.
#[must_use]
pub fn name_fit(name: &str, width: usize) -> Cow<'_, str> {
    if name.width() <= width {
        return Cow::Borrowed(name);
    }
    if let Some((shared, own)) = name.split_once(", ") {
        // The kind of a street gives way to the surname: «Иванов~, Мира 5».
        let bare = own.split_once(". ").filter(|_| width < own.width() + SURNAME + SURNAME);
        let own = bare.map_or(own, |(_, bare)| bare);
        if own.width() + SURNAME <= width {
            return Cow::Owned(format!("{}, {own}", cut(shared, width - own.width() - 2)));
        }
    }
    let short = [1, 2].map(|given| with_initials(name, given));
    if let Some(short) = short.into_iter().find(|short| short.width() <= width) {
        return Cow::Owned(short);
    }
    // An initial is left out, not cut: its full stop alone would go.
    let mut kept = name;
    while let Some((before, _)) = kept.rsplit_once(' ').filter(|(_, last)| is_initial(last)) {
        kept = before;
        if kept.width() <= width {
            return Cow::Borrowed(kept);
        }
    }
    let mut words = name.split(' ');
    if let (Some(last), Some(first)) = (words.next(), words.next())
        && first.width() > 2
        && !last.ends_with(',')
        && !first.ends_with('.')
        && first.width() + SURNAME <= width
    {
        return Cow::Owned(format!("{} {first}", cut(last, width - first.width() - 1)));
    }
    fitting(name, width)
}

/// Whether a word is one letter with a full stop.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

/// Draws the warning for the visitor in `width` cells: whole words of it, at least the sign that there is something.
#[must_use]
pub fn warning_fit(safety: &str, width: usize) -> String {
    let said = beginning(&format!("! {safety}"), width);
    if said.starts_with('!') { said } else { "!".to_owned() }
}

/// Whether a letter takes one cell whatever is beside it: then neither widths nor clusters have to be looked up, which
/// is most of the work of writing. Nearly all that is written is of these; the others are measured in full.
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
        // What was drawn here before lends nothing of its look.
        cell.reset();
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

/// Draws a level line of boxes that begins with a title, and ends with the text shown beside.
pub fn titled(buf: &mut Buffer, area: Rect, title: &str, style: Style, beside: &str) {
    rule(buf, area.x, area.y, area.width);
    let kept = u16::try_from(beside.width()).unwrap_or(area.width);
    let kept = if kept > 0 && kept + 8 < area.width { kept + 3 } else { 0 };
    let title = heading(title, usize::from(area.width.saturating_sub(kept + 3)));
    put(buf, area.x, area.y, area.width, &format!(" {title} "), style);
    if kept > 0 {
        put(buf, area.right() - kept, area.y, kept, &format!(" {beside} "), QUIET);
    }
}

/// What parts the keys named beside each other.
pub const GAP: &str = "  ";

/// As many parts of a text as fit into `width`, from its beginning, at least one: half a word names no key.
#[must_use]
pub fn whole_parts<'a>(text: &'a str, gap: &str, width: usize) -> &'a str {
    let mut said = text;
    while said.width() > width {
        let Some((before, _)) = said.trim_end().rsplit_once(gap) else { break };
        said = before;
    }
    said
}

/// Draws the line above a screen: what is seen, and at the right edge the keys for it. Where both do not fit, the last
/// keys are left out: they are in the menu, while what is seen is nowhere else.
pub fn headed(buf: &mut Buffer, area: Rect, said: &str, keys: &str, style: Style) {
    let width = usize::from(area.width.saturating_sub(2));
    let room = width.saturating_sub(said.width() + GAP.len());
    let keys = Some(whole_parts(keys, GAP, room)).filter(|keys| keys.width() <= room).unwrap_or_default();
    let said = whole_parts(said, " · ", width);
    put(buf, area.x + 1, area.y, area.width.saturating_sub(2), said, STRONG);
    put_right(buf, area.x, area.y, area.width.saturating_sub(1), keys, style);
}

/// Draws an upright line of boxes.
pub fn upright(buf: &mut Buffer, x: u16, y: u16, height: u16) {
    for row in y..(y + height).min(buf.area.bottom()) {
        put(buf, x, row, 1, "│", QUIET);
    }
}

/// A bar of `width` cells, filled by `part` of `whole`.
#[must_use]
pub fn bar(part: usize, whole: usize, width: usize) -> String {
    let full = (part * width + whole / 2).checked_div(whole).unwrap_or(0).min(width);
    format!("{}{}", "█".repeat(full), "░".repeat(width - full))
}

/// The inner part of a box drawn around it with a title, and a foot. The cells are cleared.
pub fn boxed(buf: &mut Buffer, area: Rect, title: &str, foot: &str) -> Rect {
    let shown = area.intersection(buf.area);
    for y in shown.top()..shown.bottom() {
        let from = buf.index_of(shown.x, y);
        buf.content[from..from + usize::from(shown.width)].iter_mut().for_each(Cell::reset);
    }
    let width = usize::from(area.width);
    let edge = |left: &str, right: &str, said: &str| {
        let said = heading(said, width.saturating_sub(6));
        let said = if said.is_empty() { String::new() } else { format!(" {said} ") };
        let rest = width.saturating_sub(3 + said.width());
        format!("{left}─{said}{}{right}", "─".repeat(rest))
    };
    put(buf, area.x, area.y, area.width, &edge("┌", "┐", title), PLAIN);
    for y in area.top() + 1..area.bottom().saturating_sub(1) {
        put(buf, area.x, y, 1, "│", PLAIN);
        put(buf, area.right() - 1, y, 1, "│", PLAIN);
    }
    let foot = whole_parts(foot, " ─ ", width.saturating_sub(6));
    put(buf, area.x, area.bottom().saturating_sub(1), area.width, &edge("└", "┘", foot), PLAIN);
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// A rectangle of this size in the middle of `area`, never larger than it.
#[must_use]
pub fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
