//! The numbers of a report counted a second time, day by day, from the lines of an export alone.
//!
//! Written from the words of the documents, in another manner than the program and without its code: no spans are
//! made, every day of the period is asked again what holds on it.
#![allow(dead_code, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// The families, persons and cases of an indicator.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub families: BTreeSet<String>,
    pub persons: usize,
    pub cases: usize,
}

/// The lines of an export, by family.
pub struct Recount {
    families: BTreeMap<String, Vec<Value>>,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
}

fn day(line: &Value, field: &str) -> Option<NaiveDate> {
    line[field].as_str().map(|t| t.parse().unwrap())
}

fn holds(line: &Value, on: NaiveDate) -> bool {
    day(line, "from").is_none_or(|from| from <= on) && day(line, "until").is_none_or(|until| on < until)
}

/// A child until the day before the eighteenth birthday.
fn is_child(member: &Value, on: NaiveDate) -> bool {
    let Some(born) = day(member, "born") else {
        return matches!(member["role"].as_str(), Some("son" | "daughter" | "child" | "ward"));
    };
    let of_age = (born.year() + 18, born.month(), born.day());
    born <= on && (on.year(), on.month(), on.day()) < of_age
}

impl Recount {
    pub fn new(export: &str, (from, to): (NaiveDate, NaiveDate), today: NaiveDate) -> Recount {
        let mut families: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for line in export.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let owner = if line["type"] == "family" { &line["id"] } else { &line["family"] };
            if let Some(owner) = owner.as_str() {
                families.entry(owner.to_owned()).or_default().push(line);
            }
        }
        Recount { families, from, to, today }
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let to = self.to;
        self.from.iter_days().take_while(move |d| *d <= to)
    }

    fn last(&self) -> NaiveDate {
        if self.from <= self.today && self.today <= self.to { self.today } else { self.to }
    }

    fn of<'a>(lines: &'a [Value], kind: &'a str) -> impl Iterator<Item = &'a Value> {
        lines.iter().filter(move |l| l["type"] == kind)
    }

    /// The level on a day: of the last record up to it, unless a closing came between.
    fn level(lines: &[Value], on: NaiveDate) -> Option<String> {
        let begun = Self::of(lines, "level").filter(|l| day(l, "from").unwrap() <= on);
        let last = begun.max_by_key(|l| day(l, "from"))?;
        let from = day(last, "from").unwrap();
        let closed = Self::of(lines, "closing").any(|c| {
            let closed = day(c, "on").unwrap();
            from < closed && closed <= on
        });
        (!closed).then(|| last["level"].as_str().unwrap().to_owned())
    }

    /// Whether the family is on accompaniment on a day: at a level, or registered and waiting for its first one.
    fn is_accompanied(lines: &[Value], on: NaiveDate) -> bool {
        let family = Self::of(lines, "family").next().unwrap();
        let begun = Self::of(lines, "level").any(|l| day(l, "from").unwrap() <= on);
        let closed = Self::of(lines, "closing").any(|c| day(c, "on").unwrap() <= on);
        let waits = !begun && !closed && day(family, "registered_on").is_some_and(|r| r <= on);
        waits || Self::level(lines, on).is_some()
    }

    fn is_closed_on(lines: &[Value], on: NaiveDate) -> bool {
        Self::of(lines, "closing").any(|c| day(c, "on") == Some(on))
    }

    /// Who is accompanied on a day.
    fn persons(lines: &[Value], on: NaiveDate) -> usize {
        let family = Self::of(lines, "family").next().unwrap();
        if family["form"] == "individual" && family["member"].is_string() {
            return 1;
        }
        Self::of(lines, "member").filter(|m| Self::is_here(m, on)).count()
    }

    fn is_here(member: &Value, on: NaiveDate) -> bool {
        holds(member, on) && day(member, "born").is_none_or(|born| born <= on)
    }

    /// Counts families by a question about each; the question gives the days on which its persons are counted, one for
    /// each case.
    fn count(&self, question: impl Fn(&[Value]) -> Vec<NaiveDate>) -> Count {
        let mut count = Count::default();
        for (id, lines) in &self.families {
            let days = question(lines);
            count.cases += days.len();
            if !days.is_empty() {
                count.families.insert(id.clone());
            }
            // A family counted on several days has each of its persons once; the days differ little.
            count.persons += days.iter().map(|d| Self::persons(lines, *d)).max().unwrap_or(0);
        }
        count
    }

    pub fn taken_on(&self) -> Count {
        self.count(|lines| {
            let mut days: Vec<NaiveDate> = self
                .days()
                .filter(|d| {
                    let before = Self::level(lines, d.pred_opt().unwrap());
                    Self::level(lines, *d).is_some() && (before.is_none() || Self::is_closed_on(lines, *d))
                })
                .collect();
            // The first time the day of registration counts, where it is earlier than the level.
            let family = Self::of(lines, "family").next().unwrap();
            let first = Self::of(lines, "level").filter_map(|l| day(l, "from")).min();
            let closed = Self::of(lines, "closing").filter_map(|c| day(c, "on")).min();
            if let Some(registered) = day(family, "registered_on")
                && closed.is_none_or(|closed| registered < closed)
                && first.is_none_or(|first| registered < first)
            {
                days.retain(|d| Some(*d) != first);
                days.extend(Some(registered).filter(|d| self.from <= *d && *d <= self.to));
            }
            days
        })
    }

    pub fn level_changed(&self) -> Count {
        self.count(|lines| {
            let moved = |d: &NaiveDate| {
                let (before, now) = (Self::level(lines, d.pred_opt().unwrap()), Self::level(lines, *d));
                before.is_some() && now.is_some() && before != now && !Self::is_closed_on(lines, *d)
            };
            self.days().filter(moved).collect()
        })
    }

    pub fn closed(&self, positive: bool) -> Count {
        self.count(|lines| {
            let ended = Self::of(lines, "closing").filter(|c| !positive || c["positive"] == true);
            let days = ended.filter_map(|c| day(c, "on")).filter(|d| self.from <= *d && *d <= self.to);
            // Who lived there on the eve was accompanied.
            days.map(|d| d.pred_opt().unwrap()).collect()
        })
    }

    pub fn at_end(&self) -> Count {
        let last = self.last();
        self.count(|lines| Some(last).filter(|d| Self::is_accompanied(lines, *d)).into_iter().collect())
    }

    pub fn children(&self) -> usize {
        let last = self.last();
        let held = self.families.values().filter(|lines| Self::is_accompanied(lines, last));
        held.flat_map(|lines| Self::of(lines, "member"))
            .filter(|m| Self::is_here(m, last) && is_child(m, last))
            .count()
    }

    fn status(lines: &[Value], on: NaiveDate) -> Option<String> {
        let held = Self::of(lines, "status").filter(|s| holds(s, on));
        held.max_by_key(|s| day(s, "from")).map(|s| s["status"].as_str().unwrap().to_owned())
    }

    pub fn status_changed(&self, from: &str, to: &str) -> Count {
        self.count(|lines| {
            let begins = |d: &NaiveDate| {
                let new = Self::of(lines, "status").any(|s| day(s, "from") == Some(*d) && s["status"] == to);
                new && Self::status(lines, d.pred_opt().unwrap()).as_deref() == Some(from)
            };
            self.days().filter(begins).collect()
        })
    }

    pub fn events(&self, event: &str) -> Count {
        self.count(|lines| {
            let happened = Self::of(lines, "event").filter(|e| e["event"] == event);
            happened.filter_map(|e| day(e, "on")).filter(|d| self.from <= *d && *d <= self.to).collect()
        })
    }
}
