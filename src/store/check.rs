//! `check`: the whole file held against itself.

use rusqlite::Connection;
use serde::Serialize;

use super::journal::{Header, OpId, Session, SetHash, commitment};
use super::{Reader, Scope, sql};
use crate::domain::{Id, Problem};
use crate::norm::span;

/// What a check found.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Whether the file is whole. Contradictions between records do not count against it.
    pub ok: bool,
    /// Operations counted.
    pub operations: u64,
    /// The sum of their names.
    pub digest: String,
    /// What is wrong or contradictory, as message ids with their arguments.
    pub findings: Vec<Finding>,
}

/// Something wrong in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Message id.
    pub id: &'static str,
    /// What it is about.
    pub what: String,
}

/// Records that contradict each other though the file is whole: a person decides, nothing is refused.
fn contradictions(reader: Reader<'_>) -> Result<Vec<Finding>, Problem> {
    let mut findings = Vec::new();
    for case in reader.cases(Scope::All, Some(chrono::NaiveDate::MAX))? {
        for record in span::overridden(&case) {
            let what = format!("{}, {}", case.family.title, record.from);
            findings.push(Finding { id: "check-two-levels", what });
        }
    }
    let staff = reader.staff()?;
    for leave in staff.leaves.iter().filter(|l| l.deputy.is_some() && staff.deputy(l).is_none()) {
        let who = leave.deputy.and_then(|id| staff.curator(id)).map(|c| c.name.as_str());
        findings.push(Finding {
            id: "check-own-deputy",
            what: format!("{}, {}", who.unwrap_or_default(), leave.from),
        });
    }
    Ok(findings)
}

impl Reader<'_> {
    /// Verifies pages and indexes, every operation's name, every part's commitment, the count, the sum and the depth,
    /// and the projections against the journal.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn check(&self) -> Result<Report, Problem> {
        self.at_once(|| self.verified())
    }

    fn verified(&self) -> Result<Report, Problem> {
        let mut findings = Vec::new();
        let mut find = |id, what: String| {
            if findings.len() < 100 {
                findings.push(Finding { id, what });
            }
        };
        let pages: String =
            self.conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).map_err(sql)?;
        if pages != "ok" {
            find("check-pages", pages);
        }
        let (mut operations, mut deepest, mut set) = (0u64, 0i64, SetHash::default());
        let mut query = self
            .conn
            .prepare(
                "SELECT o.no, o.id, o.seq, o.prev, o.depth, o.wall, o.act, o.target,
                        o.session, s.device, s.user, s.program
                 FROM op o LEFT JOIN session s ON s.id = o.session ORDER BY o.no",
            )
            .map_err(sql)?;
        let mut rows = query.query([]).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let no: i64 = row.get("no").map_err(sql)?;
            let id = OpId(row.get("id").map_err(sql)?);
            operations += 1;
            deepest = deepest.max(row.get("depth").map_err(sql)?);
            set.add(id);
            let session = Session {
                id: row.get("session").map_err(sql)?,
                device: row.get::<_, Option<String>>("device").map_err(sql)?.unwrap_or_default(),
                user: row.get::<_, Option<String>>("user").map_err(sql)?.unwrap_or_default(),
                program: row.get::<_, Option<String>>("program").map_err(sql)?.unwrap_or_default(),
            };
            let act: String = row.get("act").map_err(sql)?;
            let (prev, target): (Option<[u8; 32]>, Option<[u8; 32]>) =
                (row.get("prev").map_err(sql)?, row.get("target").map_err(sql)?);
            let header = Header {
                session: &session,
                seq: row.get::<_, i64>("seq").map_err(sql)?.cast_unsigned(),
                prev: prev.map(OpId),
                depth: row.get::<_, i64>("depth").map_err(sql)?.cast_unsigned(),
                wall: row.get("wall").map_err(sql)?,
                act: &act,
                target: target.map(OpId),
            };
            let (commitments, whole) = parts(self.conn, no)?;
            if !whole {
                find("check-part", id.hex());
            }
            if header.id(&commitments) != id {
                find("check-operation", id.hex());
            }
        }
        let (count, sum, depth): (i64, [u8; 32], i64) = self
            .conn
            .query_row("SELECT op_count, set_hash, depth FROM head WHERE one = 1", [], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })
            .map_err(sql)?;
        if count.cast_unsigned() != operations || SetHash(sum) != set || depth != deepest {
            find("check-sum", format!("{count} / {operations}"));
        }
        self.misfits(&mut |what| find("check-projection", what))?;
        let ok = findings.is_empty();
        if ok {
            findings.extend(contradictions(*self)?);
        }
        Ok(Report { ok, operations, digest: set.hex(), findings })
    }
}

/// The commitments of an operation's parts, and whether each part is what it was committed to.
fn parts(conn: &Connection, op: i64) -> Result<(Vec<[u8; 32]>, bool), Problem> {
    let mut query = conn
        .prepare_cached("SELECT n, kind, entity, nonce, body, commitment FROM part WHERE op = ?1 ORDER BY n")
        .map_err(sql)?;
    let mut rows = query.query([op]).map_err(sql)?;
    let (mut commitments, mut whole) = (Vec::new(), true);
    while let Some(row) = rows.next().map_err(sql)? {
        let stored: [u8; 32] = row.get("commitment").map_err(sql)?;
        let (nonce, body): (Option<[u8; 16]>, Option<Vec<u8>>) =
            (row.get("nonce").map_err(sql)?, row.get("body").map_err(sql)?);
        // An erased part has neither; its commitment alone keeps the chain whole.
        if let (Some(nonce), Some(body)) = (nonce, body) {
            let (n, kind, entity): (i64, String, Id) =
                (row.get("n").map_err(sql)?, row.get("kind").map_err(sql)?, row.get("entity").map_err(sql)?);
            whole &= commitment(n.cast_unsigned(), &kind, entity, &nonce, &body) == stored;
        }
        commitments.push(stored);
    }
    Ok((commitments, whole))
}
