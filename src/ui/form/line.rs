//! The one drawing of a form: which lines its fields take, which of them are in sight, how each looks. Frames around it are
//! drawn by [`window`](super::window), [`page`](super::page) and [`plain`](super::plain).

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::Form;
use super::field::{FormField, TypingMode};
use crate::ui::editor::rest;
use crate::ui::paint::{INVERSE, LATE, PLAIN, QUIET, STRONG, put, titled, wrap};

/// Lines of a text of many lines that are visible while one writes it.
const LONG: usize = 6;

/// How many cells a field has that is not full: all of them end below each other.
pub(super) const FIELD: u16 = 40;

pub(super) enum FormLine {
    /// The heading over a group of fields.
    Head(String),
    /// A field, at this line of its text.
    Field(usize, usize),
    /// The text shown at a field.
    Remark(usize, String),
}

/// Where the parts of a line stand: each the first cell and how many there are.
pub(super) struct FormColumns {
    /// The sign before the focused field, and its cell.
    pub(super) mark: (&'static str, u16),
    pub(super) label: (u16, u16),
    pub(super) field: (u16, u16),
    /// How many cells of a field show that one may write there.
    pub(super) blank: u16,
    pub(super) remark: (u16, u16),
}

impl<N: Copy + PartialEq> Form<N> {
    /// The lines; `again` is the heading over the rest of a group that others interrupt.
    pub(super) fn lines(&self, columns: &FormColumns, again: &str) -> Vec<FormLine> {
        let (width, remarks) = (usize::from(columns.field.1), usize::from(columns.remark.1));
        let mut lines = Vec::new();
        let mut group = None;
        for (i, field) in self.fields.iter().enumerate() {
            if group != Some(field.group) {
                group = Some(field.group);
                let is_rest = self.fields[..i].iter().any(|f| f.group == field.group);
                let head =
                    if is_rest { Some(again) } else { self.heads.get(field.group).map(String::as_str) };
                if let Some(head) = head.filter(|head| !head.is_empty()) {
                    lines.extend(wrap(head, width).into_iter().map(FormLine::Head));
                }
            }
            let high = field.height(width, i == self.focus.at());
            lines.extend((0..high).map(|at| FormLine::Field(i, at)));
            if let Some(remark) = &field.remark {
                let said = wrap(&format!("! {}", remark.text), remarks);
                lines.extend(said.into_iter().map(|text| FormLine::Remark(i, text)));
            }
        }
        lines
    }

    /// The first visible line: scrolls as little as keeps the focused field, and the text shown at it, in sight.
    pub(super) fn scrolled(&self, lines: &[FormLine], height: usize) -> usize {
        let at = self.focus.at();
        let of_field = |l: &FormLine| matches!(l, FormLine::Field(i, _) | FormLine::Remark(i, _) if *i == at);
        let first = lines.iter().position(of_field).unwrap_or(0);
        let last = lines.iter().rposition(of_field).unwrap_or(0);
        let mut top = self.top.get().min(lines.len().saturating_sub(height));
        if last >= top + height {
            top = last + 1 - height;
        }
        // The heading of a group is visible with its first field.
        let first =
            if first > 0 && matches!(lines[first - 1], FormLine::Head(_)) { first - 1 } else { first };
        top = top.min(first);
        self.top.set(top);
        top
    }

