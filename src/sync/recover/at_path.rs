//! The path of a file to recover: what is there, putting the file back, and moving another file aside.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use super::{RecoveredFile, Recovery, RecoveryOutcome};
use crate::domain::UserError;
use crate::store::{Store, VerifiedFile};
use crate::sync::atomic_file::{self, ReadBack};

/// How often a file that is being written is looked at, and the pause between.
const LOOKS: (u32, Duration) = (20, Duration::from_millis(100));

pub(super) enum PathState {
    Nothing,
    /// The disk or the folder is missing.
    Away,
    Whole,
    /// No district's file, or one that is not whole.
    Other(UserError),
}

impl Recovery {
    /// Looks at the path.
    pub(super) fn at_path(&self) -> PathState {
        let Some(folder) = folder(&self.path).filter(|folder| folder.is_dir() && disk(folder) == self.disk)
        else {
            // The same stick may be mounted as another disk.
            return if self.path.is_file() { self.verify_path() } else { PathState::Away };
        };
        match self.path.symlink_metadata() {
            // A link to a file on a disk that is missing.
            Ok(_) if !self.path.exists() => PathState::Away,
            Ok(_) => self.verify_path(),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && folder.read_dir().is_ok() => {
                PathState::Nothing
            }
            Err(_) => PathState::Away,
        }
    }

    /// Verifies the file at the path, once nobody writes to it any more.
    fn verify_path(&self) -> PathState {
        let mut before = None;
        for _ in 0..LOOKS.0 {
            let now = self.path.metadata().ok().map(|data| (data.len(), data.modified().ok()));
            if before == Some(now) {
                break;
            }
            before = Some(now);
            std::thread::sleep(LOOKS.1);
        }
        // The projections, which a merge ignores, must be readable too.
        let whole =
            VerifiedFile::open(&self.path, &self.state, &self.keys).and_then(|_| self.opened(&self.path));
        match whole {
            Ok(_) => PathState::Whole,
            Err(problem) => PathState::Other(problem),
        }
    }

    /// Puts the file back where nothing is at the path.
    pub(super) fn put_back(&self, rescued: &Path) -> Result<Store, UserError> {
        atomic_file::put_new(&self.path, ReadBack::Cached, &self.keys, |part| {
            let written = fs::copy(rescued, part).and_then(|_| match &self.rights {
                Some(rights) => fs::set_permissions(part, rights.clone()),
                None => Ok(()),
            });
            written.map_err(|e| atomic_file::failure(&self.path, e))
        })?;
        self.opened(&self.path)
    }

    /// Moves another file aside, and puts the file back.
    pub(super) fn put_aside(&self, rescued: &Path) -> Result<RecoveredFile, UserError> {
        let failed = |e: std::io::Error| atomic_file::failure(&self.path, e);
        for number in 1..1000 {
            let mut name = self.path.file_name().unwrap_or_default().to_owned();
            name.push(format!(".replaced-{number}"));
            let aside = self.path.with_file_name(name);
            // An empty file reserves the name, so that no other file is overwritten.
            match File::create_new(&aside) {
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => continue,
                made => made.map_err(failed)?,
            };
            fs::rename(&self.path, &aside).map_err(failed)?;
            let store = self.put_back(rescued)?;
            return Ok(RecoveredFile { outcome: RecoveryOutcome::PutAside(aside), store });
        }
        Err(UserError::new("output-unwritable").with("path", self.path.display()))
    }
}

pub(super) fn folder(path: &Path) -> Option<&Path> {
    path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

#[cfg(unix)]
pub(super) fn disk(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|data| data.dev())
}

#[cfg(not(unix))]
pub(super) fn disk(_folder: &Path) -> Option<u64> {
    None
}
