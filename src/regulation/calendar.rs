//! Working days: the production calendar (ст. 112 ТК РФ with the Government's transfers), a data file per year.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::embedded;
use super::year::CalendarYear;
use crate::domain::day;

/// What the calendar says of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayKind {
    /// Whether it is a working day.
    pub working: bool,
    /// Why, where it differs from its weekday.
    pub why: Option<String>,
    /// Whether the year has no data and the day is computed from ст. 112 ТК РФ alone («прогноз»).
    pub forecast: bool,
}

/// The working calendar of a district: years of data and the district's own corrections.
#[derive(Debug, Default)]
pub struct Calendar {
    corrections: BTreeMap<NaiveDate, (bool, Option<String>)>,
    years: RefCell<Vec<YearDays>>,
}

#[derive(Debug)]
struct YearDays {
    year: i32,
    /// Whether each day is a working one, from 1 January on.
    working: Vec<bool>,
    special: BTreeMap<NaiveDate, (bool, String)>,
    source: Option<String>,
}

/// Holidays of ст. 112 ТК РФ: month and day.
const HOLIDAYS: [(u32, u32); 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

impl Calendar {
    /// A calendar with the corrections of the district: day, working or not, why.
    #[must_use]
    pub fn new(corrections: impl IntoIterator<Item = (NaiveDate, bool, Option<String>)>) -> Self {
        Calendar {
            corrections: corrections.into_iter().map(|(d, w, why)| (d, (w, why))).collect(),
            years: RefCell::default(),
        }
    }

    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        if let Some((working, _)) = self.corrections.get(&day) {
            return *working;
        }
        self.year(day.year(), |y| y.working.get(day.ordinal0() as usize).copied().unwrap_or(false))
    }

    /// What the calendar says of `day`, with the reason.
    #[must_use]
    pub fn kind(&self, day: NaiveDate) -> DayKind {
        let forecast = self.year(day.year(), |y| y.source.is_none());
        if let Some((working, why)) = self.corrections.get(&day) {
            return DayKind { working: *working, why: why.clone(), forecast: false };
        }
        let why = self.year(day.year(), |y| y.special.get(&day).map(|(_, why)| why.clone()));
        DayKind { working: self.is_working(day), why: why.filter(|w| !w.is_empty()), forecast }
    }

    /// Whether the district's own record corrects `day`.
    #[must_use]
    pub fn is_corrected(&self, day: NaiveDate) -> bool {
        self.corrections.contains_key(&day)
    }

    /// Law and decree behind a year; `None` if it is a forecast.
    #[must_use]
    pub fn source(&self, year: i32) -> Option<String> {
        self.year(year, |y| y.source.clone())
    }

    /// The day that is `n` working days after `from`, counted from the day after it.
    #[must_use]
    pub fn working_days_after(&self, from: NaiveDate, n: u32) -> NaiveDate {
        let mut left = n;
        let mut at = from;
        // No span of days off is longer than a month, so the end of time is never reached before `left` is 0.
        while left > 0 && at < NaiveDate::MAX {
            at = day::day_after(at);
            left -= u32::from(self.is_working(at));
        }
        at
    }

    /// The working day before and the one after a day off; the day itself twice if it is a working day.
    #[must_use]
    pub fn around(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let (mut before, mut after) = (day, day);
        for _ in 0..60 {
            if !self.is_working(before) {
                before = day::day_before(before);
            }
            if !self.is_working(after) {
                after = day::day_after(after);
            }
        }
        (before, after)
    }

    fn year<T>(&self, year: i32, ask: impl FnOnce(&YearDays) -> T) -> T {
        let mut years = self.years.borrow_mut();
        let at = years.iter().position(|y| y.year == year).unwrap_or_else(|| {
            years.push(match embedded::year(year) {
                Some(data) => YearDays::of_data(year, data),
                None => YearDays::forecast(year),
            });
            years.len() - 1
        });
        ask(&years[at])
    }
}

impl YearDays {
    fn new(year: i32, special: BTreeMap<NaiveDate, (bool, String)>, source: Option<String>) -> Self {
        let ordinary = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let days = (1..=366).filter_map(|ordinal| NaiveDate::from_yo_opt(year, ordinal));
        let working = days
            .map(|day| special.get(&day).map_or_else(|| ordinary(day), |(working, _)| *working))
            .collect();
        YearDays { year, working, special, source }
    }

    fn of_data(year: i32, data: CalendarYear) -> Self {
        let off = data.off.into_iter().map(|s| (s.date, (false, s.why)));
        let working = data.working.into_iter().map(|s| (s.date, (true, s.why)));
        YearDays::new(year, off.chain(working).collect(), Some(data.source))
    }

    /// From the law alone: a holiday on a day off moves to the next working day, except those of 1 to 8 January,
    /// which the Government moves by decree, so that the day is unknown until the decree is published.
    fn forecast(year: i32) -> Self {
        let days: Vec<NaiveDate> =
            HOLIDAYS.iter().filter_map(|(m, d)| NaiveDate::from_ymd_opt(year, *m, *d)).collect();
        let mut special: BTreeMap<NaiveDate, (bool, String)> =
            days.iter().map(|d| (*d, (false, String::new()))).collect();
        let weekend = |d: NaiveDate| matches!(d.weekday(), Weekday::Sat | Weekday::Sun);
        for holiday in days.into_iter().filter(|d| weekend(*d) && !(d.month() == 1 && d.day() <= 8)) {
            let mut to = day::day_after(holiday);
            while weekend(to) || special.contains_key(&to) {
                to = day::day_after(to);
            }
            special.insert(to, (false, String::new()));
        }
        YearDays::new(year, special, None)
    }
}
