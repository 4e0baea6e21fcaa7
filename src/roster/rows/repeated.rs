//! Cells that are empty because the row above says it: a house without a street, a street without its village.

use super::Full;
use crate::roster::column::Column;
use crate::roster::layout::Table;
use crate::table::Cell;

/// Fills streets and settlements that the rows of a table leave to the row above, and says where.
pub(super) fn places(rows: &mut [Full], table: &Table) {
    let place = |column| table.heads.iter().position(|head| head.column == column);
    let (settlement, street, house) =
        (place(Column::Settlement), place(Column::Street), place(Column::House));
    let value = |row: &Full, place: Option<usize>| {
        place.and_then(|place| row.cells.get(place)).cloned().unwrap_or_default()
    };
    let mut above: Option<(Cell, Cell)> = None;
    for at in 0..rows.len() {
        if at > 0 && rows[at].above != rows[at - 1].above {
            above = None;
        }
        let row = &mut rows[at];
        let is_empty = |row: &Full, place| value(row, place).is_empty();
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

fn repeat(row: &mut Full, place: Option<usize>, known: &Cell) {
    let Some(place) = place.filter(|_| !known.is_empty()) else { return };
    if row.cells.len() <= place {
        row.cells.resize(place + 1, Cell::Empty);
    }
    row.cells[place] = known.clone();
    row.repeated.push(place);
}
