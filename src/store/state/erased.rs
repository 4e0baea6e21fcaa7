//! Which records are erased: the ids that the erasures of the file list.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};
use serde_json::Value;

use super::fold::Entity;
use crate::domain::{FieldName, Id, Kind, UserError};
use crate::store::SqlContext;

/// Whether the file has any erasure.
pub(in crate::store) fn any(conn: &Connection) -> Result<bool, UserError> {
    conn.prepare_cached("SELECT 1 FROM erased LIMIT 1").and_then(|mut s| s.exists([])).sql_context()
}

/// Whether a record is erased.
pub(in crate::store) fn is_erased(conn: &Connection, id: Id) -> Result<bool, UserError> {
    conn.prepare_cached("SELECT 1 FROM erased WHERE id = :id")
        .and_then(|mut s| s.exists(named_params! { ":id": id }))
        .sql_context()
}

/// The ids that an erasure lists in any of its writes: nothing takes an erasure back.
pub(in crate::store) fn listed(entity: &Entity) -> BTreeSet<Id> {
    let writes = entity.cells.get(FieldName::Entities.code()).into_iter().flatten();
    let ids = writes.flat_map(|write| write.value.as_array().into_iter().flatten());
    ids.filter_map(Value::as_str).filter_map(|id| id.parse().ok()).collect()
}

/// The ids that the body of a part of an erasure lists; none if it is malformed.
pub(in crate::store) fn listed_in(body: &[u8]) -> BTreeSet<Id> {
    Entity::of_body(Id::DISTRICT, Kind::Erasure.name(), body).map_or_else(|_| BTreeSet::new(), |e| listed(&e))
}

/// Projects an erasure.
pub(super) fn project(conn: &Connection, entity: &Entity) -> Result<(), UserError> {
    let mut insert = conn.prepare_cached("INSERT OR IGNORE INTO erased (id, by) VALUES (:id, :by)")?;
    for id in listed(entity) {
        insert.execute(named_params! { ":id": id, ":by": entity.id })?;
    }
    Ok(())
}
