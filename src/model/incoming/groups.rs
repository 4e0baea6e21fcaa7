//! The records of a list as they are written: a group for each family, of which all rows are settled in turn against the
//! family as it is by then, so that what two rows say is written once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{IncomingList, IntakeDecision};
use crate::domain::{Case, FamilyId, FieldName, Id, Record};
use crate::roster::settle::{self, SettledEntry};
use crate::roster::{NormContext, UnclearCell, visits};

/// What is written, a group for each family.
#[derive(Clone, Debug, Default)]
pub struct IntakeGroups {
    pub records: Vec<Vec<Record>>,
    /// The rows of each group, also those that bring nothing that another has not; none: curators.
    pub entries: Vec<Vec<usize>>,
    /// What differs from the file, by the family of the list.
    pub unclear: Vec<(usize, UnclearCell)>,
    /// The visits that the file does not have.
    pub visits: BTreeSet<usize>,
}

impl IntakeGroups {
    fn push(&mut self, records: Vec<Record>, places: Vec<usize>) {
        if !records.is_empty() {
            self.records.push(records);
            self.entries.push(places);
        }
    }

    /// The rows of the group at this place.
    pub fn rows(&self, group: usize) -> impl Iterator<Item = usize> {
        self.entries.get(group).into_iter().flatten().copied()
    }
}

/// The family that rows are written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum IntakeTarget {
    /// One of the file.
    File(FamilyId),
    /// The new one of this place of the list.
    List(usize),
}

impl IncomingList {
    fn target(&self, place: usize) -> Option<IntakeTarget> {
        match self.takes.get(place)? {
            IntakeDecision::Skip => None,
            IntakeDecision::New => Some(IntakeTarget::List(place)),
            IntakeDecision::Earlier(head) => Some(IntakeTarget::List(*head)),
            IntakeDecision::Join(family) | IntakeDecision::Update(family) => {
                Some(IntakeTarget::File(*family))
            }
        }
    }

    /// Puts the rows of a target in the order in which they are settled: what goes on before what is over, which is
    /// history beside it; values that replace those of the file first; then the row with which the others are joined.
    fn put_in_order(&self, target: IntakeTarget, places: &mut [usize]) {
        places.sort_by_key(|place| {
            let replaces = matches!(self.takes[*place], IntakeDecision::Update(_));
            let is_head = target == IntakeTarget::List(*place);
            (self.roster.entries[*place].is_closed(), !replaces, !is_head, *place)
        });
    }

    /// What of each row of a target is written, in this order.
    fn settle(
        &self,
        target: IntakeTarget,
        places: &[usize],
        ground: NormContext<'_>,
    ) -> Vec<(usize, SettledEntry)> {
        let mut case: Option<Cow<'_, Case>> = match target {
            IntakeTarget::File(family) => self.case(family).map(Cow::Borrowed),
            IntakeTarget::List(_) => None,
        };
        let mut all = Vec::with_capacity(places.len());
        for (n, place) in places.iter().enumerate() {
            let entry = &self.roster.entries[*place];
            let settled = match (&case, self.takes[*place]) {
                (None, _) => SettledEntry { records: entry.records.clone(), unclear: Vec::new() },
                (Some(case), IntakeDecision::Update(_)) => settle::update(entry, case, ground),
                (Some(case), _) if entry.is_visit() => visits::settle(entry, case, ground),
                (Some(case), _) => settle::join(entry, case, ground),
            };
            if n + 1 < places.len() {
                let grown = case.get_or_insert_with(|| Cow::Owned(Case::of_records(&entry.records)));
                settled.records.iter().for_each(|record| grown.to_mut().amend(record));
            }
            all.push((*place, settled));
        }
        all
    }

    /// What of an entry is written, by what becomes of it and of those that are the same family.
    #[must_use]
    pub fn settled(&self, place: usize, ground: NormContext<'_>) -> SettledEntry {
        let Some(target) = self.target(place) else { return SettledEntry::default() };
        let mut places: Vec<usize> =
            (0..self.takes.len()).filter(|other| self.target(*other) == Some(target)).collect();
        self.put_in_order(target, &mut places);
        let settled = self.settle(target, &places, ground).into_iter();
        settled.filter(|(of, _)| *of == place).map(|(_, settled)| settled).next().unwrap_or_default()
    }

    /// The records of all families that are taken, a group for each, in the order of the list.
    #[must_use]
    pub fn groups(&self, ground: NormContext<'_>) -> IntakeGroups {
        let mut rows: BTreeMap<IntakeTarget, Vec<usize>> = BTreeMap::new();
        for place in 0..self.takes.len() {
            if let Some(target) = self.target(place) {
                rows.entry(target).or_default().push(place);
            }
        }
        rows.iter_mut().for_each(|(target, places)| self.put_in_order(*target, places));
        let mut rows: Vec<(IntakeTarget, Vec<usize>)> = rows.into_iter().collect();
        rows.sort_by(|(_, one), (_, other)| one.first().cmp(&other.first()));
        let mut groups = IntakeGroups::default();
        for (target, places) in rows {
            let mut records = Vec::new();
            for (place, settled) in self.settle(target, &places, ground) {
                groups.unclear.extend(settled.unclear.into_iter().map(|unclear| (place, unclear)));
                // A visit that is refused takes no other with it.
                if let Some(contact) = self.roster.entries[place].contact() {
                    if settled.records.iter().any(|record| record.id == contact.id) {
                        groups.visits.insert(place);
                    }
                    groups.push(settled.records, vec![place]);
                } else {
                    records.extend(settled.records);
                }
            }
            groups.push(records, places);
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
            groups.entries.insert(0, Vec::new());
        }
        groups
    }
}
