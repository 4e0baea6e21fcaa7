//! Another encoding or delimiter of a list that is a text; of a book other sheets, or what it hides.

use std::collections::BTreeSet;

use super::ListIntakeScreen;
use crate::roster::SheetSelection;
use crate::table::{Delimiter, Encoding, HiddenPolicy};

/// What of a list is read in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingChange {
    Encoding,
    Delimiter,
    /// Whether hidden rows, columns and sheets are read.
    Hidden,
    /// Whether the sheet of this place is read.
    Sheet(usize),
}

/// The one after this, the first after the last.
fn next<T: PartialEq + Copy>(all: &[T], one: T) -> Option<T> {
    let at = all.iter().position(|other| *other == one)?;
    all.get((at + 1) % all.len()).copied()
}

impl ListIntakeScreen {
    /// Chooses the other way; the list is not read yet.
    pub(super) fn choose(&mut self, turn: ReadingChange) {
        match (turn, self.book.form) {
            (ReadingChange::Encoding, Some(form)) => {
                self.choice.encoding = next(&Encoding::ALL, form.encoding);
                self.choice.delimiter = Some(form.delimiter);
            }
            (ReadingChange::Delimiter, Some(form)) => {
                self.choice.encoding = Some(form.encoding);
                self.choice.delimiter = next(&Delimiter::ALL, form.delimiter);
            }
            (ReadingChange::Encoding | ReadingChange::Delimiter, None) => {}
            (ReadingChange::Hidden, _) => {
                self.choice.hidden = match self.choice.hidden {
                    HiddenPolicy::Skip => HiddenPolicy::Read,
                    HiddenPolicy::Read => HiddenPolicy::Skip,
                };
            }
            (ReadingChange::Sheet(place), _) => {
                let mut read = self.read_sheets();
                if !read.remove(&place) {
                    read.insert(place);
                }
                self.sheets = SheetSelection::These(read);
            }
        }
    }

    /// The places of the sheets that are read.
    pub(super) fn read_sheets(&self) -> BTreeSet<usize> {
        match &self.sheets {
            SheetSelection::These(places) => places.clone(),
            SheetSelection::Likely => self.list.roster.tables.iter().map(|(place, _)| *place).collect(),
        }
    }
}
