//! A transfer of a family that was decided.

use std::path::PathBuf;

use crate::domain::FamilyId;
use crate::domain::transfer::TransferAct;

/// A transfer that was decided.
#[derive(Clone, Debug)]
pub struct TransferOrder {
    pub family: FamilyId,
    pub act: TransferAct,
    /// Why the accompaniment ends here: a code of the document or own words; `None`: it goes on.
    pub closing: Option<String>,
    /// Where the file is written.
    pub path: PathBuf,
}
