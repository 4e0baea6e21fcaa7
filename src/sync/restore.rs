//! Putting a snapshot or a copy in the place of the file. What stood there is kept: as a snapshot if it is whole, else
//! under another name.

use std::fs;
use std::path::{Path, PathBuf};

use super::atomic_file::{self, ReadBack};
use super::recover::Recovery;
use super::snapshots::Snapshots;
use crate::domain::Problem;
use crate::store::{Author, Digest, Lock, Merged, Store, VerifiedFile};

/// How often a snapshot is made anew because somebody wrote after it was begun.
const TRIES: u32 = 5;

/// What a restoring did.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the file holds now.
    pub digest: Digest,
    /// Where what stood there before is kept; `None` if nothing stood there.
    pub kept: Option<PathBuf>,
}

/// Puts the operations of the file at `snapshot` in the place of the one at `file`: a file made anew of them, so that
/// nothing broken beside them comes along.
///
/// # Errors
/// If the snapshot is not whole, another program works in the file, or it cannot be written; then the file stands as it
/// stood.
pub fn restore(file: &Path, snapshot: &Path, state: &Path, author: Author) -> Result<Restored, Problem> {
    if atomic_file::is_same(file, snapshot) {
        return Err(Problem::new("restore-itself").with("path", file.display()));
    }
    let whole = VerifiedFile::open(snapshot, state)?;
    // Whoever works in the file would go on in one that nobody finds any more.
    let _lock = Lock::take(file, &author)?;
    let kept = match file.symlink_metadata() {
        Err(_) => None,
        Ok(_) => Some(keep(file, state, author.clone())?),
    };
    let digest = put(file, &whole, &author)?;
    Ok(Restored { digest, kept })
}

/// Makes the file at `file` anew of its own operations, which all verify, where its lists cannot be read any more:
/// nothing stands in them alone. Without any operation missing nothing of the former file is needed.
///
/// # Errors
/// If not all of them verify, another program works in the file, or it may not be written; then it stands as it stood.
pub fn rebuild(file: &Path, state: &Path, author: &Author) -> Result<Digest, Problem> {
    let data = file.metadata().map_err(|e| atomic_file::failure(file, e))?;
    if data.permissions().readonly() {
        return Err(Problem::new("store-read-only").with("path", file.display()));
    }
    let _lock = Lock::take(file, author)?;
    let whole = VerifiedFile::open(file, state)?;
    put(file, &whole, author)
}

/// Puts the operations of a whole file in the place of the one at `file`; whoever could read that one can read this one.
fn put(file: &Path, whole: &VerifiedFile, author: &Author) -> Result<Digest, Problem> {
    let rights = file.metadata().map(|data| data.permissions());
    atomic_file::put(file, ReadBack::Cached, |part| {
        whole.write_to(part, author)?;
        match rights {
            Ok(rights) => fs::set_permissions(part, rights).map_err(|e| atomic_file::failure(file, e)),
            Err(_) => Ok(()),
        }
    })
}

/// A snapshot held against the file that is open: found whole, and what would leave and come back with it.
pub struct RestoreOffer {
    whole: VerifiedFile,
    /// How many families it holds.
    pub families: u64,
    /// What it holds.
    pub digest: Digest,
    /// What it has and the file has not any more.
    pub returns: Merged,
    /// What the file has and it has not.
    pub leaves: Merged,
}

impl RestoreOffer {
    /// Looks at the snapshot; nothing is written into the file. What is needed on the way lies under `state`.
    ///
    /// # Errors
    /// If it is the file itself, no district's file, newer, damaged, or not of this program's making.
    pub fn look(store: &mut Store, snapshot: &Path, state: &Path) -> Result<RestoreOffer, Problem> {
        if atomic_file::is_same(store.path(), snapshot) {
            return Err(Problem::new("restore-itself").with("path", snapshot.display()));
        }
        let whole = VerifiedFile::open(snapshot, state)?;
        let returns = store.merge_dry_run(&whole, &mut |_, _| {})?;
        let leaves = store.diff(&whole)?;
        Ok(RestoreOffer { families: whole.families()?, digest: whole.digest(), returns, leaves, whole })
    }

    /// Puts it in the place of the file that `store` has open and this program holds, after keeping that as a snapshot.
    /// Nobody can write between the two.
    ///
    /// # Errors
    /// If one of them cannot be written; then the file stands as it stood.
    pub fn put_back(self, store: &mut Store, state: &Path) -> Result<Restored, Problem> {
        let snapshots = Snapshots::of(state, store.path());
        for _ in 0..TRIES {
            let kept = snapshots.keep(store)?;
            // What was done so far is in the snapshot: a recovery is not to bring it back into the file.
            store.remove_tail();
            let digest = store.while_locked(|store| {
                let is_kept = VerifiedFile::peek(&kept)? == store.digest()?;
                is_kept.then(|| put(store.path(), &self.whole, store.author())).transpose()
            });
            if let Ok(Some(_)) = &digest {
                store.give_way(store.opened_anew(store.path())?)?;
            }
            Recovery::of(state, store.path(), store.author().clone()).open_tail(store)?;
            if let Some(digest) = digest? {
                return Ok(Restored { digest, kept: Some(kept) });
            }
        }
        Err(Problem::new("store-busy").with("path", store.path().display()))
    }
}

/// Keeps what stands in the file: as a snapshot, or beside it if it is no longer whole.
fn keep(file: &Path, state: &Path, author: Author) -> Result<PathBuf, Problem> {
    let kept = Store::open(file, author.clone()).and_then(|store| {
        let kept = Snapshots::of(state, file).keep(&store)?;
        // What a run that did not end has acknowledged is in the snapshot: it is not to come back into the file.
        Recovery::of(state, file, author).forget_tails(&store)?;
        Ok(kept)
    });
    if let Ok(path) = kept {
        return Ok(path);
    }
    for number in 1..1000 {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(format!(".damaged-{number}"));
        let aside = file.with_file_name(name);
        if aside.symlink_metadata().is_err() {
            // A copy, not a rename: should the rest fail, the file is where it was.
            fs::copy(file, &aside).map_err(|e| atomic_file::failure(&aside, e))?;
            return Ok(aside);
        }
    }
    Err(Problem::new("output-unwritable").with("path", file.display()))
}
