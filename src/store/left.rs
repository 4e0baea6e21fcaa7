//! Whether a file is as this machine left it. One that is not was written elsewhere, or carried: then all of it is
//! verified before anything is read, once. How it is left is noted outside of it, because it travels.

use std::path::{Path, PathBuf};

use super::Store;
use super::foreign::Foreign;
use super::watch::Stamp;
use crate::domain::Problem;

/// Where it is noted how a file is left, and how this run has left it so far.
#[derive(Debug)]
pub(super) struct Note {
    path: PathBuf,
    /// What is noted.
    noted: Stamp,
    /// How the file was when this run had last written into it; `None`: not as this run alone has made it.
    left: Option<Stamp>,
    /// SQLite's own counter: while it stands nobody else has written.
    version: i64,
}

impl Store {
    /// Verifies all of the file, unless it is as `note` says that it was left; from now on it is noted there how it is
    /// left.
    ///
    /// # Errors
    /// If the file is not whole.
    pub fn trust(&mut self, note: &Path) -> Result<(), Problem> {
        let Some(stamp) = self.stamp.clone() else { return Ok(()) };
        let version = self.reader().version()?;
        let known = std::fs::read_to_string(note).is_ok_and(|said| said == stamp.line());
        if !known {
            match Foreign::whole(&self.path) {
                Err(problem)
                    if matches!(problem.id, "store-damaged" | "foreign-strange" | "store-not-ours") =>
                {
                    return Err(Problem { cause: problem.cause, ..Problem::new("store-damaged") }
                        .with("path", self.path.display()));
                }
                // Whoever writes just now stands in the way of that: the next opening will do it.
                Err(_) => return Ok(()),
                Ok(_) => keep(note, &stamp),
            }
        }
        let (noted, left) = (stamp.clone(), Some(stamp));
        self.note = Some(Note { path: note.to_owned(), noted, left, version });
        Ok(())
    }

    /// After a commit: this is how the file is now, if nobody else has written since it was trusted.
    pub(super) fn leave(&mut self) {
        let Some(mut note) = self.note.take() else { return };
        let is_ours = self.reader().version().is_ok_and(|version| version == note.version);
        let before = note.left.take().filter(|_| is_ours);
        note.left =
            before.and_then(|before| Stamp::at(&self.path).ok().filter(|now| now.is_same_file(&before)));
        self.note = Some(note);
    }
}

/// What cannot be noted costs the next opening a verification.
fn keep(note: &Path, stamp: &Stamp) {
    let folder = note.parent().unwrap_or(note);
    let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(note, stamp.line()));
}

impl Drop for Store {
    /// Notes how the file is left, if nobody but this run has written into it, or if this run has looked at what others
    /// wrote. What becomes of the file a moment later does not bear this stamp.
    fn drop(&mut self) {
        let Some(note) = &self.note else { return };
        let left = match &self.watch {
            Some(watch) => Some(watch.stamp()).filter(|_| self.is_as_known()),
            None => note.left.as_ref(),
        };
        if let Some(left) = left.filter(|left| **left != note.noted) {
            keep(&note.path, left);
        }
    }
}
