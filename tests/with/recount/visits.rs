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

impl Recount {
    pub fn visits_asked(&self) -> Recounted {
        self.visits(|asked, _| asked)
    }

    pub fn visits_held(&self) -> Recounted {
        self.visits(|asked, held| held.min(asked))
    }

    fn visits(&self, number: impl Fn(u64, u64) -> u64) -> Recounted {
        self.count(|lines| {
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
            let numbers = found.into_iter().map(|(end, (asked, held))| (end, number(asked, held)));
            let some = numbers.filter(|(_, n)| *n > 0);
            some.map(|(end, n)| RecountedCase { n, whom: Self::persons(lines, end) }).collect()
        })
    }

    /// What is asked for in the days of a week or month, and the days of visits held in it.
    fn row(lines: &[Value], first: NaiveDate, end: NaiveDate, each: impl Fn(&str) -> u64) -> (u64, u64) {
        let (mut sum, mut days, mut weekdays) = (0, 0, 0);
        for on in first.iter_days().take_while(|d| *d <= end) {
            days += 1;
            let away = Self::of(lines, "absence").any(|a| a["member"].is_null() && holds(a, on));
            let asked = Self::level(lines, on).map_or(0, |level| each(&level));
            if asked > 0 && !away {
                sum += asked;
                weekdays += u64::from(on.weekday().number_from_monday() <= 5);
            }
        }
        let visited: BTreeSet<NaiveDate> = Self::of(lines, "contact")
            .filter(|c| matches!(c["kind"].as_str(), Some("home_visit" | "joint_visit")))
            .filter(|c| c["outcome"] == "held")
            .filter_map(|c| day(c, "on"))
            .filter(|on| first <= *on && *on <= end)
            .collect();
        // Half is rounded up.
        (((2 * sum + days) / (2 * days)).min(weekdays), visited.len() as u64)
    }
}
