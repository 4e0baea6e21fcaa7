//! Days as people write them here: 24.11.2026, вт 24.11, 23–29 ноября 2026.

use super::say;
use chrono::{Datelike, NaiveDate, NaiveTime};

use super::Words;
use crate::domain::day;

/// Years from today from which on two digits of a year may be taken for those of another century.
const ANOTHER_CENTURY: i32 = 50;

impl Words {
    /// «24.11.2026».
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        day.format("%d.%m.%Y").to_string()
    }

    /// «24.11», with the year where it is not that of `today`: «24.11.27»; of a year that two digits would leave open,
    /// with all of it: «24.11.1927».
    #[must_use]
    pub fn day_near(&self, day: NaiveDate, today: NaiveDate) -> String {
        let format = match (day.year() - today.year()).abs() {
            0 => "%d.%m",
            1..ANOTHER_CENTURY => "%d.%m.%y",
            _ => "%d.%m.%Y",
        };
        day.format(format).to_string()
    }

    /// «вт».
    #[must_use]
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.pick("weekday-short", &day.weekday().number_from_monday().to_string())
    }

    /// «вт 24.11», with the year where it is not that of `today`: «ср 24.11.27».
    #[must_use]
    pub fn weekday_near(&self, day: NaiveDate, today: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), self.day_near(day, today))
    }

    /// «вт 24.11», where the year is said beside it.
    #[must_use]
    pub fn weekday_day(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), day.format("%d.%m"))
    }

    /// «вт 24».
    #[must_use]
    pub fn weekday_number(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), day.day())
    }

    /// «ноябрь 2026».
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.pick("month", &day.month().to_string()), day.year())
    }

    /// «23–29 ноября 2026», «28 ноября – 4 декабря 2026», of one day «29 ноября 2026».
    #[must_use]
    pub fn span(&self, from: NaiveDate, to: NaiveDate) -> String {
        let of = |d: NaiveDate| self.pick("month-of", &d.month().to_string());
        if from == to {
            format!("{} {} {}", to.day(), of(to), to.year())
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{} {} {}", from.day(), to.day(), of(to), to.year())
        } else {
            let year = if from.year() == to.year() { String::new() } else { format!(" {}", from.year()) };
            format!("{} {}{year} – {} {} {}", from.day(), of(from), to.day(), of(to), to.year())
        }
    }

    /// «по 27.11»: the last day before `until`, which is kept as the first day no longer.
    #[must_use]
    pub fn through(&self, until: NaiveDate, today: NaiveDate) -> String {
        say!(self, "through", day = self.day_near(day::day_before(until), today))
    }

    /// «с 24.11 по 27.11» of the days from `from` to the last one before `until`.
    #[must_use]
    pub fn from_to(&self, from: NaiveDate, until: NaiveDate, today: NaiveDate) -> String {
        let last = self.day_near(day::day_before(until), today);
        say!(self, "from-to", from = self.day_near(from, today), to = last)
    }

    /// «11:00».
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// «неделя 48», «ноябрь».
    #[must_use]
    pub fn period(&self, unit: crate::domain::Unit, from: NaiveDate) -> String {
        match unit {
            crate::domain::Unit::Week => say!(self, "week-number", n = from.iso_week().week()),
            crate::domain::Unit::Month => self.pick("month", &from.month().to_string()),
        }
    }
}
