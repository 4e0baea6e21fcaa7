//! The report of a period: every indicator with its value then and before, by quarter of a year, and what is lacking.

use chrono::NaiveDate;

use super::compared::{ComparisonExtent, FigureDifference, ReportComparison};
use super::gaps::{ReportGap, gaps};
use super::{IndicatorValue, Known, indicators, known_values};
use super::{handed, measure};
use crate::domain::period::{Period, PeriodKind};
use crate::domain::reporting::{HandedReport, PeriodFigure};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, day};
use crate::norm::NormContext;
use crate::regulation::indicator::Indicator;

/// The period whose report is made on a day: the one that is over in the first month after it, else the one that lasts.
#[must_use]
pub fn usual(length: PeriodKind, today: NaiveDate) -> Period {
    let lasting = Period::of(length, today);
    let month = Period::of(PeriodKind::Month, today);
    if length != PeriodKind::Month && month.from == lasting.from { lasting.before() } else { lasting }
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodColumn {
    pub period: Period,
    /// In the order of the indicators.
    pub values: Vec<IndicatorValue>,
}

/// What the institution typed in and what was handed in before.
#[derive(Clone, Copy, Debug, Default)]
pub struct RecordedFigures<'a> {
    pub typed: &'a [PeriodFigure],
    pub handed: &'a [HandedReport],
}

/// The periods shown compared with the one reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedPeriods {
    /// The one before it, and of a year its quarters.
    #[default]
    Before,
    /// Of a year the two before it: tables of documents have a column for each of three.
    Years,
}

impl ComparedPeriods {
    /// The periods of the columns, the one reported last.
    fn periods(self, period: Period) -> Vec<Period> {
        let before = period.before();
        match (self, period.length()) {
            (ComparedPeriods::Years, PeriodKind::Year) => vec![before.before(), before, period],
            (_, PeriodKind::Year) => {
                let quarters = period.parts(PeriodKind::Quarter);
                std::iter::once(before).chain(quarters).chain([period]).collect()
            }
            _ => vec![before, period],
        }
    }

    /// The day since which contacts are needed, for the periods and for the charts of the year: a week that ends in the
    /// first month may begin in the one before.
    #[must_use]
    pub fn since(self, period: Period) -> NaiveDate {
        let first = self.periods(period).first().map_or(period.from, |p| p.from);
        day::earlier(first.min(Period::of(PeriodKind::Year, period.to).from), 31)
    }
}

/// The report of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorReport {
    pub indicators: Vec<Indicator>,
    /// Those of [`ComparedPeriods`], then the period.
    pub columns: Vec<PeriodColumn>,
    pub compared: ComparedPeriods,
    pub gaps: Vec<ReportGap>,
    /// The report of these families handed in last.
    pub frozen: Option<ReportComparison>,
    /// The one handed in before it, which it corrects.
    pub corrected: Option<ReportComparison>,
    /// The last one of each other extent: of all families, of another curator.
    pub others: Vec<HandedReport>,
    /// Since when the file can count.
    pub known: Known,
    /// Families of which it is not known for some of the days whether they were visited.
    pub unvisited: usize,
    /// Whose figures they are.
    pub whose: CuratorFilter,
}

