//! The current cases as they were last read, kept for the next start: on an unchanged file they are read in one piece,
//! where the projections would be read row by row.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::kept_file::KeptFile;
use crate::domain::packed::{Packed, packed};
use crate::domain::{Case, UserError};
use crate::store::seal::Sealer;
use crate::store::{FamilyScope, Reader};

/// Where the current cases of a file are kept.
#[derive(Clone, Debug)]
pub struct KeptCases(KeptFile);

/// The families of a reading: those that are current on a day, with their contacts of some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Current {
    /// Today, which is also the day asked about.
    pub on: NaiveDate,
    /// The first day of contacts.
    pub since: NaiveDate,
}

packed!(Current { on, since });

impl From<KeptFile> for KeptCases {
    fn from(kept: KeptFile) -> KeptCases {
        KeptCases(kept)
    }
}

impl KeptCases {
    /// The cases kept at `path` by `program`, sealed as the file is.
    #[must_use]
    pub fn of(path: PathBuf, program: PathBuf, sealer: Option<Sealer>) -> KeptCases {
        KeptCases(KeptFile::of(path, program, sealer))
    }

    /// The cases that a reading of the file would return now; `None`: none are kept, or of another state of the file.
    /// Call in a read transaction.
    #[must_use]
    pub fn read(&self, reader: Reader<'_>, current: Current) -> Option<Vec<Case>> {
        self.0.read(reader, &current, Vec::unpack)
    }

    /// Reads the cases and keeps them, unless that is done. The lock of the file must be held.
    ///
    /// # Errors
    /// If the file cannot be read, or the state folder cannot be written.
    pub fn keep(&self, reader: Reader<'_>, current: Current) -> Result<(), UserError> {
        self.0.keep(reader, &current, |to| {
            let cases = reader.on(current.on).cases(FamilyScope::Current(current.on), Some(current.since))?;
            cases.pack(to);
            Ok(())
        })
    }
}
