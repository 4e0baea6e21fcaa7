//! All families of the file that the list may hold, closed ones too.

use super::super::Model;
use crate::domain::Case;
use crate::norm::Standing;
use crate::store::{Reader, Scope};

/// The families of the curators looked at, each with its standing; `None` if the file cannot be read.
pub(in crate::screen) fn read_all(model: &Model, reader: Reader<'_>) -> Option<(Vec<Case>, Vec<Standing>)> {
    let since = crate::domain::day::earlier(model.today, 62);
    let mut cases = model.cases_of(reader, Scope::All, Some(since)).ok()?;
    cases.retain(|c| model.whose.holds(model.staff.curator_of(c, model.today)));
    let standings = cases.iter().map(|c| Standing::of(model.ground(), c)).collect();
    Some((cases, standings))
}
