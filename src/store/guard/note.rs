//! The note of how a file was left, kept in the state folder.

use std::fs;
use std::path::PathBuf;

use super::stamp::FileStamp;

/// The note of how a file is left.
#[derive(Debug)]
pub(in crate::store) struct CloseNote {
    pub(super) path: PathBuf,
    /// The stamp in the note; `None`: another one, or there is no note.
    pub(super) noted: Option<FileStamp>,
}

impl CloseNote {
    /// Writes a stamp to the note, unless the note has it. Without it the next opening verifies the file.
    pub(super) fn keep(&mut self, stamp: Option<FileStamp>) {
        let Some(stamp) = stamp.filter(|stamp| self.noted.as_ref() != Some(stamp)) else { return };
        let folder = self.path.parent().unwrap_or(&self.path);
        let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&self.path, stamp.line()));
        self.noted = Some(stamp);
    }
}
