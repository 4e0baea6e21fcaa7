//! The current cases as they were last read, kept in the state folder: a start on an unchanged file reads them in one
//! piece, where the projections would be read row by row.
//!
//! ```text
//!   magic | checksum of what follows | key: program, file, log, days | cases
//! ```
//! The key holds all that a reading depends on. Where it is another one, or anything is in doubt, the file is read.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::stamp::FileStamp;
use crate::domain::packed::Packed;
use crate::domain::{Case, FileFault, UserError};
use crate::store::file::{private_file, private_folder};
use crate::store::log::scan::FileHead;
use crate::store::seal::Sealer;
use crate::store::state::PROJECTION;
use crate::store::{FamilyScope, Reader};

/// The first bytes.
const MAGIC: &[u8; 16] = b"kurator-cases-1\n";

/// The bytes of the checksum.
const SUM: usize = size_of::<u64>();

/// Where the current cases of a file are kept.
#[derive(Clone, Debug)]
pub struct KeptCases {
    path: PathBuf,
    /// The program, which alone knows the order of the bytes.
    program: PathBuf,
    /// What seals them; `None` if the file is plain.
    sealer: Option<Sealer>,
}

/// The families of a reading: those that are current on a day, with their contacts of some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Current {
    /// Today, which is also the day asked about.
    pub on: NaiveDate,
    /// The first day of contacts.
    pub since: NaiveDate,
}

impl KeptCases {
    /// The cases kept at `path` by `program`, sealed as the file is.
    #[must_use]
    pub fn of(path: PathBuf, program: PathBuf, sealer: Option<Sealer>) -> KeptCases {
        KeptCases { path, program, sealer }
    }

    /// The cases that a reading of the file would return now; `None`: none are kept, or of another state of the file.
    /// Call in a read transaction.
    #[must_use]
    pub fn read(&self, reader: Reader<'_>, current: Current) -> Option<Vec<Case>> {
        let key = self.key(reader, current)?;
        self.with_kept(|kept| {
            let mut cases = of_key(kept, &key)?;
            let read = Vec::unpack(&mut cases)?;
            cases.is_empty().then_some(read)
        })
    }

    /// Reads the cases and keeps them, unless that is done. The lock of the file must be held.
    ///
    /// # Errors
    /// If the file cannot be read, or the state folder cannot be written.
    pub fn keep(&self, reader: Reader<'_>, current: Current) -> Result<(), UserError> {
        let packed = reader.in_read_transaction(|| self.packed(reader, current))?;
        packed.map_or(Ok(()), |packed| self.write(&packed))
    }

    /// What is to be kept; `None`: it is kept already, or the file changes meanwhile.
    fn packed(&self, reader: Reader<'_>, current: Current) -> Result<Option<Zeroizing<Vec<u8>>>, UserError> {
        let Some(key) = self.key(reader, current) else { return Ok(None) };
        if self.with_kept(|kept| of_key(kept, &key).map(|_| ())).is_some() {
            return Ok(None);
        }
        let cases = reader.on(current.on).cases(FamilyScope::Current(current.on), Some(current.since))?;
        let mut packed = Zeroizing::new([MAGIC.as_slice(), &[0; SUM], &key].concat());
        cases.pack(&mut packed);
        let sum = checksum(packed.get(MAGIC.len() + SUM..).unwrap_or_default());
        packed.splice(MAGIC.len()..MAGIC.len() + SUM, sum);
        // Where SQLite begins no transaction, another program may have written between.
        Ok((self.key(reader, current) == Some(key)).then_some(packed))
    }

    /// All that the cases depend on; `None`: it is not known.
    fn key(&self, reader: Reader<'_>, current: Current) -> Option<Vec<u8>> {
        let stamp = |path: &Path| FileStamp::at(path).ok().map(|stamp| stamp.line());
        let file = reader.conn.path().filter(|path| !path.is_empty())?;
        let head = FileHead::read(reader.conn).ok()?;
        let mut key = Vec::new();
        key.extend_from_slice(&PROJECTION.to_le_bytes());
        stamp(&self.program)?.pack(&mut key);
        // An operation that a merge completes leaves the digest as it was.
        stamp(Path::new(file))?.pack(&mut key);
        key.extend_from_slice(&head.count.to_le_bytes());
        key.extend_from_slice(&head.set.0);
        current.on.pack(&mut key);
        current.since.pack(&mut key);
        Some(key)
    }

    /// Calls `read` with what is kept, opened. What was sealed is wiped afterwards; of a plain file that would only take
    /// time, a fifth of a start with hundreds of families.
    fn with_kept<T>(&self, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let bytes = fs::read(&self.path).ok()?;
        match &self.sealer {
            Some(sealer) => sealer.unseal(&bytes).and_then(|opened| read(&opened)),
            None => read(&bytes),
        }
    }

    fn write(&self, packed: &[u8]) -> Result<(), UserError> {
        let failed = || UserError::file(FileFault::Failed).with("path", self.path.display());
        let sealed = match &self.sealer {
            Some(sealer) => Some(sealer.seal(packed).ok_or_else(failed)?),
            None => None,
        };
        let bytes = sealed.as_deref().unwrap_or(packed);
        private_folder(self.path.parent().unwrap_or(&self.path))
            // In its place: the names of the cases before would stay on the disk. One that is torn is not read.
            .and_then(|()| private_file().create(true).truncate(false).open(&self.path))
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.set_len(bytes.len() as u64)))
            .map_err(|error| failed().because(error))
    }
}

/// The cases behind the key; `None` if that is another one, or the bytes are torn.
fn of_key<'a>(kept: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let (sum, rest) = kept.strip_prefix(MAGIC)?.split_first_chunk::<SUM>()?;
    let cases = rest.strip_prefix(key)?;
    (*sum == checksum(rest)).then_some(cases)
}

/// A checksum against a torn file. It need not be the same in every program: neither are the cases.
fn checksum(bytes: &[u8]) -> [u8; SUM] {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish().to_le_bytes()
}
