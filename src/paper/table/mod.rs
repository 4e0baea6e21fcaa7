//! Papers that are tables: journals, that of actions among them, the passport of the district, results, the defence of
//! the norm, dispatch lists, the schedule of visits.

pub mod actions;
pub mod defence;
pub mod dispatch;
pub mod journal;
pub mod passport;
pub mod results;
pub mod schedule;

use crate::domain::Case;
use crate::domain::name;
use crate::report::grid::Grid;
use crate::report::stock::{Asked, Stock};
use crate::text::{Words, say};

/// A table with its title, its period, and whose it is.
fn begun(words: &Words, stock: &Stock, asked: Asked, title: String) -> Grid {
    let curator = asked.curator.and_then(|c| stock.staff.curator(c));
    let whose = curator.map(|c| say!(words, "paper-curator", name = name::short(&c.name)));
    let section = curator.and_then(|c| c.section.clone()).or_else(|| stock.district.clone());
    let whose = whose.into_iter().chain(section).collect::<Vec<_>>().join(" · ");
    let mut under = vec![say!(words, "table-period", span = words.span(asked.days.0, asked.days.1)), whose];
    under.retain(|line| !line.is_empty());
    Grid { title, days: Some(asked.days), under, ..Grid::default() }
}

/// The curator of a family on the day of the paper, by the short name.
fn curator_of(stock: &Stock, case: &Case) -> Option<String> {
    let curator = stock.staff.curator_of(case, stock.today).and_then(|c| stock.staff.curator(c));
    curator.map(|c| name::short(&c.name))
}

/// Whether a day is one of those asked for.
fn is_asked(asked: Asked, day: chrono::NaiveDate) -> bool {
    asked.days.0 <= day && day <= asked.days.1
}
