//! The lock of a district's file: one program at a time writes, the others read. The file itself is never opened here:
//! closing another handle to it would drop the lock of SQLite.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::domain::{UserError, clean};
use crate::store::{Author, Reader, SqlContext, Store};

/// The lock of a district's file. It is the system's: it ends with the program, however that ends.
#[derive(Debug)]
pub struct FileLock {
    lock: File,
    files: LockFiles,
}

/// The two files beside the district's: what is locked, and who did it. They are two, because on Windows nobody can
/// read what another has locked.
#[derive(Debug)]
struct LockFiles {
    lock: PathBuf,
    who: PathBuf,
}

impl LockFiles {
    fn of(path: &Path) -> LockFiles {
        // Two names of one file are one file.
        let path =
            path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = |ending: &str| path.with_file_name(format!(".{name}.{ending}"));
        LockFiles { lock: beside("lock"), who: beside("who") }
    }
}

impl FileLock {
    /// Locks the file at `path` for `author`.
    ///
    /// # Errors
    /// If another program holds it, who that is; or if beside the file nothing can be written.
    pub fn take(path: &Path, author: &Author) -> Result<FileLock, UserError> {
        let files = LockFiles::of(path);
        let unheld = |e: std::io::Error| UserError::new("hold-impossible").because(e);
        // The former holder may remove the lock file between opening and locking it: then the lock is on a file
        // without a name, and is taken again.
        for _ in 0..20 {
            let lock = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&files.lock)
                .map_err(unheld)?;
            match lock.try_lock() {
                Ok(()) if !is_at(&lock, &files.lock) => continue,
                Ok(()) => {
                    let own = FileLock { lock, files };
                    own.sign(author);
                    return Ok(own);
                }
                Err(TryLockError::WouldBlock) => return Err(held_by(&files.who)),
                Err(TryLockError::Error(e)) => return Err(unheld(e)),
            }
        }
        Err(held_by(&files.who))
    }

    /// Writes who holds the lock. A failure only hides the name from others.
    fn sign(&self, author: &Author) {
        let since = crate::store::read::history::moment((author.clock)());
        let said = format!("{}\n{}\n{}\n{since}\n", author.user, author.device, std::process::id());
        let _ = File::create(&self.files.who).and_then(|mut f| f.write_all(said.as_bytes()));
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // In this order: the next holder writes its name after this.
        let _ = std::fs::remove_file(&self.files.who);
        if cfg!(unix) {
            // Elsewhere the name of an open file cannot be checked: the empty lock file remains.
            let _ = std::fs::remove_file(&self.files.lock);
        }
        let _ = self.lock.unlock();
    }
}

impl Store {
    /// Makes SQLite refuse writes.
    ///
    /// # Errors
    /// If SQLite refuses the setting.
    pub fn set_read_only(&self) -> Result<(), UserError> {
        self.conn.pragma_update(None, "query_only", true).sql_context()
    }

    /// Lets SQLite write again.
    ///
    /// # Errors
    /// If SQLite refuses the setting.
    pub fn set_writable(&self) -> Result<(), UserError> {
        self.conn.pragma_update(None, "query_only", false).sql_context()
    }
}

impl Reader<'_> {
    /// The change counter of SQLite: it changes when another program has written.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn version(&self) -> Result<i64, UserError> {
        // Queried before each key.
        self.conn
            .prepare_cached("PRAGMA data_version")
            .and_then(|mut s| s.query_row([], |row| row.get(0)))
            .sql_context()
    }
}

/// Whether the open file still has this name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.metadata()) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

/// The problem of a lock held by another program.
fn held_by(who: &Path) -> UserError {
    let said =
        std::fs::read(who).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let mut lines =
        said.lines().map(|l| clean::clean(l, clean::Lines::One).chars().take(40).collect::<String>());
    let mut next = || lines.next().unwrap_or_default();
    let (user, device, process, since) = (next(), next(), next(), next());
    let named: Vec<String> = [user, device].into_iter().filter(|n| !n.is_empty()).collect();
    if named.is_empty() {
        return UserError::new("held-by-someone");
    }
    let whom = named.join("@");
    UserError::new("held-by").with("whom", whom).with("since", since).with("process", process)
}
