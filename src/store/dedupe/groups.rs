//! An inverted index of blocking keys: only records of one group are compared.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Places of records by the hash of a key: eight bytes a key, whatever it says. Two keys of one hash cost a comparison in
/// vain: of 200,000 keys some five do.
#[derive(Default)]
pub(super) struct BlockingIndex {
    rows: Vec<(u32, u32)>,
}

impl BlockingIndex {
    /// Notes that the record at `place` has this key.
    pub(super) fn add(&mut self, key: &impl Hash, place: usize) {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        // Four thousand million records are in no file.
        if let Ok(place) = u32::try_from(place) {
            self.rows.push(((hasher.finish() >> 32) as u32, place));
        }
    }

    /// Calls `each` with the places of every key that several records have, in their order.
    pub(super) fn each(mut self, mut each: impl FnMut(&[usize])) {
        self.rows.sort_unstable();
        self.rows.dedup();
        let mut group = Vec::new();
        for rows in self.rows.chunk_by(|a, b| a.0 == b.0).filter(|rows| rows.len() > 1) {
            group.clear();
            group.extend(rows.iter().map(|(_, place)| *place as usize));
            each(&group);
        }
    }
}
