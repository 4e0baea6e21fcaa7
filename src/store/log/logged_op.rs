//! Operations with their parts, taken out of a file and kept as bytes.

use rusqlite::{Connection, named_params};

use super::append::{OpRow, PartRow};
use super::bytes::{ByteDecoder, ByteEncoder};
use super::op::{OpHeader, OpId, Session, commitment};
use crate::domain::{Act, Id, UserError};

/// An operation with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedOp {
    id: OpId,
    pub(super) session: Session,
    seq: i64,
    prev: Option<OpId>,
    depth: i64,
    wall: i64,
    act: String,
    target: Option<OpId>,
    local: bool,
    pub(super) parts: Vec<LoggedPart>,
}

/// A part; an erased one has neither nonce nor body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LoggedPart {
    kind: String,
    pub(super) entity: Id,
    content: Option<([u8; 16], Vec<u8>)>,
    commitment: [u8; 32],
}

impl LoggedOp {
    #[must_use]
    pub fn id(&self) -> OpId {
        self.id
    }

    /// The session that wrote it.
    pub(in crate::store) fn session(&self) -> &Session {
        &self.session
    }

    /// Its Lamport depth.
    pub(in crate::store) fn depth(&self) -> i64 {
        self.depth
    }

    /// Reads the operations numbered above `last`, in the order of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn since(conn: &Connection, last: i64) -> Result<Vec<LoggedOp>, UserError> {
        LoggedOp::between(conn, last.saturating_add(1), i64::MAX)
    }

    /// Reads the operation of this number; `None` if there is none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn at(conn: &Connection, no: i64) -> Result<Option<LoggedOp>, UserError> {
        Ok(LoggedOp::between(conn, no, no)?.pop())
    }

    fn between(conn: &Connection, first: i64, last: i64) -> Result<Vec<LoggedOp>, UserError> {
        let mut parts = conn.prepare_cached(
            "SELECT kind, entity, nonce, body, commitment FROM part WHERE op = :no ORDER BY n",
        )?;
        let mut query = conn
            .prepare_cached(
                "SELECT no, op.id AS id, session, seq, prev, depth, wall, act, target, local, device, user, program
                 FROM op JOIN session ON session.id = op.session WHERE no BETWEEN :first AND :last ORDER BY no",
            )?;
        let mut rows = query.query(named_params! { ":first": first, ":last": last })?;
        let mut ops = Vec::new();
        while let Some(row) = rows.next()? {
            let no: i64 = row.get("no")?;
            let parts = parts
                .query_map(named_params! { ":no": no }, LoggedPart::from_row)
                .and_then(Iterator::collect)?;
            ops.push(LoggedOp::from_row(row, parts)?);
        }
        Ok(ops)
    }

    /// Reads the operations of one act, in the order of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn of_act(conn: &Connection, act: Act) -> Result<Vec<LoggedOp>, UserError> {
        let numbers: Vec<i64> =
            conn.prepare_cached("SELECT no FROM op WHERE act = :act ORDER BY no").and_then(|mut s| {
                s.query_map(named_params! { ":act": act.code() }, |r| r.get("no")).and_then(Iterator::collect)
            })?;
        let mut ops = Vec::with_capacity(numbers.len());
        for no in numbers {
            ops.extend(LoggedOp::between(conn, no, no)?);
        }
        Ok(ops)
    }

    fn from_row(row: &rusqlite::Row<'_>, parts: Vec<LoggedPart>) -> rusqlite::Result<LoggedOp> {
        let (prev, target): (Option<[u8; 32]>, Option<[u8; 32]>) = (row.get("prev")?, row.get("target")?);
        Ok(LoggedOp {
            id: OpId(row.get("id")?),
            session: Session {
                id: row.get("session")?,
                device: row.get("device")?,
                user: row.get("user")?,
                program: row.get("program")?,
            },
            seq: row.get("seq")?,
            prev: prev.map(OpId),
            depth: row.get("depth")?,
            wall: row.get("wall")?,
            act: row.get("act")?,
            target: target.map(OpId),
            local: row.get("local")?,
            parts,
        })
    }

    /// The operation as bytes. The id is left out: it follows from the rest.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = ByteEncoder::default();
        out.exact(&self.session.id);
        for label in [&self.session.device, &self.session.user, &self.session.program] {
            out.sized(label.as_bytes());
        }
        out.number(self.seq);
        out.option(self.prev.map(|p| p.0));
        out.number(self.depth);
        out.number(self.wall);
        out.sized(self.act.as_bytes());
        out.option(self.target.map(|t| t.0));
        out.exact(&[u8::from(self.local)]);
        out.number(i64::try_from(self.parts.len()).unwrap_or(i64::MAX));
        for part in &self.parts {
            out.sized(part.kind.as_bytes());
            out.exact(part.entity.bytes());
            out.exact(&part.commitment);
            out.option(part.content.as_ref().map(|(nonce, _)| *nonce));
            out.sized(part.content.as_ref().map_or(&[][..], |(_, body)| body));
        }
        out.0
    }

    /// Parses an operation; `None` unless every body matches its commitment.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<LoggedOp> {
        let mut from = ByteDecoder(bytes);
        let mut op = LoggedOp {
            id: OpId([0; 32]),
            session: Session {
                id: from.exact()?,
                device: from.text()?,
                user: from.text()?,
                program: from.text()?,
            },
            seq: from.number()?,
            prev: from.option()?.map(OpId),
            depth: from.number()?,
            wall: from.number()?,
            act: from.text()?,
            target: from.option()?.map(OpId),
            local: from.exact::<1>()? == [1],
            parts: Vec::new(),
        };
        for n in 0..from.number()?.cast_unsigned() {
            let (kind, entity, commits) = (from.text()?, Id::from_bytes(from.exact()?), from.exact()?);
            let (nonce, body) = (from.option()?, from.sized()?);
            let content = nonce.map(|nonce| (nonce, body.to_vec()));
            let is_whole = content
                .as_ref()
                .is_none_or(|(nonce, body)| commitment(n, &kind, entity, nonce, body) == commits);
            if !is_whole {
                return None;
            }
            op.parts.push(LoggedPart { kind, entity, content, commitment: commits });
        }
        op.id = op.computed_id();
        from.0.is_empty().then_some(op)
    }

    pub(in crate::store) fn row(&self) -> OpRow<'_> {
        OpRow {
            id: self.id,
            session: self.session.id,
            seq: self.seq.cast_unsigned(),
            prev: self.prev,
            depth: self.depth,
            wall: self.wall,
            act: &self.act,
            target: self.target,
            local: self.local,
        }
    }

    pub(in crate::store) fn parts(&self) -> impl Iterator<Item = PartRow<'_>> {
        (0i64..).zip(&self.parts).map(|(n, part)| PartRow {
            n,
            kind: &part.kind,
            entity: part.entity,
            nonce: part.content.as_ref().map(|(nonce, _)| *nonce),
            body: part.content.as_ref().map(|(_, body)| body.as_slice()),
            commitment: part.commitment,
        })
    }

    fn computed_id(&self) -> OpId {
        let header = OpHeader {
            session: &self.session,
            seq: self.seq.cast_unsigned(),
            prev: self.prev,
            depth: self.depth.cast_unsigned(),
            wall: self.wall,
            act: &self.act,
            target: self.target,
        };
        let commitments: Vec<[u8; 32]> = self.parts.iter().map(|p| p.commitment).collect();
        header.id(&commitments)
    }
}

impl LoggedPart {
    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<LoggedPart> {
        let (nonce, body): (Option<[u8; 16]>, Option<Vec<u8>>) = (row.get("nonce")?, row.get("body")?);
        Ok(LoggedPart {
            kind: row.get("kind")?,
            entity: row.get("entity")?,
            content: nonce.zip(body),
            commitment: row.get("commitment")?,
        })
    }
}
