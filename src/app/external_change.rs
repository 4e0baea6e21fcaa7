//! What another program's change of the file does to what is under the cursor.

use super::App;
use crate::domain::{FamilyId, Id};
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::Dialog;
use crate::screen::{RecordKey, Screen};
use crate::store::log::OpId;
use crate::store::{Reader, Undoing};
use crate::text::say;

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

    /// The family that the next command on a family is for.
    pub(super) fn family_under_cursor(&self) -> Option<FamilyId> {
        self.stack.last().and_then(|screen| screen.family(&self.model))
    }

    /// The sentence that the cursor has come to another family than `before` because its row has left the list. `None`
    /// where it has not, or where it went to a family that was written.
    pub(super) fn cursor_moved(
        &self,
        before: Option<FamilyId>,
        written: &[Id],
        reader: Reader<'_>,
    ) -> Option<String> {
        let now = self.family_under_cursor().filter(|now| Some(*now) != before)?;
        if written.iter().any(|id| reader.family_of(*id).ok().flatten() == Some(now)) {
            return None;
        }
        let title = reader.short_title(now).ok().flatten()?;
        Some(say!(self.model.words, "cursor-moved", family = title))
    }

    /// Asks whether this operation, which nobody here has made, is to be undone.
    pub fn ask_undo(&mut self, op: OpId, reader: Reader<'_>) {
        self.look(DialogQuery::Undo(op, Undoing::Last), reader);
    }
}
