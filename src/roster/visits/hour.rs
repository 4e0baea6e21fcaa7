//! Days of visits as journals have them: «02.11», «2 ноября», «02.11.2026 в 10:30, не открыли».

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::clock::leading_hour;
use crate::roster::birth::{self, BirthDate};
use crate::roster::records::SkipReason;
use crate::roster::words::{CellMark, month, plain};
use crate::table::TableCell;

/// When a visit took place, by its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VisitDay {
    Whole(NaiveDate),
    /// The cell has no year.
    WithoutYear(NaiveDate),
}

/// The year that the titles of a journal name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NamedYear {
    #[default]
    None,
    One(i32),
    /// «2025-2026 учебный год»
    Several,
}

/// What a title says of the days of a journal: «за ноябрь 2026».
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct JournalPeriod {
    pub year: NamedYear,
    pub month: Option<u32>,
}

impl JournalPeriod {
    /// The day of an order above a journal says nothing of its visits.
    pub(super) fn of(text: &str, today: NaiveDate) -> JournalPeriod {
        let tokens: Vec<&str> = text.split_whitespace().collect();
        if CellMark::Order.is_in_stems(text)
            || (0..tokens.len()).any(|at| whole(&tokens[at..], today).is_some())
        {
            return JournalPeriod::default();
        }
        let words = plain(text);
        let of_year = |word: &str| word.parse::<i32>().ok().filter(|year| (2000..2100).contains(year));
        let mut years: Vec<i32> = words.split(' ').filter_map(of_year).collect();
        years.dedup();
        let year = match years.as_slice() {
            [] => NamedYear::None,
            [year] => NamedYear::One(*year),
            _ => NamedYear::Several,
        };
        JournalPeriod { year, month: words.split(' ').find_map(month) }
    }

    /// The same with what another title says of what this one does not.
    pub(super) fn or(self, other: JournalPeriod) -> JournalPeriod {
        let year = match (self.year, other.year) {
            (NamedYear::One(year), _) | (_, NamedYear::One(year)) => NamedYear::One(year),
            (NamedYear::None, year) | (year, _) => year,
        };
        JournalPeriod { year, month: self.month.or(other.month) }
    }
}

/// The day of a cell, the hour beside it and what else it says. `period`: that of the journal.
///
/// # Errors
/// If it names no day, several, or one of a year that is not known.
pub(super) fn day(
    cell: &TableCell,
    period: JournalPeriod,
    today: NaiveDate,
) -> Result<(VisitDay, Option<NaiveTime>, Option<String>), SkipReason> {
    let text = cell.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = (0..words.len()).find_map(|at| {
        let day = whole(&words[at..], today)?;
        // The hour behind the day is no part of it.
        let used = (1..=words.len() - at).find(|used| whole(&words[at..at + used], today) == Some(day))?;
        Some((VisitDay::Whole(day), at, used))
    });
    let (day, at, used) = match found {
        Some(found) => found,
        None => match birth::day(cell, today) {
            Some(day) => (VisitDay::Whole(day), 0, 1),
            None => {
                let (day, used) = day_of_year(&words, period, today).ok_or(SkipReason::NoDay)?;
                let day = match period.year {
                    NamedYear::One(_) => VisitDay::Whole(day),
                    NamedYear::None => VisitDay::WithoutYear(day),
                    NamedYear::Several => return Err(SkipReason::NoYear),
                };
                (day, 0, used)
            }
        },
    };
    let (before, behind) = (&words[..at], &words[(at + used).min(words.len())..]);
    // «02.11.2026 г.»
    let is_of_day = |word: &&&str| CellMark::Born.is(word) && !CellMark::HourBefore.is(word);
    let behind = &behind[behind.first().filter(is_of_day).map_or(0, |_| 1)..];
    let is_listed =
        words[..(at + used).min(words.len())].last().is_some_and(|word| word.ends_with([',', ';']));
    if names_day(before, true, today) || names_day(behind, is_listed, today) {
        return Err(SkipReason::TwoDays);
    }
    let hour = (0..behind.len()).find_map(|at| Some((at, leading_hour(&behind[at..])?)));
    let mut kept: Vec<&str> = before.to_vec();
    kept.extend(match hour {
        Some((at, (_, used))) => behind[..at].iter().chain(&behind[at + used..]).copied().collect::<Vec<_>>(),
        None => behind.to_vec(),
    });
    kept.retain(|word| !plain(word).is_empty());
    let rest = kept.join(" ");
    let rest = rest.trim_matches([',', ';', ' ']).to_owned();
    Ok((day, hour.map(|(_, (time, _))| time), Some(rest).filter(|rest| !rest.is_empty())))
}

/// The whole day that words begin with.
fn whole(words: &[&str], today: NaiveDate) -> Option<NaiveDate> {
    match birth::leading(words, today) {
        Some(((BirthDate::Day(day), _), _)) => Some(day),
        _ => None,
    }
}

/// Whether words beside a day may name another one. `is_listed`: a number that they begin with goes on with a list.
fn names_day(words: &[&str], is_listed: bool, today: NaiveDate) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let is_number = |text: &str| number(text).is_some_and(|n| (1..=31).contains(&n));
    (0..words.len()).any(|at| {
        let word = words[at].trim_matches([',', ';', '.', '(', ')']);
        let before = at.checked_sub(1).map(|at| words[at]);
        let behind = words.get(at + 1);
        if before.is_some_and(|word| CellMark::HourBefore.is(word)) {
            return whole(&words[at..], today).is_some() && word.len() > "00.00".len();
        }
        if whole(&words[at..], today).is_some() {
            return true;
        }
        if let Some((day, month)) = word.split_once(['.', '/']) {
            let parts = number(day).zip(number(month));
            return parts.is_some_and(|(day, month)| NaiveDate::from_ymd_opt(LEAP, month, day).is_some());
        }
        let goes_on = match before {
            Some(word) => CellMark::Between.is(word) || word.ends_with([',', ';']),
            None => is_listed,
        };
        let has_hour = behind.is_some_and(|word| CellMark::Hour.is(word));
        let has_month = behind.is_some_and(|word| month(word).is_some());
        is_number(word)
            && !has_hour
            && (goes_on || has_month || behind.is_some_and(|w| CellMark::Between.is(w)))
    })
}

/// A year that has every day.
const LEAP: i32 = 2024;

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
        NamedYear::One(year) => of(year),
        NamedYear::None | NamedYear::Several => {
            of(today.year()).filter(|day| *day <= today).or_else(|| of(today.year() - 1))
        }
    };
    Some((found?, used))
}
