//! Days and births as lists have them: a day, a serial number of Excel, a day as text, a month, a year alone.

use chrono::{Datelike, Days, NaiveDate};

use super::words::{CellMark, month, plain};
use crate::domain::date::is_plausible;
use crate::table::TableCell;

/// A birth, as well as the list knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDate {
    Day(NaiveDate),
    Year(i32),
}

impl BirthDate {
    /// Whether somebody born so is a child.
    #[must_use]
    pub fn is_of_child(self, today: NaiveDate) -> bool {
        const OF_AGE: u32 = 18;
        match self {
            BirthDate::Day(day) => today.years_since(day).is_some_and(|years| years < OF_AGE),
            BirthDate::Year(year) => u32::try_from(today.year() - year).is_ok_and(|years| years < OF_AGE),
        }
    }
}

/// Years of birth that are believed; a day or a month is no year.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Serial numbers of days from 1917 to 2064: other numbers are ages, years or something else.
const SERIALS: std::ops::Range<f64> = 6_200.0..60_000.0;

/// The day of a serial number of Excel, counted from the end of 1899.
fn serial(number: f64) -> Option<NaiveDate> {
    if !SERIALS.contains(&number) {
        return None;
    }
    let days = number.trunc() as u64;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days)).filter(|day| is_plausible(*day))
}

/// The day of a cell; `None`: it holds none.
#[must_use]
pub fn day(cell: &TableCell, today: NaiveDate) -> Option<NaiveDate> {
    match cell {
        TableCell::Day(day) => Some(*day).filter(|day| is_plausible(*day)),
        TableCell::Number(n) => serial(*n),
        TableCell::Text(text) => match birth_of(text, today) {
            Some((BirthDate::Day(day), _)) => Some(day),
            _ => text.trim().parse::<f64>().ok().and_then(serial),
        },
        TableCell::Empty | TableCell::Error(_) | TableCell::Uncomputed(_) => None,
    }
}

/// A day among other words, and those words: «№ 12 от 01.03.2026», «15.05.2026, выезд».
#[must_use]
pub fn day_and_rest(cell: &TableCell, today: NaiveDate) -> Option<(NaiveDate, Option<String>)> {
    if let Some(day) = day(cell, today) {
        return Some((day, None));
    }
    let text = cell.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    // «12 марта 2026», «01.03.2026г.»: a day of several words, wherever it is.
    let (at, used, day) = (0..words.len()).find_map(|at| match leading(&words[at..], today) {
        Some(((BirthDate::Day(day), _), used)) => Some((at, used, day)),
        _ => None,
    })?;
    let others = words[..at].iter().chain(&words[at + used..]).copied();
    let others: Vec<&str> = others
        .filter(|w| !CellMark::Born.is(w) && !CellMark::NumberSign.is(w) && !plain(w).is_empty())
        .collect();
    let rest = others.join(" ");
    let rest = rest.trim_matches(['\u{2116}', ',', ';', ' ']).to_owned();
    Some((day, Some(rest).filter(|r| !r.is_empty())))
}

/// Whether a text is an age: «8 лет», «1 год 3 мес.».
#[must_use]
pub fn is_age(text: &str) -> bool {
    let words = plain(text);
    let mut parts = words.split(' ').flat_map(|word| {
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = word.split_at(digits);
        [number, unit].into_iter().filter(|part| !part.is_empty())
    });
    let mut has_unit = false;
    let is_of_age = |part: &str| match part.parse::<u32>() {
        Ok(number) => number <= OLDEST,
        Err(_) => {
            has_unit = true;
            CellMark::Age.is(part)
        }
    };
    let all = parts.all(is_of_age);
    all && has_unit && words.starts_with(|c: char| c.is_ascii_digit())
}

/// In years.
const OLDEST: u32 = 120;

/// The birth in a cell and what else its text says: «март 2019» is a year, and a month that is kept as a text.
#[must_use]
pub fn birth(cell: &TableCell, today: NaiveDate) -> Option<(BirthDate, String)> {
    let nothing = String::new;
    match cell {
        TableCell::Day(day) => Some((BirthDate::Day(*day), nothing())).filter(|_| is_plausible(*day)),
        TableCell::Number(n) if n.fract() == 0.0 && YEARS.contains(&(*n as i32)) => {
            Some((BirthDate::Year(*n as i32), nothing()))
        }
        TableCell::Number(n) => serial(*n).map(|day| (BirthDate::Day(day), nothing())),
        TableCell::Text(text) => {
            let by_serial = || text.trim().parse::<f64>().ok().and_then(serial);
            birth_of(text, today).or_else(|| by_serial().map(|day| (BirthDate::Day(day), nothing())))
        }
        TableCell::Empty | TableCell::Error(_) | TableCell::Uncomputed(_) => None,
    }
}

/// A birth in a text that holds nothing else but words such as «г. р.».
#[must_use]
pub fn birth_of(text: &str, today: NaiveDate) -> Option<(BirthDate, String)> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    // «с 01.09.2025», «от 1 сентября»
    let before = tokens.iter().take_while(|word| CellMark::Born.is(word)).count();
    let tokens = &tokens[before.min(tokens.len().saturating_sub(1))..];
    let (found, used) = leading(tokens, today)?;
    let rest = tokens[used..].iter().all(|word| plain(word).is_empty() || CellMark::Born.is(word));
    rest.then_some(found)
}

