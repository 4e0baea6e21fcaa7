//! `check`: the whole file verified against itself.

use std::thread;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::shares::ProjectionShares;
use crate::domain::check::FindingId;
use crate::domain::logged::OpenCode;
use crate::domain::{FamilyId, FieldName, FileFault, Id, Kind, UserError, name};
use crate::norm::span;
use crate::store::log::format::check_schema;
use crate::store::log::scan::{self, FileHead, LogScan};
use crate::store::{FamilyScope, Reader, SqlContext};

/// The result of a check.
#[derive(Clone, Debug, Serialize)]
pub struct CheckReport {
    /// Whether the file is whole. Contradictions between records do not count.
    pub ok: bool,
    /// The number of operations.
    pub operations: u64,
    /// Their digest.
    pub digest: String,
    /// Faults and contradictions.
    pub findings: Vec<Finding>,
}

/// A finding: a fault of the file, or what a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The id of its message.
    pub id: FindingId,
    /// What it is about, in words.
    pub what: String,
    /// The kind of the record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<OpenCode<Kind>>,
    /// The record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Id>,
    /// The field that breaks a rule; `id` is then the sentence of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldName>,
    /// The day that the sentence names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// The day of the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The session it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Id>,
}

impl Finding {
    /// A finding about the file.
    #[must_use]
    pub fn new(id: FindingId, what: String) -> Finding {
        Finding { id, what, kind: None, entity: None, field: None, day: None, on: None, session: None }
    }

    /// The same finding, about a record.
    #[must_use]
    pub fn of(self, kind: impl Into<OpenCode<Kind>>, entity: Id) -> Finding {
        Finding { kind: Some(kind.into()), entity: Some(entity), ..self }
    }

    /// The same finding, about a record of this day.
    #[must_use]
    pub fn on(self, day: Option<NaiveDate>) -> Finding {
        Finding { on: day, ..self }
    }

    /// The same finding, about a field, with the day that its sentence names.
    #[must_use]
    pub fn at(self, field: FieldName, day: Option<NaiveDate>) -> Finding {
        Finding { field: Some(field), day, ..self }
    }
}

/// The most faults reported.
const MOST: usize = 100;

/// Contradictions between records, for a person to decide.
fn contradictions(reader: Reader<'_>) -> Result<Vec<Finding>, UserError> {
    let mut findings = Vec::new();
    let mut cases = Vec::new();
    for family in reader.with_two_levels_of_a_day()? {
        cases.extend(reader.cases(FamilyScope::One(family), Some(chrono::NaiveDate::MAX))?);
    }
    cases.sort_by(|a, b| (&a.family.title, a.family.id).cmp(&(&b.family.title, b.family.id)));
    for case in cases {
        for record in span::overridden(&case) {
            let found = Finding::new(FindingId::TwoLevels, case.family.short.clone());
            findings.push(found.of(Kind::Level, record.id).on(Some(record.from)));
        }
    }
    let staff = reader.staff()?;
    for leave in staff.leaves.iter().filter(|l| l.deputy.is_some() && staff.deputy(l).is_none()) {
        let who = leave.deputy.and_then(|id| staff.curator(id)).map(|c| c.name.as_str());
        let found = Finding::new(FindingId::OwnDeputy, name::short(who.unwrap_or_default()));
        findings.push(found.of(Kind::Leave, leave.id).on(Some(leave.from)));
    }
    Ok(findings)
}

impl Reader<'_> {
    /// Verifies pages and indexes, the id of every operation, the commitment of every part, the head, and the
    /// projections.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn check(&self) -> Result<CheckReport, UserError> {
        self.in_read_transaction(|| self.run_check())
    }

    /// The families with two level records of one day. To read all cases for them would take the memory of all.
    fn with_two_levels_of_a_day(&self) -> Result<Vec<FamilyId>, UserError> {
        self.conn
            .prepare_cached("SELECT DISTINCT family FROM level GROUP BY family, \"from\" HAVING COUNT(*) > 1")
            .and_then(|mut s| s.query_map([], |r| r.get("family")).and_then(Iterator::collect))
            .sql_context()
    }

    /// Whether indexes and projections match the log.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn projections_match(&self) -> Result<bool, UserError> {
        let pages: String = self.conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
        let mut fits = pages == "ok";
        if fits {
            self.projection_mismatches(&mut |_| fits = false)?;
        }
        Ok(fits)
    }

    fn run_check(&self) -> Result<CheckReport, UserError> {
        // The lock is taken before another connection reads: both see one state of the file.
        FileHead::read(self.conn)?;
        let shares = ProjectionShares::cut(*self, MOST);
        let compare = |reader: Reader<'_>| shares.iter().for_each(|shares| shares.work(reader));
        let log = match self.second_connection() {
            Some(conn) => thread::scope(|scope| {
                // Who has verified the log helps to compare.
                let log = scope.spawn(move || {
                    let log = verify_log(&conn);
                    compare(Reader::new(&conn));
                    log
                });
                compare(*self);
                log.join().unwrap_or_else(|_| Err(UserError::file(FileFault::Failed)))
            }),
            None => {
                compare(*self);
                verify_log(self.conn)
            }
        };
        let (scan, mut faults) = log?;
        let mismatched = shares.and_then(|shares| {
            let mut mismatched = FirstFaults::default();
            shares.report(*self, &mut |what| mismatched.add(FindingId::Projection, what))?;
            Ok(mismatched)
        });
        // Of a file with faults the rows need not be readable.
        faults.append(if faults.0.is_empty() { mismatched? } else { mismatched.unwrap_or_default() });
        let mut findings = faults.0;
        let ok = findings.is_empty();
        if ok {
            findings.extend(contradictions(*self)?);
            findings.extend(self.all_findings(&scan)?);
        }
        Ok(CheckReport { ok, operations: scan.ops.len() as u64, digest: scan.set.hex(), findings })
    }
}

/// The first faults of a file.
#[derive(Default)]
struct FirstFaults(Vec<Finding>);

impl FirstFaults {
    fn add(&mut self, id: FindingId, what: String) {
        if self.0.len() < MOST {
            self.0.push(Finding::new(id, what));
        }
    }

    fn append(&mut self, more: FirstFaults) {
        more.0.into_iter().for_each(|fault| self.add(fault.id, fault.what));
    }
}

/// Verifies pages, indexes, and every operation, and collects the faults.
fn verify_log(conn: &Connection) -> Result<(LogScan, FirstFaults), UserError> {
    let mut faults = FirstFaults::default();
    let pages: String = conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
    if pages != "ok" {
        faults.add(FindingId::Pages, pages);
    }
    if let Err(problem) = check_schema(conn) {
        let cause = problem.cause.map(|cause| cause.root_cause().to_string());
        faults.add(FindingId::Pages, cause.unwrap_or_else(|| problem.id.to_owned()));
    }
    let scan = scan::scan_log(conn, &mut |fault| faults.add(fault.id, fault.what))?;
    if let Some(id) = scan.emptied_without_erasure() {
        faults.add(FindingId::Part, id.to_string());
    }
    let head = FileHead::read(conn)?;
    if !head.matches(&scan) {
        faults.add(FindingId::Sum, format!("{} / {}", head.count, scan.ops.len()));
    }
    Ok((scan, faults))
}
