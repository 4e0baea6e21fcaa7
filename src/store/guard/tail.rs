//! Operations kept in memory, word for word: should the file be taken away or laid over, nothing that was acknowledged
//! goes with it. They come back as they were, each verified once more.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::domain::{Id, Problem};
use crate::store::log::append;
use crate::store::log::op::{Header, OpId, Session, commitment};
use crate::store::log::scan::FileHead;
use crate::store::state::project;
use crate::store::{Store, sql};

/// How many operations are kept: a day of twenty curators many times over. More at once come only by a merge: its file
/// still stands where it came from, what was there before lies in a snapshot, and a copy to fall back on is made before
/// the next key. What is not kept is counted, so that a rescue that could not find it elsewhere says so.
const MOST: usize = 5_000;

/// Operations of a file, the first ones first. Those that came first are kept: without them the later ones would stand
/// on nothing, and the file they were brought back to would be no whole one.
#[derive(Clone, Debug, Default)]
pub struct Keepsake {
    ops: Vec<Arc<Kept>>,
    /// How many came after these and were more than is kept.
    beyond: usize,
}

/// An operation with its parts.
#[derive(Debug)]
struct Kept {
    id: OpId,
    session: Session,
    seq: i64,
    prev: Option<OpId>,
    depth: i64,
    wall: i64,
    act: String,
    target: Option<OpId>,
    local: bool,
    parts: Vec<Part>,
}

/// A part; one that was erased has neither nonce nor body.
#[derive(Debug)]
struct Part {
    kind: String,
    entity: Id,
    nonce: Option<[u8; 16]>,
    body: Option<Vec<u8>>,
    commitment: [u8; 32],
}

impl Keepsake {
    /// What came after the operation `last`, in the order of this file; the beginning of it, if it is more than is kept.
    pub(in crate::store) fn since(conn: &Connection, last: i64) -> Result<Keepsake, Problem> {
        let mut parts = conn
            .prepare_cached(
                "SELECT kind, entity, nonce, body, commitment FROM part WHERE op = :no ORDER BY n",
            )
            .map_err(sql)?;
        let mut query = conn
            .prepare_cached(
                "SELECT no, op.id AS id, session, seq, prev, depth, wall, act, target, local, device, user, program
                 FROM op JOIN session ON session.id = op.session WHERE no > :last ORDER BY no LIMIT :most",
            )
            .map_err(sql)?;
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let mut rows = query.query(named_params! { ":last": last, ":most": most }).map_err(sql)?;
        let mut ops = Vec::new();
        while let Some(row) = rows.next().map_err(sql)? {
            let no: i64 = row.get("no").map_err(sql)?;
            let parts = parts
                .query_map(named_params! { ":no": no }, |r| {
                    Ok(Part {
                        kind: r.get("kind")?,
                        entity: r.get("entity")?,
                        nonce: r.get("nonce")?,
                        body: r.get("body")?,
                        commitment: r.get("commitment")?,
                    })
                })
                .and_then(Iterator::collect)
                .map_err(sql)?;
            ops.push(Arc::new(Kept::read(row, parts).map_err(sql)?));
        }
        let beyond = if ops.len() < MOST { 0 } else { count(conn, last)?.saturating_sub(ops.len()) };
        Ok(Keepsake { ops, beyond })
    }

    /// Adds what came later.
    pub(in crate::store) fn add(&mut self, later: Keepsake) {
        let room = if self.beyond > 0 { 0 } else { MOST.saturating_sub(self.ops.len()) };
        self.beyond += later.beyond + later.ops.len().saturating_sub(room);
        self.ops.extend(later.ops.into_iter().take(room));
    }

    /// Whether so many are kept that there may be no room for the next ones.
    pub(in crate::store) fn is_heavy(&self) -> bool {
        self.ops.len() > MOST / 2 || self.beyond > 0
    }

    /// How many operations there were that are not kept.
    #[must_use]
    pub fn beyond(&self) -> usize {
        self.beyond
    }
}

