//! Merging: the operations of the other file that are missing here are copied, all or none, and the entities that
//! they write to are projected. The order of arrival is irrelevant to the fold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::{FamilyId, FileFault, UserError};
use crate::store::Store;
use crate::store::file::open::STATEMENTS;
use crate::store::log::append::{self, Appender};
use crate::store::log::op::{OpId, Session};
use crate::store::log::scan::{self, FileHead, OpMeta};
use crate::store::merge::MergeProgress;
use crate::store::merge::brought::UncheckedMerge;
use crate::store::merge::complete::CompletedOps;
use crate::store::merge::copy_ops::{CopiedEntities, CopyCheck};
use crate::store::merge::merged::{AuthorShare, FileTransfer, MergeResult};
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::read::history::{self, OpOrigin};
use crate::store::state::{erasure, project};

/// What was copied.
struct CopiedLog {
    missing: Arc<[OpMeta]>,
    /// Operations of this file that got parts which were withheld.
    completed: CompletedOps,
    /// The sessions that both files had.
    shared: Vec<Session>,
    copied: CopiedEntities,
    /// Records that were emptied.
    erased: usize,
    /// The families that an erasure empties, by title.
    emptied: Vec<String>,
}

/// From this ratio of lengths on, each operation of the shorter log is looked up; below it, both logs are read in
/// step. A lookup costs as much as passing over a few operations.
const LOOKUP_RATIO: i64 = 6;

/// The page cache during a merge. Negative: KiB.
const MERGE_CACHE: i64 = -262_144;

