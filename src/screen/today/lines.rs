//! The lines of «Сегодня», each drawn in one row.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Entry;
use crate::domain::contact::Contact;
use crate::domain::{Case, Id, Level, name};
use crate::norm::due::{Ahead, Late};
use crate::screen::Desk;
use crate::screen::paint::{DONE, LATE, PLAIN, QUIET, STRONG, level, put, put_right, wrap};
use crate::screen::preview::capitalised;
use crate::screen::why;

/// Draws the line of an entry.
pub(super) fn entry_line(entry: &Entry, desk: &Desk, area: Rect, buf: &mut Buffer) {
    match entry {
        Entry::Visit { case, appointment } => visit_line(desk, *case, *appointment, area, buf),
        Entry::Owed(i) => {
            let (case, row) = &desk.due.visits[*i];
            let w = &desk.words;
            let (x, y) = (area.x, area.y);
            put(buf, x + 2, y, 1, &w.pick("level-letter", row.level.code()), level(Some(row.level)));
            let name_width = area.width.saturating_sub(29);
            put(buf, x + 4, y, name_width, &name::short(&desk.cases[*case].family.title), PLAIN);
            put(buf, area.right() - 24, y, 7, &w.pick("unit", row.unit.code()), PLAIN);
            let args = [("done", row.done.into()), ("required", row.required.into())];
            put(buf, area.right() - 16, y, 8, &w.fill("done-of", &args), PLAIN);
            let slack = row.slack.unwrap_or(0);
            let style = if slack <= 0 { LATE } else { PLAIN };
            put_right(buf, area.right() - 8, y, 8, &w.fill("days-short", &[("n", slack.into())]), style);
        }
        Entry::Late(i) => {
            let (case, late) = &desk.due.late[*i];
            let title = &desk.cases[*case].family.title;
            put(buf, area.x, area.y, 1, "!", LATE);
            let at = desk.standings[*case].level;
            put(buf, area.x + 2, area.y, 1, &letter(desk, at), level(at));
            dated(&late_text(desk, late), title, area, buf);
        }
        Entry::Foreseen(i) => {
            let Some(part) = desk.foreseen().and_then(|plan| plan.parts.get(*i)) else { return };
            put(buf, area.x, area.y, 1, "!", LATE);
            let day = part.span().map(|(from, _)| desk.words.day_near(from, from)).unwrap_or_default();
            put(buf, area.x + 2, area.y, 6, &day, PLAIN);
            put(buf, area.x + 8, area.y, area.width - 8, &why::plan::cause(desk, part), PLAIN);
        }
        Entry::Ahead(i) => {
            let deadline = &desk.due.ahead[*i];
            let w = &desk.words;
            let (title, what) = match &deadline.what {
                Ahead::Term { level, .. } => (
                    deadline.case.map(|c| desk.cases[c].family.title.clone()),
                    w.fill("term-ends", &[("level", desk.rules.level_name(*level).into())]),
                ),
                Ahead::Activity { text, .. } => {
                    (deadline.case.map(|c| desk.cases[c].family.title.clone()), text.clone())
                }
                Ahead::Rule { text, .. } => (None, text.clone()),
            };
            put(buf, area.x + 2, area.y, 6, &w.day_near(deadline.on, deadline.on), PLAIN);
            let said = title.map_or_else(|| what.clone(), |t| format!("{}  {what}", name::short(&t)));
            put(buf, area.x + 8, area.y, area.width - 8, &said, PLAIN);
        }
        Entry::Inquiry(i) => {
            let inquiry = &desk.inquiries[*i];
            let by = inquiry.call_back.filter(|_| inquiry.called_back.is_none());
            let late = by.is_some_and(|on| on < desk.today);
            let style = if late { LATE } else { PLAIN };
            put(buf, area.x, area.y, 1, if late { "!" } else { " " }, LATE);
            put(buf, area.x + 2, area.y, 6, &desk.words.day_near(inquiry.on, inquiry.on), style);
            let number = inquiry.phone.as_deref().map(crate::domain::phone::shown);
            let parts = [inquiry.who.clone(), number, inquiry.note.clone()];
            let said = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
            put(buf, area.x + 8, area.y, area.width - 8, &said, PLAIN);
        }
        Entry::CallBack(i) => {
            let (case, id, on) = &desk.due.call_back[*i];
            let case = &desk.cases[*case];
            let late = *on < desk.today;
            if late {
                put(buf, area.x, area.y, 1, "!", LATE);
            }
            put(buf, area.x + 2, area.y, 6, &desk.words.day_near(*on, *on), if late { LATE } else { PLAIN });
            let said = case
                .contacts
                .iter()
                .find(|c| c.id == *id)
                .and_then(|c| c.promised.as_ref().or(c.note.as_ref()));
            let said = format!("{}  {}", name::short(&case.family.title), said.map_or("", String::as_str));
            put(buf, area.x + 8, area.y, area.width - 8, &said, PLAIN);
        }
    }
}

