//! A sorted list of words in one flat buffer: prefixes by binary search, typing errors by one pass.

use std::ops::Range;

use super::distance::{DistanceMatcher, WordDistance, is_far};
use super::letters::{is_digit, mask};

/// Words in the order of their letters, each with a number of its owner's choice.
#[derive(Default)]
pub struct Lexicon {
    bytes: Vec<u8>,
    starts: Vec<u32>,
    masks: Vec<u64>,
    ids: Vec<u32>,
    /// The places of words with letters: house and paper numbers are half of all words, and near to none of them.
    lettered: Vec<Range<u32>>,
}

impl Lexicon {
    /// Of these words; a word may occur more than once with other numbers.
    #[must_use]
    pub fn of(mut words: Vec<(Vec<u8>, u32)>) -> Lexicon {
        words.retain(|(word, _)| !word.is_empty());
        words.sort_unstable();
        words.dedup();
        let mut lexicon = Lexicon { starts: vec![0], ..Lexicon::default() };
        lexicon.bytes.reserve_exact(words.iter().map(|(w, _)| w.len()).sum());
        for (word, id) in words {
            lexicon.bytes.extend(&word);
            lexicon.starts.push(u32::try_from(lexicon.bytes.len()).unwrap_or(u32::MAX));
            lexicon.masks.push(mask(&word));
            let at = u32::try_from(lexicon.ids.len()).unwrap_or(u32::MAX);
            lexicon.ids.push(id);
            if word.iter().all(|c| is_digit(*c)) {
                continue;
            }
            match lexicon.lettered.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => lexicon.lettered.push(at..at + 1),
            }
        }
        lexicon
    }

    /// How many words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The word at a place.
    #[must_use]
    pub fn word(&self, at: usize) -> &[u8] {
        &self.bytes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The number of the word at a place.
    #[must_use]
    pub fn id(&self, at: usize) -> u32 {
        self.ids[at]
    }

    /// The places of the words that begin so.
    #[must_use]
    pub fn beginning(&self, begin: &[u8]) -> Range<usize> {
        let cut = |at: usize| {
            let word = self.word(at);
            &word[..word.len().min(begin.len())]
        };
        let low = self.first(|at| cut(at) >= begin);
        let high = low + self.first_from(low, |at| cut(at) > begin);
        low..high
    }

    /// The places of this very word.
    #[must_use]
    pub fn exactly(&self, word: &[u8]) -> Range<usize> {
        let low = self.first(|at| self.word(at) >= word);
        let high = low + self.first_from(low, |at| self.word(at) > word);
        low..high
    }

    fn first(&self, is_past: impl Fn(usize) -> bool) -> usize {
        self.first_from(0, is_past)
    }

    fn first_from(&self, from: usize, is_past: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_past(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low - from
    }

    /// The words with letters at most `slips` away from `word`, which has some itself, or whose beginning is at most
    /// `begun` away; the nearest first.
    #[must_use]
    pub fn near(&self, word: &[u8], slips: usize, begun: Option<usize>) -> Vec<(usize, WordDistance)> {
        if word.is_empty() || slips == 0 {
            return Vec::new();
        }
        let (own, length) = (mask(word), word.len());
        let measure = DistanceMatcher::of(word);
        let most = u32::try_from(slips).unwrap_or(2);
        let mut found = Vec::new();
        let lettered = self.lettered.iter().map(|run| run.start as usize..run.end as usize);
        for (at, theirs) in lettered.flat_map(|run| run.clone().zip(&self.masks[run])) {
            if is_far(own, *theirs, most) {
                continue;
            }
            let there = (self.starts[at + 1] - self.starts[at]) as usize;
            let whole = there.abs_diff(length) <= slips && !is_far(*theirs, own, most);
            let begins = begun.is_some_and(|b| there + b > length);
            if !(whole || begins) {
                continue;
            }
            let distance = measure.to(self.word(at));
            if distance.whole <= slips || begun.is_some_and(|b| distance.begun <= b) {
                found.push((at, distance));
            }
        }
        // The nearest go first, so that a cap cuts off only what is farther.
        found.sort_by_key(|(_, d)| d.whole.min(d.begun + 1));
        found.truncate(256);
        found
    }

    /// Bytes of memory.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.capacity()
            + self.starts.capacity() * 4
            + self.masks.capacity() * 8
            + self.ids.capacity() * 4
            + self.lettered.capacity() * 8
    }
}
