//! What was found, and why: the word, the field, the letters.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;

use super::distance::{joined, shared};
use super::field::{MatchMethod, SearchField};
use super::index::SearchIndex;
use super::letters::{self, pieces};
use super::texts::IndexedField;
use super::texts::NOBODY;
use super::word::QueryWord;
use crate::domain::{FamilyId, MemberId, phone};

/// Where a word was found in a family.
#[derive(Clone, Copy)]
pub(super) struct FieldMatch {
    pub field: IndexedField,
    /// The place of the word in the text of the field; phones have none.
    pub piece: usize,
    pub how: MatchMethod,
    /// Identifies the word of the family, so that two words of a query do not take the same one.
    pub same: (u8, u8, u32),
    pub cost: u32,
}

/// Why a family was found, for one word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordMatch {
    /// The word typed.
    pub word: String,
    /// Its place.
    pub field: SearchField,
    /// The text of the field as it is kept.
    pub text: String,
    /// How it was found.
    pub how: MatchMethod,
    /// Whose the field is; `None`: the family's own.
    pub member: Option<MemberId>,
    /// The letters of `text` that were matched, in bytes, in order.
    pub ranges: Vec<Range<usize>>,
}

impl WordMatch {
    /// The text as a screen shows it, with the letters that were matched: a phone is kept otherwise than it is shown.
    #[must_use]
    pub fn shown(&self) -> (String, Vec<Range<usize>>) {
        let shown =
            if self.field == SearchField::Phone { phone::shown(&self.text) } else { self.text.clone() };
        if shown == self.text {
            return (shown, self.ranges.clone());
        }
        let digits =
            |text: &str| text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
        let (kept, there): (Vec<usize>, Vec<usize>) = (digits(&self.text), digits(&shown));
        let matched = kept.iter().zip(&there).filter(|(at, _)| self.ranges.iter().any(|r| r.contains(*at)));
        let ranges = joined(matched.map(|(_, at)| *at..at + 1));
        (shown, ranges)
    }
}

/// A family found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the families that were indexed.
    pub place: usize,
    pub family: FamilyId,
    /// Whether its accompaniment has ended.
    pub ended: bool,
    /// Why, word by word in the order typed. Labels such as «ул.» that match nothing are left out.
    pub matched: Vec<WordMatch>,
}

impl SearchIndex {
    /// Why a word was found, for people.
    pub(super) fn as_match(&self, word: &QueryWord, entry: u32, found: FieldMatch) -> WordMatch {
        let spelled = self.texts.text(found.field.text);
        let kept = self.kept.get(&(entry, found.field.text)).map(|kept| self.texts.text(*kept));
        let member = (found.field.member != NOBODY)
            .then(|| self.members_of(entry).get(usize::from(found.field.member)).map(|m| m.id))
            .flatten();
        let (how, ranges) = match (found.field.at, kept) {
            (SearchField::Phone, _) => (found.how, run(spelled, &word.phone).into_iter().collect()),
            (_, Some(kept)) => (found.how, same_piece(spelled, found.piece, kept)),
            _ => self.lit(word, spelled, found),
        };
        let text = kept.unwrap_or(spelled);
        WordMatch {
            word: word.typed.clone(),
            field: found.field.at,
            text: text.to_owned(),
            how,
            member,
            ranges,
        }
    }

    /// The letters that were matched, and whether the words differ only in ё or й.
    fn lit(&self, word: &QueryWord, text: &str, found: FieldMatch) -> (MatchMethod, Vec<Range<usize>>) {
        let Some(piece) = pieces(text).into_iter().nth(found.piece) else { return (found.how, Vec::new()) };
        let forms = || word.forms.iter().map(|f| f.code.as_slice());
        let begins = forms().filter(|f| piece.code.starts_with(f)).map(<[u8]>::len).max();
        let places = piece.places(text);
        let letters_at = |all: &[usize]| joined(all.iter().filter_map(|i| places.get(*i).cloned()));
        match (found.how, begins) {
            (MatchMethod::Diminutive, _) => (found.how, vec![piece.range]),
            (how @ (MatchMethod::Exact | MatchMethod::Prefix), Some(n)) => {
                let range = piece.first(text, n);
                let typed = word.typed.to_lowercase();
                let is_typed = word.forms[0].code.len() == n && piece.code.starts_with(&word.forms[0].code);
                let how = if !is_typed || same_letters(&typed, &text[range.clone()].to_lowercase()) {
                    how
                } else {
                    MatchMethod::Yo
                };
                (how, vec![range])
            }
            (how, Some(n)) => (how, vec![piece.first(text, n)]),
            (MatchMethod::Fuzzy, None) => {
                let kept = letters::spelled(&piece.code);
                let typed = forms().next().map(letters::spelled).unwrap_or_default();
                let places = self.matcher.fuzzy_indices(&kept, &typed).map(|(_, places)| places);
                (found.how, letters_at(&places.unwrap_or_default()))
            }
            (how, None) => {
                let best = forms().map(|f| shared(f, &piece.code)).max_by_key(Vec::len).unwrap_or_default();
                let lit = letters_at(&best);
                (how, if lit.is_empty() { vec![piece.range] } else { lit })
            }
        }
    }
}

/// The place in another text of the word at `piece` of one text.
fn same_piece(text: &str, piece: usize, other: &str) -> Vec<Range<usize>> {
    let Some(word) = pieces(text).into_iter().nth(piece) else { return Vec::new() };
    pieces(other).into_iter().find(|p| p.code == word.code).map(|p| p.range).into_iter().collect()
}

/// Whether two texts have the same letters, ё and й distinguished from е and и; marks and signs do not count.
fn same_letters(a: &str, b: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let letters = |t: &str| t.nfc().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    letters(a) == letters(b)
}

/// The places of a run of digits in a number, the last place first.
fn run(text: &str, typed: &[u8]) -> Option<Range<usize>> {
    let places: Vec<(usize, u8)> = text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).collect();
    let found_at = |typed: &[u8]| {
        let at =
            places.windows(typed.len().max(1)).rposition(|w| w.iter().map(|(_, b)| b).eq(typed.iter()))?;
        Some(places[at].0..places[at + typed.len() - 1].0 + 1)
    };
    found_at(typed).or_else(|| found_at(typed.get(1..)?))
}
