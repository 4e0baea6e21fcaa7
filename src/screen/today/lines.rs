//! The lines of «Сегодня»: the text of each, and its columns.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::entry::{Entry, misplaced};
use crate::domain::contact::{Contact, Inquiry};
use crate::domain::day;
use crate::domain::family::Address;
use crate::domain::{Case, Id, Level, phone};
use crate::norm::Row;
use crate::norm::deadline::{Ahead, Deadline};
use crate::norm::due::{Late, Urgent};
use crate::norm::{position, visit_obstacles};
use crate::screen::Model;
use crate::screen::colour::level;
use crate::screen::why;
use crate::text::say;
use crate::ui::paint::{DONE, LATE, PLAIN, put, put_name, put_right, warning_fit, wrap_most};
use crate::wording::visiting::Telling;
use crate::wording::{deadline, expires, mark};

/// Lines that the words of an entry may take: an activity cut to its first word says nothing.
const MOST: usize = 2;

/// What an entry says.
pub(super) struct Said {
    mark: (&'static str, Style),
    when: (String, Style),
    /// The family's level and short name; `None`: it is about no family.
    family: Option<(Option<Level>, String)>,
    what: What,
}

enum What {
    /// Words, wrapped where they need it.
    Words(String, Style),
    /// The address of a visit, and the state of the family's norm.
    Visit { safety: Option<String>, address: Address, norm: Option<(String, Option<i64>)> },
}

/// Columns of the parts of a line, counted from the gutter.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    when: u16,
    name: u16,
    width: u16,
}

impl Columns {
    /// The columns of a list of this width in which days need `when` cells and names at most `name`.
    pub(super) fn of(when: u16, name: u16, width: u16) -> Columns {
        let most = match width {
            0..70 => 15,
            70..90 => 24,
            _ => 28,
        };
        Columns { when, name: name.clamp(8, most), width }
    }

    fn level(self) -> u16 {
        3 + self.when + 1
    }

    /// Where the words begin.
    fn words(self, said: &Said) -> u16 {
        match said.family {
            Some(_) => self.level() + 2 + self.name + 2,
            None => self.level().max(4 + u16::try_from(said.when.0.width()).unwrap_or(0)),
        }
    }

    /// The lines of an entry's words; of a visit there is one.
    pub(super) fn wrapped(self, said: &Said) -> Vec<String> {
        match &said.what {
            What::Words(text, _) => {
                wrap_most(text, usize::from(self.width.saturating_sub(self.words(said))), MOST)
            }
            What::Visit { .. } => vec![String::new()],
        }
    }

    /// Draws an entry whose words are wrapped into `lines`, the first of them on the first line of `area`.
    pub(super) fn draw(self, said: &Said, lines: &[String], model: &Model, area: Rect, buf: &mut Buffer) {
        let (x, y) = (area.x, area.y);
        put(buf, x + 1, y, 1, said.mark.0, said.mark.1);
        put(buf, x + 3, y, area.width - 3, &said.when.0, said.when.1);
        if let Some((at, name)) = &said.family {
            let letter = model.words.pick("level-letter", at.map_or("none", Level::code));
            put(buf, x + self.level(), y, 1, &letter, level(*at));
            put_name(buf, x + self.level() + 2, y, self.name, name, PLAIN);
        }
        let from = x + self.words(said);
        let room = area.right().saturating_sub(from);
        match &said.what {
            What::Words(_, style) => {
                for (y, line) in (y..area.bottom()).zip(lines) {
                    put(buf, from, y, room, line, *style);
                }
            }
            What::Visit { safety, address, norm } => {
                let kept = if norm.is_some() { NORM + SLACK } else { 0 };
                let end = area.right().saturating_sub(kept);
                let mut from = from;
                if let Some(safety) = safety {
                    let room = end.saturating_sub(from);
                    from += put(buf, from, y, room, &warning_fit(safety, usize::from(room)), LATE) + 2;
                }
                let room = end.saturating_sub(from);
                // Of an address two letters say nothing: the pane has all of it.
                if room > 5 {
                    put(buf, from, y, room, &model.words.address_fit(address, usize::from(room)), PLAIN);
                }
                if let Some((norm, slack)) = norm {
                    put_right(buf, end, y, NORM, norm, PLAIN);
                    let said = slack.map(|n| say!(model.words, "slack-near", n = n));
                    let style = if slack.is_some_and(|n| n <= 0) { LATE } else { PLAIN };
                    put_right(buf, end + NORM, y, SLACK, &said.unwrap_or_default(), style);
                }
            }
        }
    }
}

