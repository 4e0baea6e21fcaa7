//! Names in every grammatical case, whole or cut off at the edge of a column.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::{CUT, is_of_word};
use crate::domain::fold::{self, Declension};

/// The most letters that a case ending adds to a stem: «Ивановыми».
const ENDING: usize = 3;

/// The folded stems of names by their declension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HiddenNames {
    nouns: BTreeSet<String>,
    adjectives: BTreeSet<String>,
}

/// Whether a word is whole on the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordCut {
    Whole,
    /// Cut off behind its letters.
    Cut,
    /// Cut off, the second part of a hidden name: one letter of it is enough.
    Part,
}

impl HiddenNames {
    pub fn of(texts: &[String]) -> HiddenNames {
        let mut names = HiddenNames::default();
        for word in texts.iter().flat_map(|text| words(text)).filter(|word| word.chars().count() > 1) {
            names.nouns.extend(Declension::Noun.stems(&word));
            names.adjectives.extend(Declension::Adjective.stems(&word));
        }
        names
    }

    /// Whether the word is one of these in whatever case, or the beginning of one, if it is cut off.
    pub fn hide(&self, word: &str, cut: WordCut) -> bool {
        if !begins_name(word) {
            return false;
        }
        let width = word.width();
        let word = fold::fold(word);
        let count = word.chars().count();
        let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let lists = [(&self.nouns, Declension::Noun), (&self.adjectives, Declension::Adjective)];
        let is_case = |(stems, declension): &(&BTreeSet<String>, Declension)| {
            ends.iter().rev().take(ENDING + 1).any(|end| {
                let rest = &word[*end..];
                let fits =
                    if cut == WordCut::Whole { declension.ends(rest) } else { declension.begins(rest) };
                fits && stems.contains(&word[..*end])
            })
        };
        let begins = |stems: &BTreeSet<String>| {
            stems.range(word.clone()..).next().is_some_and(|stem| stem.starts_with(&word))
        };
        // A wide letter is a word by itself: one identifies a name as the first letters of a spelled one do.
        let is_enough = match cut {
            WordCut::Whole => false,
            WordCut::Cut => count >= CUT || width > count,
            WordCut::Part => true,
        };
        lists.iter().any(is_case) || is_enough && lists.iter().any(|(stems, _)| begins(stems))
    }
}

/// What of a name is hidden: not initials, not «и».
fn words(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !is_of_word(c)).filter(|word| begins_name(word)).map(fold::fold);
    words.collect::<Vec<_>>().into_iter()
}

/// Whether a word may be a name. Of a script without small letters any word may.
fn begins_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}
