//! The tail: an append-only file in the state folder with every operation acknowledged since the last verified
//! snapshot. Snapshot, tail and the file at its path together restore everything, whatever became of the file or the
//! program.
//!
//! A magic number, then records: length (4 bytes, big-endian), checksum (16 bytes), payload. The checksum covers the
//! payload and the checksum before it, so that a record is valid only in its place. Reading ends at the first invalid
//! one, torn by a kill or a full disk. A payload begins with its [`TailTag`]. In the tail of a sealed file the payload
//! is sealed, bound to the checksum before it.
//!
//! A record is written after its operation is committed and before it is acknowledged, by one call and without a
//! sync: it survives the program at once, and the computer from the next pause on. Only the holder of the lock writes
//! the tail.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use zeroize::Zeroizing;

use super::known::LogPrefix;
use super::records::{TailChecksum, TailOrigin, TailTag, checksum, header, opened, records};
use crate::store::file::{private_file, private_folder};
use crate::store::log::logged_op::LoggedOp;
use crate::store::seal::Sealer;

/// From this length on, bytes, a snapshot should replace the tail; it is read within a tenth of a second.
const LONG: u64 = 1 << 20;

/// A tail open for writing. A full disk never stops the work: records that could not be written are kept in memory
/// and written with the next one.
#[derive(Debug)]
pub(in crate::store) struct Tail {
    path: PathBuf,
    origin: TailOrigin,
    /// What seals its records; `None` if the file is plain.
    sealer: Option<Sealer>,
    file: Option<File>,
    /// The length of the valid records, bytes.
    end: u64,
    check: TailChecksum,
    /// The number of its operations.
    ops: usize,
    /// Whether the records since the last [`TailTag::Opened`] lead to the state of the file.
    begun: bool,
    /// Whether the run before noted that it ended.
    was_closed: bool,
    unwritten: Vec<Vec<u8>>,
    unsynced: bool,
    failure: Option<io::Error>,
}

impl Tail {
    /// Opens the tail at `path`, or creates it.
    pub(in crate::store) fn open(path: PathBuf, origin: TailOrigin, sealer: Option<Sealer>) -> Tail {
        let mut tail = Tail {
            path,
            origin,
            sealer,
            file: None,
            end: 0,
            check: TailChecksum::default(),
            ops: 0,
            begun: false,
            was_closed: false,
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
        let mut options = private_file();
        options.read(true).create(true).truncate(false);
        let mut file = options.open(&self.path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let header = header(self.sealer.as_ref());
        if bytes.len() >= header.len() && !bytes.starts_with(&header) {
            // A tail of another version or key must not be overwritten.
            std::fs::rename(&self.path, self.path.with_extension("unread"))?;
            file = options.open(&self.path)?;
            bytes.clear();
        }
        (self.end, self.check) = (0, TailChecksum::default());
        for record in records(&bytes) {
            (self.end, self.check) = (record.end, record.check);
            let text = record.text(self.sealer.as_ref());
            let tag = text.as_deref().and_then(|text| TailTag::split(text)).map(|(tag, _)| tag);
            self.ops += usize::from(matches!(tag, Some(TailTag::Operation | TailTag::Completed)));
            self.was_closed = matches!(tag, Some(TailTag::Closed));
        }
        file.set_len(self.end)?;
        file.seek(SeekFrom::Start(self.end))?;
        Ok(self.file.insert(file))
    }

    /// Appends operations that followed the state `before`.
    pub(in crate::store) fn append(&mut self, before: &LogPrefix, ops: &[LoggedOp]) {
        if ops.is_empty() {
            return;
        }
        self.begin(before);
        self.ops += ops.len();
        self.unwritten.extend(ops.iter().map(|op| TailTag::Operation.with(&op.to_bytes())));
        self.write();
    }

    /// Appends operations of the file whose withheld parts were completed after the state `before`.
    pub(in crate::store) fn complete(&mut self, before: &LogPrefix, ops: &[LoggedOp]) {
        if ops.is_empty() {
            return;
        }
        self.begin(before);
        self.ops += ops.len();
        self.unwritten.extend(ops.iter().map(|op| TailTag::Completed.with(&op.to_bytes())));
        self.write();
    }

    fn begin(&mut self, before: &LogPrefix) {
        if !std::mem::replace(&mut self.begun, true) {
            self.unwritten.push(TailTag::Opened.with(&opened(&self.origin, before)));
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
            bytes.extend_from_slice(&header(self.sealer.as_ref()));
        }
        for text in &self.unwritten {
            let payload = match &self.sealer {
                Some(sealer) => {
                    sealer.close(text, &check).ok_or_else(|| io::Error::other("no random bytes"))?
                }
                None => text.clone(),
            };
            check = checksum(&check, &payload);
            let length = u32::try_from(payload.len()).map_err(io::Error::other)?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(&check);
            bytes.extend_from_slice(&payload);
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
        let written = records(&bytes).filter_map(|record| record.text(self.sealer.as_ref()));
        let unwritten = self.unwritten.iter().map(|text| Zeroizing::new(text.clone()));
        let ops = written.chain(unwritten).filter_map(|text| match TailTag::split(&text)? {
            (TailTag::Operation | TailTag::Completed, body) => LoggedOp::from_bytes(body),
            _ => None,
        });
        Ok(ops.collect())
    }

    /// The next record does not follow the last one: another state took the place of the file.
    pub(in crate::store) fn interrupt(&mut self) {
        self.begun = false;
    }

    /// Empties the tail and begins it with the state of a verified snapshot.
    pub(in crate::store) fn clear(&mut self, now: &LogPrefix) {
        (self.end, self.check, self.ops, self.begun) = (0, TailChecksum::default(), 0, false);
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

    /// Notes that the run ended with the file in its place. A tail that says nothing of how it was left is removed.
    pub(in crate::store) fn close(mut self) {
        if self.ops == 0 && !self.begun && !self.was_closed {
            return self.remove();
        }
        if self.begun {
            self.unwritten.push(TailTag::Closed.with(&[]));
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
