//! Changing back: undo of one change, deleting a record, the history of a record or field. Each is shown in full, and
//! nothing is done before a button was pressed.

pub mod past;
pub mod remove;
pub mod undo;

use ratatui::style::Style;

use super::card::facts::Facts;
use super::dialog::{join, twins};
use super::{Desk, Dialog};
use crate::domain::{Id, Problem};
use crate::store::Reader;
use crate::store::log::OpId;

/// Lines of a dialog.
pub(super) type Lines = Vec<(String, Style)>;

/// What is to be looked up in the file before it is asked or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What undoing this change would do.
    Undo(OpId),
    /// What deleting this record would do.
    Remove(Id),
    /// What happened to this record, or to one field of it.
    Past(Id, Option<&'static str>),
    /// With which other record this one may be one.
    Twins(Id),
    /// Which other record this one is, whichever it may be.
    Another(Id),
    /// What joining the second record to the first would do.
    Join(Id, Id),
    /// What was done last in the whole file.
    Journal,
}

impl Look {
    /// The dialog that shows or asks it.
    ///
    /// # Errors
    /// Why it cannot be done, or that the file cannot be read.
    pub fn dialog(self, desk: &Desk, reader: Reader<'_>) -> Result<Dialog, Problem> {
        match self {
            Look::Undo(op) => undo::question(desk, reader, op),
            Look::Remove(id) => remove::question(desk, reader, id),
            Look::Past(id, field) => past::dialog(desk, reader, id, field),
            Look::Twins(id) => twins::ask(desk, reader, id),
            Look::Another(id) => twins::another(desk, reader, id),
            Look::Join(one, other) => join::Join::dialog(desk, reader, one, other),
            Look::Journal => past::journal(desk, reader),
        }
    }
}

/// All that the file knows of the family that a record belongs to; none for a record of the district, or if the family
/// itself is deleted.
pub(super) fn facts_of(desk: &Desk, reader: Reader<'_>, id: Id) -> Result<Option<Facts>, Problem> {
    match reader.family_of(id)? {
        Some(family) => Facts::read(family, reader, desk),
        None => Ok(None),
    }
}
