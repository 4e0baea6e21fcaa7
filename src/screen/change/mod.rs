//! Changing back: undo of one change, deleting a record, the history of a record or field. Each is shown in full, and
//! nothing is done before a button was pressed.

pub mod action_journal;
pub mod delete;
pub mod dialog_query;
pub mod record_history;
mod retention;
pub mod undo;

use self::dialog_query::DialogQuery;
use super::dialog::{duplicate, merge_records};
use super::{Dialog, Model};
use crate::domain::UserError;
use crate::store::Reader;

impl DialogQuery {
    /// The dialog that shows or asks it.
    ///
    /// # Errors
    /// Why it cannot be done, or that the file cannot be read.
    pub fn dialog(self, model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        match self {
            DialogQuery::Undo(op, undoing) => undo::question(model, reader, op, undoing),
            DialogQuery::Remove(id) => delete::question(model, reader, id),
            DialogQuery::Past(id, field) => record_history::dialog(model, reader, id, field),
            DialogQuery::Twins(id) => duplicate::ask(model, reader, id),
            DialogQuery::Another(id) => duplicate::another(model, reader, id),
            DialogQuery::Elsewhere(id) => duplicate::elsewhere(model, reader, id),
            DialogQuery::Join(one, other) => merge_records::MergeForm::dialog(model, reader, one, other),
            DialogQuery::Retention => retention::dialog(model, reader),
            DialogQuery::Journal => record_history::journal(model, reader),
            DialogQuery::Actions(narrowed) => action_journal::dialog(model, reader, narrowed),
            DialogQuery::NarrowActions { line, narrowed } => {
                Ok(action_journal::narrow(model, line, narrowed))
            }
        }
    }
}
