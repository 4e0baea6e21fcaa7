//! Draws the week: columns by the width there is, a cell for each day, and below what is selected. It is a grid, no
//! list: the cursor moves in two directions, and a family may take more than one line of bars.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::Model;
use super::day::DayMark;
use super::side_pane::StyledLines;
use super::title::{self, WeekSelection};
use super::week::{CalendarWeek, DayExclusion, VisitResult, WeekCell, WeekHead};
use crate::domain::{Unit, day};
use crate::norm::LedgerRow;
use crate::screen::colour::level;
use crate::text::say;
use crate::ui::paint::{
    DONE, LATE, PLAIN, QUIET, STRONG, mark, put, put_name, put_right, rule, select, wrap_all, wrap_most,
};

/// Columns from which all seven days are shown, whatever they hold.
pub const WIDE: u16 = 100;

/// Cells of the column of names that are no name: a mark, the level, blanks.
const AROUND: u16 = 4;
/// The fewest cells of a day with both marks and the hour.
const MARKED: u16 = 7;

/// Positions of the columns.
struct WeekColumns {
    name: u16,
    cell: u16,
    norm: u16,
    days: Vec<usize>,
}

impl WeekColumns {
    fn of(week: &CalendarWeek, selected: usize, model: &Model, width: u16) -> WeekColumns {
        let days: Vec<usize> =
            (0..7).filter(|i| width >= WIDE || *i == selected || week.is_busy(*i, model)).collect();
        let count = u16::try_from(days.len()).unwrap_or(7);
        let (least, norm) = match width {
            WIDE.. => (18, 18),
            76.. => (18, 9),
            _ => (15, 9),
        };
        let names = week.lines.iter().map(|line| line.name.width()).max().unwrap_or(0);
        let names = u16::try_from(names).unwrap_or(u16::MAX).saturating_add(AROUND);
        let cell_for =
            |name: u16| (width.saturating_sub(name + 1 + norm) / count.max(1)).saturating_sub(1).clamp(3, 8);
        // Long names take the blanks of the cells, never their marks or hours.
        let cell = cell_for(least.max(names)).max(cell_for(least).min(MARKED));
        let name = width.saturating_sub(1 + norm + count * (cell + 1));
        WeekColumns { name, cell, norm, days }
    }

    /// The columns with their left edges: the edge is the line, the cell begins after it.
    fn cells(&self, x: u16) -> impl Iterator<Item = (usize, u16)> + '_ {
        let step = self.cell + 1;
        self.days.iter().zip(0u16..).map(move |(i, n)| (*i, x + self.name + n * step))
    }

    fn norm_at(&self, x: u16) -> u16 {
        x + self.name + u16::try_from(self.days.len()).unwrap_or(7) * (self.cell + 1)
    }

    /// A line across the table, `joint` where it meets the upright ones.
    fn across(&self, area: Rect, y: u16, joint: &str, buf: &mut Buffer) {
        rule(buf, area.x, y, area.width);
        for x in self.cells(area.x).map(|(_, x)| x).chain([self.norm_at(area.x)]) {
            put(buf, x, y, 1, joint, QUIET);
        }
    }

    fn uprights(&self, area: Rect, y: u16, buf: &mut Buffer) {
        for x in self.cells(area.x).map(|(_, x)| x).chain([self.norm_at(area.x)]) {
            put(buf, x, y, 1, "│", QUIET);
        }
    }
}

/// Draws the week.
pub fn view(week: &CalendarWeek, selected: &WeekSelection<'_>, model: &Model, area: Rect, buf: &mut Buffer) {
    let columns = WeekColumns::of(week, selected.day, model, area.width);
    title::view(week, selected, model, area, buf);
    let mut y = area.y + 1;
    if area.height >= 19 {
        columns.across(area, y, "┬", buf);
        y += 1;
    }
    heads(week, &columns, selected, model, Rect { y, ..area }, buf);
    y += 2;
    // Under the families: their end, the foot, its end, and at least five lines of words.
    let below = 3 + 5;
    let room = area.bottom().saturating_sub(y + below).max(1);
    let seen = selected.cursor.seen(usize::from(room));
    let (first, last, all) = (seen.start, seen.end, week.lines.len());
    for i in seen {
        family(i, week, &columns, selected, model, Rect { y, ..area }, buf);
        y += 1;
    }
    if week.lines.is_empty() {
        let said = match model.cases.is_empty() {
            true => model.nobody("families-none"),
            false => model.words.say("calendar-no-families"),
        };
        let room = area.bottom().saturating_sub(y + below).max(1);
        for line in wrap_most(&said, usize::from(area.width.saturating_sub(2)), usize::from(room)) {
            put(buf, area.x + 1, y, area.width - 1, &line, QUIET);
            y += 1;
        }
    }
    columns.across(area, y, "┼", buf);
    if last - first < all {
        let said = say!(model.words, "calendar-part", from = first + 1, to = last, all = all);
        put(buf, area.x + 2, y, columns.name.saturating_sub(3), &said, QUIET);
    }
    foot(week, &columns, model, Rect { y: y + 1, ..area }, buf);
    columns.across(area, y + 2, "┴", buf);
    words(selected.aside, Rect { y: y + 3, height: area.bottom().saturating_sub(y + 3), ..area }, buf);
}

