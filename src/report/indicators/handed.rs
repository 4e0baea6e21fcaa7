//! A report as it was handed in.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{CaseCount, IndicatorValue};
use crate::domain::period::Period;
use crate::domain::reporting::{CountedCase, CountedEntry, FigureEntry, FigureNumbers, HandedReport};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, FamilyId, Id, MemberId, Record, Staff};
use crate::record;
use crate::regulation::indicator::{Indicator, IndicatorUnit};

impl FigureNumbers {
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
    /// By the id of the indicator; `None`: it had no figure.
    pub numbers: BTreeMap<String, Option<FigureNumbers>>,
    /// What was counted, in its order.
    pub counted: Vec<(CountedKey, CountedPart)>,
}

/// What a counted case adds, and the day it is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedPart {
    pub on: NaiveDate,
    pub n: u32,
}

/// The numbers of a value as they are kept and compared.
#[must_use]
pub fn numbers(value: &IndicatorValue) -> Option<FigureNumbers> {
    match value {
        IndicatorValue::Derived(figure) => Some(FigureNumbers {
            cases: figure.cases(),
            families: u32::try_from(figure.families().len()).unwrap_or(u32::MAX),
            persons: figure.persons,
            asked: figure.asked,
        }),
        IndicatorValue::Typed { value, .. } => {
            Some(FigureNumbers { cases: *value, families: *value, persons: *value, asked: None })
        }
        IndicatorValue::Open
        | IndicatorValue::Unknown
        | IndicatorValue::Unrecorded
        | IndicatorValue::Heading => None,
    }
}

pub(super) fn key(cases: &[Case], indicator: &Indicator, counted: &CaseCount) -> CountedKey {
    CountedKey {
        indicator: indicator.id.clone(),
        family: cases[counted.case].family.id,
        member: counted.member,
        record: counted.record,
    }
}

/// The day of handing in, who does it, and the regulation of the indicators.
#[derive(Clone, Debug)]
pub struct HandingIn<'a> {
    pub on: NaiveDate,
    pub by: Option<String>,
    pub regulation: &'a str,
    /// Whose families are counted.
    pub whose: CuratorFilter,
}

/// The record by which a report is handed in.
#[must_use]
pub fn record(
    cases: &[Case],
    indicators: &[Indicator],
    values: &[IndicatorValue],
    period: Period,
    handing: HandingIn<'_>,
) -> Record {
    let mut figures: Vec<FigureEntry> = Vec::new();
    let mut counted: Vec<CountedEntry> = Vec::new();
    for (indicator, value) in indicators.iter().zip(values) {
        figures.push(FigureEntry::new(&indicator.id, numbers(value)));
        for c in value.figure().map_or(&[][..], |f| &f.counted) {
            let CountedKey { indicator, family, member, record } = key(cases, indicator, c);
            let case = CountedCase { indicator, family, record, on: c.on, n: c.n, member };
            counted.push(CountedEntry::new(&case));
        }
    }
    let (extent, curator) = handing.whose.extent();
    record!(HandedReport {
        from: period.from,
        until: period.until(),
        on: handing.on,
        by: handing.by,
        under: handing.regulation,
        extent: extent,
        curator: curator,
        figures,
        counted,
    })
}

impl HandedFigures {
    /// Reads what a record of a report holds. A line that a newer program wrote otherwise is left out.
    #[must_use]
    pub fn read(report: &HandedReport) -> HandedFigures {
        let mut handed = HandedFigures::default();
        for (id, numbers) in report.figures.iter().filter_map(FigureEntry::read) {
            handed.numbers.insert(id.to_owned(), numbers);
        }
        for case in report.counted.iter().filter_map(CountedEntry::read) {
            let CountedCase { indicator, family, record, on, n, member } = case;
            handed.counted.push((CountedKey { indicator, family, member, record }, CountedPart { on, n }));
        }
        handed
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

/// Those of them that count the same families, or do not say whose, and the last one of each other extent.
#[must_use]
pub fn by_extent<'a>(
    staff: &Staff,
    reports: &[&'a HandedReport],
    whose: CuratorFilter,
) -> (Vec<&'a HandedReport>, Vec<&'a HandedReport>) {
    let of = |r: &HandedReport| r.whose().map(|whose| staff.extent(whose));
    let asked = staff.extent(whose);
    let (same, others): (Vec<&HandedReport>, Vec<&HandedReport>) =
        reports.iter().copied().partition(|r| of(r).is_none_or(|theirs| theirs == asked));
    let mut last: Vec<&HandedReport> = Vec::new();
    for report in others {
        if last.iter().all(|r| of(r) != of(report)) {
            last.push(report);
        }
    }
    (same, last)
}
