//! What is searched, folded once: sorted words, the families each stands in, the fields of each family.

use std::collections::HashMap;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::ending::{self, Pattern};
use super::field::Where;
use super::letters::{self, Piece, pieces};
use super::lexicon::Lexicon;
use super::{latin, phones::Phones, sound};
use crate::domain::{FamilyId, MemberId};

/// A family of the index. Its number is the order in which it was added.
pub(super) struct Entry {
    pub family: FamilyId,
    /// Whether its accompaniment has ended.
    pub ended: bool,
    /// Its first field and its first member in their lists.
    pub fields: u32,
    pub members: u32,
}

/// A member, as far as doubles are told by her.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub id: MemberId,
    pub born: Option<chrono::NaiveDate>,
}

/// A text in a field of a family.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Field {
    /// Whose it is, by the member's place in the family; [`NOBODY`]: the family's own.
    pub member: u8,
    pub at: Where,
    pub text: u32,
}

/// No member: the field is the family's own.
pub(super) const NOBODY: u8 = u8::MAX;

/// The families in which a word stands in a field of one kind.
#[derive(Clone, Copy)]
pub(super) struct Term {
    pub at: Where,
    pub first: u32,
}

/// What is searched.
pub struct Index {
    pub(super) entries: Vec<Entry>,
    pub(super) fields: Vec<Field>,
    pub(super) members: Vec<Person>,
    pub(super) texts: Texts,
    /// The words; the number of each is its place.
    pub(super) words: Lexicon,
    /// The length of the stem of each word; the high bit tells an adjective.
    stems: Vec<u8>,
    /// Where the terms of each word begin.
    term_starts: Vec<u32>,
    terms: Vec<Term>,
    /// Families by term, each in order.
    places: Vec<u32>,
    /// Words by their sound, and by their bones in Latin writing.
    pub(super) sounds: Lexicon,
    pub(super) bones: Lexicon,
    pub(super) phones: Phones,
    pub(super) matcher: SkimMatcherV2,
}

/// Each text once, with the numbers of its words.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
    words: Vec<u32>,
    word_ends: Vec<u32>,
}

impl Texts {
    pub fn text(&self, n: u32) -> &str {
        let n = n as usize;
        let start = if n == 0 { 0 } else { self.ends[n - 1] as usize };
        &self.all[start..self.ends[n] as usize]
    }

    /// The numbers of its words, in the order of [`pieces`].
    pub fn words(&self, n: u32) -> &[u32] {
        let n = n as usize;
        let start = if n == 0 { 0 } else { self.word_ends[n - 1] as usize };
        &self.words[start..self.word_ends[n] as usize]
    }
}

impl Index {
    /// The families a word stands in, by kind of field.
    pub(super) fn terms(&self, word: u32) -> impl Iterator<Item = (Where, &[u32])> {
        let (from, to) =
            (self.term_starts[word as usize] as usize, self.term_starts[word as usize + 1] as usize);
        (from..to).map(|i| {
            let end = self.terms.get(i + 1).map_or(self.places.len(), |t| t.first as usize);
            (self.terms[i].at, &self.places[self.terms[i].first as usize..end])
        })
    }

    /// The length of the stem of a word and how it changes.
    pub(super) fn stem(&self, word: usize) -> (usize, Pattern) {
        let stem = self.stems[word];
        let pattern = if stem & 0x80 == 0 { Pattern::Noun } else { Pattern::Adjective };
        (usize::from(stem & 0x7f), pattern)
    }

    pub(super) fn fields_of(&self, entry: u32) -> &[Field] {
        let from = self.entries[entry as usize].fields as usize;
        let to = self.entries.get(entry as usize + 1).map_or(self.fields.len(), |e| e.fields as usize);
        &self.fields[from..to]
    }

    pub(super) fn members_of(&self, entry: u32) -> &[Person] {
        let from = self.entries[entry as usize].members as usize;
        let to = self.entries.get(entry as usize + 1).map_or(self.members.len(), |e| e.members as usize);
        &self.members[from..to]
    }

