//! Findings about a whole file: references to deleted records, families entered twice, wrong clocks, forked sessions.
//! Nothing is refused or changed.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, ToSql, named_params};

use crate::domain::check::FindingId;
use crate::domain::logged::Logged;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError, name, phone};
use crate::store::check::report::Finding;
use crate::store::dedupe::candidates::Candidate;
use crate::store::log::op::Session;
use crate::store::log::scan::{OpMeta, Scan};
use crate::store::merge::copy_ops::Copied;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::state::aliases;
use crate::store::state::fold::{DELETED, Entity};
use crate::store::state::references::references;
use crate::store::{Reader, SqlContext, Store};

/// Visits appointed after the accompaniment of their family, where none was made.
const AFTER_CLOSING: &str = r#"
    SELECT a.id FROM appointment a JOIN closing c ON c.family = a.family AND c."on" <= a."on"
    WHERE (c.after_until IS NULL OR c.after_until <= a."on") AND NOT EXISTS (
        SELECT 1 FROM level l WHERE l.family = a.family AND l."from" >= c."on" AND l."from" <= a."on"
    ) AND NOT EXISTS (SELECT 1 FROM contact v WHERE v.family = a.family AND v."on" = a."on")
    GROUP BY a.id ORDER BY a.id"#;

impl Reader<'_> {
    /// The findings about records and sessions.
    pub(in crate::store) fn all_findings(&self, scan: &Scan) -> Result<Vec<Finding>, UserError> {
        let mut found = self.record_findings(self.today)?;
        found.extend(self.findings_of_sessions(scan, |_| true, None)?);
        Ok(found)
    }

    /// The findings about records on `today`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn record_findings(&self, today: NaiveDate) -> Result<Vec<Finding>, UserError> {
        let mut found = Vec::new();
        for broken in self.rule_breaks(today)? {
            found.push(self.finding(broken.rule, broken.id)?.at(broken.field, broken.day));
        }
        for id in self.contested_deletions()? {
            found.push(self.finding(FindingId::Deletion, id)?);
        }
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
            for id in self.ids(&text, &[])? {
                found.push(self.finding(FindingId::Orphan, id)?);
            }
        }
        for id in self.ids(AFTER_CLOSING, &[])? {
            found.push(self.finding(FindingId::AfterClosing, id)?);
        }
        let likely = self.candidates()?;
        found.extend(self.candidate_findings(&likely)?);
        for (entered, _) in self.entered_in_two(&likely)? {
            found.push(self.finding(FindingId::OnePerson, entered)?.at(FieldName::Person, None));
        }
        for (id, message) in self.contradicting_persons()? {
            found.push(self.finding(message, id)?.at(FieldName::Person, None));
        }
        found.extend(self.phone_findings(None)?);
        for kind in self.kinds_lacking_rows()? {
            let text = format!(
                "SELECT id FROM entity e WHERE kind = '{0}' AND deleted = 0
                 AND NOT EXISTS (SELECT 1 FROM \"{0}\" b WHERE b.id = e.id)
                 AND NOT EXISTS (SELECT 1 FROM same s WHERE s.id = e.id AND s.root <> s.id)
                 AND NOT EXISTS (SELECT 1 FROM unread u WHERE u.entity = e.id) ORDER BY id",
                kind.name()
            );
            for id in self.ids(&text, &[])? {
                found.push(self.finding(FindingId::Unread, id)?);
            }
        }
        found.extend(self.unread_findings(None)?);
        found.extend(self.link_findings(None)?);
        for (message, id) in self.alias_findings(None)? {
            found.push(self.finding(message, id)?);
        }
        Ok(found)
    }

    /// The phone numbers that cannot be dialled: of the file, of one member, or one phone.
    fn phone_findings(&self, only: Option<Id>) -> Result<Vec<Finding>, UserError> {
        // In the common form only the operator's code can be wrong.
        let numbers: Vec<(Id, String)> = self
            .conn
            .prepare_cached(
                "SELECT member, number FROM phone
                 WHERE (number NOT GLOB '+7[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' OR number LIKE '+789%') AND (:only IS NULL OR :only IN (member, id))
                 ORDER BY member, place",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":only": only }, |r| Ok((r.get("member")?, r.get("number")?)))
                    .and_then(Iterator::collect)
            })?;
        let mut found = Vec::new();
        for (member, number) in numbers {
            if let Some(doubt) = phone::doubt(&number) {
                let mut finding = self.finding(doubt.finding(), member)?;
                finding.what = format!("{}, {}", finding.what, phone::shown(&number));
                found.push(finding);
            }
        }
        Ok(found)
    }

    /// Findings about pairs of candidates; both names, where they differ. A record of many pairs is read once.
    fn candidate_findings(&self, pairs: &[Candidate]) -> Result<Vec<Finding>, UserError> {
        let mut known: HashMap<Id, Finding> = HashMap::new();
        let mut found = Vec::with_capacity(pairs.len());
        for pair in pairs {
            for id in [pair.one, pair.other] {
                if let Entry::Vacant(vacant) = known.entry(id) {
                    vacant.insert(self.finding(pair.message(), id)?);
                }
            }
            let mut finding = known[&pair.one].clone();
            let other = &known[&pair.other].what;
            if *other != finding.what {
                finding.what = format!("{} · {other}", finding.what);
            }
            found.push(finding);
        }
        Ok(found)
    }

    /// The records whose deletion has not seen a write.
    fn contested_deletions(&self) -> Result<Vec<Id>, UserError> {
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
        let living: Vec<(Logged<Kind>, i64)> = self
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

    /// A finding about a record, with the title of its family and its day.
    pub(in crate::store) fn finding(&self, message: FindingId, id: Id) -> Result<Finding, UserError> {
        let Some(entity) = Entity::read(self.conn, id)? else {
            return Ok(Finding::new(message, id.to_string()));
        };
        let record = entity.record();
        let mut named = Vec::new();
        let title = match self.family_of(id)? {
            Some(family) => self.short_title(family)?,
            None => record.as_ref().and_then(|r| r.text(FieldName::Title).map(name::short)),
        };
        named.extend(title);
        if let Some(record) = &record {
            let first = [FieldName::FirstName, FieldName::Name, FieldName::Number]
                .into_iter()
                .find_map(|f| record.text(f));
            named.extend(first.map(str::to_owned));
        }
        let on = record.as_ref().and_then(|r| r.date(FieldName::On).or(r.date(FieldName::From)));
        if named.is_empty() {
            named.push(id.to_string());
        }
        Ok(Finding::new(message, named.join(", ")).of(entity.kind.clone(), id).on(on))
    }
}

