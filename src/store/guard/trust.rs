//! Whether a file is as this machine left it. One that is not was written elsewhere, or carried: then all of it is
//! verified before anything is read, once. How it is left is noted outside of it, because it travels. Lists and indexes
//! that do not fit the journal are made anew from it: nothing stands in them alone.

use std::path::{Path, PathBuf};

use crate::domain::{Kind, Problem};
use crate::store::guard::stamp::Stamp;
use crate::store::guard::watch::Watch;
use crate::store::log::append;
use crate::store::log::schema;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::merge::verify;
use crate::store::state::project;
use crate::store::{Store, sql};

/// Up to this length a file is short: bytes; a district of 500 families has a third. Lists and indexes of a short file
/// from elsewhere are held against its journal, record by record; in longer ones, where that would take seconds, it is
/// seen that their pages hang together, and `check` does the rest.
pub const SHORT_FILE: u64 = 32 << 20;

/// Where it is noted how a file is left, and how this run has left it so far.
#[derive(Debug)]
pub(in crate::store) struct Note {
    path: PathBuf,
    /// What is noted.
    noted: Stamp,
    /// How the file was when this run had last written into it; `None`: not as this run alone has made it.
    left: Option<Stamp>,
    /// SQLite's own counter: while it stands nobody else has written.
    version: i64,
}

impl Store {
    /// Verifies all of the file, unless it is as `note` says that it was left; how this run leaves it is noted there, as
    /// long as nobody else has a part in it. Gives whether its lists had to be made anew.
    ///
    /// # Errors
    /// If the file is not whole.
    pub fn trust(&mut self, note: &Path) -> Result<bool, Problem> {
        let Some(stamp) = self.stamp.clone() else { return Ok(false) };
        let version = self.reader().version()?;
        if !std::fs::read_to_string(note).is_ok_and(|said| said == stamp.line()) {
            match VerifiedFile::verify(&self.path) {
                // Whoever writes just now stands in the way of that: the next opening will do it.
                Err(problem) if problem.id == "store-busy" => return Ok(false),
                Err(problem)
                    if matches!(problem.id, "store-damaged" | "foreign-strange" | "store-not-ours") =>
                {
                    return Err(self.damaged(problem.cause));
                }
                verified => verified?,
            };
            let fit =
                if stamp.length() <= SHORT_FILE { self.lists_fit() } else { self.lists_hang_together() };
            if !fit {
                // How it is left is noted by the next opening: this one has written.
                return self.make_lists_fit().map(|()| true);
            }
            keep(note, &stamp);
        }
        // A neighbour may have written between the stamp and the counter.
        let left = Stamp::at(&self.path).ok().filter(|now| *now == stamp);
        self.note = Some(Note { path: note.to_owned(), noted: stamp, left, version });
        Ok(false)
    }

    fn lists_fit(&self) -> bool {
        let reader = self.reader();
        // What cannot be read does not fit either.
        reader.in_read_transaction(|| reader.projections_match()).unwrap_or(false)
    }

    fn lists_hang_together(&self) -> bool {
        self.reader().in_read_transaction(|| {
            let mut tables = schema::LISTS.into_iter().chain(Kind::ALL.iter().map(|k| k.name()));
            tables.all(|table| verify::quick_check(&self.conn, table).is_ok())
        })
    }

    fn make_lists_fit(&mut self) -> Result<(), Problem> {
        let unfit = anyhow::anyhow!("lists do not fit the journal");
        if self.is_read_only() {
            return Err(self.damaged(Some(unfit)));
        }
        self.in_transaction(|store| {
            store.conn.execute_batch("REINDEX part; REINDEX op;").map_err(sql)?;
            project::rebuild(&store.conn)?;
            append::note_pages(&store.conn)?;
            let fits = store.stamp.as_ref().is_some_and(|s| s.length() > SHORT_FILE) || store.lists_fit();
            if fits { Ok(()) } else { Err(store.damaged(Some(unfit))) }
        })?;
        self.stamp = Stamp::at(&self.path).ok();
        Ok(())
    }

    fn damaged(&self, cause: Option<anyhow::Error>) -> Problem {
        Problem { cause, ..Problem::new("store-damaged") }.with("path", self.path.display())
    }

    /// How the file is left is not noted any more, because others may have touched it: the next opening verifies it.
    pub(in crate::store) fn distrust(&mut self) {
        self.note = None;
    }

    /// Inside a transaction that begins: what changed the file since this run has left it was not this run.
    pub(in crate::store) fn resume(&mut self) {
        if let Some(note) = &mut self.note {
            let now = Stamp::at(&self.path).ok();
            note.left = note.left.take().filter(|left| now.as_ref() == Some(left));
        }
    }

    /// After a commit: this is how the file is now, if nobody else has written since it was trusted.
    pub(in crate::store) fn leave(&mut self) {
        let Some(mut note) = self.note.take() else { return };
        let is_ours = self.reader().version().is_ok_and(|version| version == note.version);
        let before = note.left.take().filter(|_| is_ours);
        note.left =
            before.and_then(|before| Stamp::at(&self.path).ok().filter(|now| now.is_same_file(&before)));
        self.note = Some(note);
    }
}

/// What cannot be noted costs the next opening a verification.
fn keep(note: &Path, stamp: &Stamp) {
    let folder = note.parent().unwrap_or(note);
    let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(note, stamp.line()));
}

impl Drop for Store {
    /// Notes how the file is left, if nobody but this run has written into it, and closes its tail. What becomes of the
    /// file a moment later does not bear this stamp.
    fn drop(&mut self) {
        let is_as_known = self.is_as_known();
        if let Some(note) = &self.note {
            let left = match &self.watch {
                Some(watch) => Some(watch.stamp()).filter(|_| is_as_known),
                None => note.left.as_ref(),
            };
            if let Some(left) = left.filter(|left| **left != note.noted) {
                keep(&note.path, left);
            }
        }
        if is_as_known
            && !std::thread::panicking()
            && let Some(tail) = self.watch.as_mut().and_then(Watch::take_tail)
        {
            tail.close();
        }
    }
}
