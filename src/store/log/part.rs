//! A part of an operation as its row has it.

use rusqlite::Row;

use crate::domain::{FileFault, Id, UserError};
use crate::store::log::op::commitment;
use crate::store::log::withheld;

/// The longest body of a part, bytes; a record with the longest texts is a fraction of it.
pub(in crate::store) const MAX_BODY: usize = 1 << 22;

/// A part, borrowed from its row.
pub(in crate::store) struct PartRef<'r> {
    pub n: i64,
    pub kind: &'r str,
    pub entity: Id,
    pub nonce: Option<[u8; 16]>,
    pub body: Option<&'r [u8]>,
    pub commitment: [u8; 32],
}

/// Reads a part from the columns n, kind, entity, nonce, body, commitment, beginning with column `at`.
///
/// # Errors
/// If a column has another type or length.
pub(in crate::store) fn read_part<'r>(row: &'r Row<'_>, at: usize) -> Result<PartRef<'r>, UserError> {
    let bytes = |i: usize| -> Result<Option<&'r [u8]>, UserError> {
        Ok(row.get_ref(at + i)?.as_blob_or_null().map_err(rusqlite::Error::from)?)
    };
    fn exact<const N: usize>(bytes: &[u8]) -> Result<[u8; N], UserError> {
        bytes.try_into().map_err(|_| UserError::file(FileFault::Damaged))
    }
    let whole = |i: usize| bytes(i)?.ok_or(UserError::file(FileFault::Damaged));
    Ok(PartRef {
        n: row.get(at)?,
        kind: row.get_ref(at + 1)?.as_str().map_err(rusqlite::Error::from)?,
        entity: Id::from_bytes(exact(whole(2)?)?),
        nonce: bytes(3)?.map(exact).transpose()?,
        body: bytes(4)?,
        commitment: exact(whole(5)?)?,
    })
}

impl PartRef<'_> {
    /// Whether the part is at its place in the operation, and is what the operation commits to.
    pub(in crate::store) fn is_sound(&self, place: i64) -> bool {
        let contradicts = withheld::is_contradictory(self.kind, self.entity, self.body.is_some());
        self.n == place && !contradicts && self.matches_commitment()
    }

    /// Whether nonce and body match the commitment. An erased part has neither; its commitment keeps the id of the
    /// operation valid.
    pub(in crate::store) fn matches_commitment(&self) -> bool {
        match (&self.nonce, self.body) {
            (Some(nonce), Some(body)) => {
                body.len() <= MAX_BODY
                    && commitment(self.n.cast_unsigned(), self.kind, self.entity, nonce, body)
                        == self.commitment
            }
            (None, None) => true,
            _ => false,
        }
    }
}
