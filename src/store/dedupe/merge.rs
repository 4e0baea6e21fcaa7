//! Merging two records that mean the same: a comparison by cells first, then one operation.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Act, FieldName, Id, UserError};
use crate::store::dedupe::compare::MemberFields;
use crate::store::log::op::OpId;
use crate::store::state::aliases;
use crate::store::state::fold::{self, ALIAS_OF, Entity};
use crate::store::write::delete::dependents;
use crate::store::write::draft::EntityDraft;
use crate::store::{Reader, Store};

/// Two records compared.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordComparison {
    /// The kind of both.
    pub kind: Kind,
    /// The record that remains.
    pub keep: Record,
    /// The record that becomes its alias.
    pub other: Record,
    pub cells: Vec<DifferingCell>,
    /// What the merge makes of the second record.
    pub means: MergeMethod,
    /// Of two families: the members entered in both.
    pub members: Vec<RecordComparison>,
    /// How many dependents move to the record that remains, by kind.
    pub moves: BTreeMap<Kind, usize>,
}

/// What a merge makes of the second record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeMethod {
    /// An alias of the first, without a row.
    Alias,
    /// A membership in its own family, which names the first as the same person.
    Person,
}

impl MergeMethod {
    /// Its code in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            MergeMethod::Alias => "alias",
            MergeMethod::Person => "person",
        }
    }
}

/// The fields of a member whose cells belong to the person, not to the membership.
const OF_PERSON: [FieldName; 7] = [
    FieldName::LastName,
    FieldName::FormerName,
    FieldName::Born,
    FieldName::BornYear,
    FieldName::Occupation,
    FieldName::Disability,
    FieldName::LimitedHealth,
];

#[derive(Clone, Debug, PartialEq)]
pub struct DifferingCell {
    /// The name of the cell.
    pub cell: &'static str,
    /// The value in the record that remains; `null` if none.
    pub keep: Value,
    /// The value in the other one; `null` if none.
    pub other: Value,
}

impl DifferingCell {
    /// Whether a person must choose: both have a value.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        !self.keep.is_null() && !self.other.is_null()
    }
}

/// The choices of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeChoices {
    /// The cells to take from the other record, each with its id; of members too. Empty cells of the remaining one
    /// are filled without being asked.
    pub take: BTreeSet<(Id, &'static str)>,
    /// The members entered in both families that are merged too, by the id of the other entry.
    pub members: BTreeSet<Id>,
}

impl MergeChoices {
    /// The default: the remaining record is right, and all members entered twice are merged.
    #[must_use]
    pub fn usual(pair: &RecordComparison) -> MergeChoices {
        MergeChoices { take: BTreeSet::new(), members: pair.members.iter().map(|m| m.other.id).collect() }
    }
}

