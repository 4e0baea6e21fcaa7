//! A list that is about to be taken in: what was read, what of it the file has already, what is to become of each
//! family, and the records that follow. The command line and the screen show the same one.

mod groups;
mod leads;

use std::collections::{BTreeMap, BTreeSet};

use super::Model;
use crate::domain::{Case, FamilyId, UserError};
use crate::roster::{self, NormContext, Roster, RosterEntry, RosterOptions, TableSubject};
use crate::store::dedupe::{FamilyDuplicates, IncomingFamily};
use crate::store::{FamilyScope, Reader};
use crate::table::TableBook;

pub use groups::IntakeGroups;

/// What becomes of a family of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeDecision {
    /// A new family.
    New,
    /// Nothing.
    Skip,
    /// It is this family of the file: what that one lacks is added.
    Join(FamilyId),
    /// It is the family of this place of the list: an earlier one, or the one that is still accompanied.
    Earlier(usize),
    /// It is this family of the file by its id: values of the list replace those of the file.
    Update(FamilyId),
}

/// A list with what is to become of its families.
pub struct IncomingList {
    pub roster: Roster,
    /// Of each family the likely doubles.
    pub doubles: Vec<FamilyDuplicates>,
    /// Of each family what becomes of it: no one is joined with one that is not written.
    pub takes: Vec<IntakeDecision>,
    /// What is proposed of each.
    proposed: Vec<IntakeDecision>,
    /// What a person chose, by family.
    chosen: BTreeMap<usize, IntakeDecision>,
    /// The families of the file that are doubles.
    cases: BTreeMap<FamilyId, Case>,
}

impl IncomingList {
    /// Reads a list against the file.
    ///
    /// # Errors
    /// If no table of the book names anybody, or the file cannot be read.
    pub fn read(
        book: &TableBook,
        choice: &RosterOptions,
        ground: NormContext<'_>,
        reader: Reader<'_>,
    ) -> Result<IncomingList, UserError> {
        let mut roster = roster::read(book, choice, &ground)?;
        let visited = placed(&mut roster, reader)?;
        let incoming: Vec<IncomingFamily<'_>> = roster
            .entries
            .iter()
            .filter(|entry| !entry.is_visit())
            .map(|entry| IncomingFamily { family: entry.family(), members: entry.members().collect() })
            .collect();
        let mut doubles = reader.doubles_of(&incoming)?;
        doubles
            .extend(visited.into_iter().map(|families| FamilyDuplicates { families, ..Default::default() }));
        let mut cases = BTreeMap::new();
        for (entry, double) in roster.entries.iter().zip(&doubles) {
            let own = FamilyId(entry.family().id);
            for family in double.families.iter().chain(entry.is_known.then_some(&own)) {
                if !cases.contains_key(family)
                    && let Some(case) = reader.cases(FamilyScope::One(*family), None)?.into_iter().next()
                {
                    cases.insert(*family, case);
                }
            }
        }
        let known: BTreeSet<FamilyId> = cases.keys().copied().collect();
        let proposed = leads::proposed(&roster.entries, &mut doubles, &known);
        let takes = leads::effective(&proposed);
        Ok(IncomingList { roster, doubles, takes, proposed, chosen: BTreeMap::new(), cases })
    }

    /// The same against the file as a screen has it.
    ///
    /// # Errors
    /// As [`IncomingList::read`].
    pub fn of(
        book: &TableBook,
        choice: &RosterOptions,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<IncomingList, UserError> {
        IncomingList::read(book, choice, model.ground(), reader)
    }

    /// The family of the file that is a double.
    #[must_use]
    pub fn case(&self, family: FamilyId) -> Option<&Case> {
        self.cases.get(&family)
    }

    /// Whether the family has a double, in the file or in the list. A visit is of a family of the file.
    #[must_use]
    pub fn is_double(&self, place: usize) -> bool {
        let doubles = &self.doubles[place];
        let has_doubles = !doubles.families.is_empty() || !doubles.earlier.is_empty();
        has_doubles && !self.roster.entries[place].is_visit()
    }

    /// Takes over from an earlier reading what a person chose, where it is still possible. What was only proposed there
    /// gives way: the file may have the family by now.
    pub fn keep_choices(&mut self, earlier: &IncomingList) {
        // Of other sheets or rows nothing was chosen.
        let rows = |list: &IncomingList| -> Vec<(usize, Vec<usize>)> {
            list.roster.entries.iter().map(|entry| (entry.sheet, entry.rows.clone())).collect()
        };
        if rows(earlier) != rows(self) {
            return;
        }
        self.choose(earlier.chosen.clone());
    }

    /// Whether it is a journal of visits.
    #[must_use]
    pub fn has_visits(&self) -> bool {
        self.roster.tables.iter().any(|(_, table)| table.subject == TableSubject::Visits)
    }

    /// How many visits are new, known to the file already, left out.
    #[must_use]
    pub fn visit_counts(&self, groups: &IntakeGroups, refused: &BTreeSet<usize>) -> [usize; 3] {
        let mut counts = [0; 3];
        let visits = (0..self.takes.len()).filter(|place| self.roster.entries[*place].is_visit());
        for place in visits.filter(|place| !refused.contains(place)) {
            let kind = match self.takes[place] {
                IntakeDecision::Skip => 2,
                _ => usize::from(!groups.visits.contains(&place)),
            };
            counts[kind] += 1;
        }
        counts
    }

    /// How many families are new, joined with others, left out.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        self.counts_without(&BTreeSet::new())
    }

    /// The same without the families of these places: they were refused, and so not written.
    #[must_use]
    pub fn counts_without(&self, refused: &BTreeSet<usize>) -> [usize; 3] {
        let mut counts = [0; 3];
        let families =
            self.takes.iter().enumerate().filter(|(place, _)| !self.roster.entries[*place].is_visit());
        for (place, take) in families {
            let kind = match take {
                IntakeDecision::New => 0,
                IntakeDecision::Join(_) | IntakeDecision::Update(_) | IntakeDecision::Earlier(_) => 1,
                IntakeDecision::Skip => 2,
            };
            counts[kind] += usize::from(!refused.contains(&place));
        }
        counts
    }
}

/// The families of the file that each visit of a journal may be of.
fn placed(roster: &mut Roster, reader: Reader<'_>) -> Result<Vec<Vec<FamilyId>>, UserError> {
    if !roster.entries.iter().any(RosterEntry::is_visit) {
        return Ok(Vec::new());
    }
    Ok(roster::visits::place(roster, &reader.cases(FamilyScope::All, None)?))
}
