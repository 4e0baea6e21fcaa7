//! The writes of an action before they are appended, and its result.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::{Id, Kind};
use crate::store::log::op::OpId;

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
