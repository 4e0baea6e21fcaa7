//! Papers on the disk: a new file each time, never over one that is there.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::folders::expand_home;
use crate::domain::{ErrorKind, UserError};
use crate::store::private_file;

/// How many names are tried before one is asked for another.
const TRIES: u32 = 99;

/// Writes a new file, whole or not at all.
///
/// # Errors
/// If there is one of that name, or the folder takes none.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), UserError> {
    let failed = |e: io::Error| failure(path, e);
    // It names families: only its author may read it.
    let mut file = private_file().create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|e| {
        // Half a paper is none; failing to remove it as well changes nothing for the user.
        let _ = std::fs::remove_file(path);
        failed(e)
    })
}

/// A new empty file for a paper that can be written only when what it is about is done. Dropping it removes the file.
#[derive(Debug)]
pub struct Reserved {
    path: PathBuf,
    filled: bool,
}

impl Reserved {
    /// Takes a name that is free.
    ///
    /// # Errors
    /// As [`create`].
    pub fn at(path: &Path) -> Result<Reserved, UserError> {
        create(path, &[])?;
        Ok(Reserved { path: path.to_owned(), filled: false })
    }

    /// Writes the paper, whole or not at all.
    ///
    /// # Errors
    /// If the disk does not take it.
    pub fn fill(mut self, bytes: &[u8]) -> Result<(), UserError> {
        let written = private_file().truncate(true).open(&self.path).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(|e| failure(&self.path, e))?;
        self.filled = true;
        Ok(())
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        if !self.filled {
            // An empty paper is none; one that remains is seen to be empty.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn failure(path: &Path, error: io::Error) -> UserError {
    let failed = match error.kind() {
        io::ErrorKind::AlreadyExists => {
            UserError { kind: ErrorKind::NameTaken, ..UserError::new("paper-exists") }
        }
        io::ErrorKind::NotFound => UserError::new("paper-no-folder"),
        _ => UserError::new("paper-unwritten"),
    };
    failed.with("path", path.display()).because(error)
}

/// Reads a file of a person's choice, no larger than `most` bytes.
///
/// # Errors
/// If it cannot be read, or is larger.
pub fn bounded(path: &Path, most: usize) -> Result<Vec<u8>, UserError> {
    let unreadable =
        |e: std::io::Error| UserError::new("file-unreadable").with("path", path.display()).because(e);
    if path.is_dir() {
        return Err(UserError::new("file-is-folder").with("path", path.display()));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > most {
        return Err(UserError::new("table-file-large").with("most", most >> 20));
    }
    Ok(bytes)
}

/// Writes a new file under this name, or with a number behind it where the name is taken; gives the path.
///
/// # Errors
/// As [`create`].
pub fn create_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, UserError> {
    let path = expand_home(path);
    let mut tried = create(&path, bytes).map(|()| path.clone());
    for number in 2..=TRIES {
        if !matches!(&tried, Err(problem) if problem.kind == ErrorKind::NameTaken) {
            break;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let end = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let next = path.with_file_name(format!("{stem} ({number}).{end}"));
        tried = create(&next, bytes).map(|()| next);
    }
    tried
}
