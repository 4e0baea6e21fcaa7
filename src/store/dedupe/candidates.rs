//! Candidates: records that are likely to be one, and doubtful aliases.
//!
//! [`linkage`] alone defines who is likely to be one. Only families with something in common are compared: the home,
//! the title, or a member of one birth and initial.

use chrono::NaiveDate;
use rusqlite::Row;

use crate::domain::check::FindingId;
use crate::domain::family::Address;
use crate::domain::fold::words;
use crate::domain::member::Role;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, Record, UserError};
use crate::search::linkage::{self, Household};
use crate::store::Reader;
use crate::store::check::doubt::MergedRecords;
use crate::store::dedupe::compare::MemberFields;
use crate::store::dedupe::groups::BlockingIndex;
use crate::store::read::from_row::{address_at, text_at};
use crate::store::state::aliases;
use crate::store::state::fold::Entity;

/// Two records that are likely to be one, by order of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct MergeCandidate {
    pub kind: Kind,
    pub one: Id,
    pub other: Id,
}

impl MergeCandidate {
    /// The id of the message about them.
    pub fn message(self) -> FindingId {
        if self.kind == Kind::Family { FindingId::DuplicateFamily } else { FindingId::DuplicateMember }
    }

    /// The other one of the two.
    pub fn other_than(self, id: Id) -> Option<Id> {
        match id {
            _ if id == self.one => Some(self.other),
            _ if id == self.other => Some(self.one),
            _ => None,
        }
    }
}

/// The fields by which a family is compared with another.
pub(super) struct FamilyFields {
    pub id: Id,
    title: String,
    pub home: Address,
    pub members: Vec<MemberFields>,
}

impl FamilyFields {
    /// The fields of records that the file does not have yet.
    pub(super) fn of(family: &Record, members: &[&Record]) -> FamilyFields {
        FamilyFields {
            id: family.id,
            title: family.text(FieldName::Title).unwrap_or_default().to_owned(),
            home: Address { access: None, ..Address::of(family) },
            members: members.iter().map(|record| MemberFields::of(record)).collect(),
        }
    }

    fn household(&self) -> Household {
        let members = self.members.iter().map(MemberFields::somebody).collect();
        Household::new(&self.title, &self.home, members)
    }

    pub(super) fn keys(&self) -> Vec<BlockingKey> {
        let mut title = words(&self.title);
        title.sort_unstable();
        let mut keys = vec![BlockingKey::Title(title.concat())];
        keys.extend(self.home.home_key().map(BlockingKey::Home));
        let initial = |m: &MemberFields| m.names[0].chars().flat_map(char::to_lowercase).next();
        keys.extend(self.members.iter().filter_map(|m| Some(BlockingKey::Birth(m.born?, initial(m)))));
        keys
    }
}

/// A blocking key: two families are compared if they have at least one in common.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum BlockingKey {
    Title(String),
    Home(String),
    /// A member's birth and the first letter of the surname.
    Birth(NaiveDate, Option<char>),
}

/// Families prepared for comparison once, whatever the pairs they are in, by place; `None`: in no pair.
pub(super) struct PairedHouseholds(Vec<Option<Box<Household>>>);

impl PairedHouseholds {
    /// None of `count` families yet.
    pub(super) fn new(count: usize) -> PairedHouseholds {
        PairedHouseholds((0..count).map(|_| None).collect())
    }

    /// Prepares the family of this place.
    pub(super) fn prepare(&mut self, place: usize, family: &FamilyFields) {
        if let Some(seat) = self.0.get_mut(place) {
            *seat = Some(Box::new(family.household()));
        }
    }

    /// The pairs that are likely one family.
    pub(super) fn likely(&self, pairs: impl IntoIterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
        let household = |place: usize| self.0.get(place).and_then(Option::as_deref);
        let is_likely = |(a, b): &(usize, usize)| {
            household(*a).zip(household(*b)).is_some_and(|(a, b)| linkage::is_one_family(a, b))
        };
        pairs.into_iter().filter(is_likely).collect()
    }
}

/// Which of `count` families are in a pair, by place.
pub(super) fn paired<'p>(count: usize, pairs: impl IntoIterator<Item = &'p (usize, usize)>) -> Vec<bool> {
    let mut paired = vec![false; count];
    for (a, b) in pairs {
        (paired[*a], paired[*b]) = (true, true);
    }
    paired
}

