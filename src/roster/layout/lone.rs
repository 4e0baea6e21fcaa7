//! Rows with one filled cell among rows with many: the name of a settlement above its families, the name of a family
//! above its people, a remark below the table.

use std::collections::BTreeSet;

use super::ColumnHead;
use crate::domain::place::{AddressWordKind, LABELS};
use crate::roster::column::ListColumn;
use crate::roster::content;
use crate::roster::home;
use crate::roster::words::{CellMark, plain};
use crate::table::{MergedCells, TableCell, TableRow, TableSheet};

/// Columns that a merged cell must reach over to be about the rows below, and not about one of their columns.
const WIDE: usize = 3;

/// Where merged cells begin that reach over so many columns: numbers of rows, places of columns.
pub(super) type WideMerges = BTreeSet<(usize, usize)>;

pub(super) fn wide(sheet: &TableSheet) -> WideMerges {
    let is_wide = |area: &&MergedCells| area.columns.1 - area.columns.0 + 1 >= WIDE;
    sheet.merged.iter().filter(is_wide).map(|area| (area.rows.0, area.columns.0)).collect()
}

/// The longest name of a family with its address.
const LONGEST: usize = 150;

/// What a row with one filled cell is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoneCell {
    /// The settlement of the families below.
    Settlement,
    /// Their street.
    Street,
    /// The family whose people are below.
    Family,
    /// Something that belongs to no family.
    Remark,
}

/// What a row with one filled text is about; `None`: it is a row like others.
pub(super) fn lone(wide: &WideMerges, row: &TableRow, heads: &[ColumnHead]) -> Option<LoneCell> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (Some((place, TableCell::Text(text))), None) = (filled.next(), filled.next()) else { return None };
    let known = heads.iter().filter(|head| head.column != ListColumn::Leave).count();
    let is_own = heads.iter().any(|head| head.column == ListColumn::FamilyId);
    if known < WIDE || is_own || CellMark::Ditto.is(text) || CellMark::Nothing.is(text) {
        return None;
    }
    if CellMark::Page.begins(text) {
        return Some(LoneCell::Remark);
    }
    let column = heads.get(place).map_or(ListColumn::Other, |head| head.column);
    let is_wide = wide.contains(&(row.number, place));
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let is_short = text.chars().count() <= LONGEST;
    let has_role = heads.iter().any(|head| head.column == ListColumn::Role);
    let begins_family = CellMark::Family.begins(text) && plain(text).contains(' ');
    if is_short && (begins_family || is_wide && has_role && content::is_named(text)) {
        return Some(LoneCell::Family);
    }
    let is_apart = is_wide || column == ListColumn::Ordinal && has_letters;
    let is_of_place = column.names_somebody() || matches!(column, ListColumn::House | ListColumn::Flat);
    let is_labelled =
        |sorts: &[AddressWordKind]| is_of_place && sorts.iter().any(|sort| begins_with(text, *sort));
    if (is_apart || is_labelled(&[AddressWordKind::Settlement])) && is_settlement(text) {
        return Some(LoneCell::Settlement);
    }
    let is_of_street =
        begins_with(text, AddressWordKind::Street) && (is_apart || is_labelled(&[AddressWordKind::Street]));
    if is_of_street && is_street(text) {
        return Some(LoneCell::Street);
    }
    (is_apart || column.names_somebody() && content::is_sentence(text)).then_some(LoneCell::Remark)
}

/// Whether a text begins with a kind of place: «с. Травково», «ул. Лесная».
fn begins_with(text: &str, sort: AddressWordKind) -> bool {
    let label = text.split(['.', ' ']).next().unwrap_or_default();
    text.chars().count() > label.chars().count() && LABELS.get(sort, label).is_some()
}

fn is_street(text: &str) -> bool {
    let (address, rest) = home::address(text);
    address.street.is_some() && address.settlement.is_none() && address.house.is_none() && rest.is_empty()
}

fn is_settlement(text: &str) -> bool {
    let (address, rest) = home::address(text);
    address.settlement.is_some() && address.street.is_none() && address.house.is_none() && rest.is_empty()
}