/// Lines wrapped into an area; where it is too small, the longest are cut.
pub fn words(lines: &StyledLines, area: Rect, buf: &mut Buffer) {
    let width = usize::from(area.width.saturating_sub(2));
    for (y, (text, style)) in (area.y..area.bottom()).zip(wrap_all(lines, width, usize::from(area.height))) {
        put(buf, area.x + 1, y, area.width - 1, &text, style);
    }
}

/// The days, and under them what each is.
fn heads(
    week: &CalendarWeek,
    columns: &WeekColumns,
    selected: &WeekSelection<'_>,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) {
    let w = &model.words;
    let (cell, y) = (columns.cell, area.y);
    columns.uprights(area, y, buf);
    columns.across(area, y + 1, "┼", buf);
    put(buf, area.x + 1, y, columns.name - 1, &w.say("column-family"), QUIET);
    put(buf, columns.norm_at(area.x) + 2, y, columns.norm - 1, &w.say("calendar-norm"), QUIET);
    if area.width >= WIDE {
        put_right(buf, area.x, y, area.width - 1, &w.say("column-slack"), QUIET);
    }
    if selected.on_head {
        mark(buf, area.x, y);
    }
    for (i, x) in columns.cells(area.x) {
        let WeekHead { day: on, mark, .. } = week.heads[i];
        let number = if cell >= 7 { w.weekday_number(on) } else { chrono::Datelike::day(&on).to_string() };
        let number = if cell == 6 { format!("{}{number}", w.weekday(on)) } else { number };
        if i == selected.day {
            put(buf, x + 1, y, cell, &format!("[{number}]"), STRONG);
        } else {
            put(buf, x + 2, y, cell - 1, &number, if mark.is_off() { QUIET } else { PLAIN });
        }
        let said = match mark {
            DayMark::Working if on == model.today => {
                w.say(if cell >= 8 { "calendar-today" } else { "calendar-today-short" })
            }
            _ => w.pick("calendar-mark", mark.code()),
        };
        let pad = u16::from(cell >= 6);
        let said: String = said.chars().take(usize::from(cell - pad)).collect();
        put(buf, x + 1 + pad, y + 1, cell - pad, &said, if on == model.today { STRONG } else { QUIET });
    }
}

/// The line of the family at place `n`.
fn family(
    n: usize,
    week: &CalendarWeek,
    columns: &WeekColumns,
    selected: &WeekSelection<'_>,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) {
    let w = &model.words;
    let line = &week.lines[n];
    let here = n == selected.cursor.at() && !selected.on_head;
    let y = area.y;
    columns.uprights(area, y, buf);
    let letter = w.level_letter(line.level);
    put(buf, area.x + 1, y, 1, &letter, level(line.level));
    put_name(buf, area.x + 3, y, columns.name.saturating_sub(4), &line.name, PLAIN);
    for (i, x) in columns.cells(area.x) {
        let (text, style) = shown(&line.cells[i], columns.cell, model);
        if here && i == selected.day {
            mark(buf, x, y);
        }
        let pad = u16::from(columns.cell >= 8);
        put(buf, x + 1 + pad, y, columns.cell - pad, &text, style);
    }
    let rows: Vec<&LedgerRow> = week.rows_on(line, week.heads[selected.day].day).collect();
    let (text, late) = norm(&rows, week, model);
    // Two norms may need the cell that is left blank otherwise.
    let pad = u16::from(text.chars().count() < usize::from(columns.norm));
    put(
        buf,
        columns.norm_at(area.x) + 1 + pad,
        y,
        columns.norm - pad,
        &text,
        if late { LATE } else { PLAIN },
    );
    if let Some(slack) = rows.iter().filter_map(|r| r.known_slack()).min().filter(|_| area.width >= WIDE) {
        let style = if slack <= 0 { LATE } else { PLAIN };
        put_right(buf, area.x, y, area.width - 1, &say!(w, "days-short", n = slack), style);
    }
    if here {
        select(buf, Rect { height: 1, ..area });
    }
}

