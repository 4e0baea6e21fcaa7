//! What proves a fact that a document asks for.

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::paper::Ruling;

/// A record that proves a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct FactProof {
    pub record: Id,
    /// The day of the paper or of the event.
    pub on: Option<NaiveDate>,
    pub number: Option<String>,
    /// Where the paper is kept.
    pub place: Option<String>,
    /// Done and all, where it consists of several.
    pub of: Option<(usize, usize)>,
    /// What the body decided instead of granting it.
    pub ruling: Option<Ruling>,
}

impl FactProof {
    pub(super) fn dated(record: Id, on: impl Into<Option<NaiveDate>>) -> FactProof {
        FactProof { record, on: on.into(), number: None, place: None, of: None, ruling: None }
    }

    pub(super) fn numbered(self, number: &Option<String>) -> FactProof {
        FactProof { number: number.clone(), ..self }
    }

    pub(super) fn counted(self, done: usize, all: usize) -> FactProof {
        FactProof { of: Some((done, all)), ..self }
    }
}

/// What the file has of a fact.
pub(super) enum FactEvidence {
    Done(FactProof),
    Running(Option<FactProof>),
    /// Nothing, or a record that no longer proves it.
    Missing(Option<FactProof>),
    /// It falls due with the end of the term, or is decided for the later day of the proof.
    Ahead(Option<FactProof>),
    /// It is not asked of this family.
    NotAsked,
}

impl FactEvidence {
    pub(super) fn of(proof: Option<FactProof>) -> FactEvidence {
        proof.map_or(FactEvidence::Missing(None), FactEvidence::Done)
    }
}
