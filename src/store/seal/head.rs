//! The first bytes of a file: whether it is plain, sealed, or none of this program's.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::key::Salt;

/// How many bytes tell what a file is.
pub(in crate::store) const FIRST: usize = kurator_sqlite::FIRST;

/// The first bytes of a plain file.
const PLAIN: &[u8; FIRST] = b"SQLite format 3\0";

/// What the first bytes of a file say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealState {
    /// Anybody can read it.
    Plain,
    /// Only a passphrase opens it.
    Sealed(Salt),
    /// It is no district's file.
    Other,
}

impl SealState {
    pub(in crate::store) fn of(bytes: [u8; FIRST]) -> SealState {
        match Salt::of(bytes) {
            Some(salt) => SealState::Sealed(salt),
            None if bytes == *PLAIN => SealState::Plain,
            None => SealState::Other,
        }
    }

    /// Looks at the file at `path`, which this program must not have open: closing a second handle would drop the locks
    /// of SQLite.
    ///
    /// # Errors
    /// If it cannot be read. A file of fewer bytes, a folder and a pipe are [`SealState::Other`].
    pub fn at(path: &Path) -> std::io::Result<SealState> {
        // Opening a pipe would wait for somebody who writes to it.
        if !path.metadata()?.is_file() {
            return Ok(SealState::Other);
        }
        let mut bytes = [0; FIRST];
        match File::open(path)?.read_exact(&mut bytes) {
            Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Ok(SealState::Other),
            read => read.map(|()| SealState::of(bytes)),
        }
    }
}
