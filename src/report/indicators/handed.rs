//! A report as it was handed in, and what the file says otherwise since.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{CaseCount, CountReason, IndicatorValue};
use crate::domain::period::Period;
use crate::domain::reporting::{CountedCase, CountedEntry, FigureEntry, HandedReport};
use crate::domain::{Case, FamilyId, Id, MemberId, Record};
use crate::record;
use crate::regulation::indicator::{Indicator, IndicatorMeasure, IndicatorUnit};

/// The numbers of an indicator as they were handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandedNumbers {
    pub cases: u32,
    pub families: u32,
    pub persons: u32,
}

impl HandedNumbers {
    /// The number shown first.
    #[must_use]
    pub fn number(self, count: IndicatorUnit) -> u32 {
        match count {
            IndicatorUnit::Families | IndicatorUnit::Both | IndicatorUnit::Share => self.families,
            IndicatorUnit::Persons => self.persons,
            IndicatorUnit::Cases => self.cases,
        }
    }
}

/// A case that was counted, named by what stays when the file changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountedKey {
    /// Id of the indicator.
    pub indicator: String,
    pub family: FamilyId,
    pub member: Option<MemberId>,
    /// The record that shows it.
    pub record: Id,
}

/// A report that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedFigures {
    pub numbers: BTreeMap<String, HandedNumbers>,
    /// What was counted, in its order.
    pub counted: Vec<(CountedKey, CountedPart)>,
}

/// What a counted case adds, and the day it is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedPart {
    pub on: NaiveDate,
    pub n: u32,
}

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

/// Families and persons as they are compared.
#[must_use]
pub fn numbers(value: &IndicatorValue) -> Option<HandedNumbers> {
    match value {
        IndicatorValue::Derived(figure) => Some(HandedNumbers {
            cases: figure.cases(),
            families: u32::try_from(figure.families().len()).unwrap_or(u32::MAX),
            persons: figure.persons,
        }),
        IndicatorValue::Typed { value, .. } => {
            Some(HandedNumbers { cases: *value, families: *value, persons: *value })
        }
        IndicatorValue::Open | IndicatorValue::Unknown | IndicatorValue::Unrecorded => None,
    }
}

fn key(cases: &[Case], indicator: &Indicator, counted: &CaseCount) -> CountedKey {
    CountedKey {
        indicator: indicator.id.clone(),
        family: cases[counted.case].family.id,
        member: counted.member,
        record: counted.record,
    }
}

/// The record by which a report is handed in on a day.
#[must_use]
pub fn record(
    cases: &[Case],
    indicators: &[Indicator],
    values: &[IndicatorValue],
    period: Period,
    on: NaiveDate,
    by: Option<String>,
    regulation: &str,
) -> Record {
    let mut figures: Vec<FigureEntry> = Vec::new();
    let mut counted: Vec<CountedEntry> = Vec::new();
    for (indicator, value) in indicators.iter().zip(values) {
        let Some(n) = numbers(value) else { continue };
        figures.push(FigureEntry::new(&indicator.id, [n.cases, n.families, n.persons]));
        for c in value.figure().map_or(&[][..], |f| &f.counted) {
            let CountedKey { indicator, family, member, record } = key(cases, indicator, c);
            let case = CountedCase { indicator, family, record, on: c.on, n: c.n, member };
            counted.push(CountedEntry::new(&case));
        }
    }
    record!(HandedReport {
        from: period.from,
        until: period.until(),
        on,
        by,
        under: regulation,
        figures,
        counted,
    })
}

impl HandedFigures {
    /// Reads what a record of a report holds. A line that a newer program wrote otherwise is left out.
    #[must_use]
    pub fn read(report: &HandedReport) -> HandedFigures {
        let mut handed = HandedFigures::default();
        for (id, [cases, families, persons]) in report.figures.iter().filter_map(FigureEntry::read) {
            handed.numbers.insert(id.to_owned(), HandedNumbers { cases, families, persons });
        }
        for case in report.counted.iter().filter_map(CountedEntry::read) {
            let CountedCase { indicator, family, record, on, n, member } = case;
            handed.counted.push((CountedKey { indicator, family, member, record }, CountedPart { on, n }));
        }
        handed
    }

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
            // What was not asked for then differs in nothing.
            if !self.numbers.contains_key(&indicator.id) {
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
}

/// The reports of a period that were handed in, the last one first: by day, of two copies on one day by the record.
#[must_use]
pub fn of_period(reports: &[HandedReport], period: Period) -> Vec<&HandedReport> {
    let is_it = |r: &&HandedReport| (r.from, r.until) == (period.from, period.until());
    let mut found: Vec<&HandedReport> = reports.iter().filter(is_it).collect();
    found.sort_by_key(|r| std::cmp::Reverse((r.on, r.id)));
    found
}
