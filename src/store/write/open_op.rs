//! An operation that is being written: its parts enter log and projections as they come, its header comes last. The drafts
//! of ten thousand families at once would take a hundred megabytes.

use crate::domain::{Id, UserError};
use crate::store::Store;
use crate::store::log::append::{self, Appender, OpRow, PartRow};
use crate::store::log::op::{OpHeader, OpId, Session, commitment};
use crate::store::state::aliases;
use crate::store::state::fold::{self, CellWrite, Entity};
use crate::store::state::project::{self, ProjectedRow};
use crate::store::write::draft::EntityDraft;

/// An operation whose header is not written yet; see [`Store::open_op`].
pub(in crate::store) struct OpenOp {
    session: Session,
    seq: u64,
    prev: Option<OpId>,
    no: i64,
    depth: i64,
    wall: i64,
    /// The commitments of its parts so far.
    commitments: Vec<[u8; 32]>,
    /// The entities to project from the whole log, which has them before.
    refold: Vec<Id>,
    /// Whether the file has no alias.
    is_plain: bool,
}

impl Store {
    /// Begins an operation; call inside a transaction, and [`Store::close_op`] before any other write.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn open_op(&mut self) -> Result<OpenOp, UserError> {
        let (session, seq, prev) = self.session()?;
        let log = Appender::new(&self.conn)?;
        Ok(OpenOp {
            session,
            seq,
            prev,
            no: log.next(),
            depth: log.head().depth + 1,
            wall: self.clock.now(),
            commitments: Vec::new(),
            refold: Vec::new(),
            is_plain: !aliases::any(&self.conn)?,
        })
    }

    /// Writes a part. An entity that nothing was ever written to is projected at once, any other when the operation is
    /// whole.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn put_part(
        &mut self,
        op: &mut OpenOp,
        draft: EntityDraft,
    ) -> Result<(), UserError> {
        let EntityDraft { kind, id, cells } = draft;
        let number = op.commitments.len();
        let nonce = self.entropy.bytes()?;
        let body = fold::body(&cells);
        let commitment = commitment(number as u64, kind.code(), id, &nonce, &body);
        let n = i64::try_from(number).unwrap_or(i64::MAX);
        let (no, depth, wall) = (op.no, op.depth, op.wall);
        let (nonce, body) = (Some(nonce), Some(body.as_slice()));
        append::insert_part(
            &self.conn,
            no,
            PartRow { n, kind: kind.code(), entity: id, nonce, body, commitment },
        )?;
        op.commitments.push(commitment);
        let mut entity = Entity::new(id, kind.code());
        for (cell, (parents, value)) in cells {
            // Of writes of one operation alone its id decides nothing.
            let write = CellWrite { no, op: OpId([0; 32]), n, local: true, depth, wall, parents, value };
            entity.put(cell, write);
        }
        entity.drop_invalid_writes();
        if !op.is_plain || !project::insert_new(&self.conn, &ProjectedRow::of(&entity))? {
            op.refold.push(id);
        }
        Ok(())
    }

    /// Writes the header and projects the entities that were known before.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn close_op(
        &mut self,
        op: OpenOp,
        act: &str,
        target: Option<OpId>,
    ) -> Result<OpId, UserError> {
        let OpenOp { session, seq, prev, depth, wall, commitments, mut refold, .. } = op;
        let header =
            OpHeader { session: &session, seq, prev, depth: depth.unsigned_abs(), wall, act, target };
        let id = header.id(&commitments);
        let mut log = Appender::new(&self.conn)?;
        let row = OpRow { id, session: session.id, seq, prev, depth, wall, act, target, local: true };
        log.append(row, std::iter::empty())?;
        refold.sort_unstable();
        refold.dedup();
        for entity in refold {
            project::project(&self.conn, entity)?;
        }
        log.finish()?;
        if seq == 1 {
            self.sessions.push(session.id);
        }
        self.session = Some((session, seq, Some(id)));
        Ok(id)
    }
}
