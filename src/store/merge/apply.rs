//! The union of two journals: operations of the other that are not here yet, all or none, and what they touch folded
//! anew. The order in which they arrive changes nothing, because the fold does not ask for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;

use crate::domain::{Id, Problem};
use crate::store::check::report::Finding;
use crate::store::file::open::STATEMENTS;
use crate::store::log::append::{self, Appender};
use crate::store::log::op::{OpId, Session};
use crate::store::log::scan::{self, FileHead, OpMeta};
use crate::store::merge::Progress;
use crate::store::merge::copy_ops::ByOwner;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::read::history;
use crate::store::state::{aliases, project};
use crate::store::{Store, sql};

/// What a merge brings, or would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Operations that were not here.
    pub operations: usize,
    /// Families that they touch.
    pub families_changed: usize,
    /// Disagreements that it makes, as they are listed.
    pub conflicts: usize,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// By whom, the one with most first.
    pub from: Vec<Source>,
    /// The families, id and title, by title.
    pub families: Vec<(Id, String)>,
}

/// Whose operations came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// User and machine.
    pub by: String,
    /// How many operations.
    pub operations: usize,
    /// The first day, as the machine said.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}

/// A file that this one is so many times as long as is small beside it: to look an operation up costs as much as to
/// pass over a few.
const LOOKUP_RATIO: i64 = 6;

/// Pages kept in memory during a merge. Negative: KiB.
const MERGE_CACHE: i64 = -262_144;

