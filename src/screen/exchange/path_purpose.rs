//! What a path is asked for, and what may be chosen for it.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::store::Successor;

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// Taking over what another copy has.
    Merge,
    /// Writes this file's copy into a folder and merges every other copy there.
    Exchange,
    /// A copy to take along.
    Copy,
    /// An earlier state of the file in its place.
    Restore,
    /// A list of families from Excel.
    List,
    /// The report of a service from all files of a folder.
    Service,
}

impl PathPurpose {
    /// All, in the order in which they are offered.
    pub const ALL: [PathPurpose; 6] = [
        PathPurpose::Merge,
        PathPurpose::Exchange,
        PathPurpose::Copy,
        PathPurpose::Restore,
        PathPurpose::List,
        PathPurpose::Service,
    ];

    /// Its code in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            PathPurpose::Merge => "merge",
            PathPurpose::Exchange => "exchange",
            PathPurpose::Copy => "copy",
            PathPurpose::Restore => "restore",
            PathPurpose::List => "list",
            PathPurpose::Service => "service",
        }
    }

    /// Whether it writes to the district's file.
    #[must_use]
    pub fn writes(self) -> bool {
        !matches!(self, PathPurpose::Copy | PathPurpose::Service)
    }
}

/// A file or folder in one of the usual places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPath {
    /// Where.
    pub path: PathBuf,
    /// When it was last written, as the disk says; a folder has none.
    pub changed: Option<NaiveDateTime>,
}

/// A snapshot of the file on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSnapshot {
    /// Its folder.
    pub found: FoundPath,
    /// What it holds; `None` if it is sealed with a passphrase that was not given.
    pub holds: Option<SnapshotContents>,
}

/// What a snapshot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotContents {
    /// How many operations.
    pub operations: u64,
    /// What they were followed by in the file.
    pub next: Successor,
}
