//! Completing operations: parts that were withheld here and that the other file has. Each is verified against the
//! commitment that this file has had since it took the operation in.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params, params};

use crate::domain::{Id, UserError};
use crate::store::log::logged_op::LoggedOp;
use crate::store::log::op::{OpId, SetHash, commitment};
use crate::store::log::scan::OpMeta;
use crate::store::log::withheld;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::state::fold::{CellWrite, Entity};
use crate::store::{SqlContext, Store};

/// A withheld part of this file, with what another file or the tail has of it.
struct PartCompletion {
    /// The operation, by its number in this file.
    no: i64,
    id: OpId,
    n: i64,
    kind: String,
    entity: Id,
    nonce: [u8; 16],
    body: Vec<u8>,
}

/// What was completed.
#[derive(Default)]
pub(in crate::store) struct CompletedOps {
    /// The operations, as the other file has them.
    pub ops: Vec<OpMeta>,
    /// The records that the parts write to.
    pub touched: BTreeSet<Id>,
}

impl Store {
    /// The operations of the other file that have a part which is withheld here.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(in crate::store) fn completable(&self, other: &VerifiedFile) -> Result<Vec<OpMeta>, UserError> {
        let found: BTreeSet<OpId> = self.completions(other)?.into_iter().map(|c| c.id).collect();
        // The operations of a scan are sorted by id.
        let meta = |id| other.scan.ops.binary_search_by_key(&id, |meta: &OpMeta| meta.id).ok();
        Ok(found.into_iter().filter_map(|id| other.scan.ops.get(meta(id)?).copied()).collect())
    }

    /// Writes the parts that are withheld here and that the other file has; call inside a transaction.
    ///
    /// # Errors
    /// If a part contradicts what this file knows, or the file cannot be written.
    pub(in crate::store) fn complete(&mut self, other: &VerifiedFile) -> Result<CompletedOps, UserError> {
        let ops = self.completable(other)?;
        let mut touched = BTreeSet::new();
        for completion in self.completions(other)? {
            if completion.names_another_kind(&self.conn)? {
                return Err(other.of_other_kinds());
            }
            completion.write(&self.conn)?;
            self.completed.insert(completion.no);
            touched.insert(completion.entity);
        }
        Ok(CompletedOps { ops, touched })
    }

    fn completions(&self, other: &VerifiedFile) -> Result<Vec<PartCompletion>, UserError> {
        if withheld::sum(&self.conn)? == SetHash::default() {
            return Ok(Vec::new());
        }
        let theirs = other.connected()?;
        let mut theirs = theirs.prepare(
            "SELECT p.kind, p.entity, p.nonce, p.body FROM op o JOIN part p ON p.op = o.no
             WHERE o.id = ?1 AND p.n = ?2 AND p.body IS NOT NULL",
        )?;
        let mut found = Vec::new();
        for gap in gaps(&self.conn, None)? {
            let part = theirs
                .query_row(params![gap.id.0, gap.n], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
                .optional()?;
            found.extend(part.and_then(|(kind, entity, nonce, body)| gap.filled(kind, entity, nonce, body)));
        }
        Ok(found)
    }

    /// Whether the operation of a tail has a part that is withheld here.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn could_complete(&self, op: &LoggedOp) -> Result<bool, UserError> {
        Ok(!self.completions_of(op)?.is_empty())
    }

    /// Writes the parts that are withheld here and that the operation of a tail has; returns the records.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn complete_from(&self, op: &LoggedOp) -> Result<BTreeSet<Id>, UserError> {
        let mut touched = BTreeSet::new();
        for completion in self.completions_of(op)? {
            completion.write(&self.conn)?;
            touched.insert(completion.entity);
        }
        Ok(touched)
    }

    fn completions_of(&self, op: &LoggedOp) -> Result<Vec<PartCompletion>, UserError> {
        let mut found = Vec::new();
        for gap in gaps(&self.conn, Some(op.id()))? {
            let part = op.parts().find(|part| part.n == gap.n);
            let filled = part.and_then(|part| {
                gap.filled(part.kind.to_owned(), part.entity, part.nonce?, part.body?.to_vec())
            });
            found.extend(filled);
        }
        Ok(found)
    }
}

/// A part that was withheld from this file: its place and commitment are known, its content is not.
struct WithheldPart {
    no: i64,
    id: OpId,
    n: i64,
    commitment: [u8; 32],
}

impl WithheldPart {
    /// The part with this content, if it is the one that the header commits to and can be folded.
    fn filled(&self, kind: String, entity: Id, nonce: [u8; 16], body: Vec<u8>) -> Option<PartCompletion> {
        if commitment(self.n.cast_unsigned(), &kind, entity, &nonce, &body) != self.commitment {
            return None;
        }
        let (no, op, n) = (self.no, self.id, self.n);
        let entry = |parents, value| CellWrite { no, op, n, local: false, depth: 0, wall: 0, parents, value };
        Entity::new(entity, &kind).add(&kind, &body, entry).ok()?;
        Some(PartCompletion { no, id: op, n, kind, entity, nonce, body })
    }
}

/// The withheld parts of the file, or of one operation.
fn gaps(conn: &Connection, of: Option<OpId>) -> Result<Vec<WithheldPart>, UserError> {
    conn.prepare_cached(
        "SELECT o.no, o.id, p.n, p.commitment FROM part p JOIN op o ON o.no = p.op
         WHERE p.entity = :withheld AND (:of IS NULL OR o.id = :of) ORDER BY o.no, p.n",
    )
    .and_then(|mut s| {
        s.query_map(named_params! { ":withheld": withheld::ENTITY, ":of": of.map(|of| of.0) }, |r| {
            Ok(WithheldPart { no: r.get(0)?, id: OpId(r.get(1)?), n: r.get(2)?, commitment: r.get(3)? })
        })
        .and_then(Iterator::collect)
    })
    .sql_context()
}

impl PartCompletion {
    /// Whether the file knows the record as one of another kind.
    fn names_another_kind(&self, conn: &Connection) -> Result<bool, UserError> {
        conn.prepare_cached("SELECT 1 FROM entity WHERE id = :id AND kind <> :kind")
            .and_then(|mut s| s.exists(named_params! { ":id": self.entity, ":kind": self.kind }))
            .sql_context()
    }

    fn write(&self, conn: &Connection) -> Result<(), UserError> {
        conn.prepare_cached(
            "UPDATE part SET kind = :kind, entity = :entity, nonce = :nonce, body = :body
             WHERE op = :op AND n = :n AND entity = :withheld",
        )
        .and_then(|mut s| {
            s.execute(named_params! {
                ":kind": self.kind, ":entity": self.entity, ":nonce": self.nonce, ":body": self.body,
                ":op": self.no, ":n": self.n, ":withheld": withheld::ENTITY,
            })
        })?;
        Ok(())
    }
}