    /// The title of the family at a place.
    #[must_use]
    pub fn title(&self, place: usize) -> &str {
        let title = self.fields_of(count(place)).iter().find(|f| f.at == Where::Title);
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
        let words = self.words.size() + self.sounds.size() + self.bones.size();
        lists + numbers * 4 + words + self.texts.all.len() + self.stems.len() + self.phones.size()
    }
}

/// Takes in what is to be searched, in any order, and makes the index of it.
#[derive(Default)]
pub struct Builder {
    entries: Vec<Entry>,
    /// Members with the family of each.
    members: Vec<(u32, Person)>,
    counts: Vec<u8>,
    fields: Vec<(u32, Field)>,
    texts: Texts,
    text_numbers: HashMap<Box<str>, u32>,
    words: Vec<Vec<u8>>,
    word_numbers: HashMap<Vec<u8>, u32>,
}

impl Builder {
    /// A family; its number is for the other calls. Those that have ended stand after the others of equal match.
    pub fn family(&mut self, family: FamilyId, ended: bool) -> usize {
        self.entries.push(Entry { family, ended, fields: 0, members: 0 });
        self.counts.push(0);
        self.entries.len() - 1
    }

    /// A member of a family; the number returned is for [`Builder::add`]. Of a family of more than 250 members the last
    /// ones share a number.
    pub fn member(&mut self, family: usize, id: MemberId, born: Option<chrono::NaiveDate>) -> u8 {
        let number = self.counts[family];
        if number < NOBODY - 1 {
            self.counts[family] += 1;
            self.members.push((u32::try_from(family).unwrap_or(u32::MAX), Person { id, born }));
        }
        number
    }

    /// A text of a family, or of one of its members.
    pub fn add(&mut self, family: usize, at: Where, member: Option<u8>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let text = self.text(at, text);
        let field = Field { member: member.unwrap_or(NOBODY), at, text };
        self.fields.push((u32::try_from(family).unwrap_or(u32::MAX), field));
    }

    /// The number of a text: the same for equal texts. The words of a phone are not words.
    fn text(&mut self, at: Where, text: &str) -> u32 {
        if let Some(known) = self.text_numbers.get(text) {
            return *known;
        }
        let number = count(self.texts.ends.len());
        self.texts.all.push_str(text);
        self.texts.ends.push(count(self.texts.all.len()));
        if at != Where::Phone {
            for Piece { code, .. } in pieces(text) {
                let next = count(self.words.len());
                let word = *self.word_numbers.entry(code).or_insert_with_key(|code| {
                    self.words.push(code.clone());
                    next
                });
                self.texts.words.push(word);
            }
        }
        self.texts.word_ends.push(count(self.texts.words.len()));
        self.text_numbers.insert(text.into(), number);
        number
    }

