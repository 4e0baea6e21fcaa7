//! The pane under the table: the selected family or the selected day, in words.

use chrono::NaiveDate;
use ratatui::style::Style;

use super::day as head;
use super::day::DayMark;
use super::ends::{DayEnd, end_words};
use super::week::{DayExclusion, WeekCell};
use crate::domain::{Case, Unit, day};
use crate::norm::due;
use crate::norm::obstacle::{self, VisitObstacle};
use crate::norm::span::{self, spans};
use crate::norm::{LedgerRow, RowState, slack};
use crate::screen::{Model, why};
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::wording::visiting::ObstacleDetail;

/// Lines to be wrapped where they are drawn, the most needed first.
pub type StyledLines = Vec<(String, Style)>;

/// The family on the selected day. `rows` are its rows that hold the day.
#[must_use]
pub fn of_family(
    model: &Model,
    case: &Case,
    rows: &[&LedgerRow],
    cell: &WeekCell,
    on: NaiveDate,
) -> StyledLines {
    let w = &model.words;
    let spans = spans(case, &model.rules);
    let mut parts = vec![case.family.short.clone()];
    match span::at(&spans, on) {
        None if spans.is_empty() => parts.push(w.say("no-level")),
        None => parts.push(outside(model, case, on)),
        Some(span) => {
            let times = say!(w, "times-per", n = span.frequency.times, per = span.frequency.per.code());
            parts.push(model.rules.level_name(span.level));
            parts.push(format!("{times} ({})", w.source(&span.source)));
        }
    }
    let mut lines = vec![(parts.join(" · "), STRONG)];
    let address = [Some(w.address(&case.family.address)), case.family.address.access.clone()];
    let address = address.into_iter().flatten().filter(|a| !a.is_empty()).collect::<Vec<_>>().join(", ");
    match &case.family.safety {
        // The warning comes first: it must survive where the address is cut.
        Some(safety) => lines.push((format!("! {safety} · {address}"), LATE)),
        None if address.is_empty() => {}
        None => lines.push((address, PLAIN)),
    }
    let said = day_of_family(model, case, cell, on);
    let said = format!("{}: {}", capitalised(&w.weekday_near(on, model.today)), said.join("; "));
    let rather = availability(model, case).map(|text| format!(". {text}")).unwrap_or_default();
    lines.push((format!("{said}{rather}"), PLAIN));
    lines.extend(rows.iter().map(|row| row_line(model, case, row)));
    lines
}

/// «Неделя 48: 0 из 2. Запас 2 дня. Последний день нормы — пт 27.11.»
fn row_line(model: &Model, case: &Case, row: &LedgerRow) -> (String, Style) {
    let w = &model.words;
    let args = [
        ("period", capitalised(&w.period(row.unit, row.from)).into()),
        ("done", row.done.into()),
        ("required", row.required.into()),
    ];
    let visited = |on: NaiveDate| case.contacts.iter().any(|c| c.on == on && c.kind.is_visit());
    let ahead = |on: NaiveDate| on >= model.today && row.holds(on) && !visited(on);
    let appointed = case.appointments.iter().filter(|a| ahead(a.on)).count();
    let mut text = match appointed {
        0 => w.fill("calendar-row", &args),
        n => w.fill("calendar-row-appointed", &[&args[..], &[("n", n.into())]].concat()),
    };
    match row.state {
        RowState::None => text.push_str(&w.say("calendar-row-none")),
        RowState::Met => text.push_str(&w.say("calendar-row-met")),
        RowState::Short if row.is_unknown() => text.push_str(&w.say("calendar-row-unknown")),
        RowState::Short => text.push_str(&w.count("calendar-row-short", row.owed)),
        RowState::Open if row.is_impossible() => {
            let days = i64::from(row.known_owed()) + row.known_slack().unwrap_or(0);
            text.push_str(&w.count("calendar-row-impossible", days));
        }
        RowState::Open => {
            text.push_str(&why::slack_in_short(model, row));
            if let Some(last) = last_day(model, case, row) {
                text.push_str(&say!(w, "calendar-last-day", day = w.weekday_near(last, model.today)));
            }
        }
    }
    // Of an open row the slack says it already.
    if row.state != RowState::Open {
        text.extend(w.own_rule(row).map(|own| format!(" ({own})")));
    }
    let late = row.is_short() || row.has_no_slack();
    (text, if late { LATE } else { PLAIN })
}

/// The last day on which a visit can still serve the row.
#[must_use]
pub fn last_day(model: &Model, case: &Case, row: &LedgerRow) -> Option<NaiveDate> {
    let all = spans(case, &model.rules);
    let of_unit: Vec<&span::NormSpan> = all.iter().filter(|s| s.frequency.per == row.unit).collect();
    slack::free_days(model.ground(), case, &of_unit, row.from, row.to).max()
}

/// «постсопровождение по 20.07.2027», «вне сопровождения»: what a day without a level is.
fn outside(model: &Model, case: &Case, on: NaiveDate) -> String {
    let w = &model.words;
    match case.post_accompaniment(on) {
        Some(last) => say!(w, "after-until", day = w.day(last)),
        None => w.say("calendar-outside"),
    }
}

