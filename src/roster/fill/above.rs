//! What rows above a family say of it: the settlement of a section, the name of the family above its people.

use super::RowFiller;
use crate::domain::FieldName;
use crate::domain::family::Family;
use crate::roster::NormContext;
use crate::roster::doubt::CellDoubt;
use crate::roster::draft::{CellOrigin, FamilyDraft, keep};
use crate::roster::home;
use crate::roster::layout::{ClosedHead, RosterTable, curator};
use crate::roster::person::name;
use crate::roster::rows::FilledRow;
use crate::roster::words::{CellMark, plain};
use crate::table::{TableCell, TableSheet};

/// Adds to a family that was read what the rows above it say.
pub(in crate::roster) fn above(
    ground: &NormContext<'_>,
    table: &RosterTable,
    sheet: &TableSheet,
    row: &FilledRow,
    draft: &mut FamilyDraft,
) {
    let said = |place: usize| {
        let row = &sheet.rows[place];
        let cell = row.cells.iter().find(|cell| !cell.is_empty()).map(TableCell::text);
        (row.number, cell.unwrap_or_default())
    };
    if let Some((number, text)) = row.above.family.map(said) {
        let at = CellOrigin { row: number, label: "", text: &text };
        keep(&mut draft.notes, "", &text);
        let rest = match plain(&text).split(' ').next().is_some_and(|word| CellMark::Family.is(word)) {
            true => text.split_once(' ').map_or("", |(_, rest)| rest),
            false => text.as_str(),
        };
        let (called, more) = rest.split_once(',').unwrap_or((rest, ""));
        if home::address(more).0.house.is_some() {
            RowFiller::new(ground, table, row).address(draft, CellOrigin { text: more.trim(), ..at });
        }
        if draft.people.is_empty() || name(called).is_some_and(|full| !full.first.is_empty()) {
            draft.set(Family::FIELDS.title, called.trim(), at);
        }
    }
    of_section(ground, row, sheet, said, draft);
    let fields = Family::FIELDS.address;
    for (place, field) in [(row.above.settlement, fields.settlement), (row.above.street, fields.street)] {
        let Some((number, text)) = place.map(said) else { continue };
        let found = home::address(&text).0;
        let found = if field.name == FieldName::Street { found.street } else { found.settlement };
        if let Some(found) = found.filter(|_| draft.family.value(field.name).is_none()) {
            draft.set(field, found, CellOrigin { row: number, label: "", text: &text });
        }
    }
}

/// What the heads of sections say of the case: its curator, its status, that it is closed.
fn of_section(
    ground: &NormContext<'_>,
    row: &FilledRow,
    sheet: &TableSheet,
    said: impl Fn(usize) -> (usize, String),
    draft: &mut FamilyDraft,
) {
    draft.status = draft.status.or(row.above.status);
    if let Some((number, text)) = row.above.curator.map(&said).filter(|_| draft.curator.is_none()) {
        draft.curator = curator(&text);
        draft.note_cell(FieldName::Curator, CellOrigin { row: number, label: "", text: &text });
    }
    let closed = row.above.closed.map(|head| match head {
        ClosedHead::Row(place) => said(place).1,
        ClosedHead::Sheet => sheet.name.clone(),
    });
    if let Some(text) = closed.filter(|_| draft.closed.is_none()) {
        draft.closed = Some(ground.today);
        keep(&mut draft.notes, "", &text);
        draft.doubt(CellOrigin { row: row.number, label: "", text: &text }, CellDoubt::ClosedDay);
    }
}
