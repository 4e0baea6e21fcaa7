//! Scanning the log: every operation with its parts, in the order of this file, each verified against its id. Two
//! cursors run side by side, because one query for the parts of each operation would take four times as long.

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, named_params};

use crate::domain::check::FindingId;
use crate::domain::{Id, Kind, UserError};
use crate::store::SqlContext;
use crate::store::log::op::{OpHeader, OpId, Session, SetHash};
use crate::store::log::part::{PartRef, read_part};
use crate::store::log::withheld;
use crate::store::state::erased;

/// What a scan reports of an operation or a part that does not verify.
#[derive(Clone, Debug)]
pub(in crate::store) struct LogFault {
    /// The id of its message.
    pub id: FindingId,
    /// The operation, or the number of a part without one.
    pub what: String,
}

/// The header of an operation, as far as a merge needs it in memory.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct OpMeta {
    /// Its id, as stored.
    pub id: OpId,
    /// Its number in this file.
    pub no: i64,
    /// The index of its session in [`LogScan::sessions`].
    pub session: u32,
    /// Its number in the session.
    pub seq: u64,
    /// Its Lamport depth.
    pub depth: i64,
    /// Its wall time, milliseconds.
    pub wall: i64,
}

/// What a scan collects.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct LogScan {
    /// The operations.
    pub ops: Vec<OpMeta>,
    /// The number of operations.
    pub count: usize,
    /// The sessions of the file.
    pub sessions: Vec<Session>,
    /// The digest of the operations.
    pub set: SetHash,
    /// The greatest depth.
    pub max_depth: i64,
    /// The records with an empty part.
    pub emptied: BTreeSet<Id>,
    /// The records that erasures list.
    pub erased: BTreeSet<Id>,
    /// The sum of the marks of withheld parts.
    pub withheld: SetHash,
}

impl LogScan {
    /// Adds what was collected from another range of the same file.
    pub(in crate::store) fn add(&mut self, mut piece: LogScan) {
        self.ops.append(&mut piece.ops);
        self.count += piece.count;
        self.set.add(OpId(piece.set.0));
        self.max_depth = self.max_depth.max(piece.max_depth);
        self.emptied.append(&mut piece.emptied);
        self.erased.append(&mut piece.erased);
        self.withheld.add(OpId(piece.withheld.0));
    }

    /// Adds what a part of the operation `id` has lost, and what an erasure among the parts lists.
    fn add_part(&mut self, id: OpId, part: &PartRef<'_>) {
        match part.body {
            None if withheld::is_withheld(part.kind, part.entity) => {
                self.withheld.add(withheld::mark(id, part.n));
            }
            None => drop(self.emptied.insert(part.entity)),
            Some(body) if part.kind == Kind::Erasure.name() => {
                self.erased.append(&mut erased::listed_in(body));
            }
            Some(_) => {}
        }
    }

    /// A record with an empty part that no erasure lists: its content was taken out by something else.
    pub(in crate::store) fn emptied_without_erasure(&self) -> Option<Id> {
        self.emptied.difference(&self.erased).next().copied()
    }
}

/// The sessions of a file, by id.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn sessions(conn: &Connection) -> Result<Vec<Session>, UserError> {
    conn.prepare("SELECT id, device, user, program FROM session ORDER BY id")
        .and_then(|mut s| {
            s.query_map([], |r| {
                Ok(Session {
                    id: r.get("id")?,
                    device: r.get("device")?,
                    user: r.get("user")?,
                    program: r.get("program")?,
                })
            })
            .and_then(Iterator::collect)
        })
        .sql_context()
}

/// The index of a session in this list.
pub(in crate::store) fn session_index(sessions: &[Session], id: &[u8; 16]) -> Option<u32> {
    sessions.binary_search_by_key(id, |s| s.id).ok().and_then(|at| u32::try_from(at).ok())
}

/// A range of operation numbers.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct OpRange {
    first: i64,
    last: i64,
}

impl OpRange {
    const WHOLE: OpRange = OpRange { first: i64::MIN, last: i64::MAX };

    /// Cuts the log into ranges of about as many operations each. Together they contain every number.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn cut(conn: &Connection, pieces: usize) -> Result<Vec<OpRange>, UserError> {
        let ends = |r: &Row<'_>| Ok((r.get(0)?, r.get(1)?));
        let (first, last): (Option<i64>, Option<i64>) =
            conn.query_row("SELECT (SELECT MIN(no) FROM op), (SELECT MAX(no) FROM op)", [], ends)?;
        let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
        let step = last.saturating_sub(first) / i64::try_from(pieces).unwrap_or(i64::MAX);
        let mut ranges = vec![OpRange::WHOLE];
        for piece in (1..).take(pieces.saturating_sub(1)).take_while(|_| step > 0) {
            let next = first.saturating_add(step.saturating_mul(piece));
            if let Some(before) = ranges.last_mut().filter(|s| s.first < next) {
                before.last = next - 1;
                ranges.push(OpRange { first: next, last: i64::MAX });
            }
        }
        Ok(ranges)
    }
}

/// Scans the whole log and reports every fault to `tell`.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn scan_log(
    conn: &Connection,
    tell: &mut dyn FnMut(LogFault),
) -> Result<LogScan, UserError> {
    let sessions = sessions(conn)?;
    let scan = scan_range(conn, &sessions, OpRange::WHOLE, tell)?;
    Ok(LogScan { sessions, ..scan })
}

