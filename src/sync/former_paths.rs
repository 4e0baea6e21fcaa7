//! What this computer keeps of a file under its former paths: moved or renamed, it leaves its snapshots and its tail
//! behind, for the state folder knows a file by its path. A path that still has a file is none of them: another copy is in
//! use there, and a running program may write to its tail.

use std::collections::BTreeSet;
use std::path::Path;

use super::atomic_file;
use super::in_place;
use super::snapshots::Snapshots;
use crate::domain::{Id, UserError};
use crate::store::{Store, TailContents, VerifiedFile};

/// Which states under former paths are destroyed.
#[derive(Clone, Copy, Debug)]
pub(super) enum FormerStates<'a> {
    /// Those that hold something of these records, and all tails.
    Holding(&'a BTreeSet<Id>),
    /// Those that are not sealed.
    Plain,
}

impl FormerStates<'_> {
    fn have(self, state: &VerifiedFile) -> Result<bool, UserError> {
        match self {
            FormerStates::Holding(records) => Ok(!state.is_free_of(records)?),
            FormerStates::Plain => Ok(!state.is_sealed()),
        }
    }

    fn have_tail(self, path: &Path) -> bool {
        match self {
            FormerStates::Holding(_) => true,
            FormerStates::Plain => !TailContents::is_sealed(path),
        }
    }
}

/// The folders of former paths of any file: no file is at the path, and it is not that of `store`.
fn former(store: &Store, state: &Path) -> impl Iterator<Item = Snapshots> {
    let own = Snapshots::of(state, store.path());
    let beside = store.path().parent().map(Path::to_owned);
    Snapshots::all(state)
        .into_iter()
        .filter(move |other| other.folder() != own.folder() && !other.are_in_use(beside.as_deref()))
}

/// The hashes of former paths.
pub(super) fn hashes(store: &Store, state: &Path) -> BTreeSet<String> {
    former(store, state).filter_map(|former| former.hash().map(str::to_owned)).collect()
}

/// Destroys these states of this file under other paths. Nothing is lost with them: every operation in them is known
/// here. A copy with work of its own, a file of another district and one of another passphrase stay.
///
/// # Errors
/// If this file cannot be read, or a state cannot be destroyed.
pub(super) fn destroy(store: &Store, state: &Path, states: FormerStates<'_>) -> Result<(), UserError> {
    let shred = |path: &Path| in_place::shred(path).map_err(|e| atomic_file::failure(path, e));
    for former in former(store, state) {
        for path in former.list() {
            if store.is_behind(&path)? {
                continue;
            }
            let Ok(whole) = VerifiedFile::open(&path, state, store.keys()) else { continue };
            if store.count_missing(&whole)? == 0 && states.have(&whole)? {
                shred(&path)?;
            }
        }
        for path in former.tails() {
            let Some(contents) = TailContents::read(&path, store.keys()) else { continue };
            let ops = contents.acknowledged.ops;
            if !ops.is_empty() && states.have_tail(&path) && !store.lacks_any(&ops)? {
                shred(&path)?;
            }
        }
    }
    Ok(())
}
