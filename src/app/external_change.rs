//! What another program's change of the file does to what is under the cursor.

use super::App;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::Dialog;
use crate::screen::{RecordKey, Screen};
use crate::store::log::OpId;
use crate::store::{Reader, Undoing};

/// The effect of another program's change on the record under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CursorChange {
    /// It is still there, on whatever row.
    There,
    /// The record is deleted; the cursor is on another one.
    Gone,
}

impl App {
    /// Another program has changed the file: everything is reread and redrawn, and the next key learns what became of
    /// what it was meant for.
    pub fn look_outside(&mut self, reader: Reader<'_>) {
        let before = self.record_key();
        self.look_again(reader);
        self.news = Some(if self.record_key() == before { CursorChange::There } else { CursorChange::Gone });
    }

    /// What is under the cursor of what is visible: of the lookup, else of the screen, which the menu is for too. Any other
    /// dialog holds its own records.
    fn record_key(&self) -> Option<RecordKey> {
        match &self.dialog {
            Some(Dialog::Lookup(lookup)) => lookup.record_key(),
            Some(dialog) if !matches!(dialog, Dialog::Menu(_)) => None,
            _ => self.stack.last().and_then(Screen::record_key),
        }
    }

    /// Asks whether this operation, which nobody here has made, is to be undone.
    pub fn ask_undo(&mut self, op: OpId, reader: Reader<'_>) {
        self.look(DialogQuery::Undo(op, Undoing::Last), reader);
    }
}
