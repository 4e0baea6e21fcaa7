//! Merging: look at the other file, show what it would bring, keep one's own as it is, take over what is new.

use std::path::Path;

use super::durable;
use super::snapshots::Snapshots;
use crate::domain::Problem;
use crate::store::{Foreign, Progress, Store, Union};

/// Another file, looked at and found whole, with what it would bring.
pub struct Offer {
    /// What it would bring.
    pub brings: Union,
    /// `None`: there is nothing new.
    other: Option<Foreign>,
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
            return Ok(Offer { brings: Union::default(), other: None });
        };
        let brings = store.unite_tried(&other, progress)?;
        let other = Some(other).filter(|_| brings.operations > 0);
        Ok(Offer { brings, other })
    }

    /// Takes over what was offered, after keeping a snapshot of one's own file.
    ///
    /// # Errors
    /// If the snapshot or the file cannot be written; then nothing has changed.
    pub fn take(self, store: &mut Store, state: &Path, progress: Progress<'_>) -> Result<Union, Problem> {
        match &self.other {
            Some(other) => united(store, other, state, &mut false, progress),
            None => Ok(self.brings),
        }
    }
}

/// Takes over what the file at `path` has and this one has not, after keeping a snapshot of one's own file. Nothing
/// new: nothing is written.
///
/// # Errors
/// As [`Offer::look`] and [`Offer::take`].
pub fn merge(store: &mut Store, path: &Path, state: &Path, progress: Progress<'_>) -> Result<Union, Problem> {
    match open(store, path, state)? {
        Some(other) => united(store, &other, state, &mut false, progress),
        None => Ok(Union::default()),
    }
}

/// The other file; `None` if it is this one, or says the same.
fn open(store: &Store, path: &Path, state: &Path) -> Result<Option<Foreign>, Problem> {
    if says_the_same(store, path)? { Ok(None) } else { Foreign::open(path, state).map(Some) }
}

/// Whether the file at `path` is this one, or says by its head that it has what this one has.
pub(super) fn says_the_same(store: &Store, path: &Path) -> Result<bool, Problem> {
    // One's own file is not opened a second time: closing it would let go of what SQLite has locked.
    Ok(durable::is_same(store.path(), path) || Foreign::peek(path).ok() == Some(store.digest()?))
}

/// Takes over what the other has. `kept` tells, and hears, whether one's own file was kept as it was before the first of
/// several in a row.
pub(super) fn united(
    store: &mut Store,
    other: &Foreign,
    state: &Path,
    kept: &mut bool,
    progress: Progress<'_>,
) -> Result<Union, Problem> {
    if store.missing(other)? == 0 {
        return Ok(Union::default());
    }
    if store.is_read_only() {
        return Err(Problem::new("store-read-only").with("path", store.path().display()));
    }
    if !*kept {
        Snapshots::of(state, store.path()).keep(store)?;
        *kept = true;
    }
    store.unite(other, progress)
}
