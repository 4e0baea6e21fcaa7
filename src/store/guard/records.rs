//! The records of a tail: their bytes, and what a tail holds.

use std::path::Path;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::known::LogPrefix;
use crate::store::log::bytes::{ByteDecoder, ByteEncoder};
use crate::store::log::logged_op::LoggedOp;
use crate::store::log::op::{OpId, SetHash};
use crate::store::log::scan::FileHead;
use crate::store::seal::{KeyRing, Salt, Sealer};

/// The first bytes of a plain tail.
const MAGIC: &[u8; 16] = b"kurator-tail-1\0\n";

/// The first bytes of a sealed tail; the salt of the file follows.
const SEALED: &[u8; 16] = b"kurator-tail-2\0\n";

/// The purpose of the key of tails.
pub(super) const PURPOSE: &str = "tail";

/// What a tail begins with.
pub(super) fn header(sealer: Option<&Sealer>) -> Vec<u8> {
    match sealer {
        Some(sealer) => [SEALED.as_slice(), sealer.salt().bytes()].concat(),
        None => MAGIC.to_vec(),
    }
}

/// The salt of a tail; `None` if it is plain or no tail.
fn salt(bytes: &[u8]) -> Option<Salt> {
    bytes.strip_prefix(SEALED)?.first_chunk().and_then(|salt| Salt::of(*salt))
}

/// The records of a tail behind its header.
fn behind_header(bytes: &[u8]) -> &[u8] {
    let sealed = || bytes.strip_prefix(SEALED)?.get(16..);
    bytes.strip_prefix(MAGIC).or_else(sealed).unwrap_or_default()
}

/// The first byte of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum TailTag {
    /// A run begins: the origin, and the state of the file before its first operation.
    Opened = 1,
    Operation = 2,
    /// The run ended with the file in its place.
    Closed = 3,
    /// An operation whose withheld parts a merge completed.
    Completed = 4,
}

impl TailTag {
    pub(super) fn split(payload: &[u8]) -> Option<(TailTag, &[u8])> {
        let (tag, rest) = payload.split_first()?;
        let tag = [TailTag::Opened, TailTag::Operation, TailTag::Closed, TailTag::Completed]
            .into_iter()
            .find(|t| *t as u8 == *tag)?;
        Some((tag, rest))
    }

    pub(super) fn with(self, body: &[u8]) -> Vec<u8> {
        [&[self as u8], body].concat()
    }
}

/// The checksum of a record.
pub(super) type TailChecksum = [u8; 16];

/// The file and the computer that a tail belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TailOrigin {
    /// The first operation of the file, which every copy of it has.
    pub first: Option<OpId>,
    /// The computer.
    pub device: String,
    /// Whether the file is on the disk of the state folder. An empty mount point is not the stick.
    pub beside_state: bool,
}

/// The acknowledged operations of a file.
#[derive(Clone, Debug)]
pub struct AcknowledgedOps {
    /// The first operation of the file.
    pub first: Option<OpId>,
    /// The state of the file with all of them.
    pub known: LogPrefix,
    /// The operations since the newest verified snapshot.
    pub ops: Vec<LoggedOp>,
}

#[derive(Debug)]
pub struct TailContents {
    /// Its file and computer.
    pub origin: TailOrigin,
    /// Its operations.
    pub acknowledged: AcknowledgedOps,
    /// Whether the last run ended with the file in its place.
    pub is_closed: bool,
}

impl TailContents {
    /// Whether the tail at `path` is sealed.
    #[must_use]
    pub fn is_sealed(path: &Path) -> bool {
        std::fs::read(path).is_ok_and(|bytes| salt(&bytes).is_some())
    }

