//! Texts as a Russian typist meant them: Latin letters among Russian ones, and the apostrophe that makes Excel take a
//! number for a text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::fold::is_letter;

/// The words of lists as JSON, of which the letters are read here.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/list-words.json"));

/// Latin letters with the Russian ones that look like them.
#[derive(Default, serde::Deserialize)]
struct LetterFile {
    letters: Homoglyphs,
}

#[derive(Default, serde::Deserialize)]
struct Homoglyphs {
    latin: String,
    russian: String,
}

static TWINS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let LetterFile { letters } = serde_json::from_str(WORDS).unwrap_or_default();
    letters.latin.chars().zip(letters.russian.chars()).collect()
});

/// The Russian letter that looks like this Latin one.
fn twin(letter: char) -> Option<char> {
    TWINS.get(&letter).copied()
}

/// Whether a letter is Russian.
fn is_russian(letter: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&letter)
}

/// The text with Latin letters that look Russian made Russian, in words that have Russian letters and no Latin ones of
/// another look: «Ивaновa» typed in two layouts.
#[must_use]
pub(super) fn in_one_script(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| b.is_ascii_alphabetic()) || !text.chars().any(is_russian) {
        return Cow::Borrowed(text);
    }
    let mut all = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let is_mixed = word.chars().any(is_russian)
            && word.chars().all(|letter| !letter.is_ascii_alphabetic() || twin(letter).is_some());
        if is_mixed {
            all.extend(word.chars().map(|letter| twin(letter).unwrap_or(letter)));
        } else {
            all.push_str(word);
        }
        let skipped = after.find(is_letter).unwrap_or(after.len());
        all.push_str(&after[..skipped]);
        rest = &after[skipped..];
    }
    Cow::Owned(all)
}

/// The text of a cell of a list that others typed.
#[must_use]
pub(super) fn typed(text: &str) -> Cow<'_, str> {
    let number = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    in_one_script(text.strip_prefix('\'').filter(number).unwrap_or(text))
}
