//! Days: periods, terms in months, and dates as a person types them.

use chrono::{Datelike, Months, NaiveDate};

use super::Unit;
pub use super::date::{day_after, day_before, earlier, is_plausible, later};

/// The first and the last day of the week or month that holds `day`.
#[must_use]
pub fn period(unit: Unit, day: NaiveDate) -> (NaiveDate, NaiveDate) {
    match unit {
        Unit::Week => {
            let from = day.week(chrono::Weekday::Mon);
            (from.first_day(), from.last_day())
        }
        Unit::Month => {
            let from = day.with_day(1).unwrap_or(day);
            (from, day_before(month_later(from, 1)))
        }
    }
}

/// The first and the last day of the quarter that holds `day`.
#[must_use]
pub fn quarter(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1).unwrap_or(day);
    (from, day_before(month_later(from, 3)))
}

/// `months` later, the same day number or the last day of that month (ст. 192 ГК РФ: 31.08 + 3 months = 30.11).
#[must_use]
pub fn month_later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The day on which somebody becomes `years` old: who was born on the 29th of February becomes it on the 1st of March of
/// a year that has no 29th.
#[must_use]
pub fn birthday(born: NaiveDate, years: u32) -> NaiveDate {
    let year = i32::try_from(years).ok().and_then(|n| born.year().checked_add(n));
    let Some(year) = year else { return NaiveDate::MAX };
    let moved = || NaiveDate::from_ymd_opt(year, 3, 1);
    NaiveDate::from_ymd_opt(year, born.month(), born.day()).or_else(moved).unwrap_or(NaiveDate::MAX)
}

/// Full years on `day`; `None` before the birth.
#[must_use]
pub fn full_years(born: NaiveDate, day: NaiveDate) -> Option<u32> {
    let years = u32::try_from(day.year() - born.year()).ok().filter(|_| born <= day)?;
    Some(if birthday(born, years) <= day { years } else { years.saturating_sub(1) })
}

/// Whether what had to be done by `by` is late on `today`. The day itself is still in time, to its last hour (ст. 194
/// ГК РФ): every term, activity, request, promise and deadline is compared here.
#[must_use]
pub fn is_late(by: NaiveDate, today: NaiveDate) -> bool {
    by < today
}

/// All days of `[from, until)`.
pub fn days(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |d| *d < until)
}

/// Seven days from `from` on.
pub fn week_from(from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take(7)
}

/// The last day of the month of which a day was typed that it does not have: `31.02`.
#[must_use]
pub fn beyond_month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<u32> = text.split(['.', ',', '/', ' ', '-']).map_while(|p| p.parse().ok()).collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] => (*day, *month, today.year()),
        [day, month, year] if *year < 100 => (*day, *month, 2000 + i32::try_from(*year).ok()?),
        [day, month, year] => (*day, *month, i32::try_from(*year).ok()?),
        _ => return None,
    };
    let last = period(Unit::Month, NaiveDate::from_ymd_opt(year, month, 1)?).1;
    (last.day() < day && day <= 31).then_some(last)
}

/// A birth as it is typed, read as `found`: with two digits of a year, or with none, it is never in the future.
#[must_use]
pub fn of_birth(text: &str, found: NaiveDate, today: NaiveDate) -> NaiveDate {
    let parts: Vec<&str> = text.split(['.', ',', '/', ' ', '-']).filter(|p| !p.is_empty()).collect();
    let back = match parts.as_slice() {
        _ if found <= today || text.starts_with('+') => return found,
        [_, _, year] if year.len() == 2 => 100,
        [all] if all.len() == 6 => 100,
        [all] if all.len() == 4 => 1,
        [_, _] => 1,
        _ => return found,
    };
    found.checked_sub_months(Months::new(back * 12)).unwrap_or(found)
}

/// A date as it is typed: `5.3`, `05.03.2027`, `05032027`, `0503`, `+7`, `-1`, ISO, or a word that `word` knows
/// («завтра» → 1). Without a year the day nearest to `today` is meant: at most half a year away.
#[must_use]
pub fn typed(text: &str, today: NaiveDate, word: impl Fn(&str) -> Option<i64>) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(n) = word(&text.to_lowercase()) {
        return today.checked_add_signed(chrono::TimeDelta::days(n));
    }
    if let Some(rest) = text.strip_prefix('+') {
        return rest.parse::<u64>().ok().filter(|n| *n < 10_000).map(|n| later(today, n));
    }
    if let Some(rest) = text.strip_prefix('-') {
        return rest.parse::<u64>().ok().filter(|n| *n < 10_000).map(|n| earlier(today, n));
    }
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(day).filter(|d| is_plausible(*d));
    }
    if !text.is_ascii() {
        return None;
    }
    let parts: Vec<&str> = text.split(['.', ',', '/', ' ', '-']).filter(|p| !p.is_empty()).collect();
    let number = |p: &str| p.parse::<u32>().ok();
    let (day, month, year) = match parts.as_slice() {
        [all] if all.len() == 8 => (number(&all[..2])?, number(&all[2..4])?, Some(number(&all[4..])?)),
        [all] if all.len() == 6 => (number(&all[..2])?, number(&all[2..4])?, Some(2000 + number(&all[4..])?)),
        [all] if all.len() == 4 => (number(&all[..2])?, number(&all[2..])?, None),
        [d] => (number(d)?, today.month(), None),
        [d, m] => (number(d)?, number(m)?, None),
        [d, m, y] if y.len() == 2 => (number(d)?, number(m)?, Some(2000 + number(y)?)),
        [d, m, y] if y.len() == 4 => (number(d)?, number(m)?, Some(number(y)?)),
        _ => return None,
    };
    let in_year = |y: i32| NaiveDate::from_ymd_opt(y, month, day);
    let found = match year {
        Some(y) => in_year(i32::try_from(y).ok()?),
        None => [today.year() - 1, today.year(), today.year() + 1]
            .into_iter()
            .filter_map(in_year)
            .min_by_key(|d| (*d - today).num_days().abs()),
    };
    found.filter(|d| is_plausible(*d))
}
