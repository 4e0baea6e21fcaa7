//! Drawing «Участок»: columns of sections, each scrolled by itself.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::super::Desk;
use super::lines::{Item, Line, Section};
use super::{District, registers};
use crate::screen::colour::level;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, bar, put, put_right, rule, select, upright};

impl District {
    /// Draws the screen.
    pub fn view(&self, _desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let kept = u16::try_from(self.passport.width()).unwrap_or(0) + 1;
        put(buf, area.x + 1, area.y, area.width.saturating_sub(kept + 2), &self.title, STRONG);
        put_right(buf, area.x, area.y, area.width - 1, &self.passport, PLAIN);
        if let Some(item) = &self.rules {
            let mark = u16::from(item.late) * 2;
            put(buf, area.x + 1, area.y + 1, mark, "!", LATE);
            put(buf, area.x + 1 + mark, area.y + 1, area.width - 2 - mark, &item.name, PLAIN);
            if self.stand.at() == 0 {
                select(buf, Rect { y: area.y + 1, height: 1, ..area });
            }
        }
        rule(buf, area.x, area.y + 2, area.width);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        // For a page: as many lines as there are to see.
        let _ = self.stand.seen(usize::from(body.height));
        let mut first = 1;
        for (i, (column, sections)) in columns(body).into_iter().enumerate() {
            if column.x > body.x {
                upright(buf, column.x - 1, column.y, column.height);
            }
            let sections = self.sections.get(sections).unwrap_or_default();
            first = self.column(&self.tops[i], sections, first, column, buf);
        }
        None
    }

    /// Draws one column whose first item is the `first` of all; gives the number of the one after its last.
    fn column(
        &self,
        top: &Cell<usize>,
        sections: &[Section],
        first: usize,
        area: Rect,
        buf: &mut Buffer,
    ) -> usize {
        let mut lines: Vec<Option<&Line>> = Vec::new();
        for section in sections {
            if !lines.is_empty() {
                lines.push(None);
            }
            lines.extend(section.iter().map(Some));
        }
        let mut number = first;
        let numbered: Vec<Option<usize>> = lines
            .iter()
            .map(|line| {
                matches!(line, Some(Line::Item(_))).then(|| {
                    number += 1;
                    number - 1
                })
            })
            .collect();
        let at = numbered.iter().position(|n| *n == Some(self.stand.at()));
        let height = usize::from(area.height);
        let mut from = top.get().min(lines.len().saturating_sub(height));
        if let Some(at) = at {
            // The title over the first line of a section is visible with it.
            let titled =
                at.checked_sub(1).filter(|i| matches!(lines[*i], Some(Line::Head(..)))).unwrap_or(at);
            if titled < from {
                from = titled;
            } else if at >= from + height {
                from = at + 1 - height;
            }
        }
        top.set(from);
        for (y, i) in (area.y..area.bottom()).zip(from..lines.len()) {
            let row = Rect { y, height: 1, ..area };
            match lines[i] {
                Some(Line::Head(left, right)) => head(left, right, row, buf),
                Some(Line::Say(text)) => {
                    put(buf, row.x + 1, y, row.width.saturating_sub(2), text, QUIET);
                }
                Some(Line::Item(item)) => {
                    draw(item, row, buf);
                    if at == Some(i) {
                        select(buf, row);
                    }
                }
                None => {}
            }
        }
        number
    }
}

/// Sections of the left column: four of figures, and the curators' days.
const LEFT: usize = 4 + registers::LEFT;
/// All sections.
const ALL: usize = 7 + registers::KINDS.len();

/// The columns in a width, with the sections each holds.
fn columns(area: Rect) -> Vec<(Rect, std::ops::Range<usize>)> {
    let part = |x: u16, width: u16| Rect { x: area.x + x, width, ..area };
    let w = area.width;
    match w {
        0..76 => vec![(area, 0..ALL)],
        76..112 => {
            let left = w * 42 / 80;
            vec![(part(0, left), 0..LEFT), (part(left + 1, w - left - 1), LEFT..ALL)]
        }
        _ => {
            let (left, middle) = (w * 46 / 120, w * 34 / 120);
            let right = left + middle;
            vec![
                (part(0, left), 0..LEFT),
                (part(left + 1, middle - 1), LEFT..LEFT + 1),
                (part(right + 1, w - right - 1), LEFT + 1..ALL),
            ]
        }
    }
}

/// Two cells at the right edge of every line are for the mark of what is too much.
const MARK: u16 = 2;

fn head(left: &str, right: &str, area: Rect, buf: &mut Buffer) {
    let kept = u16::try_from(right.width()).unwrap_or(0);
    put(buf, area.x + 1, area.y, area.width.saturating_sub(kept + MARK + 2), left, STRONG);
    put_right(buf, area.x, area.y, area.width.saturating_sub(MARK), right, QUIET);
}

fn draw(item: &Item, area: Rect, buf: &mut Buffer) {
    let cells = |text: &str| u16::try_from(text.width()).unwrap_or(0);
    let mut x = area.x + 1;
    if !item.letters.is_empty() {
        put(buf, x, area.y, 5, &item.letters, level(item.level));
        x += cells(&item.letters).max(3) + 1;
    }
    let edge = area.right().saturating_sub(MARK);
    let numbers = cells(&item.right);
    let room = edge.saturating_sub(x + numbers + 1);
    put_right(buf, x, area.y, edge.saturating_sub(x), &item.right, PLAIN);
    if item.late {
        put(buf, edge, area.y, MARK, " !", LATE);
    }
    let called = cells(&item.name);
    let Some((part, whole)) = item.bar else {
        put(buf, x, area.y, room, &item.name, PLAIN);
        return;
    };
    // Bars stand under each other: their place depends on the width of the column alone.
    let length = (area.width / 5).clamp(6, 16);
    let begin = edge.saturating_sub(9.max(numbers + 1) + length);
    let place = begin.saturating_sub(x + 1);
    // What has letters is known by them, and its bar says more than half a word; what has none keeps its name.
    if called > place && item.letters.is_empty() {
        put(buf, x, area.y, room, &item.name, PLAIN);
        return;
    }
    if called <= place || !item.name.contains('+') {
        put(buf, x, area.y, place, &item.name, PLAIN);
    }
    put(
        buf,
        begin,
        area.y,
        length,
        &bar(part, whole, usize::from(length)),
        if item.late { LATE } else { PLAIN },
    );
}
