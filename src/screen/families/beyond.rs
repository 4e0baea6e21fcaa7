//! The families of the list beyond those on accompaniment: closed ones, thousands after some years.

use std::collections::{HashMap, HashSet};

use super::super::Model;
use super::listed::ListedFamily;
use crate::domain::{Case, ClosedFamily, FamilyId, UserError, day};
use crate::norm::Standing;
use crate::store::{FamilyScope, Reader};

/// Days before today from which contacts are read.
pub(super) const CONTACTS: u64 = 62;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FamilyPlace {
    /// Among the cases of the model.
    Current(usize),
    /// Among the cases read beside them.
    Whole(usize),
    /// Among the rows.
    Closed(usize),
}

/// How much is read of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadDepth {
    /// What the list shows.
    Rows,
    /// Every record: a filter asks for properties that no list shows, an earlier day for what was known then.
    Whole,
}

/// All families of the list, closed ones too.
pub(super) struct AllFamilies {
    pub depth: ReadDepth,
    cases: Vec<Case>,
    standings: Vec<Standing>,
    closed: Vec<ClosedFamily>,
    /// All of them by title.
    pub places: Vec<FamilyPlace>,
    /// The same by family.
    pub by_family: HashMap<FamilyId, FamilyPlace>,
}

impl AllFamilies {
    /// Reads the families of the curators looked at; `None` if the file cannot be read.
    pub fn read(depth: ReadDepth, model: &Model, reader: Reader<'_>) -> Option<AllFamilies> {
        match depth {
            ReadDepth::Rows => reader.in_read_transaction(|| rows(model, reader)).ok(),
            ReadDepth::Whole => {
                let (cases, standings) = read_all(model, reader)?;
                let places: Vec<FamilyPlace> = (0..cases.len()).map(FamilyPlace::Whole).collect();
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
    pub fn listed(&self, place: FamilyPlace) -> Option<ListedFamily<'_>> {
        match place {
            FamilyPlace::Current(_) => None,
            FamilyPlace::Whole(at) => Some(ListedFamily::Whole(self.cases.get(at)?, self.standings.get(at)?)),
            FamilyPlace::Closed(at) => self.closed.get(at).map(ListedFamily::Closed),
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
    let mut cases = reader.cases(FamilyScope::EndedSince(day::day_after(model.since)), contacts)?;
    // Of those an end is planned for they are listed already.
    cases.retain(|case| !current.contains(&case.family.id));
    for family in closed.whole {
        cases.extend(reader.cases(FamilyScope::One(family), contacts)?);
    }
    cases.retain(|case| model.curator_filter.holds(model.staff.curator_of(case, model.today)));
    let standings = cases.iter().map(|case| Standing::of(model.ground(), case)).collect();
    let current = model.cases.iter().map(|case| &case.family).zip((0..).map(FamilyPlace::Current));
    let whole = cases.iter().map(|case| &case.family).zip((0..).map(FamilyPlace::Whole));
    let rows = closed.rows.iter().zip((0..).map(FamilyPlace::Closed));
    let mut places: Vec<(&str, FamilyId, FamilyPlace)> =
        current.chain(whole).map(|(family, place)| (family.title.as_str(), family.id, place)).collect();
    places.extend(rows.map(|(row, place)| (row.title.as_str(), row.id, place)));
    places.sort_unstable_by_key(|(title, id, _)| (*title, *id));
    let by_family = places.iter().map(|(_, family, place)| (*family, *place)).collect();
    let places = places.into_iter().map(|(_, _, place)| place).collect();
    Ok(AllFamilies { depth: ReadDepth::Rows, cases, standings, closed: closed.rows, places, by_family })
}

/// The families of the curators looked at with all their records, each with its standing; `None` if the file cannot be
/// read.
pub(in crate::screen) fn read_all(model: &Model, reader: Reader<'_>) -> Option<(Vec<Case>, Vec<Standing>)> {
    let contacts = day::earlier(model.today, CONTACTS);
    let mut cases = model.cases_of(reader, FamilyScope::All, Some(contacts)).ok()?;
    cases.retain(|c| model.curator_filter.holds(model.staff.curator_of(c, model.today)));
    let standings = cases.iter().map(|c| Standing::of(model.ground(), c)).collect();
    Some((cases, standings))
}
