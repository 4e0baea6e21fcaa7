//! A table as JSON: its columns by key, its rows with the families behind them.

use serde_json::{Map, Value, json};

use crate::report::grid::{Cell, Grid, Kind, Role, Row};

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

fn row(grid: &Grid, row: &Row) -> Value {
    let families: Vec<String> = row.families.iter().map(ToString::to_string).collect();
    if row.role == Role::Group {
        return json!({ "role": "group", "text": cell(row.cell(0)) });
    }
    let cells: Map<String, Value> =
        grid.columns.iter().enumerate().map(|(i, c)| (c.key.to_string(), cell(row.cell(i)))).collect();
    json!({
        "role": if row.role == Role::Total { "total" } else { "line" },
        "cells": cells,
        "families": families,
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Percent => "percent",
    }
}

/// A cell: a day in ISO order, a percentage in percent.
fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Number(n) => json!(n),
        Cell::Hundredths(n) => json!(fraction(*n, 100.0)),
        Cell::Date(day) => json!(day),
        Cell::Percent(n) => json!(fraction(*n, 10.0)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn fraction(n: i64, of: f64) -> f64 {
    n as f64 / of
}
