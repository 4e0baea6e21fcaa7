//! A year of the production calendar as its data file says it.

use chrono::NaiveDate;
use serde::Deserialize;

/// A year of the production calendar as its file says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    pub year: i32,
    /// Law and decree.
    pub source: String,
    /// Working days in all, to check the file by.
    pub working_days: u32,
    /// Weekdays off.
    #[serde(default)]
    pub off: Vec<SpecialDay>,
    /// Saturdays and Sundays at work.
    #[serde(default)]
    pub working: Vec<SpecialDay>,
    /// Days an hour shorter.
    #[serde(default)]
    pub short: Vec<SpecialDay>,
}

/// A day that differs from its weekday.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialDay {
    /// The day.
    pub date: NaiveDate,
    pub why: String,
}
