//! Cells that are empty because the row above says it: a house without a street, a street without its village, the curator
//! of several families.

use super::FilledRow;
use crate::roster::column::ListColumn;
use crate::roster::layout::RosterTable;
use crate::table::TableCell;

/// Fills streets and settlements that the rows of a table leave to the row above, and says where.
pub(super) fn places(rows: &mut [FilledRow], table: &RosterTable) {
    let place = |column| table.heads.iter().position(|head| head.column == column);
    let (settlement, street, house) =
        (place(ListColumn::Settlement), place(ListColumn::Street), place(ListColumn::House));
    let value = |row: &FilledRow, place: Option<usize>| {
        place.and_then(|place| row.cells.get(place)).cloned().unwrap_or_default()
    };
    let mut above: Option<(TableCell, TableCell)> = None;
    for at in 0..rows.len() {
        if at > 0 && rows[at].above != rows[at - 1].above {
            above = None;
        }
        let row = &mut rows[at];
        let is_empty = |row: &FilledRow, place| value(row, place).is_empty();
        if is_empty(row, house) && is_empty(row, street) && is_empty(row, settlement) {
            continue;
        }
        if let Some((known, of_street)) = &above {
            let is_elsewhere = !is_empty(row, settlement) && value(row, settlement) != *known;
            if is_empty(row, street) && !is_empty(row, house) && !is_elsewhere {
                repeat(row, street, of_street);
            }
            if is_empty(row, settlement) {
                repeat(row, settlement, known);
            }
            row.repeated.sort_unstable();
        }
        above = Some((value(row, settlement), value(row, street)));
    }
}

fn repeat(row: &mut FilledRow, place: Option<usize>, known: &TableCell) {
    let Some(place) = place.filter(|_| !known.is_empty()) else { return };
    if row.cells.len() <= place {
        row.cells.resize(place + 1, TableCell::Empty);
    }
    row.cells[place] = known.clone();
    row.repeated.push(place);
}

/// Fills curators that the rows of a table leave to the row above, where their column is before the families.
pub(super) fn curators(rows: &mut [FilledRow], table: &RosterTable) {
    let place = |is: &dyn Fn(ListColumn) -> bool| table.heads.iter().position(|head| is(head.column));
    let (Some(curator), Some(named)) =
        (place(&|column| column == ListColumn::Curator), place(&ListColumn::names_somebody))
    else {
        return;
    };
    if curator > named {
        return;
    }
    let mut above = TableCell::Empty;
    for row in rows {
        let names = table
            .heads
            .iter()
            .zip(&row.cells)
            .any(|(head, cell)| head.column.names_somebody() && !cell.is_empty());
        match row.cells.get(curator).filter(|cell| !cell.is_empty()) {
            Some(cell) => above = cell.clone(),
            None if names => repeat(row, Some(curator), &above),
            None => {}
        }
    }
}
