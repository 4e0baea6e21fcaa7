//! Drawing «Участок»: columns of sections, each scrolled by itself.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::super::Model;
use super::lines::{DistrictItem, DistrictLine, DistrictSection};
use super::{DistrictScreen, registers};
use crate::screen::colour::level;
use crate::ui::list::ListScroll;
use crate::ui::paint::{
    LATE, PLAIN, QUIET, STRONG, bar, headed, put, rule, select, upright, whole_parts, wrap, wrap_most,
};
use crate::ui::table::{ColumnTable, edged};

impl DistrictScreen {
    /// Draws the screen.
    pub fn view(&self, _desk: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        headed(buf, area, &self.title, &self.passport, PLAIN);
        let lines = self.rules.as_ref().map_or(0, |item| self.draw_rules(item, area, buf));
        rule(buf, area.x, area.y + 1 + lines, area.width);
        let head = 2 + lines;
        let body = Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area };
        // For a page: as many lines as there are to see.
        let _ = self.cursor.seen(usize::from(body.height));
        let mut first = 1;
        for (i, (column, sections)) in columns(body).into_iter().enumerate() {
            if column.x > body.x {
                upright(buf, column.x - 1, column.y, column.height);
            }
            let sections = self.sections.get(sections).unwrap_or_default();
            first = self.column(&self.scrolls[i], sections, first, column, buf);
        }
        None
    }

    /// Draws the line of the rules under the title; gives how many lines it took.
    fn draw_rules(&self, item: &DistrictItem, area: Rect, buf: &mut Buffer) -> u16 {
        let mark = u16::from(item.late) * 2;
        put(buf, area.x + 1, area.y + 1, mark, "!", LATE);
        let width = usize::from(area.width.saturating_sub(2 + mark));
        let said = whole_parts(&item.name, PART, width);
        // What is wrong with the rules is said even where it needs a second line.
        let said = if item.late && !said.contains(PART) { &item.name } else { said };
        let lines = wrap_most(said, width, 2);
        for (y, line) in (area.y + 1..area.bottom()).zip(&lines) {
            put(buf, area.x + 1 + mark, y, area.width.saturating_sub(2 + mark), line, PLAIN);
        }
        let height = u16::try_from(lines.len()).unwrap_or(1);
        if self.cursor.at() == 0 {
            select(buf, Rect { y: area.y + 1, height, ..area });
        }
        height
    }

    /// Draws one column whose first item is the `first` of all; gives the number of the one after its last.
    fn column(
        &self,
        scroll: &ListScroll,
        sections: &[DistrictSection],
        first: usize,
        area: Rect,
        buf: &mut Buffer,
    ) -> usize {
        let mut rows: Vec<DistrictRow<'_>> = Vec::new();
        let mut number = first;
        for section in sections {
            if !rows.is_empty() {
                rows.push(DistrictRow::Blank);
            }
            for line in section {
                match line {
                    DistrictLine::Head(left, right) => rows.push(DistrictRow::Head(left, right)),
                    DistrictLine::Say(text) => {
                        let width = usize::from(area.width.saturating_sub(2));
                        rows.extend(wrap(text, width).into_iter().map(DistrictRow::Say));
                    }
                    DistrictLine::Item(item) => {
                        let lines = item.lines(area.width);
                        let last = lines.len() - 1;
                        let part = |(n, name)| DistrictRow::Item {
                            item,
                            number,
                            name,
                            first: n == 0,
                            last: n == last,
                        };
                        rows.extend(lines.into_iter().enumerate().map(part));
                        number += 1;
                    }
                }
            }
        }
        let at = self.cursor.at();
        let here = |row: &DistrictRow<'_>| matches!(row, DistrictRow::Item { number, .. } if *number == at);
        let selected = rows.iter().position(here).zip(rows.iter().rposition(here)).map(|(begin, end)| {
            // The title over the first line of a section is seen with it.
            let titled =
                begin.checked_sub(1).filter(|i| matches!(rows[*i], DistrictRow::Head(..))).unwrap_or(begin);
            titled..end + 1
        });
        for (at, place) in scroll.rows(rows.len(), selected, area) {
            let row = &rows[at];
            match row {
                DistrictRow::Blank => {}
                DistrictRow::Head(left, right) => head(left, right, place, buf),
                DistrictRow::Say(text) => {
                    put(buf, place.x + 1, place.y, place.width.saturating_sub(2), text, QUIET);
                }
                DistrictRow::Item { item, name, first, last, .. } => {
                    let place = match first {
                        true => place,
                        false => {
                            Rect { x: place.x + INDENT, width: place.width.saturating_sub(INDENT), ..place }
                        }
                    };
                    draw(item, name, *last, place, buf);
                }
            }
            if here(row) {
                select(buf, place);
            }
        }
        number
    }
}

