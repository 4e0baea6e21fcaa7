//! The whole journal in one walk: every operation with its parts, in the order of this file, each held against its
//! name. Two statements side by side, because a question for the parts of each operation would take four times as long.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::journal::{Header, OpId, Session, SetHash, commitment};
use super::sql;
use crate::domain::{Id, Problem};

/// The longest body of a part, bytes: a record of the longest fields is a fraction of it.
pub(super) const LONGEST_BODY: usize = 1 << 22;

/// What is wrong with the journal, with the operation it is told of.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// Message id.
    pub id: &'static str,
    /// The operation, or what else tells where.
    pub what: String,
}

/// An operation as the walk came by it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// Its name, as stored.
    pub id: OpId,
    /// Its number in this file.
    pub no: i64,
    /// The place of its session in [`Walked::sessions`].
    pub session: u32,
    /// Its number in the session.
    pub seq: u64,
    /// Its Lamport depth.
    pub depth: i64,
    /// Its wall time, milliseconds.
    pub wall: i64,
}

/// What a walk has seen.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// All operations, in the order of this file.
    pub stops: Vec<Stop>,
    /// The sessions that have operations.
    pub sessions: Vec<Session>,
    /// The sum of the names.
    pub set: SetHash,
    /// The deepest operation.
    pub deepest: i64,
}

/// One part, borrowed from its row.
pub(super) struct Part<'r> {
    pub n: i64,
    pub kind: &'r str,
    pub entity: Id,
    pub nonce: Option<[u8; 16]>,
    pub body: Option<&'r [u8]>,
    pub commitment: [u8; 32],
}

/// The columns of a part from `at` on: n, kind, entity, nonce, body, commitment.
///
/// # Errors
/// If one of them is not of its shape.
pub(super) fn part<'r>(row: &'r Row<'_>, at: usize) -> Result<Part<'r>, Problem> {
    let bytes = |i: usize| -> Result<Option<&'r [u8]>, Problem> {
        row.get_ref(at + i).map_err(sql)?.as_blob_or_null().map_err(|e| sql(e.into()))
    };
    fn exact<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Problem> {
        bytes.try_into().map_err(|_| Problem::new("store-damaged"))
    }
    let whole = |i: usize| bytes(i)?.ok_or(Problem::new("store-damaged"));
    Ok(Part {
        n: row.get(at).map_err(sql)?,
        kind: row.get_ref(at + 1).map_err(sql)?.as_str().map_err(|e| sql(e.into()))?,
        entity: Id::from_bytes(exact(whole(2)?)?),
        nonce: bytes(3)?.map(exact).transpose()?,
        body: bytes(4)?,
        commitment: exact(whole(5)?)?,
    })
}

impl Part<'_> {
    /// Whether the part is what it was committed to. An erased one has neither nonce nor body; its commitment alone
    /// keeps the chain whole.
    pub(super) fn is_whole(&self) -> bool {
        match (&self.nonce, self.body) {
            (Some(nonce), Some(body)) => {
                body.len() <= LONGEST_BODY
                    && commitment(self.n.cast_unsigned(), self.kind, self.entity, nonce, body)
                        == self.commitment
            }
            (None, None) => true,
            _ => false,
        }
    }
}

/// All sessions of a file by their ids.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn sessions(conn: &Connection) -> Result<HashMap<[u8; 16], Session>, Problem> {
    conn.prepare("SELECT id, device, user, program FROM session")
        .and_then(|mut s| {
            s.query_map([], |r| {
                let id = r.get("id")?;
                Ok((
                    id,
                    Session {
                        id,
                        device: r.get("device")?,
                        user: r.get("user")?,
                        program: r.get("program")?,
                    },
                ))
            })
            .and_then(Iterator::collect)
        })
        .map_err(sql)
}

