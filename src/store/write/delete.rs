//! Deletion: a tombstone whose parents are all heads of the entity, so that a write it has not seen keeps the entity
//! alive.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::schema::Kind;
use crate::domain::{Act, Id, Record, UserError};
use crate::store::read::history::{self, FieldChange};
use crate::store::state::aliases;
use crate::store::state::fold::{self, DELETED, Entity};
use crate::store::state::references::{Referrer, referrers};
use crate::store::write::draft::{EntityDraft, RecordChange, WriteResult};
use crate::store::{Reader, SqlContext, Store};

impl Store {
    /// Deletes records with their dependents, as one operation.
    ///
    /// # Errors
    /// If live records outside the set reference one of them, or the file cannot be written; then nothing has
    /// changed.
    pub fn delete(&mut self, act: Act, ids: &[Id]) -> Result<WriteResult, UserError> {
        self.record_and_delete(act, &[], ids)
    }

    /// Writes records and deletes others, as one operation.
    ///
    /// # Errors
    /// As [`Store::record`] and [`Store::delete`].
    pub fn record_and_delete(
        &mut self,
        act: Act,
        records: &[Record],
        ids: &[Id],
    ) -> Result<WriteResult, UserError> {
        self.in_transaction(|store| {
            let (mut drafts, mut changes) = (Vec::new(), Vec::new());
            for record in records {
                let (made, change) = store.drafts(record)?;
                drafts.extend(made);
                changes.push(change);
            }
            store.delete_drafts(ids, &mut drafts, &mut changes)?;
            let op = store.write(act.code(), None, drafts)?;
            Ok(WriteResult { op, changes })
        })
    }

    /// Adds the drafts that delete these records with their dependents.
    fn delete_drafts(
        &self,
        ids: &[Id],
        drafts: &mut Vec<EntityDraft>,
        changes: &mut Vec<RecordChange>,
    ) -> Result<(), UserError> {
        let mut deleted = Vec::new();
        for (i, id) in with_dependents(&self.conn, ids)?.iter().enumerate() {
            let draft = delete_draft(&self.conn, *id)?;
            if i < ids.len() {
                changes.push(if draft.is_some() { RecordChange::Changed } else { RecordChange::Same });
            }
            deleted.extend(draft);
        }
        let gone: HashSet<Id> = deleted.iter().map(|d| d.id).collect();
        for draft in &deleted {
            let Some(kind) = draft.kind.known() else { continue };
            if let Some(stays) = blocking_referrers(&self.conn, kind, draft.id, &gone)?.first() {
                return Err(UserError::new("record-referred").with("type", stays.kind.name()));
            }
        }
        // An alias outside the set must not keep a deleted target.
        for id in &gone {
            for name in aliases::transitive(&self.conn, *id, None)? {
                let named = aliases::alias(&self.conn, name)?.filter(|n| gone.contains(&n.target));
                if !gone.contains(&name) && named.is_some() {
                    deleted.push(self.alias_draft(name, None)?);
                }
            }
        }
        drafts.extend(deleted);
        Ok(())
    }
}

/// The effect of a deletion.
#[derive(Clone, Debug)]
pub struct DeletePlan {
    /// The kind of the record.
    pub kind: Kind,
    /// Its fields, each from its value to nothing.
    pub says: Vec<FieldChange>,
    /// How many dependents go with it, by kind.
    pub along: BTreeMap<Kind, usize>,
    /// How many records outside the set reference it or a dependent, by kind.
    pub named: BTreeMap<Kind, usize>,
}

impl Reader<'_> {
    /// The effect of deleting a record; `None` if it is not live.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn delete_plan(&self, id: Id) -> Result<Option<DeletePlan>, UserError> {
        let Some(entity) = Entity::read(self.conn, id)?.filter(Entity::is_live) else { return Ok(None) };
        let Some(kind) = entity.known_kind() else { return Ok(None) };
        let cells = kind.cells();
        let shown = |cell: &str| entity.shown(cell).map_or(&Value::Null, |e| &e.value);
        let says = cells.iter().flat_map(|c| history::changed(&entity, c, shown(c), &Value::Null)).collect();
        let all = with_dependents(self.conn, &[id])?;
        let gone: HashSet<Id> = all.iter().copied().collect();
        let (mut along, mut named) = (BTreeMap::new(), BTreeMap::new());
        for other in all {
            let Some(kind) = Entity::read(self.conn, other)?.and_then(|e| e.known_kind()) else { continue };
            if other != id {
                *along.entry(kind).or_default() += 1;
            }
            for name in blocking_referrers(self.conn, kind, other, &gone)? {
                *named.entry(name.kind).or_default() += 1;
            }
        }
        Ok(Some(DeletePlan { kind, says, along, named }))
    }
}

