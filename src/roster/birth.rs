//! Days and births as lists have them: a day, a serial number of Excel, a day as text, a month, a year alone.

use chrono::{Datelike, Days, NaiveDate};

use super::words::{Mark, month, plain};
use crate::domain::date::is_plausible;
use crate::table::Cell;

/// A birth, as well as the list knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    Day(NaiveDate),
    Year(i32),
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
pub fn day(cell: &Cell, today: NaiveDate) -> Option<NaiveDate> {
    match cell {
        Cell::Day(day) => Some(*day).filter(|day| is_plausible(*day)),
        Cell::Number(n) => serial(*n),
        Cell::Text(text) => match birth_of(text, today) {
            Some((Birth::Day(day), _)) => Some(day),
            _ => text.trim().parse::<f64>().ok().and_then(serial),
        },
        Cell::Empty | Cell::Error(_) | Cell::Uncomputed(_) => None,
    }
}

/// The birth in a cell and what else its text says: «март 2019» is a year, and a month that is kept as a text.
#[must_use]
pub fn birth(cell: &Cell, today: NaiveDate) -> Option<(Birth, String)> {
    let nothing = String::new;
    match cell {
        Cell::Day(day) => Some((Birth::Day(*day), nothing())).filter(|_| is_plausible(*day)),
        Cell::Number(n) if n.fract() == 0.0 && YEARS.contains(&(*n as i32)) => {
            Some((Birth::Year(*n as i32), nothing()))
        }
        Cell::Number(n) => serial(*n).map(|day| (Birth::Day(day), nothing())),
        Cell::Text(text) => {
            let by_serial = || text.trim().parse::<f64>().ok().and_then(serial);
            birth_of(text, today).or_else(|| by_serial().map(|day| (Birth::Day(day), nothing())))
        }
        Cell::Empty | Cell::Error(_) | Cell::Uncomputed(_) => None,
    }
}

/// A birth in a text that holds nothing else but words such as «г. р.».
#[must_use]
pub fn birth_of(text: &str, today: NaiveDate) -> Option<(Birth, String)> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let (found, used) = leading(&tokens, today)?;
    let rest = tokens[used..].iter().all(|word| plain(word).is_empty() || Mark::Born.is(word));
    rest.then_some(found)
}

/// The birth at the beginning of these words, and how many of them it takes; with the month where only it is known.
#[must_use]
pub fn leading(tokens: &[&str], today: NaiveDate) -> Option<((Birth, String), usize)> {
    let first = tokens.first()?;
    // «12. 03. 2015»: a typist's blanks behind the dots.
    for count in (1..=tokens.len().min(3)).rev() {
        let joined: String = tokens[..count].concat();
        if count > 1 && !tokens[..count - 1].iter().all(|t| t.ends_with(['.', '/', '-'])) {
            continue;
        }
        if let Some(day) = numeric(&joined, today) {
            return Some(((Birth::Day(day), String::new()), count + born_words(&tokens[count..])));
        }
    }
    if let Some(year) = year(first) {
        return Some(((Birth::Year(year), String::new()), 1 + born_words(&tokens[1..])));
    }
    let number = first.trim_end_matches('.').parse::<u32>().ok().filter(|n| (1..=31).contains(n));
    // «12 марта 2015»
    if let (Some(day), Some(second), Some(third)) = (number, tokens.get(1), tokens.get(2))
        && let (Some(month), Some(year)) = (month(second), year(third))
    {
        let found = NaiveDate::from_ymd_opt(year, month, day)?;
        return Some(((Birth::Day(found), String::new()), 3 + born_words(&tokens[3..])));
    }
    // «март 2019»
    if let (Some(_), Some(second)) = (month(first), tokens.get(1))
        && let Some(year) = year(second)
    {
        let said = format!("{first} {year}");
        return Some(((Birth::Year(year), said), 2 + born_words(&tokens[2..])));
    }
    None
}

/// How many words behind a birth belong to it: «г. р.».
fn born_words(tokens: &[&str]) -> usize {
    tokens
        .iter()
        .take_while(|word| Mark::Born.is(word) && word.chars().any(char::is_alphabetic))
        .take(2)
        .count()
}

/// A year by itself, also «2018г.р.», «(2018)».
fn year(word: &str) -> Option<i32> {
    let bare = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ';' | '.' | '-' | '\u{2013}'));
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let rest = &bare[digits.len()..];
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year))?;
    (rest.is_empty() || Mark::Born.is(rest)).then_some(year)
}

/// A day in digits: `12.03.2015`, `12.03.15`, `12/3/2015`, `2015-03-12`, also followed by «г.» or «г.р.».
fn numeric(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let bare = word.trim_matches(|c: char| matches!(c, '(' | ')' | ';' | ','));
    let end = bare.find(|c: char| c.is_alphabetic()).unwrap_or(bare.len());
    let (digits, rest) = bare.split_at(end);
    if !rest.is_empty() && !Mark::Born.is(rest) {
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

    fn read(text: &str) -> Option<Birth> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24)?;
        birth(&Cell::Text(text.to_owned()), today).map(|(found, _)| found)
    }

    #[test]
    fn births_are_read_as_offices_write_them() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).map(Birth::Day);
        for (text, birth) in [
            ("12.03.2015", day(2015, 3, 12)),
            ("12.03.15", day(2015, 3, 12)),
            ("1.2.87", day(1987, 2, 1)),
            ("2015-03-12", day(2015, 3, 12)),
            ("12/03/2015", day(2015, 3, 12)),
            ("12. 03. 2015", day(2015, 3, 12)),
            ("42075", day(2015, 3, 12)),
            ("2018", Some(Birth::Year(2018))),
            ("12", None),
            ("31.02.2015", None),
            ("", None),
        ] {
            assert_eq!(read(text), birth, "{text}");
        }
    }
}
