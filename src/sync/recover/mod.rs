//! Recovery of a file that was replaced, overwritten, truncated or deleted, while it was open or after the program
//! was killed. First the acknowledged operations are written to a verified file of their own: from snapshot and tail,
//! or from the open file if it is readable. Then the file at the path is verified, and both are merged. Nothing is
//! removed: another file at the path gets another name.

mod at_path;
mod secure;
mod tails;

use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};

use at_path::{PathState, disk, folder};

use super::atomic_file;
use super::merge::{OwnSnapshot, merge_keeping_snapshot};
use super::snapshots::Snapshots;
use crate::domain::{FileFault, UserError};
use crate::store::log::OpId;
use crate::store::{
    AcknowledgedOps, Author, FileChange, FileKey, FileLock, KeyRing, SealState, Store, TailContents,
    VerifiedFile,
};

/// The problem of a file that is gone or replaced while what it had can be rescued nowhere: it is in memory alone.
pub const UNRESCUED: &str = "rescue-nothing";

/// The result of a recovery.
#[derive(Debug)]
pub enum RecoveryOutcome {
    /// The file at the path had all acknowledged operations but so many.
    Joined(usize),
    /// Nothing was at the path: the file is there again.
    PutBack,
    /// Another file was at the path: it has this name now, and the file is in its place.
    PutAside(PathBuf),
    /// The acknowledged operations are in a file of their own, which is open until the path can be written again.
    Waits {
        /// The file that is open.
        rescued: PathBuf,
        /// Why the path cannot be written.
        why: UserError,
    },
}

/// A finished recovery, with the file that it opened.
struct RecoveredFile {
    outcome: RecoveryOutcome,
    store: Store,
}

/// The recovery of one file.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    state: PathBuf,
    author: Author,
    keys: KeyRing,
    snapshots: Snapshots,
    /// The disk of the file. An empty mount point is not the stick.
    disk: Option<u64>,
    rights: Option<Permissions>,
}

impl Recovery {
    /// The recovery of the file at `path`; snapshots and tails are under `state`.
    #[must_use]
    pub fn of(state: &Path, path: &Path, author: Author, keys: &KeyRing) -> Recovery {
        Recovery {
            path: path.to_owned(),
            state: state.to_owned(),
            author,
            keys: keys.clone(),
            snapshots: Snapshots::of(state, path),
            disk: folder(path).and_then(disk),
            rights: path.metadata().ok().map(|data| data.permissions()),
        }
    }

    /// The snapshots of the file.
    #[must_use]
    pub fn snapshots(&self) -> &Snapshots {
        &self.snapshots
    }

