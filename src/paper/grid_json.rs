//! A table as JSON: its columns by key, its rows with the families behind them.

use serde_json::{Map, Value, json};

use crate::report::grid::{ColumnKind, Grid, GridCell, GridRow, RowRole};

/// The table.
#[must_use]
pub fn value(grid: &Grid) -> Value {
    let columns = grid.columns.iter().map(|c| json!({ "key": c.key, "head": c.head, "kind": kind(c.kind) }));
    json!({
        "title": grid.title,
        "from": grid.days.map(|d| d.0),
        "to": grid.days.map(|d| d.1),
        "under": grid.under,
        "columns": columns.collect::<Vec<_>>(),
        "rows": grid.rows.iter().map(|r| row(grid, r)).collect::<Vec<_>>(),
        "notes": grid.notes,
    })
}

fn row(grid: &Grid, row: &GridRow) -> Value {
    let families: Vec<String> = row.families.iter().map(ToString::to_string).collect();
    if row.role == RowRole::Group {
        return json!({ "role": "group", "text": cell(row.cell(0)) });
    }
    let cells: Map<String, Value> =
        grid.columns.iter().enumerate().map(|(i, c)| (c.key.to_string(), cell(row.cell(i)))).collect();
    json!({
        "role": if row.role == RowRole::Total { "total" } else { "line" },
        "cells": cells,
        "families": families,
    })
}

fn kind(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::Number => "number",
        ColumnKind::Date => "date",
        ColumnKind::Percent => "percent",
    }
}

/// A cell: a day in ISO order, a percentage in percent.
fn cell(cell: &GridCell) -> Value {
    match cell {
        GridCell::Empty => Value::Null,
        GridCell::Text(text) => json!(text),
        GridCell::Number(n) => json!(n),
        GridCell::Hundredths(n) => json!(fraction(*n, 100.0)),
        GridCell::Date(day) => json!(day),
        GridCell::Percent(n) => json!(fraction(*n, 10.0)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn fraction(n: i64, of: f64) -> f64 {
    n as f64 / of
}
