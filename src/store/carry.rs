//! Operations carried from one journal to another, byte for byte, each verified once more on its way.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Statement, named_params, params};

use super::fold::cells_of;
use super::foreign::Foreign;
use super::journal::{Header, OpId, Session};
use super::walk::{self, Stop};
use super::{Store, sql};
use crate::domain::{Id, Problem};

/// Carries operations over, one after another, byte for byte.
pub(super) struct Carrier<'a> {
    sessions: &'a [Session],
    ops: Statement<'a>,
    parts: Statement<'a>,
    write_op: Statement<'a>,
    write_part: Statement<'a>,
    kind: Statement<'a>,
    conn: &'a rusqlite::Connection,
}

impl<'a> Carrier<'a> {
    pub(super) fn new(store: &'a Store, other: &'a Foreign) -> Result<Carrier<'a>, Problem> {
        let conn = &store.conn;
        Ok(Carrier {
            sessions: &other.walked.sessions,
            ops: other.conn.prepare("SELECT prev, act, target FROM op WHERE no = ?1").map_err(sql)?,
            parts: other
                .conn
                .prepare("SELECT n, kind, entity, nonce, body, commitment FROM part WHERE op = ?1 ORDER BY n")
                .map_err(sql)?,
            write_op: conn
                .prepare(
                    "INSERT INTO op (id, session, seq, prev, depth, wall, act, target, local)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
                )
                .map_err(sql)?,
            write_part: conn
                .prepare(
                    "INSERT INTO part (op, n, kind, entity, nonce, body, commitment)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )
                .map_err(sql)?,
            kind: conn.prepare("SELECT kind FROM entity WHERE id = :id").map_err(sql)?,
            conn,
        })
    }

    /// Takes one operation over and notes whom it touches. What is written is what was verified: the name is reckoned
    /// once more from what is read now.
    pub(super) fn carry(&mut self, stop: &Stop, touched: &mut BTreeSet<Id>) -> Result<(), Problem> {
        let damaged = || Problem::new("store-damaged");
        let session = self.sessions.get(stop.session as usize).ok_or_else(damaged)?;
        let (prev, act, target): (Option<[u8; 32]>, String, Option<[u8; 32]>) =
            self.ops.query_row([stop.no], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).map_err(sql)?;
        self.write_op
            .execute(params![
                stop.id.0,
                session.id,
                stop.seq.cast_signed(),
                prev,
                stop.depth,
                stop.wall,
                act,
                target
            ])
            .map_err(sql)?;
        let no = self.conn.last_insert_rowid();
        let mut commitments = Vec::new();
        let mut rows = self.parts.query([stop.no]).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let part = walk::part(row, 0)?;
            // A body that cannot be folded would stop the fold of all that touches the same record.
            if !part.is_whole() || part.body.is_some_and(|body| cells_of(body).is_err()) {
                return Err(damaged());
            }
            if touched.insert(part.entity) {
                refuse_another_kind(&mut self.kind, part.entity, part.kind)?;
            }
            commitments.push(part.commitment);
            self.write_part
                .execute(params![no, part.n, part.kind, part.entity, part.nonce, part.body, part.commitment])
                .map_err(sql)?;
        }
        let header = Header {
            session,
            seq: stop.seq,
            prev: prev.map(OpId),
            depth: stop.depth.cast_unsigned(),
            wall: stop.wall,
            act: &act,
            target: target.map(OpId),
        };
        if header.id(&commitments) == stop.id { Ok(()) } else { Err(damaged()) }
    }
}

/// A number stands for one thing for ever: a family that became a curator by another's word would be gone.
fn refuse_another_kind(known: &mut Statement<'_>, id: Id, kind: &str) -> Result<(), Problem> {
    let known: Option<String> =
        known.query_row(named_params! { ":id": id }, |r| r.get("kind")).optional().map_err(sql)?;
    match known {
        Some(known) if known != kind => {
            Err(Problem::new("foreign-strange").because(anyhow::anyhow!("two kinds of one record")))
        }
        _ => Ok(()),
    }
}