/// The pairs with a common key, of which at least one family is selected; each once.
fn pairs_of(groups: BlockingIndex, asked: &[bool]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    groups.each(|group| {
        for one in group.iter().filter(|one| asked[**one]) {
            // Of two that are asked about, the earlier one finds the later one.
            let others = group.iter().filter(|other| *other != one && (!asked[**other] || *other > one));
            pairs.extend(others.map(|other| (*one.min(other), *one.max(other))));
        }
    });
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A member with its family, from a row.
fn member_at(r: &Row<'_>) -> rusqlite::Result<(Id, MemberFields)> {
    let text = |at: usize| r.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
    let member = MemberFields {
        id: r.get(1)?,
        role: Role::from_code(text_at(r, 2)?),
        names: [text(3)?, text(4)?, text(5)?, text(6)?],
        born: r.get(7)?,
    };
    Ok((r.get(0)?, member))
}

impl Reader<'_> {
    /// The candidates of the file: families, and members of one family; each pair once. Of the records that merges wrote
    /// to alone, those pairs of which one was written to: a family, a member, or the family of two members.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn candidates(
        &self,
        touched: Option<&MergedRecords>,
    ) -> Result<Vec<MergeCandidate>, UserError> {
        let is_asked = |id: Id| touched.is_none_or(|touched| touched.contains_key(&id));
        let (mut ids, mut asked, mut members) = (Vec::new(), Vec::new(), Vec::new());
        let mut groups = BlockingIndex::default();
        // The families are read twice: to hold the fields of all would take the memory of all.
        self.each_family(|family| {
            family.keys().iter().for_each(|key| groups.add(key, ids.len()));
            ids.push(family.id);
            asked.push(is_asked(family.id));
            for (n, one) in family.members.iter().enumerate() {
                for other in &family.members[n + 1..] {
                    let is_asked = || is_asked(family.id) || is_asked(one.id) || is_asked(other.id);
                    if is_asked() && one.is_one_with(other) {
                        members.push(MergeCandidate { kind: Kind::Member, one: one.id, other: other.id });
                    }
                }
            }
        })?;
        let pairs = pairs_of(groups, &asked);
        let (paired, mut households) = (paired(ids.len(), &pairs), PairedHouseholds::new(ids.len()));
        let mut place = 0;
        self.each_family(|family| {
            if paired.get(place) == Some(&true) {
                households.prepare(place, &family);
            }
            place += 1;
        })?;
        let likely = households.likely(pairs).into_iter();
        let families = likely.map(|(a, b)| MergeCandidate { kind: Kind::Family, one: ids[a], other: ids[b] });
        Ok(families.chain(members).collect())
    }

    /// The families that are likely to be one, in pairs.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn twin_families(&self) -> Result<Vec<(Id, Id)>, UserError> {
        let families = self.candidates(None)?.into_iter().filter(|pair| pair.kind == Kind::Family);
        Ok(families.map(|pair| (pair.one, pair.other)).collect())
    }

    /// Calls `each` with all families and their members, by id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn each_family(&self, mut each: impl FnMut(FamilyFields)) -> Result<(), UserError> {
        let mut families = self.conn.prepare_cached(
            "SELECT id, title, settlement, street, house, block, flat FROM family ORDER BY id",
        )?;
        let mut members = self.conn.prepare_cached(
            "SELECT family, id, role, last_name, first_name, patronymic, former_name, born
                 FROM member WHERE family IS NOT NULL ORDER BY family, id",
        )?;
        let (mut families, mut members) = (families.query([])?, members.query([])?);
        let mut next = members.next()?.map(member_at).transpose()?;
        while let Some(r) = families.next()? {
            let mut family = FamilyFields {
                id: r.get(0)?,
                title: r.get::<_, Option<String>>(1)?.unwrap_or_default(),
                home: address_at(r, 2)?,
                members: Vec::new(),
            };
            // Members of no family of the file are passed over.
            while let Some((of, member)) = next.take_if(|(of, _)| *of <= family.id) {
                if of == family.id {
                    family.members.push(member);
                }
                next = members.next()?.map(member_at).transpose()?;
            }
            each(family);
        }
        Ok(())
    }

    /// All families with their members, by id.
    pub(super) fn family_fields(&self) -> Result<Vec<FamilyFields>, UserError> {
        let mut all = Vec::new();
        self.each_family(|family| all.push(family))?;
        Ok(all)
    }

    /// The doubtful aliases of the file, or this one: a target that is not live, a cycle, a write after the merge, or
    /// members whose families were unmerged.
    pub(in crate::store) fn alias_findings(
        &self,
        only: Option<Id>,
    ) -> Result<Vec<(FindingId, Id)>, UserError> {
        let mut found = Vec::new();
        let names = match only {
            Some(id) => aliases::alias(self.conn, id)?.into_iter().collect(),
            None => aliases::all(self.conn)?,
        };
        for name in names {
            if name.root == name.id {
                let mutual = self.root(name.target)? == name.id;
                found.push((
                    if mutual { FindingId::JoinedCrosswise } else { FindingId::JoinedToNone },
                    name.id,
                ));
                continue;
            }
            match self.compare(name.root, name.id) {
                Ok(_) => found.push((FindingId::JoinedWritten, name.id)),
                Err(problem) if problem.fault().is_some() => return Err(problem),
                Err(_) => {}
            }
            let owner = |id| -> Result<Option<Id>, UserError> {
                let entered = Entity::read(self.conn, id)?.and_then(|e| e.record());
                let owner = entered.and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
                owner.map(|owner| self.root(owner)).transpose()
            };
            if owner(name.id)? != owner(name.root)? {
                found.push((FindingId::JoinedApart, name.id));
            }
        }
        Ok(found)
    }

    /// The records that are likely to be this one: candidates, entries of the person in other families, and aliases
    /// written to after their merge.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn candidates_for(&self, id: Id) -> Result<Vec<Id>, UserError> {
        let mut found = Vec::new();
        let likely = self.candidates(None)?;
        found.extend(likely.iter().filter_map(|pair| pair.other_than(id)));
        for (one, other) in self.entered_in_two(&likely)? {
            found.extend(MergeCandidate { kind: Kind::Member, one, other }.other_than(id));
        }
        found.sort_unstable();
        for name in self.aliases_of(id)? {
            if self.alias_findings(Some(name))?.iter().any(|(what, _)| *what == FindingId::JoinedWritten) {
                found.push(name);
            }
        }
        Ok(found)
    }
}
