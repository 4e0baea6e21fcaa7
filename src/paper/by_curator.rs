//! The report of a service by curator, as tables.

use super::indicators::TableRoom;
use super::{cell, grid_text};
use crate::domain::name;
use crate::model::Model;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::indicators::IndicatorValue;
use crate::report::indicators::by_curator::CuratorPart;
use crate::report::indicators::report::IndicatorReport;
use crate::text::say;
use crate::wording::indicators::{headed, label, value};

/// What a curator is called in a column.
fn called(model: &Model, part: &CuratorPart) -> String {
    part.curator.as_ref().map_or_else(|| model.words.say("whose-nobody"), |c| name::short(&c.name))
}

/// A row for each indicator, a column for each curator, the sum before them.
#[must_use]
pub fn table(model: &Model, report: &IndicatorReport, parts: &[CuratorPart]) -> Grid {
    let all: Vec<(usize, &CuratorPart)> = (1..).zip(parts).collect();
    columns(model, report, &all, 40)
}

/// Curators beside each other on a page of text, at most.
const ABREAST: usize = 4;

/// The same on a printed sheet.
const ABREAST_ON_SHEET: usize = 7;

/// The same for pages of text: on each so many curators that it stays a table, however long their names are.
#[must_use]
pub fn tables(model: &Model, report: &IndicatorReport, parts: &[CuratorPart]) -> Vec<Grid> {
    let all: Vec<(usize, &CuratorPart)> = (1..).zip(parts).collect();
    let mut rest = &all[..];
    let mut tables = Vec::new();
    while !rest.is_empty() {
        let most = rest.len().min(ABREAST);
        let fits = |n: &usize| grid_text::is_table(&columns(model, report, &rest[..*n], 26));
        let n = (1..=most).rev().find(fits).unwrap_or(1);
        tables.push(columns(model, report, &rest[..n], 26));
        rest = &rest[n..];
    }
    tables
}

/// The same for printed sheets, some curators on each.
#[must_use]
pub fn sheets(model: &Model, report: &IndicatorReport, parts: &[CuratorPart]) -> Vec<Grid> {
    let all: Vec<(usize, &CuratorPart)> = (1..).zip(parts).collect();
    all.chunks(ABREAST_ON_SHEET).map(|some| columns(model, report, some, 26)).collect()
}

fn columns(model: &Model, report: &IndicatorReport, parts: &[(usize, &CuratorPart)], width: u16) -> Grid {
    let w = &model.words;
    let mut columns = vec![
        GridColumn::new("indicator", w.say("report-indicator"), ColumnKind::Text, width),
        GridColumn::new("value", w.say("report-sum"), ColumnKind::Number, 8),
    ];
    let named = parts.iter();
    columns.extend(
        named.map(|(n, p)| GridColumn::new(format!("c{n}"), called(model, p), ColumnKind::Number, 9)),
    );
    let mut rows: Vec<GridRow> = Vec::new();
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(GridRow::group));
        let cell = |v: &IndicatorValue| match v {
            IndicatorValue::Open => GridCell::text(w.say("report-unknown")),
            v => GridCell::text(value(w, v, indicator.count)),
        };
        let own = &report.own().values[place];
        let mut cells = vec![GridCell::text(label(w, indicator)), cell(own)];
        // A figure of the institution is of no curator.
        cells.extend(parts.iter().map(|(_, p)| match own.figure() {
            Some(_) => cell(&p.values[place]),
            None => GridCell::Empty,
        }));
        rows.push(GridRow::line(cells, Vec::new()));
    }
    Grid { title: w.say("report-by-curator"), columns, rows, ..Grid::default() }
}

/// What an indicator is of each curator, those with nothing left out: «Белкина В. А. 3».
#[must_use]
pub fn counted(model: &Model, report: &IndicatorReport, parts: &[CuratorPart], place: usize) -> Vec<String> {
    let count = report.indicators[place].count;
    let own = report.own().values[place].figure().is_some();
    let some = parts.iter().filter(|p| own && p.values[place].number(count).is_some_and(|n| n > 0));
    some.map(|p| format!("{} {}", called(model, p), value(&model.words, &p.values[place], count))).collect()
}

/// The rows of a table as lines: «Белкина В. А. · Семей: 1 · Не хватает: 0».
#[must_use]
pub fn lines(grid: &Grid) -> Vec<String> {
    let line = |row: &GridRow| {
        let named = grid.columns.iter().enumerate().filter_map(|(i, column)| {
            let text = cell::text(row.cell(i));
            let said = if i == 0 { text.clone() } else { format!("{}: {text}", column.head) };
            (!text.is_empty()).then_some(said)
        });
        named.collect::<Vec<_>>().join(" · ")
    };
    grid.rows.iter().map(line).collect()
}

/// A row for each curator: her families, what is lacking, since when nothing has come.
#[must_use]
pub fn missing(model: &Model, report: &IndicatorReport, parts: &[CuratorPart], room: TableRoom) -> Grid {
    let w = &model.words;
    let width = if room == TableRoom::Wide { 36 } else { 24 };
    let last_day = report.own().period.to.min(model.today);
    let row = |part: &CuratorPart| {
        let said = match (part.families, part.last.map(|on| (on, (last_day - on).num_days()))) {
            (0, _) => w.say("report-no-families"),
            (_, None) => w.say("report-no-contacts"),
            // Ten days without a contact with anybody: her copy has not come, or she was away.
            (_, Some((on, days))) if days > 10 => say!(w, "report-silent", n = days, day = w.day(on)),
            _ => String::new(),
        };
        let cells = vec![
            GridCell::text(called(model, part)),
            GridCell::count(part.families),
            GridCell::count(part.gaps),
            GridCell::from(part.last),
            GridCell::text(said),
        ];
        GridRow::line(cells, Vec::new())
    };
    Grid {
        title: w.say("report-missing"),
        columns: vec![
            GridColumn::new("curator", w.say("report-curator"), ColumnKind::Text, 24),
            GridColumn::new("families", w.say("report-families"), ColumnKind::Number, 7),
            GridColumn::new("lacking", w.say("report-lacking"), ColumnKind::Number, 9),
            GridColumn::new("last", w.say("report-last"), ColumnKind::Date, 11),
            GridColumn::new("note", w.say("report-note"), ColumnKind::Text, width),
        ],
        rows: parts.iter().map(row).collect(),
        ..Grid::default()
    }
}
