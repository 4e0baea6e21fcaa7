//! Cells about agreements: number and days in one cell, a line each, or in columns beside each other.

use chrono::NaiveDate;

use super::RowFiller;
use crate::domain::FieldName;
use crate::roster::birth::{day, day_and_rest};
use crate::roster::column::{ListColumn, guesses};
use crate::roster::draft::{CellOrigin, FamilyDraft};
use crate::roster::signed::Signed;
use crate::roster::words::{self, CellMark};
use crate::table::TableCell;

impl RowFiller<'_> {
    /// An agreement, or one of each line.
    pub(super) fn agreements(&self, draft: &mut FamilyDraft, cell: &TableCell, at: CellOrigin<'_>) {
        let usual = |cell: &TableCell| {
            let (on, number) = day_and_rest(cell, self.today())?;
            Some(Signed { on, number, until: None, contract: words::contract(&cell.text()) })
        };
        let own = |text: &str| Signed::read(text).filter(|_| self.table.is_own());
        let line = |text: &str| own(text).or_else(|| usual(&TableCell::Text(text.to_owned())));
        let lines: Option<Vec<Signed>> = match cell {
            TableCell::Text(text) => text.lines().filter(|text| !text.trim().is_empty()).map(line).collect(),
            other => usual(other).map(|signed| vec![signed]),
        };
        let in_columns = || {
            let (on, until) = self.days_of_agreement()?;
            let number = Some(at.text.to_owned());
            Some(vec![Signed { on, number, until, contract: words::contract(at.text) }])
        };
        match lines.or_else(|| usual(cell).map(|signed| vec![signed])).or_else(in_columns) {
            Some(found) if draft.agreements.is_empty() => {
                draft.agreements = found;
                draft.note_cell(FieldName::Number, at);
            }
            _ => draft.keep(at),
        }
    }

    /// The days of an agreement whose number has a column of its own: that of signing and the last one.
    fn days_of_agreement(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let of = |is: &dyn Fn(&str) -> bool| {
            let mut cells =
                self.cells().filter(|(column, label, _)| *column == ListColumn::Other && is(label));
            cells.find_map(|(_, _, cell)| day(cell, self.today()))
        };
        Some((of(&is_of_signing)?, of(&|label| CellMark::Term.is_in_stems(label) && !is_of_signing(label))))
    }

    /// Whether a cell is a day of the agreement whose number another one has.
    pub(super) fn is_of_agreement(&self, cell: &TableCell, label: &str) -> bool {
        let is_number = |(column, _, cell): (ListColumn, &str, &TableCell)| {
            column == ListColumn::Agreement && day_and_rest(cell, self.today()).is_none()
        };
        (is_of_signing(label) || CellMark::Term.is_in_stems(label))
            && day(cell, self.today()).is_some()
            && self.cells().any(is_number)
            && self.days_of_agreement().is_some()
    }
}

/// Whether a head speaks of the day of an agreement.
fn is_of_signing(label: &str) -> bool {
    guesses("", label).first().is_some_and(|(column, _)| *column == ListColumn::Agreement)
        && CellMark::Day.is_in(label)
}
