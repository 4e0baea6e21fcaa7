//! The tail: an append-only file in the state folder with every operation acknowledged since the last verified
//! snapshot. Snapshot, tail and the file at its path together restore everything, whatever became of the file or the
//! program.
//!
//! A magic number, then records: length (4 bytes, big-endian), checksum (16 bytes), payload. The checksum covers the
//! payload and the checksum before it, so that a record is valid only in its place. Reading ends at the first invalid
//! one, torn by a kill or a full disk. A payload begins with its [`Tag`]. In a sealed tail the payload is encrypted
//! with the number of its record.
//!
//! A record is written after its operation is committed and before it is acknowledged, by one call and without a
//! sync: it survives the program at once, and the computer from the next pause on. Only the holder of the lock writes
//! the tail.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::known::Known;
use crate::store::file::private_folder;
use crate::store::log::bytes::{Bytes, Cursor};
use crate::store::log::logged_op::LoggedOp;
use crate::store::log::op::{OpId, SetHash};
use crate::store::log::scan::FileHead;

/// From this length on, bytes, a snapshot should replace the tail; it is read within a tenth of a second.
const LONG: u64 = 1 << 20;

const MAGIC: &[u8; 16] = b"kurator-tail-1\0\n";

/// The first byte of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Tag {
    /// A run begins: the origin, and the state of the file before its first operation.
    Opened = 1,
    /// An operation.
    Operation = 2,
    /// The run ended with the file in its place.
    Closed = 3,
}

impl Tag {
    fn split(payload: &[u8]) -> Option<(Tag, &[u8])> {
        let (tag, rest) = payload.split_first()?;
        let tag = [Tag::Opened, Tag::Operation, Tag::Closed].into_iter().find(|t| *t as u8 == *tag)?;
        Some((tag, rest))
    }

    fn with(self, body: &[u8]) -> Vec<u8> {
        [&[self as u8], body].concat()
    }
}

/// The checksum of a record.
type Check = [u8; 16];

/// The file and the computer that a tail belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The first operation of the file, which every copy of it has.
    pub first: Option<OpId>,
    /// The computer.
    pub device: String,
    /// Whether the file is on the disk of the state folder. An empty mount point is not the stick.
    pub beside_state: bool,
}

/// The acknowledged operations of a file.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    /// The first operation of the file.
    pub first: Option<OpId>,
    /// The state of the file with all of them.
    pub known: Known,
    /// The operations since the newest verified snapshot.
    pub ops: Vec<LoggedOp>,
}

/// The content of a tail.
#[derive(Debug)]
pub struct Contents {
    /// Its file and computer.
    pub origin: Origin,
    /// Its operations.
    pub acknowledged: Acknowledged,
    /// Whether the last run ended with the file in its place.
    pub is_closed: bool,
}

/// A tail open for writing. A full disk never stops the work: records that could not be written are kept in memory
/// and written with the next one.
#[derive(Debug)]
pub(in crate::store) struct Tail {
    path: PathBuf,
    origin: Origin,
    file: Option<File>,
    /// The length of the valid records, bytes.
    end: u64,
    check: Check,
    /// The number of its operations.
    ops: usize,
    /// Whether the records since the last [`Tag::Opened`] lead to the state of the file.
    begun: bool,
    unwritten: Vec<Vec<u8>>,
    unsynced: bool,
    failure: Option<io::Error>,
}

impl Tail {
    /// Opens the tail at `path`, or creates it.
    pub(in crate::store) fn open(path: PathBuf, origin: Origin) -> Tail {
        let mut tail = Tail {
            path,
            origin,
            file: None,
            end: 0,
            check: Check::default(),
            ops: 0,
            begun: false,
            unwritten: Vec::new(),
            unsynced: false,
            failure: None,
        };
        if tail.path.exists() {
            tail.failure = tail.attach().err();
        }
        tail
    }