    /// Reads the tail at `path`; `None` if there is none, one of another version, or one that no passphrase of the run
    /// opens.
    #[must_use]
    pub fn read(path: &Path, keys: &KeyRing) -> Option<TailContents> {
        let bytes = std::fs::read(path).ok()?;
        let sealer = match salt(&bytes) {
            Some(salt) => {
                let first = records(&bytes).next()?;
                Some(keys.sealer(salt, PURPOSE, |sealer| first.text(Some(sealer)).is_some())?)
            }
            None => None,
        };
        let mut read: Option<TailContents> = None;
        for record in records(&bytes) {
            let Some(text) = record.text(sealer.as_ref()) else { break };
            let Some((tag, body)) = TailTag::split(&text) else { break };
            match (tag, &mut read) {
                (TailTag::Opened, _) => {
                    let Some((origin, known)) = parsed(body) else { break };
                    let ops = read.take().map(|r| r.acknowledged.ops).unwrap_or_default();
                    let acknowledged = AcknowledgedOps { first: origin.first, known, ops };
                    read = Some(TailContents { origin, acknowledged, is_closed: false });
                }
                (TailTag::Operation, Some(read)) => {
                    let Some(op) = LoggedOp::from_bytes(body) else { break };
                    read.acknowledged.known.add(&op);
                    read.acknowledged.ops.push(op);
                }
                (TailTag::Completed, Some(read)) => {
                    let Some(op) = LoggedOp::from_bytes(body) else { break };
                    read.acknowledged.ops.push(op);
                }
                (TailTag::Closed, Some(read)) => read.is_closed = true,
                (_, None) => break,
            }
        }
        read
    }
}

/// A valid record.
pub(super) struct TailRecord<'a> {
    pub(super) payload: &'a [u8],
    pub(super) check: TailChecksum,
    /// The checksum of the record before it.
    before: TailChecksum,
    /// Its end, bytes.
    pub(super) end: u64,
}

impl TailRecord<'_> {
    /// The payload as it was before it was sealed; `None` if it does not open in this place.
    pub(super) fn text(&self, sealer: Option<&Sealer>) -> Option<Zeroizing<Vec<u8>>> {
        match sealer {
            Some(sealer) => sealer.open(self.payload, &self.before),
            None => Some(Zeroizing::new(self.payload.to_vec())),
        }
    }
}

/// The valid records of a tail.
pub(super) fn records(bytes: &[u8]) -> impl Iterator<Item = TailRecord<'_>> {
    let mut rest = ByteDecoder(behind_header(bytes));
    let mut before = TailChecksum::default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(rest.exact()?);
        let check: TailChecksum = rest.exact()?;
        let payload = rest.take(length as usize)?;
        if check != checksum(&before, payload) {
            rest = ByteDecoder(&[]);
            return None;
        }
        let before = std::mem::replace(&mut before, check);
        Some(TailRecord { payload, check, before, end: (bytes.len() - rest.0.len()) as u64 })
    })
}

pub(super) fn checksum(before: &TailChecksum, payload: &[u8]) -> TailChecksum {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(payload);
    let digest: [u8; 32] = hash.finalize().into();
    let mut check = TailChecksum::default();
    check.copy_from_slice(&digest[..16]);
    check
}

pub(super) fn opened(origin: &TailOrigin, before: &LogPrefix) -> Vec<u8> {
    let mut out = ByteEncoder::default();
    out.option(origin.first.map(|op| op.0));
    out.sized(origin.device.as_bytes());
    out.exact(&[u8::from(origin.beside_state)]);
    out.number(before.head.count);
    out.exact(&before.head.set.0);
    out.number(before.head.depth);
    out.number(before.last);
    out.0
}

fn parsed(body: &[u8]) -> Option<(TailOrigin, LogPrefix)> {
    let mut from = ByteDecoder(body);
    let origin = TailOrigin {
        first: from.option()?.map(OpId),
        device: from.text()?,
        beside_state: from.exact::<1>()? == [1],
    };
    let head = FileHead { count: from.number()?, set: SetHash(from.exact()?), depth: from.number()? };
    Some((origin, LogPrefix { head, last: from.number()? }))
}
