//! The people who do the visiting.

use chrono::NaiveDate;

use super::Case;
use super::CuratorId;
use super::schedule::{Capacity, Curator, Duty, Leave};

/// The people who do the visiting, and what limits them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Staff {
    /// The file's own curator.
    pub own: Option<CuratorId>,
    /// All curators of the file.
    pub curators: Vec<Curator>,
    /// Curators of other districts, by name alone: records of a family that was handed over refer to them.
    pub elsewhere: Vec<Curator>,
    pub leaves: Vec<Leave>,
    /// Duty days.
    pub duties: Vec<Duty>,
    pub capacities: Vec<Capacity>,
}

impl Staff {
    /// The one curator of a file that has only one; she may be left out of its records.
    #[must_use]
    pub fn only(&self) -> Option<CuratorId> {
        match self.curators.as_slice() {
            [one] => Some(one.id),
            _ => None,
        }
    }

    /// Who is meant when nobody is named: the file's own curator, else the only one.
    #[must_use]
    pub fn default_curator(&self) -> Option<CuratorId> {
        self.own.or_else(|| self.only())
    }

    /// Who answers for `case` on `day`; in a file with one curator she needs no assignment. The assignment to a curator of
    /// another district says nothing of this one.
    #[must_use]
    pub fn curator_of(&self, case: &Case, day: NaiveDate) -> Option<CuratorId> {
        let is_elsewhere = |id: &CuratorId| self.elsewhere.iter().any(|c| c.id == *id);
        case.curator_on(day).filter(|id| !is_elsewhere(id)).or_else(|| self.default_curator())
    }

    /// A curator of this district or of another one that a family came from.
    #[must_use]
    pub fn named(&self, id: CuratorId) -> Option<&Curator> {
        self.curators.iter().chain(&self.elsewhere).find(|c| c.id == id)
    }

    #[must_use]
    pub fn curator(&self, id: CuratorId) -> Option<&Curator> {
        self.curators.iter().find(|c| c.id == id)
    }

    /// The deputy during a leave: the deputy it names, unless that is the very curator who is away.
    #[must_use]
    pub fn deputy(&self, leave: &Leave) -> Option<CuratorId> {
        leave.deputy.filter(|deputy| Some(*deputy) != leave.curator.or_else(|| self.default_curator()))
    }

    /// Whether a record without a curator, or of `theirs`, speaks of `curator`.
    #[must_use]
    pub fn concerns(&self, theirs: Option<CuratorId>, curator: Option<CuratorId>) -> bool {
        theirs.or_else(|| self.default_curator()) == curator.or_else(|| self.default_curator())
    }
}
