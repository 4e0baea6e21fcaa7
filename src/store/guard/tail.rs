//! The tail: an append-only file outside the district's file that holds every operation acknowledged since the newest
//! verified snapshot. With that snapshot and what lies at the path it makes up the file again, whatever became of the
//! file or of the program.
//!
//! A magic number, then records: length (4 bytes, big-endian), checksum (16 bytes), payload. The checksum covers the
//! payload and the checksum before it, so that a record is good at one place of one tail only; reading ends at the
//! first one that is not, which a kill or a full disk tore off. A payload begins with its [`Tag`]. Sealed, it is the
//! payload that is encrypted, with the number of its record.
//!
//! A record is written after its operation is committed and before the operation is acknowledged, by one call and
//! without waiting for the disk: it outlives the program at once, and the machine from the next pause on. Whoever holds
//! the lock of the district's file is the only one that writes its tail.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::watch::Known;
use crate::store::file::private_folder;
use crate::store::log::bytes::{Bytes, Cursor};
use crate::store::log::op::{OpId, SetHash};
use crate::store::log::replay::LoggedOp;
use crate::store::log::scan::FileHead;

/// From this length on a snapshot should take the place of a tail: bytes, read back within a tenth of a second.
const LONG: u64 = 1 << 20;

const MAGIC: &[u8; 16] = b"kurator-tail-1\0\n";

/// How a payload begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Tag {
    /// A run begins to write: the origin, and the state of the file before its first operation.
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

/// Which file of which machine a tail belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The first operation in the order of the file: every copy of the file has it.
    pub first: Option<OpId>,
    /// The machine.
    pub device: String,
    /// Whether the file lies on the disk of the state folder. An empty folder there is not the stick it lay on.
    pub beside_state: bool,
}

/// What was acknowledged of a file.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    /// The first operation of the file.
    pub first: Option<OpId>,
    /// The state of the file with all of them.
    pub known: Known,
    /// The operations since the newest verified snapshot.
    pub ops: Vec<LoggedOp>,
}

/// A tail as it was read.
#[derive(Debug)]
pub struct Contents {
    /// Which file it belongs to.
    pub origin: Origin,
    /// What it holds.
    pub acknowledged: Acknowledged,
    /// Whether the last run ended with the file in its place.
    pub is_closed: bool,
}

/// A tail that is being written. A disk that takes nothing never stops the work: what it did not take is kept here and
/// written with the next record.
#[derive(Debug)]
pub(in crate::store) struct Tail {
    path: PathBuf,
    origin: Origin,
    file: Option<File>,
    /// The length of the good records, bytes.
    end: u64,
    check: Check,
    /// How many operations it holds.
    ops: usize,
    /// Whether the records since the last [`Tag::Opened`] add up to the state of the file.
    begun: bool,
    unwritten: Vec<Vec<u8>>,
    unsynced: bool,
    failure: Option<io::Error>,
}

impl Tail {
    /// Opens the tail at `path`, or begins one there with the first record.
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
            // Of another version: it is not this program's to write over.
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

    /// Adds operations that took the file on from the state `before`.
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
            // Half a record would cut off all that follow it; if it stays, the next opening cuts it off.
            file.set_len(self.end)?;
            file.seek(SeekFrom::Start(self.end))?;
            return Err(error);
        }
        self.end += bytes.len() as u64;
        self.check = check;
        self.unwritten.clear();
        Ok(())
    }

    /// All operations of the tail, those that the disk has not taken included.
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

    /// The next record is not the successor of the last one: another state of the file took its place.
    pub(in crate::store) fn interrupt(&mut self) {
        self.begun = false;
    }

    /// Empties the tail and begins it with the state of the file that a verified snapshot has now.
    pub(in crate::store) fn clear(&mut self, now: &Known) {
        (self.end, self.check, self.ops, self.begun) = (0, Check::default(), 0, false);
        self.unwritten.clear();
        let emptied = self.file.as_ref().map_or(Ok(()), |mut file| {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0)).map(|_| ())
        });
        if emptied.is_err() {
            // What it holds is in the snapshot: bringing that back brings nothing.
            self.file = None;
        }
        self.begin(now);
        self.write();
    }

    /// Why the disk does not take records now.
    pub(in crate::store) fn failure(&self) -> Option<&io::Error> {
        self.failure.as_ref()
    }

    /// Whether a snapshot should take its place.
    pub(in crate::store) fn is_long(&self) -> bool {
        self.end > LONG
    }

    /// Whether records wait to be brought to the disk.
    pub(in crate::store) fn waits(&self) -> bool {
        self.unsynced
    }

    /// Brings the records to the disk.
    pub(in crate::store) fn sync(&mut self) {
        self.unsynced = false;
        if let Some(error) = self.file.as_ref().and_then(|file| file.sync_data().err()) {
            self.failure = Some(error);
        }
    }

    /// Notes that the run ended with the file in its place. A tail without operations goes.
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

    /// Removes the tail; what it holds is in a snapshot.
    pub(in crate::store) fn remove(mut self) {
        if let Some(file) = self.file.take() {
            // One that stays is emptied at the least.
            let _ = file.set_len(0).and_then(|()| std::fs::remove_file(&self.path));
        }
    }
}

impl Contents {
    /// Reads the tail at `path`; `None` if there is none that this program can read.
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

/// A good record.
struct Record<'a> {
    payload: &'a [u8],
    check: Check,
    /// Where it ends, bytes.
    end: u64,
}

/// The good records of a tail, up to the first that is not.
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
