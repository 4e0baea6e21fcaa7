//! Snapshots: the last three verified states of a file, kept before a merge or a restoration and once on each day of
//! work; and a copy of the present state while the file is open.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::atomic_file::{self, ReadBack, StagedFile, UnverifiedFile};
use crate::domain::UserError;
use crate::store::{KeyRing, LogDigest, Store, VerifiedFile, private_file, private_folder};

/// How many are kept.
const KEPT: usize = 3;

/// The longest day: one on which summer time ends.
const LONGEST_DAY: Duration = Duration::from_secs(25 * 60 * 60);

/// The copy of the present state on a day that has a snapshot.
const AT_HAND: &str = "at-hand.kurator";

/// What the names of recovered files begin with.
const RESCUED: &str = "rescued-";

/// The path of the file, which the name of the folder holds as a hash only.
const PATH: &str = "path";

/// The snapshots of one file, in the state folder.
#[derive(Clone, Debug)]
pub struct Snapshots {
    folder: PathBuf,
    /// The path of the file; of a folder that an older version made, unknown.
    file: Option<PathBuf>,
}

/// A copy made page by page, not verified. Dropping it removes the copy.
#[derive(Debug)]
pub struct SnapshotDraft {
    path: PathBuf,
    /// `None` if the last snapshot has the same digest.
    written: Option<UnverifiedFile>,
    surplus: Vec<PathBuf>,
}

impl SnapshotDraft {
    /// Syncs and verifies the copy.
    ///
    /// # Errors
    /// If it is not whole.
    pub fn verify(self, keys: &KeyRing) -> Result<Snapshot, UserError> {
        let begun = self.written.map(|written| written.verify(ReadBack::Cached, keys)).transpose()?;
        Ok(Snapshot { path: self.path, begun, surplus: self.surplus })
    }
}

/// A verified copy that is not kept yet. Dropping it removes the copy.
#[derive(Debug)]
pub struct Snapshot {
    path: PathBuf,
    /// `None` if the last snapshot has the same digest.
    begun: Option<StagedFile>,
    /// The snapshots that it replaces.
    surplus: Vec<PathBuf>,
}

impl Snapshot {
    /// Puts the copy among the snapshots; returns those to remove.
    ///
    /// # Errors
    /// If that fails; then the older ones remain.
    pub fn put(self) -> Result<SupersededSnapshots, UserError> {
        if let Some(begun) = self.begun {
            begun.put()?;
        }
        Ok(SupersededSnapshots { kept: self.path, old: self.surplus })
    }
}

/// Snapshots that a newer one replaces.
#[derive(Debug)]
#[must_use]
pub struct SupersededSnapshots {
    kept: PathBuf,
    old: Vec<PathBuf>,
}

impl SupersededSnapshots {
    /// Removes them; returns the newer one.
    pub fn remove(self) -> PathBuf {
        for old in self.old {
            // One that remains only takes room.
            let _ = fs::remove_file(old);
        }
        self.kept
    }
}

impl Snapshots {
    /// The snapshots of `file` under `state`.
    #[must_use]
    pub fn of(state: &Path, file: &Path) -> Snapshots {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = atomic_file::whole_path(file);
        let hash = atomic_file::fnv1a(file.to_string_lossy().as_bytes());
        let folder = state.join("snapshots").join(format!("{stem}-{hash:016x}"));
        Snapshots { folder, file: Some(file) }
    }

    /// Those of every file that was opened on this computer, under each of its paths.
    #[must_use]
    pub fn all(state: &Path) -> Vec<Snapshots> {
        let folders = fs::read_dir(state.join("snapshots")).into_iter().flatten().flatten();
        folders
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .map(|folder| {
                let file = fs::read_to_string(folder.join(PATH)).ok().map(PathBuf::from);
                Snapshots { folder, file }
            })
            .collect()
    }

    /// Whether their file is still at its path: then they are in use. That of a folder without a path is looked for under
    /// its name in `beside`.
    #[must_use]
    pub fn are_in_use(&self, beside: Option<&Path>) -> bool {
        match &self.file {
            Some(file) => file.exists(),
            None => beside.zip(self.file_name()).is_some_and(|(folder, name)| {
                let file = folder.join(name);
                file.exists() && self.is_hash_of(&file)
            }),
        }
    }

    /// Whether the folder is that of a file at this path.
    fn is_hash_of(&self, file: &Path) -> bool {
        self.hash().is_some_and(|hash| hash == format!("{:016x}", atomic_file::path_hash(file)))
    }

    /// The hash of the path of their file, 16 hexadecimal digits: what this computer keeps elsewhere of the file bears it too.
    #[must_use]
    pub fn hash(&self) -> Option<&str> {
        self.folder.file_name()?.to_str()?.rsplit_once('-').map(|(_, hash)| hash)
    }

    fn file_name(&self) -> Option<String> {
        let (stem, _) = self.folder.file_name()?.to_str()?.rsplit_once('-')?;
        Some(format!("{stem}.kurator"))
    }

    /// Whether their folder names the path of the file already.
    #[must_use]
    pub fn name_their_file(&self) -> bool {
        self.folder.join(PATH).exists()
    }

