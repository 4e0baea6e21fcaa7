//! Families that an import is about to add: whether the file has them, whether two of them are one, whether a member is
//! in another family. The definition is that of [`linkage`], as for the records of the file.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value;

use crate::domain::family::Address;
use crate::domain::record::Record;
use crate::domain::{FamilyId, FieldName, Id, MemberId, UserError};
use crate::search::linkage::{self, PersonFields, PersonKey};
use crate::store::Reader;
use crate::store::dedupe::candidates::{FamilyFields, PairedHouseholds, paired};
use crate::store::dedupe::compare::MemberFields;
use crate::store::dedupe::groups::BlockingIndex;

/// A family that an import is about to add.
#[derive(Clone, Debug)]
pub struct IncomingFamily<'a> {
    pub family: &'a Record,
    pub members: Vec<&'a Record>,
}

/// The likely duplicates of an incoming family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FamilyDuplicates {
    /// Families of the file.
    pub families: Vec<FamilyId>,
    /// Incoming families before it, by index.
    pub earlier: Vec<usize>,
    /// Its members who are in other families of the file: the incoming one, the one in the file, and the family of the
    /// latter.
    pub persons: Vec<(MemberId, MemberId, FamilyId)>,
}

/// The most records of a group with one home, title or birth that are compared: a larger group shares a way of writing,
/// not an identity.
const MOST_COMPARED: usize = 60;

impl Reader<'_> {
    /// The likely duplicates of each incoming family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn doubles_of(&self, incoming: &[IncomingFamily<'_>]) -> Result<Vec<FamilyDuplicates>, UserError> {
        let mut all = self.family_fields()?;
        let known = all.len();
        all.extend(incoming.iter().map(|new| FamilyFields::of(new.family, &new.members)));
        let mut doubles = vec![FamilyDuplicates::default(); incoming.len()];
        // A record imported again under its own id is no duplicate.
        let others: Vec<(usize, usize)> =
            pairs(&all, known).into_iter().filter(|(a, b)| all[*a].id != all[*b].id).collect();
        let (paired, mut households) = (paired(all.len(), &others), PairedHouseholds::new(all.len()));
        for (place, family) in all.iter().enumerate().filter(|(place, _)| paired[*place]) {
            households.prepare(place, family);
        }
        for (a, b) in households.likely(others) {
            let of = &mut doubles[b - known];
            if a < known {
                of.families.push(FamilyId(all[a].id));
            } else {
                of.earlier.push(a - known);
            }
        }
        if known > 0 {
            let mut numbers: HashMap<Id, Vec<String>> = HashMap::new();
            self.each_with_numbers(|member, of_member| drop(numbers.insert(member, of_member.to_vec())))?;
            seek_persons(incoming, &all[..known], &numbers, &mut doubles);
        }
        Ok(doubles)
    }
}

/// Incoming people who are in another family.
fn seek_persons(
    incoming: &[IncomingFamily<'_>],
    known: &[FamilyFields],
    numbers: &HashMap<Id, Vec<String>>,
    doubles: &mut [FamilyDuplicates],
) {
    let numbers_of = |id: Id| numbers.get(&id).into_iter().flatten().map(String::as_str);
    let people = known.iter().map(|family| {
        let home = Arc::new(family.home.clone());
        let reached =
            |m: &MemberFields| m.somebody().reached(numbers_of(m.id)).at_home(Some(Arc::clone(&home)));
        family.members.iter().map(reached).collect::<Vec<PersonFields>>()
    });
    let people: Vec<Vec<PersonFields>> = people.collect();
    let mut by_key: HashMap<PersonKey<'_>, Vec<(usize, usize)>> = HashMap::new();
    for (place, all) in people.iter().enumerate() {
        for (at, person) in all.iter().enumerate() {
            for key in person.keys() {
                by_key.entry(key).or_default().push((place, at));
            }
        }
    }
    for (new, of) in incoming.iter().zip(doubles) {
        let home = Arc::new(Address::of(new.family));
        for record in &new.members {
            let numbers = record.value(FieldName::Phones).and_then(Value::as_array).into_iter().flatten();
            let numbers = numbers.filter_map(Value::as_str);
            let person =
                MemberFields::of(record).somebody().reached(numbers).at_home(Some(Arc::clone(&home)));
            let mut seen: HashSet<(usize, usize)> = HashSet::new();
            for key in person.keys() {
                for place in by_key.get(&key).into_iter().flatten().take(MOST_COMPARED) {
                    let (family, member) = (&known[place.0], &known[place.0].members[place.1]);
                    let own = family.id == new.family.id || of.families.contains(&FamilyId(family.id));
                    if own || member.id == record.id || !seen.insert(*place) {
                        continue;
                    }
                    if linkage::is_one_person(&person, &people[place.0][place.1]) {
                        of.persons.push((MemberId(record.id), MemberId(member.id), FamilyId(family.id)));
                    }
                }
            }
        }
    }
}

/// The pairs with a common key, of which the later is incoming; each once.
fn pairs(all: &[FamilyFields], known: usize) -> Vec<(usize, usize)> {
    let mut groups = BlockingIndex::default();
    for (at, family) in all.iter().enumerate() {
        family.keys().iter().for_each(|key| groups.add(key, at));
    }
    let mut pairs = Vec::new();
    groups.each(|group| {
        for (n, later) in group.iter().enumerate().filter(|(_, at)| **at >= known) {
            pairs.extend(group[..n].iter().take(MOST_COMPARED).map(|a| (*a, *later)));
        }
    });
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
