//! Findings about what merges brought: the copied operations, and the records that they wrote to.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::{OptionalExtension, named_params};

use crate::domain::check::FindingId;
use crate::domain::logged::OpenCode;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError};
use crate::store::check::doubt::{MergedRecords, RawFinding, RecordSelection};
use crate::store::check::report::Finding;
use crate::store::log::op::Session;
use crate::store::log::scan::{FileHead, OpMeta};
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::state::aliases;
use crate::store::{Reader, SqlContext, Store};

impl Store {
    /// The findings about the file that is merged and its sessions.
    pub(in crate::store) fn findings_of_file(
        &self,
        other: &VerifiedFile,
        missing: &[OpMeta],
        shared: &[Session],
    ) -> Result<Vec<Finding>, UserError> {
        let mut found = Vec::new();
        let mine = FileHead::read(&self.conn)?.count;
        if missing.len() == other.scan.ops.len() && mine > 0 && other.transfer()?.is_none() {
            found.push(Finding::new(FindingId::Apart, other.path().display().to_string()));
        }
        let coming: BTreeSet<u32> = missing.iter().map(|meta| meta.session).collect();
        let is_coming = |session| coming.contains(&session);
        found.extend(self.reader().findings_of_sessions(&other.scan, is_coming, Some(self.clock.now()))?);
        found.extend(self.forks(shared)?);
        Ok(found)
    }
}

impl Reader<'_> {
    /// The doubts about the records that merges wrote to, but for `sound` ones.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn doubts_of_merges(
        &self,
        touched: &MergedRecords,
        sound: &HashSet<Id>,
    ) -> Result<Vec<RawFinding>, UserError> {
        let among = RecordSelection::touched(*self, touched, FileHead::read(self.conn)?.count)?;
        let deletions: HashSet<Id> = self.contested_deletions()?.into_iter().collect();
        let mut found: Vec<RawFinding> =
            self.rule_breaks(self.today, &among)?.into_iter().map(RawFinding::from).collect();
        let (mut named, mut visits) = (false, false);
        for id in touched.keys().filter(|id| !sound.contains(id)) {
            let Some((kind, deleted, orphan)) = self.entity_state(*id)? else { continue };
            found.extend(orphan.then(|| RawFinding::of(FindingId::Orphan, *id)));
            if deleted {
                let dependents = crate::store::write::delete::dependents(self.conn, *id)?;
                let raised =
                    |child| RawFinding { raised_by: *id, ..RawFinding::of(FindingId::Orphan, child) };
                found.extend(dependents.into_iter().map(raised));
            }
            // Whether a deletion has not seen a write of the record.
            found.extend(deletions.contains(id).then(|| RawFinding::of(FindingId::Deletion, *id)));
            named |= kind == Kind::Family || kind == Kind::Member;
            visits |= kind == Kind::Contact;
        }
        found.extend(self.undiallable_phones(&among)?);
        found.extend(self.double_closings(Some(touched))?);
        if visits {
            found.extend(self.double_visits(Some(touched))?);
        }
        found.extend(self.unread_records(|id| touched.contains_key(&id))?);
        found.extend(self.doubtful_links(&among)?);
        // Candidates depend on names, homes and births alone.
        if named {
            for pair in self.candidates(Some(touched))? {
                let family = if pair.kind == Kind::Member { self.family_of(pair.one)? } else { None };
                let ids = [pair.one, pair.other].into_iter().chain(family.map(|f| f.0));
                let last = ids.max_by_key(|id| touched.get(id));
                found.push(RawFinding { raised_by: last.unwrap_or(pair.one), ..RawFinding::from(&pair) });
            }
            let persons = self.contradicting_persons()?.into_iter();
            let touched = persons.filter(|(id, _)| touched.contains_key(id));
            found
                .extend(touched.map(|(id, message)| RawFinding::of(message, id).at(FieldName::Person, None)));
        }
        if aliases::any(self.conn)? {
            let mut names: BTreeMap<Id, Id> = BTreeMap::new();
            for (id, place) in touched {
                for name in aliases::transitive(self.conn, *id, None)? {
                    let by = names.entry(name).or_insert(*id);
                    if touched.get(by) < Some(place) {
                        *by = *id;
                    }
                }
            }
            for (name, raised_by) in names {
                let doubtful = self.alias_findings(Some(name))?.into_iter();
                found.extend(
                    doubtful.map(|(message, id)| RawFinding { raised_by, ..RawFinding::of(message, id) }),
                );
            }
        }
        Ok(found)
    }

    /// The kind of an entity, whether it is deleted, and whether it lacks its owner.
    fn entity_state(&self, id: Id) -> Result<Option<(OpenCode<Kind>, bool, bool)>, UserError> {
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
