//! Verifying a whole file: the pages of its tables, and every operation against its id. Threads share the work,
//! because a person waits for it.

use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use rusqlite::{Connection, OpenFlags};

use crate::domain::{FileFault, UserError};
use crate::store::log::format::check_schema;
use crate::store::log::scan::{self, FileHead, LogScan, OpRange};
use crate::store::merge::connection::connect;
use crate::store::seal::{FileKey, KeyRing};

/// More threads would only wait for the disk.
const MAX_THREADS: usize = 4;

/// The ranges the log is cut into: enough for the threads to end at about the same time.
const RANGES: usize = 48;

/// The tables to verify, the longest first. Projections are never copied from another file and not verified.
const TABLES: [&str; 4] = ["part", "op", "session", "head"];

/// What a verification returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum VerifyOutput {
    /// The operations, by id.
    Ops,
    /// Their number and digest.
    Sum,
}

/// How much an operation may be deeper than the log is long. A file under an older copy may lack the operations
/// before its last ones and must still merge. An arbitrary depth would leave no room above it.
const GAP: i64 = 1 << 24;

fn damaged(why: String) -> UserError {
    UserError::file(FileFault::Damaged).because(anyhow::anyhow!(why))
}

/// The journal beside a file that is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum VerifiedJournal {
    /// There is none, or it is not looked at.
    Ignored,
    /// It is played back first.
    PlayedBack,
}

/// Opens a file that nobody else uses and verifies all of it.
///
/// # Errors
/// If it is no district's file, newer, damaged, or of another schema.
pub(in crate::store) fn verify_file(
    path: &Path,
    journal: VerifiedJournal,
    collect: VerifyOutput,
    keys: &KeyRing,
) -> Result<(LogScan, Option<FileKey>), UserError> {
    let flags = match journal {
        VerifiedJournal::PlayedBack => OpenFlags::SQLITE_OPEN_READ_WRITE,
        VerifiedJournal::Ignored => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let (conn, key) = connect(path, flags, keys)?;
    check_schema(&conn)?;
    conn.pragma_update(None, "query_only", true)?;
    // One read transaction: one state of the file, locked once.
    conn.execute_batch("BEGIN")?;
    let pages: i64 = conn.query_row("SELECT pages FROM head WHERE one = 1", [], |r| r.get("pages"))?;
    let count: i64 = conn.pragma_query_value(None, "page_count", |r| r.get(0))?;
    if pages != count {
        return Err(damaged(format!("pages: head {pages}, file {count}")));
    }
    // SQLite would read missing pages at the end as empty.
    let size: i64 = conn.pragma_query_value(None, "page_size", |r| r.get(0))?;
    let bytes = path.metadata().map_err(|e| UserError::file(FileFault::Unreachable).because(e))?.len();
    if bytes < u64::try_from(count.saturating_mul(size)).unwrap_or(u64::MAX) {
        return Err(damaged(format!("{count} pages of {size}, {bytes} bytes")));
    }
    let mut scan = verify_pages_and_ops(&conn, path, collect, keys)?;
    if let Some(id) = scan.emptied_without_erasure() {
        return Err(damaged(format!("empty parts of {id} without an erasure")));
    }
    let head = FileHead::read(&conn)?;
    if !head.matches(&scan) {
        return Err(damaged(format!("head says {} operations, there are {}", head.count, scan.count)));
    }
    if scan.max_depth.saturating_sub(GAP) > head.count {
        return Err(damaged(format!("depth {} of {} operations", scan.max_depth, head.count)));
    }
    scan.ops.sort_unstable_by_key(|meta| meta.id);
    Ok((scan, key))
}

/// The work of the threads.
struct VerifyShares<'a> {
    path: &'a Path,
    keys: &'a KeyRing,
    collect: VerifyOutput,
    ranges: Vec<OpRange>,
    /// The next share of work.
    next: AtomicUsize,
    /// What all shares collected; their order is irrelevant.
    scan: Mutex<LogScan>,
}

/// Verifies the pages of the tables and the operations. The page check verifies the order of the keys too, so that
/// the ranges together contain every row.
fn verify_pages_and_ops(
    conn: &Connection,
    path: &Path,
    collect: VerifyOutput,
    keys: &KeyRing,
) -> Result<LogScan, UserError> {
    let scan = LogScan { sessions: scan::sessions(conn)?, ..LogScan::default() };
    let ranges = OpRange::cut(conn, RANGES)?;
    let shares = VerifyShares {
        path,
        keys,
        collect,
        ranges,
        next: AtomicUsize::new(0),
        scan: Mutex::new(scan.clone()),
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS);
    let faults: Vec<(usize, UserError)> = thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads)
            .map(|_| {
                scope.spawn(|| {
                    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
                    let (conn, _) = connect(shares.path, flags, shares.keys).map_err(|p| (0, p))?;
                    shares.work(&conn, &scan)
                })
            })
            .collect();
        let own = shares.work(conn, &scan);
        let died = |_| Err((0, UserError::file(FileFault::Failed)));
        helpers
            .into_iter()
            .map(|h| h.join().unwrap_or_else(died))
            .chain([own])
            .filter_map(Result::err)
            .collect()
    });
    match faults.into_iter().min_by_key(|(share, _)| *share) {
        Some((_, problem)) => Err(problem),
        None => Ok(shares.scan.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}

impl VerifyShares<'_> {
    /// Takes shares until none is left or one has a fault.
    fn work(&self, conn: &Connection, file: &LogScan) -> Result<(), (usize, UserError)> {
        loop {
            let share = self.next.fetch_add(1, Ordering::Relaxed);
            let done = match (TABLES.get(share), share.checked_sub(TABLES.len())) {
                (Some(table), _) => quick_check(conn, table),
                (None, Some(place)) => match self.ranges.get(place) {
                    Some(range) => self.walk(conn, file, *range),
                    None => return Ok(()),
                },
                (None, None) => return Ok(()),
            };
            if let Err(problem) = done {
                self.next.store(TABLES.len() + self.ranges.len(), Ordering::Relaxed);
                return Err((share, problem));
            }
        }
    }

    fn walk(&self, conn: &Connection, file: &LogScan, range: OpRange) -> Result<(), UserError> {
        let mut fault = None;
        let mut piece = scan::scan_range(conn, &file.sessions, range, &mut |f| fault = Some(f))?;
        if let Some(fault) = fault {
            return Err(damaged(format!("{} {}", fault.id, fault.what)));
        }
        if let Some(meta) = piece.ops.iter().find(|s| s.depth < 1) {
            return Err(damaged(format!("depth {}", meta.depth)));
        }
        if self.collect == VerifyOutput::Sum {
            piece.ops = Vec::new();
        }
        self.scan.lock().unwrap_or_else(PoisonError::into_inner).add(piece);
        Ok(())
    }
}

/// Verifies the pages of a table and of its indexes.
pub(in crate::store) fn quick_check(conn: &Connection, table: &str) -> Result<(), UserError> {
    let said: String = conn.query_row(&format!("PRAGMA quick_check('{table}')"), [], |r| r.get(0))?;
    if said == "ok" { Ok(()) } else { Err(damaged(said)) }
}
