//! Appointments and deadlines as a calendar takes them.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::{Case, CuratorId, Id, Level};
use crate::norm::due::Ahead;
use crate::norm::due::of_regulation;
use crate::norm::{Ground, term};

/// What stands in the calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// An appointed visit.
    Visit,
    /// An activity is due.
    Activity(String),
    /// The term of a level ends: the first day after it.
    Term(Level),
    /// A deadline of the regulation, in its words.
    Rule(String),
}

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stays the same as long as the record does, so that an import changes the entry and adds none.
    pub uid: String,
    /// The record it speaks of.
    pub record: Option<Id>,
    /// Index of the case.
    pub case: Option<usize>,
    /// The day.
    pub on: NaiveDate,
    /// The hour; without one it is the whole day's.
    pub time: Option<NaiveTime>,
    /// What.
    pub what: What,
}

/// The entries of `[from, to]`, both included, by day; of the families of `curator`, or of all.
#[must_use]
pub fn agenda(
    ground: Ground<'_>,
    cases: &[Case],
    curator: Option<CuratorId>,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<Event> {
    let within = |on: NaiveDate| from <= on && on <= to;
    let mut all = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        let hers = |on| curator.is_none() || ground.staff.curator_of(case, on) == curator;
        let mut add = |kind: &str, id: Id, on, time, what| {
            if within(on) && hers(on) {
                let uid = format!("{kind}-{id}@kurator");
                all.push(Event { uid, record: Some(id), case: Some(place), on, time, what });
            }
        };
        for a in &case.appointments {
            add("visit", a.id, a.on, a.time, What::Visit);
        }
        for a in case.current_activities().filter(|a| a.state.is_open()) {
            if let Some(due) = a.due {
                add("activity", a.id, due, None, What::Activity(a.text.clone()));
            }
        }
        let running = term::current(ground, case);
        let record = running.as_ref().and_then(|end| case.levels.iter().rfind(|l| l.from == end.from));
        if let (Some(end), Some(record)) = (&running, record) {
            add("term", record.id, end.until, None, What::Term(end.level));
        }
    }
    for deadline in of_regulation(ground, from, to) {
        if let Ahead::Rule { id, text, .. } = deadline.what {
            let uid = format!("rule-{id}-{}@kurator", deadline.on);
            let what = What::Rule(text);
            all.push(Event { uid, record: None, case: None, on: deadline.on, time: None, what });
        }
    }
    all.sort_by(|a, b| {
        (a.on, a.time.is_none(), a.time, &a.uid).cmp(&(b.on, b.time.is_none(), b.time, &b.uid))
    });
    all
}
