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

/// A day in its normal form: `2026-11-24`. Read by hand: a check of a file reads millions.
#[must_use]
pub fn iso(text: &str) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |n: u32, d| d.is_ascii_digit().then(|| n * 10 + u32::from(d - b'0')))
    };
    let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)
}

/// A day as a record keeps it; a year of more than four digits is written with a sign.
#[must_use]
pub fn kept(text: &str) -> Option<NaiveDate> {
    iso(text).or_else(|| text.parse().ok())
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

#[cfg(test)]
mod tests {
    use super::{NaiveDate, iso, kept};

    #[test]
    fn a_day_is_read_as_the_library_reads_it() {
        for text in ["2026-11-24", "2024-02-29", "2026-02-29", "0001-01-01", "2026-13-01", "2026-00-01"] {
            assert_eq!(iso(text), text.parse().ok(), "{text}");
        }
        for text in ["2026-1-01", "26-11-024", "2026-11-2x", "", "2026-11-24 10:00"] {
            assert_eq!(iso(text), None, "{text}");
        }
        assert_eq!(kept(&NaiveDate::MAX.to_string()), Some(NaiveDate::MAX));
    }
}
