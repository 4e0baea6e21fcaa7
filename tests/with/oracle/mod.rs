//! The visit norm reckoned a second time: day by day, from the lines of an import alone.
//!
//! Written from the words of the specification, in another manner than the program and without its code: no spans are
//! computed, every day is asked anew what holds on it. Slow and plain on purpose.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod against;
pub mod desk;
pub mod districts;
pub mod plan;
pub mod workdays;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use workdays::Workdays;

/// The lines of a district, and the day they are looked at.
pub struct Oracle<'a> {
    lines: &'a [Value],
    today: NaiveDate,
    workdays: Workdays,
}

/// What holds for a family on one day.
#[derive(Clone, PartialEq)]
struct HeldOnDay<'a> {
    /// The record of the level.
    record: &'a Value,
    /// Visits asked for …
    n: i64,
    /// … in a week or month.
    unit: &'a str,
    /// The order or decision that asks; `null`: the document.
    source: &'a Value,
    /// First day of this accompaniment.
    begun: NaiveDate,
}

/// Reads a day of a line.
pub fn day(line: &Value, field: &str) -> Option<NaiveDate> {
    line[field].as_str().map(|t| t.parse().expect("a day"))
}

fn acuteness(level: &str) -> usize {
    ["adaptation", "basic", "crisis", "emergency"].iter().position(|l| *l == level).expect("a level")
}

/// Document Югра п. 5.8; the other four documents borrow it.
fn of_the_document(level: &str) -> (i64, &'static str) {
    match level {
        "adaptation" => (1, "month"),
        "basic" => (2, "month"),
        "crisis" => (1, "week"),
        _ => (2, "week"),
    }
}

/// All days of the week or month that holds `day`.
pub fn period(unit: &str, day: NaiveDate) -> Vec<NaiveDate> {
    let same = |other: &NaiveDate| match unit {
        "week" => other.iso_week() == day.iso_week(),
        _ => (other.year(), other.month()) == (day.year(), day.month()),
    };
    let first = std::iter::successors(Some(day), |d| d.pred_opt()).take_while(same).last().unwrap();
    first.iter_days().take_while(same).collect()
}

impl<'a> Oracle<'a> {
    pub fn new(lines: &'a [Value], today: NaiveDate) -> Self {
        Oracle { lines, today, workdays: Workdays::new(lines) }
    }

