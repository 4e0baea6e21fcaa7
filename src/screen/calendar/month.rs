//! The month as a page of a wall calendar: what each day holds, which are off, what ends on them.

use chrono::{Datelike, Months, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::Model;
use super::day::{self as head, DayMark, DayTally};
use super::ends::{DayEnd, ends};
use super::grid::words;
use super::source::CalendarSource;
use crate::domain::{Case, Unit, day};
use crate::norm::span::{self, spans};
use crate::plan::Plan;
use crate::screen::calendar::side_pane;
use crate::screen::calendar::side_pane::StyledLines;
use crate::text::capitalised;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, put_right, rule};

/// A day of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthDay {
    /// The day.
    pub on: NaiveDate,
    mark: DayMark,
    tally: DayTally,
    away: usize,
    /// Visits that the plan would make on it.
    proposed: u32,
    /// Who is appointed and who was visited, for a window that has room for names.
    who: Vec<String>,
    pub ends: Vec<DayEnd>,
}

pub struct CalendarMonth {
    /// Its first day.
    pub first: NaiveDate,
    days: Vec<MonthDay>,
}

/// The Monday of the first week of the month of `on`.
#[must_use]
pub fn first_monday(on: NaiveDate) -> NaiveDate {
    day::period(Unit::Week, day::period(Unit::Month, on).0).0
}

/// The same day of the month before.
#[must_use]
pub fn month_earlier(on: NaiveDate) -> NaiveDate {
    on.checked_sub_months(Months::new(1)).unwrap_or(on)
}

impl CalendarMonth {
    /// The month that holds `on`.
    #[must_use]
    pub fn of(source: CalendarSource<'_>, on: NaiveDate) -> CalendarMonth {
        let model = source.model;
        let (first, last) = day::period(Unit::Month, on);
        let mut days = Vec::new();
        let mut monday = first_monday(on);
        while monday <= last {
            let cases = source.of_week(monday);
            let tallies = head::tally(model, &cases, monday);
            for (tally, on) in tallies.into_iter().zip(day::days(monday, day::later(monday, 7))) {
                let away = cases.iter().filter(|c| is_away(model, c, on)).count();
                let who = side_pane::happenings(model, &cases, on);
                days.push(MonthDay {
                    on,
                    mark: DayMark::of(model, on),
                    tally,
                    away,
                    proposed: 0,
                    who,
                    ends: Vec::new(),
                });
            }
            monday = day::later(monday, 7);
        }
        let mut month = CalendarMonth { first, days };
        month.find_ends(model);
        month.count_proposals(model);
        month
    }

    /// What the plan would add on the days that are left.
    fn count_proposals(&mut self, model: &Model) {
        let Some(last) = self.days.last().map(|d| d.on).filter(|on| *on >= model.today) else { return };
        let plan = Plan::of(model.ground(), &model.cases, &model.asked_until(last));
        for visit in plan.visits.iter().filter(|v| !v.is_fixed()) {
            if let Some(day) = self.days.iter_mut().find(|d| d.on == visit.on) {
                day.proposed += 1;
            }
        }
    }

    fn find_ends(&mut self, model: &Model) {
        let Some((from, to)) = self.days.first().zip(self.days.last()).map(|(a, b)| (a.on, b.on)) else {
            return;
        };
        for (on, end) in ends(model, from, to) {
            if let Some(day) = self.days.iter_mut().find(|d| d.on == on) {
                day.ends.push(end);
            }
        }
    }

    /// The day of the page.
    #[must_use]
    pub fn day(&self, on: NaiveDate) -> Option<&MonthDay> {
        self.days.iter().find(|d| d.on == on)
    }

    /// The lines below: the day and what ends on it.
    #[must_use]
    pub fn aside(&self, source: CalendarSource<'_>, on: NaiveDate) -> StyledLines {
        let model = source.model;
        let cases = source.of_week(day::period(Unit::Week, on).0);
        let ends = self.day(on).map(|d| d.ends.as_slice()).unwrap_or_default();
        side_pane::of_day(model, &cases, on, ends)
    }

