//! The report of a period: every indicator with its value then and before, by quarter of a year, and what is lacking.

use chrono::NaiveDate;

use super::gaps::{Gap, gaps};
use super::handed::{self, Difference, Handed};
use super::{Value, indicators, values};
use crate::domain::Case;
use crate::domain::period::{Length, Period};
use crate::domain::reporting::{HandedReport, PeriodFigure};
use crate::norm::Ground;
use crate::regulation::indicator::Indicator;

/// The period whose report is made on a day: the one that is over in the first month after it, else the one that lasts.
#[must_use]
pub fn usual(length: Length, today: NaiveDate) -> Period {
    let lasting = Period::of(length, today);
    let month = Period::of(Length::Month, today);
    if length != Length::Month && month.from == lasting.from { lasting.before() } else { lasting }
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub period: Period,
    /// In the order of the indicators.
    pub values: Vec<Value>,
}

/// What the institution typed in and what was handed in before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'a> {
    pub typed: &'a [PeriodFigure],
    pub handed: &'a [HandedReport],
}

/// The report that was handed in, and how the file differs from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    pub report: HandedReport,
    pub differences: Vec<Difference>,
}

/// The report of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub indicators: Vec<Indicator>,
    /// The period before, then the period; of a year its quarters between the two.
    pub columns: Vec<Column>,
    pub gaps: Vec<Gap>,
    pub frozen: Option<Frozen>,
}

impl Report {
    /// Derives the report of `period` from all families of a file.
    #[must_use]
    pub fn of(ground: Ground<'_>, cases: &[Case], kept: Kept<'_>, period: Period) -> Report {
        let indicators = indicators(ground);
        let mut periods = vec![period.before()];
        if period.length() == Length::Year {
            periods.extend(period.parts(Length::Quarter));
        }
        periods.push(period);
        let column = |period: Period| Column {
            period,
            values: values(ground, cases, kept.typed, &indicators, period),
        };
        let columns: Vec<Column> = periods.into_iter().map(column).collect();
        let own = columns.last().map_or(&[][..], |c| &c.values);
        let gaps = gaps(ground, cases, &indicators, own, period);
        let frozen = handed::of_period(kept.handed, period).map(|report| Frozen {
            report: report.clone(),
            differences: Handed::read(report).differences(cases, &indicators, own),
        });
        Report { indicators, columns, gaps, frozen }
    }

    /// The figures of the period itself.
    #[must_use]
    pub fn own(&self) -> &Column {
        &self.columns[self.columns.len() - 1]
    }

    /// The quarters of a year; of another period none.
    #[must_use]
    pub fn quarters(&self) -> &[Column] {
        &self.columns[1..self.columns.len() - 1]
    }

    /// The figures of the period before.
    #[must_use]
    pub fn before(&self) -> &Column {
        &self.columns[0]
    }

    /// The value of an indicator before the period and in it.
    #[must_use]
    pub fn numbers(&self, place: usize) -> (Option<u32>, Option<u32>) {
        let count = self.indicators[place].count;
        (self.before().values[place].number(count), self.own().values[place].number(count))
    }
}
