//! What is typed into the list is looked for in the index of the lookup, where that holds the families of the list; else
//! in one of the list itself.

use std::collections::HashMap;

use super::super::Model;
use crate::domain::{Case, FamilyId};
use crate::model::CuratorFilter;
use crate::search::{Index, Match};
use crate::store::Reader;

/// The most families that are listed.
const MOST: usize = 500;

/// A family that was found, by its place in the list, and why.
pub(super) struct FamilyFound {
    pub place: usize,
    pub matched: Vec<Match>,
}

/// The index of the list itself, made when it is first needed.
#[derive(Default)]
pub(super) struct ListIndex(Option<Box<Index>>);

impl ListIndex {
    /// Makes the index that is looked in, unless it is the list's own.
    pub(super) fn prepare(&self, model: &Model, reader: Reader<'_>) {
        if is_of_list(model) {
            model.searched(reader);
        }
    }

    /// Drops it: the families have changed.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }

    /// The families of `cases` that were meant, the likeliest first.
    pub(super) fn find(&mut self, query: &str, model: &Model, cases: &[Case]) -> Vec<FamilyFound> {
        match model.search_index().filter(|_| is_of_list(model)) {
            Some(index) => placed(index, query, cases),
            None => {
                let index = self.0.get_or_insert_with(|| Box::new(Index::on(model.today, cases)));
                let hits = index.find(query, MOST).into_iter();
                hits.map(|hit| FamilyFound { place: hit.place, matched: hit.matched }).collect()
            }
        }
    }
}

/// Whether the index of the lookup holds the families of the list, as they are shown: it has those of all curators, as
/// they are today.
fn is_of_list(model: &Model) -> bool {
    model.whose == CuratorFilter::All && !model.is_elsewhen()
}

/// The families found in an index of another order.
fn placed(index: &Index, query: &str, cases: &[Case]) -> Vec<FamilyFound> {
    let hits = index.find(query, MOST);
    let ranks: HashMap<FamilyId, usize> =
        hits.iter().zip(0..).map(|(hit, rank)| (hit.family, rank)).collect();
    let mut places = vec![None; hits.len()];
    for (place, case) in cases.iter().enumerate() {
        if let Some(rank) = ranks.get(&case.family.id) {
            places[*rank] = Some(place);
        }
    }
    let found = hits.into_iter().zip(places);
    found.filter_map(|(hit, place)| Some(FamilyFound { place: place?, matched: hit.matched })).collect()
}