    /// Makes their folder, which names the path of the file.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn make_folder(&self) -> std::io::Result<()> {
        private_folder(&self.folder)?;
        let note = self.folder.join(PATH);
        match &self.file {
            Some(file) if !note.exists() => {
                private_file().create(true).open(note)?.write_all(file.to_string_lossy().as_bytes())
            }
            _ => Ok(()),
        }
    }

    /// Their folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps a snapshot of the file, unless the last one has the same digest, and removes the oldest.
    ///
    /// # Errors
    /// If it cannot be written or is not whole; then the older ones remain.
    pub fn keep(&self, store: &Store) -> Result<PathBuf, UserError> {
        Ok(self.draft(store)?.verify(store.keys())?.put()?.remove())
    }

    /// Copies the file for [`Snapshots::keep`]. From here on the file itself is not needed.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn draft(&self, store: &Store) -> Result<SnapshotDraft, UserError> {
        self.make_folder().map_err(|e| atomic_file::failure(&self.folder, e))?;
        let mut all = self.numbered();
        if let Some((_, last)) = all.last()
            && store.is_sealed_alike(last)
            && VerifiedFile::peek(last, store.keys()).ok() == Some(store.digest()?)
        {
            return Ok(SnapshotDraft { path: last.clone(), written: None, surplus: Vec::new() });
        }
        let number = all.last().map_or(0, |(number, _)| *number) + 1;
        let path = self.folder.join(format!("{number:06}.kurator"));
        let written = UnverifiedFile::by(&path, |part| store.copy_pages(part))?;
        all.truncate((all.len() + 1).saturating_sub(KEPT));
        Ok(SnapshotDraft {
            path,
            written: Some(written),
            surplus: all.into_iter().map(|(_, old)| old).collect(),
        })
    }

    /// Ensures a verified copy of the present state. The first of a day is a snapshot; later ones replace each other,
    /// so that three days of work are kept, not three hours.
    ///
    /// # Errors
    /// If it cannot be written or is not whole; then the former ones remain.
    pub fn provide(&self, store: &Store, day_start: SystemTime) -> Result<(), UserError> {
        let now = store.digest()?;
        if self.has(store, &now) {
            return Ok(());
        }
        self.sweep(day_start);
        // One of a later day was made before the clock was set back.
        let day = day_start..day_start + LONGEST_DAY;
        let of_today =
            |path: &Path| path.metadata().and_then(|m| m.modified()).is_ok_and(|at| day.contains(&at));
        if !self.numbered().last().is_some_and(|(_, last)| of_today(last)) {
            return self.keep(store).map(|_| ());
        }
        let at_hand = self.folder.join(AT_HAND);
        atomic_file::put(&at_hand, ReadBack::Cached, store.keys(), |part| store.copy_pages(part)).map(|_| ())
    }

    /// Removes temporary files of programs killed on an earlier day.
    fn sweep(&self, day_start: SystemTime) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let old = entry.metadata().and_then(|m| m.modified()).is_ok_and(|at| at < day_start);
            if old && atomic_file::is_part(&entry.file_name()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// All copies with a readable digest, the one with most operations first.
    #[must_use]
    pub fn fullest_first(&self, keys: &KeyRing) -> Vec<(PathBuf, LogDigest)> {
        let all = self.list().into_iter();
        let mut snapshots: Vec<_> = all
            .filter_map(|path| VerifiedFile::peek(&path, keys).ok().map(|digest| (path, digest)))
            .collect();
        snapshots.sort_by_key(|(_, digest)| std::cmp::Reverse(digest.operations));
        snapshots
    }

    /// Whether a copy has this digest, sealed as `store` is.
    #[must_use]
    pub fn has(&self, store: &Store, now: &LogDigest) -> bool {
        let is_it =
            |path: &PathBuf| VerifiedFile::peek(path, store.keys()).is_ok_and(|digest| digest == *now);
        self.list().iter().any(|path| store.is_sealed_alike(path) && is_it(path))
    }

    /// A free name for a recovered file.
    ///
    /// # Errors
    /// If the folder cannot be created.
    pub fn name_rescue(&self) -> Result<PathBuf, UserError> {
        self.make_folder().map_err(|e| atomic_file::failure(&self.folder, e))?;
        let named = |n: u32| self.folder.join(format!("{RESCUED}{n}.kurator"));
        let free = (1..1000).map(named).find(|path| path.symlink_metadata().is_err());
        free.ok_or_else(|| UserError::new("copy-unwritten").with("path", self.folder.display()))
    }

    /// The recovered files that wait to be merged.
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

    /// All copies: the snapshots by age, the copy of the present state, the recovered files.
    #[must_use]
    pub fn list(&self) -> Vec<PathBuf> {
        let at_hand = Some(self.folder.join(AT_HAND)).filter(|path| path.is_file());
        self.numbered().into_iter().map(|(_, path)| path).chain(at_hand).chain(self.rescued()).collect()
    }

    /// The tails of the file, and those that could not be read.
    #[must_use]
    pub fn tails(&self) -> Vec<PathBuf> {
        let all = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|e| e.path());
        all.filter(|path| path.extension().is_some_and(|e| e == "tail" || e == "unread")).collect()
    }

    /// The copy of this file name, with its ending or without.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<PathBuf> {
        let is_it = |path: &PathBuf| {
            let (whole, stem) = (path.file_name(), path.file_stem());
            [whole, stem].into_iter().flatten().any(|known| known.to_string_lossy() == name)
        };
        self.list().into_iter().find(is_it)
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
