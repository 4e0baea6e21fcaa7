//! The district of this file while its record is in conflict. Files that were begun apart each name it, and the value
//! shown is the same in every copy; whose file this is, no clock decides: until a person chooses, it is as the file was
//! begun.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, named_params};

use crate::domain::declare::RecordFields;
use crate::domain::district::District;
use crate::domain::{Id, UserError};
use crate::store::SqlContext;
use crate::store::log::op::OpId;
use crate::store::state::fold::{CellWrite, Entity};

/// The record of the district as this file was begun and changed; `None` if it has none.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn contested(conn: &Connection) -> Result<Option<District>, UserError> {
    let is_contested = conn
        .prepare_cached("SELECT 1 FROM conflict WHERE entity = :district")
        .and_then(|mut s| s.exists(named_params! { ":district": Id::DISTRICT }))
        .sql_context()?;
    if !is_contested {
        return Ok(None);
    }
    let own = entity(conn)?.and_then(|entity| entity.record());
    Ok(own.and_then(|record| District::read(&record).ok()))
}

/// The district with, in each cell, only the head that this file was begun with or wrote, and what it replaced.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn entity(conn: &Connection) -> Result<Option<Entity>, UserError> {
    let Some(mut entity) = Entity::read(conn, Id::DISTRICT)? else { return Ok(None) };
    // The order of arrival means something in this file alone: what opened it came first.
    let opened = entity.cells.values().flatten().min_by_key(|write| write.no).map(|write| write.op);
    let lines: Vec<(String, (OpId, i64), HashSet<OpId>)> = entity
        .cells
        .iter()
        .filter_map(|(cell, entries)| {
            let (heads, parents) = (entity.heads(cell), parents(entries));
            // The first of equals is the one shown in every copy.
            let own = heads.iter().min_by_key(|head| {
                let source = entity.source(cell, head);
                let is_own = opened.is_some_and(|op| ancestors(&parents, source).contains(&op));
                (!is_own, !source.local)
            })?;
            (heads.len() > 1).then(|| (cell.clone(), (own.op, own.n), ancestors(&parents, own)))
        })
        .collect();
    for (cell, own, line) in lines {
        if let Some(entries) = entity.cells.get_mut(&cell) {
            entries
                .retain(|write| (write.op, write.n) == own || write.op != own.0 && line.contains(&write.op));
        }
    }
    Ok(Some(entity))
}

/// What the writes of each operation were written over.
fn parents(entries: &[CellWrite]) -> HashMap<OpId, Vec<OpId>> {
    let mut parents: HashMap<OpId, Vec<OpId>> = HashMap::new();
    for write in entries {
        parents.entry(write.op).or_default().extend(&write.parents);
    }
    parents
}

/// The operation of a write with all that it was written over, directly or not.
fn ancestors(parents: &HashMap<OpId, Vec<OpId>>, write: &CellWrite) -> HashSet<OpId> {
    let mut known = HashSet::from([write.op]);
    let mut next = write.parents.clone();
    while let Some(op) = next.pop() {
        if known.insert(op) {
            next.extend(parents.get(&op).into_iter().flatten());
        }
    }
    known
}
