//! Transactions: an action is one operation, appended and projected in one transaction.

use crate::domain::clean;
use crate::domain::{FileFault, UserError};
use crate::store::Store;
use crate::store::log::append;
use crate::store::log::op::{OpId, Session};
use crate::store::read::history::{self, OpOrigin};
use crate::store::write::draft::EntityDraft;

impl Store {
    /// Runs many actions in one transaction, which is synced once. Each remains an operation of its own. On an error
    /// none of them is written.
    ///
    /// # Errors
    /// What `work` returns, or that the file cannot be written.
    pub fn in_batch<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, UserError>,
    ) -> Result<T, UserError> {
        self.in_transaction(work)
    }

    /// Runs `work` in a transaction, nested in the batch if one runs. On an error nothing has changed, the session and
    /// the pending actions included.
    pub(in crate::store) fn in_transaction<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, UserError>,
    ) -> Result<T, UserError> {
        if self.is_read_only() {
            return Err(UserError::file(FileFault::ReadOnly).with("path", self.path.display()));
        }
        let (session, pending) = (self.session.clone(), self.pending.clone());
        let outermost = self.conn.is_autocommit();
        let (begin, commit, rollback) = if outermost {
            ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        } else {
            ("SAVEPOINT action", "RELEASE action", "ROLLBACK TO action; RELEASE action")
        };
        self.conn.execute_batch(begin).map_err(|e| self.error_at_path(e))?;
        let begun = if outermost { self.refuse_moved() } else { Ok(()) };
        if outermost {
            self.resume();
        }
        let done = begun.and_then(|()| work(self)).and_then(|value| {
            let written = if outermost { Some((self.unacknowledged()?, self.completed()?)) } else { None };
            self.conn.execute_batch(commit)?;
            if let Some((written, completed)) = written {
                self.acknowledge(&written, &completed);
                self.remove_logs();
            }
            Ok(value)
        });
        done.map_err(|problem| {
            // The first error is returned; a failing rollback adds nothing, SQLite rolls back at the next opening.
            let _ = self.conn.execute_batch(rollback);
            // After an I/O error SQLite restores the file at the next access: that must come before any copy.
            let _ = self.conn.query_row("SELECT one FROM head", [], |_| Ok(()));
            (self.session, self.pending) = (session, pending);
            self.completed.clear();
            if problem.fault().is_some() { problem.with("path", self.path.display()) } else { problem }
        })
    }

    #[track_caller]
    fn error_at_path(&self, error: rusqlite::Error) -> UserError {
        UserError::from(error).with("path", self.path.display())
    }

    /// Runs `work` and rolls it back.
    pub(in crate::store) fn dry_run<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, UserError>,
    ) -> Result<T, UserError> {
        let mut taken_back = None;
        // Otherwise a full cache would be written to the file before the rollback.
        self.conn.pragma_update(None, "cache_spill", false)?;
        let done = self.in_transaction(|store| {
            taken_back = Some(work(store)?);
            // A transaction is rolled back by an error.
            Err::<(), _>(UserError::file(FileFault::Failed))
        });
        self.conn.pragma_update(None, "cache_spill", true)?;
        match (taken_back, done) {
            (Some(answer), _) => Ok(answer),
            (None, Err(problem)) => Err(problem),
            (None, Ok(())) => Err(UserError::file(FileFault::Failed)),
        }
    }

    /// Appends one operation with these drafts, after the actions that wait to be written.
    pub(in crate::store) fn write(
        &mut self,
        act: &str,
        target: Option<OpId>,
        drafts: Vec<EntityDraft>,
    ) -> Result<Option<OpId>, UserError> {
        // An undo that changes nothing is an operation all the same: the next undo starts behind it.
        if drafts.is_empty() && target.is_none() {
            return Ok(None);
        }
        if !self.pending().is_empty() {
            self.append_pending()?;
        }
        self.append(act, target, drafts).map(Some)
    }

    /// Appends one operation with these drafts and projects the entities.
    pub(in crate::store) fn append(
        &mut self,
        act: &str,
        target: Option<OpId>,
        drafts: Vec<EntityDraft>,
    ) -> Result<OpId, UserError> {
        let mut op = self.open_op()?;
        for draft in drafts {
            self.put_part(&mut op, draft)?;
        }
        self.close_op(op, act, target)
    }

    /// The session, the number of its next operation and the id of its last one. A session is created at the first
    /// write after an opening.
    pub(super) fn session(&mut self) -> Result<(Session, u64, Option<OpId>), UserError> {
        if let Some((session, seq, prev)) = self.session.clone() {
            return Ok((session, seq + 1, prev));
        }
        let session = Session {
            id: self.entropy.bytes()?,
            // They come from the environment and are shown on many screens.
            device: clean::clean(&self.author.device, clean::Lines::One),
            // The curator's name, where the file has one: the account of a computer names nobody.
            user: match history::curator(&self.conn, OpOrigin::Local)? {
                Some(name) => clean::clean(&name, clean::Lines::One),
                None => clean::clean(&self.author.user, clean::Lines::One),
            },
            program: concat!("kurator ", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        append::insert_session(&self.conn, &session)?;
        Ok((session, 1, None))
    }
}
