//! Erasure on this machine: after the operation, nothing of the emptied records is left in free pages, snapshots, tails,
//! drafts and kept cases.
//!
//! ```text
//!   1. a note that an erasure was begun      3. the file rewritten: no free page      5. the note goes
//!   2. the operation, in one transaction     4. snapshots, tails, drafts, kept cases overwritten and removed; one new snapshot
//! ```
//! What lies under a former path of the file goes with it: its snapshots are found by their operations.
//! Killed at any moment after 2, the next opening finishes it.

use std::fs::{self, File};
use std::path::Path;

use super::atomic_file;
use super::former_paths::{self, FormerStates};
use super::former_texts::{is_former, names_records};
use super::in_place::{self, rewrite_in_place};
use super::snapshots::Snapshots;
use super::state_file::{self, StateFile, StateOwner, StateText};
use crate::domain::{FileFault, UserError};
use crate::store::{ErasureAct, ErasurePlan, Sealer, Store, TailContents};

/// The note that an erasure was begun, in the folder of the snapshots.
const BEGUN: &str = "erasing";

/// Erases the data of the plan from the file and from what this machine keeps of it. The lock must be held. Returns how
/// many records were emptied.
///
/// # Errors
/// If acknowledged operations still wait to be brought back, or a file cannot be written. What was begun is finished at
/// the next opening.
pub fn erase(
    store: &mut Store,
    state: &Path,
    plan: &ErasurePlan,
    act: &ErasureAct,
) -> Result<usize, UserError> {
    if store.is_read_only() {
        return Err(UserError::file(FileFault::ReadOnly).with("path", store.path().display()));
    }
    plan.check(act)?;
    let snapshots = Snapshots::of(state, store.path());
    if !snapshots.rescued().is_empty() {
        return Err(UserError::new("erasure-waits").with("path", snapshots.folder().display()));
    }
    note(&snapshots)?;
    let emptied = store.erase(plan, act)?;
    clean(store, state)?;
    Ok(emptied)
}

/// Whether the data of the plan are erased, wherever an erasure of them has stopped.
#[must_use]
pub fn is_done(store: &Store, plan: &ErasurePlan) -> bool {
    store.erased().is_ok_and(|erased| plan.ids.is_subset(&erased))
}

/// Finishes an erasure that was begun. The lock must be held.
///
/// # Errors
/// If a file cannot be written.
pub fn finish(store: &mut Store, state: &Path) -> Result<(), UserError> {
    if Snapshots::of(state, store.path()).folder().join(BEGUN).exists() {
        clean(store, state)
    } else {
        Ok(())
    }
}

/// Erases after a merge that emptied records, whether they were merged or already here.
///
/// # Errors
/// If a file cannot be written.
pub fn clean_after_merge(store: &mut Store, state: &Path) -> Result<(), UserError> {
    note(&Snapshots::of(state, store.path()))?;
    clean(store, state)
}

fn note(snapshots: &Snapshots) -> Result<(), UserError> {
    let path = snapshots.folder().join(BEGUN);
    snapshots
        .make_folder()
        .and_then(|()| File::create(&path))
        .and_then(|file| file.sync_all())
        .map_err(|e| atomic_file::failure(&path, e))
}

fn clean(store: &mut Store, state: &Path) -> Result<(), UserError> {
    let snapshots = Snapshots::of(state, store.path());
    let key = store.key().cloned();
    rewrite_in_place(store, key.as_ref())?;
    let former = snapshots.list();
    let new = snapshots.keep(store)?;
    // The snapshot holds every operation; the tail continues empty.
    store.clear_tail();
    for path in former.into_iter().filter(|path| *path != new) {
        // A snapshot that does not open may hold erased data.
        let snapshot = Store::open_with(&path, store.author().clone(), store.keys());
        let is_clean = match snapshot {
            Ok(snapshot) => snapshot.is_free_of(&store.erased()?).unwrap_or(false),
            Err(problem) => problem.is_locked(),
        };
        if !is_clean {
            shred(&path)?;
        }
    }
    for path in snapshots.tails() {
        let waits = match TailContents::read(&path, store.keys()) {
            Some(contents) => {
                let ops = contents.acknowledged.ops;
                ops.is_empty() || store.lacks_any(&ops)?
            }
            // It has another passphrase, without which nobody can read it.
            None => TailContents::is_sealed(&path),
        };
        if !waits {
            shred(&path)?;
        }
    }
    let erased = store.erased()?;
    former_paths::destroy(store, state, FormerStates::Holding(&erased))?;
    clean_drafts(store, state)?;
    state_file::destroy_kept(state).map_err(|e| atomic_file::failure(state, e))?;
    shred(&snapshots.folder().join(BEGUN))
}

/// Destroys the drafts that name an erased record, at any path; at that of the file also those that cannot be read, at
/// a former one also those of new families: no form opens them again.
fn clean_drafts(store: &Store, state: &Path) -> Result<(), UserError> {
    let own = StateFile::Draft.path(state, store.path());
    let is_former = is_former(store, state);
    for path in state_file::all(state, StateFile::Draft) {
        let is_own = path == own || ["unread.json", "new"].iter().any(|end| path == own.with_extension(end));
        let is_destroyed = match draft_of(store, &path)? {
            Some(Draft::OfErased) => true,
            Some(Draft::Unread) => is_own,
            Some(Draft::OfNew) => is_former(&path),
            Some(Draft::OfOthers) | None => false,
        };
        if is_destroyed {
            shred(&path)?;
        }
    }
    Ok(())
}

/// Whom the draft of a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Draft {
    /// It names an erased record.
    OfErased,
    /// It names no record of this district: a family that is taken in, it may be the erased one.
    OfNew,
    /// It is about others, or of another district.
    OfOthers,
    /// It cannot be read, and may name one.
    Unread,
}

/// Whom the draft at this path is about; `None` if there is none, or nobody can read it without another passphrase.
fn draft_of(store: &Store, path: &Path) -> Result<Option<Draft>, UserError> {
    let owner = StateOwner::of(store, StateFile::Draft);
    let draft = match state_file::read(path, owner.sealer.as_ref()) {
        StateText::Nothing => return Ok(None),
        StateText::Locked if owner.sealer.is_none() && is_sealed(path) => return Ok(None),
        StateText::Locked => return Ok(Some(Draft::Unread)),
        StateText::Text(draft) => draft,
    };
    if draft.district.is_some() && draft.district != owner.district {
        return Ok(Some(Draft::OfOthers));
    }
    if store.erased()?.iter().any(|id| draft.text.contains(&id.to_string())) {
        return Ok(Some(Draft::OfErased));
    }
    let is_of_district = draft.district.is_some() && draft.district == owner.district;
    let is_new = is_of_district && !names_records(store, &draft.text)?;
    Ok(Some(if is_new { Draft::OfNew } else { Draft::OfOthers }))
}

fn is_sealed(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| Sealer::is_sealed(&bytes))
}

fn shred(path: &Path) -> Result<(), UserError> {
    in_place::shred(path).map_err(|e| atomic_file::failure(path, e))
}
