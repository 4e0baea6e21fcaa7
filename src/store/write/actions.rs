//! The journal of actions: what a person did with data beside changing records.
//!
//! Actions are collected in memory and written as one operation with the next write, at the latest at quit: a view costs
//! no sync, and a run that ends before its first event writes nothing. A merge is noted in the same way: if it were an
//! operation at once, two copies that merge each other would never be equal.

use std::path::{Path, PathBuf};

use crate::domain::action::{Action, ActionEntry, ActionKind};
use crate::domain::{Act, FamilyId, RecordType, UserError};
use crate::store::Store;

impl Store {
    /// Notes that the screens opened the file.
    pub fn note_opened(&mut self) {
        self.pending.opened = Some(self.clock.now());
    }

    /// Notes that the card of a family was opened. One family is noted once between two writes.
    pub fn note_viewed(&mut self, family: FamilyId) {
        let entry = ActionEntry::new(self.clock.now(), Some(family));
        // What a log of another account brought has an author of its own.
        let mut own = self.pending.actions.iter_mut().filter(|a| a.by.is_none());
        match own.rfind(|a| a.action == ActionKind::Viewed) {
            Some(known) if known.entries.iter().any(|e| e.family() == Some(family)) => {}
            Some(known) => known.entries.push(entry),
            None => self.note_action(ActionKind::Viewed, Some(family), None),
        }
    }

    /// Notes that lists of the file were shown.
    pub fn note_shown(&mut self) {
        self.pending.shown = true;
    }

    /// Makes the opening of a file whose lists were shown an action: the program ends.
    pub fn note_left(&mut self) {
        if self.pending.shown {
            self.begin_actions();
        }
    }

    /// Puts the opening of the file before the first action.
    fn begin_actions(&mut self) {
        if let Some(wall) = self.pending.opened.take() {
            self.pending.actions.push(Action::new(ActionKind::Opened, wall, None, None));
        }
    }

    /// Notes an action of this moment.
    pub fn note_action(&mut self, action: ActionKind, family: Option<FamilyId>, text: Option<String>) {
        self.begin_actions();
        self.pending.actions.push(Action::new(action, self.clock.now(), family, text));
    }

    /// Notes an action by where the file of it lies, whatever folder it was named from: a place is one in the act of
    /// destruction.
    pub fn note_place(&mut self, action: ActionKind, path: &Path) {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.note_action(action, None, Some(whole.display().to_string()));
    }

    /// Adds the actions of a log, which is removed when they are written.
    pub fn add_pending(&mut self, actions: impl IntoIterator<Item = Action>, log: PathBuf) {
        for action in actions {
            if self.pending.actions.iter().all(|known| known.id != action.id) {
                self.pending.actions.push(action);
            }
        }
        if !self.pending.logs.contains(&log) {
            self.pending.logs.push(log);
        }
    }

    /// The actions that are not written yet.
    #[must_use]
    pub fn pending(&self) -> &[Action] {
        &self.pending.actions
    }

    /// Forgets the actions that are not written yet, and removes the logs that hold them: another log has all of them.
    pub fn forget_pending(&mut self) {
        self.pending.actions.clear();
        self.remove_logs();
    }

    /// Writes the actions that are not written yet, as one operation. If there are none, nothing is written.
    ///
    /// # Errors
    /// If the file cannot be written; then they are kept.
    pub fn write_pending(&mut self) -> Result<(), UserError> {
        if self.pending.actions.is_empty() {
            return Ok(());
        }
        self.in_transaction(Store::append_pending)
    }

    /// Appends the actions that are not written yet; call inside a transaction.
    pub(in crate::store) fn append_pending(&mut self) -> Result<(), UserError> {
        let actions = std::mem::take(&mut self.pending.actions);
        let mut drafts = Vec::with_capacity(actions.len());
        for action in &actions {
            drafts.extend(self.drafts(&action.record())?.0);
        }
        // One that a log brought twice is in the file already.
        if drafts.is_empty() {
            return Ok(());
        }
        self.append(Act::ActionsNoted.code(), None, drafts).map(|_| ())
    }

    /// Removes the logs, if their actions are written.
    pub(in crate::store) fn remove_logs(&mut self) {
        if self.pending.actions.is_empty() {
            for log in self.pending.logs.drain(..) {
                // One that remains is taken in again, and brings nothing new.
                let _ = std::fs::remove_file(log);
            }
        }
    }
}