/// What a day is for a family: what is appointed, what came of it, obstacles to a visit.
fn day_of_family(model: &Model, case: &Case, cell: &WeekCell, on: NaiveDate) -> Vec<String> {
    let w = &model.words;
    let mut said = Vec::new();
    let visits: Vec<_> = case.contacts.iter().filter(|c| c.on == on && c.kind.is_visit()).collect();
    for a in case.appointments.iter().filter(|a| a.on == on) {
        let time = a.time.map(|t| w.time(t));
        let mut text = match &time {
            Some(time) => say!(w, "calendar-appointed-at", time = time.as_str()),
            None => w.say("calendar-appointed"),
        };
        if let Some(note) = &a.note {
            text.push_str(&format!(" ({note})"));
        }
        if visits.is_empty() && on < model.today {
            text.push_str(&w.say("calendar-unmarked"));
        }
        said.push(text);
    }
    for c in &visits {
        let outcome = w.pick("outcome", c.outcome.code());
        let kind = w.pick("contact-kind", c.kind.code());
        let note = c.note.as_ref().map(|n| format!(": {n}")).unwrap_or_default();
        said.push(format!("{kind}, {outcome}{note}"));
    }
    // The same as on paper; a day that is over shows the outcome instead.
    let time = case.appointments.iter().find(|a| a.on == on).and_then(|a| a.time);
    for h in obstacle::of_family(case, &spans(case, &model.rules), on, time) {
        let asked = matches!(h, VisitObstacle::Asked(_) | VisitObstacle::AskedHour { .. });
        if !asked || on >= model.today {
            said.push(w.hindrance(case, &h, model.today, ObstacleDetail::Whole));
        }
    }
    said.extend(due::birthdays(case, on, on).map(|(_, m, years)| w.turns(&m.called(), years)));
    said.extend(mark_words(model, on));
    if said.is_empty() {
        said.push(match () {
            () if cell.bar == Some(DayExclusion::Outside) => outside(model, case, on),
            () if on < model.today => w.say("calendar-nothing"),
            () if cell.free => w.say("calendar-free"),
            () => w.say("calendar-not-appointed"),
        });
    }
    said
}

/// What is unusual about a day: day off with its name, leave, duty.
#[must_use]
pub fn mark_words(model: &Model, on: NaiveDate) -> Option<String> {
    let w = &model.words;
    let mark = DayMark::of(model, on);
    let kind = model.calendar.kind(on);
    let mut text = match mark {
        DayMark::Working
            if model.curators().iter().all(|c| slack::works(model.ground(), *c, on).is_err()) =>
        {
            w.say("calendar-own-day")
        }
        DayMark::Working if kind.why.is_none() => return None,
        DayMark::Leave | DayMark::Deputy | DayMark::Duty | DayMark::OwnOff => {
            w.pick("calendar-mark-full", mark.code())
        }
        _ => match &kind.why {
            Some(why) => format!("{}: {why}", w.pick("calendar-mark-full", mark.code())),
            None => w.pick("calendar-mark-full", mark.code()),
        },
    };
    if kind.forecast && mark == DayMark::Holiday {
        text.push_str(&w.say("calendar-forecast"));
    }
    Some(text)
}

/// «Не посещать: сб, ср 09:00–12:00. Удобно: пт с 15:00.»
fn availability(model: &Model, case: &Case) -> Option<String> {
    let w = &model.words;
    let times = [
        ("calendar-not-then", w.impossible_times(&case.availability)),
        ("calendar-rather-then", w.possible_times(&case.availability)),
    ];
    let said: Vec<String> = times
        .into_iter()
        .filter(|(_, days)| !days.is_empty())
        .map(|(id, days)| say!(w, id, days = days))
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The selected day: what it is, how full it is, who is appointed, what came of it, what ends, who is away.
#[must_use]
pub fn of_day(model: &Model, cases: &[&Case], on: NaiveDate, ends: &[DayEnd]) -> StyledLines {
    let w = &model.words;
    let mut title = capitalised(&w.weekday_near(on, model.today));
    if let Some(mark) = mark_words(model, on) {
        title.push_str(&format!(" · {mark}"));
    }
    let monday = day::period(Unit::Week, on).0;
    let tally = head::tally(model, cases, monday)[usize::try_from((on - monday).num_days()).unwrap_or(0)];
    let load = say!(w, "calendar-load", n = tally.taken, limit = head::capacity(model, on));
    title.push_str(&format!(" · {load}"));
    let mut lines = vec![(title, STRONG)];
    let said = happenings(model, cases, on);
    if !said.is_empty() {
        lines.push((said.join(" · "), PLAIN));
    }
    lines.extend(ends.iter().map(|end| (end_words(model, end), LATE)));
    let away: Vec<String> =
        cases.iter().filter(|c| c.is_excused(on)).map(|c| c.family.short.clone()).collect();
    if !away.is_empty() {
        lines.push((say!(w, "calendar-away-list", who = away.join(", ")), QUIET));
    }
    lines
}

/// Appointments and visits of a day by hour: «■11:00 Иванова М. П.».
#[must_use]
pub fn happenings(model: &Model, cases: &[&Case], on: NaiveDate) -> Vec<String> {
    let w = &model.words;
    let mut said = Vec::new();
    for case in cases {
        let visit = case
            .contacts
            .iter()
            .filter(|c| c.on == on && c.kind.is_visit())
            .max_by_key(|c| c.is_held_visit());
        let appointments = case.appointments.iter().filter(|a| a.on == on);
        let mut times: Vec<_> = appointments.map(|a| ("■", a.time)).collect();
        if let Some(c) = visit {
            let time = c.time.or_else(|| times.iter().find_map(|(_, t)| *t));
            times = vec![(if c.is_held_visit() { "√" } else { "-" }, time)];
        }
        said.extend(times.into_iter().map(|(mark, time)| (time.is_none(), time, mark, *case)));
    }
    said.sort_by_cached_key(|(without, time, _, case)| (*without, *time, case.family.route_order()));
    said.into_iter()
        .map(|(_, time, mark, case)| {
            let time = time.map(|t| w.time(t)).unwrap_or_default();
            format!("{mark}{time} {}", case.family.short.clone())
        })
        .collect()
}
