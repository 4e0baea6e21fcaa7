//! Deleting: a mark that names everything it has seen, so that an edit it did not see is not lost with it.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, named_params};
use serde_json::Value;

use super::fold::{DELETED, Entity};
use super::record::{Change, Draft, Written};
use super::{Store, sql};
use crate::domain::schema::{Kind, Type};
use crate::domain::{Act, Id, Problem};

impl Store {
    /// Deletes records with all that belongs to them, as one action.
    ///
    /// # Errors
    /// If records that stay name one of them, or the file cannot be written; then nothing has changed.
    pub fn remove(&mut self, act: Act, ids: &[Id]) -> Result<Written, Problem> {
        self.in_transaction(|store| {
            let mut all = ids.to_vec();
            let mut seen: HashSet<Id> = HashSet::new();
            let mut i = 0;
            while let Some(id) = all.get(i).copied() {
                i += 1;
                if seen.insert(id) {
                    all.extend(belonging(&store.conn, id)?);
                }
            }
            all.retain(|id| seen.remove(id));
            let mut drafts = Vec::new();
            let mut changes = Vec::new();
            for (i, id) in all.iter().enumerate() {
                let draft = deletion(&store.conn, *id)?;
                if i < ids.len() {
                    changes.push(if draft.is_some() { Change::Changed } else { Change::Same });
                }
                drafts.extend(draft);
            }
            let gone: HashSet<Id> = drafts.iter().map(|d| d.id).collect();
            for draft in &drafts {
                if let Some(kind) = named_by(&store.conn, draft, &gone)? {
                    return Err(Problem::new("record-referred").with("type", kind.name()));
                }
            }
            let op = store.write(act.code(), None, &drafts)?;
            Ok(Written { op, changes })
        })
    }
}

/// What deletes an entity, naming everything it has seen; `None` if there is nothing to delete.
pub(super) fn deletion(conn: &Connection, id: Id) -> Result<Option<Draft>, Problem> {
    let Some(entity) = Entity::read(conn, id)?.filter(|e| !e.is_deleted()) else { return Ok(None) };
    let cells = BTreeMap::from([(DELETED.to_owned(), (entity.all_heads(), Value::Bool(true)))]);
    Ok(Some(Draft { kind: entity.kind, id, cells }))
}

/// The living records that belong to this one.
pub(super) fn belonging(conn: &Connection, id: Id) -> Result<Vec<Id>, Problem> {
    conn.prepare_cached("SELECT id FROM entity WHERE owner = :id AND deleted = 0 ORDER BY id")
        .and_then(|mut s| {
            s.query_map(named_params! { ":id": id }, |r| r.get("id")).and_then(Iterator::collect)
        })
        .map_err(sql)
}

/// The kind of a record outside of `gone` that names the one of `draft` without belonging to it.
fn named_by(conn: &Connection, draft: &Draft, gone: &HashSet<Id>) -> Result<Option<Kind>, Problem> {
    for kind in Kind::ALL.iter().copied() {
        for field in kind.fields().iter().filter(|f| matches!(f.ty, Type::Ref(k) if k.name() == draft.kind)) {
            let text = format!("SELECT id FROM \"{}\" WHERE \"{}\" = :id", kind.name(), field.name);
            let naming: Vec<Id> = conn
                .prepare_cached(&text)
                .and_then(|mut s| {
                    s.query_map(named_params! { ":id": draft.id }, |r| r.get("id"))
                        .and_then(Iterator::collect)
                })
                .map_err(sql)?;
            if naming.iter().any(|id| !gone.contains(id)) {
                return Ok(Some(kind));
            }
        }
    }
    Ok(None)
}
