//! The form as it is drawn: labels left, fields right, what is wrong below its field, lists under the field.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::rows::Row;
use super::slot::Slot;
use super::{Entry, Pick};
use crate::domain::schema::Kind;
use crate::screen::Model;
use crate::ui::editor::rest;
use crate::ui::paint::{
    INVERSE, LATE, PLAIN, QUIET, STRONG, boxed, heading, mark, put, put_right, rule, select, titled,
    whole_parts, wrap,
};

/// Lines of a text of many lines that are visible while one writes it.
const LONG: usize = 6;
/// Rows of a list.
const ROWS: usize = 8;
/// Lines for the marked one in full.
const DETAIL: usize = 5;

/// A line of the form.
enum Line {
    /// The heading over the fields of a record.
    Head(String),
    /// A field, at this line of its text.
    Field(usize, usize),
    /// The text shown at a field.
    Fault(usize, String),
}

/// A line of the list under a field.
#[derive(PartialEq, Eq)]
enum Shown {
    /// The heading of the rows that follow.
    Head(String),
    /// A row that can be taken.
    Row(usize),
}

impl Entry {
    /// Draws the form; returns the position of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let title = heading(&self.title, usize::from(area.width.saturating_sub(2)));
        put(buf, area.x + 1, area.y, area.width.saturating_sub(2), &title, STRONG);
        rule(buf, area.x, area.y + 1, area.width);
        let body =
            Rect { x: area.x, y: area.y + 2, width: area.width, height: area.height.saturating_sub(2) };
        let label =
            self.slots.iter().map(|s| s.label.width()).max().unwrap_or(0).min(usize::from(area.width) / 3);
        let label = u16::try_from(label).unwrap_or(20) + 4;
        let field = body.width.saturating_sub(label + 2);
        self.width.set(field);
        let lines = self.lines(usize::from(field), &model.words.say("entry-register"));
        let top = self.scrolled(&lines, usize::from(body.height));
        let mut cursor = None;
        for (y, line) in (body.top()..body.bottom()).zip(&lines[top..]) {
            match line {
                Line::Head(text) => {
                    titled(buf, Rect { y, height: 1, ..body }, text, STRONG, "");
                }
                Line::Fault(_, text) => {
                    put(buf, body.x + label, y, field + 1, text, LATE);
                }
                Line::Field(i, at) => {
                    let slot = &self.slots[*i];
                    let here = *i == self.focus.at();
                    if here && *at == 0 {
                        mark(buf, body.x, y);
                    }
                    if *at == 0 {
                        let style = if here { STRONG } else { PLAIN };
                        put(buf, body.x + 2, y, label.saturating_sub(3), &slot.label, style);
                        let mark =
                            if self.is_needed(slot) && slot.text.is_empty() && !self.is_left_out(slot.part) {
                                "*"
                            } else {
                                ""
                            };
                        put(buf, body.x + label - 1, y, 1, mark, QUIET);
                    }
                    let place = Rect { x: body.x + label, y, width: field, height: 1 };
                    let whole = self.parts[slot.part].kind == Kind::Absence && slot.field.name == "member";
                    let hollow = if whole { model.words.say("absence-of-all") } else { "·".to_owned() };
                    let style = if here && self.is_replaced(slot) { INVERSE } else { PLAIN };
                    if let Some(x) = draw(slot, here, *at, (&hollow, style), place, buf) {
                        cursor = Some(Position { x: place.x + x, y });
                    }
                }
            }
        }
        if let (Pick::Open(at), Some(place)) = (self.pick, cursor) {
            self.list(at, place.y, model, Rect { x: body.x + label, width: field + 1, ..body }, buf);
        }
        self.leaving.view(model, area, buf);
        cursor.filter(|_| !self.leaving.is_open())
    }

    /// The lines; `again` is the heading over the rest of a record that others interrupt.
    fn lines(&self, width: usize, again: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut part = usize::MAX;
        for (i, slot) in self.slots.iter().enumerate() {
            if slot.part != part {
                part = slot.part;
                let is_rest = self.slots[..i].iter().any(|s| s.part == part);
                let head = if is_rest { again } else { &self.parts[part].head };
                if !head.is_empty() {
                    lines.extend(wrap(head, width).into_iter().map(Line::Head));
                }
            }
            let high = if i == self.focus.at() && slot.offer.is_long {
                slot.text.seen(width, LONG).0.len()
            } else {
                1
            };
            lines.extend((0..high.max(1)).map(|at| Line::Field(i, at)));
            if let Some(fault) = &slot.fault {
                let told = wrap(&format!("! {}", fault.text), width);
                lines.extend(told.into_iter().map(|text| Line::Fault(i, text)));
            }
        }
        lines
    }

    /// The first visible line: scrolls as little as keeps the focused field, and the text shown at it, in sight.
    fn scrolled(&self, lines: &[Line], height: usize) -> usize {
        let of_field = |l: &Line| matches!(l, Line::Field(i, _) | Line::Fault(i, _) if *i == self.focus.at());
        let first = lines.iter().position(of_field).unwrap_or(0);
        let last = lines.iter().rposition(of_field).unwrap_or(0);
        let mut top = self.top.get().min(lines.len().saturating_sub(height));
        if last >= top + height {
            top = last + 1 - height;
        }
        // The heading of a record is visible with its first field.
        let first = if first > 0 && matches!(lines[first - 1], Line::Head(_)) { first - 1 } else { first };
        top = top.min(first);
        self.top.set(top);
        top
    }

    /// The list of what may be taken, under the field, or over it where there is more room; below it what is marked, in
    /// full where its row cuts it off.
    fn list(&self, at: usize, y: u16, model: &Model, area: Rect, buf: &mut Buffer) {
        let Some(slot) = self.slots.get(self.focus.at()) else { return };
        let rows = slot.rows();
        let own = model.words.say("entry-own-words");
        let parts = |row: &Row<'_>| match row {
            Row::Own(text) => (text.clone(), own.clone()),
            Row::Of(option) => (option.text.clone(), option.beside.clone()),
        };
        let inside = usize::from(area.width.saturating_sub(4));
        let is_long =
            |row: &Row<'_>| matches!(row, Row::Of(o) if o.text.width() + o.beside.width() + 1 > inside);
        let longest = rows.iter().any(is_long);
        let told =
            rows.get(at).map(parts).map(|(text, beside)| format!("{text} {beside}")).unwrap_or_default();
        let told = wrap(told.trim(), inside);
        let detail = if longest { told.len().min(DETAIL) + 1 } else { 0 };
        // A row between names the kind of the rest, or the group that follows.
        let is_other = |row: &Row<'_>| matches!(row, Row::Of(option) if slot.is_other(option));
        let others = rows.iter().position(is_other);
        let mut lines: Vec<Shown> = Vec::with_capacity(rows.len());
        let mut group = None;
        for (i, row) in rows.iter().enumerate() {
            if others == Some(i) {
                lines.push(Shown::Head(model.words.say("entry-other-kind")));
            }
            let of = if let Row::Of(option) = row { option.group.as_ref() } else { None };
            if of.is_some() && of != group {
                lines.extend(of.cloned().map(Shown::Head));
                group = of;
            }
            lines.push(Shown::Row(i));
        }
        let below = usize::from(area.bottom().saturating_sub(y + 1));
        let above = usize::from(y.saturating_sub(area.y));
        let wanted = lines.len().min(ROWS) + detail + 2;
        let down = below >= wanted || below >= above;
        let height = wanted.min(if down { below } else { above });
        let (Ok(high), true) = (u16::try_from(height), height > 2 + detail) else { return };
        let place = Rect { y: if down { y + 1 } else { y - high }, height: high, ..area };
        let inner = boxed(buf, place, "", "");
        let room = height - 2 - detail;
        let marked = lines.iter().position(|line| *line == Shown::Row(at)).unwrap_or(0);
        let top = (marked + 1).saturating_sub(room);
        for (y, line) in (inner.top()..inner.bottom()).zip(lines.iter().skip(top).take(room)) {
            let i = match line {
                Shown::Row(i) => *i,
                Shown::Head(head) => {
                    put(buf, inner.x, y, inner.width, head, QUIET);
                    continue;
                }
            };
            let Some((text, beside)) = rows.get(i).map(parts) else { continue };
            // The option has the width it needs; its remark gets what is left.
            let spare = usize::from(inner.width).saturating_sub(text.width() + 2);
            let beside = Some(whole_parts(&beside, ", ", spare)).filter(|b| b.width() <= spare);
            let beside = beside.unwrap_or_default();
            let room = inner.width.saturating_sub(u16::try_from(beside.width()).unwrap_or(0));
            put(buf, inner.x, y, room, &text, if i == at { STRONG } else { PLAIN });
            put_right(buf, inner.x, y, inner.width, beside, QUIET);
            if i == at {
                select(buf, Rect { x: inner.x - 1, y, width: inner.width + 1, height: 1 });
            }
        }
        if detail > 0 {
            let from = inner.bottom().saturating_sub(u16::try_from(detail).unwrap_or(0));
            rule(buf, inner.x, from, inner.width);
            for (y, line) in (from + 1..inner.bottom()).zip(&told) {
                put(buf, inner.x, y, inner.width, line, PLAIN);
            }
        }
    }
}

/// Draws a line of a field, selected or not, or what is said in an empty one; gives the column of the cursor, if it is
/// there.
fn draw(
    slot: &Slot,
    here: bool,
    at: usize,
    (hollow, style): (&str, Style),
    place: Rect,
    buf: &mut Buffer,
) -> Option<u16> {
    let width = usize::from(place.width);
    if here && slot.offer.is_long {
        let (lines, x, y) = slot.text.seen(width, LONG);
        let text = lines.get(at).map_or("", String::as_str);
        let used = put(buf, place.x, place.y, place.width, text, PLAIN);
        rest(buf, place, used, FIELD);
        return (usize::from(y) == at).then_some(x.min(place.width));
    }
    if here {
        return Some(slot.text.draw(style, FIELD, place, buf).x - place.x);
    }
    let used = put(buf, place.x, place.y, place.width, &slot.text.value(), PLAIN);
    if used == 0 {
        put(buf, place.x, place.y, place.width, hollow, QUIET);
    }
    None
}

/// How many cells a field has that is not full: all of them end below each other.
const FIELD: u16 = 40;
