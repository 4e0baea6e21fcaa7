//! `check`: the whole file held against itself.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{Id, Problem, name};
use crate::norm::span;
use crate::store::log::format::check_schema;
use crate::store::log::scan::{self, FileHead};
use crate::store::{Reader, Scope, sql};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Message id.
    pub id: &'static str,
    /// What it is about, for a person.
    pub what: String,
    /// The kind of the record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Id>,
    /// The field whose value breaks a rule of the rule book: `id` is then the sentence of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// The day that this sentence names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// The day of the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}

impl Finding {
    /// A finding about the file.
    #[must_use]
    pub fn new(id: &'static str, what: String) -> Finding {
        Finding { id, what, kind: None, entity: None, field: None, day: None, on: None }
    }

    /// The finding, about a record.
    #[must_use]
    pub fn of(self, kind: &str, entity: Id) -> Finding {
        Finding { kind: Some(kind.to_owned()), entity: Some(entity), ..self }
    }

    /// The finding, about a record of this day.
    #[must_use]
    pub fn on(self, day: Option<NaiveDate>) -> Finding {
        Finding { on: day, ..self }
    }

    /// The finding, about what stands in a field, with the day that its sentence names.
    #[must_use]
    pub fn at(self, field: &'static str, day: Option<NaiveDate>) -> Finding {
        Finding { field: Some(field), day, ..self }
    }
}

/// No more of one report's faults are told: the first hundred tell enough.
const MOST: usize = 100;

/// Records that contradict each other though the file is whole: a person decides, nothing is refused.
fn contradictions(reader: Reader<'_>) -> Result<Vec<Finding>, Problem> {
    let mut findings = Vec::new();
    for case in reader.cases(Scope::All, Some(chrono::NaiveDate::MAX))? {
        for record in span::overridden(&case) {
            let found = Finding::new("check-two-levels", case.family.short.clone());
            findings.push(found.of("level", record.id).on(Some(record.from)));
        }
    }
    let staff = reader.staff()?;
    for leave in staff.leaves.iter().filter(|l| l.deputy.is_some() && staff.deputy(l).is_none()) {
        let who = leave.deputy.and_then(|id| staff.curator(id)).map(|c| c.name.as_str());
        let found = Finding::new("check-own-deputy", name::short(who.unwrap_or_default()));
        findings.push(found.of("leave", leave.id).on(Some(leave.from)));
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
        self.in_read_transaction(|| self.run_check())
    }

    /// Whether indexes and lists fit the journal.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn projections_match(&self) -> Result<bool, Problem> {
        let pages: String =
            self.conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).map_err(sql)?;
        let mut fits = pages == "ok";
        if fits {
            self.projection_mismatches(&mut |_| fits = false)?;
        }
        Ok(fits)
    }

    fn run_check(&self) -> Result<Report, Problem> {
        let mut findings = Vec::new();
        let mut find = |id, what: String| {
            if findings.len() < MOST {
                findings.push(Finding::new(id, what));
            }
        };
        let pages: String =
            self.conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).map_err(sql)?;
        if pages != "ok" {
            find("check-pages", pages);
        }
        if let Err(problem) = check_schema(self.conn) {
            find(
                "check-pages",
                problem.cause.map_or_else(|| problem.id.to_owned(), |cause| cause.to_string()),
            );
        }
        let scan = scan::scan_log(self.conn, &mut |fault| find(fault.id, fault.what))?;
        let head = FileHead::read(self.conn)?;
        if !head.matches(&scan) {
            find("check-sum", format!("{} / {}", head.count, scan.ops.len()));
        }
        self.projection_mismatches(&mut |what| find("check-projection", what))?;
        let ok = findings.is_empty();
        if ok {
            findings.extend(contradictions(*self)?);
            findings.extend(self.all_findings(&scan)?);
        }
        Ok(Report { ok, operations: scan.ops.len() as u64, digest: scan.set.hex(), findings })
    }
}
