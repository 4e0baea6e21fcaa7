//! Unmerging: what the merge wrote is reverted, in any copy, and the alias has a row again.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::member::Member;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Act, FieldName, Id, UserError};
use crate::store::Store;
use crate::store::log::op::OpId;
use crate::store::state::aliases;
use crate::store::state::fold::{ALIAS_OF, DELETED, Entity};

/// The cell of a member that names the first entry of the same person.
const PERSON: FieldName = Member::FIELDS.person.name;

#[derive(Clone, Debug)]
pub struct UnmergeResult {
    /// The operation.
    pub op: OpId,
    /// The records that have a row again.
    pub ids: Vec<Id>,
}

impl Store {
    /// Unmerges an alias from its root, with the members of a family. What the merge wrote to the root is reverted,
    /// unless it was changed since. Of a root with one alias, that one.
    ///
    /// # Errors
    /// If it has no alias, several aliases, or the file cannot be written; then nothing has changed.
    pub fn unmerge(&mut self, id: Id) -> Result<UnmergeResult, UserError> {
        self.in_transaction(|store| {
            if let Some(joined) = store.joined_persons(id)? {
                return store.part_person(joined);
            }
            let (name, cleared) = store.aliases_to_clear(id)?;
            let entity = Entity::read(&store.conn, name)?.ok_or(UserError::new("part-not-joined"))?;
            // Two copies that made the same merge wrote the same values.
            let mut joined = Vec::new();
            for head in entity.heads(ALIAS_OF) {
                let is_joining = crate::store::read::history::event(&store.conn, head.no)?.act == Act::Joined;
                joined.extend(Some(head.op).filter(|_| is_joining));
            }
            if joined.len() < entity.heads(ALIAS_OF).len() {
                joined.clear();
            }
            let mut drafts = store.reader().undo_all(&joined)?;
            for draft in &mut drafts {
                // A deletion in conflict with the merge is not resolved by unmerging.
                draft.cells.remove(DELETED);
                if cleared.contains(&draft.id) {
                    draft.cells.remove(ALIAS_OF);
                }
            }
            drafts.retain(|d| !d.cells.is_empty());
            for id in &cleared {
                drafts.push(store.alias_draft(*id, None)?);
            }
            let op = store.write(Act::Parted.code(), joined.first().copied(), drafts)?;
            let op = op.ok_or(UserError::new("part-not-joined"))?;
            Ok(UnmergeResult { op, ids: cleared.into_iter().collect() })
        })
    }

    /// The entry that names another as the same person: this one, or the only one that names it. `None` for an alias,
    /// a root, or a person with one entry.
    fn joined_persons(&self, id: Id) -> Result<Option<Entity>, UserError> {
        if aliases::root(&self.conn, id)? != id || !aliases::aliases_of(&self.conn, id)?.is_empty() {
            return Ok(None);
        }
        let Some(member) = self.reader().record(Kind::Member, id)? else { return Ok(None) };
        let named = match member.reference(FieldName::Person) {
            Some(_) => id,
            None => match self.reader().later_entries(id)?.as_slice() {
                [] => return Ok(None),
                [one] => *one,
                several => {
                    let ids = several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                    return Err(UserError::new("part-which").with("ids", ids));
                }
            },
        };
        Entity::read(&self.conn, named)
    }

    /// Makes an entry a person of its own. What the merge wrote is reverted, unless it was changed since.
    fn part_person(&mut self, entity: Entity) -> Result<UnmergeResult, UserError> {
        let mut joined = Vec::new();
        for head in entity.heads(PERSON.code()) {
            let is_joining = crate::store::read::history::event(&self.conn, head.no)?.act == Act::Joined;
            joined.extend(Some(head.op).filter(|_| is_joining));
        }
        let mut drafts = self.reader().undo_all(&joined)?;
        for draft in drafts.iter_mut().filter(|d| d.id == entity.id) {
            draft.cells.remove(PERSON.code());
        }
        drafts.retain(|d| !d.cells.is_empty());
        let mut own = Record::of(Kind::Member, entity.id);
        own.put(PERSON, Value::Null)?;
        drafts.extend(self.drafts(&own)?.0);
        let op = self.write(Act::Parted.code(), joined.first().copied(), drafts)?;
        Ok(UnmergeResult { op: op.ok_or(UserError::new("part-not-joined"))?, ids: vec![entity.id] })
    }

    /// The alias that is meant, and all whose target must be cleared for it to have a row.
    fn aliases_to_clear(&self, id: Id) -> Result<(Id, BTreeSet<Id>), UserError> {
        let root = aliases::root(&self.conn, id)?;
        let names = aliases::aliases_of(&self.conn, root)?;
        let name = match names.as_slice() {
            _ if root != id => id,
            // Its target is not live: it has a row, and gives the target up.
            [] if aliases::alias(&self.conn, id)?.is_some() => id,
            [] => return Err(UserError::new("part-not-joined")),
            [one] => *one,
            several => {
                let ids = several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                return Err(UserError::new("part-which").with("ids", ids));
            }
        };
        let mut cleared = BTreeSet::from([name]);
        // In a cycle the root is an alias too.
        cleared.extend(aliases::alias(&self.conn, root)?.map(|n| n.id));
        // A member of the family that leaves cannot be an alias of one that stays.
        let leaving = aliases::transitive(&self.conn, name, Some(root))?;
        let leaves = |member: Id| -> Result<Option<bool>, UserError> {
            let entered = Entity::read(&self.conn, member)?.and_then(|e| e.record());
            Ok(entered
                .filter(|r| r.kind == Kind::Member)
                .and_then(|r| r.reference(FieldName::Family))
                .map(|family| leaving.contains(&family)))
        };
        for member in aliases::all(&self.conn)? {
            let (one, other) = (leaves(member.id)?, leaves(member.target)?);
            if one.is_some() && other.is_some() && one != other {
                cleared.insert(member.id);
            }
        }
        Ok((name, cleared))
    }
}
