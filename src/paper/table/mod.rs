//! Papers that are tables: journals, that of actions among them, the passport of the district, results, the defence of
//! the norm, dispatch lists, the schedule of visits.

pub mod actions;
pub mod applications;
pub mod defence;
pub mod dispatch;
pub mod journal;
pub mod passport;
pub mod results;
pub mod schedule;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::name;
use crate::domain::{Case, FamilyId};
use crate::report::grid::{Grid, GridCell, GridRow, RowRole};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, say};

/// A table with its title, its period, and whose it is.
fn begun(words: &Words, stock: &DistrictData, asked: PaperRequest, title: String) -> Grid {
    let curator = asked.curator.and_then(|c| stock.staff.curator(c));
    let whose = curator.map(|c| say!(words, "paper-curator", name = name::short(&c.name)));
    let section = curator.and_then(|c| c.section.clone()).or_else(|| stock.district.clone());
    let whose = whose.into_iter().chain(section).collect::<Vec<_>>().join(" · ");
    let mut under = vec![say!(words, "table-period", span = words.span(asked.days.0, asked.days.1)), whose];
    under.retain(|line| !line.is_empty());
    Grid { title, days: Some(asked.days), under, ..Grid::default() }
}

/// A table that counts what has happened, with the days it counts: of a period that lasts those up to today, and that is
/// said.
fn counted(words: &Words, stock: &DistrictData, asked: PaperRequest, title: String) -> (Grid, PaperRequest) {
    let mut grid = begun(words, stock, asked, title);
    let reached = stock.reached(asked);
    if reached.days != asked.days {
        grid.under.push(say!(words, "report-lasts", day = words.day(reached.days.1)));
    }
    let since = stock.known_since().filter(|since| reached.days.1 < *since);
    grid.under.extend(since.map(|since| say!(words, "table-no-data", day = words.day(since))));
    (grid, reached)
}

/// The row of sums; none of days before the file, where zero would be an answer.
fn total(
    stock: &DistrictData,
    asked: PaperRequest,
    cells: Vec<GridCell>,
    families: Vec<FamilyId>,
) -> Option<GridRow> {
    let is_known = stock.known_since().is_none_or(|since| since <= asked.days.1);
    is_known.then_some(GridRow { role: RowRole::Total, cells, families })
}

/// Titles that several families of the file have.
struct SharedTitles<'a>(BTreeSet<&'a str>);

impl<'a> SharedTitles<'a> {
    fn of(stock: &'a DistrictData) -> SharedTitles<'a> {
        let (mut known, mut several) = (BTreeSet::new(), BTreeSet::new());
        for title in stock.cases.iter().map(|c| c.family.title.as_str()) {
            if !known.insert(title) {
                several.insert(title);
            }
        }
        SharedTitles(several)
    }

    /// The title of a family; of two alike each with its number.
    fn titled(&self, words: &Words, case: &Case) -> String {
        let title = case.family.title.as_str();
        match self.0.contains(title) {
            true => say!(words, "table-family-number", family = title, n = case.family.number()),
            false => title.to_owned(),
        }
    }
}

/// How the days are divided between curators, where the paper is of one of several.
fn divided(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Option<String> {
    let is_one_of_several = asked.curator.is_some() && stock.staff.curators.len() > 1;
    is_one_of_several.then(|| words.say("report-curator-days"))
}

/// The curator of a family by the short name: the one whose paper it is, else who answers for the family on the last of
/// the days.
fn curator_of(stock: &DistrictData, asked: PaperRequest, case: &Case) -> Option<String> {
    curator_on(stock, asked, case, asked.days.1)
}

/// The same on another day.
fn curator_on(stock: &DistrictData, asked: PaperRequest, case: &Case, day: NaiveDate) -> Option<String> {
    let of_case = || stock.staff.curator_of(case, day);
    let curator = asked.curator.or_else(of_case).and_then(|c| stock.staff.curator(c));
    curator.map(|c| name::short(&c.name))
}

/// Whether a day is one of those asked for.
fn is_asked(asked: PaperRequest, day: NaiveDate) -> bool {
    asked.days.0 <= day && day <= asked.days.1
}
