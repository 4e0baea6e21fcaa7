//! Merging one file: verify it, preview what it brings, keep a snapshot of the own file, merge.

use std::path::Path;

use super::atomic_file;
use super::erasure;
use super::others::{self, OtherFiles};
use super::snapshots::Snapshots;
use crate::domain::action::ActionKind;
use crate::domain::{FileFault, UserError};
use crate::store::{MergeProgress, MergeResult, Store, UncheckedMerge, VerifiedFile};

/// A verified file with a preview of its merge.
pub struct MergeOffer {
    /// The result of the merge, if it is made.
    pub brings: MergeResult,
    /// `None` if nothing is new.
    other: Option<VerifiedFile>,
}

impl MergeOffer {
    /// Verifies the file at `path` and previews its merge. Nothing is written; private copies are made under `state`. A
    /// sealed transfer is opened for a plain file too: the person who takes it over is shown first that it will be
    /// stored in plain, see [`others::would_lie_open`].
    ///
    /// # Errors
    /// If it is no district's file, newer, damaged, or of another schema, or a sealed copy and the own file is plain.
    pub fn look(
        store: &mut Store,
        path: &Path,
        state: &Path,
        progress: MergeProgress<'_>,
    ) -> Result<MergeOffer, UserError> {
        let Some(other) = open(store, path, state)? else {
            return Ok(MergeOffer { brings: MergeResult::default(), other: None });
        };
        let brings = store.merge_dry_run(&other, progress)?;
        let other = Some(other).filter(|_| brings.operations > 0);
        Ok(MergeOffer { brings, other })
    }

    /// Merges the file, after keeping a snapshot of the own one.
    ///
    /// # Errors
    /// If the snapshot or the file cannot be written; then nothing has changed.
    pub fn take(
        self,
        store: &mut Store,
        state: &Path,
        progress: MergeProgress<'_>,
    ) -> Result<MergeResult, UserError> {
        let Some(other) = &self.other else { return Ok(self.brings) };
        let merged = merge_noted(store, other, state, &mut OwnSnapshot::Pending, progress)?;
        others::keep_keys(store, [other.path()]);
        Ok(merged)
    }
}

/// Merges the file at `path`, after keeping a snapshot of the own one. If nothing is new, nothing is written.
///
/// # Errors
/// As [`MergeOffer::look`] and [`MergeOffer::take`].
pub fn merge(
    store: &mut Store,
    path: &Path,
    state: &Path,
    progress: MergeProgress<'_>,
) -> Result<MergeResult, UserError> {
    if is_same_state(store, path)? {
        return Ok(MergeResult::default());
    }
    let merged = merge_beside_snapshot(store, path, state, progress)?;
    others::keep_keys(store, [path]);
    Ok(merged)
}

/// Merges another file while a snapshot of the own one is made.
fn merge_beside_snapshot(
    store: &mut Store,
    path: &Path,
    state: &Path,
    progress: MergeProgress<'_>,
) -> Result<MergeResult, UserError> {
    // Verifying the other file and copying the own one are independent; so are the merge and the verification of that
    // copy, until it is kept. If nothing is new after all, no snapshot is kept.
    let promises = !store.is_read_only() && store.is_behind(path)?;
    std::thread::scope(|scope| {
        let others = OtherFiles::of(store);
        let looking = scope.spawn(move || others.open(path, state));
        let draft = promises.then(|| Snapshots::of(state, store.path()).draft(store));
        let made = draft.map(|draft| {
            let keys = store.keys().clone();
            scope.spawn(move || draft.and_then(|draft| draft.verify(&keys)))
        });
        let other = looking.join().unwrap_or_else(|_| Err(UserError::file(FileFault::Failed)))?;
        match made {
            Some(made) if store.count_missing(&other)? > 0 => {
                let (merged, surplus) = store.with_large_cache(|store| {
                    store.in_batch(|store| {
                        let merged = merge_and_note(store, &other, progress)?;
                        let made = made.join().unwrap_or_else(|_| Err(UserError::file(FileFault::Failed)))?;
                        Ok((merged, made.put()?))
                    })
                })?;
                surplus.remove();
                if merged.erased > 0 {
                    erasure::clean_after_merge(store, state)?;
                }
                Ok(merged)
            }
            _ => merge_noted(store, &other, state, &mut OwnSnapshot::Pending, progress),
        }
    })
}

/// The verified file; `None` if it is this one or has its digest.
fn open(store: &Store, path: &Path, state: &Path) -> Result<Option<VerifiedFile>, UserError> {
    if is_same_state(store, path)? {
        return Ok(None);
    }
    OtherFiles::of(store).with_transfers().open(path, state).map(Some)
}

