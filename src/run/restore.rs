//! Restoring an earlier state from the screens: the list of snapshots, the difference to one, the restore.

use std::path::Path;

use super::transfers::{DrawFn, OfferedCopy, Transfers, changed};
use crate::app::App;
use crate::domain::UserError;
use crate::domain::action::ActionKind;
use crate::env::log;
use crate::screen::exchange::path_purpose::{FoundPath, FoundSnapshot, SnapshotContents};
use crate::store::Store;
use crate::sync::others::locked;
use crate::sync::restore::RestoreOffer;
use crate::sync::snapshots::Snapshots;
use crate::text::say;

impl Transfers {
    /// Offers the snapshots of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn states(&self, app: &mut App, store: &Store) -> Result<(), UserError> {
        let mut states = Vec::new();
        let snapshots = Snapshots::of(&self.state, store.path());
        for (path, digest) in snapshots.fullest_first(store.keys()) {
            let found = FoundPath { changed: changed(&path), path };
            let holds = SnapshotContents { operations: digest.operations, next: store.next_after(&digest)? };
            states.push(FoundSnapshot { found, holds: Some(holds) });
        }
        // Its passphrase is asked for when it is chosen.
        for path in locked(store.keys(), snapshots.list()) {
            states.push(FoundSnapshot { found: FoundPath { changed: changed(&path), path }, holds: None });
        }
        let order = |state: &FoundSnapshot| {
            let operations = state.holds.as_ref().map(|holds| holds.operations);
            std::cmp::Reverse((state.found.changed, operations, state.found.path.clone()))
        };
        states.sort_by_cached_key(order);
        app.ask_state(states, store.digest()?.operations);
        Ok(())
    }

    /// Verifies a snapshot and shows what would change.
    ///
    /// # Errors
    /// If it does not verify, or the file cannot be read.
    pub(super) fn look_back(
        &mut self,
        path: &Path,
        app: &mut App,
        store: &mut Store,
    ) -> Result<(), UserError> {
        self.looked_at = None;
        let former = RestoreOffer::look(store, path, &self.state)?;
        let at = app.offer_former(path, changed(path), &former);
        self.looked_at = at.map(|at| OfferedCopy::Former(Box::new(former), at));
        Ok(())
    }

    /// Restores the snapshot that was looked at; returns a notice, `None` where none was looked at.
    ///
    /// # Errors
    /// If the present state cannot be kept or the file cannot be written; then nothing has changed.
    pub fn restore(
        &mut self,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<Option<String>, UserError> {
        let Some(OfferedCopy::Former(former, at)) = self.looked_at.take() else { return Ok(None) };
        app.busy(Some(app.model.words.say("busy-restore")));
        draw(app);
        let done = former.put_back(store, &self.state);
        app.busy(None);
        done?;
        store.note_action(ActionKind::Restored, None, Some(at.clone()));
        log::line(&self.state, "restored an earlier state");
        Ok(Some(say!(app.model.words, "state-restored", at = at)))
    }
}
