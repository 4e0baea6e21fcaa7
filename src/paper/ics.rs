//! The calendar (RFC 5545): all-day entries end on the next day, an hour is local wherever it is read, the same record
//! keeps its UID, so that another import changes it and adds none.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use crate::domain::{Case, FamilyId, Id, day, name};
use crate::regulation::Rules;
use crate::report::agenda::{self, What};
use crate::text::Words;

/// How long a visit is taken to last, in minutes.
const LASTS: i64 = 60;

/// Whether families are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// «Семья 3»: nothing personal leaves the file.
    Hidden,
    /// «Иванова М. П.»
    Short,
}

/// An entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    uid: String,
    sequence: u32,
    on: NaiveDate,
    time: Option<NaiveTime>,
    summary: String,
}

/// The events in words. `families` are all of the file, of which «семья 3» is the third; `revision` is how many times a record was changed.
#[must_use]
pub fn entries(
    words: &Words,
    rules: &Rules,
    cases: &[Case],
    families: &[FamilyId],
    events: &[agenda::Event],
    names: Names,
    revision: impl Fn(Id) -> u32,
) -> Vec<Entry> {
    // Counted in the order of their ids, which no new family and no closing changes for those before it.
    let mut ids = families.to_vec();
    ids.sort_unstable();
    let called = |case: usize| match names {
        Names::Short => name::short(&cases[case].family.title),
        Names::Hidden => {
            let number = ids.partition_point(|id| *id < cases[case].family.id) + 1;
            words.count("ics-family", number)
        }
    };
    let of = |event: &agenda::Event| {
        let who = event.case.map(called).unwrap_or_default();
        let what = match (&event.what, names) {
            (What::Visit, _) => words.say("ics-visit"),
            (What::Activity(text), Names::Short) => text.clone(),
            // What is to be done may say as much of a person as her name.
            (What::Activity(_), Names::Hidden) => words.say("ics-activity"),
            (What::Term(level), Names::Short) => {
                words.fill("term-ends", &[("level", rules.level_name(*level).into())])
            }
            (What::Term(_), Names::Hidden) => words.say("ics-term"),
            (What::Rule(text), _) => text.clone(),
        };
        let summary = if who.is_empty() { what } else { format!("{who}, {what}") };
        let sequence = event.record.map_or(0, &revision);
        Entry { uid: event.uid.clone(), sequence, on: event.on, time: event.time, summary }
    };
    events.iter().map(of).collect()
}

/// The calendar as text, stamped with the moment it is made: milliseconds since 1970.
#[must_use]
pub fn text(entries: &[Entry], moment: i64) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//kurator//kurator//RU"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    let stamp = DateTime::from_timestamp_millis(moment).unwrap_or_default();
    for entry in entries {
        let mut event = Event::with_uid(&entry.uid);
        event.timestamp(stamp).sequence(entry.sequence).summary(&entry.summary);
        match entry.time {
            Some(time) => {
                let from = NaiveDateTime::new(entry.on, time);
                event.starts(from).ends(from + Duration::minutes(LASTS));
            }
            None => {
                event.starts(entry.on).ends(day::day_after(entry.on));
            }
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}
