//! Plans that agree with each other and with the file: a record that is still needed is not deleted, and nothing
//! refers to what is not live.

use std::collections::HashSet;

use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::domain::schema::{FieldType, Kind};
use crate::domain::{FieldName, Id, UserError};
use crate::store::SqlContext;
use crate::store::state::fold::{DELETED, Entity, unpack};
use crate::store::undo::revert::{CellRevert, RecordRevert, RevertPlan};
use crate::store::write::delete::{blocking_referrers, dependents};

/// Adjusts the plans to each other and to the file. No record is deleted while another one depends on it or
/// references it; none is restored, and no reference is written back, to what is not live. Returns whether a plan
/// changed.
pub(in crate::store) fn keep_consistent(
    conn: &Connection,
    plans: &mut [RevertPlan],
) -> Result<bool, UserError> {
    let ids = |outcome: RecordRevert| {
        plans.iter().filter(|f| f.outcome == outcome).map(|f| f.entity.id).collect::<HashSet<Id>>()
    };
    let (going, coming) = (ids(RecordRevert::Delete), ids(RecordRevert::Restore));
    let is_there = |id: Id| -> Result<Option<i64>, UserError> {
        if coming.contains(&id) {
            return Ok(None);
        }
        // A record that the file never held cannot be missing from it.
        let Some(entity) = Entity::read(conn, id)? else { return Ok(None) };
        if entity.is_live() && !going.contains(&id) {
            return Ok(None);
        }
        let deletion = entity.heads(DELETED).first().map(|h| h.no);
        Ok(deletion.or(entity.cells.values().flatten().map(|e| e.no).max()))
    };
    for i in 0..plans.len() {
        let plan = &plans[i];
        let later = match plan.outcome {
            RecordRevert::Delete => stays_with(conn, plan, plans, &going)?,
            RecordRevert::Restore => missing(&plan.entity, &kept_references(plan), &is_there)?,
            RecordRevert::Keep => None,
        };
        if let Some(later) = later {
            plans[i].stay(later);
            return Ok(true);
        }
        // Under a tombstone a reference may name what is deleted too: restoring the record asks again.
        let written_back = if plan.outcome == RecordRevert::Delete { 0 } else { plan.cells.len() };
        for at in 0..written_back {
            let back = &plan.cells[at];
            if let Some(later) =
                missing(&plan.entity, &[(&back.cell, back.then.iter().collect())], &is_there)?
            {
                let back = plans[i].cells.remove(at);
                plans[i].kept.push((back.cell, later));
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The last operation on a record that needs this one.
fn stays_with(
    conn: &Connection,
    plan: &RevertPlan,
    plans: &[RevertPlan],
    going: &HashSet<Id>,
) -> Result<Option<i64>, UserError> {
    let entity = &plan.entity;
    // A record that the operation moved here goes back to its owner before.
    let moves_away = |id: Id| {
        plans.iter().filter(|f| f.entity.id == id).any(|f| {
            let Some(kind) = f.entity.known_kind() else { return false };
            let names =
                |back: &CellRevert, value: &Value| named(kind, &back.cell, value).contains(&entity.id);
            f.cells.iter().any(|back| names(back, &back.now) && !back.then.iter().any(|v| names(back, v)))
        })
    };
    let mut others: Vec<Id> = dependents(conn, entity.id)?;
    others.retain(|id| !moves_away(*id));
    let let_go = |id: Id, cell: &str| {
        plans.iter().any(|f| f.entity.id == id && f.cells.iter().any(|b| b.cell == cell))
    };
    let referring = match entity.known_kind() {
        Some(kind) => blocking_referrers(conn, kind, entity.id, going)?,
        None => Vec::new(),
    };
    others.extend(referring.iter().filter(|n| !let_go(n.id, n.cell)).map(|n| n.id));
    let Some(other) = others.into_iter().find(|id| !going.contains(id)) else { return Ok(None) };
    conn.prepare_cached("SELECT MAX(op) AS op FROM part WHERE entity = :id")
        .and_then(|mut s| s.query_row(named_params! { ":id": other }, |r| r.get("op")))
        .sql_context()
}

/// The values that a restored record shows again as they are: those of its cells that the plan does not write. What it
/// writes is asked about cell by cell, and takes the place of what is shown under the tombstone.
fn kept_references(plan: &RevertPlan) -> Vec<(&str, Vec<&Value>)> {
    let entity = &plan.entity;
    let written = |cell: &str| plan.cells.iter().any(|back| back.cell == cell);
    let cells = entity.cells.keys().map(String::as_str).filter(|cell| !written(cell));
    cells.map(|cell| (cell, entity.shown(cell).map(|e| &e.value).into_iter().collect())).collect()
}

/// The operation that made the target of a reference in these values unavailable.
fn missing(
    entity: &Entity,
    values: &[(&str, Vec<&Value>)],
    is_there: &impl Fn(Id) -> Result<Option<i64>, UserError>,
) -> Result<Option<i64>, UserError> {
    let Some(kind) = entity.known_kind() else { return Ok(None) };
    for (cell, value) in values.iter().flat_map(|(cell, values)| values.iter().map(move |v| (cell, v))) {
        for id in named(kind, cell, value) {
            if let Some(later) = is_there(id)? {
                return Ok(Some(later));
            }
        }
    }
    Ok(None)
}

/// The references in the value of a cell.
fn named(kind: Kind, cell: &str, value: &Value) -> Vec<Id> {
    let reference = |name: FieldName| {
        kind.field(name).is_some_and(|f| matches!(f.ty, FieldType::Owner(_) | FieldType::Ref(_)))
    };
    unpack(kind, cell, value)
        .into_iter()
        .filter(|(name, _)| reference(*name))
        .filter_map(|(_, value)| value.as_str().and_then(|text| text.parse().ok()))
        .collect()
}
