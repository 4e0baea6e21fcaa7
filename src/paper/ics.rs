//! The calendar (RFC 5545): all-day entries end on the next day, an hour is that of the curator's zone, the same record
//! keeps its UID, so that another import changes it and adds none, and a cancelled entry is sent as such.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus, Property};

use crate::domain::{Case, TimeZone, day};
use crate::regulation::Rules;
use crate::report::calendar_events::{self, EntryStatus, EventSubject};
use crate::text::{Words, say};
use crate::wording::visiting::ObstacleDetail;
use crate::wording::{deadline, expires, mark, sitting};

/// How long a visit is taken to last, in minutes.
const LASTS: i64 = 60;

/// Whether families are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IcsNames {
    /// «Семья № 482-193»: nothing personal leaves the file.
    Hidden,
    /// «Иванова М. П.»
    Short,
}

/// An entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IcsEntry {
    uid: String,
    sequence: u32,
    changed: i64,
    on: NaiveDate,
    time: Option<NaiveTime>,
    summary: String,
    /// The address, where names are wanted.
    location: Option<String>,
    /// Number, warnings and how to get in, where names are wanted.
    description: Option<String>,
    status: EntryStatus,
}

/// The events in words.
#[must_use]
pub fn entries(
    words: &Words,
    rules: &Rules,
    cases: &[Case],
    events: &[calendar_events::CalendarEvent],
    names: IcsNames,
) -> Vec<IcsEntry> {
    events
        .iter()
        .map(|event| entry(words, rules, event.case.and_then(|i| cases.get(i)), event, names))
        .collect()
}

fn entry(
    words: &Words,
    rules: &Rules,
    case: Option<&Case>,
    event: &calendar_events::CalendarEvent,
    names: IcsNames,
) -> IcsEntry {
    let who = case.map(|c| match names {
        IcsNames::Short => c.family.short.clone(),
        IcsNames::Hidden => say!(words, "ics-family", n = c.family.number()),
    });
    let what = match (&event.what, names) {
        (EventSubject::Visit(_), _) => words.say("ics-visit"),
        (EventSubject::Activity(text), IcsNames::Short) => text.clone(),
        // What is to be done may say as much of a person as her name.
        (EventSubject::Activity(_), IcsNames::Hidden) => words.say("ics-activity"),
        (EventSubject::Term(level), IcsNames::Short) => {
            say!(words, "term-ends", level = rules.level_name(*level))
        }
        (EventSubject::Term(_), IcsNames::Hidden) => words.say("ics-term"),
        (EventSubject::Turns { called, years }, IcsNames::Short) => words.turns(called, *years),
        (EventSubject::Expires(expiry), IcsNames::Short) => expires::said(words, rules, case, expiry),
        (EventSubject::Expires(expiry), IcsNames::Hidden) => words.pick("ics-expires", expiry.paper.code()),
        (EventSubject::Ends(ending), IcsNames::Short) => mark::ends(words, ending),
        (EventSubject::Ends(_), IcsNames::Hidden) => words.say("ics-ends"),
        (EventSubject::Turns { .. }, IcsNames::Hidden) => words.say("ics-age"),
        (EventSubject::Sitting(body), _) => sitting::coming(words, body.as_deref()),
        (EventSubject::Rule { text, working_day, named_by }, _) => {
            let moved = working_day.map(|after| say!(words, "deadline-moved", day = words.day(after)));
            let beside: Vec<String> = moved.into_iter().chain(deadline::own_rule(words, *named_by)).collect();
            match beside.is_empty() {
                true => text.clone(),
                false => format!("{text} ({})", beside.join("; ")),
            }
        }
    };
    let telling = match names {
        IcsNames::Short => ObstacleDetail::Whole,
        IcsNames::Hidden => ObstacleDetail::Nameless,
    };
    let mut summary = who.map_or_else(|| what.clone(), |who| format!("{who}, {what}"));
    for hindrance in &event.against {
        // A telephone shows the summary alone: obstacles to the visit are in it.
        if let Some(case) = case {
            summary.push_str(&format!(" ! {}", words.hindrance(case, hindrance, event.on, telling)));
        }
    }
    let named = case.filter(|_| names == IcsNames::Short);
    let address = named.map(|c| words.address(&c.family.address)).filter(|a| !a.is_empty());
    let is_visit = matches!(event.what, EventSubject::Visit(_));
    IcsEntry {
        uid: event.uid.clone(),
        sequence: event.sequence,
        changed: event.changed,
        on: event.on,
        time: event.time,
        summary,
        location: address.filter(|_| is_visit),
        description: named.map(|c| description(words, c, &event.what)).filter(|d| !d.is_empty()),
        status: event.status,
    }
}

/// What must be known before the door: the warning first, the number of the family, how to get in, what for.
fn description(words: &Words, case: &Case, what: &EventSubject) -> String {
    let family = &case.family;
    let number = say!(words, "family-number", n = family.number());
    let mut lines = vec![number];
    if let EventSubject::Visit(note) = what {
        lines.splice(..0, family.safety.as_ref().map(|s| format!("! {s}")));
        lines.extend(family.address.access.clone());
        lines.extend(note.clone());
    }
    lines.join("\n")
}

/// The calendar as text. Hours are those of `zone`; where it is not known, of the device that reads them. The same
/// file gives the same bytes.
#[must_use]
pub fn text(entries: &[IcsEntry], zone: Option<TimeZone>) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//kurator//kurator//RU"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    for entry in entries {
        calendar.push(event(entry, zone));
    }
    let text = calendar.to_string();
    let timed = entries.iter().any(|e| e.time.is_some());
    match (zone.filter(|_| timed), text.find("BEGIN:VEVENT")) {
        (Some(zone), Some(at)) => format!("{}{}{}", &text[..at], zone.definition(), &text[at..]),
        _ => text,
    }
}

fn event(entry: &IcsEntry, zone: Option<TimeZone>) -> Event {
    let mut event = Event::with_uid(&entry.uid);
    // Stamped by when the record was written, not by when the paper is made.
    event.timestamp(DateTime::from_timestamp_millis(entry.changed).unwrap_or_default());
    event.sequence(entry.sequence).summary(&entry.summary);
    if let Some(location) = &entry.location {
        event.location(location);
    }
    if let Some(description) = &entry.description {
        event.description(description);
    }
    if entry.status == EntryStatus::Cancelled {
        event.status(EventStatus::Cancelled);
    }
    match entry.time {
        Some(time) => {
            let from = NaiveDateTime::new(entry.on, time);
            event.starts(local(from, zone)).ends(local(from + Duration::minutes(LASTS), zone));
        }
        None => {
            event.starts(entry.on).ends(day::day_after(entry.on));
        }
    }
    event.done()
}

fn local(date_time: NaiveDateTime, zone: Option<TimeZone>) -> CalendarDateTime {
    match zone {
        Some(zone) => CalendarDateTime::WithTimezone { date_time, tzid: zone.code().to_owned() },
        None => CalendarDateTime::Floating(date_time),
    }
}
