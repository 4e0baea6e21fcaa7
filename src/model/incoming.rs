//! A list that is about to be taken in: what was read, what of it the file has already, what is to become of each
//! family, and the records that follow. The command line and the screen show the same one.

use std::collections::{BTreeMap, BTreeSet};

use super::Model;
use crate::domain::declare::RecordFields;
use crate::domain::family::{Family, Member};
use crate::domain::mark::{Category, Circumstance, StatusSpan};
use crate::domain::paper::{Agreement, Closing};
use crate::domain::schedule::Assignment;
use crate::domain::{Case, FamilyId, FieldName, Id, Kind, LevelSpan, Record, UserError};
use crate::roster::settle::{self, SettledEntry};
use crate::roster::{self, NormContext, Roster, RosterEntry, RosterOptions, UnclearCell};
use crate::store::dedupe::{FamilyDuplicates, IncomingFamily};
use crate::store::{FamilyScope, Reader};
use crate::table::TableBook;

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
    /// Of each family what becomes of it.
    pub takes: Vec<IntakeDecision>,
    /// What a person chose, by family.
    chosen: BTreeMap<usize, IntakeDecision>,
    /// The families of the file that are doubles.
    cases: BTreeMap<FamilyId, Case>,
}

/// What is written, a group for each family.
#[derive(Clone, Debug, Default)]
pub struct IntakeGroups {
    pub records: Vec<Vec<Record>>,
    /// The family of each group; `None`: curators.
    pub entries: Vec<Option<usize>>,
    /// What differs from the file, by the family of the list.
    pub unclear: Vec<(usize, UnclearCell)>,
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
        let roster = roster::read(book, choice, &ground)?;
        let incoming: Vec<IncomingFamily<'_>> = roster
            .entries
            .iter()
            .map(|entry| IncomingFamily { family: entry.family(), members: entry.members().collect() })
            .collect();
        let doubles = reader.doubles_of(&incoming)?;
        let mut cases = BTreeMap::new();
        let mut takes = Vec::with_capacity(doubles.len());
        for (entry, double) in roster.entries.iter().zip(&doubles) {
            let own = FamilyId(entry.family().id);
            for family in double.families.iter().chain(entry.is_known.then_some(&own)) {
                if !cases.contains_key(family)
                    && let Some(case) = reader.cases(FamilyScope::One(*family), None)?.into_iter().next()
                {
                    cases.insert(*family, case);
                }
            }
            takes.push(match (double.families.first(), double.earlier.first()) {
                _ if cases.contains_key(&own) => IntakeDecision::Update(own),
                (Some(family), _) if cases.contains_key(family) => IntakeDecision::Join(*family),
                (_, Some(earlier)) => IntakeDecision::Earlier(*earlier),
                _ => IntakeDecision::New,
            });
        }
        // A family that is itself the double of an earlier one leads to that one.
        for place in 0..takes.len() {
            if let IntakeDecision::Earlier(earlier) = takes[place] {
                takes[place] = match takes[earlier] {
                    take @ (IntakeDecision::Earlier(_) | IntakeDecision::Join(_)) => take,
                    _ => IntakeDecision::Earlier(earlier),
                };
            }
        }
        let mut doubles = doubles;
        lead_to_open(&roster.entries, &mut takes, &mut doubles);
        Ok(IncomingList { roster, doubles, takes, chosen: BTreeMap::new(), cases })
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

    /// Whether the family has a double, in the file or in the list.
    #[must_use]
    pub fn is_double(&self, place: usize) -> bool {
        let doubles = &self.doubles[place];
        !doubles.families.is_empty() || !doubles.earlier.is_empty()
    }

    /// What may become of a family, in the order in which it is offered.
    #[must_use]
    pub fn ways(&self, place: usize) -> Vec<IntakeDecision> {
        let own = FamilyId(self.roster.entries[place].family().id);
        if self.cases.contains_key(&own) {
            return vec![IntakeDecision::Update(own), IntakeDecision::Skip];
        }
        let doubles = &self.doubles[place];
        let known = doubles.families.iter().filter(|f| self.cases.contains_key(f));
        let mut ways: Vec<IntakeDecision> = known.map(|family| IntakeDecision::Join(*family)).collect();
        ways.extend(doubles.earlier.iter().map(|earlier| IntakeDecision::Earlier(*earlier)));
        ways.extend([IntakeDecision::New, IntakeDecision::Skip]);
        ways
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
        self.chosen.clone_from(&earlier.chosen);
        for (place, chosen) in &earlier.chosen {
            if self.ways(*place).contains(chosen) {
                self.takes[*place] = *chosen;
            }
        }
    }

    /// Goes on to the next way of a family.
    pub fn turn(&mut self, place: usize) {
        let ways = self.ways(place);
        let at = ways.iter().position(|way| *way == self.takes[place]).map_or(0, |at| (at + 1) % ways.len());
        self.takes[place] = ways[at];
        self.chosen.insert(place, ways[at]);
    }