/// These records with all their dependents, each once, those asked for first.
pub(in crate::store) fn with_dependents(conn: &Connection, ids: &[Id]) -> Result<Vec<Id>, UserError> {
    let mut all = ids.to_vec();
    let mut seen: HashSet<Id> = HashSet::new();
    let mut i = 0;
    while let Some(id) = all.get(i).copied() {
        i += 1;
        if seen.insert(id) {
            all.extend(dependents(conn, id)?);
        }
    }
    all.retain(|id| seen.remove(id));
    Ok(all)
}

/// The draft that deletes an entity; `None` if it is deleted already.
pub(in crate::store) fn delete_draft(conn: &Connection, id: Id) -> Result<Option<EntityDraft>, UserError> {
    let Some(entity) = Entity::read(conn, id)?.filter(|e| !e.is_deleted()) else { return Ok(None) };
    let cells = BTreeMap::from([(DELETED.to_owned(), (entity.all_heads(), Value::Bool(true)))]);
    Ok(Some(EntityDraft { kind: entity.kind, id, cells }))
}

/// The live records that this one owns, and its aliases unless they belong to another family than it does. An alias
/// owns what was entered for itself.
pub(in crate::store) fn dependents(conn: &Connection, id: Id) -> Result<Vec<Id>, UserError> {
    let root = aliases::root(conn, id)?;
    let mut all: Vec<Id> =
        conn.prepare_cached("SELECT id FROM entity WHERE owner = :id AND deleted = 0 ORDER BY id").and_then(
            |mut s| s.query_map(named_params! { ":id": root }, |r| r.get("id")).and_then(Iterator::collect),
        )?;
    if root == id {
        let family = owner(conn, id)?;
        for name in aliases::aliases_of(conn, id)? {
            // Two copies may have merged the families of one person crosswise: each alias goes with its own.
            if owner(conn, name)? == family {
                all.push(name);
            }
        }
        return Ok(all);
    }
    let mut own = Vec::new();
    for other in all {
        let entered = Entity::read(conn, other)?.and_then(|e| e.record());
        let owner = entered.and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
        own.extend(Some(other).filter(|_| owner == Some(id)));
    }
    Ok(own)
}

/// The owner of a record, resolved to its root.
fn owner(conn: &Connection, id: Id) -> Result<Option<Id>, UserError> {
    conn.prepare_cached("SELECT owner FROM entity WHERE id = :id")
        .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("owner")).optional())
        .map(Option::flatten)
        .sql_context()
}

/// Live records outside the deletion set `gone` that reference `id`. One that was entered with an alias outside the
/// set refers to that alias again.
pub(in crate::store) fn blocking_referrers(
    conn: &Connection,
    of: Kind,
    id: Id,
    gone: &HashSet<Id>,
) -> Result<Vec<Referrer>, UserError> {
    let mut all = referrers(conn, of, id)?;
    all.retain(|name| !gone.contains(&name.id));
    if all.is_empty() || !aliases::any(conn)? {
        return Ok(all);
    }
    let mut blocking_referrers = Vec::new();
    for name in all {
        let entered = Entity::read(conn, name.id)?.and_then(|e| e.record());
        let value = entered.map(|r| fold::pack(name.kind, name.cell, r.values())).unwrap_or_default();
        // A list, a single field and a field of a group all hold the id as text.
        let said = value.to_string();
        blocking_referrers
            .extend(Some(name).filter(|_| gone.iter().any(|id| said.contains(&id.to_string()))));
    }
    Ok(blocking_referrers)
}
