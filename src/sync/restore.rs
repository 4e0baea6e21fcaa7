//! Restoring: a snapshot or a copy takes the place of the file. The former file is kept: as a snapshot if it is
//! whole, else under another name.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::atomic_file::{self, ReadBack};
use super::in_place::rewrite_in_place;
use super::recover::Recovery;
use super::snapshots::Snapshots;
use crate::domain::{FileFault, UserError};
use crate::store::log::LoggedOp;
use crate::store::{Author, FileKey, FileLock, KeyRing, LogDigest, MergeResult, Store, VerifiedFile};

/// How often a snapshot is repeated because another program wrote meanwhile.
const TRIES: u32 = 5;

/// The result of a restoration.
#[derive(Clone, Debug)]
pub struct RestoreResult {
    /// The digest of the restored file.
    pub digest: LogDigest,
    /// Where the former file is kept; `None` if there was none.
    pub kept: Option<PathBuf>,
}

/// Puts a new file with the operations of `snapshot` in the place of `file`, sealed if one of the two is.
///
/// # Errors
/// If the snapshot is not whole, another program holds the lock, or the file cannot be written; then it is unchanged.
pub fn restore(
    file: &Path,
    snapshot: &Path,
    state: &Path,
    author: Author,
    keys: &KeyRing,
) -> Result<RestoreResult, UserError> {
    if atomic_file::is_same(file, snapshot) {
        return Err(UserError::new("restore-itself").with("path", file.display()));
    }
    let whole = VerifiedFile::open(snapshot, state, keys)?;
    // Another program would continue in a file without a name.
    let _lock = FileLock::take(file, &author)?;
    let (kept, key, erasures) = match file.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => (None, None, Vec::new()),
        Err(error) => return Err(atomic_file::failure(file, error)),
        Ok(_) => {
            let former = match Store::open_with(file, author.clone(), keys) {
                // Whether the new file is to be sealed is not known.
                Err(problem) if problem.is_locked() => return Err(problem),
                opened => opened.ok(),
            };
            let erasures = former.as_ref().and_then(|store| store.erasures().ok()).unwrap_or_default();
            (Some(keep(file, former, state, author.clone())?), keys.key_of(file), erasures)
        }
    };
    let digest = put(file, &whole, &author, key.as_ref(), &erasures)?;
    if !erasures.is_empty() {
        let mut store = Store::open_with(file, author, keys)?;
        let key = store.key().cloned();
        rewrite_in_place(&mut store, key.as_ref())?;
    }
    Ok(RestoreResult { digest, kept })
}

/// Rebuilds a file whose projections are unreadable from its own operations, all of which must verify.
///
/// # Errors
/// If an operation does not verify, another program holds the lock, or the file cannot be written; then it is
/// unchanged.
pub fn rebuild(file: &Path, state: &Path, author: &Author, keys: &KeyRing) -> Result<LogDigest, UserError> {
    let data = file.metadata().map_err(|e| atomic_file::failure(file, e))?;
    if data.permissions().readonly() {
        return Err(UserError::file(FileFault::ReadOnly).with("path", file.display()));
    }
    let _lock = FileLock::take(file, author)?;
    let whole = VerifiedFile::open(file, state, keys)?;
    put(file, &whole, author, None, &[])
}

/// Puts a new file with these operations in the place of `file`, with the same permissions sealed with this key or that of
/// the other file.
fn put(
    file: &Path,
    whole: &VerifiedFile,
    author: &Author,
    key: Option<&FileKey>,
    erasures: &[LoggedOp],
) -> Result<LogDigest, UserError> {
    let rights = file.metadata().map(|data| data.permissions());
    atomic_file::put(file, ReadBack::Cached, whole.keys(), |part| {
        whole.write_to(part, author, key)?;
        if !erasures.is_empty() {
            // The erasures that the other file lacks apply to it all the same.
            Store::open_with(part, author.clone(), whole.keys())?.replay(erasures)?;
        }
        match rights {
            Ok(rights) => fs::set_permissions(part, rights).map_err(|e| atomic_file::failure(file, e)),
            Err(_) => Ok(()),
        }
    })
}

/// A verified snapshot, compared with the open file.
pub struct RestoreOffer {
    whole: VerifiedFile,
    /// The number of its families.
    pub families: u64,
    pub digest: LogDigest,
    /// The operations that the file lacks.
    pub returns: MergeResult,
    /// The operations that the snapshot lacks.
    pub leaves: MergeResult,
}

impl RestoreOffer {
    /// Verifies the snapshot and compares it. Nothing is written; private copies are made under `state`.
    ///
    /// # Errors
    /// If it is the file itself, no district's file, newer, damaged, or of another schema.
    pub fn look(store: &mut Store, snapshot: &Path, state: &Path) -> Result<RestoreOffer, UserError> {
        if atomic_file::is_same(store.path(), snapshot) {
            return Err(UserError::new("restore-itself").with("path", snapshot.display()));
        }
        let whole = VerifiedFile::open(snapshot, state, store.keys())?;
        let returns = store.merge_dry_run(&whole, &mut |_, _| {})?;
        let leaves = store.diff(&whole)?;
        Ok(RestoreOffer { families: whole.families()?, digest: whole.digest(), returns, leaves, whole })
    }

    /// Puts the snapshot in the place of the open file, after keeping that as a snapshot. Nobody can write in
    /// between.
    ///
    /// # Errors
    /// If one of them cannot be written; then the file is unchanged.
    pub fn put_back(self, store: &mut Store, state: &Path) -> Result<RestoreResult, UserError> {
        let snapshots = Snapshots::of(state, store.path());
        for _ in 0..TRIES {
            let kept = snapshots.keep(store)?;
            let erasures = store.erasures()?;
            // The snapshot has all acknowledged operations: a recovery must not bring them back.
            store.remove_tail();
            let digest = store.while_locked(|store| {
                let is_kept = VerifiedFile::peek(&kept, store.keys())? == store.digest()?;
                is_kept
                    .then(|| put(store.path(), &self.whole, store.author(), store.key(), &erasures))
                    .transpose()
            });
            if let Ok(Some(_)) = &digest {
                store.replace_with(store.open_beside(store.path())?)?;
                if !erasures.is_empty() {
                    let key = store.key().cloned();
                    rewrite_in_place(store, key.as_ref())?;
                }
            }
            Recovery::of(state, store.path(), store.author().clone(), store.keys()).open_tail(store)?;
            if let Some(digest) = digest? {
                return Ok(RestoreResult { digest, kept: Some(kept) });
            }
        }
        Err(UserError::file(FileFault::Busy).with("path", store.path().display()))
    }
}

/// Keeps the file: as a snapshot, or beside it if it is not whole or did not open.
fn keep(file: &Path, opened: Option<Store>, state: &Path, author: Author) -> Result<PathBuf, UserError> {
    let kept = opened.map(|store| {
        let kept = Snapshots::of(state, file).keep(&store)?;
        // The snapshot holds the acknowledged operations of an unfinished run: a recovery must not replay them.
        Recovery::of(state, file, author, store.keys()).forget_tails(&store)?;
        Ok::<_, UserError>(kept)
    });
    if let Some(Ok(path)) = kept {
        return Ok(path);
    }
    for number in 1..1000 {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(format!(".damaged-{number}"));
        let aside = file.with_file_name(name);
        if aside.symlink_metadata().is_err() {
            // A copy, not a rename: if the rest fails, the file is in its place.
            fs::copy(file, &aside).map_err(|e| atomic_file::failure(&aside, e))?;
            return Ok(aside);
        }
    }
    Err(UserError::new("output-unwritable").with("path", file.display()))
}
