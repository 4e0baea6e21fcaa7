//! What closings left open: who ends an accompaniment chooses what is dropped, and what is kept stays due.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Model;
use crate::domain::{Case, FamilyId, UserError};
use crate::norm::due;
use crate::regulation::{ProgrammeDuty, Rules};
use crate::store::{FamilyScope, Reader};

/// The closed families that something may be open of on `day`, as `read` reads them. One whose closing is decided only
/// later is on accompaniment still, and one of the current families.
///
/// # Errors
/// If the file cannot be read.
pub fn cases(
    reader: Reader<'_>,
    rules: &Rules,
    day: NaiveDate,
    read: impl Fn(FamilyScope) -> Result<Vec<Case>, UserError>,
) -> Result<Vec<Case>, UserError> {
    let mut closed = Vec::new();
    for family in families(reader, rules, day)? {
        closed.extend(read(FamilyScope::One(family))?);
    }
    closed.retain(|case| case.ended_on(day).is_some());
    Ok(closed)
}

/// The families that a closing of `day` or before it may have left something open of.
fn families(reader: Reader<'_>, rules: &Rules, day: NaiveDate) -> Result<Vec<FamilyId>, UserError> {
    let mut families = reader.closed_with_open(day)?;
    if rules.regulation.asking(ProgrammeDuty::After).is_some() {
        let known: BTreeSet<FamilyId> = families.iter().copied().collect();
        families.extend(reader.closed_without_after(day)?.into_iter().filter(|f| !known.contains(f)));
    }
    Ok(families)
}

impl Model {
    /// Reads the closed families of the chosen curators that something is open of.
    pub(super) fn read_left(&mut self, reader: Reader<'_>) -> Result<(), UserError> {
        let mut closed =
            cases(reader, &self.rules, self.today, |family| self.cases_of(reader, family, None))?;
        closed.retain(|case| self.curator_filter.holds(self.staff.curator_of(case, self.today)));
        closed.sort_by(|a, b| (&a.family.title, a.family.id).cmp(&(&b.family.title, b.family.id)));
        self.left = due::left(self.ground(), &closed);
        self.closed_left = closed;
        Ok(())
    }

    /// The families of the chosen curators that have work: those on accompaniment, then closed ones with something open.
    pub fn with_work(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().chain(&self.closed_left)
    }
}
