//! The last three states of a file, verified: what stood there before a merge or a restoring, and once on each day it
//! was worked in. Beside them, copies to fall back on while the file is open.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::atomic_file::{self, ReadBack, Unverified, Verified};
use crate::domain::Problem;
use crate::store::{Digest, Store, VerifiedFile, private_folder};

/// How many are kept.
const KEPT: usize = 3;

/// The copy to fall back on, of the day whose snapshot is older.
const AT_HAND: &str = "at-hand.kurator";

/// How the names of what was rescued begin.
const RESCUED: &str = "rescued-";

/// The snapshots of one file, in the folder of the program's state.
#[derive(Clone, Debug)]
pub struct Snapshots {
    folder: PathBuf,
}

/// The file copied page by page, of which nothing is known yet. Let go of, it was never there.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    /// `None`: the last snapshot says the same.
    written: Option<Unverified>,
    surplus: Vec<PathBuf>,
}

impl Draft {
    /// Brings it to the disk and verifies it.
    ///
    /// # Errors
    /// If it does not come out whole.
    pub fn verify(self) -> Result<Snapshot, Problem> {
        let begun = self.written.map(|written| written.verify(ReadBack::Cached)).transpose()?;
        Ok(Snapshot { path: self.path, begun, surplus: self.surplus })
    }
}

/// A snapshot that is made and not kept yet. Let go of, it was never there.
#[derive(Debug)]
pub struct Snapshot {
    path: PathBuf,
    /// `None`: the last one says the same.
    begun: Option<Verified>,
    /// Which ones go for it.
    surplus: Vec<PathBuf>,
}

impl Snapshot {
    /// Puts it among the others; gives which ones are to go for it.
    ///
    /// # Errors
    /// If it cannot be put there; then the older ones stand.
    pub fn put(self) -> Result<Surplus, Problem> {
        if let Some(begun) = self.begun {
            begun.put()?;
        }
        Ok(Surplus { kept: self.path, old: self.surplus })
    }
}

/// Snapshots that a newer one has taken the place of.
#[derive(Debug)]
#[must_use]
pub struct Surplus {
    kept: PathBuf,
    old: Vec<PathBuf>,
}

impl Surplus {
    /// Lets them go; gives the newer one.
    pub fn remove(self) -> PathBuf {
        for old in self.old {
            // One too many does no harm.
            let _ = fs::remove_file(old);
        }
        self.kept
    }
}

impl Snapshots {
    /// Those of the district in `file`, kept under `state`.
    #[must_use]
    pub fn of(state: &Path, file: &Path) -> Snapshots {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Snapshots {
            folder: state.join("snapshots").join(format!("{stem}-{:016x}", atomic_file::path_hash(file))),
        }
    }

    /// Where they lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps the file as it is now, unless the last snapshot says the same, and lets the oldest go.
    ///
    /// # Errors
    /// If it cannot be written or does not come out whole; then the older ones stand.
    pub fn keep(&self, store: &Store) -> Result<PathBuf, Problem> {
        Ok(self.draft(store)?.verify()?.put()?.remove())
    }

    /// Copies what [`Snapshots::keep`] would keep; no snapshot comes or goes by that. From here on the file itself is
    /// not needed any more.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn draft(&self, store: &Store) -> Result<Draft, Problem> {
        private_folder(&self.folder).map_err(|e| atomic_file::failure(&self.folder, e))?;
        let mut all = self.numbered();
        if let Some((_, last)) = all.last()
            && VerifiedFile::peek(last).ok() == Some(store.digest()?)
        {
            return Ok(Draft { path: last.clone(), written: None, surplus: Vec::new() });
        }
        let number = all.last().map_or(0, |(number, _)| *number) + 1;
        let path = self.folder.join(format!("{number:06}.kurator"));
        let written = Unverified::by(&path, |part| store.copy_pages(part))?;
        all.truncate((all.len() + 1).saturating_sub(KEPT));
        Ok(Draft { path, written: Some(written), surplus: all.into_iter().map(|(_, old)| old).collect() })
    }

    /// Sees to it that there is a verified copy of all that the file has now. The first of a day is a snapshot; the
    /// later ones take each other's place, so that three days of work do not make way for three hours.
    ///
    /// # Errors
    /// If it cannot be written or does not come out whole; then the ones before stand.
    pub fn provide(&self, store: &Store, dawn: SystemTime) -> Result<(), Problem> {
        let now = store.digest()?;
        if self.has(&now) {
            return Ok(());
        }
        self.sweep(dawn);
        let of_today = |path: &Path| path.metadata().and_then(|m| m.modified()).is_ok_and(|at| at >= dawn);
        if !self.numbered().last().is_some_and(|(_, last)| of_today(last)) {
            return self.keep(store).map(|_| ());
        }
        atomic_file::put(&self.folder.join(AT_HAND), ReadBack::Cached, |part| store.copy_pages(part))
            .map(|_| ())
    }

    /// Removes what programs that were killed on an earlier day had begun.
    fn sweep(&self, dawn: SystemTime) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let old = entry.metadata().and_then(|m| m.modified()).is_ok_and(|at| at < dawn);
            if old && atomic_file::is_part(&entry.file_name()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// All copies that say what they hold, the one that has most first.
    #[must_use]
    pub fn by_fullness(&self) -> Vec<(PathBuf, Digest)> {
        let all = self.list().into_iter();
        let mut told: Vec<_> =
            all.filter_map(|path| VerifiedFile::peek(&path).ok().map(|digest| (path, digest))).collect();
        told.sort_by_key(|(_, digest)| std::cmp::Reverse(digest.operations));
        told
    }

    /// Whether one of them says what the file says now.
    #[must_use]
    pub fn has(&self, now: &Digest) -> bool {
        self.list().iter().any(|path| VerifiedFile::peek(path).is_ok_and(|digest| digest == *now))
    }

    /// A name for what was rescued of the file: the first that is free.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn name_rescue(&self) -> Result<PathBuf, Problem> {
        private_folder(&self.folder).map_err(|e| atomic_file::failure(&self.folder, e))?;
        let named = |n: u32| self.folder.join(format!("{RESCUED}{n}.kurator"));
        let free = (1..1000).map(named).find(|path| path.symlink_metadata().is_err());
        free.ok_or_else(|| Problem::new("copy-unwritten").with("path", self.folder.display()))
    }

    /// What was rescued and waits to be brought back into the file.
    #[must_use]
    pub fn rescued(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let named = |p: &PathBuf| {
            p.extension().is_some_and(|e| e == "kurator")
                && p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(RESCUED))
        };
        let mut all: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(named).collect();
        all.sort();
        all
    }

    /// All that are there: the snapshots, the oldest first, the copy to fall back on, what was rescued.
    #[must_use]
    pub fn list(&self) -> Vec<PathBuf> {
        let at_hand = Some(self.folder.join(AT_HAND)).filter(|path| path.is_file());
        self.numbered().into_iter().map(|(_, path)| path).chain(at_hand).chain(self.rescued()).collect()
    }

    fn numbered(&self) -> Vec<(u64, PathBuf)> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut all: Vec<(u64, PathBuf)> = entries
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "kurator"))
            .filter_map(|p| Some((p.file_stem()?.to_str()?.parse().ok()?, p)))
            .collect();
        all.sort();
        all
    }
}