    /// Draws the page.
    pub fn view(
        &self,
        selected: NaiveDate,
        lines: &StyledLines,
        model: &Model,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let w = &model.words;
        put(buf, area.x + 1, area.y, area.width - 1, &capitalised(&w.month(self.first)), STRONG);
        put_right(buf, area.x + 14, area.y, area.width - 14, &w.say("calendar-legend"), QUIET);
        let weeks = u16::try_from(self.days.len() / 7).unwrap_or(6);
        let cell = ((area.width - 2) / 7).min(16);
        // Title, line, weekdays, line and four lines of words; the rest is shared by the weeks.
        let step = (area.height.saturating_sub(8) / weeks.max(1)).clamp(1, 6);
        rule(buf, area.x, area.y + 1, area.width);
        let mut y = area.y + 2;
        for (i, x) in (0..7).map(|i| (i, area.x + 1 + i * cell)) {
            put(
                buf,
                x + 1,
                y,
                cell - 1,
                &w.weekday(day::later(first_monday(self.first), u64::from(i))),
                QUIET,
            );
        }
        for week in self.days.chunks(7) {
            y += 1;
            for (d, x) in week.iter().zip((0..7).map(|i| area.x + 1 + i * cell)) {
                let room = Rect { x, y, width: cell, height: step };
                self.cell(d, d.on == selected, model, room, buf);
            }
            y += step - 1;
        }
        rule(buf, area.x, y + 1, area.width);
        words(lines, Rect { y: y + 2, height: area.bottom().saturating_sub(y + 2), ..area }, buf);
    }

    fn cell(&self, d: &MonthDay, selected: bool, model: &Model, room: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let (x, y, width) = (room.x, room.y, room.width);
        let other = d.on.month() != self.first.month();
        let style = if other || d.mark.is_off() { QUIET } else { PLAIN };
        let number = d.on.day().to_string();
        if selected {
            put(buf, x, y, width, &format!("[{number}]"), STRONG);
        } else {
            put(buf, x + 1, y, width - 1, &number, if d.on == model.today { STRONG } else { style });
        }
        let today = if width >= 12 { "calendar-today" } else { "calendar-today-short" };
        let mut counts = Vec::new();
        let planned = [(d.tally.waiting, "■"), (if room.height > 1 { d.proposed } else { 0 }, "▒")];
        let planned = planned.iter().filter(|(n, _)| *n > 0).map(|(n, sign)| format!("{n}{sign}"));
        counts.extend(Some(planned.collect::<String>()).filter(|text| !text.is_empty()));
        if d.tally.held > 0 {
            counts.push(format!("{}√", d.tally.held));
        }
        if d.tally.failed > 0 && room.height > 1 {
            counts.push(format!("{}-", d.tally.failed));
        }
        let ends = if d.ends.is_empty() { "" } else { "!" };
        if room.height == 1 {
            // Four cells after the number: the ends first, then what the day holds, else what it is.
            let text = match (counts.is_empty(), ends) {
                (true, "") => w.pick("calendar-mark", d.mark.code()).chars().take(4).collect(),
                _ => format!("{ends}{}", counts.concat()),
            };
            put(buf, x + 4, y, width.saturating_sub(4), &text, if ends.is_empty() { style } else { LATE });
            return;
        }
        let said = match d.mark {
            DayMark::Working if d.on == model.today => w.say(today),
            mark => w.pick("calendar-mark", mark.code()),
        };
        put(buf, x + 4, y, width.saturating_sub(4), &said, QUIET);
        if d.away > 0 {
            counts.push(format!("{}{}", d.away, w.say("calendar-away-letter")));
        }
        let ends_width = put(buf, x + 1, y + 1, 1, ends, LATE) * 2;
        put(
            buf,
            x + 1 + ends_width,
            y + 1,
            width - 1 - ends_width,
            &counts.join(" "),
            if other { QUIET } else { PLAIN },
        );
        for (y, who) in (y + 2..y + room.height).zip(&d.who) {
            put(buf, x + 1, y, width - 2, who, QUIET);
        }
    }
}

fn is_away(model: &Model, case: &Case, on: NaiveDate) -> bool {
    case.is_excused(on) && span::at(&spans(case, &model.rules), on).is_some()
}