impl Reader<'_> {
    /// Compares two records for a merge. Of an alias and its root only the cells written after their merge.
    ///
    /// # Errors
    /// If one is not live, the kinds differ or are never merged, or they are merged already.
    pub fn compare(&self, keep: Id, other: Id) -> Result<RecordComparison, UserError> {
        let (mut root, mut theirs) = (self.root(keep)?, self.root(other)?);
        if root != theirs && self.are_of_two_families(root, theirs)? {
            // Further entries of a person follow the first one.
            (root, theirs) = (self.first_entry_of(root)?, self.first_entry_of(theirs)?);
            if root == theirs {
                return Err(UserError::new("join-already"));
            }
        }
        let record = |id: Id| -> Result<Record, UserError> {
            self.as_entered(id)?.ok_or_else(|| UserError::new("join-unknown").with("id", id))
        };
        let (kept, mut gone) = (record(root)?, record(if theirs == root { other } else { theirs })?);
        if kept.id == gone.id {
            return Err(UserError::new(if keep == other { "join-itself" } else { "join-already" }));
        }
        if kept.kind != gone.kind || !aliases::is_mergeable(kept.kind) {
            let (one, other) = (kept.kind.name(), gone.kind.name());
            return Err(UserError::new("join-kinds").with("one", one).with("other", other));
        }
        aliases::resolve_references(self.conn, &mut gone)?;
        let mut kept_under = kept.clone();
        aliases::resolve_references(self.conn, &mut kept_under)?;
        let apart = kept.kind == Kind::Member
            && kept_under.reference(FieldName::Family) != gone.reference(FieldName::Family);
        let mut pair = self.compare_cells(kept_under, gone)?;
        if apart {
            pair.means = MergeMethod::Person;
            let of_person = OF_PERSON.map(|field| Kind::Member.cell_of(field));
            pair.cells.retain(|d| of_person.contains(&Some(d.cell)));
            pair.moves.clear();
            return Ok(pair);
        }
        if theirs == root {
            let cells_unseen_by_merge = self.cells_unseen_by_merge(other)?;
            pair.cells.retain(|d| cells_unseen_by_merge.contains(&d.cell));
            if pair.cells.is_empty() {
                return Err(UserError::new("join-already"));
            }
            pair.moves.clear();
        } else if pair.kind == Kind::Family {
            pair.members = self.members_in_both(pair.keep.id, pair.other.id)?;
        }
        Ok(pair)
    }

    /// Whether both are members, of different families.
    fn are_of_two_families(&self, one: Id, other: Id) -> Result<bool, UserError> {
        let family = |id: Id| -> Result<Option<Id>, UserError> {
            Ok(self.record(Kind::Member, id)?.and_then(|member| member.reference(FieldName::Family)))
        };
        Ok(family(one)?.zip(family(other)?).is_some_and(|(one, other)| one != other))
    }

    fn compare_cells(&self, keep: Record, other: Record) -> Result<RecordComparison, UserError> {
        let kind = keep.kind;
        let owner = kind.owner_field().map(|f| f.cell);
        let pack = |record: &Record, cell| fold::pack(kind, cell, record.values());
        let cells = kind
            .cells()
            .into_iter()
            .filter(|cell| Some(*cell) != owner)
            .map(|cell| DifferingCell { cell, keep: pack(&keep, cell), other: pack(&other, cell) })
            .filter(|d| d.keep != d.other)
            .collect();
        let mut moves = BTreeMap::new();
        for id in dependents(self.conn, other.id)? {
            if let Some(kind) = self.kind_at(id)?.and_then(|kind| kind.known()) {
                *moves.entry(kind).or_default() += 1;
            }
        }
        Ok(RecordComparison {
            kind,
            keep,
            other,
            cells,
            means: MergeMethod::Alias,
            members: Vec::new(),
            moves,
        })
    }

    /// The members entered in both families, each compared with her other entry.
    fn members_in_both(&self, keep: Id, other: Id) -> Result<Vec<RecordComparison>, UserError> {
        let entries = |family| -> Result<Vec<(MemberFields, Record)>, UserError> {
            let records = self.records_of(Kind::Member, family)?;
            Ok(records.into_iter().map(|record| (MemberFields::of(&record), record)).collect())
        };
        let mut mine: Vec<_> = entries(keep)?.into_iter().enumerate().collect();
        let mut theirs = entries(other)?;
        let mut pairs = Vec::new();
        // Equal entries first, so that a similar one does not take the place of an equal one.
        let tests: [fn(&MemberFields, &MemberFields) -> bool; 2] =
            [MemberFields::is_equal_to, MemberFields::is_one_with];
        for is_one in tests {
            let mut at = 0;
            while let Some((_, (fields, _))) = mine.get(at) {
                match theirs.iter().position(|(other, _)| is_one(fields, other)) {
                    Some(found) => pairs.push((mine.remove(at), theirs.remove(found).1)),
                    None => at += 1,
                }
            }
        }
        pairs.sort_by_key(|((order, _), _)| *order);
        pairs.into_iter().map(|((_, (_, mine)), theirs)| self.compare_cells(mine, theirs)).collect()
    }

    /// The cells of an alias that were written without having seen its merge: in another copy, or by a form that was
    /// open.
    fn cells_unseen_by_merge(&self, id: Id) -> Result<Vec<&'static str>, UserError> {
        let Some(entity) = Entity::read(self.conn, id)? else { return Ok(Vec::new()) };
        let Some(kind) = entity.known_kind() else { return Ok(Vec::new()) };
        let mut seen: BTreeSet<OpId> = entity.heads(ALIAS_OF).iter().map(|head| head.op).collect();
        // A redone merge has the undo as its parent, and has seen what the first merge had seen.
        let entries = entity.cells.get(ALIAS_OF).map(Vec::as_slice).unwrap_or_default();
        let mut next: Vec<OpId> = seen.iter().copied().collect();
        while let Some(op) = next.pop() {
            let parents = entries.iter().filter(|e| e.op == op).flat_map(|e| &e.parents);
            next.extend(parents.filter(|parent| seen.insert(**parent)));
        }
        let mut cells = kind.cells();
        cells.retain(|cell| entity.heads(cell).iter().any(|head| !seen.contains(&head.op)));
        Ok(cells)
    }
}

