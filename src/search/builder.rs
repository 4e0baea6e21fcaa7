//! Taking in what is to be searched: each text and each word is kept once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use chrono::NaiveDate;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::field::SearchField;
use super::index::{
    ADDRESS_LABEL, ADJECTIVE, IndexedFamily, IndexedMember, LENGTH, PostingList, SearchIndex,
};
use super::labels;
use super::letters::{self, TextWord, pieces};
use super::lexicon::Lexicon;
use super::phones::PhoneIndex;
use super::short_names::NAMES;
use super::stem::{self, EndingPattern};
use super::texts::{IndexedField, NOBODY, TextPool, count};
use super::{phonetic, transliterate};
use crate::domain::{FamilyId, MemberId, day};

/// Takes in what is to be searched, in any order, and makes the index of it.
#[derive(Default)]
pub struct IndexBuilder {
    entries: Vec<IndexedFamily>,
    /// Members with the family of each.
    members: Vec<(u32, IndexedMember)>,
    counts: Vec<u8>,
    fields: Vec<(u32, IndexedField)>,
    texts: TextPool,
    /// The numbers of texts by their hash; one of equal hash has the next free key.
    text_numbers: HashMap<u64, u32, IdentityBuildHasher>,
    words: Vec<Vec<u8>>,
    /// Russian spellings of words in Latin letters.
    latins: Vec<(Vec<u8>, u32)>,
    /// The day on which ages are computed.
    pub(super) today: Option<NaiveDate>,
    /// The numbers of words, in the same way.
    word_numbers: HashMap<u64, u32, IdentityBuildHasher>,
    /// By family and text that a house is also found by, the text as it is kept.
    kept: HashMap<(u32, u32), u32>,
}

/// The keys of these maps are hashes already.
type IdentityBuildHasher = BuildHasherDefault<IdentityHasher>;

/// A key that is its own hash. To fold its halves together once more would take the fold of [`hash`] back, and what is
/// left, the low bits of a product, is the same for texts of one beginning.
#[derive(Default)]
struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }
}

/// The hash of a text or a word. Half the time of building is spent in looking texts up: nobody attacks a curator by the
/// names in her file, so it may be a quick one (FNV over eight bytes at once).
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0_u64;
    for part in bytes.chunks(8) {
        let mut eight = [0; 8];
        eight[..part.len()].copy_from_slice(part);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    hash ^ (hash >> 32)
}

impl IndexBuilder {
    /// Ages are searched too, as they are on this day.
    #[must_use]
    pub fn on(today: NaiveDate) -> IndexBuilder {
        IndexBuilder { today: Some(today), ..IndexBuilder::default() }
    }

    /// A family; its number is for the other calls. Closed families come after others of equal match.
    pub fn family(&mut self, family: FamilyId, ended: bool) -> usize {
        self.entries.push(IndexedFamily { family, ended, fields: 0, members: 0 });
        self.counts.push(0);
        self.entries.len() - 1
    }

    /// A member of a family; the number returned is for [`IndexBuilder::add`]. Of a family of more than 250 members the
    /// last ones share a number.
    pub fn member(&mut self, family: usize, id: MemberId, born: Option<NaiveDate>) -> u8 {
        let number = self.counts[family];
        if number < NOBODY - 1 {
            self.counts[family] += 1;
            self.members.push((u32::try_from(family).unwrap_or(u32::MAX), IndexedMember { id, born }));
        }
        number
    }

    /// How old a member is today, unless she has left the family: who died or moved out is not asked for by her age.
    pub fn age(&mut self, family: usize, member: u8, born: Option<NaiveDate>, until: Option<NaiveDate>) {
        let Some(today) = self.today.filter(|today| until.is_none_or(|until| *today < until)) else { return };
        if let Some(age) = born.and_then(|born| day::full_years(born, today)) {
            self.add(family, SearchField::Age, Some(member), &age.to_string());
        }
    }

    pub fn add(&mut self, family: usize, at: SearchField, member: Option<u8>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let text = self.text(at, text);
        let field = IndexedField { member: member.unwrap_or(NOBODY), at, text };
        self.fields.push((u32::try_from(family).unwrap_or(u32::MAX), field));
    }

    /// A house by another spelling than the one that is kept, which is shown wherever it is found.
    pub fn spelling(&mut self, family: usize, kept: &str, spelled: &str) {
        self.add(family, SearchField::House, None, spelled);
        let (kept, spelled) =
            (self.text(SearchField::House, kept.trim()), self.text(SearchField::House, spelled.trim()));
        self.kept.insert((u32::try_from(family).unwrap_or(u32::MAX), spelled), kept);
    }

