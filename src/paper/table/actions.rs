//! The journal of actions with personal data, for an inspector: who did what, with the data of which family, when.

use chrono::Datelike;

use super::begun;
use crate::report::actions::Logged;
use crate::report::grid::{Cell, Column, Grid, Kind, Row};
use crate::report::stock::{Asked, Stock};
use crate::text::Words;
use crate::wording::actions;

/// The entries of the days asked for, the earliest first.
#[must_use]
pub fn actions(words: &Words, stock: &Stock, asked: Asked) -> Grid {
    let mut grid = begun(words, stock, asked, words.say("table-actions"));
    let column = |key, kind, width| Column::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        column("n", Kind::Number, 5),
        column("on", Kind::Date, 10),
        column("time", Kind::Text, 6),
        column("by", Kind::Text, 26),
        column("action", Kind::Text, 20),
        column("family", Kind::Text, 24),
        column("about", Kind::Text, 26),
    ];
    let is_asked = |logged: &&Logged| {
        logged.at.is_some_and(|at| asked.days.0 <= at.date() && at.date() <= asked.days.1 && at.year() > 0)
    };
    grid.rows =
        stock.actions.iter().filter(is_asked).zip(1..).map(|(logged, n)| row(words, logged, n)).collect();
    grid
}

fn row(words: &Words, logged: &Logged, n: i64) -> Row {
    let cells = vec![
        Cell::Number(n),
        Cell::from(logged.at.map(|at| at.date())),
        Cell::text(logged.at.map(|at| words.time(at.time())).unwrap_or_default()),
        Cell::text(&logged.by),
        Cell::text(actions::done(words, logged.action)),
        Cell::text(actions::family(words, logged)),
        Cell::text(actions::about(words, logged)),
    ];
    Row::line(cells, logged.family.into_iter().collect())
}
