//! Hours and days of visits as journals have them: «10:30», «10.30–11.00», «02.11», «2 ноября».

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::roster::birth;
use crate::roster::words::{CellMark, month, plain};
use crate::table::TableCell;

/// When a visit took place, by its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VisitDay {
    Whole(NaiveDate),
    /// The cell has no year.
    WithoutYear(NaiveDate),
}

/// What a title says of the days of a journal: «за ноябрь 2026».
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct JournalPeriod {
    pub year: Option<i32>,
    pub month: Option<u32>,
}

impl JournalPeriod {
    pub(super) fn of(text: &str) -> JournalPeriod {
        let words = plain(text);
        let of_year = |word: &str| word.parse::<i32>().ok().filter(|year| (2000..2100).contains(year));
        JournalPeriod { year: words.split(' ').find_map(of_year), month: words.split(' ').find_map(month) }
    }

    /// The same with what another title says of what this one does not.
    pub(super) fn or(self, other: JournalPeriod) -> JournalPeriod {
        JournalPeriod { year: self.year.or(other.year), month: self.month.or(other.month) }
    }
}

/// The day of a cell, the hour beside it and what else it says. `period`: that of the journal.
pub(super) fn day(
    cell: &TableCell,
    period: JournalPeriod,
    today: NaiveDate,
) -> Option<(VisitDay, Option<NaiveTime>, Option<String>)> {
    let text = cell.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some((day, rest)) = birth::day_and_rest(cell, today) {
        // The hour is behind the day, and no part of it.
        let time = words.iter().skip(1).find_map(|word| hour(word));
        let rest = rest.filter(|rest| hour(rest).is_none());
        return Some((VisitDay::Whole(day), time, rest));
    }
    let (day, used) = day_of_year(&words, period, today)?;
    let time = words[used..].iter().find_map(|word| hour(word));
    let rest = words[used..].iter().filter(|word| hour(word).is_none() && !plain(word).is_empty());
    let rest = rest.copied().collect::<Vec<_>>().join(" ");
    let day = if period.year.is_some() { VisitDay::Whole(day) } else { VisitDay::WithoutYear(day) };
    Some((day, time, Some(rest).filter(|rest| !rest.is_empty())))
}

/// «02.11», «2 ноября», in the journal of a month «2»: the day in the year of the journal, else the last such day; how many
/// words it takes.
fn day_of_year(
    words: &[&str],
    JournalPeriod { year, month: of_journal }: JournalPeriod,
    today: NaiveDate,
) -> Option<(NaiveDate, usize)> {
    let first = words.first()?.trim_end_matches(['.', ',']);
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (day, month, used) = match first.split_once(['.', '/']) {
        Some((day, month)) => (number(day)?, number(month)?, 1),
        None => match words.get(1).and_then(|word| month(word)) {
            Some(month) => (number(first)?, month, 2),
            None => (number(first)?, of_journal?, 1),
        },
    };
    let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    let found = match year {
        Some(year) => of(year),
        None => of(today.year()).filter(|day| *day <= today).or_else(|| of(today.year() - 1)),
    };
    Some((found?, used))
}

/// The hour that a text begins with: «10:30», «10.30–11.00», «10-30», «в 10 ч. 30 мин.», «10 ч.».
pub(super) fn hour(text: &str) -> Option<NaiveTime> {
    let text = text.trim().trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let hours = digits(text);
    let (hour, rest) = text.split_at(hours);
    let rest = rest.trim_start();
    let behind = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let minutes = match digits(behind) {
        2 => &behind[..2],
        0 if CellMark::Hour.begins(rest) => "0",
        _ => return None,
    };
    let hour = hour.parse().ok().filter(|_| (1..=2).contains(&hours))?;
    NaiveTime::from_hms_opt(hour, minutes.parse().ok()?, 0)
}

/// The hour of a cell: Excel keeps it as a fraction of a day.
pub(super) fn of_cell(cell: &TableCell) -> Option<NaiveTime> {
    match cell {
        TableCell::Number(n) if (0.0..1.0).contains(n) => {
            let minutes = (n * 24.0 * 60.0).round() as u32;
            NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
        }
        TableCell::Number(n) if n.fract() == 0.0 => NaiveTime::from_hms_opt(*n as u32, 0, 0),
        cell => hour(&cell.text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_clerks_write_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (text, read) in [
            ("10:30", at(10, 30)),
            ("10.30-11.00", at(10, 30)),
            ("9-15", at(9, 15)),
            ("25:10", None),
            ("12.03.2015", at(12, 3)),
        ] {
            assert_eq!(hour(text), read, "{text}");
        }
    }
}
