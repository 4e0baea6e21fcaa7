//! What lies at the path of a file that is to be recovered: looked at, replaced where nothing lies there, put aside
//! where it is another file.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use super::{Mended, Recovered, Recovery};
use crate::domain::Problem;
use crate::store::{Store, VerifiedFile};
use crate::sync::atomic_file::{self, ReadBack};

/// How long a file is waited for that somebody is still writing: looks, and the pause between two.
const LOOKS: (u32, Duration) = (20, Duration::from_millis(100));

/// What lies at the path.
pub(super) enum AtPath {
    Nothing,
    /// The disk or folder is not there.
    Away,
    Whole,
    /// No district's file, or no whole one.
    Other(Problem),
}

impl Recovery {
    /// Looks at the path.
    pub(super) fn at_path(&self) -> AtPath {
        let Some(folder) = folder(&self.path).filter(|folder| folder.is_dir() && disk(folder) == self.disk)
        else {
            // Another disk there may still have the file: the same stick, mounted anew.
            return if self.path.is_file() { self.judge() } else { AtPath::Away };
        };
        match self.path.symlink_metadata() {
            // A second name of a file that is not there: the disk behind it is away.
            Ok(_) if !self.path.exists() => AtPath::Away,
            Ok(_) => self.judge(),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && folder.read_dir().is_ok() => {
                AtPath::Nothing
            }
            Err(_) => AtPath::Away,
        }
    }

    /// Verifies what stands there, once nobody writes to it any more.
    fn judge(&self) -> AtPath {
        let mut before = None;
        for _ in 0..LOOKS.0 {
            let now = self.path.metadata().ok().map(|data| (data.len(), data.modified().ok()));
            if before == Some(now) {
                break;
            }
            before = Some(now);
            std::thread::sleep(LOOKS.1);
        }
        // Whole is what can be believed and worked in: lists, which a merge passes over, may be cut off too.
        let whole = VerifiedFile::open(&self.path, &self.state).and_then(|_| self.opened(&self.path));
        match whole {
            Ok(_) => AtPath::Whole,
            Err(problem) => AtPath::Other(problem),
        }
    }

    /// To the path where nothing lies.
    pub(super) fn put_back(&self, rescued: &Path) -> Result<Store, Problem> {
        atomic_file::put_new(&self.path, ReadBack::Cached, |part| {
            let written = fs::copy(rescued, part).and_then(|_| match &self.rights {
                Some(rights) => fs::set_permissions(part, rights.clone()),
                None => Ok(()),
            });
            written.map_err(|e| atomic_file::failure(&self.path, e))
        })?;
        self.opened(&self.path)
    }

    /// What lies at the path gets a name beside it, and the file its place.
    pub(super) fn put_aside(&self, rescued: &Path) -> Result<Recovered, Problem> {
        let failed = |e: std::io::Error| atomic_file::failure(&self.path, e);
        for number in 1..1000 {
            let mut name = self.path.file_name().unwrap_or_default().to_owned();
            name.push(format!(".replaced-{number}"));
            let aside = self.path.with_file_name(name);
            // The name is taken by an empty file first, so that nobody else's is written over.
            match File::create_new(&aside) {
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => continue,
                made => made.map_err(failed)?,
            };
            fs::rename(&self.path, &aside).map_err(failed)?;
            let store = self.put_back(rescued)?;
            return Ok(Recovered { mended: Mended::PutAside(aside), store });
        }
        Err(Problem::new("output-unwritable").with("path", self.path.display()))
    }
}

/// Whether the problem says that the file is no whole district's file.
pub(super) fn is_broken(problem: &Problem) -> bool {
    matches!(problem.id, "store-damaged" | "store-not-ours" | "foreign-strange")
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
