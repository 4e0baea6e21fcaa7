//! The report of a period as a workbook: the indicators, the families behind each, and charts with their numbers.

use rust_xlsxwriter::{Chart as Drawn, ChartType, Workbook, XlsxError};

use super::{sheet_name, xlsx};
use crate::domain::{Case, UserError};
use crate::model::Model;
use crate::report::chart::{Chart, ChartShape};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::indicators::report::IndicatorReport;
use crate::wording::charts;
use crate::wording::indicators::{because, group, label};

/// Rows above the numbers of a chart: its title, a blank one, the heads.
const ABOVE: u32 = 3;

/// Characters of the column of categories and of those of values.
const NAMES: u16 = 28;
const VALUES: u16 = 16;

/// The width of a column of so many characters, in points of the screen.
fn wide(characters: u16) -> u32 {
    (u32::from(characters) + 1) * 7 + 5
}

/// Width and height of a chart, in points of the screen.
const CHART: (u32, u32) = (720, 360);

/// Rows of numbers that leave room for a chart on their page.
const ROWS: u32 = 14;

/// The least of a cell: a sheet without widths has such.
const CELL: (u32, u32) = (64, 20);

/// The bytes of the workbook: the table of the indicators, those that follow it, the families behind them, charts.
///
/// # Errors
/// If it cannot be put together.
pub fn bytes(
    model: &Model,
    report: &IndicatorReport,
    cases: &[Case],
    tables: Vec<Grid>,
) -> Result<Vec<u8>, UserError> {
    let charts = charts::all(model, cases, (report.own().period, report.whose));
    let mut grids = tables;
    grids.push(behind(model, report, cases));
    let first = grids.len();
    grids.extend(charts.iter().map(numbers));
    let failed = |error: XlsxError| UserError::new("paper-failed").because(error);
    let mut book = xlsx::book(&grids).map_err(failed)?;
    let names = sheet_name::of(&grids);
    for ((place, chart), name) in charts.iter().enumerate().zip(&names[first..]) {
        draw(&mut book, first + place, name, chart).map_err(failed)?;
    }
    book.save_to_buffer().map_err(failed)
}

/// Every case counted with its reason.
#[must_use]
pub fn behind(model: &Model, report: &IndicatorReport, cases: &[Case]) -> Grid {
    let w = &model.words;
    let mut rows: Vec<GridRow> = Vec::new();
    for (indicator, value) in report.indicators.iter().zip(&report.own().values) {
        let Some(figure) = value.figure().filter(|f| !f.counted.is_empty()) else { continue };
        rows.push(GridRow::group(format!("{} {}", indicator.number(), label(w, indicator))));
        for counted in &figure.counted {
            let case = &cases[counted.case];
            let cells = vec![
                GridCell::text(group(w, indicator)),
                GridCell::text(case.family.short.clone()),
                GridCell::Date(counted.on),
                GridCell::text(because(w, &model.rules, case, counted)),
            ];
            rows.push(GridRow::line(cells, vec![case.family.id]));
        }
    }
    let period = report.own().period;
    Grid {
        title: w.say("report-behind"),
        days: Some((period.from, period.to)),
        columns: vec![
            GridColumn::new("group", w.say("report-group"), ColumnKind::Text, 24),
            GridColumn::new("family", w.say("column-family"), ColumnKind::Text, 28),
            GridColumn::new("on", w.say("report-day"), ColumnKind::Date, 11),
            GridColumn::new("why", w.say("report-why"), ColumnKind::Text, 60),
        ],
        rows,
        ..Grid::default()
    }
}

/// Lays out what a chart draws as a table: a row a category, a column a series.
fn numbers(chart: &Chart) -> Grid {
    let mut columns = vec![GridColumn::new("category", "", ColumnKind::Text, NAMES)];
    const KEYS: [&str; 4] = ["first", "second", "third", "fourth"];
    let named = chart.series.iter().zip(KEYS);
    columns.extend(named.map(|(s, key)| GridColumn::new(key, s.name.clone(), ColumnKind::Number, VALUES)));
    let row = |(i, category): (usize, &String)| {
        let value = |s: &crate::report::chart::ChartSeries| {
            GridCell::Number(i64::from(s.values.get(i).copied().unwrap_or(0)))
        };
        let cells = std::iter::once(GridCell::text(category.clone())).chain(chart.series.iter().map(value));
        GridRow::line(cells.collect(), Vec::new())
    };
    Grid {
        title: chart.title.clone(),
        columns,
        rows: chart.categories.iter().enumerate().map(row).collect(),
        ..Grid::default()
    }
}

fn draw(book: &mut Workbook, place: usize, name: &str, chart: &Chart) -> Result<(), XlsxError> {
    let last = ABOVE + u32::try_from(chart.categories.len()).unwrap_or(0) - 1;
    let kind = match chart.shape {
        ChartShape::Stacked => ChartType::ColumnStacked,
        ChartShape::PartOfWhole => ChartType::Column,
    };
    let kinds = std::iter::once(kind).chain(chart.is_course.then_some(ChartType::Line));
    let sheet = book.worksheet_from_index(place)?;
    let mut below = last + 2;
    let mut pages: Vec<u32> = Vec::new();
    for kind in kinds {
        // A chart is not divided between pages: each but a first one that has room below the numbers begins one.
        if below > last + 2 || last > ROWS {
            pages.push(below);
        }
        let mut drawn = Drawn::new(kind);
        drawn.title().set_name(&chart.title);
        for column in (1_u16..).take(chart.series.len()) {
            drawn
                .add_series()
                .set_name((name, ABOVE - 1, column))
                .set_categories((name, ABOVE, 0, last, 0))
                .set_values((name, ABOVE, column, last, column));
        }
        drawn.set_width(CHART.0).set_height(CHART.1);
        sheet.insert_chart(below, 0, &drawn)?;
        below += CHART.1.div_ceil(CELL.1) + 1;
    }
    // The charts are printed with their numbers.
    let series = u32::try_from(chart.series.len()).unwrap_or(1);
    let table = wide(NAMES) + series * wide(VALUES);
    let columns = series + CHART.0.saturating_sub(table).div_ceil(CELL.0);
    sheet.set_print_area(0, 0, below, u16::try_from(columns).unwrap_or(1))?;
    sheet.set_page_breaks(&pages)?;
    // The title over each of its pages: the heads of the numbers say nothing above a chart.
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    Ok(())
}
