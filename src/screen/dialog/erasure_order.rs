//! An erasure that is asked for, and one that was decided.

use std::path::PathBuf;

use crate::store::DataSubject;

/// Whose data are to be destroyed.
#[derive(Clone, Debug)]
pub struct ErasureRequest {
    pub subjects: Vec<DataSubject>,
    /// The ground that is proposed.
    pub ground: String,
    /// The cases by number, where the act lists several.
    pub listed: Vec<String>,
}

impl ErasureRequest {
    /// One family or person, on a ground to be entered.
    #[must_use]
    pub fn one(subject: DataSubject) -> ErasureRequest {
        ErasureRequest { subjects: vec![subject], ground: String::new(), listed: Vec::new() }
    }
}

/// An erasure that was decided.
#[derive(Clone, Debug)]
pub struct DecidedErasure {
    pub subjects: Vec<DataSubject>,
    /// The ground.
    pub reason: String,
    /// The number of the act.
    pub number: String,
    /// The cases by number, where the act lists several.
    pub listed: Vec<String>,
    /// Where the act is written.
    pub path: PathBuf,
}
