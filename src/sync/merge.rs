//! Merging: look at the other file, show what it would bring, keep one's own as it is, take over what is new.

use std::path::Path;

use super::atomic_file;
use super::snapshots::{Draft, Snapshots};
use crate::domain::Problem;
use crate::store::{Merged, Progress, Store, VerifiedFile};

/// Another file, looked at and found whole, with what it would bring.
pub struct Offer {
    /// What it would bring.
    pub brings: Merged,
    /// `None`: there is nothing new.
    other: Option<VerifiedFile>,
}

impl Offer {
    /// Looks at the file at `path`; nothing is written into one's own. What is needed on the way lies under `state`.
    ///
    /// # Errors
    /// If the other is no district's file, newer, damaged, or not of this program's making.
    pub fn look(
        store: &mut Store,
        path: &Path,
        state: &Path,
        progress: Progress<'_>,
    ) -> Result<Offer, Problem> {
        let Some(other) = open(store, path, state)? else {
            return Ok(Offer { brings: Merged::default(), other: None });
        };
        let brings = store.merge_dry_run(&other, progress)?;
        let other = Some(other).filter(|_| brings.operations > 0);
        Ok(Offer { brings, other })
    }

    /// Takes over what was offered, after keeping a snapshot of one's own file.
    ///
    /// # Errors
    /// If the snapshot or the file cannot be written; then nothing has changed.
    pub fn take(self, store: &mut Store, state: &Path, progress: Progress<'_>) -> Result<Merged, Problem> {
        match &self.other {
            Some(other) => merge_keeping_snapshot(store, other, state, &mut OwnSnapshot::Pending, progress),
            None => Ok(self.brings),
        }
    }
}

/// Takes over what the file at `path` has and this one has not, after keeping a snapshot of one's own file. Nothing
/// new: nothing is written.
///
/// # Errors
/// As [`Offer::look`] and [`Offer::take`].
pub fn merge(
    store: &mut Store,
    path: &Path,
    state: &Path,
    progress: Progress<'_>,
) -> Result<Merged, Problem> {
    if is_same_state(store, path)? {
        return Ok(Merged::default());
    }
    // To look at the other and to copy one's own have nothing to do with each other; nor has what is taken over with
    // whether that copy is whole, until it is to be kept. What brings nothing after all leaves no snapshot.
    let promises = !store.is_read_only() && store.is_behind(path)?;
    std::thread::scope(|scope| {
        let looking = scope.spawn(|| VerifiedFile::open(path, state));
        let draft = promises.then(|| Snapshots::of(state, store.path()).draft(store));
        let made = draft.map(|draft| scope.spawn(|| draft.and_then(Draft::verify)));
        let other = looking.join().unwrap_or_else(|_| Err(Problem::new("store-failed")))?;
        match made {
            Some(made) if store.count_missing(&other)? > 0 => {
                let (merged, surplus) = store.with_large_cache(|store| {
                    store.in_batch(|store| {
                        let merged = store.merge(&other, progress)?;
                        let made = made.join().unwrap_or_else(|_| Err(Problem::new("store-failed")))?;
                        Ok((merged, made.put()?))
                    })
                })?;
                surplus.remove();
                Ok(merged)
            }
            _ => merge_keeping_snapshot(store, &other, state, &mut OwnSnapshot::Pending, progress),
        }
    })
}

/// The other file; `None` if it is this one, or says the same.
fn open(store: &Store, path: &Path, state: &Path) -> Result<Option<VerifiedFile>, Problem> {
    if is_same_state(store, path)? { Ok(None) } else { VerifiedFile::open(path, state).map(Some) }
}

/// Whether the file at `path` is this one, or says by its head that it has what this one has.
pub(super) fn is_same_state(store: &Store, path: &Path) -> Result<bool, Problem> {
    // One's own file is not opened a second time: closing it would let go of what SQLite has locked.
    Ok(atomic_file::is_same(store.path(), path) || VerifiedFile::peek(path).ok() == Some(store.digest()?))
}

/// Whether one's own file is kept as it was before the first of several merges in a row.
pub(super) enum OwnSnapshot {
    /// It is to be kept before anything is taken over.
    Pending,
    /// It is kept.
    Kept,
}

impl OwnSnapshot {
    /// Keeps it, unless that was done.
    ///
    /// # Errors
    /// If it cannot be written or does not come out whole.
    pub(super) fn keep(&mut self, store: &Store, state: &Path) -> Result<(), Problem> {
        if matches!(self, OwnSnapshot::Pending) {
            Snapshots::of(state, store.path()).keep(store)?;
            *self = OwnSnapshot::Kept;
        }
        Ok(())
    }
}

/// Takes over what the other has, once one's own file is kept as it was.
pub(super) fn merge_keeping_snapshot(
    store: &mut Store,
    other: &VerifiedFile,
    state: &Path,
    own: &mut OwnSnapshot,
    progress: Progress<'_>,
) -> Result<Merged, Problem> {
    if store.count_missing(other)? == 0 {
        return Ok(Merged::default());
    }
    if store.is_read_only() {
        return Err(Problem::new("store-read-only").with("path", store.path().display()));
    }
    own.keep(store, state)?;
    store.merge(other, progress)
}
