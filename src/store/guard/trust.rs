//! Trust: whether a file is as this computer left it. Another one was copied or written elsewhere, and is verified as
//! a whole before it is read. How a file was left is noted in the state folder, because the file travels. Projections
//! and indexes that do not match the log are rebuilt from it.

use std::path::Path;

use crate::domain::{FileFault, Kind, UserError};
use crate::store::guard::note::CloseNote;
use crate::store::guard::stamp::FileStamp;
use crate::store::guard::watched::FileWatch;
use crate::store::log::append;
use crate::store::log::schema;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::merge::verify;
use crate::store::state::project;
use crate::store::{LongOpening, Store, Tell};

/// Up to this length, bytes, the projections of an untrusted file are compared with its log; a district of 500
/// families has a third of it. In a longer file that would take seconds: only their pages are verified, and `check`
/// does the rest.
pub const SHORT_FILE: u64 = 32 << 20;

impl Store {
    /// Verifies the whole file, unless it has the stamp in `note`; that is reported before it is begun. The note is updated as
    /// long as no other program writes. Returns whether the projections were rebuilt.
    ///
    /// # Errors
    /// If the file is not whole.
    pub fn trust(&mut self, note: &Path, tell: Tell<'_>) -> Result<bool, UserError> {
        let Some(found) = self.stamp.as_ref().map(|stamp| stamp.found.clone()) else { return Ok(false) };
        let noted = std::fs::read_to_string(note).is_ok_and(|said| said == found.line()).then_some(found);
        let is_fit = if noted.is_some() { Some(true) } else { self.verify(tell)? };
        let Some(is_fit) = is_fit else { return Ok(false) };
        let version = self.reader().version()?;
        if let Some(stamp) = &mut self.stamp {
            let now = FileStamp::at(&self.path).ok().filter(|_| stamp.version == version);
            stamp.left = stamp.left.take().filter(|left| now.as_ref() == Some(left));
        }
        if !is_fit {
            self.rebuild_projections()?;
        }
        let mut note = CloseNote { path: note.to_owned(), noted };
        note.keep(self.left());
        self.note = Some(note);
        Ok(!is_fit)
    }

    /// Verifies the whole file. Returns whether its projections match the log; `None` if another program is writing: the
    /// next opening verifies it.
    fn verify(&self, tell: Tell<'_>) -> Result<Option<bool>, UserError> {
        self.tell(LongOpening::Verify, tell);
        match VerifiedFile::verify(&self.path, &self.keys) {
            Err(problem) if problem.is(FileFault::Busy) => return Ok(None),
            Err(problem) if problem.fault().is_some_and(FileFault::is_broken) => {
                return Err(self.damaged(problem.cause));
            }
            verified => verified?,
        };
        Ok(Some(if self.is_short() { self.projections_match() } else { self.projection_pages_match() }))
    }

    fn is_short(&self) -> bool {
        self.stamp.as_ref().is_none_or(|stamp| stamp.found.length() <= SHORT_FILE)
    }

    fn projections_match(&self) -> bool {
        let reader = self.reader();
        // An unreadable projection is a mismatch.
        reader.in_read_transaction(|| reader.projections_match()).unwrap_or(false)
    }

    fn projection_pages_match(&self) -> bool {
        self.reader().in_read_transaction(|| {
            let mut tables = schema::PROJECTION_TABLES.into_iter().chain(Kind::ALL.iter().map(|k| k.name()));
            tables.all(|table| verify::quick_check(&self.conn, table).is_ok())
        })
    }

    fn rebuild_projections(&mut self) -> Result<(), UserError> {
        let unfit = anyhow::anyhow!("lists do not fit the journal");
        if self.is_read_only() {
            return Err(self.damaged(Some(unfit)));
        }
        self.in_transaction(|store| {
            store.conn.execute_batch("REINDEX part; REINDEX op;")?;
            project::rebuild(&store.conn)?;
            append::note_pages(&store.conn)?;
            let fits = !store.is_short() || store.projections_match();
            if fits { Ok(()) } else { Err(store.damaged(Some(unfit))) }
        })
    }

    fn damaged(&self, cause: Option<anyhow::Error>) -> UserError {
        UserError { cause, ..UserError::file(FileFault::Damaged) }.with("path", self.path.display())
    }

    /// Drops the note, because others may have changed the file: the next opening verifies it.
    pub(in crate::store) fn distrust(&mut self) {
        self.note = None;
    }

    /// Call when a transaction begins: a stamp that changed before it was changed by another program.
    pub(in crate::store) fn resume(&mut self) {
        if let Some(stamp) = &mut self.stamp {
            let now = FileStamp::at(&self.path).ok();
            stamp.left = stamp.left.take().filter(|left| now.as_ref() == Some(left));
        }
    }

    /// Call after a commit: takes the stamp, unless another program has written.
    pub(in crate::store) fn leave(&mut self) {
        let version = self.reader().version().ok();
        if let Some(stamp) = &mut self.stamp {
            let before = stamp.left.take().filter(|_| version == Some(stamp.version));
            stamp.left = before
                .and_then(|before| FileStamp::at(&self.path).ok().filter(|now| now.is_same_file(&before)));
        }
    }

    /// The stamp after the last write of this run, if only this run has written.
    fn left(&self) -> Option<FileStamp> {
        match &self.watch {
            Some(watch) => Some(watch.stamp().clone()).filter(|_| self.is_as_known()),
            None => self.stamp.as_ref()?.left.clone(),
        }
    }
}

impl Drop for Store {
    /// Notes the stamp, if only this run has written, and closes the tail. A later change of the file has another
    /// stamp.
    fn drop(&mut self) {
        let left = self.left();
        if let Some(note) = &mut self.note {
            note.keep(left);
        }
        if self.is_as_known()
            && !std::thread::panicking()
            && let Some(tail) = self.watch.as_mut().and_then(FileWatch::take_tail)
        {
            tail.close();
        }
    }
}
