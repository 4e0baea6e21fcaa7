//! The writes of a cell around an operation: what followed it, and which values are shown.

use std::collections::HashSet;

use serde_json::Value;

use crate::store::log::op::OpId;
use crate::store::state::fold::{Entity, Write};

/// The operation with everything written over it in this cell, directly or not.
pub(super) fn following(entity: &Entity, cell: &str, op: OpId) -> HashSet<OpId> {
    let entries = entity.cells.get(cell).map(Vec::as_slice).unwrap_or_default();
    let mut after = HashSet::from([op]);
    loop {
        let known = after.len();
        let next = entries.iter().filter(|e| e.parents.iter().any(|p| after.contains(p))).map(|e| e.op);
        let next: Vec<OpId> = next.collect();
        after.extend(next);
        if after.len() == known {
            return after;
        }
    }
}

/// The different values of these heads.
pub(in crate::store) fn values<'a>(heads: &[&'a Write]) -> Vec<&'a Value> {
    let mut values: Vec<&Value> = heads.iter().map(|h| &h.value).collect();
    values.sort_by_key(|v| v.to_string());
    values.dedup();
    values
}