/// A part behind the last operation.
fn without_operation(row: &Row<'_>) -> Result<LogFault, UserError> {
    let what = if let ValueRef::Integer(no) = row.get_ref(0)? { no.to_string() } else { String::new() };
    Ok(LogFault { id: FindingId::Part, what })
}

/// The operations of a range, in order. By column index: a scan reads each of them a million times.
const OPS: &str = "SELECT no, id, session, seq, prev, depth, wall, act, target FROM op NOT INDEXED
    WHERE no BETWEEN ?1 AND ?2 ORDER BY no";

/// The parts of the operations of a range, in order.
const PARTS: &str = "SELECT op, n, kind, entity, nonce, body, commitment FROM part
    WHERE op BETWEEN ?1 AND ?2 ORDER BY op, n";

/// Scans a range of the log and reports every fault to `tell`. `sessions` are those of the file.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn scan_range(
    conn: &Connection,
    sessions: &[Session],
    range: OpRange,
    tell: &mut dyn FnMut(LogFault),
) -> Result<LogScan, UserError> {
    let mut scan = LogScan::default();
    // Consecutive operations mostly have one session: only the first of a run is looked up.
    let mut current: Option<(&Session, u32)> = None;
    let mut ops = conn.prepare(OPS)?;
    let mut parts = conn.prepare(PARTS)?;
    let mut parts = parts.query([range.first, range.last])?;
    let mut waiting = parts.next()?;
    let mut ops = ops.query([range.first, range.last])?;
    let mut commitments = Vec::new();
    let mut before = i64::MIN;
    while let Some(row) = ops.next()? {
        let no: i64 = row.get(0)?;
        let id = OpId(row.get(1)?);
        let session: [u8; 16] = row.get(2)?;
        let fault = |id_of: FindingId| LogFault { id: id_of, what: id.hex() };
        if no <= before {
            tell(fault(FindingId::Operation));
        }
        before = no;
        commitments.clear();
        while let Some(row) = waiting {
            let of: i64 = row.get(0)?;
            if of > no {
                break;
            }
            let part = read_part(row, 1)?;
            let expected = i64::try_from(commitments.len()).unwrap_or(i64::MAX);
            if of < no || !part.is_sound(expected) {
                tell(fault(FindingId::Part));
            }
            if of == no {
                commitments.push(part.commitment);
            }
            scan.add_part(id, &part);
            waiting = parts.next()?;
        }
        let depth: i64 = row.get(5)?;
        let (seq, wall): (i64, i64) = (row.get(3)?, row.get(6)?);
        let (labels, session) = match current {
            Some(same) if same.0.id == session => same,
            _ => {
                let index = session_index(sessions, &session);
                let Some((labels, place)) = index.and_then(|at| Some((sessions.get(at as usize)?, at)))
                else {
                    tell(fault(FindingId::Operation));
                    continue;
                };
                *current.insert((labels, place))
            }
        };
        let (prev, target): (Option<[u8; 32]>, Option<[u8; 32]>) = (row.get(4)?, row.get(8)?);
        let header = OpHeader {
            session: labels,
            seq: seq.cast_unsigned(),
            prev: prev.map(OpId),
            depth: depth.cast_unsigned(),
            wall,
            act: row.get_ref(7)?.as_str().map_err(rusqlite::Error::from)?,
            target: target.map(OpId),
        };
        if header.id(&commitments) != id {
            tell(fault(FindingId::Operation));
        }
        scan.count += 1;
        scan.set.add(id);
        scan.max_depth = scan.max_depth.max(depth);
        scan.ops.push(OpMeta { id, no, session, seq: seq.cast_unsigned(), depth, wall });
    }
    if let Some(row) = waiting {
        tell(without_operation(row)?);
    }
    Ok(scan)
}

/// The row of `head`: how many operations the file holds, their digest, the greatest depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct FileHead {
    pub count: i64,
    pub set: SetHash,
    pub depth: i64,
}

impl FileHead {
    /// Reads the row.
    ///
    /// # Errors
    /// If it is missing.
    pub(in crate::store) fn read(conn: &Connection) -> Result<FileHead, UserError> {
        conn.query_row("SELECT op_count, set_hash, depth FROM head WHERE one = 1", [], |r| {
            Ok(FileHead {
                count: r.get("op_count")?,
                set: SetHash(r.get("set_hash")?),
                depth: r.get("depth")?,
            })
        })
        .sql_context()
    }

    /// Writes the row.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(in crate::store) fn write(&self, conn: &Connection) -> Result<(), UserError> {
        conn.prepare_cached(
            "UPDATE head SET op_count = :count, set_hash = :set, depth = :depth WHERE one = 1",
        )
        .and_then(|mut s| {
            s.execute(named_params! { ":count": self.count, ":set": self.set.0, ":depth": self.depth })
        })?;
        Ok(())
    }

    /// Counts an operation that was appended.
    pub(in crate::store) fn add(&mut self, id: OpId, depth: i64) {
        self.count += 1;
        self.set.add(id);
        self.depth = self.depth.max(depth);
    }

    /// Whether the row matches a scan of the log.
    pub(in crate::store) fn matches(&self, scan: &LogScan) -> bool {
        usize::try_from(self.count) == Ok(scan.count) && self.set == scan.set && self.depth == scan.max_depth
    }
}
