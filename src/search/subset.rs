//! Some of the families of an index.

use super::index::SearchIndex;
use crate::domain::FamilyId;

/// Some of the families of an index: those of one curator.
pub struct Subset(Vec<bool>);

impl Subset {
    /// Those at the places at which it is true.
    pub(super) fn of(places: Vec<bool>) -> Subset {
        Subset(places)
    }

    /// Whether the family at a place is one of them.
    pub(super) fn has(&self, place: usize) -> bool {
        self.0.get(place) == Some(&true)
    }
}

impl SearchIndex {
    /// The families of which this holds.
    #[must_use]
    pub fn subset(&self, holds: impl Fn(FamilyId) -> bool) -> Subset {
        Subset(self.entries.iter().map(|entry| holds(entry.family)).collect())
    }
}
