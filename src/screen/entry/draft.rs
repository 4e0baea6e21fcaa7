//! What is kept of a form while it is open: enough to have it again, to the letter, after the program was killed.

use serde::{Deserialize, Serialize};

use super::several::RowCounts;
use super::{EntryScreen, covered, intake};
use crate::domain::UserError;
use crate::screen::Model;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::Reader;
use crate::ui::form::draft::FormDraft;

/// A form as it is kept: its purpose, how many of each it has room for, what its fields hold.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct EntryDraft {
    blank: EntryPurpose,
    #[serde(flatten)]
    rooms: RowCounts,
    #[serde(flatten)]
    held: FormDraft<String>,
}

impl EntryScreen {
    /// The draft; `None` while nothing differs from what the file has.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        if !self.is_changed() {
            return None;
        }
        let draft = EntryDraft {
            blank: self.blank.clone(),
            rooms: RowCounts::of(self),
            held: self.form.held(|name| name.field.name.code().to_owned()),
        };
        serde_json::to_string(&draft).ok()
    }

    /// Its title and what was entered in it, line by line.
    #[must_use]
    pub fn summary(&self) -> (String, Vec<String>) {
        (self.form.title().to_owned(), self.form.changed())
    }

    /// Opens the form of a draft as it was left, with what was entered in fields that this program does not have, line by
    /// line.
    ///
    /// # Errors
    /// If it is no draft of this program, or what it was about is in the file no more.
    pub fn reopen(
        draft: &str,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<(EntryScreen, Vec<String>), UserError> {
        let draft: EntryDraft =
            serde_json::from_str(draft).map_err(|e| UserError::new("draft-unreadable").because(e))?;
        let mut entry = EntryScreen::open(draft.blank, model, reader)?;
        draft.rooms.make(&mut entry, model);
        // Below a decision comes what it covers, as soon as the decision is known: filled twice.
        let is = |name: &super::slot::EditedField, kept: &String| name.field.name.code() == kept;
        let _ = entry.form.fill(draft.held.clone(), is);
        covered::follow(&mut entry, model);
        let unread = entry.form.fill(draft.held, is);
        let at = entry.focus();
        entry.form.focus_mut().go(at);
        entry.form.focus_mut().touch();
        intake::whom(&mut entry, model);
        entry.look(model);
        Ok((entry, unread))
    }
}
