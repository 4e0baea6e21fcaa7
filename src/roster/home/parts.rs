//! Parts of an address by their letters: labels beside numbers, numbers in names of streets.

use super::{bare, begins_with_digit, is_capital, is_label};
use crate::domain::fold::is_letter;
use crate::domain::place::{AddressWordKind, LABELS};
use crate::roster::words::CellMark;

/// «1-я», «9-го»: the number of a street's name, never of a house.
pub(super) fn is_ordinal(word: &str) -> bool {
    let Some((number, end)) = word.split_once('-') else { return false };
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) && CellMark::OrdinalEnd.is(end)
}

/// How many of these words are a name of a street that begins with a number: «8 Марта», «40 лет Октября», «1905 года»,
/// «1-я Садовая», the number of «5 мкр-н»; none: the number is that of a house.
pub(super) fn numbered_name(tokens: &[&str], is_free: bool) -> Option<usize> {
    let word = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let sorts = [
        AddressWordKind::Street,
        AddressWordKind::Settlement,
        AddressWordKind::House,
        AddressWordKind::Block,
        AddressWordKind::Flat,
    ];
    let is_label = |word: &str| sorts.into_iter().any(|sort| is_label(sort, word));
    let is_name = |word: &str| is_capital(word) && word.chars().count() > 2 && !is_label(word);
    let (first, second) = (word(0), word(1));
    if is_ordinal(first) {
        return Some(1);
    }
    if !first.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    if CellMark::Years.is(second) {
        return Some(if is_name(word(2)) { 3 } else { 2 });
    }
    // «Лесная 5 Травково»: behind a name only another number shows that the first one is not that of the house.
    if is_name(second) && (is_free || begins_with_digit(word(2))) {
        return Some(2);
    }
    (is_free && is_numbered_kind(second)).then_some(1)
}

/// Whether streets of this kind have numbers for names: «мкр. 5».
pub(super) fn is_numbered_kind(word: &str) -> bool {
    LABELS
        .get(AddressWordKind::Street, bare(word))
        .is_some_and(|label| CellMark::NumberedStreet.is(&label.full))
}

/// The piece with blanks between labels and what they are of: «ул.Мира», «д5кв12», «5кв.12»; «№» says nothing.
pub(super) fn parted(piece: &str) -> String {
    let signs: Vec<char> = piece.chars().filter(|sign| *sign != '\u{2116}').collect();
    let mut all = String::with_capacity(piece.len() + 4);
    let run = |from: usize| -> String { signs[from..].iter().take_while(|c| is_letter(**c)).collect() };
    // Where the letters began that are being read.
    let mut letters = 0;
    for (at, sign) in signs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|p| signs.get(p)).copied().unwrap_or(' ');
        let next = signs.get(at + 1).copied().unwrap_or(' ');
        if is_letter(*sign) && !is_letter(before) {
            letters = at;
            let label = run(at);
            let is_part = label.chars().count() > 1
                && (is_label(AddressWordKind::Flat, &label) || is_label(AddressWordKind::Block, &label));
            if before.is_ascii_digit() && is_part {
                all.push(' ');
            }
        }
        if sign.is_ascii_digit() && is_letter(before) {
            let label = run(letters);
            let is_of_number = [AddressWordKind::House, AddressWordKind::Block, AddressWordKind::Flat]
                .into_iter()
                .any(|s| is_label(s, &label));
            // «5к2» is one number of a house.
            let begins =
                letters.checked_sub(1).and_then(|p| signs.get(p)).is_none_or(|c| !c.is_ascii_digit());
            if is_of_number && (begins || label.chars().count() > 1) {
                all.push(' ');
            }
        }
        all.push(*sign);
        if *sign == '.' && is_letter(before) && next.is_alphanumeric() {
            all.push(' ');
        }
    }
    all
}

/// The letter of a house behind its number: «5 «а»», «5 А».
pub(super) fn letter_of_house(word: &str) -> Option<char> {
    let mut signs = word.trim_matches(['\u{ab}', '\u{bb}', '"', '\'', '.']).chars();
    match (signs.next(), signs.next()) {
        (Some(letter), None) if is_letter(letter) => Some(letter),
        _ => None,
    }
}
