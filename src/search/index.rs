//! What is searched, folded once: sorted words, the families each occurs in, the fields of each family.

use std::collections::HashMap;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::field::SearchField;
use super::lexicon::Lexicon;
use super::phones::PhoneIndex;
use super::stem::EndingPattern;
use super::texts::{IndexedField, TextPool, count};
use crate::domain::{FamilyId, MemberId};

/// A family of the index. Its number is the order in which it was added.
pub(super) struct IndexedFamily {
    pub family: FamilyId,
    /// Whether its accompaniment has ended.
    pub ended: bool,
    /// Its first field and its first member in their lists.
    pub fields: u32,
    pub members: u32,
}

/// A member, by what duplicates are found by.
#[derive(Clone, Copy)]
pub(super) struct IndexedMember {
    pub id: MemberId,
    pub born: Option<chrono::NaiveDate>,
}

/// The families in which a word occurs in a field of one kind.
#[derive(Clone, Copy)]
pub(super) struct PostingList {
    pub at: SearchField,
    pub first: u32,
}

/// The word changes as an adjective does.
pub(super) const ADJECTIVE: u8 = 0x80;
/// The word is one of addresses: «переулок».
pub(super) const ADDRESS_LABEL: u8 = 0x40;
/// The length of a stem, which is at most [`super::letters::LONGEST`].
pub(super) const LENGTH: u8 = 0x3f;

pub struct SearchIndex {
    pub(super) entries: Vec<IndexedFamily>,
    pub(super) fields: Vec<IndexedField>,
    pub(super) members: Vec<IndexedMember>,
    pub(super) texts: TextPool,
    /// The words; the number of each is its place.
    pub(super) words: Lexicon,
    /// The length of the stem of each word; [`ADJECTIVE`] and [`ADDRESS_LABEL`] mark what it is.
    pub(super) stems: Vec<u8>,
    /// Where the terms of each word begin.
    pub(super) term_starts: Vec<u32>,
    pub(super) terms: Vec<PostingList>,
    /// Families by term, each in order.
    pub(super) places: Vec<u32>,
    /// Words by their sound, and by their bones in Latin writing.
    pub(super) sounds: Lexicon,
    pub(super) bones: Lexicon,
    /// Words in Latin letters by the Russian spellings they may have.
    pub(super) latins: Lexicon,
    pub(super) phones: PhoneIndex,
    /// By family and text that a house is also found by, the text as it is kept.
    pub(super) kept: HashMap<(u32, u32), u32>,
    pub(super) matcher: SkimMatcherV2,
}

impl SearchIndex {
    /// The families a word occurs in, by kind of field.
    pub(super) fn terms(&self, word: u32) -> impl Iterator<Item = (SearchField, &[u32])> {
        let (from, to) =
            (self.term_starts[word as usize] as usize, self.term_starts[word as usize + 1] as usize);
        (from..to).map(|i| {
            let end = self.terms.get(i + 1).map_or(self.places.len(), |t| t.first as usize);
            (self.terms[i].at, &self.places[self.terms[i].first as usize..end])
        })
    }

    /// The length of the stem of a word and how it changes.
    pub(super) fn stem(&self, word: usize) -> (usize, EndingPattern) {
        let stem = self.stems[word];
        let pattern = if stem & ADJECTIVE == 0 { EndingPattern::Noun } else { EndingPattern::Adjective };
        (usize::from(stem & LENGTH), pattern)
    }

    /// Whether a word is one of addresses, no name: «переулок».
    pub(super) fn is_address_label(&self, word: usize) -> bool {
        self.stems[word] & ADDRESS_LABEL != 0
    }

    pub(super) fn fields_of(&self, entry: u32) -> &[IndexedField] {
        let from = self.entries[entry as usize].fields as usize;
        let to = self.entries.get(entry as usize + 1).map_or(self.fields.len(), |e| e.fields as usize);
        &self.fields[from..to]
    }

    pub(super) fn members_of(&self, entry: u32) -> &[IndexedMember] {
        let from = self.entries[entry as usize].members as usize;
        let to = self.entries.get(entry as usize + 1).map_or(self.members.len(), |e| e.members as usize);
        &self.members[from..to]
    }

    /// The title of the family at a place.
    #[must_use]
    pub fn title(&self, place: usize) -> &str {
        let title = self.fields_of(count(place)).iter().find(|f| f.at == SearchField::Title);
        title.map_or("", |f| self.texts.text(f.text))
    }

    /// How many families are searched.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Bytes of memory it holds.
    #[must_use]
    pub fn size(&self) -> usize {
        let lists = size_of_val(&self.entries[..])
            + size_of_val(&self.fields[..])
            + size_of_val(&self.members[..])
            + size_of_val(&self.terms[..]);
        let numbers = self.term_starts.len()
            + self.places.len()
            + self.texts.ends.len()
            + self.texts.words.len()
            + self.texts.word_ends.len();
        let words = self.words.size() + self.sounds.size() + self.bones.size() + self.latins.size();
        lists + numbers * 4 + words + self.texts.all.len() + self.stems.len() + self.phones.size()
    }
}