    /// The number of a text: the same for equal texts. The words of a phone are not words.
    fn text(&mut self, at: SearchField, text: &str) -> u32 {
        let key = match known(&self.text_numbers, text.as_bytes(), |n| self.texts.text(n).as_bytes()) {
            Ok(known) => return known,
            Err(key) => key,
        };
        let number = count(self.texts.ends.len());
        self.texts.all.push_str(text);
        self.texts.ends.push(count(self.texts.all.len()));
        if at != SearchField::Phone {
            for TextWord { code, range } in pieces(text) {
                let known = known(&self.word_numbers, &code, |n| self.words[n as usize].as_slice());
                let word = known.unwrap_or_else(|key| {
                    let next = count(self.words.len());
                    if code.len() > 1 && code.iter().any(|c| letters::is_latin(*c)) {
                        let readings = transliterate::readings(&text[range]);
                        self.latins.extend(readings.iter().map(|r| (letters::code(r), next)));
                    }
                    self.words.push(code);
                    self.word_numbers.insert(key, next);
                    next
                });
                self.texts.words.push(word);
            }
        }
        self.texts.word_ends.push(count(self.texts.words.len()));
        self.text_numbers.insert(key, number);
        number
    }

    /// The index of all that was taken in.
    #[must_use]
    pub fn index(mut self) -> SearchIndex {
        // The short names are read now, while nobody types, not at the third letter of the first lookup.
        LazyLock::force(&NAMES);
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
        let phones = PhoneIndex::of(&self.fields, &self.texts);
        let stems = (0..words.len()).map(|at| {
            let word = words.word(at);
            let (length, pattern) = stem::stem(word);
            let length = u8::try_from(length).unwrap_or(LENGTH).min(LENGTH);
            let adjective = if pattern == EndingPattern::Adjective { ADJECTIVE } else { 0 };
            let label = if labels::spellings(word).is_some() { ADDRESS_LABEL } else { 0 };
            length | adjective | label
        });
        let (mut sounds, mut bones) = (Vec::new(), Vec::new());
        for at in 0..words.len() {
            let (word, number) = (words.word(at), count(at));
            if word.len() < 2 || !word.iter().all(|c| letters::is_russian(*c)) {
                continue;
            }
            sounds.push((phonetic::sound(word, phonetic::WordExtent::Whole), number));
            if let Some(said) = phonetic::hasty(word) {
                sounds.push((phonetic::sound(&said, phonetic::WordExtent::Whole), number));
            }
            bones.push((transliterate::bones(word), number));
        }
        let latins = self.latins.into_iter().map(|(reading, word)| (reading, sorted[word as usize]));
        let latins: Vec<(Vec<u8>, u32)> = latins.collect();
        sounds.extend(
            latins
                .iter()
                .map(|(reading, word)| (phonetic::sound(reading, phonetic::WordExtent::Whole), *word)),
        );
        SearchIndex {
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
            latins: Lexicon::of(latins),
            phones,
            kept: self.kept,
            words,
            matcher: SkimMatcherV2::default().ignore_case(),
        }
    }
}

/// The number of what was taken in already, or the key under which it is to be kept.
fn known<'k>(
    numbers: &HashMap<u64, u32, IdentityBuildHasher>,
    sought: &[u8],
    kept: impl Fn(u32) -> &'k [u8],
) -> Result<u32, u64> {
    let mut key = hash(sought);
    loop {
        match numbers.get(&key) {
            Some(number) if kept(*number) == sought => return Ok(*number),
            Some(_) => key = key.wrapping_add(1),
            None => return Err(key),
        }
    }
}

/// Marks each title that is a member's full name with that member. Fields are in order of family and member.
fn name_titles(fields: &mut [(u32, IndexedField)], texts: &TextPool) {
    for family in fields.chunk_by_mut(|(a, _), (b, _)| a == b) {
        let Some(at) = family.iter().position(|(_, f)| f.at == SearchField::Title) else { continue };
        let title = texts.words(family[at].1.text).to_vec();
        let owner = family.chunk_by(|(_, a), (_, b)| a.member == b.member).find(|own| {
            let named = |f: &&(u32, IndexedField)| {
                matches!(f.1.at, SearchField::LastName | SearchField::FirstName | SearchField::Patronymic)
            };
            let words = own.iter().filter(named).flat_map(|(_, f)| texts.words(f.text));
            own[0].1.member != NOBODY && words.eq(title.iter())
        });
        if let Some(member) = owner.map(|own| own[0].1.member) {
            family[at].1.member = member;
        }
    }
}

/// The families by word and kind of field: counted first, then laid out in one list, so that nothing is sorted.
fn spread(
    fields: &[(u32, IndexedField)],
    texts: &TextPool,
    words: usize,
) -> (Vec<u32>, Vec<PostingList>, Vec<u32>) {
    const KINDS: usize = SearchField::ALL.len();
    let mut last = vec![u32::MAX; words * KINDS];
    let mut counts = vec![0_u32; words * KINDS];
    let each = |then: &mut dyn FnMut(usize, u32)| {
        for (family, field) in fields.iter().filter(|(_, f)| f.at != SearchField::Phone) {
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
        for at in SearchField::ALL {
            let slot = word * KINDS + at as usize;
            if counts[slot] > 0 {
                terms.push(PostingList { at, first: total });
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
