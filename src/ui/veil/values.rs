//! Whole values of records that no word before them marks: «д. 6/14, корп. 2», «112/2 стр. 4», «код 12К, собака».

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;

use super::row::PictureRow;
use super::{CUT, CUT_SIGN};
use crate::domain::fold;

/// The fewest letters of a value without digits that is hidden.
const FEWEST_LETTERS: usize = 4;

/// The folded values without their blanks, by their first sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HiddenValues {
    by_first: BTreeMap<char, Vec<Vec<char>>>,
}

/// A cell with the row it is in.
type Cell = (PictureRow, u16);

impl HiddenValues {
    /// A number alone identifies no home, and would hide every number of the picture.
    pub fn of(texts: &[String]) -> HiddenValues {
        let mut values = HiddenValues::default();
        for text in texts {
            let signs: Vec<char> = fold::fold(text).chars().filter(|c| !c.is_whitespace()).collect();
            let begins = signs.iter().position(|c| c.is_alphanumeric()).unwrap_or(signs.len());
            let ends = signs.iter().rposition(|c| c.is_alphanumeric()).map_or(begins, |last| last + 1);
            let signs = &signs[begins..ends];
            let digits = signs.iter().filter(|c| c.is_ascii_digit()).count();
            let is_known = if digits > 0 { signs.len() >= CUT } else { signs.len() >= FEWEST_LETTERS };
            if let Some(first) = signs.first().filter(|_| is_known && digits < signs.len()) {
                values.by_first.entry(*first).or_default().push(signs.to_vec());
            }
        }
        values
    }

    /// The cells to hide in a row and those below it on which a value goes on: letters and digits, but for the first
    /// letter of a word.
    pub fn found(&self, buf: &Buffer, row: PictureRow) -> Vec<Cell> {
        let mut all = Vec::new();
        let mut before = ' ';
        for x in row.area.left()..row.area.right() {
            let sign = row.sign(buf, x);
            if sign.is_alphanumeric() && !before.is_alphanumeric() {
                let values = self.by_first.get(&folded(sign)).into_iter().flatten();
                let cells = values.filter_map(|value| cells(buf, (row, x), value)).max_by_key(Vec::len);
                all.extend(cells.unwrap_or_default());
            }
            before = sign;
        }
        all
    }
}

/// The cells of a value that begins at a cell; `None`: another text is there.
fn cells(buf: &Buffer, from: Cell, value: &[char]) -> Option<Vec<Cell>> {
    let (mut row, mut x) = from;
    let (mut found, mut matched, mut before) = (Vec::new(), 0, ' ');
    for sign in value {
        if row.ends(buf, x) {
            (row, x) = row.wrapped(buf, x.saturating_sub(1))?;
            before = ' ';
        }
        while row.sign(buf, x) == ' ' && !row.ends(buf, x) {
            x += 1;
            before = ' ';
        }
        let shown = row.sign(buf, x);
        if shown.to_string() == CUT_SIGN {
            return (matched >= CUT).then_some(found);
        }
        if folded(shown) != *sign {
            return None;
        }
        matched += usize::from(shown.is_alphanumeric());
        if shown.is_ascii_digit() || shown.is_alphabetic() && before.is_alphanumeric() {
            found.push((row, x));
        }
        before = shown;
        x += 1;
    }
    (!row.sign(buf, x).is_alphanumeric() || row.ends(buf, x)).then_some(found)
}

fn folded(sign: char) -> char {
    fold::fold(sign.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(sign)
}