impl IndicatorReport {
    /// Derives the report of `period` from all families of a file, for one curator or for all.
    #[must_use]
    pub fn of(
        ground: NormContext<'_>,
        cases: &[Case],
        kept: RecordedFigures<'_>,
        period: Period,
        compared: ComparedPeriods,
        whose: CuratorFilter,
    ) -> IndicatorReport {
        let indicators = indicators(ground);
        let known = Known::of(cases);
        let column = |period: Period| {
            let values = known_values(ground, cases, kept.typed, &indicators, (period, whose), known);
            PeriodColumn { period, values }
        };
        let columns: Vec<PeriodColumn> = compared.periods(period).into_iter().map(column).collect();
        let own = columns.last().map_or(&[][..], |c| &c.values);
        let gaps = gaps(ground, cases, &indicators, own, (period, whose));
        let versions = handed::of_period(kept.handed, period);
        let (same, others) = handed::by_extent(ground.staff, &versions, whose);
        let others = others.into_iter().cloned().collect();
        let has_one = ground.staff.curators.len() < 2;
        let mut compared_with = same.into_iter().map(|report| match report.whose() {
            Some(_) => ReportComparison::of(report, ComparisonExtent::Whole, cases, &indicators, own),
            None if has_one => {
                ReportComparison::of(report, ComparisonExtent::Figures, cases, &indicators, own)
            }
            // Whose cases it counted is not known: they are looked for among those of all.
            None => {
                let asked = (period, CuratorFilter::All);
                let all = known_values(ground, cases, kept.typed, &indicators, asked, known);
                ReportComparison::of(report, ComparisonExtent::Cases, cases, &indicators, &all)
            }
        });
        let (frozen, corrected) = (compared_with.next(), compared_with.next());
        drop(compared_with);
        let unvisited = measure::unknown_families(ground, cases, (period, whose));
        IndicatorReport {
            indicators,
            columns,
            compared,
            gaps,
            frozen,
            corrected,
            others,
            known,
            unvisited,
            whose,
        }
    }

    /// How the figure of an indicator differs from the report handed in last.
    #[must_use]
    pub fn handed_otherwise(&self, place: usize) -> Option<&FigureDifference> {
        let id = &self.indicators[place].id;
        self.frozen.as_ref()?.figures.iter().find(|f| f.indicator == *id)
    }

    /// The figures of the period itself.
    #[must_use]
    pub fn own(&self) -> &PeriodColumn {
        &self.columns[self.columns.len() - 1]
    }

    /// The quarters of a year beside it; else none.
    #[must_use]
    pub fn quarters(&self) -> &[PeriodColumn] {
        match self.compared {
            ComparedPeriods::Before => &self.columns[1..self.columns.len() - 1],
            ComparedPeriods::Years => &[],
        }
    }

    /// The figures of the period before.
    #[must_use]
    pub fn before(&self) -> &PeriodColumn {
        match self.compared {
            ComparedPeriods::Before => &self.columns[0],
            ComparedPeriods::Years => &self.columns[self.columns.len() - 2],
        }
    }

    /// Whether the file begins after the period before, so that nothing can be compared.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.known.since.is_some_and(|since| self.before().period.to < since)
    }

    /// The values of an indicator before the period and in it.
    #[must_use]
    pub fn pair(&self, place: usize) -> (&IndicatorValue, &IndicatorValue) {
        (&self.before().values[place], &self.own().values[place])
    }

    /// The value of an indicator before the period and in it.
    #[must_use]
    pub fn numbers(&self, place: usize) -> (Option<u32>, Option<u32>) {
        let count = self.indicators[place].count;
        (self.before().values[place].number(count), self.own().values[place].number(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn contacts_are_read_for_all_columns_and_for_the_charts_of_the_year() {
        let quarter = Period::of(PeriodKind::Quarter, day("2026-09-30"));
        let year = Period::of(PeriodKind::Year, day("2026-09-30"));
        assert!(
            ComparedPeriods::Before.since(quarter) <= day("2025-12-29"),
            "the week of 1 January begins on the 29th"
        );
        assert!(ComparedPeriods::Before.since(year) <= day("2024-12-30"));
        assert!(ComparedPeriods::Years.since(year) <= day("2024-01-01"));
        let first = Period::of(PeriodKind::Quarter, day("2026-01-15"));
        assert!(ComparedPeriods::Before.since(first) <= day("2025-09-29"));
    }

    #[test]
    fn a_year_is_compared_with_its_quarters_or_the_two_years_before() {
        let year = Period::of(PeriodKind::Year, day("2026-05-05"));
        let years =
            |compared: ComparedPeriods| compared.periods(year).iter().map(|p| p.from).collect::<Vec<_>>();
        assert_eq!(years(ComparedPeriods::Years), ["2024-01-01", "2025-01-01", "2026-01-01"].map(day));
        assert_eq!(years(ComparedPeriods::Before).len(), 6);
    }
}
