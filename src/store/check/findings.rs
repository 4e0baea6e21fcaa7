//! Findings about a whole file: references to deleted records, families entered twice, wrong clocks, forked sessions.
//! Nothing is refused or changed.

use chrono::NaiveDate;
use rusqlite::{ToSql, named_params};

use crate::domain::check::FindingId;
use crate::domain::logged::OpenCode;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError, phone};
use crate::store::check::doubt::{RawFinding, RecordSelection};
use crate::store::check::report::Finding;
use crate::store::dedupe::candidates::MergeCandidate;
use crate::store::log::scan::LogScan;
use crate::store::state::fold::DELETED;
use crate::store::state::references::references;
use crate::store::{Reader, SqlContext};

/// Visits appointed after the accompaniment of their family, where none was made.
const AFTER_CLOSING: &str = r#"
    SELECT a.id FROM appointment a JOIN closing c ON c.family = a.family AND c."on" = (
        SELECT MAX("on") FROM closing o WHERE o.family = a.family AND o."on" <= a."on"
    ) WHERE (c.after_until IS NULL OR c.after_until <= a."on") AND NOT EXISTS (
        SELECT 1 FROM level l WHERE l.family = a.family AND l."from" >= c."on" AND l."from" <= a."on"
    ) AND NOT EXISTS (
        SELECT 1 FROM family f WHERE f.id = a.family AND f.registered_on > c."on" AND f.registered_on <= a."on"
    ) AND NOT EXISTS (SELECT 1 FROM contact v WHERE v.family = a.family AND v."on" = a."on")
    GROUP BY a.id ORDER BY a.id"#;

