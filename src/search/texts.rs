//! The texts of the index: each once, with the numbers of its words, and the fields they occur in.

use super::field::SearchField;

/// A text in a field of a family.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct IndexedField {
    /// Whose it is, by the member's place in the family; [`NOBODY`]: the family's own.
    pub member: u8,
    pub at: SearchField,
    pub text: u32,
}

/// Each text once, with the numbers of its words.
#[derive(Default)]
pub(super) struct TextPool {
    pub all: String,
    pub ends: Vec<u32>,
    pub words: Vec<u32>,
    pub word_ends: Vec<u32>,
}

impl TextPool {
    pub fn text(&self, n: u32) -> &str {
        let n = n as usize;
        let start = if n == 0 { 0 } else { self.ends[n - 1] as usize };
        &self.all[start..self.ends[n] as usize]
    }

    /// The numbers of its words, in the order of [`super::letters::pieces`].
    pub fn words(&self, n: u32) -> &[u32] {
        let n = n as usize;
        let start = if n == 0 { 0 } else { self.word_ends[n - 1] as usize };
        &self.words[start..self.word_ends[n] as usize]
    }
}

/// No member: the field is the family's own.
pub(super) const NOBODY: u8 = u8::MAX;

/// A number of things as it is kept: no file holds four thousand million of anything.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
