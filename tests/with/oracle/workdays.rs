//! Working days, read anew from the files of `data/calendar`; a year without a file by ст. 112 ТК РФ alone.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// Which days are worked.
pub struct Workdays {
    corrections: Vec<(NaiveDate, bool)>,
    /// Days that differ from their weekday, by year.
    years: RefCell<HashMap<i32, HashMap<NaiveDate, bool>>>,
}

impl Workdays {
    /// The calendar with the corrections of these lines.
    pub fn new(lines: &[Value]) -> Self {
        let mut days: Vec<&Value> = lines.iter().filter(|l| l["type"] == "calendar_day").collect();
        // Of two that contradict each other the later id holds, in every copy of the file alike.
        days.sort_by_key(|l| std::cmp::Reverse(l["id"].as_str()));
        let corrections = days.iter().map(|l| (super::day(l, "on").unwrap(), l["working"] == true)).collect();
        Workdays { corrections, years: RefCell::default() }
    }

    pub fn is_working(&self, day: NaiveDate) -> bool {
        if let Some((_, working)) = self.corrections.iter().find(|(d, _)| *d == day) {
            return *working;
        }
        let mut years = self.years.borrow_mut();
        let special = years
            .entry(day.year())
            .or_insert_with(|| of_file(day.year()).unwrap_or_else(|| by_law(day.year())));
        special.get(&day).copied().unwrap_or(day.weekday().number_from_monday() <= 5)
    }
}

fn of_file(year: i32) -> Option<HashMap<NaiveDate, bool>> {
    let path = format!("{}/data/calendar/{year}.toml", env!("CARGO_MANIFEST_DIR"));
    let file: toml::Table = toml::from_str(&std::fs::read_to_string(path).ok()?).unwrap();
    let days = |key: &str, working: bool| -> Vec<(NaiveDate, bool)> {
        let list = file.get(key).and_then(|v| v.as_array()).cloned().unwrap_or_default();
        list.iter().map(|v| (v["date"].as_str().unwrap().parse().unwrap(), working)).collect()
    };
    Some(days("off", false).into_iter().chain(days("working", true)).collect())
}

/// Holidays of the article; one that falls on a weekend gives the next day off, except those of 1 to 8 January, which
/// only a decree moves.
fn by_law(year: i32) -> HashMap<NaiveDate, bool> {
    let holiday = |d: NaiveDate| {
        matches!((d.month(), d.day()), (1, 1..=8) | (2, 23) | (3, 8) | (5, 1) | (5, 9) | (6, 12) | (11, 4))
    };
    let mut off = HashMap::new();
    let mut owed = 0;
    for day in NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|d| d.year() == year) {
        let weekend = day.weekday().number_from_monday() > 5;
        if holiday(day) {
            off.insert(day, false);
            owed += u32::from(weekend && day.month() > 1);
        } else if !weekend && owed > 0 {
            off.insert(day, false);
            owed -= 1;
        }
    }
    off
}