/// How many operations came after the one numbered `last`.
fn count(conn: &Connection, last: i64) -> Result<usize, Problem> {
    let count: i64 = conn
        .query_row("SELECT COUNT(*) AS n FROM op WHERE no > :last", named_params! { ":last": last }, |r| {
            r.get("n")
        })
        .map_err(sql)?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

impl Kept {
    fn read(row: &rusqlite::Row<'_>, parts: Vec<Part>) -> rusqlite::Result<Kept> {
        let (prev, target): (Option<[u8; 32]>, Option<[u8; 32]>) = (row.get("prev")?, row.get("target")?);
        Ok(Kept {
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

    /// Whether it says what its name is the hash of.
    fn is_whole(&self) -> bool {
        let header = Header {
            session: &self.session,
            seq: self.seq.cast_unsigned(),
            prev: self.prev,
            depth: self.depth.cast_unsigned(),
            wall: self.wall,
            act: &self.act,
            target: self.target,
        };
        let commitments: Vec<[u8; 32]> = self.parts.iter().map(|p| p.commitment).collect();
        let kept = |(n, part): (u64, &Part)| match (&part.nonce, &part.body) {
            (Some(nonce), Some(body)) => {
                commitment(n, &part.kind, part.entity, nonce, body) == part.commitment
            }
            _ => true,
        };
        header.id(&commitments) == self.id && (0..).zip(&self.parts).all(kept)
    }
}

impl Store {
    /// Writes what was kept and is not here, as it was; how many operations that were.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing has changed.
    pub fn bring_back(&mut self, kept: &Keepsake) -> Result<usize, Problem> {
        self.in_transaction(|store| {
            let mut head = FileHead::read(&store.conn)?;
            let (mut count, mut touched) = (0, BTreeSet::new());
            for op in &kept.ops {
                if store.has(op.id)? {
                    continue;
                }
                if !op.is_whole() {
                    return Err(Problem::new("store-damaged").because(anyhow::anyhow!("kept operation")));
                }
                store.write_again(op)?;
                touched.extend(op.parts.iter().map(|part| part.entity));
                head.set.add(op.id);
                head.depth = head.depth.max(op.depth);
                head.count += 1;
                count += 1;
            }
            for id in touched {
                project::project(&store.conn, id)?;
            }
            if count > 0 {
                store
                    .conn
                    .execute(
                        "UPDATE head SET op_count = :count, set_hash = :set, depth = :depth WHERE one = 1",
                        named_params! { ":count": head.count, ":set": head.set.0, ":depth": head.depth },
                    )
                    .map_err(sql)?;
                append::note_pages(&store.conn)?;
            }
            Ok(count)
        })
    }

    /// Whether the operation is here.
    pub(in crate::store) fn has(&self, op: OpId) -> Result<bool, Problem> {
        self.conn
            .prepare_cached("SELECT 1 FROM op WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": op.0 }, |_| Ok(())).optional())
            .map(|found| found.is_some())
            .map_err(sql)
    }

    fn write_again(&self, op: &Kept) -> Result<(), Problem> {
        let Session { id: session, device, user, program } = &op.session;
        self.conn
            .prepare_cached(
                "INSERT OR IGNORE INTO session (id, device, user, program) VALUES (:id, :device, :user, :program)",
            )
            .and_then(|mut s| {
                s.execute(named_params! { ":id": session, ":device": device, ":user": user, ":program": program })
            })
            .map_err(sql)?;
        self.conn
            .prepare_cached(
                "INSERT INTO op (id, session, seq, prev, depth, wall, act, target, local)
                 VALUES (:id, :session, :seq, :prev, :depth, :wall, :act, :target, :local)",
            )
            .and_then(|mut s| {
                s.execute(named_params! {
                    ":id": op.id.0, ":session": session, ":seq": op.seq, ":prev": op.prev.map(|p| p.0),
                    ":depth": op.depth, ":wall": op.wall, ":act": op.act, ":target": op.target.map(|t| t.0),
                    ":local": op.local,
                })
            })
            .map_err(sql)?;
        let no = self.conn.last_insert_rowid();
        let mut write = self
            .conn
            .prepare_cached(
                "INSERT INTO part (op, n, kind, entity, nonce, body, commitment)
                 VALUES (:op, :n, :kind, :entity, :nonce, :body, :commitment)",
            )
            .map_err(sql)?;
        for (n, part) in (0i64..).zip(&op.parts) {
            write
                .execute(named_params! {
                    ":op": no, ":n": n, ":kind": part.kind, ":entity": part.entity, ":nonce": part.nonce,
                    ":body": part.body, ":commitment": part.commitment,
                })
                .map_err(sql)?;
        }
        Ok(())
    }
}
