//! What is typed into the list is looked for in the index of the lookup, among the families of the list; where that is of
//! another day than the list, in one of the list itself.

use std::collections::HashMap;

use super::super::Model;
use crate::domain::{Case, FamilyId};
use crate::model::CuratorFilter;
use crate::search::{Hit, Index, Match};
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
        if !model.is_elsewhen() {
            model.searched(reader);
        }
    }

    /// Drops it: the families have changed.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }

    /// The families that were meant, the likeliest first, of a list of these `families`, of which `cases` are read.
    pub(super) fn find(
        &mut self,
        query: &str,
        model: &Model,
        families: &[FamilyId],
        cases: &[Case],
    ) -> Vec<FamilyFound> {
        match model.search_index().filter(|_| !model.is_elsewhen()) {
            Some(index) => placed(index, query, model.whose, families),
            None => {
                let index = self.0.get_or_insert_with(|| Box::new(Index::on(model.today, cases)));
                let hits = index.find(query, MOST).into_iter();
                hits.map(|hit| FamilyFound { place: hit.place, matched: hit.matched }).collect()
            }
        }
    }
}

/// The families found in the index of all curators' families, by their places in the list.
fn placed(index: &Index, query: &str, whose: CuratorFilter, families: &[FamilyId]) -> Vec<FamilyFound> {
    let places: HashMap<FamilyId, usize> = families.iter().copied().zip(0..).collect();
    let hits = match whose {
        CuratorFilter::All => index.find(query, MOST),
        _ => index.find_among(query, MOST, &|family| places.contains_key(&family)),
    };
    let found = |hit: Hit| Some(FamilyFound { place: *places.get(&hit.family)?, matched: hit.matched });
    hits.into_iter().filter_map(found).collect()
}
