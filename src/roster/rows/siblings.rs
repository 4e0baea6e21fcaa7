//! People who are named without a surname below one who has it: brothers and sisters of a list.

use super::FilledRow;
use crate::roster::column::ListColumn;
use crate::roster::layout::RosterTable;
use crate::roster::person::put_right;
use crate::search::gender::{sex, surname};
use crate::table::TableCell;

/// Whether the rows of a table name one person each, in parts and without a relation.
pub(super) fn are_possible(table: &RosterTable) -> bool {
    let has = |column| table.heads.iter().any(|head| head.column == column);
    let is_one = table.slots.len() == 1 && table.slots[0].is_in_parts();
    is_one
        && has(ListColumn::LastName)
        && has(ListColumn::FirstName)
        && !has(ListColumn::Role)
        && !table.is_own()
}

/// Gives those who have only a first name the surname of the row above, in the form of their sex.
pub(super) fn name(rows: &mut [FilledRow], table: &RosterTable) {
    let place = |column| table.heads.iter().position(|head| head.column == column);
    let (Some(last), Some(first)) = (place(ListColumn::LastName), place(ListColumn::FirstName)) else {
        return;
    };
    let text = |row: &FilledRow, place: Option<usize>| {
        place.and_then(|place| row.cells.get(place)).map(TableCell::text).unwrap_or_default()
    };
    let mut above = String::new();
    for row in rows {
        let own = text(row, Some(last));
        if !own.is_empty() {
            above = own;
            continue;
        }
        let named = text(row, Some(first));
        if named.is_empty() || above.is_empty() {
            continue;
        }
        let sex = sex(&named, &text(row, place(ListColumn::Patronymic)), None);
        let last_name = put_right(&above);
        row.cells[last] = TableCell::Text(sex.map_or(last_name.clone(), |sex| surname(&last_name, sex)));
        row.is_sibling = true;
    }
}
