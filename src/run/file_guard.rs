//! The guard of the open file. One program at a time writes in a district's file from its screens: a second one reads
//! and says who has it locked; when the first leaves, the next key takes over. Commands of the command line write beside
//! it: their changes are noticed. So is whatever else happens to the file while it is open: then it is recovered before
//! the next key is taken, and an action that came too late is done once more.

use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::SystemTime;

use super::perform::{EffectOutcome, perform};
use super::transfers::{DrawFn, Transfers};
use crate::app::App;
use crate::domain::{FileFault, UserError};
use crate::env::log;
use crate::screen::Effect;
use crate::store::{Author, FileChange, FileLock, Reader, SHORT_FILE, Store};
use crate::sync::erasure;
use crate::sync::pending;
use crate::sync::recover::Recovery;
use crate::sync::seal;
use crate::text::say;

/// Keeps the file locked while the screens are open, or waits for the lock.
#[derive(Debug)]
pub struct FileGuard {
    pub(super) author: Author,
    pub(super) path: PathBuf,
    /// The state folder.
    state: PathBuf,
    pub(super) recovery: Recovery,
    pub(super) lock: Option<FileLock>,
    /// The recovered file of one that is away; the store has it open meanwhile.
    pub(super) rescued: Option<PathBuf>,
    /// Whether the newest snapshot may be older than the file.
    pub(super) due: bool,
    /// Whether another program has written since the screens were read.
    unseen: bool,
    /// The thread that makes a snapshot: it reads and verifies all of the file, and no key waits for that.
    copying: Option<JoinHandle<Result<(), UserError>>>,
    /// Whether the notice that the tail cannot be written was shown.
    warned: bool,
    /// Logs of actions that cannot be read, still to be reported.
    pub(super) damaged_logs: Vec<PathBuf>,
}

impl FileGuard {
    /// Locks the file, or reports to the application why it can only be read. What a run before this one could not
    /// bring back is brought back now.
    ///
    /// # Errors
    /// If the file cannot be read or SQLite does not take orders.
    pub fn begin(
        author: Author,
        state: PathBuf,
        app: &mut App,
        store: &mut Store,
    ) -> Result<FileGuard, UserError> {
        store.watch()?;
        let path = store.path().to_owned();
        let recovery = Recovery::of(&state, &path, author.clone(), store.keys());
        // A short file has a snapshot soon, a longer one after the first action: a user who only looks something up
        // does not wait for the disk.
        let due = path.metadata().is_ok_and(|data| data.len() <= SHORT_FILE);
        let mut guard = FileGuard {
            author,
            path,
            state,
            recovery,
            lock: None,
            rescued: None,
            due,
            unseen: false,
            copying: None,
            warned: false,
            damaged_logs: Vec::new(),
        };
        store.note_opened();
        match guard.take(store) {
            Ok(()) => {
                if let Err(problem) = seal::finish(store, &guard.state) {
                    guard.log(&problem);
                }
                if let Err(problem) = erasure::finish(store, &guard.state) {
                    guard.log(&problem);
                }
                if let Some(said) = guard.merge_unfinished(app, store) {
                    app.look_again(store.reader());
                    app.say(said);
                }
            }
            Err(why) => {
                store.set_read_only()?;
                app.say(app.model.words.problem(&why));
                app.model.barred = Some(why);
            }
        }
        Ok(guard)
    }

    /// Locks the file and opens its tail.
    pub(super) fn take(&mut self, store: &mut Store) -> Result<(), UserError> {
        if store.is_read_only() {
            return Err(UserError::file(FileFault::ReadOnly).with("path", store.path().display()));
        }
        self.lock = Some(FileLock::take(&self.path, &self.author)?);
        self.damaged_logs.extend(pending::take_in(store, &self.state));
        self.recovery.open_tail(store)
    }

