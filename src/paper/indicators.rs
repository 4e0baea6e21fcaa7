//! The report of a period as a table, for every writer.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, FamilyId, name};
use crate::model::Model;
use crate::regulation::file::collapsed;
use crate::regulation::indicator::{Indicator, IndicatorUnit};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::indicators::IndicatorValue;
use crate::report::indicators::compared::ReportComparison;
use crate::report::indicators::report::{ComparedPeriods, IndicatorReport};
use crate::text::{Words, say};
use crate::wording::handed::{corrects, handed_state, others, then_said};
use crate::wording::indicators::{brief, change, headed, label, lasting, nothing_before, period, value};

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
    let has_persons = has_persons(report, room);
    // Beside the quarters of a year a page has room for an abbreviation.
    let is_narrow = is_page && report.columns.len() > 2;
    let (open, unknown) = match is_narrow {
        true => (w.say("report-unknown-brief"), w.say("report-no-data-brief")),
        false => (w.say("report-unknown"), w.say("report-no-data")),
    };
    let last = report.columns.len() - 1;
    let columns = columns(w, report, room, frozen);
    // A quarter that has not begun is empty beside those of its year.
    let own_day = if is_narrow { model.today } else { NaiveDate::MAX };
    let mut rows: Vec<GridRow> = Vec::new();
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(GridRow::group));
        let verbatim = !is_page && !indicator.text.is_empty();
        let said = if verbatim { collapsed(&indicator.text) } else { label(w, indicator) };
        let mut cells = vec![GridCell::text(indicator.number()), GridCell::text(said)];
        for (at, column) in report.columns.iter().enumerate() {
            if let Some(frozen) = frozen.filter(|_| at == last) {
                cells.extend(handed_cells(w, frozen, indicator, has_persons));
            }
            cells.extend(value_cells(
                model,
                &column.values[place],
                indicator.count,
                (room, &open, if own_day < column.period.from { "" } else { &unknown }),
                has_persons,
            ));
        }
        if has_change {
            cells.push(GridCell::text(change(w, report.pair(place), indicator.count)));
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
        notes: notes(model, report, room),
    }
}

/// Whether persons have columns of their own: in a workbook numbers are added up, and «6/14» is none.
fn has_persons(report: &IndicatorReport, room: TableRoom) -> bool {
    room == TableRoom::Wide && report.indicators.iter().any(|i| i.count == IndicatorUnit::Both)
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
        let mut number = |key: &str, head: String| {
            let persons = say!(w, "report-persons-head", head = head.as_str());
            columns.push(GridColumn::new(key.to_owned(), head, ColumnKind::Number, 12));
            if has_persons(report, room) {
                columns.push(GridColumn::new(format!("{key}_persons"), persons, ColumnKind::Number, 12));
            }
        };
        match frozen.filter(|_| place == last) {
            Some(frozen) => {
                number("handed", say!(w, "report-handed-head", day = w.day(frozen.report.on)));
                number(key, say!(w, "report-now-head", period = head));
            }
            None => number(key, head),
        }
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

/// What is said below the table: how it is read, whether it was handed in, how much is lacking. It names no family: a
/// paper of figures goes to those whom the names do not concern.
fn notes(model: &Model, report: &IndicatorReport, room: TableRoom) -> Vec<String> {
    let w = &model.words;
    let mut notes = Vec::new();
    if model.rules.regulation.indicators.is_empty() {
        notes.push(say!(w, "report-no-indicators", title = w.document_title(&model.rules.regulation)));
    }
    if room != TableRoom::Wide && report.indicators.iter().any(|i| i.count == IndicatorUnit::Both) {
        notes.push(w.say("report-families-persons"));
    }
    if report.whose != CuratorFilter::All && model.has_curators() {
        notes.push(w.say("report-curator-days"));
    }
    notes.extend(lasting(w, report, model.today));
    notes.extend((report.unvisited > 0).then(|| w.count("report-visits-unknown", report.unvisited)));
    notes.extend(nothing_before(w, report));
    notes.extend(report.frozen.iter().map(|frozen| handed_state(model, frozen)));
    notes.extend(report.corrected.iter().map(|corrected| corrects(model, corrected)));
    notes.extend(others(model, &report.others));
    notes.extend((!report.gaps.is_empty()).then(|| say!(w, "report-gaps", n = report.gaps.len())));
    notes
}

/// A number stays a number; what has two of them has two cells, or is a text.
fn value_cells(
    model: &Model,
    of: &IndicatorValue,
    count: IndicatorUnit,
    (room, open, unknown): (TableRoom, &str, &str),
    has_persons: bool,
) -> Vec<GridCell> {
    let said = || match (of, room) {
        // What was not typed in is left to the pen.
        (IndicatorValue::Open, TableRoom::Sheet) => GridCell::Empty,
        (IndicatorValue::Open, TableRoom::Wide | TableRoom::Page) => GridCell::text(open.to_owned()),
        (IndicatorValue::Unknown, TableRoom::Page) => GridCell::text(unknown.to_owned()),
        _ => GridCell::text(value(&model.words, of, count)),
    };
    let figure = of.figure();
    let is_text =
        figure.is_some() && (count == IndicatorUnit::Share || count == IndicatorUnit::Both && !has_persons);
    let first = of.number(count).filter(|_| !is_text).map_or_else(said, |n| GridCell::Number(i64::from(n)));
    let persons = figure.filter(|_| count == IndicatorUnit::Both).map(|f| GridCell::Number(f.persons.into()));
    std::iter::once(first).chain(has_persons.then(|| persons.unwrap_or_default())).collect()
}

/// What was handed in of an indicator; nothing where it was not asked for then.
fn handed_cells(
    w: &Words,
    frozen: &ReportComparison,
    indicator: &Indicator,
    has_persons: bool,
) -> Vec<GridCell> {
    let is_both = indicator.count == IndicatorUnit::Both;
    let kept = frozen.numbers.get(&indicator.id);
    let numbers = kept.copied().flatten();
    let first = match (kept, numbers) {
        (None, _) => GridCell::Empty,
        (_, Some(numbers)) if numbers.asked.is_none() && (!is_both || has_persons) => {
            GridCell::Number(i64::from(numbers.number(indicator.count)))
        }
        _ => GridCell::text(then_said(w, numbers, indicator)),
    };
    let persons = numbers.filter(|_| is_both).map(|n| GridCell::Number(i64::from(n.persons)));
    std::iter::once(first).chain(has_persons.then(|| persons.unwrap_or_default())).collect()
}

/// The families behind a value.
#[must_use]
pub fn families(value: &IndicatorValue, cases: &[Case]) -> Vec<FamilyId> {
    let counted: BTreeSet<usize> = value.figure().map(|f| f.families()).unwrap_or_default();
    counted.into_iter().map(|place| cases[place].family.id).collect()
}
