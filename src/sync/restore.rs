//! Putting a snapshot or a copy in the place of the file. What stood there is kept: as a snapshot if it is whole, else
//! under another name.

use std::fs;
use std::path::{Path, PathBuf};

use super::durable::{self, Back};
use super::snapshots::Snapshots;
use crate::domain::Problem;
use crate::store::{Author, Digest, Foreign, Hold, Store};

/// What a restoring did.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the file holds now.
    pub digest: Digest,
    /// Where what stood there before is kept; `None` if nothing stood there.
    pub kept: Option<PathBuf>,
}

/// Puts the file at `snapshot` in the place of the one at `file`.
///
/// # Errors
/// If the snapshot is not whole, another program works in the file, or it cannot be written; then the file stands as it
/// stood.
pub fn restore(file: &Path, snapshot: &Path, state: &Path, author: Author) -> Result<Restored, Problem> {
    if durable::is_same(file, snapshot) {
        return Err(Problem::new("restore-itself").with("path", file.display()));
    }
    let whole = Foreign::open(snapshot, state)?;
    // Whoever works in the file would go on in one that nobody finds any more.
    let _hold = Hold::take(file, &author)?;
    let kept = match file.symlink_metadata() {
        Err(_) => None,
        Ok(_) => Some(keep(file, state, author)?),
    };
    let digest = durable::put(file, Back::Anywhere, |part| whole.place(part))?;
    Ok(Restored { digest, kept })
}

/// Keeps what stands in the file: as a snapshot, or beside it if it is no longer whole.
fn keep(file: &Path, state: &Path, author: Author) -> Result<PathBuf, Problem> {
    let kept = Store::open(file, author).and_then(|store| Snapshots::of(state, file).keep(&store));
    if let Ok(path) = kept {
        return Ok(path);
    }
    for number in 1..1000 {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(format!(".damaged-{number}"));
        let aside = file.with_file_name(name);
        if aside.symlink_metadata().is_err() {
            // A copy, not a rename: should the rest fail, the file is where it was.
            fs::copy(file, &aside).map_err(|e| durable::failure(&aside, e))?;
            return Ok(aside);
        }
    }
    Err(Problem::new("output-unwritable").with("path", file.display()))
}
