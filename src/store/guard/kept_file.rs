//! What was made of a district's file on a day, kept in the state folder for the next start.
//!
//! ```text
//!   magic | checksum of what follows | key: program, file, log, what it was made for | what was made
//! ```
//! The key holds all that it depends on. Where it is another one, or anything is in doubt, it is made again.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::stamp::FileStamp;
use crate::domain::packed::Packed;
use crate::domain::{FileFault, UserError};
use crate::store::Reader;
use crate::store::file::{private_file, private_folder};
use crate::store::log::scan::FileHead;
use crate::store::seal::Sealer;
use crate::store::state::PROJECTION;

/// The first bytes.
const MAGIC: &[u8; 16] = b"kurator-kept-01\n";

/// The bytes of the checksum.
const SUM: usize = size_of::<u64>();

/// A file in which something made of a district's file is kept.
#[derive(Clone, Debug)]
pub struct KeptFile {
    path: PathBuf,
    /// The program, which alone knows the order of the bytes.
    program: PathBuf,
    /// What seals it; `None` if the district's file is plain.
    sealer: Option<Sealer>,
}

impl KeptFile {
    /// What is kept at `path` by `program`, sealed as the district's file is.
    #[must_use]
    pub fn of(path: PathBuf, program: PathBuf, sealer: Option<Sealer>) -> KeptFile {
        KeptFile { path, program, sealer }
    }

    /// Reads what was made of the file for `purpose`; `None`: nothing, or of another state of the file. Call in a read
    /// transaction.
    pub fn read<T>(
        &self,
        reader: Reader<'_>,
        purpose: &impl Packed,
        unpack: impl FnOnce(&mut &[u8]) -> Option<T>,
    ) -> Option<T> {
        let key = self.key(reader, purpose)?;
        self.with_kept(&key, |mut kept| {
            let read = unpack(&mut kept)?;
            kept.is_empty().then_some(read)
        })
    }

    /// Keeps what `pack` makes for `purpose`, unless that is done. The lock of the district's file must be held.
    ///
    /// # Errors
    /// If it cannot be made, or the state folder cannot be written.
    pub fn keep(
        &self,
        reader: Reader<'_>,
        purpose: &impl Packed,
        pack: impl FnOnce(&mut Vec<u8>) -> Result<(), UserError>,
    ) -> Result<(), UserError> {
        let made = reader.in_read_transaction(|| {
            let Some(key) = self.key(reader, purpose) else { return Ok(None) };
            if self.with_kept(&key, |_| Some(())).is_some() {
                return Ok(None);
            }
            let mut packed = Zeroizing::new([MAGIC.as_slice(), &[0; SUM], &key].concat());
            pack(&mut packed)?;
            let sum = checksum(packed.get(MAGIC.len() + SUM..).unwrap_or_default());
            packed.splice(MAGIC.len()..MAGIC.len() + SUM, sum);
            // Where SQLite begins no transaction, another program may have written between.
            Ok::<_, UserError>((self.key(reader, purpose) == Some(key)).then_some(packed))
        });
        made?.map_or(Ok(()), |packed| self.write(&packed))
    }

    /// All that it depends on; `None`: it is not known.
    fn key(&self, reader: Reader<'_>, purpose: &impl Packed) -> Option<Vec<u8>> {
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
        purpose.pack(&mut key);
        Some(key)
    }

    /// Calls `read` with what is kept behind the key, opened. What was sealed is wiped afterwards; of a plain file that
    /// would only take time, a fifth of a start with hundreds of families.
    fn with_kept<T>(&self, key: &[u8], read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        match &self.sealer {
            Some(sealer) => {
                let opened = sealer.unseal(&fs::read(&self.path).ok()?)?;
                of_key(&opened, key).and_then(read)
            }
            None => {
                let mut file = File::open(&self.path).ok()?;
                // Megabytes of another day are not read for their key.
                let mut kept = vec![0; MAGIC.len() + SUM + key.len()];
                file.read_exact(&mut kept).ok()?;
                kept.ends_with(key).then_some(())?;
                file.read_to_end(&mut kept).ok()?;
                of_key(&kept, key).and_then(read)
            }
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
            // In its place: the names of the families before would stay on the disk. One that is torn is not read.
            .and_then(|()| private_file().create(true).truncate(false).open(&self.path))
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.set_len(bytes.len() as u64)))
            .map_err(|error| failed().because(error))
    }
}

/// What is kept behind the key; `None` if that is another one, or the bytes are torn.
fn of_key<'a>(kept: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let (sum, rest) = kept.strip_prefix(MAGIC)?.split_first_chunk::<SUM>()?;
    let made = rest.strip_prefix(key)?;
    (*sum == checksum(rest)).then_some(made)
}

/// A checksum against a torn file, eight bytes a step: each step is a bijection of the sum before, so that a changed byte
/// changes it. It need not be the same in every program: neither is what is kept.
fn checksum(bytes: &[u8]) -> [u8; SUM] {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(ODD).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<SUM>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte))).to_le_bytes()
}
