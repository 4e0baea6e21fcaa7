//! Hours of visits as journals have them: «10:30», «10.30–11.00», «10 ч. 30 мин.», «с 10 до 11».

use chrono::{NaiveTime, Timelike};

use crate::roster::words::CellMark;
use crate::table::TableCell;

/// How much of a text its hour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HourExtent {
    /// All of it.
    Whole,
    /// Something else is said: until when, of whom.
    Part,
}

/// The hour that words begin with, and how many of them say nothing else.
pub(super) fn leading_hour(words: &[&str]) -> Option<(NaiveTime, usize)> {
    let first = words.first()?;
    if CellMark::HourBefore.is(first) {
        let (time, used) = words.get(1..).and_then(bare_hour)?;
        return Some((time, if used > 0 { used + 1 } else { 0 }));
    }
    of_words(words)
}

/// An hour behind «в» or «с», where a number alone may be one.
fn bare_hour(words: &[&str]) -> Option<(NaiveTime, usize)> {
    of_words(words).or_else(|| {
        let number = words.first()?.trim_end_matches([',', ';', '.']);
        let hour = number.parse().ok().filter(|_| number.len() <= 2)?;
        // «с 2 детьми» is no hour.
        let used = match words.get(1) {
            None => 1,
            Some(word) if CellMark::Until.is(word) => 0,
            Some(_) => return None,
        };
        Some((NaiveTime::from_hms_opt(hour, 0, 0)?, used))
    })
}

fn of_words(words: &[&str]) -> Option<(NaiveTime, usize)> {
    let first = words.first()?.trim_matches(['(', ')', ',', ';']);
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let (hour, rest) = first.split_at(digits(first));
    let hour = hour.parse::<u32>().ok().filter(|_| hour.len() <= 2)?;
    let at = |minutes: u32| NaiveTime::from_hms_opt(hour, minutes, 0);
    let minutes = |text: &str| text.get(..2).filter(|_| digits(text) == 2).and_then(|two| two.parse().ok());
    // «10 ч.», «10 ч. 30 мин.», «10ч», «10ч30».
    let (unit, used) = if rest.is_empty() { (*words.get(1)?, 2) } else { (rest, 1) };
    let letters = unit.find(|c: char| c.is_ascii_digit()).unwrap_or(unit.len());
    if CellMark::Hour.is(&unit[..letters]) {
        if letters < unit.len() {
            let behind = &unit[letters..];
            let has_unit = behind
                .get(2..)
                .is_some_and(|end| end.trim_matches(['.', ',']).is_empty() || CellMark::Minutes.is(end));
            return Some((at(minutes(behind).filter(|_| has_unit)?)?, used));
        }
        let of_two = words.get(used).and_then(|word| minutes(word).filter(|_| word.len() == 2));
        if let Some(of_two) = of_two.filter(|_| words.get(used + 1).is_some_and(|w| CellMark::Minutes.is(w)))
        {
            return Some((at(of_two)?, used + 2));
        }
        return Some((at(0)?, used));
    }
    let behind = rest.strip_prefix([':', '.', '-'])?;
    let of_two = minutes(behind)?;
    let time = at(of_two)?;
    let end = behind.get(2..)?;
    // «16.11.2026» is a day, «10-12» may be two hours.
    if end.starts_with(['.', '/']) && end.len() > 1 || rest.starts_with('-') && is_range(time) {
        return None;
    }
    Some((time, if end.trim_matches(['.', ',']).is_empty() { 1 } else { 0 }))
}

/// Whether «10-12» may be two hours.
fn is_range(time: NaiveTime) -> bool {
    const FIVE: u32 = 5;
    (time.hour() + 1..24).contains(&time.minute()) && !time.minute().is_multiple_of(FIVE)
}

/// The hour of a cell: Excel keeps it as a fraction of a day.
pub(super) fn of_cell(cell: &TableCell) -> Option<(NaiveTime, HourExtent)> {
    let whole = |time: Option<NaiveTime>| time.map(|time| (time, HourExtent::Whole));
    match cell {
        TableCell::Number(n) if (0.0..1.0).contains(n) => {
            let minutes = (n * 24.0 * 60.0).round() as u32;
            whole(NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0))
        }
        TableCell::Number(n) if n.fract() == 0.0 => whole(NaiveTime::from_hms_opt(*n as u32, 0, 0)),
        cell => of_text(&cell.text()),
    }
}

fn of_text(text: &str) -> Option<(NaiveTime, HourExtent)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (time, used) = leading_hour(&words)?;
    let extent = if used == words.len() { HourExtent::Whole } else { HourExtent::Part };
    Some((time, extent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_clerks_write_them() {
        let at = |hour, minute, extent| NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, extent));
        use HourExtent::{Part, Whole};
        for (text, read) in [
            ("10:30", at(10, 30, Whole)),
            ("10.30-11.00", at(10, 30, Part)),
            ("9-15", at(9, 15, Whole)),
            ("10-12", None),
            ("25:10", None),
            ("12.03.2015", None),
            ("\u{432} 11:00", at(11, 0, Whole)),
            ("\u{441} 10 \u{434}\u{43e} 11", at(10, 0, Part)),
            ("10 \u{447}. - 12 \u{447}.", at(10, 0, Part)),
            ("10 \u{447}. 30 \u{43c}\u{438}\u{43d}.", at(10, 30, Whole)),
        ] {
            assert_eq!(of_text(text), read, "{text}");
        }
    }
}
