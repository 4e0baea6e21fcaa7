//! Operations: the header, the commitment to each part, and the hashes that name them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use sha2::{Digest, Sha256};

use crate::domain::Id;

/// The id of an operation: SHA-256 of its header.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpId(pub [u8; 32]);

impl OpId {
    /// 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }

    /// From 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<OpId> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        Some(OpId(bytes))
    }
}

impl<'de> Deserialize<'de> for OpId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OpId, D::Error> {
        struct OpIdVisitor;

        impl Visitor<'_> for OpIdVisitor {
            type Value = OpId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("64 hexadecimal digits")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OpId, E> {
                OpId::from_hex(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(OpIdVisitor)
    }
}

impl fmt::Debug for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex()[..12])
    }
}

/// A session: one run of the program that wrote to the file. Its random id is the only unique writer, because
/// everything stored in a file is copied with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Sixteen random bytes.
    pub id: [u8; 16],
    /// The name of the computer.
    pub device: String,
    /// The name of the curator, else of the account.
    pub user: String,
    /// The program with its version.
    pub program: String,
}

/// The header of an operation: everything that its id is the hash of.
#[derive(Clone, Debug)]
pub struct OpHeader<'a> {
    /// The session that wrote it.
    pub session: &'a Session,
    /// Its number in the session, from 1.
    pub seq: u64,
    /// The operation before it in the session.
    pub prev: Option<OpId>,
    /// Lamport depth: 1 more than the deepest operation its author's file held.
    pub depth: u64,
    /// Wall time, milliseconds since 1970, as the computer said. It decides only between writes of equal depth.
    pub wall: i64,
    /// The code of its [`crate::domain::Act`].
    pub act: &'a str,
    /// The operation it undoes or redoes.
    pub target: Option<OpId>,
}

impl OpHeader<'_> {
    /// The id of the operation with these commitments, in the order of its parts.
    #[must_use]
    pub fn id(&self, commitments: &[[u8; 32]]) -> OpId {
        // Hashed as one buffer: many small updates take half as long again.
        let labels = [&self.session.device, &self.session.user, &self.session.program];
        let length: usize = labels.iter().map(|label| label.len()).sum();
        let mut said = Vec::with_capacity(256 + length + self.act.len() + 32 * commitments.len());
        said.extend_from_slice(b"kurator-op-1\0");
        said.extend_from_slice(&self.session.id);
        for label in labels {
            sized(&mut said, label.as_bytes());
        }
        said.extend_from_slice(&self.seq.to_be_bytes());
        said.extend_from_slice(&self.prev.map_or([0; 32], |p| p.0));
        said.extend_from_slice(&self.depth.to_be_bytes());
        said.extend_from_slice(&self.wall.to_be_bytes());
        sized(&mut said, self.act.as_bytes());
        said.extend_from_slice(&self.target.map_or([0; 32], |t| t.0));
        said.extend_from_slice(&(commitments.len() as u64).to_be_bytes());
        said.extend_from_slice(commitments.as_flattened());
        OpId(Sha256::digest(&said).into())
    }
}

/// The commitment of a header to a part. It binds the body without revealing it: an erasure removes the nonce too, so
/// that nobody can guess the body by trying.
#[must_use]
pub fn commitment(n: u64, kind: &str, entity: Id, nonce: &[u8; 16], body: &[u8]) -> [u8; 32] {
    let mut before = Vec::with_capacity(96 + kind.len());
    before.extend_from_slice(b"kurator-part-1\0");
    before.extend_from_slice(&n.to_be_bytes());
    sized(&mut before, kind.as_bytes());
    before.extend_from_slice(entity.bytes());
    before.extend_from_slice(nonce);
    before.extend_from_slice(&(body.len() as u64).to_be_bytes());
    let mut hash = Sha256::new();
    hash.update(&before);
    hash.update(body);
    hash.finalize().into()
}

fn sized(said: &mut Vec<u8>, bytes: &[u8]) {
    said.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    said.extend_from_slice(bytes);
}

/// The digest of a set of operations: the sum of their ids mod 2²⁵⁶, whatever the order of arrival.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetHash(pub [u8; 32]);

impl SetHash {
    /// Adds an operation.
    pub fn add(&mut self, op: OpId) {
        let mut carry = 0u16;
        for (mine, theirs) in self.0.iter_mut().zip(op.0).rev() {
            let sum = u16::from(*mine) + u16::from(theirs) + carry;
            *mine = (sum & 0xff) as u8;
            carry = sum >> 8;
        }
    }

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        OpId(self.0).hex()
    }
}

/// The id of a phone, derived from member and number: the same number entered in two copies is one entity.
#[must_use]
pub fn phone_id(member: Id, number: &str) -> Id {
    let mut hash = Sha256::new();
    hash.update(b"kurator-phone-1\0");
    hash.update(member.bytes());
    hash.update(number.as_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Id(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
