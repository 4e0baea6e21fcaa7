//! What the cells of a worksheet of xlsx do not say: which rows and columns are hidden, which formulas have no value.
//! Found while the part is unpacked to measure it, so that it costs no further pass.

use std::collections::BTreeSet;

use super::MOST_COLUMNS;

/// The longest element that is looked at.
const LONGEST_TAG: usize = 2 << 10;

/// The longest formula that is quoted, bytes.
const LONGEST_FORMULA: usize = 120;

/// The most formulas without a value that are named.
const MOST_UNCOMPUTED: usize = 10_000;

/// A formula whose value was never computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UncomputedFormula {
    /// From 1.
    pub row: usize,
    /// From 0.
    pub column: usize,
    /// The formula as it is written, without `=`; of a shared one nothing.
    pub formula: String,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct WorksheetScan {
    pub hidden_rows: BTreeSet<usize>,
    pub hidden_columns: BTreeSet<usize>,
    pub uncomputed: Vec<UncomputedFormula>,
    tag: Vec<u8>,
    is_in_tag: bool,
    /// The text behind the beginning of a formula.
    formula: Vec<u8>,
    is_in_formula: bool,
    row: usize,
    column: usize,
    has_formula: bool,
    has_value: bool,
}

impl WorksheetScan {
    /// Takes the next bytes of the part.
    pub fn take(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while !rest.is_empty() {
            let until = if self.is_in_tag { b'>' } else { b'<' };
            let end = rest.iter().position(|b| *b == until);
            let part = &rest[..end.unwrap_or(rest.len())];
            if self.is_in_tag {
                let room = LONGEST_TAG.saturating_sub(self.tag.len());
                self.tag.extend_from_slice(&part[..part.len().min(room)]);
            } else if self.is_in_formula {
                let room = LONGEST_FORMULA.saturating_sub(self.formula.len());
                self.formula.extend_from_slice(&part[..part.len().min(room)]);
            }
            let Some(end) = end else { return };
            if self.is_in_tag {
                self.element();
                self.tag.clear();
            }
            self.is_in_tag = !self.is_in_tag;
            rest = &rest[end + 1..];
        }
    }

    fn element(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        let (name, is_end) = match tag.strip_prefix(b"/") {
            Some(rest) => (rest, true),
            None => (tag.as_slice(), false),
        };
        let end = name.iter().position(|b| b.is_ascii_whitespace() || *b == b'/').unwrap_or(name.len());
        let name = &name[..end];
        let local = name.iter().rposition(|b| *b == b':').map_or(name, |at| &name[at + 1..]);
        let is_empty = tag.last() == Some(&b'/');
        match (local, is_end) {
            (b"row", false) => {
                self.row = number(&tag, b"r").unwrap_or(self.row + 1);
                self.column = 0;
                if is_true(&tag, b"hidden") {
                    self.hidden_rows.insert(self.row);
                }
            }
            (b"col", false) if is_true(&tag, b"hidden") => {
                let (min, max) = (number(&tag, b"min").unwrap_or(1), number(&tag, b"max").unwrap_or(0));
                self.hidden_columns.extend((min.max(1)..=max.min(MOST_COLUMNS)).map(|column| column - 1));
            }
            (b"c", false) => {
                if let Some(column) = value(&tag, b"r").and_then(column) {
                    self.column = column;
                }
                (self.has_formula, self.has_value) = (false, false);
                self.formula.clear();
                if is_empty {
                    self.column += 1;
                }
            }
            (b"f", false) => (self.has_formula, self.is_in_formula) = (true, !is_empty),
            (b"f", true) => self.is_in_formula = false,
            (b"v" | b"is", false) => self.has_value |= !is_empty,
            (b"c", true) => {
                if self.has_formula && !self.has_value && self.uncomputed.len() < MOST_UNCOMPUTED {
                    let formula = String::from_utf8_lossy(&self.formula).into_owned();
                    let formula = quick_xml::escape::unescape(&formula).map_or(formula.clone(), Into::into);
                    self.uncomputed.push(UncomputedFormula { row: self.row, column: self.column, formula });
                }
                self.column += 1;
            }
            _ => {}
        }
        self.tag = tag;
    }
}

/// The value of an attribute of a tag.
fn value<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut at = 0;
    while let Some(found) = tag[at..].windows(name.len()).position(|part| part == name) {
        let begin = at + found;
        let rest = &tag[begin + name.len()..];
        let is_whole = begin > 0 && tag[begin - 1].is_ascii_whitespace();
        if is_whole && let [b'=', quote @ (b'"' | b'\''), rest @ ..] = rest {
            let end = rest.iter().position(|b| b == quote)?;
            return Some(&rest[..end]);
        }
        at = begin + 1;
    }
    None
}

fn number(tag: &[u8], name: &[u8]) -> Option<usize> {
    std::str::from_utf8(value(tag, name)?).ok()?.parse().ok()
}

fn is_true(tag: &[u8], name: &[u8]) -> bool {
    matches!(value(tag, name), Some(b"1" | b"true"))
}

/// The place of the column of a cell such as `AB12`.
fn column(cell: &[u8]) -> Option<usize> {
    let letters = cell.iter().take_while(|b| b.is_ascii_alphabetic());
    let place =
        letters.take(3).fold(0usize, |place, b| place * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    place.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_parts_and_uncomputed_formulas_are_found_wherever_the_bytes_are_cut() {
        let xml = br#"<x:cols><col min="2" max='3' hidden="1" width="4"/><col min="5" max="5"/></x:cols>
<row r="3" hidden="1"><c r="A3"><v>1</v></c></row><row hidden='true'><c r="C4" t="str"><f>A1&amp;"x"</f></c>
<c><f>B1</f><v>2</v></c><c><f t="shared" si="0"/></c></row><row r="9" spans="1:3"/>"#;
        for cut in 0..xml.len() {
            let mut scan = WorksheetScan::default();
            scan.take(&xml[..cut]);
            scan.take(&xml[cut..]);
            assert_eq!(Vec::from_iter(scan.hidden_rows.clone()), [3, 4], "{cut}");
            assert_eq!(Vec::from_iter(scan.hidden_columns.clone()), [1, 2], "{cut}");
            let found: Vec<_> =
                scan.uncomputed.iter().map(|u| (u.row, u.column, u.formula.as_str())).collect();
            assert_eq!(found, [(4, 2, "A1&\"x\""), (4, 4, "")], "{cut}");
        }
    }
}