/// Cells of «0 из 2».
const NORM: u16 = 8;
/// Cells of «запас 1», with the gap before it.
const SLACK: u16 = 10;

impl Said {
    /// What an entry says; `None`: it is there no more.
    pub(super) fn of(entry: &Entry, model: &Model) -> Option<Said> {
        let w = &model.words;
        Some(match entry {
            Entry::Visit { case, appointment } => visit(model, *case, *appointment),
            Entry::Owed(i) => {
                let (case, row) = model.due.visits.get(*i)?;
                Said {
                    mark: if row.slack.is_some_and(|n| n < 0) { ("!", LATE) } else { (" ", PLAIN) },
                    when: (w.pick("unit-near", row.unit.code()), PLAIN),
                    family: Some((Some(row.level), short(model, *case))),
                    what: place(model, *case, Some(row)),
                }
            }
            Entry::Late(i) => {
                let (case, late) = model.due.late.get(*i)?;
                Said {
                    mark: ("!", LATE),
                    when: (w.day_near(late.since(), model.today), LATE),
                    family: family(model, *case),
                    what: What::Words(late_text(model, late), PLAIN),
                }
            }
            Entry::Ahead(i) => ahead(model, model.due.ahead.get(*i)?),
            Entry::Urgent(i) => urgent(model, model.due.urgent.get(*i)?),
            Entry::Foreseen(i) => {
                let part = model.foreseen().and_then(|plan| plan.parts.get(*i))?;
                let day = part.span().map(|(from, _)| w.day_near(from, model.today));
                Said {
                    mark: ("!", LATE),
                    when: (day.unwrap_or_default(), PLAIN),
                    family: None,
                    what: What::Words(why::plan::cause(model, part), PLAIN),
                }
            }
            Entry::Unfit(i) => {
                let (case, unfit) = model.due.unfit.get(*i)?;
                Said {
                    mark: ("!", LATE),
                    when: (String::new(), PLAIN),
                    family: family(model, *case),
                    what: What::Words(w.level_unfit(&model.rules, unfit), PLAIN),
                }
            }
            Entry::Misplaced(curator) => {
                let cases = misplaced(model, *curator);
                let (_, first) = model.due.misplaced.iter().find(|(_, m)| m.curator == *curator)?;
                let only = if let [only] = cases.as_slice() { Some(*only) } else { None };
                Said {
                    mark: ("!", LATE),
                    when: (String::new(), PLAIN),
                    family: only.and_then(|case| family(model, case)),
                    what: What::Words(w.misplaced_of(&model.staff, first, cases.len()), PLAIN),
                }
            }
            Entry::Unlisted(curator) => Said {
                mark: ("!", LATE),
                when: (String::new(), PLAIN),
                family: None,
                what: What::Words(
                    w.unlisted(model.staff.curator(*curator)?, position::listed_in(model.ground()).as_ref()),
                    PLAIN,
                ),
            },
            Entry::Inquiry(i) => inquiry(model, model.inquiries.get(*i)?),
            Entry::CallBack(i) => {
                let (case, id, on) = model.due.call_back.get(*i)?;
                let contact = model.cases[*case].contacts.iter().find(|c| c.id == *id);
                let said = contact.and_then(|c| c.promised.clone().or_else(|| c.note.clone()));
                let (mark, style) = lateness(*on, model);
                Said {
                    mark,
                    when: (w.day_near(*on, model.today), style),
                    family: family(model, *case),
                    what: What::Words(said.unwrap_or_else(|| w.say("call-back-plain")), PLAIN),
                }
            }
        })
    }
}