    fn attach(&mut self) -> io::Result<&File> {
        if let Some(folder) = self.path.parent() {
            private_folder(folder)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if bytes.get(..MAGIC.len()).is_some_and(|magic| magic != MAGIC) {
            // A tail of another version must not be overwritten.
            std::fs::rename(&self.path, self.path.with_extension("unread"))?;
            file = options.open(&self.path)?;
            bytes.clear();
        }
        (self.end, self.check) = (0, Check::default());
        for record in records(&bytes) {
            (self.end, self.check) = (record.end, record.check);
            self.ops += usize::from(matches!(Tag::split(record.payload), Some((Tag::Operation, _))));
        }
        file.set_len(self.end)?;
        file.seek(SeekFrom::Start(self.end))?;
        Ok(self.file.insert(file))
    }

    /// Appends operations that followed the state `before`.
    pub(in crate::store) fn append(&mut self, before: &Known, ops: &[LoggedOp]) {
        if ops.is_empty() {
            return;
        }
        self.begin(before);
        self.ops += ops.len();
        self.unwritten.extend(ops.iter().map(|op| Tag::Operation.with(&op.to_bytes())));
        self.write();
    }

    fn begin(&mut self, before: &Known) {
        if !std::mem::replace(&mut self.begun, true) {
            self.unwritten.push(Tag::Opened.with(&opened(&self.origin, before)));
        }
    }

    fn write(&mut self) {
        match self.try_write() {
            Ok(()) => (self.failure, self.unsynced) = (None, true),
            Err(error) => self.failure = Some(error),
        }
    }

    fn try_write(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            self.attach()?;
        }
        let (mut bytes, mut check) = (Vec::new(), self.check);
        if self.end == 0 {
            bytes.extend_from_slice(MAGIC);
        }
        for payload in &self.unwritten {
            check = checksum(&check, payload);
            let length = u32::try_from(payload.len()).map_err(io::Error::other)?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(&check);
            bytes.extend_from_slice(payload);
        }
        let Some(mut file) = self.file.as_ref() else { return Ok(()) };
        if let Err(error) = file.write_all(&bytes) {
            // Half a record would hide all that follow; if it stays, the next opening truncates it.
            file.set_len(self.end)?;
            file.seek(SeekFrom::Start(self.end))?;
            return Err(error);
        }
        self.end += bytes.len() as u64;
        self.check = check;
        self.unwritten.clear();
        Ok(())
    }

    /// The operations of the tail, with those that could not be written yet.
    pub(in crate::store) fn ops(&self) -> io::Result<Vec<LoggedOp>> {
        let mut bytes = Vec::new();
        if let Some(mut file) = self.file.as_ref() {
            file.seek(SeekFrom::Start(0))?;
            file.read_to_end(&mut bytes)?;
            file.seek(SeekFrom::Start(self.end))?;
        }
        let payloads = records(&bytes).map(|record| record.payload);
        let payloads = payloads.chain(self.unwritten.iter().map(Vec::as_slice));
        let ops = payloads.filter_map(|payload| match Tag::split(payload)? {
            (Tag::Operation, body) => LoggedOp::from_bytes(body),
            _ => None,
        });
        Ok(ops.collect())
    }

    /// The next record does not follow the last one: another state took the place of the file.
    pub(in crate::store) fn interrupt(&mut self) {
        self.begun = false;
    }

