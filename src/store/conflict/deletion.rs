//! Resolving a deletion concurrent with a write: the record is deleted with its dependents, or restored with everything
//! that its deletion took.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::{Act, Id, UserError};
use crate::store::log::op::OpId;
use crate::store::state::fold::{ALIAS_OF, DELETED, Entity};
use crate::store::undo::stack::touched;
use crate::store::write::delete::{delete_draft, with_dependents};
use crate::store::write::draft::{EntityDraft, WriteResult};
use crate::store::{SqlContext, Store};

impl Store {
    /// Deletes the entity with its dependents, or restores it with everything that its deletion took.
    pub(super) fn resolve_deletion(
        &mut self,
        entity: &Entity,
        value: &Value,
    ) -> Result<WriteResult, UserError> {
        let mut drafts = Vec::new();
        if *value == Value::Bool(true) {
            for id in with_dependents(&self.conn, &[entity.id])? {
                drafts.extend(delete_draft(&self.conn, id)?);
            }
        } else {
            drafts.extend(taken_along(&self.conn, entity)?.iter().map(restoring));
        }
        let op = self.write(Act::ConflictResolved.code(), None, drafts)?;
        Ok(WriteResult { op, changes: Vec::new() })
    }
}

/// The draft that reverts the deletions of an entity.
fn restoring(entity: &Entity) -> EntityDraft {
    let seen = entity.heads(DELETED).iter().map(|h| h.op).collect();
    let cells = BTreeMap::from([(DELETED.to_owned(), (seen, Value::Bool(false)))]);
    EntityDraft { kind: entity.kind.clone(), id: entity.id, cells }
}

/// The operations whose tombstones are the heads of this entity.
fn deletions(entity: &Entity) -> BTreeSet<OpId> {
    entity.heads(DELETED).into_iter().filter(|h| h.value == Value::Bool(true)).map(|h| h.op).collect()
}

/// The record of the conflict and every other record that the same deletions deleted and that belongs to it, or to
/// which it belongs. What someone deleted on its own stays deleted.
fn taken_along(conn: &Connection, entity: &Entity) -> Result<Vec<Entity>, UserError> {
    let by = deletions(entity);
    let mut others: BTreeMap<Id, Entity> = BTreeMap::new();
    for op in &by {
        let no: Option<i64> = conn
            .prepare_cached("SELECT no FROM op WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": op.0 }, |r| r.get("no")).optional())
            .sql_context()?;
        for id in no.map(|no| touched(conn, no)).transpose()?.unwrap_or_default() {
            let other = Entity::read(conn, id)?;
            let went = |e: &Entity| {
                let of_it = deletions(e);
                e.id != entity.id && !of_it.is_empty() && of_it.is_subset(&by)
            };
            others.extend(other.filter(went).map(|e| (id, e)));
        }
    }
    // A member whose family went with it comes back in its family.
    let mut all = vec![entity.clone()];
    while let Some(owner) = all.last().into_iter().flat_map(above).find_map(|id| others.remove(&id)) {
        all.push(owner);
    }
    let mut at = 0;
    while let Some(owner) = all.get(at).map(|e| e.id) {
        let (below, rest): (BTreeMap<_, _>, _) =
            others.into_iter().partition(|(_, e)| above(e).contains(&owner));
        others = rest;
        all.extend(below.into_values());
        at += 1;
    }
    Ok(all)
}

/// The owner of an entity, and the target of an alias.
fn above(entity: &Entity) -> Vec<Id> {
    let target = entity.shown(ALIAS_OF).and_then(|w| w.value.as_str()?.parse().ok());
    let owner = || entity.record().and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
    target.into_iter().chain(owner()).collect()
}