/// Walks through the journal and tells every fault.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn walk(conn: &Connection, tell: &mut dyn FnMut(Fault)) -> Result<Walked, Problem> {
    let known = sessions(conn)?;
    let mut places: HashMap<[u8; 16], u32> = HashMap::new();
    let mut walked = Walked::default();
    // Operations of one session come in long rows: only the first of a row is looked up.
    let mut current: Option<(&Session, u32)> = None;
    // Columns by number: a walk reads each of them a million times.
    let mut ops = conn
        .prepare(
            "SELECT no, id, session, seq, prev, depth, wall, act, target FROM op NOT INDEXED ORDER BY no",
        )
        .map_err(sql)?;
    let mut parts = conn
        .prepare("SELECT op, n, kind, entity, nonce, body, commitment FROM part ORDER BY op, n")
        .map_err(sql)?;
    let mut parts = parts.query([]).map_err(sql)?;
    let mut waiting = parts.next().map_err(sql)?;
    let mut ops = ops.query([]).map_err(sql)?;
    let mut commitments = Vec::new();
    let mut before = i64::MIN;
    while let Some(row) = ops.next().map_err(sql)? {
        let no: i64 = row.get(0).map_err(sql)?;
        let id = OpId(row.get(1).map_err(sql)?);
        let session: [u8; 16] = row.get(2).map_err(sql)?;
        let fault = |id_of: &'static str| Fault { id: id_of, what: id.hex() };
        if no <= before {
            tell(fault("check-operation"));
        }
        before = no;
        commitments.clear();
        while let Some(row) = waiting {
            let of: i64 = row.get(0).map_err(sql)?;
            if of > no {
                break;
            }
            let part = part(row, 1)?;
            let expected = i64::try_from(commitments.len()).unwrap_or(i64::MAX);
            // A part of no operation, one out of its place, one that was changed.
            if of < no || part.n != expected || !part.is_whole() {
                tell(fault("check-part"));
            }
            if of == no {
                commitments.push(part.commitment);
            }
            waiting = parts.next().map_err(sql)?;
        }
        let depth: i64 = row.get(5).map_err(sql)?;
        let (seq, wall): (i64, i64) = (row.get(3).map_err(sql)?, row.get(6).map_err(sql)?);
        let (labels, session) = match current {
            Some(same) if same.0.id == session => same,
            _ => {
                let Some(labels) = known.get(&session) else {
                    tell(fault("check-operation"));
                    continue;
                };
                let place = *places.entry(session).or_insert_with(|| {
                    walked.sessions.push(labels.clone());
                    u32::try_from(walked.sessions.len() - 1).unwrap_or(u32::MAX)
                });
                *current.insert((labels, place))
            }
        };
        let (prev, target): (Option<[u8; 32]>, Option<[u8; 32]>) =
            (row.get(4).map_err(sql)?, row.get(8).map_err(sql)?);
        let header = Header {
            session: labels,
            seq: seq.cast_unsigned(),
            prev: prev.map(OpId),
            depth: depth.cast_unsigned(),
            wall,
            act: row.get_ref(7).map_err(sql)?.as_str().map_err(|e| sql(e.into()))?,
            target: target.map(OpId),
        };
        if header.id(&commitments) != id {
            tell(fault("check-operation"));
        }
        walked.set.add(id);
        walked.deepest = walked.deepest.max(depth);
        walked.stops.push(Stop { id, no, session, seq: seq.cast_unsigned(), depth, wall });
    }
    if let Some(row) = waiting {
        let of = row.get_ref(0).map_err(sql)?;
        let what = if let ValueRef::Integer(no) = of { no.to_string() } else { String::new() };
        tell(Fault { id: "check-part", what });
    }
    Ok(walked)
}

/// The head of a file: how many operations it says it has, their sum, the deepest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub count: i64,
    pub set: SetHash,
    pub depth: i64,
}

impl Head {
    /// Reads the head.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn read(conn: &Connection) -> Result<Head, Problem> {
        conn.query_row("SELECT op_count, set_hash, depth FROM head WHERE one = 1", [], |r| {
            Ok(Head { count: r.get("op_count")?, set: SetHash(r.get("set_hash")?), depth: r.get("depth")? })
        })
        .map_err(sql)
    }

    /// Whether the head says what was seen.
    pub(super) fn fits(&self, walked: &Walked) -> bool {
        usize::try_from(self.count) == Ok(walked.stops.len())
            && self.set == walked.set
            && self.depth == walked.deepest
    }
}
