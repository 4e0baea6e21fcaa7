//! Sealing a file, changing its passphrase, removing it: one way for all three. A verified copy under the new key takes
//! the place of the file, then of each snapshot. Killed at any moment, it leaves a whole file under the one key or the
//! other; the next opening finishes the snapshots.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::atomic_file::{self, ReadBack};
use super::former_paths::{self, FormerStates};
use super::former_texts;
use super::in_place::{PlainRemainder, is_under, rewrite_in_place};
use super::pending;
use super::recover::Recovery;
use super::snapshots::Snapshots;
use super::state_file;
use crate::domain::action::ActionKind;
use crate::domain::{FileFault, UserError};
use crate::store::{FileKey, Passphrase, Store, rewrite};

/// The name of the note of the former key, in the folder of the snapshots.
const FORMER: &str = "former.key";

/// The name of the note that a sealing was begun, in the same folder.
const BEGUN: &str = "sealing";

/// What a sealing did to the file. Copies that lie elsewhere stay as they are, so that each outcome leaves others behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealOutcome {
    /// It was plain, and so are its copies.
    Set,
    /// Its copies open with the former passphrase.
    Changed,
    /// It is plain; its copies open with the former passphrase.
    Removed,
}

impl SealOutcome {
    /// Its code in the journal of actions and in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            SealOutcome::Set => "set",
            SealOutcome::Changed => "changed",
            SealOutcome::Removed => "removed",
        }
    }
}

/// Puts the file under a new passphrase, or none: the file, its snapshots, its tail, its texts in the
/// state folder. The lock must be held.
///
/// # Errors
/// If a copy cannot be written or is not whole; then the file is unchanged.
pub fn reseal(store: &mut Store, state: &Path, to: Option<Passphrase>) -> Result<SealOutcome, UserError> {
    if store.is_read_only() {
        return Err(UserError::file(FileFault::ReadOnly).with("path", store.path().display()));
    }
    // Otherwise a plain log, or one sealed with the former key, would remain. A damaged one was reported when the file
    // was opened.
    let _ = pending::take_in(store, state);
    store.write_pending()?;
    let key = to.map(|passphrase| store.keys().new_key(passphrase)).transpose()?;
    let snapshots = Snapshots::of(state, store.path());
    // The snapshot holds the operations of the tail, which is plain or sealed with the former key.
    snapshots.keep(store)?;
    store.remove_tail();
    let former = store.key().cloned();
    let outcome = match (&former, &key) {
        (_, None) => SealOutcome::Removed,
        (Some(_), Some(_)) => SealOutcome::Changed,
        (None, Some(_)) => SealOutcome::Set,
    };
    let done =
        begin(&snapshots).and_then(|()| replace(store, state, &snapshots, former.as_ref(), key.as_ref()));
    Recovery::of(state, store.path(), store.author().clone(), store.keys()).open_tail(store)?;
    done?;
    store.note_action(ActionKind::Resealed, None, Some(outcome.code().to_owned()));
    Ok(outcome)
}

fn replace(
    store: &mut Store,
    state: &Path,
    snapshots: &Snapshots,
    former: Option<&FileKey>,
    key: Option<&FileKey>,
) -> Result<(), UserError> {
    destroy_kept(state)?;
    match (former, key) {
        (Some(former), Some(key)) => note_former(snapshots, former, key)?,
        // After a kill behind this point nobody could open them: no passphrase would be asked for.
        (Some(_), None) => {
            store.forget_kept_keys()?;
            reseal_snapshots(store, snapshots, None)?;
            reseal_texts(store, state, former, None)?;
        }
        (None, _) => {}
    }
    rewrite_in_place(store, key)?;
    reseal_snapshots(store, snapshots, store.key().cloned().as_ref())?;
    reseal_texts(store, state, former, key)?;
    destroy_plain_former_paths(store, state)?;
    end(snapshots);
    Ok(())
}

/// Destroys the plain states that a sealed file left under other paths.
fn destroy_plain_former_paths(store: &Store, state: &Path) -> Result<(), UserError> {
    match store.key() {
        Some(_) => {
            former_texts::take_over_drafts(store, state)?;
            former_texts::destroy_notes(store, state)?;
            former_paths::destroy(store, state, FormerStates::Plain)
        }
        None => Ok(()),
    }
}

