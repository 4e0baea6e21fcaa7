//! The periods that reports are made for.

use chrono::{Datelike, NaiveDate};

use super::{Unit, day};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    Month,
    Quarter,
    Year,
    /// Any other days.
    Days,
}

impl PeriodKind {
    /// Its code in messages and JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            PeriodKind::Month => "month",
            PeriodKind::Quarter => "quarter",
            PeriodKind::Year => "year",
            PeriodKind::Days => "days",
        }
    }
}

/// A period of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// The period of that length that holds `day`; of no length of the calendar the day alone.
    #[must_use]
    pub fn of(length: PeriodKind, day: NaiveDate) -> Period {
        let (from, to) = match length {
            PeriodKind::Month => day::period(Unit::Month, day),
            PeriodKind::Quarter => day::quarter(day),
            PeriodKind::Year => {
                let from = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
                (from, day::day_before(day::month_later(from, 12)))
            }
            PeriodKind::Days => (day, day),
        };
        Period { from, to }
    }

    /// Its length; days that fill a month, quarter or year are that.
    #[must_use]
    pub fn length(self) -> PeriodKind {
        let all = [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year];
        all.into_iter().find(|length| Period::of(*length, self.from) == self).unwrap_or(PeriodKind::Days)
    }

    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The part of it that has come by `today`, while it lasts: what is dated ahead has not happened yet.
    #[must_use]
    pub fn reached(self, today: NaiveDate) -> Period {
        if self.holds(today) { Period { to: today, ..self } } else { self }
    }

    /// First day after it.
    #[must_use]
    pub fn until(self) -> NaiveDate {
        day::day_after(self.to)
    }

    /// The period of the same length before it.
    #[must_use]
    pub fn before(self) -> Period {
        let last = day::day_before(self.from);
        match self.length() {
            PeriodKind::Days => {
                let days = u64::try_from((self.to - self.from).num_days()).unwrap_or(0);
                Period { from: day::earlier(last, days), to: last }
            }
            length => Period::of(length, last),
        }
    }

    /// The period of the same length after it.
    #[must_use]
    pub fn after(self) -> Period {
        let first = self.until();
        match self.length() {
            PeriodKind::Days => {
                let days = u64::try_from((self.to - self.from).num_days()).unwrap_or(0);
                Period { from: first, to: day::later(first, days) }
            }
            length => Period::of(length, first),
        }
    }

    /// Which of the twelve months or four quarters of its year it is, from 1; 0 of a year or of other days.
    #[must_use]
    pub fn number(self) -> u32 {
        match self.length() {
            PeriodKind::Month => self.from.month(),
            PeriodKind::Quarter => self.from.month0() / 3 + 1,
            PeriodKind::Year | PeriodKind::Days => 0,
        }
    }

    /// The periods of a length that begin in it.
    #[must_use]
    pub fn parts(self, length: PeriodKind) -> Vec<Period> {
        let first = Period::of(length, self.from);
        let parts = std::iter::successors(Some(first), |p| Some(p.after()));
        parts.take_while(|p| p.from <= self.to).filter(|p| self.from <= p.from).collect()
    }

    /// A period as it is written: `2026-Q3`, `2026Q3`, `2026`, `2026-09`, `2026-07-01..2026-09-30`, «3 квартал 2026»,
    /// `9.2026`, «декабрь», «весь год», `1.12.2026-2.12.2026`. `word` knows the names of lengths and months; without a year
    /// that of `today` is meant, and by a length alone the one that `today` lies in.
    #[must_use]
    pub fn typed(text: &str, today: NaiveDate, word: impl Fn(&str) -> Option<PeriodWord>) -> Option<Period> {
        let text = text.trim().to_lowercase();
        if let Some((from, to)) = ends(&text) {
            let day = |text: &str| day::typed(text, today, |_| None);
            let (from, to) = (day(from)?, day(to)?);
            return (from <= to).then_some(Period { from, to });
        }
        let mut length = None;
        let mut numbers: Vec<i32> = Vec::new();
        for part in parts(&text) {
            match (part.parse::<i32>(), part.as_str()) {
                (Ok(number), _) => numbers.push(number),
                (_, "q") => length = Some(PeriodKind::Quarter),
                _ => match word(&part)? {
                    // «3 квартал 2026 года»: the year is said already.
                    PeriodWord::Length(PeriodKind::Year) if length.is_some() => {}
                    PeriodWord::Length(known) => length = Some(known),
                    PeriodWord::Month(n) => {
                        numbers.push(i32::try_from(n).ok()?);
                        length = Some(PeriodKind::Month);
                    }
                    PeriodWord::Filler => {}
                },
            }
        }
        let is_year = |n: &i32| (1900..2200).contains(n);
        let year = numbers.iter().copied().find(is_year).unwrap_or_else(|| today.year());
        let rest: Vec<i32> = numbers.iter().copied().filter(|n| !is_year(n)).collect();
        let month = |n: i32| NaiveDate::from_ymd_opt(year, u32::try_from(n).ok()?, 1);
        match (length, rest.as_slice(), numbers.len()) {
            (Some(length), [], 0) => Some(Period::of(length, today)),
            (None | Some(PeriodKind::Year), [], 1) => Some(Period::of(PeriodKind::Year, month(1)?)),
            (Some(PeriodKind::Quarter), [n @ 1..=4], 1 | 2) => {
                Some(Period::of(PeriodKind::Quarter, month(n * 3)?))
            }
            (Some(PeriodKind::Month), [n], 1 | 2) | (None, [n], 2) => {
                Some(Period::of(PeriodKind::Month, month(*n)?))
            }
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodWord {
    /// «квартал».
    Length(PeriodKind),
    /// «декабрь», from 1 to 12.
    Month(u32),
    /// «весь»: says nothing more.
    Filler,
}

/// The two days of a span; a hyphen parts days only where both have points, since ISO days have hyphens of their own.
fn ends(text: &str) -> Option<(&str, &str)> {
    let dashed = || {
        let parts = ['–', '—', '-'].into_iter().find_map(|dash| text.split_once(dash));
        parts.filter(|(from, to)| from.contains('.') && to.contains('.'))
    };
    text.split_once("..").or_else(dashed)
}

/// The runs of digits and of letters of a text; a Roman number of a quarter is its digit.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        let joins = before.is_alphabetic() && c.is_alphabetic() || before.is_numeric() && c.is_numeric();
        match parts.last_mut().filter(|_| joins) {
            Some(part) => part.push(c),
            None if c.is_alphanumeric() => parts.push(c.to_string()),
            None => {}
        }
        before = c;
    }
    for part in &mut parts {
        let roman = ["i", "ii", "iii", "iv"].iter().position(|r| *r == part);
        if let Some(at) = roman {
            *part = (at + 1).to_string();
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn period(from: &str, to: &str) -> Option<Period> {
        Some(Period { from: day(from), to: day(to) })
    }

    fn typed(text: &str) -> Option<Period> {
        let word = |w: &str| match w {
            "quarter" => Some(PeriodWord::Length(PeriodKind::Quarter)),
            "year" => Some(PeriodWord::Length(PeriodKind::Year)),
            "month" => Some(PeriodWord::Length(PeriodKind::Month)),
            "december" => Some(PeriodWord::Month(12)),
            "whole" => Some(PeriodWord::Filler),
            _ => None,
        };
        Period::typed(text, day("2026-11-24"), word)
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        let third = period("2026-07-01", "2026-09-30");
        for text in
            ["2026-Q3", "2026Q3", "q3", "2026q3", "3 quarter 2026", "III quarter", "2026-07-01..2026-09-30"]
        {
            assert_eq!(typed(text), third, "{text}");
        }
        for text in ["1.7.2026..30.9.2026", "1.7.2026-30.9.2026", "1.7 – 30.9", "3 quarter 2026 year"] {
            assert_eq!(typed(text), third, "{text}");
        }
        assert_eq!(typed("december"), period("2026-12-01", "2026-12-31"));
        assert_eq!(typed("december 2025 year"), period("2025-12-01", "2025-12-31"));
        assert_eq!(typed("whole year"), period("2026-01-01", "2026-12-31"));
        assert_eq!(typed("quarter"), period("2026-10-01", "2026-12-31"));
        assert_eq!(typed("2025"), period("2025-01-01", "2025-12-31"));
        assert_eq!(typed("2025 year"), typed("2025"));
        assert_eq!(typed("2024-02"), period("2024-02-01", "2024-02-29"));
        assert_eq!(typed("9.2026"), period("2026-09-01", "2026-09-30"));
        assert_eq!(typed("9 month"), typed("9.2026"));
        for wrong in ["", "2026-Q5", "Q0", "13.2026", "5", "2026-09-30..2026-07-01", "3 weeks", "2026 2025"] {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_period_before_has_the_same_length() {
        let before = |text: &str| typed(text).map(Period::before);
        assert_eq!(before("2026-Q1"), typed("2025-Q4"));
        assert_eq!(before("2026"), typed("2025"));
        assert_eq!(before("2026-03"), typed("2026-02"));
        assert_eq!(before("2026-11-02..2026-11-08"), period("2026-10-26", "2026-11-01"));
        assert_eq!(typed("2025-Q4").map(Period::after), typed("2026-Q1"));
        let parts = typed("2026").map(|year| year.parts(PeriodKind::Quarter)).unwrap_or_default();
        assert_eq!(parts.iter().map(|p| p.number()).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(typed("2026-Q3").map(|q| q.parts(PeriodKind::Month).len()), Some(3));
    }
}