/// «0/2», «1/2 мес», both where a family has both, the week first; `!` after what is short or cannot be met.
fn norm(rows: &[&LedgerRow], week: &CalendarWeek, model: &Model) -> (String, bool) {
    let w = &model.words;
    let late = |r: &LedgerRow| r.is_short() || r.is_impossible();
    let mut rows = rows.to_vec();
    rows.sort_by_key(|r| r.unit);
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            // A week between two months names the one that is meant.
            let between = row.to < day::later(week.from, 6) || row.from > week.from;
            let of = match (row.unit, rows.len() > 1, between) {
                (Unit::Week, ..) => String::new(),
                (Unit::Month, true, _) => w.say("calendar-of-month-short"),
                (Unit::Month, false, true) => {
                    format!(" {}", w.period(Unit::Month, row.from).chars().take(3).collect::<String>())
                }
                (Unit::Month, false, false) => format!(" {}", w.say("calendar-of-month")),
            };
            let own = if row.own_rules().is_empty() { "" } else { "°" };
            format!("{}/{}{own}{of}{}", row.done, row.required, if late(row) { "!" } else { "" })
        })
        .collect();
    (said.join(" "), rows.iter().any(|r| late(r)))
}

/// A cell in its room: what is planned, what came of it, the hour.
fn shown(cell: &WeekCell, width: u16, model: &Model) -> (String, Style) {
    let w = &model.words;
    let plan = match (cell.appointment, cell.proposed) {
        (Some(_), _) => "■",
        (None, Some(_)) => "▒",
        (None, None) => " ",
    };
    let (fact, style) = match cell.fact {
        Some(VisitResult::Held) => ("√", DONE),
        Some(VisitResult::Failed) => ("-", LATE),
        None if cell.doubtful => ("!", LATE),
        None => (" ", PLAIN),
    };
    if cell.appointment.is_none() && cell.fact.is_none() && cell.proposed.is_none() {
        return match (cell.bar, cell.free) {
            (Some(DayExclusion::Outside), _) => ("░░".to_owned(), QUIET),
            (Some(DayExclusion::Away), _) => {
                (w.say("calendar-cell-away").chars().take(usize::from(width)).collect(), QUIET)
            }
            (Some(DayExclusion::Asked), _) => (w.say("calendar-cell-asked"), QUIET),
            (None, true) => ("·".to_owned(), QUIET),
            (None, false) => (String::new(), PLAIN),
        };
    }
    let time = cell.time.map(|t| w.time(t)).unwrap_or_default();
    let text = match width {
        7.. => format!("{plan}{fact}{time}"),
        // No room for both marks and the hour: what came of it says more than what was planned.
        6 if !time.is_empty() => format!("{}{time}", if fact == " " { plan } else { fact }),
        _ => format!("{plan}{fact}"),
    };
    (text, style)
}

/// Visits held and appointments that wait against what fits, and the held ones alone where there is room.
fn foot(week: &CalendarWeek, columns: &WeekColumns, model: &Model, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let y = area.y;
    columns.uprights(area, y, buf);
    put(buf, area.x + 1, y, columns.name - 1, &w.say("calendar-foot"), QUIET);
    for (i, x) in columns.cells(area.x) {
        let WeekHead { tally, capacity, .. } = week.heads[i];
        let (text, late) = load(tally.taken, week.proposed[i], capacity);
        let pad = u16::from(columns.cell >= 8);
        let held = Some(format!(" √{}", tally.held)).filter(|_| tally.held > 0 && columns.cell >= 8);
        let fits = |more: &String| text.len() + more.chars().count() <= usize::from(columns.cell - pad);
        let more = held.filter(fits).unwrap_or_default();
        put(
            buf,
            x + 1 + pad,
            y,
            columns.cell - pad,
            &format!("{text}{more}"),
            if late { LATE } else { PLAIN },
        );
    }
    let (taken, capacity) = week.heads.iter().fold((0, 0), |(a, c), h| (a + h.tally.taken, c + h.capacity));
    let proposed: u32 = week.proposed.iter().sum();
    let late = taken > capacity;
    let text = match say!(w, "done-of", done = taken, required = capacity) {
        text if !late && proposed == 0 && text.chars().count() < usize::from(columns.norm) => text,
        _ => load(taken, proposed, capacity).0,
    };
    put(buf, columns.norm_at(area.x) + 2, y, columns.norm - 1, &text, if late { LATE } else { PLAIN });
}

/// «3/4», with two proposals «3+2/4», «5/4!»; nothing of a day that is off and empty.
fn load(taken: u32, proposed: u32, capacity: u32) -> (String, bool) {
    let more = if proposed > 0 { format!("+{proposed}") } else { String::new() };
    match (taken, capacity) {
        (0, 0) if proposed == 0 => (String::new(), false),
        (a, c) if a + proposed > c => (format!("{a}{more}/{c}!"), true),
        (a, c) => (format!("{a}{more}/{c}"), false),
    }
}
