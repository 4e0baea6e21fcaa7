//! A report as it was handed in, and what the file says otherwise since.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Because, Counted, Value};
use crate::domain::period::Period;
use crate::domain::reporting::{CountedCase, CountedEntry, FigureEntry, HandedReport};
use crate::domain::{Case, FamilyId, Id, MemberId, Record};
use crate::record;
use crate::regulation::indicator::{Count, Indicator, Measure};

/// The numbers of an indicator as they were handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub cases: u32,
    pub families: u32,
    pub persons: u32,
}

impl Numbers {
    /// The number shown first.
    #[must_use]
    pub fn number(self, count: Count) -> u32 {
        match count {
            Count::Families | Count::Both | Count::Share => self.families,
            Count::Persons => self.persons,
            Count::Cases => self.cases,
        }
    }
}

/// A case that was counted, named by what stays when the file changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Id of the indicator.
    pub indicator: String,
    pub family: FamilyId,
    pub member: Option<MemberId>,
    /// The record that shows it.
    pub record: Id,
}

/// A report that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    pub numbers: BTreeMap<String, Numbers>,
    /// What was counted, in its order.
    pub counted: Vec<(Key, Part)>,
}

/// What a counted case adds, and the day it is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub on: NaiveDate,
    pub n: u32,
}

/// How a case differs from what was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is counted now, and was not.
    Added(Because),
    /// It was counted, and is not now.
    Gone,
    /// It was counted for another day.
    Moved(NaiveDate),
    /// It added another amount: then, and now.
    Amount(u32, u32),
}

/// A difference between the file and what was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub key: Key,
    /// The day it is counted for: now, or when it was handed in.
    pub on: NaiveDate,
    pub change: Change,
}

/// Families and persons as they are compared.
#[must_use]
pub fn numbers(value: &Value) -> Option<Numbers> {
    match value {
        Value::Derived(figure) => Some(Numbers {
            cases: figure.cases(),
            families: u32::try_from(figure.families().len()).unwrap_or(u32::MAX),
            persons: figure.persons,
        }),
        Value::Typed { value, .. } => Some(Numbers { cases: *value, families: *value, persons: *value }),
        Value::Open | Value::Unknown | Value::Unrecorded => None,
    }
}

fn key(cases: &[Case], indicator: &Indicator, counted: &Counted) -> Key {
    Key {
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
    values: &[Value],
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
            let Key { indicator, family, member, record } = key(cases, indicator, c);
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

impl Handed {
    /// Reads what a record of a report holds. A line that a newer program wrote otherwise is left out.
    #[must_use]
    pub fn read(report: &HandedReport) -> Handed {
        let mut handed = Handed::default();
        for (id, [cases, families, persons]) in report.figures.iter().filter_map(FigureEntry::read) {
            handed.numbers.insert(id.to_owned(), Numbers { cases, families, persons });
        }
        for case in report.counted.iter().filter_map(CountedEntry::read) {
            let CountedCase { indicator, family, record, on, n, member } = case;
            handed.counted.push((Key { indicator, family, member, record }, Part { on, n }));
        }
        handed
    }

    /// What the file counts otherwise than was handed in, by indicator and family.
    #[must_use]
    pub fn differences(&self, cases: &[Case], indicators: &[Indicator], values: &[Value]) -> Vec<Difference> {
        let mut found: Vec<Difference> = Vec::new();
        for (indicator, value) in indicators.iter().zip(values) {
            // What was not asked for then differs in nothing.
            if !self.numbers.contains_key(&indicator.id) {
                continue;
            }
            let is_state = indicator.measure.as_ref().is_some_and(Measure::is_state);
            let mut then: BTreeMap<&Key, Vec<Part>> = BTreeMap::new();
            for (key, part) in self.counted.iter().filter(|(key, _)| key.indicator == indicator.id) {
                then.entry(key).or_default().push(*part);
            }
            let mut now: BTreeMap<Key, Vec<(Part, &Because)>> = BTreeMap::new();
            for c in value.figure().map_or(&[][..], |f| &f.counted) {
                let part = Part { on: c.on, n: c.n };
                now.entry(key(cases, indicator, c)).or_default().push((part, &c.because));
            }
            for (key, parts) in now {
                let mut before = then.remove(&key).unwrap_or_default();
                let mut differing: Vec<(Part, &Because)> = Vec::new();
                for (part, because) in parts {
                    // What is true on the last day of a period that lasts is asked on another day each time.
                    let same = |b: &Part| b.n == part.n && (is_state || b.on == part.on);
                    match before.iter().position(same) {
                        Some(at) => drop(before.swap_remove(at)),
                        None => differing.push((part, because)),
                    }
                }
                let mut before = before.into_iter();
                for (part, because) in differing {
                    let change = match before.next() {
                        None => Change::Added(because.clone()),
                        Some(was) if was.on != part.on => Change::Moved(was.on),
                        Some(was) => Change::Amount(was.n, part.n),
                    };
                    found.push(Difference { key: key.clone(), on: part.on, change });
                }
                let gone =
                    before.map(|was| Difference { key: key.clone(), on: was.on, change: Change::Gone });
                found.extend(gone);
            }
            for (key, parts) in then {
                let gone = parts.into_iter();
                found.extend(gone.map(|p| Difference { key: key.clone(), on: p.on, change: Change::Gone }));
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
