//! The list of what may be taken, under a field, or over it where there is more room; below it what is marked, in full
//! where its row cuts it off.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::Form;
use super::rows::OptionRow;
use crate::domain::fold::fold;
use crate::ui::Context;
use crate::ui::paint::{PLAIN, QUIET, STRONG, boxed, put, put_right, rule, select, whole_parts, wrap};

/// Rows of a list.
const ROWS: usize = 8;
/// Lines for the marked one in full.
const DETAIL: usize = 5;
/// Rows that stay in sight beside them.
const LEAST: usize = 4;

/// A line of the list under a field.
#[derive(PartialEq, Eq)]
enum OptionLine {
    /// The heading of the rows that follow.
    Head(String),
    /// A row that can be taken.
    Row(usize),
}

impl<N: Copy + PartialEq> Form<N> {
    /// Draws the list of the focused field, whose line is `y`, with the row `at` marked.
    pub(super) fn view_list(&self, at: usize, y: u16, context: &impl Context, area: Rect, buf: &mut Buffer) {
        let Some(field) = self.here() else { return };
        let rows = field.rows();
        let own = context.words().say("entry-own-words");
        let parts = |row: &OptionRow<'_>| match row {
            OptionRow::Own(text) => (text.clone(), own.clone()),
            OptionRow::Of(option) => (option.text.clone(), option.beside.clone()),
        };
        let inside = usize::from(area.width.saturating_sub(4));
        let is_long =
            |r: &OptionRow<'_>| matches!(r, OptionRow::Of(o) if o.text.width() + o.beside.width() >= inside);
        let longest = rows.iter().any(is_long);
        let said = rows.get(at).map(|row| in_full(row, &parts(row), inside)).unwrap_or_default();
        let wrapped = wrap(said.trim(), inside);
        let is_quoted = rows.get(at).is_some_and(|row| quoted(row).is_some());
        // A row between names the kind of the rest, or the group that follows.
        let is_other = |r: &OptionRow<'_>| matches!(r, OptionRow::Of(o) if field.offer.is_other(o));
        let others = rows.iter().position(is_other);
        let mut lines: Vec<OptionLine> = Vec::with_capacity(rows.len());
        let mut group = None;
        for (i, row) in rows.iter().enumerate() {
            if others == Some(i) {
                lines.push(OptionLine::Head(context.words().say("entry-other-kind")));
            }
            let of = if let OptionRow::Of(option) = row { option.group.as_ref() } else { None };
            if of.is_some() && of != group {
                lines.extend(of.cloned().map(OptionLine::Head));
                group = of;
            }
            lines.push(OptionLine::Row(i));
        }
        let below = usize::from(area.bottom().saturating_sub(y + 1));
        let above = usize::from(y.saturating_sub(area.y));
        // The words of the document give way to the rows where there is little room.
        let spare = below.max(above).saturating_sub(2 + lines.len().min(LEAST));
        let detail = match wrapped.len().min(DETAIL).min(spare.saturating_sub(1)) {
            0 => 0,
            count if longest || is_quoted => count + 1,
            _ => 0,
        };
        let wanted = lines.len().min(ROWS) + detail + 2;
        let down = below >= wanted || below >= above;
        let height = wanted.min(if down { below } else { above });
        let (Ok(high), true) = (u16::try_from(height), height > 2 + detail) else { return };
        let place = Rect { y: if down { y + 1 } else { y - high }, height: high, ..area };
        let inner = boxed(buf, place, "", "");
        let room = self.paged(height - 2 - detail);
        let marked = lines.iter().position(|line| *line == OptionLine::Row(at)).unwrap_or(0);
        let top = (marked + 1).saturating_sub(room);
        for (y, line) in (inner.top()..inner.bottom()).zip(lines.iter().skip(top).take(room)) {
            let i = match line {
                OptionLine::Row(i) => *i,
                OptionLine::Head(head) => {
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
            for (y, line) in (from + 1..inner.bottom()).zip(&wrapped) {
                put(buf, inner.x, y, inner.width, line, PLAIN);
            }
            if wrapped.len() >= detail {
                put_right(buf, inner.x, inner.bottom() - 1, inner.width, " ~", QUIET);
            }
        }
    }
}

impl<N> Form<N> {
    /// Keeps by how many of the visible rows a page moves; gives them back.
    fn paged(&self, room: usize) -> usize {
        self.page.set(room.saturating_sub(1).max(1));
        room
    }
}

/// The words of the document behind a row, where they say more than the row itself.
fn quoted<'r>(row: &'r OptionRow<'_>) -> Option<&'r str> {
    match row {
        OptionRow::Of(option) if !option.quoted.is_empty() && fold(&option.quoted) != fold(&option.text) => {
            Some(&option.quoted)
        }
        _ => None,
    }
}

/// The marked row in full: what its line cuts off, the words of the document and their paragraph.
fn in_full(row: &OptionRow<'_>, (text, beside): &(String, String), inside: usize) -> String {
    match quoted(row) {
        Some(words) if text.width() > inside => format!("{text}: «{words}» {beside}"),
        Some(words) => format!("«{words}» {beside}"),
        None => format!("{text} {beside}"),
    }
}