fn reseal_texts(
    store: &Store,
    state: &Path,
    former: Option<&FileKey>,
    key: Option<&FileKey>,
) -> Result<(), UserError> {
    state_file::reseal(store, state, former, key).map_err(|e| atomic_file::failure(state, e))
}

/// What is kept for the next start is made again under the new key.
fn destroy_kept(state: &Path) -> Result<(), UserError> {
    state_file::destroy_kept(state).map_err(|e| atomic_file::failure(state, e))
}

/// Whether a sealing of the file was begun and not ended.
#[must_use]
pub fn is_unfinished(store: &Store, state: &Path) -> bool {
    Snapshots::of(state, store.path()).folder().join(BEGUN).exists()
}

/// Finishes a sealing after a kill: snapshots under the former key or plain, and temporary files. The lock must be
/// held.
///
/// # Errors
/// If a snapshot cannot be written again; the others are.
pub fn finish(store: &Store, state: &Path) -> Result<(), UserError> {
    let snapshots = Snapshots::of(state, store.path());
    atomic_file::remove_leftovers(store.path());
    let former = former(store, &snapshots);
    former.iter().for_each(|key| store.keys().prove(key.clone()));
    reseal_snapshots(store, &snapshots, store.key())?;
    reseal_texts(store, state, former.as_ref(), store.key())?;
    if is_unfinished(store, state) {
        destroy_kept(state)?;
        destroy_plain_former_paths(store, state)?;
    }
    end(&snapshots);
    Ok(())
}

/// Writes every snapshot that is not under `key` again. One of an unknown key stays as it is: it is sealed.
fn reseal_snapshots(store: &Store, snapshots: &Snapshots, key: Option<&FileKey>) -> Result<(), UserError> {
    // An unfinished copy may be plain.
    atomic_file::remove_leftovers_in(snapshots.folder());
    for path in snapshots.list() {
        if is_under(&path, key) {
            continue;
        }
        let remainder = PlainRemainder::of(&path, None);
        let written = atomic_file::put(&path, ReadBack::Cached, store.keys(), |part| {
            rewrite(&path, part, key, store.keys())
        });
        match written {
            Err(problem) if problem.is_locked() || problem.fault().is_some_and(FileFault::is_broken) => {}
            written => {
                written?;
                remainder.overwrite();
            }
        }
    }
    Ok(())
}

fn former_note(snapshots: &Snapshots) -> PathBuf {
    snapshots.folder().join(FORMER)
}

/// Notes the former key, sealed with the new one: after a kill the snapshots can still be opened.
fn note_former(snapshots: &Snapshots, former: &FileKey, key: &FileKey) -> Result<(), UserError> {
    let note = former_note(snapshots);
    let written = key.seal_key(former).ok_or_else(|| UserError::file(FileFault::Failed))?;
    let failed = |e: io::Error| atomic_file::failure(&note, e);
    let mut file = File::create(&note).map_err(failed)?;
    file.write_all(&written).and_then(|()| file.sync_all()).map_err(failed)
}

fn former(store: &Store, snapshots: &Snapshots) -> Option<FileKey> {
    let bytes = fs::read(former_note(snapshots)).ok()?;
    store.key()?.unseal_key(&bytes)
}

/// Notes that a sealing is begun: the next opening after a kill finishes it.
fn begin(snapshots: &Snapshots) -> Result<(), UserError> {
    let note = snapshots.folder().join(BEGUN);
    let begun = snapshots.make_folder().and_then(|()| File::create(&note)).and_then(|file| file.sync_all());
    begun.map_err(|e| atomic_file::failure(&note, e))
}

/// Removes the notes of a sealing that has ended.
fn end(snapshots: &Snapshots) {
    // The key that remains opens nothing that is left; without work the next opening finishes nothing.
    let _ = fs::remove_file(former_note(snapshots));
    let _ = fs::remove_file(snapshots.folder().join(BEGUN));
}
