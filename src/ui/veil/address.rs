//! What comes behind a street: the small words of its name, the numbers of house, block and flat, on the same line or on
//! the next one.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;

use super::row::PictureRow;
use super::{CUT_SIGN, SHORT_WORD};
use crate::domain::fold;
use crate::domain::place::{self, AddressWordKind};

/// The words of addresses that are hidden only where they stand in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HiddenAddressWords {
    /// The small words of streets: «пионерской организации».
    small: BTreeSet<String>,
    /// What a number of a house or a flat follows: «дом», «кв».
    labels: BTreeSet<String>,
    /// Kinds of streets and settlements: «переулок», «пер», «пос».
    kinds: BTreeSet<String>,
}

impl HiddenAddressWords {
    /// The words of these streets.
    pub fn of(streets: &[String]) -> HiddenAddressWords {
        let small = streets.iter().flat_map(|street| fold::words(street));
        let small = small.filter(|word| word.starts_with(char::is_alphabetic) && word.chars().count() > 1);
        let labels = place::LABELS.all().iter().flat_map(|label| {
            // A short word of a house may be one of something else: «д.» is a case too.
            let short = label.forms.iter().filter(|_| label.sort == AddressWordKind::Flat);
            let is_number =
                matches!(label.sort, AddressWordKind::House | AddressWordKind::Block | AddressWordKind::Flat);
            std::iter::once(&label.full).filter(move |_| is_number).chain(short).map(|word| fold::fold(word))
        });
        let is_kind = |sort| matches!(sort, AddressWordKind::Street | AddressWordKind::Settlement);
        let kinds = place::LABELS.all().iter().filter(|label| is_kind(label.sort));
        let kinds = kinds.flat_map(|label| std::iter::once(&label.full).chain(&label.forms));
        let kinds = kinds.flat_map(|kind| fold::words(kind)).collect();
        HiddenAddressWords { small: small.collect(), labels: labels.collect(), kinds }
    }

    /// Hides what is left of an address that is cut off in its street, behind the word of its kind that ends at a cell:
    /// «пер.~ 128», «пер. С~ 128», «пе~ 128».
    pub fn hide_cut(&self, buf: &mut Buffer, row: PictureRow, word: &str, end: u16) {
        if !word.starts_with(char::is_lowercase) {
            return;
        }
        let is_cut = |x: u16| row.sign(buf, x).to_string() == CUT_SIGN;
        let word = fold::fold(word);
        let begins = || self.kinds.range(word.clone()..).next().is_some_and(|kind| kind.starts_with(&word));
        let is_kind = self.kinds.contains(&word) || is_cut(end) && begins();
        if !is_kind {
            return;
        }
        let mut name = end;
        while ". ".contains(row.sign(buf, name)) && !row.ends(buf, name) {
            name += 1;
        }
        let name_end = row.word_end(buf, name);
        if is_cut(name_end) {
            if name < name_end {
                row.hide_word(buf, name, name_end);
            }
            self.hide_behind(buf, row, name_end);
        }
    }

    /// Hides the number behind the word that ends at a cell, if it says what is numbered: «дом 12», «кв. 4». A line that ends
    /// before the number goes on in the next one.
    pub fn hide_numbered(&self, buf: &mut Buffer, row: PictureRow, word: &str, end: u16) {
        if !self.labels.contains(&fold::fold(word)) {
            return;
        }
        let sign_end =
            (end..row.area.right()).find(|x| !".:".contains(row.sign(buf, *x))).unwrap_or(row.area.right());
        let beside = (sign_end..row.area.right()).find(|x| row.sign(buf, *x) != ' ').map(|x| (row, x));
        let is_number = |(row, x): &(PictureRow, u16)| row.sign(buf, *x).is_ascii_digit();
        let below = || row.wrapped(buf, end.saturating_sub(1)).filter(|_| row.ends(buf, sign_end));
        let number = beside.filter(is_number).or_else(|| below().filter(is_number));
        if let Some((row, x)) = number {
            self.hide_behind(buf, row, x);
        }
    }

    /// Hides what belongs to the address from a cell on: «имени 12, кв. 4», «15А». A line that ends before the number goes on
    /// in the next one.
    pub fn hide_behind(&self, buf: &mut Buffer, row: PictureRow, from: u16) {
        let (mut row, mut x) = (row, from);
        let mut waits = true;
        loop {
            if row.ends(buf, x) {
                match row.wrapped(buf, x.saturating_sub(1)).filter(|_| waits) {
                    Some(next) => (row, x) = next,
                    None => return,
                }
            }
            let c = row.sign(buf, x);
            if c.is_ascii_digit() {
                // A letter behind the digits is a part of the number.
                while row.sign(buf, x).is_alphanumeric() {
                    row.hide(buf, x);
                    x += 1;
                }
                waits = false;
                continue;
            }
            let end = row.word_end(buf, x);
            let word = row.text(buf, x, end);
            let is_short = (1..=SHORT_WORD).contains(&word.chars().count()) && row.sign(buf, end) == '.';
            let is_cut = end < row.area.right() && row.sign(buf, end).to_string() == CUT_SIGN;
            if c.is_alphabetic() && is_cut || c.is_lowercase() && self.small.contains(&fold::fold(&word)) {
                row.hide_word(buf, x, end);
                (x, waits) = (end, true);
            } else if c.is_lowercase() && is_short {
                (x, waits) = (end + 1, true);
            } else if c == ' ' || c.to_string() == CUT_SIGN {
                x += 1;
            } else if ",/-→".contains(c) {
                (x, waits) = (x + 1, true);
            } else {
                return;
            }
        }
    }
}
