//! Drafts and notes that a file left in the state folder under its former paths. Each says in its first line of which
//! district it is; one of an earlier version does not.

use std::io;
use std::path::{Path, PathBuf};

use super::state_file::{self, StateFile, StateOwner, StateText};
use super::{atomic_file, former_paths, in_place};
use crate::domain::{Id, UserError};
use crate::store::Store;

/// Whether a text lies under a former path of some file: no file is at that path now.
pub(super) fn is_former(store: &Store, state: &Path) -> impl Fn(&PathBuf) -> bool + use<> {
    let former = former_paths::hashes(store, state);
    move |path| {
        let hash = path.file_name().and_then(|name| name.to_str()?.split('.').next());
        hash.is_some_and(|hash| former.contains(hash))
    }
}

/// Seals the plain drafts of this district that lie under a former path: one becomes the draft of this path, if that has
/// none; the others stay where they are. A draft that does not say of which district it is belongs to this one if it is
/// about a record of the file.
///
/// # Errors
/// If one cannot be written or destroyed.
pub(super) fn take_over_drafts(store: &Store, state: &Path) -> Result<(), UserError> {
    let failed = |e: io::Error| atomic_file::failure(state, e);
    let own = StateFile::Draft.path(state, store.path());
    let owner = StateOwner::of(store, StateFile::Draft);
    for path in state_file::all(state, StateFile::Draft).into_iter().filter(is_former(store, state)) {
        let StateText::Text(draft) = state_file::read(&path, None) else { continue };
        let is_own = match draft.district {
            Some(district) => Some(district) == owner.district,
            None => names_records(store, &draft.text)?,
        };
        if !is_own {
            continue;
        }
        // What was begun may be torn.
        if path.extension().is_some_and(|ending| ending == "new") {
            in_place::shred(&path).map_err(failed)?;
        } else if own.exists() {
            state_file::write(&path, &owner, &draft.text).map_err(failed)?;
        } else {
            state_file::write(&own, &owner, &draft.text).map_err(failed)?;
            in_place::shred(&path).map_err(failed)?;
        }
    }
    Ok(())
}

/// Destroys the plain notes of paths and columns that lie under a former path, unless they are of another district: what
/// they hold is asked for again.
///
/// # Errors
/// If the file cannot be read or one cannot be destroyed.
pub(super) fn destroy_notes(store: &Store, state: &Path) -> Result<(), UserError> {
    let district = store.reader().district_id()?;
    for path in state_file::all(state, StateFile::Remembered).into_iter().filter(is_former(store, state)) {
        let StateText::Text(notes) = state_file::read(&path, None) else { continue };
        if notes.district.is_none() || notes.district == district {
            in_place::shred(&path).map_err(|e| atomic_file::failure(&path, e))?;
        }
    }
    Ok(())
}

/// Whether a text names a record of the file. The district proves nothing: its id is the same in every file.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn names_records(store: &Store, text: &str) -> Result<bool, UserError> {
    let words = text.split(|c: char| !c.is_ascii_hexdigit() && c != '-');
    let ids = words.filter_map(|word| word.parse::<Id>().ok());
    for id in ids.filter(|id| *id != Id::DISTRICT) {
        if store.reader().as_entered(id)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