/// The day that an entry's line begins with, if it begins with one.
pub(super) fn day(entry: &Entry, model: &Model) -> Option<NaiveDate> {
    match entry {
        Entry::Visit { .. } | Entry::Owed(_) | Entry::Unfit(_) | Entry::Misplaced(_) | Entry::Unlisted(_) => {
            None
        }
        Entry::Urgent(i) => model.due.urgent.get(*i).map(|u| u.violation.on),
        Entry::Late(i) => model.due.late.get(*i).map(|(_, late)| late.since()),
        Entry::Ahead(i) => model.due.ahead.get(*i).map(|deadline| deadline.on),
        Entry::Foreseen(i) => model.foreseen()?.parts.get(*i)?.span().map(|(from, _)| from),
        Entry::CallBack(i) => model.due.call_back.get(*i).map(|(_, _, on)| *on),
        Entry::Inquiry(i) => model.inquiries.get(*i).map(called),
    }
}

/// How many cells the days of these entries need before the names: those of another year name it.
pub(super) fn days_width<'a>(entries: impl Iterator<Item = &'a Entry>, model: &Model) -> u16 {
    let named = entries.filter(|entry| !matches!(entry, Entry::Foreseen(_) | Entry::Inquiry(_)));
    let mut days = named.filter_map(|entry| day(entry, model));
    if days.any(|on| on.year() != model.today.year()) { 8 } else { 5 }
}

/// The row of a family that presses most, else its first.
pub(super) fn pressing(model: &Model, case: usize) -> Option<&Row> {
    let standing = &model.standings[case];
    standing.pressing().or(standing.rows.first())
}

/// The family's short name.
pub(super) fn short(model: &Model, case: usize) -> String {
    model.cases[case].family.short.clone()
}

/// The day to call back by, or that of the call.
fn called(inquiry: &Inquiry) -> NaiveDate {
    inquiry.call_back.filter(|_| inquiry.called_back.is_none()).unwrap_or(inquiry.on)
}

fn family(model: &Model, case: usize) -> Option<(Option<Level>, String)> {
    Some((model.standings[case].level, short(model, case)))
}

