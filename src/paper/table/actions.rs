//! The journal of actions with personal data, for an inspector: who did what, with the data of which family, when.

use chrono::Datelike;

use super::begun;
use crate::report::actions::ActionJournalEntry;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::Words;
use crate::wording::actions;

/// The entries of the days asked for, the earliest first.
#[must_use]
pub fn actions(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let mut grid = begun(words, stock, asked, words.say("table-actions"));
    let column = |key, kind, width| GridColumn::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        column("n", ColumnKind::Number, 5),
        column("on", ColumnKind::Date, 10),
        column("time", ColumnKind::Text, 6),
        column("by", ColumnKind::Text, 26),
        column("action", ColumnKind::Text, 20),
        column("family", ColumnKind::Text, 24),
        column("about", ColumnKind::Text, 26),
    ];
    let is_asked = |logged: &&ActionJournalEntry| {
        logged.at.is_some_and(|at| asked.days.0 <= at.date() && at.date() <= asked.days.1 && at.year() > 0)
    };
    grid.rows =
        stock.actions.iter().filter(is_asked).zip(1..).map(|(logged, n)| row(words, logged, n)).collect();
    grid
}

fn row(words: &Words, logged: &ActionJournalEntry, n: i64) -> GridRow {
    let cells = vec![
        GridCell::Number(n),
        GridCell::from(logged.at.map(|at| at.date())),
        GridCell::text(logged.at.map(|at| words.time(at.time())).unwrap_or_default()),
        GridCell::text(&logged.by),
        GridCell::text(actions::done(words, logged.action)),
        GridCell::text(actions::family(words, logged)),
        GridCell::text(actions::about(words, logged)),
    ];
    GridRow::line(cells, logged.family.into_iter().collect())
}