/// What the plan says of days ahead that are too few, in a pane beside the list.
pub(super) fn foreseen(desk: &Desk, place: usize, area: Rect, buf: &mut Buffer) {
    let Some(part) = desk.foreseen().and_then(|plan| plan.parts.get(place)) else { return };
    let said = [
        (capitalised(&why::plan::cause(desk, part)), STRONG),
        (capitalised(&desk.words.plan_part(&desk.cases, part)), PLAIN),
        (desk.words.say("foreseen-how"), QUIET),
    ];
    let width = usize::from(area.width);
    let lines = said.iter().flat_map(|(text, style)| {
        wrap(text, width).into_iter().map(move |l| (l, *style)).chain([(String::new(), PLAIN)])
    });
    for (y, (text, style)) in (area.y..area.bottom()).zip(lines) {
        put(buf, area.x, y, area.width, &text, style);
    }
}

/// The visits of the day, by hour: appointments, and visits made without one.
pub(super) fn visits(desk: &Desk) -> Vec<(usize, Option<Id>)> {
    let mut found = Vec::new();
    for (i, case) in desk.cases.iter().enumerate() {
        let appointed = case.appointments.iter().filter(|a| a.on == desk.today);
        let mut any = false;
        for a in appointed {
            any = true;
            found.push((a.time, i, Some(a.id)));
        }
        if let Some(c) = case.contacts.iter().find(|c| !any && c.kind.is_visit() && c.on == desk.today) {
            found.push((c.time, i, None));
        }
    }
    found.sort_by_key(|(time, i, _)| (time.is_none(), *time, *i));
    found.into_iter().map(|(_, i, id)| (i, id)).collect()
}

/// Whether a visit of the day has been held.
pub(super) fn came_of(case: &Case, day: NaiveDate) -> bool {
    case.contacts.iter().any(|c| c.on == day && c.is_held_visit())
}

fn letter(desk: &Desk, at: Option<Level>) -> String {
    desk.words.pick("level-letter", at.map_or("none", Level::code))
}

fn visit_line(desk: &Desk, place: usize, appointment: Option<Id>, area: Rect, buf: &mut Buffer) {
    let case = &desk.cases[place];
    let today = |c: &&Contact| c.on == desk.today && c.kind.is_visit();
    let contact = case.contacts.iter().filter(today).max_by_key(|c| c.is_held_visit());
    let (mark, style): (&str, Style) = match contact {
        Some(c) if c.is_held_visit() => ("√", DONE),
        Some(_) => ("-", LATE),
        None => (" ", PLAIN),
    };
    put(buf, area.x, area.y, 1, mark, style);
    let time = case
        .appointments
        .iter()
        .find(|a| Some(a.id) == appointment)
        .map_or_else(|| contact.and_then(|c| c.time), |a| a.time)
        .map(|t| desk.words.time(t))
        .unwrap_or_default();
    put(buf, area.x + 2, area.y, 5, &time, PLAIN);
    let at = desk.standings[place].level;
    put(buf, area.x + 8, area.y, 1, &letter(desk, at), level(at));
    // Fifteen cells hold a surname with initials; what a visitor must know at the door needs the rest.
    let left = ((area.width - 10) * 9 / 20).min(24);
    put(buf, area.x + 10, area.y, left, &name::short(&case.family.title), PLAIN);
    let x = area.x + 11 + left;
    let room = area.right().saturating_sub(x);
    if let Some(safety) = &case.family.safety {
        put(buf, x, area.y, room, &format!("! {safety}"), LATE);
    } else {
        put(buf, x, area.y, room, &desk.words.address_near(&case.family.address), PLAIN);
    }
}

fn dated(what: &str, title: &str, area: Rect, buf: &mut Buffer) {
    let name_width = (area.width - 4) / 2;
    let used = put(buf, area.x + 4, area.y, name_width, &name::short(title), PLAIN);
    let x = area.x + 5 + used;
    put(buf, x, area.y, area.right().saturating_sub(x), what, PLAIN);
}

fn late_text(desk: &Desk, late: &Late) -> String {
    let w = &desk.words;
    match late {
        Late::Visits(row) => w.fill(
            "late-visits",
            &[
                ("period", w.period(row.unit, row.from).into()),
                ("done", row.done.into()),
                ("required", row.required.into()),
            ],
        ),
        // The day before the words: where there is no room for both, the words are cut.
        Late::Activity { text, due, .. } => format!("{} {text}", w.day_near(*due, desk.today)),
        Late::Term { until, .. } => w.fill("late-term", &[("day", w.day_near(*until, desk.today).into())]),
    }
}
