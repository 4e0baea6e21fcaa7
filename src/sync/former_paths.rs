//! What this computer keeps of a file under its former paths: moved or renamed, it leaves its snapshots and its tail
//! behind, for the state folder knows a file by its path.

use std::path::Path;

use super::atomic_file;
use super::in_place;
use super::snapshots::Snapshots;
use crate::domain::UserError;
use crate::store::{Store, TailContents, VerifiedFile};

/// Destroys the states of this file under other paths of which `is_meant` holds, and plain tails. Nothing is lost with
/// them: every operation in them is known here. A copy with work of its own, a file of another district and one of
/// another passphrase stay.
///
/// # Errors
/// If this file cannot be read, or a state cannot be destroyed.
pub(super) fn destroy(
    store: &Store,
    state: &Path,
    is_meant: impl Fn(&VerifiedFile) -> Result<bool, UserError>,
) -> Result<(), UserError> {
    let own = Snapshots::of(state, store.path());
    let shred = |path: &Path| in_place::shred(path).map_err(|e| atomic_file::failure(path, e));
    for former in Snapshots::all(state).into_iter().filter(|former| former.folder() != own.folder()) {
        for path in former.list() {
            if store.is_behind(&path)? {
                continue;
            }
            let Ok(whole) = VerifiedFile::open(&path, state, store.keys()) else { continue };
            if store.count_missing(&whole)? == 0 && is_meant(&whole)? {
                shred(&path)?;
            }
        }
        for path in former.tails() {
            let Some(contents) = TailContents::read(&path, store.keys()) else { continue };
            let ops = contents.acknowledged.ops;
            if !ops.is_empty() && !TailContents::is_sealed(&path) && !store.lacks_any(&ops)? {
                shred(&path)?;
            }
        }
    }
    Ok(())
}
