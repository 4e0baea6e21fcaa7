//! The report of a period as a table, for every writer.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, FamilyId, name};
use crate::model::Model;
use crate::regulation::file::collapsed;
use crate::regulation::indicator::{Indicator, IndicatorUnit};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::indicators::IndicatorValue;
use crate::report::indicators::report::{ComparedPeriods, IndicatorReport, ReportComparison};
use crate::text::{Words, say};
use crate::wording::indicators::{
    brief, change, corrects, differing, gap, handed_numbers, handed_state, headed, label, lasting,
    nothing_before, period, value,
};

/// How much room a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableRoom {
    /// A workbook: the words of the document and the paragraph.
    Wide,
    /// A printed sheet: the words of the document, as its own tables have them.
    Sheet,
    /// A page of text or a screen: what the indicators are called.
    Page,
}

/// The table of the indicators: number, words of the document, a column for each period, the change, the paragraph.
#[must_use]
pub fn table(model: &Model, report: &IndicatorReport, cases: &[Case], room: TableRoom) -> Grid {
    let w = &model.words;
    let is_page = room == TableRoom::Page;
    let own = report.own().period;
    // What was handed in stays to be read beside what the file says now.
    let is_otherwise = (0..report.indicators.len()).any(|place| report.handed_otherwise(place).is_some());
    let frozen = report.frozen.as_ref().filter(|_| is_otherwise);
    let has_change = has_change(report, room, frozen);
    let last = report.columns.len() - 1;
    let columns = columns(w, report, room, frozen);
    let mut rows: Vec<GridRow> = Vec::new();
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(GridRow::group));
        let verbatim = !is_page && !indicator.text.is_empty();
        let said = if verbatim { collapsed(&indicator.text) } else { label(w, indicator) };
        let mut cells = vec![GridCell::text(indicator.number()), GridCell::text(said)];
        for (at, column) in report.columns.iter().enumerate() {
            if let Some(frozen) = frozen.filter(|_| at == last) {
                cells.push(handed_cell(frozen, indicator));
            }
            cells.push(cell(model, &column.values[place], indicator.count));
        }
        let (before, now) = report.numbers(place);
        if has_change {
            cells.push(GridCell::text(change(w, before, now)));
        }
        if room == TableRoom::Wide {
            cells.push(match indicator.at.as_str() {
                "" => GridCell::text(w.say("report-by-own")),
                at => GridCell::text(model.rules.regulation.cited(at)),
            });
        }
        rows.push(GridRow::line(cells, families(&report.own().values[place], cases)));
    }
    Grid {
        title: title(w, report),
        days: Some((own.from, own.to)),
        under: under(model, report),
        columns,
        rows,
        notes: notes(model, report, cases),
    }
}

/// Whether a column compares two periods: a page with the quarters of a year, or with what was handed in, has no room for
/// it.
fn has_change(report: &IndicatorReport, room: TableRoom, frozen: Option<&ReportComparison>) -> bool {
    room != TableRoom::Page || report.quarters().is_empty() && frozen.is_none()
}

fn title(w: &Words, report: &IndicatorReport) -> String {
    let own = report.own().period;
    match report.compared {
        ComparedPeriods::Years => {
            let first = report.columns.first().map_or(own.from, |column| column.period.from);
            let (from, until) = (first.year().to_string(), own.to.year().to_string());
            say!(w, "report-title-years", from = from, until = until)
        }
        ComparedPeriods::Before => say!(w, "report-title", period = period(w, own)),
    }
}

/// The columns of the table; `frozen`: the report handed in, whose figures come before those of now.
fn columns(
    w: &Words,
    report: &IndicatorReport,
    room: TableRoom,
    frozen: Option<&ReportComparison>,
) -> Vec<GridColumn> {
    let is_year = report.columns.len() > 2;
    let width = match (room, is_year) {
        (TableRoom::Wide, _) => 56,
        (TableRoom::Sheet, _) => 44,
        (TableRoom::Page, false) => 36,
        (TableRoom::Page, true) => 28,
    };
    let mut columns = vec![
        GridColumn::new("n", w.say("report-number"), ColumnKind::Text, 5),
        GridColumn::new("indicator", w.say("report-indicator"), ColumnKind::Text, width),
    ];
    const QUARTERS: [&str; 5] = ["before", "first", "second", "third", "fourth"];
    let last = report.columns.len() - 1;
    for (place, column) in report.columns.iter().enumerate() {
        let key = match report.compared {
            _ if place == last => "value",
            ComparedPeriods::Years if place + 1 < last => "earlier",
            ComparedPeriods::Years => "before",
            ComparedPeriods::Before => QUARTERS[place.min(4)],
        };
        let head = if room == TableRoom::Wide || report.columns.len() < 3 {
            period(w, column.period)
        } else {
            brief(w, column.period)
        };
        if let Some(frozen) = frozen.filter(|_| place == last) {
            let handed = say!(w, "report-handed-head", day = w.day(frozen.report.on));
            columns.push(GridColumn::new("handed", handed, ColumnKind::Number, 12));
            columns.push(GridColumn::new(
                key,
                say!(w, "report-now-head", period = head),
                ColumnKind::Number,
                12,
            ));
            continue;
        }
        columns.push(GridColumn::new(key, head, ColumnKind::Number, 12));
    }
    if has_change(report, room, frozen) {
        columns.push(GridColumn::new(
            "change",
            w.say("report-change"),
            ColumnKind::Text,
            if room == TableRoom::Wide { 24 } else { 13 },
        ));
    }
    if room == TableRoom::Wide {
        columns.push(GridColumn::new("basis", w.say("report-by"), ColumnKind::Text, 16));
    }
    columns
}

