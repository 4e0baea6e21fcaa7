//! Days and hours as people type them.

use chrono::{NaiveDate, NaiveTime};

use super::Words;
use crate::domain::day;

/// A name of a month is known by so many of its letters: no two begin alike.
const MONTH_LETTERS: usize = 3;

impl Words {
    /// A day as it was typed: `5.3`, `05032027`, `+7`, `завтра`, `5 мар`, also behind a weekday, as forms show it:
    /// «вт 24.11». `None` if it is no day.
    #[must_use]
    pub fn typed_day(&self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        let text = self.month_in_numbers(text.trim());
        let word = |w: &str| {
            let known = ["yesterday", "today", "tomorrow"].iter().zip([-1, 0, 1]);
            known.into_iter().find(|(id, _)| self.say(&format!("word-{id}")) == w).map(|(_, n)| n)
        };
        let bare = text.trim_start_matches(|c: char| c.is_alphabetic()).trim();
        day::typed(if bare.is_empty() { &text } else { bare }, today, word)
    }

    /// «5 мар», «5 марта 2027», `5 mar` as «5 3», «5 3 2027».
    fn month_in_numbers(&self, text: &str) -> String {
        let parts: Vec<&str> = text.split([' ', '.']).filter(|p| !p.is_empty()).collect();
        let (Some(day), Some(name)) = (parts.first(), parts.get(1)) else { return text.to_owned() };
        let name = name.to_lowercase();
        if name.chars().count() < MONTH_LETTERS || !day.bytes().all(|b| b.is_ascii_digit()) {
            return text.to_owned();
        }
        let called = |n: &u32| {
            let of = |id: &str| self.pick(id, &n.to_string()).to_lowercase();
            of("month").starts_with(&name) || of("month-of").starts_with(&name)
        };
        match (1..=12).find(called) {
            Some(month) => {
                let rest = parts[2..].iter().map(|p| format!(" {p}")).collect::<String>();
                format!("{day} {month}{rest}")
            }
            None => text.to_owned(),
        }
    }
}

/// An hour as it was typed: `11:00`, `930`, `9.30`, `9`. `None` if it is none.
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    let digits: String = text.replace([':', '.', '-', ' ', ','], "");
    let (hour, minute) = match (digits.len(), digits.parse::<u32>().ok()?) {
        (1 | 2, hour) => (hour, 0),
        (3 | 4, n) => (n / 100, n % 100),
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
