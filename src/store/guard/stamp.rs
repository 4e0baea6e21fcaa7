//! What the system says of a file, by which a change from outside is seen.

use std::fs::Metadata;
use std::path::Path;

/// What the system says of a file. The clock of a disk may stand still for some milliseconds: what changes within them
/// and keeps its length is seen by SQLite's own counter, or not before the next change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Stamp {
    /// Which file it is.
    place: (u64, u64),
    length: u64,
    /// When its bytes and when its name or rights were changed last.
    changed: [i64; 4],
}

impl Stamp {
    /// The stamp of what stands at the path. The file is not opened: closing it would drop SQLite's lock.
    pub(in crate::store) fn at(path: &Path) -> std::io::Result<Stamp> {
        path.metadata().map(|data| Stamp::of(&data))
    }

    #[cfg(unix)]
    pub(in crate::store) fn of(data: &Metadata) -> Stamp {
        use std::os::unix::fs::MetadataExt;
        Stamp {
            place: (data.dev(), data.ino()),
            length: data.len(),
            changed: [data.mtime(), data.mtime_nsec(), data.ctime(), data.ctime_nsec()],
        }
    }

    /// Where an open file cannot be replaced, it is enough to know when its bytes changed.
    #[cfg(not(unix))]
    pub(in crate::store) fn of(data: &Metadata) -> Stamp {
        let since = data.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
        let (seconds, nanos) = since.map_or((0, 0), |s| (s.as_secs().cast_signed(), s.subsec_nanos()));
        Stamp { place: (0, 0), length: data.len(), changed: [seconds, i64::from(nanos), 0, 0] }
    }

    /// Bytes.
    pub(in crate::store) fn length(&self) -> u64 {
        self.length
    }

    /// In one line.
    pub(in crate::store) fn line(&self) -> String {
        let (Stamp { place: (disk, file), length, changed }, mut line) = (self, String::new());
        for number in [*disk, *file, *length].map(i128::from).into_iter().chain(changed.map(i128::from)) {
            line += &format!("{number} ");
        }
        line
    }

    /// Whether both are of one file, whatever is in it.
    pub(in crate::store) fn is_same_file(&self, other: &Stamp) -> bool {
        self.place == other.place
    }
}