impl Store {
    /// How many operations of the other file are missing here, or lack a part that it has.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_missing(&self, other: &VerifiedFile) -> Result<usize, UserError> {
        let missing = self.missing(other)?.len();
        Ok(missing + self.reader().in_read_transaction(|| self.completable(other))?.len())
    }

    /// Copies the operations that are missing here, and the parts that were withheld, in one transaction. If there are
    /// none, nothing is written.
    ///
    /// # Errors
    /// If the other file contradicts itself, or this file cannot be written; then nothing has changed. A batch that
    /// runs is rolled back as a whole, because a savepoint would make SQLite copy every page once more.
    pub fn merge(
        &mut self,
        other: &VerifiedFile,
        progress: MergeProgress<'_>,
    ) -> Result<MergeResult, UserError> {
        self.merged(|store| store.apply(other, progress))
    }

    /// Merges without searching for findings: after several merges [`Store::examine`] searches once.
    ///
    /// # Errors
    /// As [`Store::merge`].
    pub fn bring(
        &mut self,
        other: &VerifiedFile,
        progress: MergeProgress<'_>,
    ) -> Result<UncheckedMerge, UserError> {
        self.merged(|store| store.take(other, progress))
    }

    fn merged<T>(&mut self, merge: impl FnOnce(&mut Store) -> Result<T, UserError>) -> Result<T, UserError> {
        // A merge takes long: other changes of the file meanwhile are not known.
        self.distrust();
        self.with_large_cache(|store| {
            if store.conn.is_autocommit() {
                return store.in_transaction(merge);
            }
            merge(store).inspect_err(|_| {
                // From here on the batch is void, whatever it makes of the error.
                let _ = store.conn.execute_batch("ROLLBACK");
            })
        })
    }

    /// What [`Store::merge`] would return, without writing.
    ///
    /// # Errors
    /// As [`Store::merge`].
    pub fn merge_dry_run(
        &mut self,
        other: &VerifiedFile,
        progress: MergeProgress<'_>,
    ) -> Result<MergeResult, UserError> {
        if self.count_missing(other)? == 0 {
            return Ok(MergeResult::default());
        }
        self.with_large_cache(|store| store.dry_run(|store| store.apply(other, progress)))
    }

    /// Runs `work` with a page cache and a statement cache for a merge, which uses every index and every table.
    /// Merges in a row share the cache.
    ///
    /// # Errors
    /// What `work` returns, or that SQLite refuses the setting.
    pub fn with_large_cache<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, UserError>,
    ) -> Result<T, UserError> {
        let room: i64 = self.conn.pragma_query_value(None, "cache_size", |r| r.get(0))?;
        if room == MERGE_CACHE {
            return work(self);
        }
        self.conn.pragma_update(None, "cache_size", MERGE_CACHE)?;
        self.conn.set_prepared_statement_cache_capacity(512);
        let done = work(self);
        self.conn.set_prepared_statement_cache_capacity(STATEMENTS);
        self.conn.pragma_update(None, "cache_size", room)?;
        done
    }

    /// The operations of the other file that are missing here, parents first.
    fn missing(&self, other: &VerifiedFile) -> Result<Arc<[OpMeta]>, UserError> {
        self.reader().in_read_transaction(|| self.find_missing(other))
    }

    fn find_missing(&self, other: &VerifiedFile) -> Result<Arc<[OpMeta]>, UserError> {
        let head = FileHead::read(&self.conn)?;
        // The answer holds as long as the head of this file is the same.
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

    /// Looks each operation of the other file up here: for a short log.
    fn missing_by_lookup(&self, other: &VerifiedFile) -> Result<Vec<OpMeta>, UserError> {
        let mut query = self.conn.prepare("SELECT 1 FROM op WHERE id = ?1")?;
        let mut missing = Vec::new();
        for meta in &other.scan.ops {
            if !query.exists([meta.id.0])? {
                missing.push(*meta);
            }
        }
        Ok(missing)
    }

    /// Reads both logs in step.
    fn missing_by_merge_scan(&self, other: &VerifiedFile) -> Result<Vec<OpMeta>, UserError> {
        let mut query = self.conn.prepare("SELECT id FROM op ORDER BY id")?;
        let mut mine = query.query([])?;
        let mut next = |past: Option<OpId>| -> Result<Option<OpId>, UserError> {
            // Both are sorted by id: what precedes the other's is passed over.
            while let Some(row) = mine.next()? {
                let id = OpId(row.get(0)?);
                if past.is_none_or(|past| id >= past) {
                    return Ok(Some(id));
                }
            }
            Ok(None)
        };
        let mut here = next(None)?;
        let mut missing = Vec::new();
        // The operations of a scan are sorted by id.
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

    /// Copies the missing operations as [`Store::merge`] does, without families and findings: their search costs as
    /// much as a merge, and several files read together are merged one after another.
    ///
    /// # Errors
    /// As [`Store::merge`].
    pub fn gather(&mut self, other: &VerifiedFile) -> Result<(), UserError> {
        self.merged(|store| store.copy_missing((other, CopyCheck::Done), &mut |_, _| {}).map(drop))
    }

    fn apply(&mut self, other: &VerifiedFile, progress: MergeProgress<'_>) -> Result<MergeResult, UserError> {
        let brought = self.take(other, progress)?;
        Ok(self.reader().look_through(vec![brought])?.pop().unwrap_or_default())
    }

    fn take(
        &mut self,
        other: &VerifiedFile,
        progress: MergeProgress<'_>,
    ) -> Result<UncheckedMerge, UserError> {
        let before = self.reader().conflict_keys()?;
        let Some(taken) = self.copy_missing((other, CopyCheck::Again), progress)? else {
            return Ok(UncheckedMerge::default());
        };
        let CopiedLog { missing, completed, shared, copied, erased, emptied } = taken;
        let after = self.reader().conflict_keys()?;
        let ops: Vec<OpMeta> = missing.iter().chain(&completed.ops).copied().collect();
        let merged = MergeResult {
            operations: ops.len(),
            news: copied.news,
            erased,
            conflicts: after.difference(&before).count(),
            findings: self.findings_of_file(other, &missing, &shared)?,
            from: sources(&self.conn, other, &ops)?,
            transfer: other.transfer()?.map(FileTransfer::from),
            emptied,
            ..MergeResult::default()
        };
        Ok(UncheckedMerge { merged, copied })
    }

    /// Copies what is missing here; `None` if nothing is.
    fn copy_missing(
        &mut self,
        (other, check): (&VerifiedFile, CopyCheck),
        progress: MergeProgress<'_>,
    ) -> Result<Option<CopiedLog>, UserError> {
        // Computed again: from here on nobody else can write.
        let missing = self.missing(other)?;
        let completed = self.complete(other)?;
        if missing.is_empty() && completed.ops.is_empty() {
            return Ok(None);
        }
        let shared = self.copy_sessions(other, &missing)?;
        let mut log = Appender::new(&self.conn)?;
        let mut copied = self.copy_ops(&mut log, (other, check), &missing, progress)?;
        copied.add(&completed);
        for (i, id) in copied.refold.iter().enumerate() {
            project::project(&self.conn, *id)?;
            if i % 1000 == 0 {
                progress(missing.len() / 2 + i * missing.len() / 2 / copied.refold.len(), missing.len());
            }
        }
        let emptied = self.families_to_empty()?;
        let erased = erasure::enforce(&self.conn, &mut log, &copied.touched)?;
        log.finish()?;
        progress(missing.len(), missing.len());
        Ok(Some(CopiedLog { missing, completed, shared, copied, erased, emptied }))
    }

    /// The families with content that an erasure lists, as lists call them.
    fn families_to_empty(&self) -> Result<Vec<String>, UserError> {
        let ids = self.reader().ids("SELECT f.id FROM family f JOIN erased e ON e.id = f.id", &[])?;
        let mut short =
            self.reader().short_titles(ids.into_iter().map(FamilyId))?.into_values().collect::<Vec<_>>();
        short.sort();
        Ok(short)
    }

    /// Writes the sessions of the missing operations; returns those that this file had. One id with two labels is
    /// hostile: ids are random.
    fn copy_sessions(&self, other: &VerifiedFile, missing: &[OpMeta]) -> Result<Vec<Session>, UserError> {
        let mut shared = Vec::new();
        let mine = scan::sessions(&self.conn)?;
        let coming: BTreeSet<u32> = missing.iter().map(|meta| meta.session).collect();
        for session in coming.iter().filter_map(|i| other.scan.sessions.get(*i as usize)) {
            match scan::session_index(&mine, &session.id).and_then(|at| mine.get(at as usize)) {
                Some(known) if known == session => shared.push(session.clone()),
                Some(_) => {
                    return Err(UserError::file(FileFault::Strange).with("path", other.path().display()));
                }
                None => append::insert_session(&self.conn, session)?,
            }
        }
        Ok(shared)
    }
}

fn sources(
    conn: &Connection,
    other: &VerifiedFile,
    missing: &[OpMeta],
) -> Result<Vec<AuthorShare>, UserError> {
    // Many operations are of few sessions.
    let mut of_session: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    for meta in missing {
        of_session.entry(meta.session).or_default().push(meta.wall);
    }
    let mut by: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (session, mut walls) in of_session {
        let whose = match other.scan.sessions.get(session as usize) {
            Some(s) => history::written_by(conn, &s.user, &s.device, OpOrigin::Merged)?,
            None => String::new(),
        };
        by.entry(whose).or_default().append(&mut walls);
    }
    Ok(AuthorShare::all(by))
}