    /// What of an entry is written where it joins a family.
    #[must_use]
    pub fn settled(&self, place: usize, ground: NormContext<'_>) -> SettledEntry {
        let entry = &self.roster.entries[place];
        let empty = SettledEntry::default;
        match self.takes[place] {
            IntakeDecision::New => SettledEntry { records: entry.records.clone(), unclear: Vec::new() },
            IntakeDecision::Skip => empty(),
            IntakeDecision::Join(family) => {
                self.case(family).map_or_else(empty, |case| settle::join(entry, case, ground))
            }
            IntakeDecision::Update(family) => {
                self.case(family).map_or_else(empty, |case| settle::update(entry, case, ground))
            }
            IntakeDecision::Earlier(earlier) => match self.takes.get(earlier) {
                // The one it repeats is not taken: then it is taken itself.
                Some(IntakeDecision::Skip) | None => {
                    SettledEntry { records: entry.records.clone(), unclear: Vec::new() }
                }
                Some(_) => settle::join(entry, &case_of(&self.roster.entries[earlier]), ground),
            },
        }
    }

    /// The records of all families that are taken, a group for each; of one that joins an earlier one in its group.
    #[must_use]
    pub fn groups(&self, ground: NormContext<'_>) -> IntakeGroups {
        let mut groups = IntakeGroups::default();
        let taken = |place: &usize| self.takes[*place] != IntakeDecision::Skip;
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        // What joins a family of the list is in the group of that one.
        let joins = |place: &usize| matches!(self.takes[*place], IntakeDecision::Earlier(_));
        let (joining, own): (Vec<usize>, Vec<usize>) = (0..self.takes.len()).filter(taken).partition(joins);
        for place in own.into_iter().chain(joining) {
            let settled = self.settled(place, ground);
            groups.unclear.extend(settled.unclear.into_iter().map(|unclear| (place, unclear)));
            let with = match self.takes[place] {
                IntakeDecision::Earlier(earlier) => places.get(&earlier).copied(),
                _ => None,
            };
            if settled.records.is_empty() {
                continue;
            }
            let group = with.unwrap_or_else(|| {
                groups.records.push(Vec::new());
                groups.entries.push(Some(place));
                groups.records.len() - 1
            });
            places.insert(place, group);
            groups.records[group].extend(settled.records);
        }
        // A curator of the list is new only where a family comes to her: another one of the file stays.
        let named: BTreeSet<Id> = groups
            .records
            .iter()
            .flatten()
            .filter_map(|record| record.reference(FieldName::Curator))
            .collect();
        let curators: Vec<Record> =
            self.roster.curators.iter().filter(|c| named.contains(&c.id)).cloned().collect();
        if !curators.is_empty() {
            groups.records.insert(0, curators);
            groups.entries.insert(0, None);
        }
        groups
    }

    /// How many families are new, joined with others, left out.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        let count = |is: fn(&IntakeDecision) -> bool| self.takes.iter().filter(|take| is(take)).count();
        [
            count(|take| *take == IntakeDecision::New),
            count(|take| {
                matches!(
                    take,
                    IntakeDecision::Join(_) | IntakeDecision::Update(_) | IntakeDecision::Earlier(_)
                )
            }),
            count(|take| *take == IntakeDecision::Skip),
        ]
    }
}

/// Of rows that are one family those of a section of closed families lead to the one that is still accompanied.
fn lead_to_open(entries: &[RosterEntry], takes: &mut [IntakeDecision], doubles: &mut [FamilyDuplicates]) {
    for place in 0..takes.len() {
        let IntakeDecision::Earlier(first) = takes[place] else { continue };
        if takes[first] != IntakeDecision::New || !entries[first].is_closed() || entries[place].is_closed() {
            continue;
        }
        for other in takes.iter_mut().filter(|take| **take == IntakeDecision::Earlier(first)) {
            *other = IntakeDecision::Earlier(place);
        }
        (takes[first], takes[place]) = (IntakeDecision::Earlier(place), IntakeDecision::New);
        doubles[first].earlier.push(place);
    }
}

/// An entry as if the file had it already.
fn case_of(entry: &RosterEntry) -> Case {
    let mut case = Case::new(Family::read(entry.family()).unwrap_or_else(|_| Family::nameless()));
    for record in &entry.records {
        match record.kind {
            Kind::Member => case.members.extend(Member::read(record)),
            Kind::Level => case.levels.extend(LevelSpan::read(record)),
            Kind::Category => case.categories.extend(Category::read(record).map(Into::into)),
            Kind::Circumstance => case.circumstances.extend(Circumstance::read(record).map(Into::into)),
            Kind::Status => case.statuses.extend(StatusSpan::read(record).map(Into::into)),
            Kind::Assignment => case.assignments.extend(Assignment::read(record)),
            Kind::Agreement => case.agreements.extend(Agreement::read(record)),
            Kind::Closing => case.closings.extend(Closing::read(record)),
            _ => {}
        }
    }
    case
}
