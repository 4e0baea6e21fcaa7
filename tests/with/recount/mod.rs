//! The numbers of a report counted a second time, day by day, from the lines of an export alone.
//!
//! Written from the words of the documents, in another manner than the program and without its code: no spans are
//! made, every day of the period is asked again what holds on it.
#![allow(dead_code, clippy::unwrap_used)]

mod harm;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// The families, persons and cases of an indicator.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Recounted {
    pub families: BTreeSet<String>,
    /// Members by id: nobody of the districts counted lives in two families.
    pub persons: BTreeSet<String>,
    pub cases: u64,
}

/// A case of a family: how much it adds, and whom it is about.
struct RecountedCase {
    n: u64,
    whom: BTreeSet<String>,
}

impl RecountedCase {
    fn one(whom: BTreeSet<String>) -> RecountedCase {
        RecountedCase { n: 1, whom }
    }
}

/// The lines of an export, by family.
pub struct Recount {
    families: BTreeMap<String, Vec<Value>>,
    /// Lines of no family.
    institution: Vec<Value>,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
}

fn day(line: &Value, field: &str) -> Option<NaiveDate> {
    line[field].as_str().map(|t| t.parse().unwrap())
}

fn id(line: &Value) -> String {
    line["id"].as_str().unwrap().to_owned()
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
        let mut institution = Vec::new();
        for line in export.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let owner = if line["type"] == "family" { &line["id"] } else { &line["family"] };
            match owner.as_str() {
                Some(owner) => families.entry(owner.to_owned()).or_default().push(line),
                None => institution.push(line),
            }
        }
        Recount { families, institution, from, to, today }
    }

    /// The days that are counted: of a period that lasts those up to today.
    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let to = self.last();
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
        // A closing on the day of a level ends what held before it, or the level itself if nothing did.
        let never = Self::is_closed_on(lines, from) && Self::level(lines, from.pred_opt().unwrap()).is_none();
        (!closed && !never).then(|| last["level"].as_str().unwrap().to_owned())
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
    fn persons(lines: &[Value], on: NaiveDate) -> BTreeSet<String> {
        let family = Self::of(lines, "family").next().unwrap();
        if family["form"] == "individual" && family["member"].is_string() {
            return BTreeSet::from([family["member"].as_str().unwrap().to_owned()]);
        }
        Self::of(lines, "member").filter(|m| Self::is_here(m, on)).map(id).collect()
    }

    fn is_here(member: &Value, on: NaiveDate) -> bool {
        holds(member, on) && day(member, "born").is_none_or(|born| born <= on)
    }

    /// Counts the cases that a question finds in each family.
    fn count(&self, question: impl Fn(&[Value]) -> Vec<RecountedCase>) -> Recounted {
        let mut count = Recounted::default();
        for (family, lines) in &self.families {
            for found in question(lines) {
                count.cases += found.n;
                count.families.insert(family.clone());
                count.persons.extend(found.whom);
            }
        }
        count
    }

    /// Counts families by the days on which something is so; who lives there on the day is concerned.
    fn count_days(&self, question: impl Fn(&[Value]) -> Vec<NaiveDate>) -> Recounted {
        self.count(|lines| {
            let days = question(lines).into_iter();
            days.map(|on| RecountedCase::one(Self::persons(lines, on))).collect()
        })
    }

    /// Whether the file begins before or on the day that an indicator looks at: the last one of the period, for what held
    /// at its start the eve. It begins with the first day of which a family has anything.
    pub fn is_known(&self, at_start: bool) -> bool {
        let days = self.families.values().flatten().filter_map(|l| match l["type"].as_str() {
            Some("family") => day(l, "registered_on"),
            Some("level") => day(l, "from"),
            Some("closing" | "event") => day(l, "on"),
            _ => None,
        });
        let looked_at = if at_start { self.from.pred_opt().unwrap() } else { self.to };
        days.min().is_none_or(|first| first <= looked_at)
    }

    fn is_asked(&self, on: NaiveDate) -> bool {
        self.from <= on && on <= self.last()
    }

    pub fn taken_on(&self) -> Recounted {
        self.count_days(|lines| {
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
                days.extend(Some(registered).filter(|d| self.is_asked(*d)));
            }
            days
        })
    }

    pub fn level_changed(&self) -> Recounted {
        self.count_days(|lines| {
            let moved = |d: &NaiveDate| {
                let (before, now) = (Self::level(lines, d.pred_opt().unwrap()), Self::level(lines, *d));
                before.is_some() && now.is_some() && before != now && !Self::is_closed_on(lines, *d)
            };
            self.days().filter(moved).collect()
        })
    }

    pub fn closed(&self, positive: bool) -> Recounted {
        self.count_days(|lines| {
            let ended = Self::of(lines, "closing").filter(|c| !positive || c["positive"] == true);
            let days = ended.filter_map(|c| day(c, "on")).filter(|d| self.is_asked(*d));
            // Who lived there on the eve was accompanied.
            days.map(|d| d.pred_opt().unwrap()).collect()
        })
    }

    pub fn at_end(&self) -> Recounted {
        let last = self.last();
        self.count_days(|lines| Some(last).filter(|d| Self::is_accompanied(lines, *d)).into_iter().collect())
    }

    pub fn at_start(&self) -> Recounted {
        let eve = self.from.pred_opt().unwrap();
        self.count_days(|lines| Some(eve).filter(|d| Self::is_accompanied(lines, *d)).into_iter().collect())
    }

    pub fn children(&self) -> Recounted {
        let last = self.last();
        self.count(|lines| {
            let members = Self::of(lines, "member").filter(|_| Self::is_accompanied(lines, last));
            let children = members.filter(|m| Self::is_here(m, last) && is_child(m, last));
            children.map(|m| RecountedCase::one(BTreeSet::from([id(m)]))).collect()
        })
    }

    fn status(lines: &[Value], on: NaiveDate) -> Option<String> {
        let held = Self::of(lines, "status").filter(|s| holds(s, on));
        held.max_by_key(|s| day(s, "from")).map(|s| s["status"].as_str().unwrap().to_owned())
    }

    pub fn status_changed(&self, from: &str, to: &str) -> Recounted {
        self.count_days(|lines| {
            let begins = |d: &NaiveDate| {
                let new = Self::of(lines, "status").any(|s| day(s, "from") == Some(*d) && s["status"] == to);
                new && Self::status(lines, d.pred_opt().unwrap()).as_deref() == Some(from)
            };
            self.days().filter(begins).collect()
        })
    }

    /// Families on the register with a status on the last day, or with the category of the same name.
    pub fn in_status(&self, status: &str) -> Recounted {
        let last = self.last();
        self.count_days(|lines| {
            let by_status = Self::status(lines, last).as_deref() == Some(status);
            // A status set since speaks, and not a category that nobody has ended.
            let set =
                Self::of(lines, "status").filter(|s| holds(s, last)).filter_map(|s| day(s, "from")).max();
            let is_newer = |c: &Value| set.is_none_or(|set| set < day(c, "from").unwrap());
            let by_category =
                Self::of(lines, "category").any(|c| c["category"] == status && holds(c, last) && is_newer(c));
            let counts = Self::is_accompanied(lines, last) && (by_status || by_category);
            Some(last).filter(|_| counts).into_iter().collect()
        })
    }

    pub fn events(&self, event: &str) -> Recounted {
        self.count(|lines| {
            let happened = Self::of(lines, "event").filter(|e| e["event"] == event);
            let asked = happened.filter(|e| self.is_asked(day(e, "on").unwrap()));
            asked.map(|e| RecountedCase::one(Self::concerned(lines, e))).collect()
        })
    }

    /// Events in the families that are of a category on the day.
    pub fn events_among(&self, event: &str, category: &str) -> Recounted {
        self.count(|lines| {
            let happened = Self::of(lines, "event").filter(|e| e["event"] == event);
            let asked = happened.filter(|e| self.is_asked(day(e, "on").unwrap()));
            let among = asked.filter(|e| {
                let on = day(e, "on").unwrap();
                Self::of(lines, "category")
                    .filter(|c| c["category"] == category)
                    .any(|c| day(c, "from").unwrap() <= on && day(c, "until").is_none_or(|until| on < until))
            });
            among.map(|e| RecountedCase::one(Self::concerned(lines, e))).collect()
        })
    }

    /// Whom an event is about: the one named, else the family.
    fn concerned(lines: &[Value], event: &Value) -> BTreeSet<String> {
        match event["member"].as_str() {
            Some(member) => BTreeSet::from([member.to_owned()]),
            None => Self::persons(lines, day(event, "on").unwrap()),
        }
    }

    /// The figure typed in for an indicator and just this period.
    pub fn typed(&self, indicator: &str) -> Option<u64> {
        let is_it = |l: &&Value| {
            l["type"] == "period_figure"
                && l["indicator"] == indicator
                && day(l, "from") == Some(self.from)
                && day(l, "until") == self.to.succ_opt()
        };
        self.institution.iter().find(is_it).and_then(|l| l["value"].as_u64())
    }
}
