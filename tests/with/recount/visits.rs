//! Visits that the norm asks for in the weeks and months that end in a period, and those held of them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

use super::{Recount, Recounted, RecountedCase, day, holds};

/// Югра, п. 5.8: visits in a week, visits in a month.
fn norm(level: &str) -> (u64, u64) {
    match level {
        "adaptation" => (0, 1),
        "basic" => (0, 2),
        "crisis" => (1, 0),
        _ => (2, 0),
    }
}

/// A week or month.
#[derive(PartialEq)]
enum RecountedRow {
    /// Visits asked for, and days of visits held.
    Known(u64, u64),
    /// It lacks visits of days of which none is known.
    Unknown,
}

impl Recount {
    pub fn visits_asked(&self) -> Recounted {
        self.visits(|asked, _| asked)
    }

    pub fn visits_held(&self) -> Recounted {
        self.visits(|asked, held| held.min(asked))
    }

    /// Whether what the norm asks for in the period is nothing but visits of which it is not known whether they were made.
    pub fn has_visits_unknown(&self) -> bool {
        self.visits_asked().cases == 0
            && self
                .families
                .values()
                .any(|lines| self.rows(lines).any(|(_, row)| row == RecountedRow::Unknown))
    }

    fn visits(&self, number: impl Fn(u64, u64) -> u64) -> Recounted {
        self.count(|lines| {
            let numbers = self.rows(lines).filter_map(|(end, row)| match row {
                RecountedRow::Known(asked, held) => Some((end, number(asked, held))),
                RecountedRow::Unknown => None,
            });
            let some = numbers.filter(|(_, n)| *n > 0);
            some.map(|(end, n)| RecountedCase { n, whom: Self::persons(lines, end) }).collect()
        })
    }

    /// The weeks and months that end in the period, each with its last day.
    fn rows(&self, lines: &[Value]) -> impl Iterator<Item = (NaiveDate, RecountedRow)> {
        let over = self.days().filter(|d| *d <= self.today);
        let mut found = Vec::new();
        for end in over {
            if end.weekday() == Weekday::Sun {
                let first = end - chrono::Days::new(6);
                found.push((end, Self::row(lines, first, end, |level| norm(level).0)));
            }
            if end.succ_opt().unwrap().day() == 1 {
                let first = end.with_day(1).unwrap();
                found.push((end, Self::row(lines, first, end, |level| norm(level).1)));
            }
        }
        found.into_iter()
    }

    /// The days of visits, held or not.
    fn tried(lines: &[Value]) -> impl Iterator<Item = (NaiveDate, bool)> {
        Self::of(lines, "contact")
            .filter(|c| matches!(c["kind"].as_str(), Some("home_visit" | "joint_visit")))
            .filter_map(|c| Some((day(c, "on")?, c["outcome"] == "held")))
    }

    /// What is asked for in the days of a week or month, and the days of visits held in it. One that lacks visits is asked
    /// from the first visit on, or from the day on which the lines came.
    fn row(lines: &[Value], first: NaiveDate, end: NaiveDate, each: impl Fn(&str) -> u64) -> RecountedRow {
        let asked = |since: NaiveDate| {
            let (mut sum, mut days, mut weekdays) = (0, 0, 0);
            for on in first.iter_days().take_while(|d| *d <= end) {
                days += 1;
                let away = Self::of(lines, "absence").any(|a| a["member"].is_null() && holds(a, on));
                let asked = Self::level(lines, on).map_or(0, |level| each(&level));
                if asked > 0 && !away && since <= on {
                    sum += asked;
                    weekdays += u64::from(on.weekday().number_from_monday() <= 5);
                }
            }
            // Half is rounded up.
            ((2 * sum + days) / (2 * days)).min(weekdays)
        };
        let is_within = |on: &NaiveDate| first <= *on && *on <= end;
        let visited: BTreeSet<NaiveDate> =
            Self::tried(lines).filter(|(_, held)| *held).map(|(on, _)| on).filter(is_within).collect();
        let held = visited.len() as u64;
        let came = NaiveDate::from_ymd_opt(2026, 9, 21).unwrap();
        let known = Self::tried(lines).map(|(on, _)| on).chain([came]).min().unwrap();
        match (asked(first), asked(known.max(first))) {
            (all, _) if all <= held => RecountedRow::Known(all, held),
            (_, 0) => RecountedRow::Unknown,
            (_, some) => RecountedRow::Known(some, held),
        }
    }
}
