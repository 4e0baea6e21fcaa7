//! The families of the list beyond those on accompaniment: closed ones, thousands after some years.

use std::collections::{HashMap, HashSet};

use super::super::Model;
use super::listed::Listed;
use crate::domain::{Case, ClosedFamily, FamilyId, UserError, day};
use crate::norm::Standing;
use crate::store::{Reader, Scope};

/// Days before today from which contacts are read.
pub(super) const CONTACTS: u64 = 62;

/// The place of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Among the cases of the model.
    Current(usize),
    /// Among the cases read beside them.
    Whole(usize),
    /// Among the rows.
    Closed(usize),
}

/// How much is read of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What the list shows.
    Rows,
    /// Every record: a filter asks for properties that no list shows, an earlier day for what was known then.
    Whole,
}

/// All families of the list, closed ones too.
pub(super) struct AllFamilies {
    pub depth: Depth,
    cases: Vec<Case>,
    standings: Vec<Standing>,
    closed: Vec<ClosedFamily>,
    /// All of them by title.
    pub places: Vec<Place>,
    /// The same by family.
    pub by_family: HashMap<FamilyId, Place>,
}

impl AllFamilies {
    /// Reads the families of the curators looked at; `None` if the file cannot be read.
    pub fn read(depth: Depth, model: &Model, reader: Reader<'_>) -> Option<AllFamilies> {
        match depth {
            Depth::Rows => reader.in_read_transaction(|| rows(model, reader)).ok(),
            Depth::Whole => {
                let (cases, standings) = read_all(model, reader)?;
                let places: Vec<Place> = (0..cases.len()).map(Place::Whole).collect();
                let families = cases.iter().map(|case| case.family.id);
                let by_family = families.zip(places.iter().copied()).collect();
                Some(AllFamilies { depth, cases, standings, closed: Vec::new(), places, by_family })
            }
        }
    }

    /// The cases read, in the order of their places.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The family at a place beside the model.
    pub fn listed(&self, place: Place) -> Option<Listed<'_>> {
        match place {
            Place::Current(_) => None,
            Place::Whole(at) => Some(Listed::Whole(self.cases.get(at)?, self.standings.get(at)?)),
            Place::Closed(at) => self.closed.get(at).map(Listed::Closed),
        }
    }
}

/// The rows of those that closed before the periods of which a standing speaks, the later ones as cases.
fn rows(model: &Model, reader: Reader<'_>) -> Result<AllFamilies, UserError> {
    let contacts = Some(day::earlier(model.today, CONTACTS));
    let mut closed = reader.closed_families(model.since, model.today)?;
    let is_default = model.curator_filter.holds(model.staff.default_curator());
    closed
        .rows
        .retain(|row| row.curator.map_or(is_default, |curator| model.curator_filter.holds(Some(curator))));
    let current: HashSet<FamilyId> =
        model.cases.iter().chain(&model.elsewhere).map(|case| case.family.id).collect();
    let mut cases = reader.cases(Scope::EndedSince(day::day_after(model.since)), contacts)?;
    // Of those an end is planned for they are listed already.
    cases.retain(|case| !current.contains(&case.family.id));
    for family in closed.whole {
        cases.extend(reader.cases(Scope::One(family), contacts)?);
    }
    cases.retain(|case| model.curator_filter.holds(model.staff.curator_of(case, model.today)));
    let standings = cases.iter().map(|case| Standing::of(model.ground(), case)).collect();
    let current = model.cases.iter().map(|case| &case.family).zip((0..).map(Place::Current));
    let whole = cases.iter().map(|case| &case.family).zip((0..).map(Place::Whole));
    let rows = closed.rows.iter().zip((0..).map(Place::Closed));
    let mut places: Vec<(&str, FamilyId, Place)> =
        current.chain(whole).map(|(family, place)| (family.title.as_str(), family.id, place)).collect();
    places.extend(rows.map(|(row, place)| (row.title.as_str(), row.id, place)));
    places.sort_unstable_by_key(|(title, id, _)| (*title, *id));
    let by_family = places.iter().map(|(_, family, place)| (*family, *place)).collect();
    let places = places.into_iter().map(|(_, _, place)| place).collect();
    Ok(AllFamilies { depth: Depth::Rows, cases, standings, closed: closed.rows, places, by_family })
}

/// The families of the curators looked at with all their records, each with its standing; `None` if the file cannot be
/// read.
pub(in crate::screen) fn read_all(model: &Model, reader: Reader<'_>) -> Option<(Vec<Case>, Vec<Standing>)> {
    let contacts = day::earlier(model.today, CONTACTS);
    let mut cases = model.cases_of(reader, Scope::All, Some(contacts)).ok()?;
    cases.retain(|c| model.curator_filter.holds(model.staff.curator_of(c, model.today)));
    let standings = cases.iter().map(|c| Standing::of(model.ground(), c)).collect();
    Some((cases, standings))
}