impl Store {
    /// How many operations of the other are not here: nothing is written.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_missing(&self, other: &VerifiedFile) -> Result<usize, Problem> {
        self.missing(other).map(|missing| missing.len())
    }

    /// Takes over what the other has and this file has not, in one transaction. Nothing new: nothing written.
    ///
    /// # Errors
    /// If the other contradicts itself, or this file cannot be written; then nothing has changed, and if a batch runs it
    /// is taken back from its beginning: to be able to take back a part, SQLite would copy every page once more.
    pub fn merge(&mut self, other: &VerifiedFile, progress: Progress<'_>) -> Result<Merged, Problem> {
        // It takes so long that nobody can say what else became of the file meanwhile.
        self.distrust();
        self.with_large_cache(|store| {
            if store.conn.is_autocommit() {
                return store.in_transaction(|store| store.apply(other, progress));
            }
            store.apply(other, progress).inspect_err(|_| {
                // From here on the batch cannot be kept, whatever it makes of the error.
                let _ = store.conn.execute_batch("ROLLBACK");
            })
        })
    }

    /// What [`Store::merge`] would answer. Nothing is written.
    ///
    /// # Errors
    /// As [`Store::merge`].
    pub fn merge_dry_run(&mut self, other: &VerifiedFile, progress: Progress<'_>) -> Result<Merged, Problem> {
        if self.missing(other)?.is_empty() {
            return Ok(Merged::default());
        }
        self.with_large_cache(|store| store.dry_run(|store| store.apply(other, progress)))
    }

    /// With room for many pages and for the statements of all kinds of records: a merge comes by every page of the
    /// indexes and by every table. Of several merges in a row the later find in memory what the first has read.
    ///
    /// # Errors
    /// What `work` says, or that SQLite does not take the order.
    pub fn with_large_cache<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let room: i64 = self.conn.pragma_query_value(None, "cache_size", |r| r.get(0)).map_err(sql)?;
        if room == MERGE_CACHE {
            return work(self);
        }
        self.conn.pragma_update(None, "cache_size", MERGE_CACHE).map_err(sql)?;
        self.conn.set_prepared_statement_cache_capacity(512);
        let done = work(self);
        self.conn.set_prepared_statement_cache_capacity(STATEMENTS);
        self.conn.pragma_update(None, "cache_size", room).map_err(sql)?;
        done
    }

    /// The operations of the other that are not here, those first that others build on.
    fn missing(&self, other: &VerifiedFile) -> Result<Arc<[OpMeta]>, Problem> {
        self.reader().in_read_transaction(|| self.find_missing(other))
    }

    fn find_missing(&self, other: &VerifiedFile) -> Result<Arc<[OpMeta]>, Problem> {
        let head = FileHead::read(&self.conn)?;
        // As long as this file says the same, the answer is the same.
        if let Some((_, missing)) = other.missing.borrow().as_ref().filter(|(asked, _)| *asked == head) {
            return Ok(Arc::clone(missing));
        }
        let theirs = i64::try_from(other.scan.ops.len()).unwrap_or(i64::MAX);
        let mut missing = if head.count / LOOKUP_RATIO > theirs {
            self.missing_by_lookup(other)?
        } else {
            self.missing_by_merge_scan(other)?
        };
        missing.sort_unstable_by_key(|meta| (meta.depth, meta.id));
        let missing: Arc<[OpMeta]> = missing.into();
        other.missing.replace(Some((head, Arc::clone(&missing))));
        Ok(missing)
    }

    /// Each of theirs is looked for here: for a file that is small beside this one.
    fn missing_by_lookup(&self, other: &VerifiedFile) -> Result<Vec<OpMeta>, Problem> {
        let mut query = self.conn.prepare("SELECT 1 FROM op WHERE id = ?1").map_err(sql)?;
        let mut missing = Vec::new();
        for meta in &other.scan.ops {
            if !query.exists([meta.id.0]).map_err(sql)? {
                missing.push(*meta);
            }
        }
        Ok(missing)
    }

    /// Both lists are gone through once.
    fn missing_by_merge_scan(&self, other: &VerifiedFile) -> Result<Vec<OpMeta>, Problem> {
        let mut query = self.conn.prepare("SELECT id FROM op ORDER BY id").map_err(sql)?;
        let mut mine = query.query([]).map_err(sql)?;
        let mut next = |past: Option<OpId>| -> Result<Option<OpId>, Problem> {
            // Both are in order: what is before theirs is passed over.
            while let Some(row) = mine.next().map_err(sql)? {
                let id = OpId(row.get(0).map_err(sql)?);
                if past.is_none_or(|past| id >= past) {
                    return Ok(Some(id));
                }
            }
            Ok(None)
        };
        let mut here = next(None)?;
        let mut missing = Vec::new();
        // Those of the other are in the order of their names too.
        for meta in &other.scan.ops {
            if here.is_some_and(|id| id < meta.id) {
                here = next(Some(meta.id))?;
            }
            if here != Some(meta.id) {
                missing.push(*meta);
            }
        }
        Ok(missing)
    }

    fn apply(&mut self, other: &VerifiedFile, progress: Progress<'_>) -> Result<Merged, Problem> {
        // Asked again now that nobody else can write.
        let missing = self.missing(other)?;
        if missing.is_empty() {
            return Ok(Merged::default());
        }
        let shared = self.copy_sessions(other, &missing)?;
        let before = self.reader().conflict_keys()?;
        let mut log = Appender::new(&self.conn)?;
        let mut copied = self.copy_ops(&mut log, other, &missing, progress)?;
        for (i, id) in copied.refold.iter().enumerate() {
            project::project(&self.conn, *id)?;
            if i % 1000 == 0 {
                progress(missing.len() / 2 + i * missing.len() / 2 / copied.refold.len(), missing.len());
            }
        }
        if aliases::any(&self.conn)? {
            // What belongs to a record that became another name of a second one belongs to that by now.
            copied.by_owner.clear();
        }
        log.finish()?;
        progress(missing.len(), missing.len());
        let after = self.reader().conflict_keys()?;
        let findings = self.merge_findings(other, &missing, &copied, &shared)?;
        let families = self.families_of(&copied.touched, &copied.by_owner)?;
        Ok(Merged {
            operations: missing.len(),
            families_changed: families.len(),
            conflicts: after.difference(&before).count(),
            findings,
            from: sources(&self.conn, other, &missing)?,
            families,
        })
    }

    /// Writes the sessions of what comes and gives those that were here already. One id with two names cannot be: it is
    /// drawn at random.
    fn copy_sessions(&self, other: &VerifiedFile, missing: &[OpMeta]) -> Result<Vec<Session>, Problem> {
        let mut shared = Vec::new();
        let mine = scan::sessions(&self.conn)?;
        let coming: BTreeSet<u32> = missing.iter().map(|meta| meta.session).collect();
        for session in coming.iter().filter_map(|i| other.scan.sessions.get(*i as usize)) {
            match scan::session_index(&mine, &session.id).and_then(|at| mine.get(at as usize)) {
                Some(known) if known == session => shared.push(session.clone()),
                Some(_) => return Err(Problem::new("foreign-strange").with("path", other.path().display())),
                None => append::insert_session(&self.conn, session)?,
            }
        }
        Ok(shared)
    }

    /// The families that the touched records are or belong to, by title; of those under an owner it is known already.
    pub(in crate::store) fn families_of(
        &self,
        touched: &BTreeSet<Id>,
        by_owner: &ByOwner,
    ) -> Result<Vec<(Id, String)>, Problem> {
        // Many belong to few: what an owner belongs to is asked once.
        let mut asked: BTreeSet<Id> = by_owner.keys().copied().collect();
        let known: BTreeSet<Id> = by_owner.values().flatten().copied().collect();
        for id in touched.difference(&known) {
            let owner: Option<Option<Id>> = self
                .conn
                .prepare_cached("SELECT owner FROM entity WHERE id = :id")
                .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("owner")).optional())
                .map_err(sql)?;
            asked.extend(owner.map(|owner| owner.unwrap_or(*id)));
        }
        let mut families: BTreeSet<Id> = BTreeSet::new();
        for id in asked {
            families.extend(self.reader().family_of(id)?.map(|family| family.0));
        }
        let mut named = Vec::with_capacity(families.len());
        for id in families {
            let title: Option<Option<String>> = self
                .conn
                .prepare_cached("SELECT title FROM family WHERE id = :id")
                .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("title")).optional())
                .map_err(sql)?;
            named.push((id, title.flatten().unwrap_or_default()));
        }
        named.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        Ok(named)
    }
}

fn sources(conn: &Connection, other: &VerifiedFile, missing: &[OpMeta]) -> Result<Vec<Source>, Problem> {
    // Many operations are of few sessions.
    let mut of_session: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    for meta in missing {
        of_session.entry(meta.session).or_default().push(meta.wall);
    }
    let mut by: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (session, mut walls) in of_session {
        let whose = match other.scan.sessions.get(session as usize) {
            Some(s) => history::written_by(conn, &s.user, &s.device, false)?,
            None => String::new(),
        };
        by.entry(whose).or_default().append(&mut walls);
    }
    Ok(Source::all(by))
}

impl Source {
    /// By whom, the one with most first, from the wall times of the operations of each.
    pub(in crate::store) fn all(by: BTreeMap<String, Vec<i64>>) -> Vec<Source> {
        let mut sources: Vec<Source> = by
            .into_iter()
            .map(|(by, walls)| Source {
                by,
                operations: walls.len(),
                first: walls.iter().min().and_then(|wall| history::day(*wall)),
                last: walls.iter().max().and_then(|wall| history::day(*wall)),
            })
            .collect();
        sources.sort_by(|a, b| (b.operations, &a.by).cmp(&(a.operations, &b.by)));
        sources
    }
}