/// The birth at the beginning of these words, and how many of them it takes; with the month where only it is known.
#[must_use]
pub fn leading(tokens: &[&str], today: NaiveDate) -> Option<((BirthDate, String), usize)> {
    let first = tokens.first()?;
    // «12. 03. 2015»: a typist's blanks behind the dots.
    for count in (1..=tokens.len().min(3)).rev() {
        let joined: String = tokens[..count].concat();
        if count > 1 && !tokens[..count - 1].iter().all(|t| t.ends_with(['.', '/', '-'])) {
            continue;
        }
        let has_hour = tokens.get(count).is_some_and(|word| is_hour(word));
        if let Some(day) = numeric(&joined, today) {
            let count = count + usize::from(has_hour);
            return Some(((BirthDate::Day(day), String::new()), count + born_words(&tokens[count..])));
        }
    }
    // «01 09 2025»: blanks for dots.
    if let [day, month, year, ..] = tokens
        && day.len() == 2
        && month.len() == 2
        && let Some(found) = numeric(&[*day, month, year].join("."), today)
    {
        return Some(((BirthDate::Day(found), String::new()), 3 + born_words(&tokens[3..])));
    }
    if let Some(year) = year(first) {
        return Some(((BirthDate::Year(year), String::new()), 1 + born_words(&tokens[1..])));
    }
    let number = first.trim_end_matches('.').parse::<u32>().ok().filter(|n| (1..=31).contains(n));
    // «12 марта 2015»
    if let (Some(day), Some(second), Some(third)) = (number, tokens.get(1), tokens.get(2))
        && let (Some(month), Some(year)) = (month(second), year(third))
    {
        let found = NaiveDate::from_ymd_opt(year, month, day)?;
        return Some(((BirthDate::Day(found), String::new()), 3 + born_words(&tokens[3..])));
    }
    // «март 2019»
    if let (Some(_), Some(second)) = (month(first), tokens.get(1))
        && let Some(year) = year(second)
    {
        let said = format!("{first} {year}");
        return Some(((BirthDate::Year(year), said), 2 + born_words(&tokens[2..])));
    }
    None
}

/// Whether a word behind a day is its hour: «10:30», «0:00:00».
fn is_hour(word: &str) -> bool {
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    word.contains(':') && word.split(':').count() <= 3 && word.split(':').all(is_number)
}

/// How many words behind a birth belong to it: «г. р.».
fn born_words(tokens: &[&str]) -> usize {
    tokens
        .iter()
        .take_while(|word| CellMark::Born.is(word) && word.chars().any(char::is_alphabetic))
        .take(2)
        .count()
}

/// A year by itself, also «2018г.р.», «(2018)».
fn year(word: &str) -> Option<i32> {
    let bare = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ';' | '.' | '-' | '\u{2013}'));
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let rest = &bare[digits.len()..];
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year))?;
    (rest.is_empty() || CellMark::Born.is(rest)).then_some(year)
}

/// The day with the number of its month, where that is a Roman one: «1.IX.2025».
fn with_roman_month(word: &str) -> Option<String> {
    let (day, rest) = word.split_once(['.', ' '])?;
    let (month, year) = rest.split_once('.')?;
    if month.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let month = plain(month);
    let number = ROMAN.iter().position(|known| plain(known) == month)? + 1;
    Some(format!("{day}.{number}.{year}"))
}

/// Months as Roman numbers.
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// A day in digits: `12.03.2015`, `12.03.15`, `12/3/2015`, `2015-03-12`, also followed by «г.» or «г.р.».
fn numeric(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let bare = word.trim_matches(|c: char| matches!(c, '(' | ')' | ';' | ','));
    let doubled = bare.replace("..", ".");
    let roman = with_roman_month(&doubled);
    let bare = roman.as_deref().unwrap_or(&doubled);
    let end = bare.find(|c: char| c.is_alphabetic()).unwrap_or(bare.len());
    let (digits, rest) = bare.split_at(end);
    // Nearly every word of a list is a name.
    if digits.is_empty() {
        return None;
    }
    if !rest.is_empty() && !CellMark::Born.is(rest) {
        return None;
    }
    let digits = digits.trim_end_matches(['.', ',']);
    let parts: Vec<&str> = digits.split(['.', '/', '-', ',']).collect();
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4 && !text.is_empty());
    let found = match parts.as_slice() {
        [y, m, d] if y.len() == 4 => {
            NaiveDate::from_ymd_opt(i32::try_from(number(y)?).ok()?, number(m)?, number(d)?)
        }
        [d, m, y] => {
            let year = i32::try_from(number(y)?).ok()?;
            let year = match y.len() {
                4 => year,
                // Of two digits: the latest such year that has begun.
                2 if 2000 + year > today.year() => 1900 + year,
                2 => 2000 + year,
                _ => return None,
            };
            NaiveDate::from_ymd_opt(year, number(m)?, number(d)?)
        }
        _ => None,
    };
    found.filter(|day| is_plausible(*day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<BirthDate> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24)?;
        birth(&TableCell::Text(text.to_owned()), today).map(|(found, _)| found)
    }

    #[test]
    fn births_are_read_as_offices_write_them() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).map(BirthDate::Day);
        for (text, birth) in [
            ("12.03.2015", day(2015, 3, 12)),
            ("12.03.15", day(2015, 3, 12)),
            ("1.2.87", day(1987, 2, 1)),
            ("2015-03-12", day(2015, 3, 12)),
            ("12/03/2015", day(2015, 3, 12)),
            ("12. 03. 2015", day(2015, 3, 12)),
            ("42075", day(2015, 3, 12)),
            ("2018", Some(BirthDate::Year(2018))),
            ("12", None),
            ("31.02.2015", None),
            ("", None),
        ] {
            assert_eq!(read(text), birth, "{text}");
        }
    }
}
