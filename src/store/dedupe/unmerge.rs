//! Taking apart what was joined: what the joining gave goes back, whichever machine it was that joined, and the records
//! are their own again.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Act, Id, Problem};
use crate::store::Store;
use crate::store::log::op::OpId;
use crate::store::state::aliases;
use crate::store::state::fold::{ALIAS_OF, DELETED, Entity};

/// The cell of a member that names the first entry of the same person.
const PERSON: &str = "person";

/// What a parting did.
#[derive(Clone, Debug)]
pub struct Unmerged {
    /// The operation.
    pub op: OpId,
    /// The records that are of their own again.
    pub ids: Vec<Id>,
}

impl Store {
    /// Takes a joined record apart from the one it stands under, and with a family its members. What the joining gave
    /// to the other goes back, unless it was changed since. Of a record to which only one other was joined, that one.
    ///
    /// # Errors
    /// If it is joined to none, several are joined to it, or the file cannot be written; then nothing has changed.
    pub fn unmerge(&mut self, id: Id) -> Result<Unmerged, Problem> {
        self.in_transaction(|store| {
            if let Some(joined) = store.joined_persons(id)? {
                return store.part_person(joined);
            }
            let (name, cleared) = store.aliases_to_clear(id)?;
            let entity = Entity::read(&store.conn, name)?.ok_or(Problem::new("part-not-joined"))?;
            // Two machines that joined the same gave the same, each without knowing of the other.
            let mut joined = Vec::new();
            for head in entity.heads(ALIAS_OF) {
                let is_joining =
                    crate::store::read::history::event(&store.conn, head.no)?.act == Act::Joined.code();
                joined.extend(Some(head.op).filter(|_| is_joining));
            }
            if joined.len() < entity.heads(ALIAS_OF).len() {
                joined.clear();
            }
            let mut drafts = store.reader().undo_all(&joined)?;
            for draft in &mut drafts {
                // Where a deletion stands against the joining, it is not settled by taking the two apart.
                draft.cells.remove(DELETED);
                if cleared.contains(&draft.id) {
                    draft.cells.remove(ALIAS_OF);
                }
            }
            drafts.retain(|d| !d.cells.is_empty());
            for id in &cleared {
                drafts.push(store.alias_draft(*id, None)?);
            }
            let op = store.write(Act::Parted.code(), joined.first().copied(), &drafts)?;
            let op = op.ok_or(Problem::new("part-not-joined"))?;
            Ok(Unmerged { op, ids: cleared.into_iter().collect() })
        })
    }

    /// The entry that names another as the same person: this one, or the only one that names it. `None`: the record is
    /// no member, an alias or the root of one, or of a person with one entry.
    fn joined_persons(&self, id: Id) -> Result<Option<Entity>, Problem> {
        if aliases::root(&self.conn, id)? != id || !aliases::aliases_of(&self.conn, id)?.is_empty() {
            return Ok(None);
        }
        let Some(member) = self.reader().record(Kind::Member, id)? else { return Ok(None) };
        let named = match member.reference("person") {
            Some(_) => id,
            None => match self.reader().later_entries(id)?.as_slice() {
                [] => return Ok(None),
                [one] => *one,
                several => {
                    let ids = several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                    return Err(Problem::new("part-which").with("ids", ids));
                }
            },
        };
        Entity::read(&self.conn, named)
    }

    /// Makes an entry that names another as the same person a person of its own. What a joining wrote into either goes
    /// back, unless it was changed since.
    fn part_person(&mut self, entity: Entity) -> Result<Unmerged, Problem> {
        let mut joined = Vec::new();
        for head in entity.heads(PERSON) {
            let is_joining =
                crate::store::read::history::event(&self.conn, head.no)?.act == Act::Joined.code();
            joined.extend(Some(head.op).filter(|_| is_joining));
        }
        let mut drafts = self.reader().undo_all(&joined)?;
        for draft in drafts.iter_mut().filter(|d| d.id == entity.id) {
            draft.cells.remove(PERSON);
        }
        drafts.retain(|d| !d.cells.is_empty());
        let mut own = Record::of(Kind::Member, entity.id);
        own.values.insert(PERSON, Value::Null);
        drafts.extend(self.drafts(&own)?.0);
        let op = self.write(Act::Parted.code(), joined.first().copied(), &drafts)?;
        Ok(Unmerged { op: op.ok_or(Problem::new("part-not-joined"))?, ids: vec![entity.id] })
    }

    /// Which joined record is meant, and all that must cease to be names so that it stands by itself.
    fn aliases_to_clear(&self, id: Id) -> Result<(Id, BTreeSet<Id>), Problem> {
        let root = aliases::root(&self.conn, id)?;
        let names = aliases::aliases_of(&self.conn, root)?;
        let name = match names.as_slice() {
            _ if root != id => id,
            // What it names is not there: it stands by itself, and is to cease to name it.
            [] if aliases::alias(&self.conn, id)?.is_some() => id,
            [] => return Err(Problem::new("part-not-joined")),
            [one] => *one,
            several => {
                let ids = several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                return Err(Problem::new("part-which").with("ids", ids));
            }
        };
        let mut cleared = BTreeSet::from([name]);
        // In a circle the root is a name too: as long as it is, the two stay together.
        cleared.extend(aliases::alias(&self.conn, root)?.map(|n| n.id));
        // Whoever goes with the family that leaves cannot be another name of one who stays.
        let leaving = aliases::transitive(&self.conn, name, Some(root))?;
        let leaves = |member: Id| -> Result<Option<bool>, Problem> {
            let entered = Entity::read(&self.conn, member)?.and_then(|e| e.record());
            Ok(entered
                .filter(|r| r.kind == Kind::Member)
                .and_then(|r| r.reference("family"))
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
