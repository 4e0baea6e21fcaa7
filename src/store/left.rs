//! Whether a file is as this machine left it. One that is not was written elsewhere, or carried: then all of it is
//! verified before anything is read, once. How it is left is noted outside of it, because it travels.

use std::path::{Path, PathBuf};

use super::foreign::Foreign;
use super::watch::Stamp;
use super::{Store, sql};
use crate::domain::Problem;

/// Where it is noted how a file is left, and what was known of it when that was begun.
#[derive(Debug)]
pub(super) struct Note {
    path: PathBuf,
    stamp: Stamp,
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
        self.note = Some(Note { path: note.to_owned(), stamp, version });
        Ok(())
    }
}

/// What cannot be noted costs the next opening a verification.
fn keep(note: &Path, stamp: &Stamp) {
    let folder = note.parent().unwrap_or(note);
    let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(note, stamp.line()));
}

impl Drop for Store {
    /// Notes how the file is left, if nobody but this run has written into it, or if this run has looked at what others
    /// wrote.
    fn drop(&mut self) {
        let Some(note) = &self.note else { return };
        let version =
            || self.conn.pragma_query_value(None, "data_version", |r| r.get::<_, i64>(0)).map_err(sql);
        let left = match &self.watch {
            Some(watch) => self.is_as_known().then(|| watch.stamp().clone()),
            None => Stamp::at(&self.path)
                .ok()
                .filter(|now| now.is_same_file(&note.stamp) && version().is_ok_and(|v| v == note.version)),
        };
        if let Some(left) = left.filter(|left| *left != note.stamp) {
            keep(&note.path, &left);
        }
    }
}
