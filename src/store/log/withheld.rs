//! Withheld parts: the file that hands over one family holds the operations that wrote to it whole, so that their ids
//! hold, and keeps back the parts of all others. Such a part has its number and commitment and nothing else: neither
//! kind nor record nor content.
//!
//! What is withheld is not lost: a copy that has the part completes it at the next merge. The commitment shows that it is
//! the part that was meant. An erased part keeps kind and record, and is never completed.

use rusqlite::{Connection, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::op::{OpId, SetHash};
use crate::domain::{Id, UserError};
use crate::store::SqlContext;

/// The kind of a withheld part.
pub(in crate::store) const KIND: &str = "withheld";

/// The record of a withheld part: no record has this id.
pub(in crate::store) const ENTITY: Id = Id(Uuid::from_u128(2));

/// Whether a part of this kind and record is withheld.
pub(in crate::store) fn is_withheld(kind: &str, entity: Id) -> bool {
    entity == ENTITY && kind == KIND
}

/// Whether kind, record and content contradict each other: a withheld part has none of them.
pub(in crate::store) fn is_contradictory(kind: &str, entity: Id, has_content: bool) -> bool {
    let (by_kind, by_entity) = (kind == KIND, entity == ENTITY);
    by_kind != by_entity || by_kind && has_content
}

/// The summand of a withheld part in [`SetHash`]: equal sets of operations with different gaps have different sums.
pub(in crate::store) fn mark(op: OpId, n: i64) -> OpId {
    let mut hash = Sha256::new();
    hash.update(b"kurator-withheld-1\0");
    hash.update(op.0);
    hash.update(n.to_be_bytes());
    OpId(hash.finalize().into())
}

/// The sum of the marks of a file; zero if nothing is withheld.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn sum(conn: &Connection) -> Result<SetHash, UserError> {
    let mut query = conn
        .prepare_cached("SELECT o.id, p.n FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :withheld")?;
    let marks =
        query.query_map(named_params! { ":withheld": ENTITY }, |r| Ok(mark(OpId(r.get(0)?), r.get(1)?)));
    let mut sum = SetHash::default();
    for mark in marks.sql_context()? {
        sum.add(mark.sql_context()?);
    }
    Ok(sum)
}
