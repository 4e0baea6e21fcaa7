//! The rows of «Отчёт»: what is lacking, whether it was handed in, the indicators by heading.

use crate::regulation::indicator::IndicatorUnit;
use crate::report::indicators::IndicatorValue;
use crate::report::indicators::compared::ReportComparison;
use crate::report::indicators::report::IndicatorReport;
use crate::screen::Model;
use crate::text::{Words, capitalised, say};
use crate::wording::handed::{corrects, handed_row, others};
use crate::wording::indicators::{headed, label, value};
use crate::wording::report_gap::gap_kind;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReportKey {
    /// What is lacking of a kind.
    Gap(&'static str),
    /// The report that was handed in.
    Handed,
    /// The report handed in before it.
    Corrected,
    /// Reports of other families handed in for the period.
    Others,
    /// An indicator by its id.
    Indicator(String),
}

impl ReportKey {
    /// The kind of what is lacking.
    pub(super) fn gap(&self) -> Option<&'static str> {
        match self {
            ReportKey::Gap(code) => Some(code),
            ReportKey::Handed | ReportKey::Corrected | ReportKey::Others | ReportKey::Indicator(_) => None,
        }
    }
}

/// A row; one without a key is a heading.
#[derive(Clone, Debug, Default)]
pub struct ReportRow {
    pub key: Option<ReportKey>,
    pub name: String,
    /// A value for each column.
    pub values: Vec<String>,
    /// Whether it is to be looked at before the report is handed in.
    pub late: bool,
}

impl ReportRow {
    fn head(name: String) -> ReportRow {
        ReportRow { name, ..ReportRow::default() }
    }
}

/// A value in a narrow column, an abbreviation where it is not known or was not typed in.
fn short(words: &Words, of: &IndicatorValue, count: IndicatorUnit) -> String {
    match of {
        IndicatorValue::Unknown | IndicatorValue::Unrecorded => words.say("report-no-data-brief"),
        IndicatorValue::Open => words.say("report-unknown-brief"),
        _ => value(words, of, count),
    }
}

/// All rows, what is lacking first.
#[must_use]
pub fn rows(model: &Model, report: &IndicatorReport) -> Vec<ReportRow> {
    let w = &model.words;
    let mut rows = Vec::new();
    if !report.gaps.is_empty() {
        rows.push(ReportRow::head(say!(w, "report-gaps", n = report.gaps.len())));
    }
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for gap in &report.gaps {
        match kinds.iter_mut().find(|(code, _)| *code == gap.what.code()) {
            Some((_, n)) => *n += 1,
            None => kinds.push((gap.what.code(), 1)),
        }
    }
    rows.extend(kinds.into_iter().map(|(code, n)| ReportRow {
        key: Some(ReportKey::Gap(code)),
        name: capitalised(&gap_kind(w, code)),
        values: vec![n.to_string()],
        late: true,
    }));
    let state = |key, name, frozen: &ReportComparison| ReportRow {
        key: Some(key),
        name,
        late: frozen.differs(),
        ..ReportRow::default()
    };
    rows.extend(report.frozen.iter().map(|f| state(ReportKey::Handed, handed_row(model, f), f)));
    rows.extend(
        report
            .corrected
            .iter()
            .map(|f| ReportRow { late: false, ..state(ReportKey::Corrected, corrects(model, f), f) }),
    );
    rows.extend(others(model, &report.others).map(|name| ReportRow {
        key: Some(ReportKey::Others),
        name,
        ..ReportRow::default()
    }));
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(ReportRow::head));
        rows.push(ReportRow {
            key: Some(ReportKey::Indicator(indicator.id.clone())),
            name: format!("{} {}", indicator.number(), label(w, indicator)),
            values: report.columns.iter().map(|c| short(w, &c.values[place], indicator.count)).collect(),
            late: report.handed_otherwise(place).is_some(),
        });
    }
    rows
}
