//! Changing back: undo of one change, deleting a record, the history of a record or field. Each is shown in full, and
//! nothing is done before a button was pressed.

pub mod look;
pub mod past;
pub mod remove;
pub mod undo;

use ratatui::style::Style;

use self::look::Look;
use super::dialog::{join, twins};
use super::{Dialog, Model};
use crate::domain::UserError;
use crate::store::Reader;

/// Lines of a dialog.
pub(super) type Lines = Vec<(String, Style)>;

impl Look {
    /// The dialog that shows or asks it.
    ///
    /// # Errors
    /// Why it cannot be done, or that the file cannot be read.
    pub fn dialog(self, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        match self {
            Look::Undo(op) => undo::question(model, reader, op),
            Look::Remove(id) => remove::question(model, reader, id),
            Look::Past(id, field) => past::dialog(model, reader, id, field),
            Look::Twins(id) => twins::ask(model, reader, id),
            Look::Another(id) => twins::another(model, reader, id),
            Look::Elsewhere(id) => twins::elsewhere(model, reader, id),
            Look::Join(one, other) => join::Join::dialog(model, reader, one, other),
            Look::Journal => past::journal(model, reader),
        }
    }
}
