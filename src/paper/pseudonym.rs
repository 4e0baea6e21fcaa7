//! Pseudonyms (псевдонимы): a number for each family, person and curator, on redacted papers in place of the name.
//!
//! A number is drawn from a hash of the record's id that serves nothing else: a registration number on another paper is of
//! the same id, and does not tell it. It is the same on each paper, in each copy of the file, and after other families come
//! and go; only where two draw the same number does the later record take the next one.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::domain::member::Member;
use crate::domain::{Case, CuratorId, FamilyId, Id, MemberId, Staff};

/// The least number; the greatest has as many digits.
const LEAST: u64 = 10_000;

/// Whom or what a number is given to: each has numbers of its own, so that those of a settlement are of none of its families.
#[derive(Clone, Copy, Debug)]
enum Use {
    Family,
    Curator,
    Person,
    Settlement,
    Words,
}

impl Use {
    /// The bytes that part one hash from another.
    fn domain(self) -> &'static [u8] {
        match self {
            Use::Family => b"family pseudonym",
            Use::Curator => b"curator pseudonym",
            Use::Person => b"person pseudonym",
            Use::Settlement => b"settlement pseudonym",
            Use::Words => b"words pseudonym",
        }
    }
}

/// The numbers of a file.
#[derive(Clone, Debug, Default)]
pub struct Pseudonyms {
    families: BTreeMap<Id, u64>,
    curators: BTreeMap<Id, u64>,
    persons: BTreeMap<Id, u64>,
    /// By the name of the settlement, as it is written.
    settlements: BTreeMap<String, u64>,
    /// By the code of a mark: own words are distinguished by them.
    words: BTreeMap<String, u64>,
    /// The first of the entries that are one person.
    first: BTreeMap<MemberId, MemberId>,
}

impl Pseudonyms {
    /// The numbers of all families of the file and of its curators.
    #[must_use]
    pub fn of(cases: &[Case], staff: &Staff) -> Pseudonyms {
        let first = first_entries(cases);
        Pseudonyms {
            families: drawn(Use::Family, cases.iter().map(|c| c.family.id.0)),
            curators: drawn(Use::Curator, staff.curators.iter().map(|c| c.id.0)),
            persons: drawn(Use::Person, first.values().map(|id| id.0)),
            settlements: settlements(cases),
            words: marked(cases),
            first,
        }
    }

    pub(super) fn family(&self, id: FamilyId) -> u64 {
        self.families.get(&id.0).copied().unwrap_or_default()
    }

    pub(super) fn settlement(&self, name: &str) -> u64 {
        self.settlements.get(name).copied().unwrap_or_default()
    }

    /// The number of the words of a mark.
    pub(super) fn word(&self, code: &str) -> u64 {
        self.words.get(code).copied().unwrap_or_default()
    }

    pub(super) fn curator(&self, id: CuratorId) -> u64 {
        self.curators.get(&id.0).copied().unwrap_or_default()
    }

    /// The first entry of the person, with her number.
    pub(super) fn person(&self, member: &Member) -> (MemberId, u64) {
        let first = self.first.get(&member.id).copied().unwrap_or_else(|| member.person());
        (first, self.persons.get(&first.0).copied().unwrap_or_default())
    }
}

/// A number for each settlement, drawn from its first family: one drawn from the name could be found by trying names.
fn settlements(cases: &[Case]) -> BTreeMap<String, u64> {
    let families = cases.iter().map(|c| &c.family);
    of_names(Use::Settlement, families.filter_map(|f| Some((f.address.settlement.as_deref()?, f.id.0))))
}

/// A number for the words of each mark, drawn from the first record that has them.
fn marked(cases: &[Case]) -> BTreeMap<String, u64> {
    let marks = cases.iter().flat_map(|c| c.categories.iter().chain(&c.circumstances).chain(&c.signs));
    of_names(Use::Words, marks.map(|m| (m.code.as_str(), m.id)))
}

/// A number for each name, drawn from the least of the ids that have it.
fn of_names<'a>(of: Use, named: impl Iterator<Item = (&'a str, Id)>) -> BTreeMap<String, u64> {
    let mut first: BTreeMap<String, Id> = BTreeMap::new();
    for (name, record) in named {
        let id = first.entry(name.to_owned()).or_insert(record);
        *id = record.min(*id);
    }
    let numbers = drawn(of, first.values().copied());
    first.into_iter().filter_map(|(name, id)| Some((name, *numbers.get(&id)?))).collect()
}

/// The first entry of each member: entries of one identity are one person.
fn first_entries(cases: &[Case]) -> BTreeMap<MemberId, MemberId> {
    let mut members: Vec<&Member> = cases.iter().flat_map(|c| &c.members).collect();
    members.sort_by_key(|m| m.id);
    let mut by_identity = BTreeMap::new();
    let mut first = BTreeMap::new();
    for member in members {
        let person = member.person();
        let person = match member.identity() {
            Some(identity) => *by_identity.entry(identity).or_insert(person),
            None => person,
        };
        first.insert(member.id, person);
    }
    first
}

/// A number for each id, none twice.
fn drawn(of: Use, ids: impl Iterator<Item = Id>) -> BTreeMap<Id, u64> {
    let ids: BTreeSet<Id> = ids.collect();
    let mut least = LEAST;
    while ids.len() as u64 > least {
        least *= 10;
    }
    let mut taken = BTreeSet::new();
    ids.into_iter()
        .map(|id| {
            let mut number = hash(of, id) % (least * 9);
            while !taken.insert(number) {
                number = (number + 1) % (least * 9);
            }
            (id, least + number)
        })
        .collect()
}

/// The first eight bytes of the SHA-256 of the use and the id. A registration number reveals twenty bits of an id, and more than
/// sixty are random: who has the number alone cannot try them all.
fn hash(of: Use, id: Id) -> u64 {
    let digest = Sha256::new().chain_update(of.domain()).chain_update(id.bytes()).finalize();
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::family::short_number;

    fn id(n: u128) -> Id {
        Id(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn a_number_does_not_depend_on_who_else_is_in_the_file() {
        let few = drawn(Use::Family, (0..40).step_by(2).map(id));
        let many = drawn(Use::Family, (0..40).map(id));
        let of_many = |id: &Id| many.get(id);
        assert!(few.iter().all(|(id, n)| of_many(id) == Some(n)), "{few:?}\n{many:?}");
    }

    #[test]
    fn no_two_have_one_number() {
        for count in [2_000, 12_000] {
            let all = drawn(Use::Family, (0..count).map(id));
            let different: BTreeSet<u64> = all.values().copied().collect();
            assert_eq!(different.len(), all.len());
        }
    }

    /// Equal last digits come by chance once in ten thousand.
    #[test]
    fn no_number_follows_from_a_registration_number_or_one_of_another_use() {
        let ids: Vec<Id> = (0..2_000).map(|n| id((n << 64) | (n * n))).collect();
        let families = drawn(Use::Family, ids.iter().copied());
        let settlements = drawn(Use::Settlement, ids.iter().copied());
        let last = |number: u64| number % 10_000;
        let is_derived = |id: &&Id| {
            let registered: u64 = short_number(FamilyId(**id)).replace('-', "").parse().unwrap();
            last(registered) == last(families[*id])
        };
        assert!(ids.iter().filter(is_derived).count() < 10);
        assert!(ids.iter().filter(|id| last(families[id]) == last(settlements[id])).count() < 10);
    }
}