impl Reader<'_> {
    /// The findings about records and sessions.
    pub(in crate::store) fn all_findings(&self, scan: &LogScan) -> Result<Vec<Finding>, UserError> {
        let mut found = self.record_findings(self.today)?;
        found.extend(self.findings_of_sessions(scan, |_| true, None)?);
        Ok(found)
    }

    /// The findings about records on `today`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn record_findings(&self, today: NaiveDate) -> Result<Vec<Finding>, UserError> {
        let breaks = self.rule_breaks(today, &RecordSelection::All)?;
        let mut found: Vec<RawFinding> = breaks.into_iter().map(RawFinding::from).collect();
        let about = |message, ids: Vec<Id>| ids.into_iter().map(move |id| RawFinding::of(message, id));
        found.extend(about(FindingId::Deletion, self.contested_deletions()?));
        for (kind, field, target) in references() {
            let text = format!(
                "SELECT id FROM \"{kind}\" a WHERE \"{field}\" IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM \"{target}\" b WHERE b.id = a.\"{field}\")
                 AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.id = a.\"{field}\")
                 AND NOT EXISTS (SELECT 1 FROM transfer t
                     WHERE instr(replace(t.referred, '-', ''), lower(hex(a.\"{field}\"))) > 0) ORDER BY id",
                kind = kind.name(),
                target = target.name()
            );
            found.extend(about(FindingId::Orphan, self.ids(&text, &[])?));
        }
        found.extend(self.on(today).double_closings(None)?);
        found.extend(self.double_visits(None)?);
        found.extend(about(FindingId::AfterClosing, self.ids(AFTER_CLOSING, &[])?));
        let likely = self.candidates(None)?;
        found.extend(likely.iter().map(RawFinding::from));
        for (entered, _) in self.entered_in_two(&likely)? {
            found.push(RawFinding::of(FindingId::OnePerson, entered).at(FieldName::Person, None));
        }
        for (id, message) in self.contradicting_persons()? {
            found.push(RawFinding::of(message, id).at(FieldName::Person, None));
        }
        found.extend(self.undiallable_phones(&RecordSelection::All)?);
        for kind in self.kinds_lacking_rows()? {
            let text = format!(
                "SELECT id FROM entity e WHERE kind = '{0}' AND deleted = 0
                 AND NOT EXISTS (SELECT 1 FROM \"{0}\" b WHERE b.id = e.id)
                 AND NOT EXISTS (SELECT 1 FROM same s WHERE s.id = e.id AND s.root <> s.id)
                 AND NOT EXISTS (SELECT 1 FROM unread u WHERE u.entity = e.id) ORDER BY id",
                kind.name()
            );
            found.extend(about(FindingId::Unread, self.ids(&text, &[])?));
        }
        found.extend(self.unread_records(|_| true)?);
        found.extend(self.doubtful_links(&RecordSelection::All)?);
        let aliases = self.alias_findings(None)?;
        found.extend(aliases.into_iter().map(|(message, id)| RawFinding::of(message, id)));
        self.described(found)
    }

    /// The phone numbers that cannot be dialled, by member and place.
    pub(super) fn undiallable_phones(
        &self,
        among: &RecordSelection<'_>,
    ) -> Result<Vec<RawFinding>, UserError> {
        let mut found: Vec<(Id, Option<i64>, RawFinding)> = Vec::new();
        // In the common form only the operator's code can be wrong.
        let doubtful = "SELECT a.id, member, place, number FROM phone a
             WHERE (number NOT GLOB '+7[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' OR number LIKE '+789%')";
        self.each_among(among, Kind::Phone, doubtful, &[], |id, row| {
            let number: String = row.get("number")?;
            if let Some(doubt) = phone::doubt(&number) {
                let member = row.get("member")?;
                let said = Some(phone::shown(&number));
                let doubt = RawFinding { said, raised_by: id, ..RawFinding::of(doubt.finding(), member) };
                found.push((member, row.get("place")?, doubt));
            }
            Ok(())
        })?;
        found.sort_by_key(|(member, place, _)| (*member, *place));
        Ok(found.into_iter().map(|(_, _, doubt)| doubt).collect())
    }

    /// The records whose deletion has not seen a write.
    pub(super) fn contested_deletions(&self) -> Result<Vec<Id>, UserError> {
        self.conn
            .prepare_cached("SELECT entity FROM conflict WHERE cell = :cell ORDER BY entity")
            .and_then(|mut s| {
                s.query_map(named_params! { ":cell": DELETED }, |r| r.get("entity"))
                    .and_then(Iterator::collect)
            })
            .sql_context()
    }

    /// The kinds with fewer rows than live entities. Mostly there are none, and counting is cheaper than searching.
    fn kinds_lacking_rows(&self) -> Result<Vec<Kind>, UserError> {
        let count = |text: &str| -> Result<i64, UserError> {
            self.conn.prepare_cached(text).and_then(|mut s| s.query_row([], |r| r.get("n"))).sql_context()
        };
        let mut rows = Vec::with_capacity(Kind::ALL.len());
        for kind in Kind::ALL.iter().copied() {
            rows.push((kind, count(&format!("SELECT COUNT(*) AS n FROM \"{}\"", kind.name()))?));
        }
        let all = count("SELECT COUNT(*) AS n FROM entity WHERE deleted = 0")?;
        if rows.iter().map(|(_, n)| n).sum::<i64>() == all {
            return Ok(Vec::new());
        }
        let living: Vec<(OpenCode<Kind>, i64)> = self
            .conn
            .prepare_cached("SELECT kind, COUNT(*) AS n FROM entity WHERE deleted = 0 GROUP BY kind")
            .and_then(|mut s| {
                s.query_map([], |r| Ok((r.get("kind")?, r.get("n")?))).and_then(Iterator::collect)
            })?;
        let lacks = |(kind, rows): &(Kind, i64)| living.iter().any(|(of, n)| of == kind && n != rows);
        Ok(rows.into_iter().filter(lacks).map(|(kind, _)| kind).collect())
    }

    pub(in crate::store) fn ids(
        &self,
        text: &str,
        parameters: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<Id>, UserError> {
        self.conn
            .prepare_cached(text)
            .and_then(|mut s| s.query_map(parameters, |r| r.get(0)).and_then(Iterator::collect))
            .sql_context()
    }
}

impl From<&MergeCandidate> for RawFinding {
    fn from(pair: &MergeCandidate) -> RawFinding {
        RawFinding { other: Some(pair.other), ..RawFinding::of(pair.message(), pair.one) }
    }
}