    fn all(&self, kind: &'a str) -> impl Iterator<Item = &'a Value> {
        self.lines.iter().filter(move |l| l["type"] == kind)
    }

    fn of(&self, family: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a Value> {
        self.all(kind).filter(move |l| l["family"] == family["id"])
    }

    /// Every row that overlaps `from`–`to`, by family, unit and first day.
    pub fn ledger(&self, from: NaiveDate, to: NaiveDate) -> Vec<Value> {
        let mut rows = Vec::new();
        for family in self.all("family") {
            for unit in ["week", "month"] {
                let starts: BTreeSet<NaiveDate> =
                    from.iter_days().take_while(|d| *d <= to).map(|d| period(unit, d)[0]).collect();
                rows.extend(
                    starts.into_iter().filter_map(|start| self.row(family, unit, &period(unit, start))),
                );
            }
        }
        rows
    }

    /// The rows of today that owe something, in the order of «Сегодня»; families closed for good are no more visited.
    pub fn due(&self) -> Vec<Value> {
        let mut rows = self.ledger(self.today, self.today);
        rows.retain(|r| r["owed"].as_i64() > Some(0));
        rows.retain(|r| {
            let family = self.all("family").find(|f| f["id"] == r["family"]).unwrap();
            self.today.iter_days().take(400).any(|d| self.held(family, d).is_some())
        });
        rows.sort_by_key(|r| {
            let family = self.all("family").find(|f| f["id"] == r["family"]).unwrap();
            let last_day = day(&r["spans"].as_array().unwrap().last().unwrap().clone(), "until")
                .unwrap()
                .pred_opt()
                .unwrap();
            let begun = self.held(family, last_day).unwrap().begun;
            let (since, never) = match self.last_visit(family, last_day, begun) {
                Some(last) => ((self.today - last).num_days(), false),
                None => ((self.today - begun).num_days(), true),
            };
            (
                r["slack"].as_i64().unwrap(),
                Reverse(acuteness(r["level"].as_str().unwrap())),
                Reverse(never),
                Reverse(since),
                r["title"].as_str().unwrap().to_owned(),
                Reverse(r["unit"].as_str().unwrap().to_owned()),
                r["family"].as_str().unwrap().to_owned(),
            )
        });
        rows
    }

    /// The level of a family today and the least slack over its rows that hold the day.
    pub fn standing(&self, id: &Value) -> (Value, Value) {
        let family = self.all("family").find(|f| f["id"] == *id).unwrap();
        let level = self.held(family, self.today).map_or(Value::Null, |h| h.record["level"].clone());
        let rows = self.ledger(self.today, self.today);
        let slack = rows.iter().filter(|r| r["family"] == *id).filter_map(|r| r["slack"].as_i64()).min();
        (level, json!(slack))
    }

    fn row(&self, family: &'a Value, unit: &str, days: &[NaiveDate]) -> Option<Value> {
        let (first, last) = (days[0], *days.last().unwrap());
        let held: BTreeMap<NaiveDate, HeldOnDay<'a>> = days
            .iter()
            .filter_map(|d| self.held(family, *d).filter(|h| h.unit == unit).map(|h| (*d, h)))
            .collect();
        let (last_day, latest) = held.iter().next_back()?;

        let required = |counts: &dyn Fn(NaiveDate) -> bool| -> (i64, i64) {
            let sum: i64 = held.iter().filter(|(d, _)| counts(**d)).map(|(_, h)| h.n).sum();
            let weekdays =
                held.keys().filter(|d| counts(**d) && d.weekday().number_from_monday() <= 5).count();
            let whole = days.len() as i64;
            // Half up: 2.5 is 3.
            (((2 * sum + whole) / (2 * whole)).min(weekdays as i64), sum)
        };
        let (needed, sum) = required(&|d| !self.away(family, d));
        let (needed_unexcused, _) = required(&|_| true);
        let visits = self.visits(family);
        let done = visits.range(first..=last).count() as i64;
        let owed = (needed - done).max(0);
        let failed = self
            .of(family, "contact")
            .filter(|c| is_visit(c) && c["outcome"] != "held")
            .filter(|c| days.contains(&day(c, "on").unwrap()))
            .count();
        let state = match (needed, owed) {
            (0, _) => "none",
            (_, 0) => "met",
            _ if self.today <= last => "open",
            _ => "short",
        };
        let usable = held.keys().filter(|d| {
            **d >= self.today
                && !self.away(family, **d)
                && self.is_worked(family, **d)
                && !self.is_impossible(family, **d)
                && !visits.contains(d)
        });
        let slack = (state == "open").then(|| usable.count() as i64 - owed);

        // Runs of days on which the same record asks for the same.
        let mut spans: Vec<(NaiveDate, NaiveDate, &HeldOnDay<'a>)> = Vec::new();
        for (d, h) in &held {
            match spans.last_mut() {
                Some((_, end, before)) if *end == *d && *before == h => *end = d.succ_opt().unwrap(),
                _ => spans.push((*d, d.succ_opt().unwrap(), h)),
            }
        }
        let excused = |from: NaiveDate, until: NaiveDate| {
            from.iter_days().take_while(|d| *d < until).filter(|d| self.away(family, *d)).count()
        };
        Some(json!({
            "family": family["id"], "title": family["title"], "unit": unit, "from": first, "to": last,
            "level": latest.record["level"], "required": needed, "required_unexcused": needed_unexcused,
            "done": done, "owed": owed, "failed": failed,
            "excused_days": held.keys().filter(|d| self.away(family, **d)).count(),
            "state": state, "slack": slack,
            "days_since_visit": self.days_since_visit(family, *last_day, latest.begun),
            "sum": format!("{sum}/{}", days.len()),
            "spans": spans.iter().map(|(from, until, h)| json!({
                "level": h.record["level"], "from": from, "until": until, "days": (*until - *from).num_days(),
                "excused": excused(*from, *until), "n": h.n,
            })).collect::<Vec<_>>(),
        }))
    }

    /// What holds on a day: the latest level begun by then, unless a closing came since.
    ///
    /// A closing on the day of a level ends what held before, and the level begins anew; where nothing held before,
    /// there is nothing else it could end, and the level never holds.
    fn held(&self, family: &'a Value, on: NaiveDate) -> Option<HeldOnDay<'a>> {
        let record = self.of(family, "level").filter(|l| day(l, "from").unwrap() <= on).max_by_key(|l| {
            (day(l, "from").unwrap(), acuteness(l["level"].as_str().unwrap()), Reverse(l["id"].as_str()))
        })?;
        let from = day(record, "from").unwrap();
        let closings: Vec<NaiveDate> = self.of(family, "closing").map(|c| day(c, "on").unwrap()).collect();
        let before = self.held(family, from.pred_opt().unwrap());
        let anew = closings.contains(&from);
        if closings.iter().any(|c| from < *c && *c <= on) || (anew && before.is_none()) {
            return None;
        }
        let begun = before.filter(|_| !anew).map_or(from, |b| b.begun);
        let (n, unit, source) = self.frequency(record, on);
        Some(HeldOnDay { record, n, unit, source, begun })
    }

    /// Visits asked for on a day, and the record that asks: the latest order by then, else the document (`null`); a
    /// decision on the family where it asks for more than that.
    fn frequency(&self, record: &'a Value, on: NaiveDate) -> (i64, &'a str, &'a Value) {
        let level = record["level"].as_str().unwrap();
        let document = of_the_document(level);
        let order = self
            .all("order")
            .filter(|o| o["level"] == level && o["visits"].is_i64() && day(o, "from").unwrap() <= on)
            .max_by_key(|o| (day(o, "from").unwrap(), o["id"].as_str().unwrap()));
        let (norm, norm_unit, norm_source) = match order {
            Some(o) => (o["visits"].as_i64().unwrap(), o["per"].as_str().unwrap_or(document.1), o),
            None => (document.0, document.1, &Value::Null),
        };
        let Some(n) = record["visits"].as_i64() else { return (norm, norm_unit, norm_source) };
        let unit = record["per"].as_str().unwrap_or(norm_unit);
        // Between units: in every month there is, so a week is held against 28 days and a month against 31.
        let more = match (unit, norm_unit) {
            ("week", "month") => n * 28 >= norm * 7,
            ("month", "week") => n * 7 >= norm * 31,
            _ => n > norm,
        };
        if more { (n, unit, record) } else { (norm, norm_unit, norm_source) }
    }

    /// Whether the whole household is away.
    fn away(&self, family: &'a Value, on: NaiveDate) -> bool {
        self.of(family, "absence")
            .any(|a| a["member"].is_null() && day(a, "from").unwrap() <= on && on < day(a, "until").unwrap())
    }

    fn is_impossible(&self, family: &'a Value, on: NaiveDate) -> bool {
        self.of(family, "availability").any(|a| {
            a["possible"] != true
                && a["from"].is_null()
                && a["until"].is_null()
                && a["weekday"].as_i64() == Some(i64::from(on.weekday().number_from_monday()))
        })
    }

    /// Days with a held visit.
    fn visits(&self, family: &'a Value) -> BTreeSet<NaiveDate> {
        self.of(family, "contact")
            .filter(|c| is_visit(c) && c["outcome"] == "held")
            .map(|c| day(c, "on").unwrap())
            .collect()
    }

    /// The last held visit by today of the accompaniment that holds on `at` and began on `begun`.
    fn last_visit(&self, family: &'a Value, at: NaiveDate, begun: NaiveDate) -> Option<NaiveDate> {
        let ended = self.of(family, "closing").map(|c| day(c, "on").unwrap()).filter(|c| *c > at).min();
        let visits = self.visits(family);
        visits.into_iter().rfind(|v| *v >= begun && *v <= self.today && ended.is_none_or(|e| *v < e))
    }

    /// Days since that visit, else since the accompaniment began.
    fn days_since_visit(&self, family: &'a Value, at: NaiveDate, begun: NaiveDate) -> Option<i64> {
        let since = self.last_visit(family, at, begun).unwrap_or(begun);
        (self.today >= begun).then(|| (self.today - since).num_days())
    }

    /// Whether the family's curator works on a day.
    fn is_worked(&self, family: &'a Value, on: NaiveDate) -> bool {
        let curators: Vec<&Value> = self.all("curator").collect();
        let district = self.all("district").next().map_or(&Value::Null, |d| &d["curator"]);
        let usual = match (district, curators.as_slice()) {
            (Value::Null, [only]) => &only["id"],
            (named, _) => named,
        };
        let assigned = self
            .of(family, "assignment")
            .filter(|a| day(a, "from").unwrap() <= on && day(a, "until").is_none_or(|u| on < u))
            .max_by_key(|a| (day(a, "from").unwrap(), a["id"].as_str().unwrap()));
        let curator = assigned.map_or(usual, |a| &a["curator"]);
        let hers = |record: &Value| {
            (if record["curator"].is_null() { usual } else { &record["curator"] }) == curator
        };
        let on_duty = self.all("duty").any(|d| hers(d) && day(d, "on") == Some(on));
        let leaves: Vec<&Value> = self
            .all("leave")
            .filter(|l| hers(l) && day(l, "from").unwrap() <= on && on < day(l, "until").unwrap())
            .collect();
        let on_leave =
            !leaves.is_empty() && leaves.iter().all(|l| l["deputy"].is_null() || &l["deputy"] == curator);
        (self.workdays.is_working(on) || on_duty) && !on_leave
    }
}

fn is_visit(contact: &Value) -> bool {
    contact["kind"] == "home_visit" || contact["kind"] == "joint_visit"
}