    /// The index of all that was taken in.
    #[must_use]
    pub fn index(mut self) -> Index {
        drop((self.text_numbers, self.word_numbers));
        let words = Lexicon::of(self.words.into_iter().zip(0..).collect());
        let mut sorted = vec![0; words.len()];
        for at in 0..words.len() {
            sorted[words.id(at) as usize] = count(at);
        }
        for word in &mut self.texts.words {
            *word = sorted[*word as usize];
        }
        self.texts.words.shrink_to_fit();
        self.texts.all.shrink_to_fit();
        self.fields.sort_unstable();
        self.fields.dedup();
        name_titles(&mut self.fields, &self.texts);
        self.members.sort_by_key(|(family, _)| *family);
        let (mut field, mut member) = (0, 0);
        for (entry, at) in self.entries.iter_mut().zip(0_u32..) {
            (entry.fields, entry.members) = (count(field), count(member));
            field += self.fields[field..].partition_point(|(family, _)| *family <= at);
            member += self.members[member..].partition_point(|(family, _)| *family <= at);
        }
        let (term_starts, terms, places) = spread(&self.fields, &self.texts, words.len());
        let phones = Phones::of(&self.fields, &self.texts);
        let stems = (0..words.len()).map(|at| {
            let (length, pattern) = ending::stem(words.word(at));
            let length = u8::try_from(length.min(0x7f)).unwrap_or(0x7f);
            if pattern == Pattern::Adjective { length | 0x80 } else { length }
        });
        let (mut sounds, mut bones) = (Vec::new(), Vec::new());
        for at in 0..words.len() {
            let (word, number) = (words.word(at), count(at));
            if word.len() < 2 || !word.iter().all(|c| letters::is_russian(*c)) {
                continue;
            }
            sounds.push((sound::sound(word, sound::Span::Whole), number));
            if let Some(said) = sound::hasty(word) {
                sounds.push((sound::sound(&said, sound::Span::Whole), number));
            }
            bones.push((latin::bones(word), number));
        }
        Index {
            stems: stems.collect(),
            entries: self.entries,
            fields: self.fields.into_iter().map(|(_, f)| f).collect(),
            members: self.members.into_iter().map(|(_, m)| m).collect(),
            texts: self.texts,
            term_starts,
            terms,
            places,
            sounds: Lexicon::of(sounds),
            bones: Lexicon::of(bones),
            phones,
            words,
            matcher: SkimMatcherV2::default().ignore_case(),
        }
    }
}

/// Says of each title that is a member's full name whose it is. The fields stand in order of family and member.
fn name_titles(fields: &mut [(u32, Field)], texts: &Texts) {
    for family in fields.chunk_by_mut(|(a, _), (b, _)| a == b) {
        let Some(at) = family.iter().position(|(_, f)| f.at == Where::Title) else { continue };
        let title = texts.words(family[at].1.text).to_vec();
        let owner = family.chunk_by(|(_, a), (_, b)| a.member == b.member).find(|own| {
            let named =
                |f: &&(u32, Field)| matches!(f.1.at, Where::LastName | Where::FirstName | Where::Patronymic);
            let words = own.iter().filter(named).flat_map(|(_, f)| texts.words(f.text));
            own[0].1.member != NOBODY && words.eq(title.iter())
        });
        if let Some(member) = owner.map(|own| own[0].1.member) {
            family[at].1.member = member;
        }
    }
}

/// The families by word and kind of field: counted first, then laid out in one list, so that nothing is sorted.
fn spread(fields: &[(u32, Field)], texts: &Texts, words: usize) -> (Vec<u32>, Vec<Term>, Vec<u32>) {
    const KINDS: usize = Where::ALL.len();
    let mut last = vec![u32::MAX; words * KINDS];
    let mut counts = vec![0_u32; words * KINDS];
    let each = |then: &mut dyn FnMut(usize, u32)| {
        for (family, field) in fields.iter().filter(|(_, f)| f.at != Where::Phone) {
            for word in texts.words(field.text) {
                then(*word as usize * KINDS + field.at as usize, *family);
            }
        }
    };
    each(&mut |slot, family| {
        if last[slot] != family {
            last[slot] = family;
            counts[slot] += 1;
        }
    });
    let (mut starts, mut terms, mut total) = (vec![0], Vec::new(), 0);
    for word in 0..words {
        for at in Where::ALL {
            let slot = word * KINDS + at as usize;
            if counts[slot] > 0 {
                terms.push(Term { at, first: total });
                total += counts[slot];
            }
            counts[slot] = total - counts[slot];
        }
        starts.push(count(terms.len()));
    }
    let mut places = vec![0; total as usize];
    last.fill(u32::MAX);
    each(&mut |slot, family| {
        if last[slot] != family {
            last[slot] = family;
            places[counts[slot] as usize] = family;
            counts[slot] += 1;
        }
    });
    (starts, terms, places)
}

/// A number of things as it is kept: no file holds four thousand million of anything.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
