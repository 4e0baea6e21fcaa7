//! «Сегодня» as it is drawn: the list, and the essentials of the family under the cursor, below it or beside.
//!
//! Its lines are wrapped only as far as they are visible, and the last row names what lies below: so it finds the first
//! line to show itself, by heights, instead of by [`crate::ui::list::ListScroll`].

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::columns::TodayColumns;
use super::lines::TodayText;
use super::pane::TodayPane;
use super::{TodayLine, TodayScreen};
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET, STRONG, put, select, titled, upright, wrap_most};

/// From this width on the family is beside the list.
const WIDE: u16 = 100;

/// A line of the list as it is drawn, with the lines its words are wrapped into.
enum DrawnLine<'a> {
    Head(&'a str),
    Say(Vec<String>),
    Entry(Box<TodayText>, Vec<String>),
}

impl DrawnLine<'_> {
    fn height(&self) -> usize {
        match self {
            DrawnLine::Head(_) => 1,
            DrawnLine::Say(lines) | DrawnLine::Entry(_, lines) => lines.len().max(1),
        }
    }
}

impl TodayScreen {
    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let pane = self.entry().and_then(|entry| TodayPane::of(entry, model));
        if area.width >= WIDE {
            let left = area.width * 56 / 100;
            self.list(model, Rect { width: left, ..area }, buf);
            upright(buf, area.x + left, area.y, area.height);
            let beside = Rect { x: area.x + left + 1, width: area.width - left - 1, ..area };
            if let Some(pane) = pane {
                pane.beside(model, beside, buf);
                put(buf, area.x + left, area.y, 1, "┬", QUIET);
            }
            return None;
        }
        let below = if pane.is_some() { area.height / 4 } else { 0 };
        let list = area.height - below;
        self.list(model, Rect { height: list, ..area }, buf);
        if let Some(pane) = pane {
            pane.below(model, Rect { y: area.y + list, height: below, ..area }, buf);
        }
        None
    }

    fn list(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let columns = TodayColumns::of(self.days, self.names, area.width);
        let height = usize::from(area.height);
        let at = self.stops.get(self.cursor.at()).copied().unwrap_or(0);
        let mut room = height;
        let mut top = self.scrolled(model, columns, at, room);
        // The last line is kept for lines out of sight, so that nothing urgent hides under the edge.
        let end = |top: usize, room: usize| {
            let mut left = room;
            (top..self.lines.len()).find(|i| {
                let high = self.shown(*i, model, columns).height();
                let fits = high <= left;
                left = left.saturating_sub(high);
                !fits
            })
        };
        if end(top, room).is_some() {
            room = height.saturating_sub(1);
            top = self.scrolled(model, columns, at, room);
            if let Some(from) = end(top, room) {
                let said = wrap_most(&self.below(model, from), usize::from(area.width.saturating_sub(2)), 1);
                put(buf, area.x + 1, area.bottom() - 1, area.width - 2, &said.join(""), QUIET);
            }
        }
        self.top.set(top);
        let (mut y, last) = (area.y, area.y + u16::try_from(room).unwrap_or(area.height));
        for i in top..self.lines.len() {
            let shown = self.shown(i, model, columns);
            let high = u16::try_from(shown.height()).unwrap_or(1);
            if y + high > last {
                break;
            }
            let row = Rect { y, height: high, ..area };
            match &shown {
                DrawnLine::Head(text) => titled(buf, row, text, STRONG, ""),
                DrawnLine::Say(lines) => {
                    for (y, line) in (y..).zip(lines) {
                        put(buf, row.x + 3, y, row.width - 4, line, PLAIN);
                    }
                }
                DrawnLine::Entry(said, lines) => {
                    columns.draw(said, lines, model, row, buf);
                    if i == at {
                        select(buf, row);
                    }
                }
            }
            y += high;
        }
    }

    /// The first visible line: scrolls as little as keeps the selected one in sight, with the title over it.
    fn scrolled(&self, model: &Model, columns: TodayColumns, at: usize, room: usize) -> usize {
        let is_head = |i: usize| matches!(self.lines.get(i), Some(TodayLine::Head(_)));
        let first = if at > 0 && is_head(at - 1) { at - 1 } else { at };
        // Above the first stop there is nothing but its title.
        let top = if self.cursor.at() == 0 { 0 } else { self.top.get().min(first) };
        let mut used = 0;
        let mut lowest = at + 1;
        while lowest > top {
            used += self.shown(lowest - 1, model, columns).height();
            if used > room {
                break;
            }
            lowest -= 1;
        }
        lowest.min(at)
    }

    fn shown(&self, i: usize, model: &Model, columns: TodayColumns) -> DrawnLine<'_> {
        match &self.lines[i] {
            TodayLine::Head(text) => DrawnLine::Head(text),
            TodayLine::Say(text) => DrawnLine::Say(columns.sentence(text)),
            TodayLine::Entry(entry) => match TodayText::of(entry, model) {
                Some(said) => {
                    let lines = columns.wrapped(&said);
                    DrawnLine::Entry(Box::new(said), lines)
                }
                None => DrawnLine::Say(Vec::new()),
            },
        }
    }

    /// The sections from a line on, in a sentence.
    fn below(&self, model: &Model, from: usize) -> String {
        let heads = self.lines.iter().skip(from).filter_map(|l| match l {
            TodayLine::Head(text) => Some(text.as_str()),
            _ => None,
        });
        let heads: Vec<&str> = heads.collect();
        let said = if heads.is_empty() { model.words.say("today-end") } else { heads.join(" · ") };
        say!(model.words, "today-below", what = said)
    }
}
