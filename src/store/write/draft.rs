//! The writes of an action before they are appended, and its result.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::{Id, Kind};
use crate::store::log::op::OpId;
use crate::store::state::fold::{CellWrite, Entity};

/// The effect of writing a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordChange {
    /// The record is new.
    Added,
    /// Some field differed.
    Changed,
    /// Nothing differed.
    Same,
}

/// The result of an action.
#[derive(Clone, Debug)]
pub struct WriteResult {
    /// The operation; `None` if nothing differed.
    pub op: Option<OpId>,
    /// What each record changed, in the order given.
    pub changes: Vec<RecordChange>,
}

/// The cells of one entity that an operation is about to write, each with its parents.
#[derive(Clone, Debug)]
pub(in crate::store) struct EntityDraft {
    pub kind: OpenCode<Kind>,
    pub id: Id,
    pub cells: BTreeMap<String, (Vec<OpId>, Value)>,
}

/// The entities of these drafts, in their order, each with the writes of the drafts alone. `write` is the write of a cell,
/// by the place of its draft, with its parents and its value.
pub(in crate::store) fn folded(
    drafts: Vec<EntityDraft>,
    write: impl Fn(i64, (Vec<OpId>, Value)) -> CellWrite,
) -> impl Iterator<Item = Entity> {
    // Most records have one draft: of the others the first one takes the rest along.
    let mut more: HashMap<Id, Vec<(i64, EntityDraft)>> = HashMap::new();
    let mut first: HashSet<Id> = HashSet::with_capacity(drafts.len());
    let mut firsts: Vec<(i64, EntityDraft)> = Vec::with_capacity(drafts.len());
    for (n, draft) in (0i64..).zip(drafts) {
        if first.insert(draft.id) {
            firsts.push((n, draft));
        } else {
            more.entry(draft.id).or_default().push((n, draft));
        }
    }
    firsts.into_iter().map(move |(n, draft)| {
        let mut entity = Entity::new(draft.id, draft.kind.code());
        let rest = more.remove(&draft.id).unwrap_or_default();
        for (n, draft) in std::iter::once((n, draft)).chain(rest) {
            for (cell, value) in draft.cells {
                entity.put(cell, write(n, value));
            }
        }
        entity
    })
}
