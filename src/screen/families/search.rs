//! What is typed into the list is looked for in the index of the lookup, among the families of the list; where that is of
//! another day than the list, in one of the list itself.

use super::super::Model;
use crate::domain::{Case, FamilyId};
use crate::model::CuratorFilter;
use crate::search::{Hit, SearchIndex, Subset};
use crate::store::Reader;

/// The most families that are listed.
const MOST: usize = 500;

/// What of the index of the lookup belongs to the list, or the index of the list itself, each made when first needed.
#[derive(Default)]
pub(super) struct ListIndex {
    some: Option<Subset>,
    own: Option<Box<SearchIndex>>,
}

impl ListIndex {
    /// Makes the index that is looked in, unless it is the list's own.
    pub(super) fn prepare(&self, model: &Model, reader: Reader<'_>) {
        if !model.is_other_day() {
            model.searched(reader);
        }
    }

    /// Drops both: the families have changed.
    pub(super) fn forget(&mut self) {
        *self = ListIndex::default();
    }

    /// The families that were meant, the likeliest first: those of which `is_listed` holds, of which `cases` are read.
    pub(super) fn find(
        &mut self,
        query: &str,
        model: &Model,
        is_listed: impl Fn(FamilyId) -> bool,
        cases: &[Case],
    ) -> Vec<Hit> {
        match model.search_index().filter(|_| !model.is_other_day()) {
            Some(index) if model.curator_filter == CuratorFilter::All => index.find(query, MOST),
            Some(index) => {
                let some = self.some.get_or_insert_with(|| index.subset(is_listed));
                index.find_among(query, MOST, some)
            }
            None => {
                let own = self.own.get_or_insert_with(|| Box::new(SearchIndex::on(model.today, cases)));
                own.find(query, MOST)
            }
        }
    }
}
