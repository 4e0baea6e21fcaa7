//! The stamp of a file: what the operating system knows of it. A change from outside changes the stamp.

use std::fs::Metadata;
use std::path::Path;

use crate::domain::{FileFault, UserError};

/// The stamp of a file. The clock of a disk may not advance for some milliseconds: a change within them that keeps the
/// length is seen by the counter of SQLite, or with the next change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct FileStamp {
    /// Device and inode.
    place: (u64, u64),
    length: u64,
    /// Times of the last change of the content and of the metadata.
    changed: [i64; 4],
}

impl FileStamp {
    /// The stamp of the file at this path. It is not opened: closing it would release the locks of SQLite.
    pub(in crate::store) fn at(path: &Path) -> std::io::Result<FileStamp> {
        path.metadata().map(|data| FileStamp::of(&data))
    }

    #[cfg(unix)]
    pub(in crate::store) fn of(data: &Metadata) -> FileStamp {
        use std::os::unix::fs::MetadataExt;
        FileStamp {
            place: (data.dev(), data.ino()),
            length: data.len(),
            changed: [data.mtime(), data.mtime_nsec(), data.ctime(), data.ctime_nsec()],
        }
    }

    /// Where an open file cannot be replaced, the time of the last change is enough.
    #[cfg(not(unix))]
    pub(in crate::store) fn of(data: &Metadata) -> FileStamp {
        let since = data.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
        let (seconds, nanos) = since.map_or((0, 0), |s| (s.as_secs().cast_signed(), s.subsec_nanos()));
        FileStamp { place: (0, 0), length: data.len(), changed: [seconds, i64::from(nanos), 0, 0] }
    }

    /// The length, bytes.
    pub(in crate::store) fn length(&self) -> u64 {
        self.length
    }

    /// The stamp in one line.
    pub(in crate::store) fn line(&self) -> String {
        let (FileStamp { place: (disk, file), length, changed }, mut line) = (self, String::new());
        for number in [*disk, *file, *length].map(i128::from).into_iter().chain(changed.map(i128::from)) {
            line += &format!("{number} ");
        }
        line
    }

    /// Whether both stamps are of one file, whatever its content.
    pub(in crate::store) fn is_same_file(&self, other: &FileStamp) -> bool {
        self.place == other.place
    }
}

/// The stamps of an open file.
#[derive(Clone, Debug)]
pub(in crate::store) struct OwnStamp {
    /// When it was opened.
    pub(in crate::store) found: FileStamp,
    /// After the last write of this run; `None` if another program wrote too.
    pub(super) left: Option<FileStamp>,
    /// The change counter of SQLite: while it is the same, nobody else has written.
    pub(super) version: i64,
}

impl OwnStamp {
    /// The stamps of the file at this path, just opened or created, with the change counter it has. Call in a transaction:
    /// nobody writes between both questions.
    pub(in crate::store) fn of(path: &Path, version: i64) -> Result<OwnStamp, UserError> {
        let found = FileStamp::at(path).map_err(|e| UserError::file(FileFault::Unreachable).because(e))?;
        Ok(OwnStamp { left: Some(found.clone()), found, version })
    }
}