impl Store {
    /// The findings about a merge: the copied operations and the entities that they wrote to.
    pub(in crate::store) fn merge_findings(
        &self,
        other: &VerifiedFile,
        missing: &[OpMeta],
        copied: &Copied,
        shared: &[Session],
    ) -> Result<Vec<Finding>, UserError> {
        let reader = self.reader();
        let mut found = Vec::new();
        let deletions: BTreeSet<Id> = reader.contested_deletions()?.into_iter().collect();
        let mine = crate::store::log::scan::FileHead::read(&self.conn)?.count;
        if missing.len() == other.scan.ops.len() && mine > 0 && other.transfer()?.is_none() {
            found.push(Finding::new(FindingId::Apart, other.path().display().to_string()));
        }
        for broken in
            reader.rule_breaks(self.today)?.iter().filter(|broken| copied.touched.contains(&broken.id))
        {
            found.push(reader.finding(broken.rule, broken.id)?.at(broken.field, broken.day));
        }
        let (mut sound, mut named) = (BTreeSet::new(), false);
        for (owner, records) in &copied.by_owner {
            if self.entity_state(*owner)?.is_some_and(|(_, deleted, _)| !deleted) {
                sound.extend(records);
            }
        }
        for id in copied.touched.difference(&sound) {
            let Some((kind, deleted, orphan)) = self.entity_state(*id)? else { continue };
            if orphan {
                found.push(reader.finding(FindingId::Orphan, *id)?);
            }
            if deleted {
                for child in crate::store::write::delete::dependents(&self.conn, *id)? {
                    found.push(reader.finding(FindingId::Orphan, child)?);
                }
            }
            // Whether a deletion has not seen a write of the record.
            if deletions.contains(id) {
                found.push(reader.finding(FindingId::Deletion, *id)?);
            }
            if kind == Kind::Phone {
                found.extend(reader.phone_findings(Some(*id))?);
            }
            named |= kind == Kind::Family || kind == Kind::Member;
        }
        found.extend(reader.unread_findings(Some(&copied.touched))?);
        found.extend(reader.link_findings(Some(&copied.touched))?);
        // Candidates depend on names, homes and births alone.
        if named {
            let is_touched = |pair: &Candidate| {
                let owners = |id| Ok::<_, UserError>(reader.family_of(id)?.map(|f| f.0));
                let ids = [pair.one, pair.other];
                let families = [owners(pair.one)?, owners(pair.other)?];
                let all = ids.into_iter().chain(families.into_iter().flatten());
                Ok::<_, UserError>(all.into_iter().any(|id| copied.touched.contains(&id)))
            };
            let mut touched = reader.candidates()?;
            let asked: Vec<bool> = touched.iter().map(is_touched).collect::<Result<_, _>>()?;
            let mut asked = asked.into_iter();
            touched.retain(|_| asked.next().unwrap_or(false));
            found.extend(reader.candidate_findings(&touched)?);
            for (id, message) in reader.contradicting_persons()? {
                if copied.touched.contains(&id) {
                    found.push(reader.finding(message, id)?.at(FieldName::Person, None));
                }
            }
        }
        let mut names = BTreeSet::new();
        if aliases::any(&self.conn)? {
            for id in &copied.touched {
                names.extend(aliases::transitive(&self.conn, *id, None)?);
            }
        }
        for id in names {
            for (message, id) in reader.alias_findings(Some(id))? {
                found.push(reader.finding(message, id)?);
            }
        }
        let coming: BTreeSet<u32> = missing.iter().map(|meta| meta.session).collect();
        let is_coming = |session| coming.contains(&session);
        found.extend(reader.findings_of_sessions(&other.scan, is_coming, Some(self.clock.now()))?);
        found.extend(self.forks(shared)?);
        found.sort_by(|a, b| (a.id, &a.what, a.on).cmp(&(b.id, &b.what, b.on)));
        found.dedup();
        Ok(found)
    }

    /// The kind of an entity, whether it is deleted, and whether it lacks its owner.
    fn entity_state(&self, id: Id) -> Result<Option<(Logged<Kind>, bool, bool)>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT kind, deleted, deleted = 0 AND owner IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM entity o WHERE o.id = e.owner AND o.deleted = 0) AS orphan
                 FROM entity e WHERE id = :id",
            )
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": id }, |r| {
                    Ok((r.get("kind")?, r.get("deleted")?, r.get("orphan")?))
                })
                .optional()
            })
            .sql_context()
    }
}
