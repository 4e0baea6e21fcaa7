//! The kind of contact of a row: as its own cell names it, else as the head of its day, the title or the sheet does.

use super::rows::{VisitReader, VisitRow};
use crate::domain::contact::ContactKind;
use crate::roster::column::ListColumn;
use crate::roster::records::SkipReason;
use crate::roster::words::{CellMark, NamedKind, visit_kind};
use crate::table::TableCell;

impl VisitReader<'_> {
    /// The kind of contact of a row.
    ///
    /// # Errors
    /// If nothing names one, or several are named.
    pub(super) fn kind(&self, row: &VisitRow<'_>) -> Result<ContactKind, SkipReason> {
        let own = self.cells(row).find(|(column, ..)| *column == ListColumn::VisitKind);
        let named = match own.map(|(.., cell)| cell.text()) {
            Some(text) => match visit_kind(&text) {
                // «плановое»
                NamedKind::None if CellMark::VisitPlain.is_in_stems(&text) => self.kind_of_table(row),
                named => named,
            },
            None => self.kind_of_table(row),
        };
        match named {
            NamedKind::One(kind) => Ok(kind),
            NamedKind::None | NamedKind::Several => Err(SkipReason::NoKind),
        }
    }

    fn kind_of_table(&self, row: &VisitRow<'_>) -> NamedKind {
        let day = self.cells(row).find(|(column, ..)| *column == ListColumn::VisitOn);
        let days = self.table.heads.iter().filter(|head| head.column == ListColumn::VisitOn);
        let day =
            day.map(|(_, label, _)| label.to_owned()).or_else(|| days.map(|head| head.label.clone()).next());
        let texts = self.table.heads.iter().filter(|head| head.column == ListColumn::VisitText);
        let all = day.into_iter().chain(self.titles()).chain([self.sheet.name.clone()]);
        let said = all.map(|text| visit_kind(&text)).find(|named| *named != NamedKind::None);
        said.unwrap_or_else(|| {
            let named = texts.map(|head| visit_kind(&head.label)).filter(|named| *named != NamedKind::None);
            named
                .reduce(|one, other| if one == other { one } else { NamedKind::Several })
                .unwrap_or(NamedKind::None)
        })
    }

    /// The titles above the table that may name what it is a journal of; an office is called by its work too.
    fn titles(&self) -> Vec<String> {
        let first = self.table.rows.first().map_or(usize::MAX, |row| row.at);
        let above = self.table.passed.iter().rev().filter(|at| **at < first).map(|at| &self.sheet.rows[*at]);
        let texts = above.filter_map(|row| {
            let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
            filled.next().filter(|_| filled.next().is_none()).map(TableCell::text)
        });
        let begins = |text: &str| {
            text.split_whitespace().next().is_some_and(|word| visit_kind(word) != NamedKind::None)
        };
        texts.filter(|text| CellMark::Journal.is_in_stems(text) || begins(text)).collect()
    }
}
