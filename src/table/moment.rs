//! Days with an hour, as files keep them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::TableCell;

/// The first year of a day: an hour alone is kept as one of the year before.
const FIRST_YEAR: i32 = 1900;

impl TableCell {
    /// A day; with an hour other than midnight the text of both, of an hour alone its text.
    pub(super) fn of_moment(at: NaiveDateTime) -> TableCell {
        // A spreadsheet keeps an hour as a fraction of a day, a second short of it at times.
        let minutes = at.time().hour() * 60 + at.time().minute() + u32::from(at.time().second() == 59);
        let (hour, minute) = (minutes / 60 % 24, minutes % 60);
        let hour = format!("{hour:02}:{minute:02}");
        match (at.date().year() < FIRST_YEAR, at.time() == NaiveTime::MIN) {
            (true, _) => TableCell::Text(hour),
            (false, true) => TableCell::Day(at.date()),
            (false, false) => TableCell::Text(format!("{} {hour}", at.date().format("%d.%m.%Y"))),
        }
    }

    /// A moment as files of XML write it; `None`: it is none.
    pub(super) fn of_iso(text: &str) -> Option<TableCell> {
        let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
        let hour = text.get(11..16).and_then(|hour| NaiveTime::parse_from_str(hour, "%H:%M").ok());
        Some(TableCell::of_moment(day.and_time(hour.unwrap_or_default())))
    }
}
