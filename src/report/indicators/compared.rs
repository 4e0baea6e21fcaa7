//! What a file says otherwise than a report that was handed in: case by case, and in the figures.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::handed::{CountedKey, CountedPart, HandedFigures, key, numbers};
use super::{CountReason, IndicatorValue};
use crate::domain::Case;
use crate::domain::reporting::{FigureNumbers, HandedReport};
use crate::regulation::indicator::{Indicator, IndicatorMeasure, IndicatorUnit};

/// How a case differs from what was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseChange {
    /// It is counted now, and was not.
    Added(CountReason),
    /// It was counted, and is not now.
    Gone,
    /// It was counted for another day.
    Moved(NaiveDate),
    /// It added another amount: then, and now.
    Amount(u32, u32),
}

/// A difference between the file and what was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDifference {
    pub key: CountedKey,
    /// The day it is counted for: now, or when it was handed in.
    pub on: NaiveDate,
    pub change: CaseChange,
}

/// How the figure of an indicator differs from what was handed in; `None`: there was none, or is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDifference {
    /// Id of the indicator.
    pub indicator: String,
    pub then: Option<FigureNumbers>,
    pub now: Option<FigureNumbers>,
}

/// How much of a report that was handed in can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonExtent {
    /// All of it.
    Whole,
    /// An earlier version kept neither the denominators of shares nor which indicators had no figure.
    Figures,
    /// It kept not even whose families were counted: only the cases that were counted.
    Cases,
}

/// A report that was handed in, and how the file differs from it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportComparison {
    pub report: HandedReport,
    pub extent: ComparisonExtent,
    /// The figures of then, by the id of the indicator; `None`: there was none.
    pub numbers: BTreeMap<String, Option<FigureNumbers>>,
    /// The cases that are counted otherwise.
    pub differences: Vec<ReportDifference>,
    /// The figures that are others.
    pub figures: Vec<FigureDifference>,
}

impl ReportComparison {
    /// Compares a report with the values of now; where it does not say whose families it counts, `all` are those of all.
    #[must_use]
    pub fn of(
        report: &HandedReport,
        extent: ComparisonExtent,
        cases: &[Case],
        indicators: &[Indicator],
        values: &[IndicatorValue],
    ) -> ReportComparison {
        let handed = HandedFigures::read(report);
        let mut differences = handed.differences(cases, indicators, values);
        let figures = match extent {
            ComparisonExtent::Whole | ComparisonExtent::Figures => {
                handed.figure_differences(extent, indicators, values)
            }
            ComparisonExtent::Cases => {
                differences.retain(|d| !matches!(d.change, CaseChange::Added(_)));
                Vec::new()
            }
        };
        ReportComparison { report: report.clone(), extent, numbers: handed.numbers, differences, figures }
    }

    /// Whether the file says something otherwise.
    #[must_use]
    pub fn differs(&self) -> bool {
        !self.differences.is_empty() || !self.figures.is_empty()
    }
}

impl HandedFigures {
    /// What the file counts otherwise than was handed in, by indicator and family.
    #[must_use]
    pub fn differences(
        &self,
        cases: &[Case],
        indicators: &[Indicator],
        values: &[IndicatorValue],
    ) -> Vec<ReportDifference> {
        let mut found: Vec<ReportDifference> = Vec::new();
        for (indicator, value) in indicators.iter().zip(values) {
            // What had no figure then, or is a heading now, differs in no case.
            if *value == IndicatorValue::Heading
                || !self.numbers.get(&indicator.id).is_some_and(Option::is_some)
            {
                continue;
            }
            let is_state = indicator.measure.as_ref().is_some_and(IndicatorMeasure::is_state);
            let mut then: BTreeMap<&CountedKey, Vec<CountedPart>> = BTreeMap::new();
            for (key, part) in self.counted.iter().filter(|(key, _)| key.indicator == indicator.id) {
                then.entry(key).or_default().push(*part);
            }
            let mut now: BTreeMap<CountedKey, Vec<(CountedPart, &CountReason)>> = BTreeMap::new();
            for c in value.figure().map_or(&[][..], |f| &f.counted) {
                let part = CountedPart { on: c.on, n: c.n };
                now.entry(key(cases, indicator, c)).or_default().push((part, &c.because));
            }
            for (key, parts) in now {
                let mut before = then.remove(&key).unwrap_or_default();
                let mut differing: Vec<(CountedPart, &CountReason)> = Vec::new();
                for (part, because) in parts {
                    // What is true on the last day of a period that lasts is asked on another day each time.
                    let same = |b: &CountedPart| b.n == part.n && (is_state || b.on == part.on);
                    match before.iter().position(same) {
                        Some(at) => drop(before.swap_remove(at)),
                        None => differing.push((part, because)),
                    }
                }
                let mut before = before.into_iter();
                for (part, because) in differing {
                    let change = match before.next() {
                        None => CaseChange::Added(because.clone()),
                        Some(was) if was.on != part.on => CaseChange::Moved(was.on),
                        Some(was) => CaseChange::Amount(was.n, part.n),
                    };
                    found.push(ReportDifference { key: key.clone(), on: part.on, change });
                }
                let gone = before.map(|was| ReportDifference {
                    key: key.clone(),
                    on: was.on,
                    change: CaseChange::Gone,
                });
                found.extend(gone);
            }
            for (key, parts) in then {
                let gone = parts.into_iter();
                found.extend(gone.map(|p| ReportDifference {
                    key: key.clone(),
                    on: p.on,
                    change: CaseChange::Gone,
                }));
            }
        }
        found
    }

    /// The figures that are others than were handed in, in the numbers that are shown of them.
    fn figure_differences(
        &self,
        extent: ComparisonExtent,
        indicators: &[Indicator],
        values: &[IndicatorValue],
    ) -> Vec<FigureDifference> {
        let differing = |(indicator, value): (&Indicator, &IndicatorValue)| {
            let then = *self.numbers.get(&indicator.id).filter(|_| *value != IndicatorValue::Heading)?;
            let now = numbers(value);
            let shown = |numbers: FigureNumbers| {
                let beside = match indicator.count {
                    IndicatorUnit::Both => Some(numbers.persons),
                    IndicatorUnit::Share => numbers.asked.filter(|_| extent == ComparisonExtent::Whole),
                    IndicatorUnit::Families | IndicatorUnit::Persons | IndicatorUnit::Cases => None,
                };
                (numbers.number(indicator.count), beside)
            };
            let indicator = indicator.id.clone();
            (then.map(shown) != now.map(shown)).then_some(FigureDifference { indicator, then, now })
        };
        indicators.iter().zip(values).filter_map(differing).collect()
    }
}