    /// Opens the tail of the file; the lock must be held.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn open_tail(&self, store: &mut Store) -> Result<(), UserError> {
        let first = store.first()?;
        // A folder that takes nothing stops no work: the tail says so itself.
        if !self.snapshots.name_their_file() {
            let _ = self.snapshots.make_folder();
        }
        store.open_tail(self.tail(first, store.key()), &self.author.device, self.is_beside_state());
        Ok(())
    }

    /// The tail of the file that begins with `first` and has this key, on this computer: a folder of a network is shared.
    fn tail(&self, first: Option<OpId>, key: Option<&FileKey>) -> PathBuf {
        let first: String = first.map(|op| op.hex()).unwrap_or_default().chars().take(16).collect();
        let device = atomic_file::fnv1a(self.author.device.as_bytes());
        let key = key.map(|key| format!("-{}", key.salt().name())).unwrap_or_default();
        self.snapshots.folder().join(format!("{first}-{device:016x}{key}.tail"))
    }

    /// Whether the file is on the disk of the state folder.
    fn is_beside_state(&self) -> bool {
        folder(&self.path).and_then(disk) == self.state.ancestors().find_map(disk)
    }

    /// Recovers the open file after the change `sight`; also returns a lower bound of the operations still missing.
    ///
    /// # Errors
    /// If the acknowledged operations cannot be written anywhere; then `store` is unchanged.
    pub fn recover_open(
        &self,
        store: &mut Store,
        sight: FileChange,
    ) -> Result<(RecoveryOutcome, usize), UserError> {
        let (at_path, acknowledged) = (self.at_path(), store.acknowledged()?);
        if matches!(at_path, PathState::Whole)
            && let Ok(new) = self.opened(&self.path)
            && new.has_all(acknowledged.known)?
            && (new.is_sealed() || !store.is_sealed())
        {
            store.replace_with(new)?;
            return Ok((RecoveryOutcome::Joined(0), 0));
        }
        // The open file is readable, unless its own pages were overwritten.
        let open = matches!(sight, FileChange::Replaced | FileChange::Gone).then_some(&*store);
        let (recovered, lacking) = self.recover(&acknowledged, open, at_path)?;
        store.replace_with(recovered.store)?;
        Ok((recovered.outcome, lacking))
    }

    /// Tries again to merge the recovered file, which `store` has open.
    ///
    /// # Errors
    /// If `store` cannot be read any more.
    pub fn retry_recovery(&self, store: &mut Store, rescued: &Path) -> Result<RecoveryOutcome, UserError> {
        let recovered = self.join(rescued.to_owned(), &store.acknowledged()?, self.at_path())?;
        store.replace_with(recovered.store)?;
        Ok(recovered.outcome)
    }

    /// Merges what former runs acknowledged and the file at the path lacks, whether they were killed or an older copy was
    /// laid over the file since. Returns how many operations that were, and how many are still missing at least.
    ///
    /// # Errors
    /// If the file cannot be written; then snapshots, tails and recovered files remain.
    pub fn merge_unfinished(&self, store: &mut Store) -> Result<(usize, usize), UserError> {
        let (mut count, mut missing) = (0, 0);
        for (_, TailContents { acknowledged, .. }) in self.tails() {
            // The usual case: nothing was written since.
            if store.has_exactly(acknowledged.known)? {
                continue;
            }
            if !store.is_copy_of(acknowledged.first)? || has_all(store, &acknowledged)? {
                continue;
            }
            let (recovered, lacking) = self.recover(&acknowledged, None, PathState::Whole)?;
            missing += lacking;
            match recovered.outcome {
                RecoveryOutcome::Joined(operations) => count += operations,
                RecoveryOutcome::Waits { why, .. } => return Err(why),
                RecoveryOutcome::PutBack | RecoveryOutcome::PutAside(_) => {}
            }
            store.replace_with(recovered.store)?;
        }
        let mut own = OwnSnapshot::Pending;
        for rescued in self.snapshots.rescued() {
            count += self.merge_rescued(store, &rescued, &mut own)?;
            remove(&rescued);
        }
        Ok((count, missing))
    }

    /// Puts back a file that is gone since a run that did not end, or broken since any run. `None` if there was no such
    /// run, or its disk is missing.
    ///
    /// # Errors
    /// If the file cannot be written; then snapshots and tails remain.
    pub fn restore_lost(&self) -> Result<Option<(RecoveryOutcome, usize)>, UserError> {
        let beside_state = self.is_beside_state();
        let at_path = self.at_path();
        // A file removed after the end of the program was removed on purpose; a broken one never was.
        let is_meant = |tail: &TailContents| matches!(at_path, PathState::Nothing) && tail.is_closed;
        let is_here = |tail: &TailContents| tail.origin.beside_state == beside_state && !is_meant(tail);
        let Some((_, tail)) = self.tails().into_iter().find(|(_, tail)| is_here(tail)) else {
            return self.has_locked_tail().map_or(Ok(None), Err);
        };
        match &at_path {
            PathState::Nothing => {}
            PathState::Other(problem) if problem.fault().is_some_and(FileFault::is_broken) => {}
            _ => return Ok(None),
        }
        // Another program has the file open, and recovers it itself.
        let Ok(_lock) = FileLock::take(&self.path, &self.author) else { return Ok(None) };
        // The tail alone is no whole file.
        let Ok((recovered, lacking)) = self.recover(&tail.acknowledged, None, at_path) else {
            return Ok(None);
        };
        match recovered.outcome {
            RecoveryOutcome::Waits { why, .. } => {
                let failed = UserError { cause: why.cause, ..UserError::new("recovery-failed") };
                Err(failed.with("path", self.path.display()))
            }
            outcome => Ok(Some((outcome, lacking))),
        }
    }

    /// Writes the acknowledged operations, from the `open` file or from snapshots and tail, and merges them with the
    /// file at the path. Also returns how many are still missing at least.
    fn recover(
        &self,
        acknowledged: &AcknowledgedOps,
        open: Option<&Store>,
        at_path: PathState,
    ) -> Result<(RecoveredFile, usize), UserError> {
        let recovered = match self.secure(open, acknowledged) {
            Ok((rescued, true)) => return Ok((self.join(rescued, acknowledged, at_path)?, 0)),
            Ok((rescued, false)) => self.join(rescued, acknowledged, at_path)?,
            // Without a snapshot there is the tail.
            Err(_) if matches!(at_path, PathState::Whole) => self.bring_back(None, acknowledged)?,
            Err(problem) => {
                return Err(UserError { cause: problem.cause, ..UserError::new(UNRESCUED) });
            }
        };
        let lacking = acknowledged.known.fewer_in(recovered.store.known()?);
        Ok((recovered, lacking))
    }

    fn opened(&self, path: &Path) -> Result<Store, UserError> {
        Store::open_with(path, self.author.clone(), &self.keys)
    }

    fn join(
        &self,
        rescued: PathBuf,
        acknowledged: &AcknowledgedOps,
        at_path: PathState,
    ) -> Result<RecoveredFile, UserError> {
        let joined = match at_path {
            PathState::Whole => self.bring_back(Some(&rescued), acknowledged),
            PathState::Nothing => self
                .put_back(&rescued)
                .map(|store| RecoveredFile { outcome: RecoveryOutcome::PutBack, store }),
            PathState::Away => Err(UserError::file(FileFault::Missing)),
            PathState::Other(problem) if problem.fault().is_some_and(FileFault::is_broken) => {
                self.put_aside(&rescued)
            }
            // It could not be looked at: it may well be whole.
            PathState::Other(problem) => Err(problem),
        };
        match joined {
            Ok(recovered) => {
                remove(&rescued);
                Ok(recovered)
            }
            Err(problem) => {
                let id = match problem.fault() {
                    Some(FileFault::Missing | FileFault::Unreachable) => "rescue-away",
                    Some(FileFault::Newer) => "rescue-newer",
                    _ => "rescue-stuck",
                };
                let why = UserError { cause: problem.cause, ..UserError::new(id) };
                let store = self.opened(&rescued)?;
                let why = why.with("path", rescued.display());
                Ok(RecoveredFile { outcome: RecoveryOutcome::Waits { why, rescued }, store })
            }
        }
    }

    /// Merges into a copy of the file at the path, of which a snapshot is kept.
    fn bring_back(
        &self,
        rescued: Option<&Path>,
        acknowledged: &AcknowledgedOps,
    ) -> Result<RecoveredFile, UserError> {
        let mut store = self.opened(&self.path)?;
        if let Some(rescued) = rescued.filter(|rescued| !store.is_sealed() && is_sealed(rescued)) {
            // Sealed content is not stored in plain: the plain file is renamed, and its operations are merged.
            let is_copy = store.is_copy_of(acknowledged.first)?;
            drop(store);
            let mut recovered = self.put_aside(rescued)?;
            if let (true, RecoveryOutcome::PutAside(aside)) = (is_copy, &recovered.outcome) {
                self.merge_rescued(&mut recovered.store, aside, &mut OwnSnapshot::Pending)?;
            }
            return Ok(recovered);
        }
        if !store.is_copy_of(acknowledged.first)? {
            drop(store);
            return match rescued {
                Some(rescued) => self.put_aside(rescued),
                None => Err(UserError::new(UNRESCUED)),
            };
        }
        self.snapshots.keep(&store)?;
        // Replayed first, with their mark of this copy: they can still be undone in it.
        let mut count = store.replay(&acknowledged.ops)?;
        if let Some(rescued) = rescued {
            count += self.merge_rescued(&mut store, rescued, &mut OwnSnapshot::Kept)?;
        }
        Ok(RecoveredFile { outcome: RecoveryOutcome::Joined(count), store })
    }

    /// Merges the recovered file; returns how many operations were new.
    fn merge_rescued(
        &self,
        store: &mut Store,
        rescued: &Path,
        own: &mut OwnSnapshot,
    ) -> Result<usize, UserError> {
        let other = VerifiedFile::open(rescued, &self.state, &self.keys)?;
        merge_keeping_snapshot(store, &other, &self.state, own, &mut |_, _| {})
            .map(|merged| merged.operations)
    }
}

/// Whether the file has all acknowledged operations.
fn has_all(store: &Store, acknowledged: &AcknowledgedOps) -> Result<bool, UserError> {
    Ok(store.has_all(acknowledged.known)? && !store.lacks_any(&acknowledged.ops)?)
}

fn is_sealed(path: &Path) -> bool {
    matches!(SealState::at(path), Ok(SealState::Sealed(_)))
}

/// Removes a recovered file that was merged.
fn remove(rescued: &Path) {
    // If it remains, it is merged again without effect.
    let _ = fs::remove_file(rescued);
}
