//! An erasure that was decided.

use std::path::PathBuf;

use crate::store::DataSubject;

/// An erasure that was decided.
#[derive(Clone, Debug)]
pub struct Erasure {
    pub subjects: Vec<DataSubject>,
    /// The ground.
    pub reason: String,
    /// The number of the act.
    pub number: String,
    /// Where the act is written.
    pub path: PathBuf,
}
