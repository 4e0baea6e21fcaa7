//! The day before and after, and which days the program computes with: all that fields of records need of a calendar.

use chrono::{Datelike, Days, NaiveDate};

/// The next day.
#[must_use]
pub fn day_after(day: NaiveDate) -> NaiveDate {
    later(day, 1)
}

#[must_use]
pub fn day_before(day: NaiveDate) -> NaiveDate {
    earlier(day, 1)
}

/// Whether the day is one the program computes with: 1900 to 2199. A year outside is a typing error.
#[must_use]
pub fn is_plausible(day: NaiveDate) -> bool {
    (1900..2200).contains(&day.year())
}

/// `n` days later; the end of time stays the end of time.
#[must_use]
pub fn later(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_add_days(Days::new(n)).unwrap_or(NaiveDate::MAX)
}

#[must_use]
pub fn earlier(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(n)).unwrap_or(NaiveDate::MIN)
}
