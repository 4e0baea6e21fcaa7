//! Undo of what decided about a deletion that had not seen a write: the deletion is again what it was, and with it the
//! conflict.

use serde_json::Value;

use crate::store::log::op::OpId;
use crate::store::state::fold::{DELETED, Entity, Write};
use crate::store::undo::writes::{following, values};

/// A tombstone as it is written: over which heads, and whether it deletes.
pub(super) struct Tombstone {
    pub over: Vec<OpId>,
    pub deletes: bool,
    /// Whether the record is live with it.
    pub lives: bool,
}

/// The deletion as it was before the operation, if the operation wrote it and it had not seen a write then or has not
/// now; `Err`: the number of a later operation that decided about it.
pub(super) fn reopening(entity: &Entity, op: OpId) -> Option<Result<Tombstone, i64>> {
    let wrote: Vec<&Write> = entity.cells.get(DELETED)?.iter().filter(|e| e.op == op).collect();
    let after = following(entity, DELETED, op);
    let before = entity.without(|e| after.contains(&e.op));
    if wrote.is_empty() || !(is_contested(&before) || is_contested(entity)) {
        return None;
    }
    let heads = entity.heads(DELETED);
    let later = heads.iter().find(|h| !after.contains(&h.op));
    if let Some(later) = later.or(heads.first().filter(|_| values(&heads) != values(&wrote))) {
        return Some(Err(later.no));
    }
    let former: Vec<&Write> =
        before.heads(DELETED).into_iter().filter(|h| h.value == Value::Bool(true)).collect();
    // A deletion has seen what it had seen: anything else would be a new one, or would settle it.
    let mut over: Vec<OpId> = heads.iter().map(|h| h.op).collect();
    over.extend(former.iter().flat_map(|h| h.parents.iter().copied().chain([h.op])));
    over.sort_unstable();
    over.dedup();
    let deletes = !former.is_empty();
    Some(Ok(Tombstone { deletes, lives: !deletes || before.is_live(), over }))
}

/// Whether the deletion of a live record has not seen a write.
fn is_contested(entity: &Entity) -> bool {
    entity.conflicts().contains(&DELETED)
}