    /// Handles a key once the state of the file is known. Usually it is unchanged: to look at it and to handle the key
    /// is then one read under one lock. The sentence reports a change.
    pub fn take_key<T>(
        &mut self,
        app: &mut App,
        store: &mut Store,
        take: impl Fn(&mut App, Reader<'_>) -> T,
    ) -> (Option<String>, T) {
        let reader = store.reader();
        match reader.in_read_transaction(|| self.is_calm(app, store).then(|| take(app, reader))) {
            Some(taken) => (None, taken),
            None => {
                let news = self.look(app, store);
                let reader = store.reader();
                (news, reader.in_read_transaction(|| take(app, reader)))
            }
        }
    }

    /// Whether the file is as it was known, without a change to handle.
    fn is_calm(&self, app: &App, store: &Store) -> bool {
        let is_done = self.copying.as_ref().is_some_and(JoinHandle::is_finished);
        let is_ours = self.lock.is_some() && self.rescued.is_none() && app.model.barred.is_none();
        is_ours && !is_done && !self.unseen && store.is_as_known()
    }

    /// Before a key is taken: is the file free now, has somebody written into it, is it still there? Then everything is
    /// read again, and the answer is a sentence that says so.
    fn look(&mut self, app: &mut App, store: &mut Store) -> Option<String> {
        if self.copying.as_ref().is_some_and(JoinHandle::is_finished) {
            self.finish(store);
        }
        let news = match self.rescued.clone() {
            Some(rescued) => self.retry_recovery(&rescued, app, store)?,
            None => {
                let free = self.lock.is_none().then(|| self.wait(app, store)).flatten();
                let unseen = std::mem::take(&mut self.unseen);
                let seen = match store.look() {
                    Ok(FileChange::Same) if unseen => Some(app.model.words.say("file-changed")),
                    // It could not be recovered, and is unchanged again.
                    Ok(FileChange::Same) if self.lock.is_some() && app.model.barred.is_some() => {
                        self.lift(app, store)
                    }
                    // A file that cannot be read now is looked at again before the next key.
                    Ok(FileChange::Same) | Err(_) => None,
                    Ok(FileChange::Written) => {
                        self.due = true;
                        Some(app.model.words.say("file-changed"))
                    }
                    Ok(sight) if self.lock.is_some() => Some(self.recover_open(sight, app, store)),
                    // The program that holds the lock repairs it.
                    Ok(_) => self.reread(app, store),
                };
                [free, seen].into_iter().flatten().reduce(|free, seen| format!("{free} {seen}"))?
            }
        };
        app.model.forget_searched();
        app.look_outside(store.reader());
        Some(news)
    }

    /// Tries to lock a file that another program had locked.
    fn wait(&mut self, app: &mut App, store: &mut Store) -> Option<String> {
        match self.take(store) {
            Ok(()) => {
                let free = self.lift(app, store);
                [free, self.merge_unfinished(app, store)]
                    .into_iter()
                    .flatten()
                    .reduce(|free, up| format!("{free} {up}"))
            }
            Err(why) => {
                app.model.barred = Some(why);
                None
            }
        }
    }

    /// Writing is possible again.
    fn lift(&self, app: &mut App, store: &Store) -> Option<String> {
        match store.set_writable() {
            Ok(()) => {
                app.model.barred = None;
                Some(app.model.words.say("file-free"))
            }
            Err(problem) => {
                self.log(&problem);
                None
            }
        }
    }

    /// Reopens the file for reading.
    fn reread(&mut self, app: &App, store: &mut Store) -> Option<String> {
        let opened = store.open_beside(&self.path);
        match opened.and_then(|new| new.set_read_only().and_then(|()| store.replace_with(new))) {
            Ok(()) => Some(app.model.words.say("file-changed")),
            Err(problem) => {
                self.log(&problem);
                None
            }
        }
    }

    /// Performs an effect. One that the file refused because it was changed a moment ago is performed once more when
    /// the file is recovered: no key is asked for twice.
    pub fn perform(
        &mut self,
        effect: Effect,
        app: &mut App,
        store: &mut Store,
        transfers: &mut Transfers,
        draw: DrawFn<'_>,
    ) -> EffectOutcome {
        // The preview of the merge was made for another file: it is made again.
        let looked_at = matches!(effect, Effect::Take | Effect::Restore);
        let again = (effect.writes() && !looked_at).then(|| effect.clone());
        if looked_at
            || matches!(
                effect,
                Effect::Carry { .. }
                    | Effect::ExchangeAsIs(_)
                    | Effect::Unlock { .. }
                    | Effect::Reseal(_)
                    | Effect::Erase(_)
                    | Effect::Transfer { .. }
            )
        {
            // The effect keeps a copy of the file first: two copies are not made at once.
            self.finish(store);
        }
        self.due |= matches!(effect, Effect::Restore);
        let begun = store.has_written();
        let outcome = perform(effect, app, store, transfers, draw);
        self.due |= begun != store.has_written() || store.tail_is_long();
        self.warn(app, store);
        let (EffectOutcome::Refused(problem), Some(effect)) = (&outcome, again) else { return outcome };
        let moved = problem.is(FileFault::Moved);
        match self.look(app, store) {
            None if !moved => outcome,
            news => {
                let outcome = perform(effect, app, store, transfers, draw);
                news.into_iter().for_each(|news| app.say(news));
                outcome
            }
        }
    }

    /// Says once that the tail cannot be written: the action itself is in the file.
    fn warn(&mut self, app: &mut App, store: &Store) {
        let Some(failure) = store.tail_failure() else {
            self.warned = false;
            return;
        };
        if !std::mem::replace(&mut self.warned, true) {
            self.note(&format!("tail: {failure}"));
            let folder = self.recovery.snapshots().folder().display().to_string();
            let said = say!(app.model.words, "tail-unwritten", path = folder);
            app.say(said);
        }
    }

    /// Whether this program holds the file that it was begun on.
    #[must_use]
    pub fn holds_file(&self) -> bool {
        self.lock.is_some() && self.rescued.is_none()
    }

    /// Whether a snapshot is due.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.due && self.holds_file() && self.copying.is_none()
    }

