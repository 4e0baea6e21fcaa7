//! Findings about sessions: wrong clocks, forks, and operations that are missing.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::check::FindingId;
use crate::domain::transfer::Transfer;
use crate::domain::{Act, Id, UserError};
use crate::store::check::report::Finding;
use crate::store::log::op::{OpId, Session};
use crate::store::log::scan::{self, LogScan, OpMeta};
use crate::store::read::history;
use crate::store::{Reader, SqlContext, Store};

/// A day, milliseconds: zones may set clocks apart, but not by more.
const DAY: i64 = 86_400_000;

/// 2000-01-01 and 2090-01-01, milliseconds since 1970: no wall time outside is right.
const CLOCKS: std::ops::Range<i64> = 946_684_800_000..3_786_912_000_000;

impl Reader<'_> {
    /// The findings about sessions: wrong clocks, forks, gaps.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn session_findings(&self) -> Result<Vec<Finding>, UserError> {
        self.in_read_transaction(|| self.findings_of_sessions(&self.headers()?, |_| true, None))
    }

    /// The headers of all operations, unverified: the file was verified when it was opened.
    fn headers(&self) -> Result<LogScan, UserError> {
        let mut scan = LogScan { sessions: scan::sessions(self.conn)?, ..LogScan::default() };
        let mut query = self
            .conn
            .prepare_cached("SELECT no, id, session, seq, depth, wall FROM op NOT INDEXED ORDER BY no")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let session: [u8; 16] = row.get("session")?;
            let Some(session) = scan::session_index(&scan.sessions, &session) else { continue };
            let seq: i64 = row.get("seq")?;
            scan.ops.push(OpMeta {
                id: OpId(row.get("id")?),
                no: row.get("no")?,
                session,
                seq: seq.cast_unsigned(),
                depth: row.get("depth")?,
                wall: row.get("wall")?,
            });
        }
        Ok(scan)
    }

    /// The findings about these sessions. `now`: the time of this computer.
    pub(in crate::store) fn findings_of_sessions(
        &self,
        scan: &LogScan,
        asked: impl Fn(u32) -> bool,
        now: Option<i64>,
    ) -> Result<Vec<Finding>, UserError> {
        let mut findings = Vec::new();
        let partial = self.partial_sessions()?;
        let taken_over = self.taken_over_alone()?;
        for (message, session, day) in doubtful_sessions(scan, asked, now, &partial, &taken_over) {
            let session = scan.sessions.get(session as usize);
            let by = session.map(|s| self.writer_of(s)).transpose()?.unwrap_or_default();
            let id = session.map(|s| Id(uuid::Uuid::from_bytes(s.id)));
            findings.push(Finding { session: id, ..Finding::new(message, by).on(day) });
        }
        Ok(findings)
    }

    /// The operations that an earlier state of the file takes over without those before them: erasures and their entries of
    /// the journal, see [`Store::erasures`](crate::store::Store::erasures).
    fn taken_over_alone(&self) -> Result<BTreeSet<OpId>, UserError> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM op WHERE act = :erased UNION SELECT prev FROM op WHERE act = :erased AND prev IS NOT NULL",
        )?;
        let ids = query.query_map(named_params! { ":erased": Act::Erased.code() }, |r| r.get(0).map(OpId));
        ids.and_then(Iterator::collect).sql_context()
    }

    /// The sessions of which transfers brought a part on purpose.
    fn partial_sessions(&self) -> Result<BTreeSet<[u8; 16]>, UserError> {
        let transfers: Vec<Transfer> = self.list("SELECT * FROM transfer", &[])?;
        let ids = transfers.iter().flat_map(|transfer| &transfer.sessions);
        Ok(ids.filter_map(|id| id.parse::<Id>().ok()).map(|id| *id.bytes()).collect())
    }

    /// The author of a session, in words.
    pub(in crate::store) fn writer_of(&self, session: &Session) -> Result<String, UserError> {
        let local = self
            .conn
            .prepare_cached("SELECT 1 FROM op WHERE session = :session AND local = 1")
            .and_then(|mut s| s.exists(named_params! { ":session": session.id }))?;
        history::written_by(self.conn, &session.user, &session.device, local.into())
    }
}

impl Store {
    /// The sessions that both files had and that continued in both: a cloned computer, or a file restored while the
    /// program ran.
    pub(in crate::store) fn forks(&self, shared: &[Session]) -> Result<Vec<Finding>, UserError> {
        if shared.is_empty() {
            return Ok(Vec::new());
        }
        let twice: Vec<[u8; 16]> = self
            .conn
            .prepare("SELECT DISTINCT session FROM (SELECT session FROM op GROUP BY session, seq HAVING COUNT(*) > 1)")
            .and_then(|mut s| s.query_map([], |r| r.get("session")).and_then(Iterator::collect))?;
        let forked = shared.iter().filter(|s| twice.contains(&s.id));
        forked.map(|s| Ok(Finding::new(FindingId::Forked, self.reader().writer_of(s)?))).collect()
    }
}

/// The sessions with a wrong clock, a fork or a gap; per session and message the first day.
fn doubtful_sessions(
    scan: &LogScan,
    asked: impl Fn(u32) -> bool,
    now: Option<i64>,
    partial: &BTreeSet<[u8; 16]>,
    taken_over: &BTreeSet<OpId>,
) -> Vec<(FindingId, u32, Option<NaiveDate>)> {
    let mut metas: Vec<&OpMeta> = scan.ops.iter().filter(|s| asked(s.session)).collect();
    metas.sort_unstable_by_key(|s| (s.session, s.seq));
    let latest = now.map_or(i64::MAX, |now| now.saturating_add(DAY));
    let (mut found, mut is_taken_over) = (BTreeSet::new(), false);
    for (i, meta) in metas.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| metas.get(i)).filter(|b| b.session == meta.session);
        let backwards = before.is_some_and(|b| b.wall.saturating_sub(meta.wall) > DAY);
        if !CLOCKS.contains(&meta.wall) || meta.wall > latest || backwards {
            found.insert((FindingId::Clock, meta.session, history::day(meta.wall)));
        }
        match before {
            Some(b) if b.seq == meta.seq => drop(found.insert((FindingId::Forked, meta.session, None))),
            Some(b) if b.seq + 1 == meta.seq => {}
            None if meta.seq == 1 => {}
            _ if scan.sessions.get(meta.session as usize).is_some_and(|s| partial.contains(&s.id)) => {}
            // The operations before it belong to the state that was replaced.
            _ if taken_over.contains(&meta.id) => is_taken_over = true,
            _ => drop(found.insert((FindingId::CutOff, meta.session, None))),
        }
    }
    // The operations before those of a partial session stayed with the sender, those before an erasure that was taken over
    // with the state that was left: a depth does not show that one is missing.
    let parents = if partial.is_empty() && !is_taken_over { session_without_parents(scan) } else { None };
    found.extend(parents.filter(|s| asked(*s)).map(|session| (FindingId::CutOff, session, None)));
    // The first day of a session says enough.
    let mut listed = BTreeSet::new();
    found.into_iter().filter(|(message, session, _)| listed.insert((*message, *session))).collect()
}

/// The session of the first operation deeper than its rank. The parent of an operation is less deep by one: otherwise
/// its parent is missing.
fn session_without_parents(scan: &LogScan) -> Option<u32> {
    let mut depths: Vec<(i64, u32)> = scan.ops.iter().map(|s| (s.depth, s.session)).collect();
    depths.sort_unstable();
    (1..).zip(depths).find(|(rank, (depth, _))| depth > rank).map(|(_, (_, session))| session)
}