/// Whose figures they are, the district and the document.
fn under(model: &Model, report: &IndicatorReport) -> Vec<String> {
    let curator = match report.whose {
        CuratorFilter::One(id) if model.has_curators() => model.staff.curator(id),
        _ => None,
    };
    let whose = curator.map(|c| say!(model.words, "paper-curator", name = name::short(&c.name)));
    let district = model.district.name.iter().cloned();
    whose.into_iter().chain(district).chain([model.rules.regulation.title.clone()]).collect()
}

/// What is said below the table: how it is read, whether it was handed in, what is lacking.
fn notes(model: &Model, report: &IndicatorReport, cases: &[Case]) -> Vec<String> {
    let w = &model.words;
    let mut notes = Vec::new();
    if model.rules.regulation.indicators.is_empty() {
        notes.push(say!(w, "report-no-indicators", title = model.rules.regulation.title.as_str()));
    }
    if report.indicators.iter().any(|i| i.count == IndicatorUnit::Both) {
        notes.push(w.say("report-families-persons"));
    }
    if report.whose != CuratorFilter::All && model.has_curators() {
        notes.push(w.say("report-curator-days"));
    }
    notes.extend(lasting(w, report, model.today));
    notes.extend(nothing_before(w, report));
    let listed = |frozen: &ReportComparison| {
        let of = frozen.differences.iter();
        of.map(|d| differing(model, &report.indicators, cases, d)).collect::<Vec<_>>()
    };
    if let Some(frozen) = &report.frozen {
        notes.push(handed_state(model, frozen));
        notes.extend(listed(frozen));
    }
    if let Some(corrected) = &report.corrected {
        notes.push(corrects(model, corrected));
        notes.extend(listed(corrected));
    }
    if !report.gaps.is_empty() {
        notes.push(say!(w, "report-gaps", n = report.gaps.len()));
        let named = |g: &crate::report::indicators::gaps::ReportGap| {
            let family = g.case.map(|c| cases[c].family.short.clone());
            [family, Some(gap(model, &report.indicators, g))].into_iter().flatten().collect::<Vec<_>>()
        };
        notes.extend(report.gaps.iter().map(|g| named(g).join(": ")));
    }
    notes
}

/// A number stays a number; what has two of them is a text.
fn cell(model: &Model, of: &IndicatorValue, count: IndicatorUnit) -> GridCell {
    let has_two = matches!(of, IndicatorValue::Derived(_))
        && matches!(count, IndicatorUnit::Both | IndicatorUnit::Share);
    match of.number(count) {
        Some(_) if has_two => GridCell::text(value(&model.words, of, count)),
        Some(n) => GridCell::Number(i64::from(n)),
        // What was not typed in is left to the pen.
        None => GridCell::text(value(&model.words, of, count)),
    }
}

/// What was handed in of an indicator; nothing where it was not asked for then.
fn handed_cell(frozen: &ReportComparison, indicator: &Indicator) -> GridCell {
    match frozen.numbers.get(&indicator.id) {
        Some(numbers) if indicator.count == IndicatorUnit::Both => {
            GridCell::text(handed_numbers(*numbers, indicator.count))
        }
        Some(numbers) => GridCell::Number(i64::from(numbers.number(indicator.count))),
        None => GridCell::text(""),
    }
}

/// The families behind a value.
#[must_use]
pub fn families(value: &IndicatorValue, cases: &[Case]) -> Vec<FamilyId> {
    let counted: BTreeSet<usize> = value.figure().map(|f| f.families()).unwrap_or_default();
    counted.into_iter().map(|place| cases[place].family.id).collect()
}