    /// Starts the snapshot, if the file is the known one: another one would replace a better snapshot. `day_start` is
    /// when the day began.
    ///
    /// # Errors
    /// If it cannot be begun: what is written goes into the tail all the same.
    pub fn provide(&mut self, store: &mut Store, day_start: SystemTime) -> Result<(), UserError> {
        // Once only: a full disk must not be tried at every pause.
        self.due = false;
        match store.look() {
            Ok(FileChange::Same) => {}
            // The screens learn of it with the next key.
            Ok(FileChange::Written) => self.unseen = true,
            _ => return Ok(()),
        }
        let (path, author, known) = (self.path.clone(), self.author.clone(), store.known()?);
        let keys = store.keys().clone();
        let snapshots = self.recovery.snapshots().clone();
        let copy = move || {
            let store = Store::open_with(&path, author, &keys)?;
            if store.has_all(known)? { snapshots.provide(&store, day_start) } else { Ok(()) }
        };
        let begun = std::thread::Builder::new().spawn(copy);
        self.copying = Some(begun.map_err(|e| UserError::file(FileFault::Failed).because(e))?);
        Ok(())
    }

    /// Waits for the snapshot, and clears the tail if the snapshot has all operations.
    pub fn finish(&mut self, store: &mut Store) {
        let Some(copying) = self.copying.take() else { return };
        match copying.join().unwrap_or_else(|_| Err(UserError::file(FileFault::Failed))) {
            Ok(()) => {
                if store.digest().is_ok_and(|now| self.recovery.snapshots().has(store, &now)) {
                    store.clear_tail();
                }
            }
            Err(problem) => self.log(&problem),
        }
    }

    /// Writes the pending actions before the program ends: to a log, where the file cannot be written.
    pub fn settle(&self, store: &mut Store) {
        let settled = pending::settle(store, &self.state);
        if let Err(problem) = settled {
            self.log(&problem);
        }
    }

    pub(super) fn note(&self, what: &str) {
        log::line(&self.state, &format!("rescue: {what}"));
    }

    pub(super) fn log(&self, problem: &UserError) {
        let cause = problem.cause.as_ref().map(|c| format!("{c:#}")).unwrap_or_default();
        self.note(&format!("{} {cause}", problem.id));
    }
}

impl Drop for FileGuard {
    /// Joins the thread: a half made copy would be left behind.
    fn drop(&mut self) {
        if let Some(copying) = self.copying.take() {
            let _ = copying.join();
        }
    }
}
