//! The note of how a file was left, kept in the state folder.

use std::path::PathBuf;

use super::stamp::FileStamp;

/// The note of how a file is left, and its stamp after the last write of this run.
#[derive(Debug)]
pub(in crate::store) struct CloseNote {
    pub(super) path: PathBuf,
    /// The stamp in the note.
    pub(super) noted: FileStamp,
    /// The stamp after the last write of this run; `None` if another program wrote too.
    pub(super) left: Option<FileStamp>,
    /// The change counter of SQLite: while it is the same, nobody else has written.
    pub(super) version: i64,
}