/// What parts the pieces of a line.
const PART: &str = " · ";

/// The indent of the rest of a long name.
const INDENT: u16 = 1;

/// Lines of a long name.
const MOST: usize = 3;

/// A row of a column: a name may take several.
enum DistrictRow<'a> {
    Blank,
    Head(&'a str, &'a str),
    Say(String),
    /// A line of an item: its name may take several.
    Item {
        item: &'a DistrictItem,
        number: usize,
        name: String,
        first: bool,
        last: bool,
    },
}

impl DistrictItem {
    /// The name in as many lines as it takes; its numbers follow the last of them. Of a line with a bar only the
    /// beginning is shown: its letters say what it is.
    fn lines(&self, width: u16) -> Vec<String> {
        let letters = if self.letters.is_empty() { 0 } else { self.letters.width().max(3) + 1 };
        let right = if self.right.is_empty() { 0 } else { self.right.width() + 1 };
        let whole = usize::from(width.saturating_sub(MARK + 1)).saturating_sub(letters);
        if self.bar.is_some() || self.name.width() + right <= whole {
            return vec![self.name.clone()];
        }
        let inside = whole.saturating_sub(usize::from(INDENT));
        let mut lines = wrap_most(&self.name, inside, MOST);
        if lines.last().is_some_and(|last| last.width() + right > inside) {
            lines.push(String::new());
        }
        lines
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
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(MARK + 1), ..area };
    let [name, numbers] = edged(inside, 1, kept);
    name.put(buf, area.y, left, STRONG);
    numbers.put_right(buf, area.y, right, QUIET);
}

/// Draws a line of an item: the part of its name that is in it and, in the last one, its numbers.
fn draw(item: &DistrictItem, name: &str, last: bool, area: Rect, buf: &mut Buffer) {
    let cells = |text: &str| u16::try_from(text.width()).unwrap_or(0);
    let letters = if item.letters.is_empty() { 0 } else { cells(&item.letters).max(3) };
    let before = letters + u16::from(letters > 0);
    let table = ColumnTable::at(area.x + 1, [letters, area.width.saturating_sub(1 + before + MARK)]);
    let [letters, whole] = table.slots();
    letters.put(buf, area.y, &item.letters, level(item.level));
    if !last {
        whole.put(buf, area.y, name, PLAIN);
        return;
    }
    let numbers = cells(&item.right);
    let edge = area.right().saturating_sub(MARK);
    let [called_at, right] = edged(Rect { x: whole.x, width: whole.width, ..area }, 1, numbers);
    let x = called_at.x;
    right.put_right(buf, area.y, &item.right, PLAIN);
    if item.late {
        put(buf, edge, area.y, MARK, " !", LATE);
    }
    let called = cells(name);
    let Some((part, whole)) = item.bar else {
        called_at.put(buf, area.y, name, PLAIN);
        return;
    };
    // Bars are aligned: their place depends on the width of the column alone.
    let length = (area.width / 5).clamp(6, 16);
    let begin = edge.saturating_sub(9.max(numbers + 1) + length);
    let place = begin.saturating_sub(x + 1);
    // What has letters is known by them, and its bar says more than half a word; what has none keeps its name.
    if called > place && item.letters.is_empty() {
        called_at.put(buf, area.y, name, PLAIN);
        return;
    }
    if called <= place || !name.contains('+') {
        put(buf, x, area.y, place, name, PLAIN);
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
