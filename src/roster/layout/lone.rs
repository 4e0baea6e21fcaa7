//! Rows with one filled cell among rows with many: the name of a settlement above its families, the name of a family
//! above its people, a remark below the table.

use std::collections::BTreeSet;

use super::Head;
use crate::domain::place::{LABELS, Sort};
use crate::roster::column::Column;
use crate::roster::content;
use crate::roster::home;
use crate::roster::words::{Mark, plain};
use crate::table::{Cell, Merged, Row, Sheet};

/// Columns that a merged cell must reach over to be about the rows below, and not about one of their columns.
const WIDE: usize = 3;

/// Where merged cells begin that reach over so many columns: numbers of rows, places of columns.
pub(super) type Wide = BTreeSet<(usize, usize)>;

pub(super) fn wide(sheet: &Sheet) -> Wide {
    let is_wide = |area: &&Merged| area.columns.1 - area.columns.0 + 1 >= WIDE;
    sheet.merged.iter().filter(is_wide).map(|area| (area.rows.0, area.columns.0)).collect()
}

/// The longest name of a family with its address.
const LONGEST: usize = 150;

/// What a row with one filled cell is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lone {
    /// The settlement of the families below.
    Settlement,
    /// The family whose people are below.
    Family,
    /// Something that belongs to no family.
    Remark,
}

/// What a row with one filled text is about; `None`: it is a row like others.
pub(super) fn lone(wide: &Wide, row: &Row, heads: &[Head]) -> Option<Lone> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (Some((place, Cell::Text(text))), None) = (filled.next(), filled.next()) else { return None };
    let known = heads.iter().filter(|head| head.column != Column::Leave).count();
    let is_own = heads.iter().any(|head| head.column == Column::FamilyId);
    if known < WIDE || is_own || Mark::Ditto.is(text) || Mark::Nothing.is(text) {
        return None;
    }
    if Mark::Page.begins(text) {
        return Some(Lone::Remark);
    }
    let column = heads.get(place).map_or(Column::Other, |head| head.column);
    let is_wide = wide.contains(&(row.number, place));
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let is_short = text.chars().count() <= LONGEST;
    let has_role = heads.iter().any(|head| head.column == Column::Role);
    let begins_family = Mark::Family.begins(text) && plain(text).contains(' ');
    if is_short && (begins_family || is_wide && has_role && content::is_named(text)) {
        return Some(Lone::Family);
    }
    let is_apart = is_wide || column == Column::Ordinal && has_letters;
    let is_labelled = column.names_somebody() && begins_with_settlement(text);
    if (is_apart || is_labelled) && is_settlement(text) {
        return Some(Lone::Settlement);
    }
    (is_apart || column.names_somebody() && content::is_sentence(text)).then_some(Lone::Remark)
}

/// Whether a text begins with a kind of settlement: «с. Травково».
fn begins_with_settlement(text: &str) -> bool {
    let label = text.split(['.', ' ']).next().unwrap_or_default();
    text.chars().count() > label.chars().count() && LABELS.get(Sort::Settlement, label).is_some()
}

fn is_settlement(text: &str) -> bool {
    let (address, rest) = home::address(text);
    address.settlement.is_some() && address.street.is_none() && address.house.is_none() && rest.is_empty()
}