    /// Empties the tail and begins it with the state of a verified snapshot.
    pub(in crate::store) fn clear(&mut self, now: &Known) {
        (self.end, self.check, self.ops, self.begun) = (0, Check::default(), 0, false);
        self.unwritten.clear();
        let emptied = self.file.as_ref().map_or(Ok(()), |mut file| {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0)).map(|_| ())
        });
        if emptied.is_err() {
            // The snapshot has its operations: replaying them would add nothing.
            self.file = None;
        }
        self.begin(now);
        self.write();
    }

    /// Why records cannot be written.
    pub(in crate::store) fn failure(&self) -> Option<&io::Error> {
        self.failure.as_ref()
    }

    /// Whether a snapshot should replace the tail.
    pub(in crate::store) fn is_long(&self) -> bool {
        self.end > LONG
    }

    /// Whether records must be synced.
    pub(in crate::store) fn waits(&self) -> bool {
        self.unsynced
    }

    /// Syncs the records.
    pub(in crate::store) fn sync(&mut self) {
        self.unsynced = false;
        if let Some(error) = self.file.as_ref().and_then(|file| file.sync_data().err()) {
            self.failure = Some(error);
        }
    }

    /// Notes that the run ended with the file in its place. A tail without operations is removed.
    pub(in crate::store) fn close(mut self) {
        if self.ops == 0 {
            return self.remove();
        }
        if self.begun {
            self.unwritten.push(Tag::Closed.with(&[]));
            self.write();
            self.sync();
        }
    }

    /// Removes the tail, whose operations are in a snapshot.
    pub(in crate::store) fn remove(mut self) {
        if let Some(file) = self.file.take() {
            // If it cannot be removed, it is empty at least.
            let _ = file.set_len(0).and_then(|()| std::fs::remove_file(&self.path));
        }
    }
}

impl Contents {
    /// Reads the tail at `path`; `None` if there is none, or one of another version.
    #[must_use]
    pub fn read(path: &Path) -> Option<Contents> {
        let bytes = std::fs::read(path).ok()?;
        let mut read: Option<Contents> = None;
        for record in records(&bytes) {
            let Some((tag, body)) = Tag::split(record.payload) else { break };
            match (tag, &mut read) {
                (Tag::Opened, _) => {
                    let Some((origin, known)) = parsed(body) else { break };
                    let ops = read.take().map(|r| r.acknowledged.ops).unwrap_or_default();
                    let acknowledged = Acknowledged { first: origin.first, known, ops };
                    read = Some(Contents { origin, acknowledged, is_closed: false });
                }
                (Tag::Operation, Some(read)) => {
                    let Some(op) = LoggedOp::from_bytes(body) else { break };
                    read.acknowledged.known.add(&op);
                    read.acknowledged.ops.push(op);
                }
                (Tag::Closed, Some(read)) => read.is_closed = true,
                (_, None) => break,
            }
        }
        read
    }
}

/// A valid record.
struct Record<'a> {
    payload: &'a [u8],
    check: Check,
    /// Its end, bytes.
    end: u64,
}

/// The valid records of a tail.
fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = Cursor(bytes.strip_prefix(MAGIC).unwrap_or_default());
    let mut before = Check::default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(rest.exact()?);
        let check: Check = rest.exact()?;
        let payload = rest.take(length as usize)?;
        if check != checksum(&before, payload) {
            rest = Cursor(&[]);
            return None;
        }
        before = check;
        Some(Record { payload, check, end: (bytes.len() - rest.0.len()) as u64 })
    })
}

fn checksum(before: &Check, payload: &[u8]) -> Check {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(payload);
    let digest: [u8; 32] = hash.finalize().into();
    let mut check = Check::default();
    check.copy_from_slice(&digest[..16]);
    check
}

fn opened(origin: &Origin, before: &Known) -> Vec<u8> {
    let mut out = Bytes::default();
    out.option(origin.first.map(|op| op.0));
    out.sized(origin.device.as_bytes());
    out.exact(&[u8::from(origin.beside_state)]);
    out.number(before.head.count);
    out.exact(&before.head.set.0);
    out.number(before.head.depth);
    out.number(before.last);
    out.0
}

fn parsed(body: &[u8]) -> Option<(Origin, Known)> {
    let mut from = Cursor(body);
    let origin = Origin {
        first: from.option()?.map(OpId),
        device: from.text()?,
        beside_state: from.exact::<1>()? == [1],
    };
    let head = FileHead { count: from.number()?, set: SetHash(from.exact()?), depth: from.number()? };
    Some((origin, Known { head, last: from.number()? }))
}