/// Whether the file at `path` is this one or has its digest.
pub(super) fn is_same_state(store: &Store, path: &Path) -> Result<bool, UserError> {
    // The own file is not opened twice: closing it would release the locks of SQLite.
    Ok(atomic_file::is_same(store.path(), path)
        || VerifiedFile::peek(path, store.keys()).ok() == Some(store.digest()?))
}

/// Whether a snapshot of the own file was kept before the first of several merges.
pub(super) enum OwnSnapshot {
    /// Not yet.
    Pending,
    /// It was.
    Kept,
}

impl OwnSnapshot {
    /// Keeps the snapshot, once.
    ///
    /// # Errors
    /// If it cannot be written or is not whole.
    pub(super) fn keep(&mut self, store: &Store, state: &Path) -> Result<(), UserError> {
        if matches!(self, OwnSnapshot::Pending) {
            Snapshots::of(state, store.path()).keep(store)?;
            *self = OwnSnapshot::Kept;
        }
        Ok(())
    }
}

/// Merges a verified file, after keeping a snapshot of the own one. It is no action of a person: a recovery.
pub(super) fn merge_keeping_snapshot(
    store: &mut Store,
    other: &VerifiedFile,
    state: &Path,
    own: &mut OwnSnapshot,
    progress: MergeProgress<'_>,
) -> Result<MergeResult, UserError> {
    if !prepare(store, other, state, own)? {
        return Ok(MergeResult::default());
    }
    store.merge(other, progress)
}

/// Merges as [`merge_keeping_snapshot`], and notes the merge in the journal of actions: a person asked for it.
pub(super) fn merge_noted(
    store: &mut Store,
    other: &VerifiedFile,
    state: &Path,
    own: &mut OwnSnapshot,
    progress: MergeProgress<'_>,
) -> Result<MergeResult, UserError> {
    if !prepare(store, other, state, own)? {
        return Ok(MergeResult::default());
    }
    noted(store, state, |store| merge_and_note(store, other, progress), |merged| merged.erased)
}

/// The same for one of several files, whose findings are searched later.
pub(super) fn bring_noted(
    store: &mut Store,
    other: &VerifiedFile,
    state: &Path,
    own: &mut OwnSnapshot,
    progress: MergeProgress<'_>,
) -> Result<UncheckedMerge, UserError> {
    if !prepare(store, other, state, own)? {
        return Ok(UncheckedMerge::default());
    }
    noted(store, state, |store| bring_and_note(store, other, progress), UncheckedMerge::erased)
}

/// Writes a merge and its note in one batch, then destroys what an erasure that it brought lists.
fn noted<T>(
    store: &mut Store,
    state: &Path,
    write: impl FnOnce(&mut Store) -> Result<T, UserError>,
    erased: impl FnOnce(&T) -> usize,
) -> Result<T, UserError> {
    let done = store.in_batch(write)?;
    if erased(&done) > 0 {
        erasure::clean_after_merge(store, state)?;
    }
    Ok(done)
}

/// Keeps the snapshot, if the other file has operations that are missing here; returns whether it has.
fn prepare(
    store: &Store,
    other: &VerifiedFile,
    state: &Path,
    own: &mut OwnSnapshot,
) -> Result<bool, UserError> {
    if store.count_missing(other)? == 0 {
        return Ok(false);
    }
    if store.is_read_only() {
        return Err(UserError::file(FileFault::ReadOnly).with("path", store.path().display()));
    }
    own.keep(store, state)?;
    Ok(true)
}

/// Merges the file and notes the merge in the journal of actions.
pub(super) fn merge_and_note(
    store: &mut Store,
    other: &VerifiedFile,
    progress: MergeProgress<'_>,
) -> Result<MergeResult, UserError> {
    let merged = store.merge(other, progress)?;
    note(store, other, merged.news);
    Ok(merged)
}

/// The same for one of several files, whose findings are searched later.
pub(super) fn bring_and_note(
    store: &mut Store,
    other: &VerifiedFile,
    progress: MergeProgress<'_>,
) -> Result<UncheckedMerge, UserError> {
    let brought = store.bring(other, progress)?;
    note(store, other, brought.news());
    Ok(brought)
}

/// Notes the merge in the journal of actions, unless only notes of actions were merged: two copies that merge each
/// other would otherwise never become equal.
fn note(store: &mut Store, other: &VerifiedFile, news: usize) {
    if news > 0 {
        let name = other.path().file_name().map(|name| name.to_string_lossy().into_owned());
        store.note_action(ActionKind::Merged, None, name);
    }
}