fn lateness(by: NaiveDate, model: &Model) -> ((&'static str, Style), Style) {
    if day::is_late(by, model.today) { (("!", LATE), LATE) } else { ((" ", PLAIN), PLAIN) }
}

fn inquiry(model: &Model, inquiry: &Inquiry) -> Said {
    let waits = inquiry.call_back.filter(|_| inquiry.called_back.is_none());
    let (mark, style) = waits.map_or(((" ", PLAIN), PLAIN), |by| lateness(by, model));
    let number = inquiry.phone.as_deref().map(phone::shown);
    let parts = [inquiry.who.clone(), number, inquiry.promised.clone().or_else(|| inquiry.note.clone())];
    Said {
        mark,
        when: (model.words.day_near(called(inquiry), model.today), style),
        family: None,
        what: What::Words(parts.into_iter().flatten().collect::<Vec<_>>().join("  "), PLAIN),
    }
}

/// Whose violated rights are to be reported, and what was reported. A family that is closed or not known is named in
/// the text.
fn urgent(model: &Model, urgent: &Urgent) -> Said {
    let violation = &urgent.violation;
    let whose = match (urgent.case, &violation.family) {
        (Some(_), _) => None,
        (None, Some((_, title))) => Some(title.clone()),
        (None, None) => violation.who.clone(),
    };
    let note = violation.note.clone();
    let what = model.words.say("urgent-rights");
    let what = [Some(what), note].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let words = [whose, Some(what)].into_iter().flatten().collect::<Vec<_>>().join("  ");
    Said {
        mark: ("!", LATE),
        when: (model.words.day_near(violation.on, model.today), LATE),
        family: urgent.case.and_then(|case| family(model, case)),
        what: What::Words(words, LATE),
    }
}

fn ahead(model: &Model, due: &Deadline) -> Said {
    let w = &model.words;
    let what = match &due.what {
        Ahead::Term { level, .. } => say!(w, "term-ends", level = model.rules.level_name(*level)),
        Ahead::Activity { text, .. } => text.clone(),
        Ahead::Turns { called, years, is_last: true, .. } => w.turns_last(called, *years),
        Ahead::Turns { called, years, .. } => w.turns(called, *years),
        Ahead::Expires(expiry) => expires::said(w, &model.rules, due.case.map(|i| &model.cases[i]), expiry),
        Ahead::Ends(ending) => mark::ends(w, ending),
        Ahead::Rule { label, .. } => {
            let moved = deadline::moved(model, due).map(|m| format!("{m}: ")).unwrap_or_default();
            format!("{moved}{label}")
        }
    };
    let mark = deadline::sign(model, due);
    Said {
        mark: (if mark.is_empty() { " " } else { mark }, if mark == "√" { DONE } else { LATE }),
        when: (w.day_near(due.on, model.today), if due.is_late { LATE } else { PLAIN }),
        family: due.case.and_then(|case| family(model, case)),
        what: What::Words(what, PLAIN),
    }
}

/// Safety, address and norm of a family.
fn place(model: &Model, case: usize, row: Option<&Row>) -> What {
    let w = &model.words;
    let family = &model.cases[case].family;
    let norm = row.map(|row| (w.done_of(row), row.slack));
    What::Visit { safety: family.safety.clone(), address: family.address.clone(), norm }
}

fn visit(model: &Model, case: usize, appointment: Option<Id>) -> Said {
    let of = &model.cases[case];
    let today = |c: &&Contact| c.on == model.today && c.kind.is_visit();
    let contact = of.contacts.iter().filter(today).max_by_key(|c| c.is_held_visit());
    let appointed = of.appointments.iter().find(|a| Some(a.id) == appointment);
    let time = appointed.map_or_else(|| contact.and_then(|c| c.time), |a| a.time);
    // Obstacles that the calendar and the papers mark are marked here too.
    let against = match contact {
        None => visit_obstacles(model.ground(), of, model.today, time),
        Some(_) => Vec::new(),
    };
    let mark = match contact {
        Some(c) if c.is_held_visit() => ("√", DONE),
        Some(_) => ("-", LATE),
        None if against.is_empty() => (" ", PLAIN),
        None => ("!", LATE),
    };
    let mut what = place(model, case, pressing(model, case));
    if let (What::Visit { safety, .. }, Some(first)) = (&mut what, against.first()) {
        let said = model.words.hindrance(of, first, model.today, Telling::Whole);
        *safety = Some(safety.as_ref().map_or_else(|| said.clone(), |flag| format!("{flag}; {said}")));
    }
    Said {
        mark,
        when: (time.map(|t| model.words.time(t)).unwrap_or_default(), PLAIN),
        family: family(model, case),
        what,
    }
}

fn late_text(model: &Model, late: &Late) -> String {
    let w = &model.words;
    match late {
        Late::Visits(row) => say!(
            w,
            "late-visits",
            period = w.period(row.unit, row.from),
            done = row.done,
            required = row.required
        ),
        Late::Activity { text, .. } => text.clone(),
        Late::Childless { called, .. } => say!(w, "childless", who = called.as_str()),
        Late::Term { level, .. } => say!(w, "late-term", level = model.rules.level_name(*level)),
    }
}

/// The visits of the day, by hour: appointments, and visits made without one.
pub(super) fn visits(model: &Model) -> Vec<(usize, Option<Id>)> {
    let mut found = Vec::new();
    for (i, case) in model.cases.iter().enumerate() {
        let appointed = case.appointments.iter().filter(|a| a.on == model.today);
        let mut any = false;
        for a in appointed {
            any = true;
            found.push((a.time, i, Some(a.id)));
        }
        if let Some(c) = case.contacts.iter().find(|c| !any && c.kind.is_visit() && c.on == model.today) {
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
