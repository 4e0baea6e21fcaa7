//! An address among what a cell says of a person: «Иванова Мария Петровна, 1989, ул. Школьная, д. 4, кв. 12, т. 8 904 …».

use super::home;
use super::words::CellMark;
use crate::domain::fold::is_letter;
use crate::domain::phone;
use crate::domain::place::{AddressWordKind, LABELS};

/// Whether a cell may say an address without a label: «Лесная 5».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressHint {
    /// Its head speaks of one.
    Yes,
    No,
}

/// The cell without its address, and that address; `None`: it has none.
pub(super) fn taken_out(text: &str, expected: AddressHint) -> Option<(String, String)> {
    let (mut rest, mut address) = (String::new(), Vec::new());
    let mut is_open = false;
    for piece in text.split_inclusive([',', ';', '\n']) {
        let bare = piece.trim_end_matches([',', ';', '\n']);
        let end = &piece[bare.len()..];
        // A second address, or a part of one behind other words, stays where it is.
        let begin = if is_open || address.is_empty() { beginning(bare, is_open, expected) } else { None };
        match begin {
            Some(at) => {
                let (before, found) = bare.split_at(at);
                let (found, after) = found.split_at(phone_in(found));
                address.push(found.trim().to_owned());
                rest.push_str(before);
                rest.push_str(if before.trim().is_empty() { "" } else { ", " });
                rest.push_str(after);
                rest.push_str(if after.trim().is_empty() { "" } else { end });
                is_open = after.trim().is_empty();
            }
            None => {
                rest.push_str(piece);
                is_open = false;
            }
        }
    }
    if address.is_empty() {
        return None;
    }
    let address = address.join(", ");
    // A label alone is none: «ул.».
    let found = home::address(&address).0;
    (found.house.is_some() || found.settlement.is_some()).then_some((rest, address))
}

/// Where in a piece an address begins, in bytes. Behind a piece of one a number is its next part.
fn beginning(piece: &str, is_open: bool, expected: AddressHint) -> Option<usize> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let place = |word: &str| word.as_ptr() as usize - piece.as_ptr() as usize;
    let first = place(words.first()?);
    if CellMark::Region.is_in(piece) || is_open && is_part(&words) {
        return Some(first);
    }
    let labelled = (0..words.len()).find(|at| begins_at(&words[*at..]));
    if let Some(at) = labelled {
        return Some(place(words[at]));
    }
    if expected == AddressHint::No {
        return None;
    }
    let (found, left) = home::address(piece);
    let is_bare = found.house.is_some()
        && (found.street.is_some() || found.settlement.is_some())
        && left.is_empty()
        && phone::within(piece).is_none()
        && words.len() <= MOST_WORDS;
    is_bare.then_some(first)
}

/// The most words of an address without a label: «40 лет Победы 7-12».
const MOST_WORDS: usize = 4;

/// Whether these words begin with a kind of street or settlement and a name: «ул. Мира», «г.Боровичи».
fn begins_at(words: &[&str]) -> bool {
    let (label, name) = match words[0].split_once('.') {
        Some((label, name)) if !name.is_empty() => (label, name),
        _ => (words[0], words.get(1).copied().unwrap_or_default()),
    };
    let is_capital = name.starts_with(char::is_uppercase);
    let is_number = name.starts_with(|c: char| c.is_ascii_digit());
    // «с 2015», «д. 5»: a letter without a dot or before a number is no kind of settlement.
    let is_written = words[0].contains('.') || label.chars().count() > 2;
    // The name of a person has capitals, the label of a street mostly none; a day or a word is none.
    if !is_written || !is_capital && !is_number || !label.starts_with(is_letter) {
        return false;
    }
    let is_initial = name.chars().filter(|c| is_letter(*c)).count() < 2;
    let is = |sort| LABELS.get(sort, label).is_some();
    is_number && is(AddressWordKind::Street)
        || is_capital && !is_initial && (is(AddressWordKind::Street) || is(AddressWordKind::Settlement))
}

/// Whether a piece goes on with an address: «д. 4», «кв. 12», «15-7», «Лесная 5» behind a settlement.
fn is_part(words: &[&str]) -> bool {
    let word = words[0].trim_end_matches('.');
    let labels = [AddressWordKind::House, AddressWordKind::Block, AddressWordKind::Flat];
    let digits = words[0].chars().filter(char::is_ascii_digit).count();
    let is_short = (1..=4).contains(&digits) && words[0].starts_with(|c: char| c.is_ascii_digit());
    let label = word.split('.').next().unwrap_or_default();
    let is_labelled = labels.into_iter().any(|sort| LABELS.get(sort, label).is_some());
    is_labelled || is_short && words.len() == 1 && !words[0].contains('.') && !is_year(word)
}

fn is_year(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Where a phone begins in the rest of a piece, with its label; else the end.
fn phone_in(text: &str) -> usize {
    let Some((_, number)) = phone::within(text) else { return text.len() };
    let at = number.as_ptr() as usize - text.as_ptr() as usize;
    let before = text[..at].trim_end();
    let label = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if CellMark::Phone.is(label) { before.len() - label.len() } else { at }
}
