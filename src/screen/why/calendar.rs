//! «Почему» of the calendar: why a day is off, how many visits fit into it, what ends on it, a family's norm on it.

use chrono::{Datelike, NaiveDate};

use super::super::calendar::day::{self as head, DayMark};
use super::super::calendar::ends::{DayEnd, end_words};
use super::about::WriteDaysById;
use super::row::row_lines;
use super::{DialogSpec, Model, capitalised, quote, term_lines, window};
use crate::domain::{Case, day};
use crate::model::CAPACITY;
use crate::norm::LedgerRow;
use crate::norm::deadline::{self, Deadline, UpcomingMatter};
use crate::norm::load::{self, CapacityRule};
use crate::text::say;
use crate::ui::paint::QUIET;
use crate::ui::sheet::PlainSheet;

/// A family on a day: the day, if it is off, then each of the rows that hold it.
#[must_use]
pub fn cell(model: &Model, case: &Case, rows: &[&LedgerRow], on: NaiveDate) -> DialogSpec {
    let mut lines = PlainSheet::default();
    if DayMark::of(model, on) != DayMark::Working {
        kind_lines(model, on, &mut lines);
    }
    for row in rows {
        lines.gap();
        row_lines(model, model.ground(), case, row, &WriteDaysById::new(), &mut lines);
    }
    if rows.is_empty() {
        lines.gap();
        lines.line(model.words.say("why-no-norm"));
    }
    window(model, &case.family.short, lines)
}

/// A day: what it is, how many visits fit, what ends. `more` is what the week has to say.
#[must_use]
pub fn day(model: &Model, cases: &[&Case], on: NaiveDate, ends: &[DayEnd], more: PlainSheet) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    kind_lines(model, on, &mut lines);
    lines.gap();
    load_lines(model, cases, on, &mut lines);
    for end in ends {
        lines.gap();
        lines.line(end_words(model, end)).strong();
        match end {
            DayEnd::Term(family) => {
                if let Some(case) = model.case(*family) {
                    term_lines(model, model.ground(), case, &mut lines);
                }
            }
            DayEnd::Turns(_, _, years) => {
                lines.line(w.pick("why-turns", &years.to_string()));
                lines.line(w.say("own-rule")).quiet();
            }
            DayEnd::Expires(..) => {
                lines.line(w.say("why-expires-remedy"));
            }
            DayEnd::Ends(_, ending) => {
                lines.extend(ending.meaning.cited.iter().map(|cited| (format!("  {cited}"), QUIET)));
                lines.line(w.say("why-mark-remedy"));
            }
            DayEnd::Activity(..) => {
                lines.line(w.say("why-activity")).quiet();
            }
            DayEnd::Rule(Deadline { what: UpcomingMatter::Sitting { body, .. }, .. }) => {
                lines.line(w.say("why-sitting"));
                let about = deadline::about(model.ground(), body.as_deref());
                about.iter().for_each(|source| quote(model, source, &mut lines));
            }
            DayEnd::Rule(deadline) => {
                let (before, after) = model.calendar.around(deadline.on);
                if before != after {
                    let near = |day| w.weekday_near(day, model.today);
                    lines.line(say!(w, "why-day-off", before = near(before), after = near(after)));
                }
            }
        }
    }
    if !more.is_empty() {
        lines.gap();
        lines.append(more);
    }
    window(model, &w.day(on), lines)
}

/// Why a day is a working day or off, with the law and the decree, and what the curator's own records say of it.
fn kind_lines(model: &Model, on: NaiveDate, lines: &mut PlainSheet) {
    let w = &model.words;
    let kind = model.calendar.kind(on);
    let weekend = on.weekday().number_from_monday() > 5;
    let id = match (kind.working, weekend) {
        (true, false) => "why-day-working",
        (true, true) => "why-day-moved",
        (false, true) if kind.why.is_none() => "why-day-weekend",
        (false, _) => "why-day-holiday",
    };
    let said = say!(w, id, day = format!("{} {}", w.weekday(on), w.day(on)));
    lines.line(capitalised(&said)).strong();
    if let Some(why) = &kind.why {
        lines.line(why).under();
    }
    match model.calendar.source(on.year()) {
        _ if model.calendar.is_corrected(on) => {
            lines.line(w.say("why-day-corrected")).under();
        }
        Some(source) => {
            lines.line(source).under().quiet();
        }
        None => {
            lines.line(w.count("why-day-forecast", on.year())).under().late();
        }
    }
    for leave in model.staff.leaves.iter().filter(|l| l.from <= on && on < l.until) {
        let who =
            leave.curator.or_else(|| model.staff.default_curator()).and_then(|id| model.staff.curator(id));
        let deputy = model.staff.deputy(leave);
        let said = say!(
            w,
            "why-day-leave",
            who = who.map(|c| c.name.clone()).unwrap_or_default(),
            reason = leave.reason.clone().unwrap_or_else(|| w.pick("calendar-mark", DayMark::Leave.code())),
            from = w.day_near(leave.from, model.today),
            until = w.day_near(day::day_before(leave.until), model.today)
        );
        lines.line(said).under();
        let id = if deputy.is_some() { "why-day-deputy" } else { "why-day-no-deputy" };
        let name = deputy.and_then(|id| model.staff.curator(id)).map(|c| c.name.clone()).unwrap_or_default();
        lines.line(say!(w, id, who = name)).under().quiet();
    }
    if model.staff.duties.iter().any(|d| d.on == on) {
        lines.line(w.say("why-day-duty")).under();
    }
}

/// How many visits fit into a day, by which record, and who is appointed.
fn load_lines(model: &Model, cases: &[&Case], on: NaiveDate, lines: &mut PlainSheet) {
    let w = &model.words;
    let mut said = Vec::new();
    for case in cases {
        let held = case.held_visit(on);
        let mark = if held.is_some() { "√" } else { "■" };
        let appointed = case.appointments.iter().filter(|a| a.on == on).map(|a| a.time);
        // A visit takes its room whether it was appointed or not.
        let alone = held.filter(|_| !case.appointments.iter().any(|a| a.on == on)).map(|c| c.time);
        said.extend(appointed.chain(alone).map(|time| (time, case.family.short.clone(), mark)));
    }
    said.sort_by(|a, b| (a.0.is_none(), a.0, &a.1).cmp(&(b.0.is_none(), b.0, &b.1)));
    let load = say!(w, "calendar-load", n = said.len(), limit = head::capacity(model, on));
    lines.line(capitalised(&load)).strong();
    let who = model.curators();
    for curator in &who {
        let (n, because) = load::capacity_because(model.ground(), *curator, on, CAPACITY);
        let code = match because {
            CapacityRule::Off(_) => "off",
            CapacityRule::Day => "day",
            CapacityRule::Duty => "duty",
            CapacityRule::Weekday(_) => "weekday",
            CapacityRule::Otherwise => "otherwise",
        };
        let since = match because {
            CapacityRule::Weekday(Some(from)) => say!(w, "why-capacity-since", day = w.day(from)),
            _ => String::new(),
        };
        let name = curator.filter(|_| who.len() > 1).and_then(|c| model.staff.curator(c));
        let name = name.map(|c| format!("{}: ", c.name)).unwrap_or_default();
        let text = say!(w, "why-capacity", code = code, n = n);
        lines.line(format!("{name}{text}{since}")).under();
    }
    for (time, name, mark) in said {
        let time = time.map_or_else(|| "     ".to_owned(), |t| w.time(t));
        lines.line(format!("{mark} {time} {name}")).under();
    }
}