    /// Draws a line in the row `y` of `area`; returns the position of the cursor, if it is there.
    pub(super) fn draw(
        &self,
        line: &FormLine,
        columns: &FormColumns,
        area: Rect,
        y: u16,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let (i, at) = match line {
            FormLine::Head(text) => {
                titled(buf, Rect { y, height: 1, ..area }, text, STRONG, "");
                return None;
            }
            FormLine::Remark(_, text) => {
                put(buf, columns.remark.0, y, columns.remark.1, text, LATE);
                return None;
            }
            FormLine::Field(i, at) => (*i, *at),
        };
        let field = &self.fields[i];
        let here = i == self.focus.at();
        if at == 0 {
            if here {
                put(buf, columns.mark.1, y, 1, columns.mark.0, STRONG);
            }
            let style = if here { STRONG } else { PLAIN };
            put(buf, columns.label.0, y, columns.label.1, &field.label, style);
            if field.needed && field.text.is_empty() && !self.is_left_out(field.group) {
                put(buf, columns.field.0.saturating_sub(1), y, 1, "*", QUIET);
            }
        }
        let style = if here && self.is_replaced(field) { INVERSE } else { PLAIN };
        let place = Rect { x: columns.field.0, y, width: columns.field.1, height: 1 };
        let column = field.draw(here, at, (columns.blank, style), place, buf)?;
        here.then_some(Position { x: place.x + column, y })
    }
}

/// The place of each option of a choice in a field `width` cells wide: cells to the right, lines down. What does not
/// fit into a line goes on in the next, so that nothing that can be chosen is out of sight.
fn places<'a>(options: impl Iterator<Item = &'a str>, width: u16) -> Vec<(u16, u16)> {
    let (mut right, mut down) = (0_u16, 0_u16);
    let mut places = Vec::new();
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

impl<N> FormField<N> {
    fn places(&self, width: u16) -> Vec<(u16, u16)> {
        places(self.offer.list.iter().map(|o| o.text.as_str()), width)
    }

    /// How many lines the field takes at this width.
    fn height(&self, width: usize, here: bool) -> usize {
        match self.shape {
            TypingMode::Row => {
                let width = u16::try_from(width).unwrap_or(u16::MAX);
                self.places(width).last().map_or(1, |(_, down)| usize::from(*down) + 1)
            }
            _ if here && self.offer.is_long => self.text.seen(width, LONG).0.len().max(1),
            _ => 1,
        }
    }

    /// Draws the line `at` of the field in `place`, with `blank` cells to write on; gives the column of the cursor,
    /// if it is in this line.
    pub fn draw(
        &self,
        here: bool,
        at: usize,
        (blank, style): (u16, Style),
        place: Rect,
        buf: &mut Buffer,
    ) -> Option<u16> {
        match self.shape {
            TypingMode::Row => {
                self.draw_row(here, at, place, buf);
                return None;
            }
            TypingMode::Turn => {
                let is_none = self.chosen() == Some(0);
                let style = if is_none {
                    QUIET
                } else if here {
                    STRONG
                } else {
                    PLAIN
                };
                put(buf, place.x, place.y, place.width, &format!("[{}]", self.text.value()), style);
                return None;
            }
            TypingMode::Free | TypingMode::Proposed | TypingMode::Line => {}
        }
        if here && self.offer.is_long {
            let (lines, x, y) = self.text.seen(usize::from(place.width), LONG);
            let text = lines.get(at).map_or("", String::as_str);
            let used = put(buf, place.x, place.y, place.width, text, PLAIN);
            rest(buf, place, used, blank);
            return (usize::from(y) == at).then_some(x.min(place.width));
        }
        if here || self.hollow.is_empty() {
            return Some(self.text.draw(style, blank, place, buf).x - place.x);
        }
        let (text, style) =
            if self.text.is_empty() { (self.hollow.clone(), QUIET) } else { (self.text.value(), PLAIN) };
        put(buf, place.x, place.y, place.width, &text, style);
        None
    }

    /// Draws the options of a line side by side.
    fn draw_row(&self, here: bool, at: usize, place: Rect, buf: &mut Buffer) {
        let chosen = self.chosen();
        for (o, (option, (right, down))) in self.offer.list.iter().zip(self.places(place.width)).enumerate() {
            if usize::from(down) != at {
                continue;
            }
            let (text, style) = if Some(o) == chosen {
                (format!("[{}]", option.text), if here { STRONG } else { PLAIN })
            } else {
                (format!(" {} ", option.text), QUIET)
            };
            put(buf, place.x + right, place.y, place.width - right, &text, style);
        }
    }
}
