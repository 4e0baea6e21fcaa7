//! Appending to the log: every operation enters the file here, whether a person made it, a merge copied it or a
//! recovery replays it.

use rusqlite::{CachedStatement, Connection, named_params, params};

use crate::domain::{Id, UserError};
use crate::store::SqlContext;
use crate::store::log::op::{OpId, Session};
use crate::store::log::scan::FileHead;
use crate::store::log::schema::FORMAT;
use crate::store::log::withheld;

/// The columns of an operation, in the order of the table.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct OpRow<'a> {
    /// The hash of its header.
    pub id: OpId,
    /// The session that wrote it.
    pub session: [u8; 16],
    /// Its number in the session, from 1.
    pub seq: u64,
    /// The operation before it in the session.
    pub prev: Option<OpId>,
    /// Its Lamport depth.
    pub depth: i64,
    /// Its wall time, milliseconds since 1970.
    pub wall: i64,
    /// The code of its [`crate::domain::Act`].
    pub act: &'a str,
    /// The operation it undoes or redoes.
    pub target: Option<OpId>,
    /// Whether it was made in this copy of the file.
    pub local: bool,
}

/// The columns of a part beside its operation.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct PartRow<'a> {
    /// Its number in the operation, from 0.
    pub n: i64,
    /// The kind of the entity.
    pub kind: &'a str,
    /// The entity it writes to.
    pub entity: Id,
    /// The nonce of the commitment; `None` after an erasure.
    pub nonce: Option<[u8; 16]>,
    /// The cells it writes; `None` after an erasure.
    pub body: Option<&'a [u8]>,
    /// The hash that the header contains.
    pub commitment: [u8; 32],
}

const INSERT_PART: &str = "INSERT INTO part (op, n, kind, entity, nonce, body, commitment)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Appends operations inside the transaction that runs.
pub(in crate::store) struct Appender<'c> {
    conn: &'c Connection,
    op: CachedStatement<'c>,
    part: CachedStatement<'c>,
    next: i64,
    head: FileHead,
    /// Whether a part that was appended is withheld.
    has_gaps: bool,
}

impl<'c> Appender<'c> {
    /// Reads the head of the file and prepares the statements.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn new(conn: &'c Connection) -> Result<Appender<'c>, UserError> {
        Ok(Appender {
            conn,
            op: conn.prepare_cached(
                "INSERT INTO op (no, id, session, seq, prev, depth, wall, act, target, local)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            part: conn.prepare_cached(INSERT_PART)?,
            next: last_op(conn)?.saturating_add(1),
            head: FileHead::read(conn)?,
            has_gaps: false,
        })
    }

    /// The number that the next operation gets in this file.
    pub(in crate::store) fn next(&self) -> i64 {
        self.next
    }

    /// The head of the file with all that was appended so far.
    pub(in crate::store) fn head(&self) -> FileHead {
        self.head
    }

    /// Appends an operation with its parts.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn append<'p>(
        &mut self,
        op: OpRow<'_>,
        parts: impl Iterator<Item = PartRow<'p>>,
    ) -> Result<(), UserError> {
        let OpRow { id, session, seq, prev, depth, wall, act, target, local } = op;
        let (prev, target) = (prev.map(|p| p.0), target.map(|t| t.0));
        self.op.execute(params![
            self.next,
            id.0,
            session,
            seq.cast_signed(),
            prev,
            depth,
            wall,
            act,
            target,
            local
        ])?;
        for PartRow { n, kind, entity, nonce, body, commitment } in parts {
            self.has_gaps |= withheld::is_withheld(kind, entity);
            self.part.execute(params![self.next, n, kind, entity, nonce, body, commitment])?;
        }
        self.next += 1;
        self.head.add(id, depth);
        Ok(())
    }

    /// Writes the head of the file; call it last, when the projections are written. A file with a withheld part says by its
    /// format that it needs a program that knows of them: an older one would call it damaged.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn finish(self) -> Result<(), UserError> {
        self.head.write(self.conn)?;
        if self.has_gaps {
            self.conn.pragma_update(None, "user_version", FORMAT)?;
        }
        note_pages(self.conn)
    }
}

/// Writes a part of the operation of this number.
///
/// # Errors
/// If the file cannot be written.
pub(in crate::store) fn insert_part(conn: &Connection, op: i64, part: PartRow<'_>) -> Result<(), UserError> {
    let PartRow { n, kind, entity, nonce, body, commitment } = part;
    conn.prepare_cached(INSERT_PART)
        .and_then(|mut s| s.execute(params![op, n, kind, entity, nonce, body, commitment]))?;
    Ok(())
}

/// The number of the last operation in this file; 0 if there is none.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn last_op(conn: &Connection) -> Result<i64, UserError> {
    conn.prepare_cached("SELECT COALESCE(MAX(no), 0) FROM op")
        .and_then(|mut s| s.query_row([], |r| r.get(0)))
        .sql_context()
}

/// Adds a session, unless it is in the file already.
///
/// # Errors
/// If the file cannot be written.
pub(in crate::store) fn insert_session(conn: &Connection, session: &Session) -> Result<(), UserError> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO session (id, device, user, program) VALUES (:id, :device, :user, :program)",
    )
    .and_then(|mut s| {
        s.execute(named_params! {
            ":id": session.id, ":device": session.device, ":user": session.user, ":program": session.program,
        })
    })?;
    Ok(())
}

/// Writes the page count into the head, so that a copy cut short does not match it.
///
/// # Errors
/// If the file cannot be written.
pub(in crate::store) fn note_pages(conn: &Connection) -> Result<(), UserError> {
    let pages: i64 = conn.pragma_query_value(None, "page_count", |r| r.get(0))?;
    conn.prepare_cached("UPDATE head SET pages = :pages WHERE one = 1 AND pages <> :pages")
        .and_then(|mut s| s.execute(named_params! { ":pages": pages }))?;
    Ok(())
}
