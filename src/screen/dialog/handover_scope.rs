//! What is handed over to another curator.

use serde::{Deserialize, Serialize};

use crate::domain::{CuratorId, FamilyId};

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HandoverScope {
    Family(FamilyId),
    /// All families of a curator.
    AllOf(CuratorId),
}