impl Store {
    /// Merges two records: `other` becomes an alias of `keep`, which gets the values it lacks and those chosen.
    ///
    /// # Errors
    /// As [`Reader::compare`], or if the file cannot be written; then nothing has changed.
    pub fn merge_records(&mut self, keep: Id, other: Id, choices: &MergeChoices) -> Result<OpId, UserError> {
        self.in_transaction(|store| {
            let pair = store.reader().compare(keep, other)?;
            let mut drafts = store.merge_drafts(&pair, &choices.take)?;
            for pair in pair.members.iter().filter(|m| choices.members.contains(&m.other.id)) {
                drafts.extend(store.merge_drafts(pair, &choices.take)?);
            }
            store.write(Act::Joined.code(), None, drafts)?.ok_or(UserError::new("join-already"))
        })
    }

    /// The drafts of the merge of two records.
    fn merge_drafts(
        &self,
        pair: &RecordComparison,
        take: &BTreeSet<(Id, &'static str)>,
    ) -> Result<Vec<EntityDraft>, UserError> {
        let (mut kept, mut other) =
            (Record::of(pair.kind, pair.keep.id), Record::of(pair.kind, pair.other.id));
        for differing in &pair.cells {
            let taken = differing.keep.is_null() || take.contains(&(pair.other.id, differing.cell));
            let (from, to) = match (differing.other.is_null(), taken) {
                (false, true) => (&pair.other, &mut kept),
                // Two entries of one person that both remain must not contradict each other.
                (false, false) if pair.means == MergeMethod::Person => (&pair.keep, &mut other),
                _ => continue,
            };
            for field in pair.kind.fields_of(differing.cell) {
                let value = from.values().get(&field.name).cloned().unwrap_or(Value::Null);
                to.put(field.name, value)?;
            }
        }
        let mut drafts = match pair.means {
            MergeMethod::Person => {
                other.put(FieldName::Person, Value::String(pair.keep.id.to_string()))?;
                self.drafts(&other)?.0
            }
            MergeMethod::Alias => vec![self.alias_draft(pair.other.id, Some(pair.keep.id))?],
        };
        // A member that named its new alias as the same person would name itself.
        if pair.means == MergeMethod::Alias && pair.keep.reference(FieldName::Person) == Some(pair.other.id) {
            kept.put(FieldName::Person, Value::Null)?;
        }
        if !kept.values().is_empty() {
            drafts.extend(self.drafts(&kept)?.0);
        }
        Ok(drafts)
    }

    /// Adds aliases to the drafts of an import; returns how many are new.
    pub(in crate::store) fn add_aliases(
        &self,
        names: &[(Id, Id)],
        drafts: &mut Vec<EntityDraft>,
    ) -> Result<usize, UserError> {
        let mut count = 0;
        for (id, target) in names {
            let entity = Entity::read(&self.conn, *id)?;
            if entity.as_ref().and_then(Entity::alias_target) == Some(*target) {
                continue;
            }
            count += 1;
            let seen = entity.as_ref().map(Entity::all_heads).unwrap_or_default();
            let cell = (seen, Value::String(target.to_string()));
            match drafts.iter_mut().rev().find(|d| d.id == *id) {
                Some(draft) => drop(draft.cells.insert(ALIAS_OF.to_owned(), cell)),
                None => drafts.extend(entity.map(|entity| EntityDraft {
                    kind: entity.kind,
                    id: *id,
                    cells: BTreeMap::from([(ALIAS_OF.to_owned(), cell)]),
                })),
            }
        }
        Ok(count)
    }

    /// The draft that sets or clears the target of an alias. All heads are its parents, so that a later write without
    /// knowledge of the merge is found.
    pub(in crate::store) fn alias_draft(&self, id: Id, target: Option<Id>) -> Result<EntityDraft, UserError> {
        let unknown = || UserError::new("join-unknown").with("id", id);
        let entity = Entity::read(&self.conn, id)?.ok_or_else(unknown)?;
        let value = target.map_or(Value::Null, |target| Value::String(target.to_string()));
        let cells = BTreeMap::from([(ALIAS_OF.to_owned(), (entity.all_heads(), value))]);
        Ok(EntityDraft { kind: entity.kind, id, cells })
    }
}
