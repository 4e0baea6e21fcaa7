//! Recovery by the guard: the file was replaced, overwritten or removed while it was open, or after a run that did not
//! end.

use std::path::Path;

use super::file_guard::FileGuard;
use crate::app::App;
use crate::domain::UserError;
use crate::env::log;
use crate::store::{Author, FileChange, FileLock, KeyRing, Store};
use crate::sync::pending;
use crate::sync::recover::{Recovery, RecoveryOutcome};
use crate::text::{Words, say};

impl FileGuard {
    /// Merges the acknowledged operations of the last run that the file lacks; returns the notices about that and about
    /// unreadable logs of actions.
    pub(super) fn merge_unfinished(&mut self, app: &App, store: &mut Store) -> Option<String> {
        let merged = match self.recovery.merge_unfinished(store) {
            Ok(found) => {
                let said = [("rescue-taken-up", found.0), ("rescue-gap", found.1)];
                let said = said.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| {
                    self.note(&format!("{id}, {n} operations"));
                    app.model.words.count(id, n)
                });
                said.reduce(|up, gap| format!("{up} {gap}"))
            }
            Err(problem) => {
                self.log(&problem);
                // The operations of the tail are not merged yet: no snapshot of this file may clear it.
                store.drop_tail();
                Some(app.model.words.problem(&problem))
            }
        };
        let unread = std::mem::take(&mut self.damaged_logs).into_iter().map(|damaged| {
            let problem = pending::put_aside(&damaged);
            self.log(&problem);
            app.model.words.problem(&problem)
        });
        merged.into_iter().chain(unread).reduce(|said, next| format!("{said} {next}"))
    }

    /// Recovers the known operations of the file; returns the sentence about the outcome.
    pub(super) fn recover_open(&mut self, sight: FileChange, app: &mut App, store: &mut Store) -> String {
        self.due = true;
        let outcome = self.recovery.recover_open(store, sight);
        let came_of_it = match &outcome {
            Ok((RecoveryOutcome::Joined(count), _)) => format!("joined, {count} operations"),
            Ok((RecoveryOutcome::PutBack, _)) => "put back".to_owned(),
            Ok((RecoveryOutcome::PutAside(_), _)) => "put back, the other one aside".to_owned(),
            Ok((RecoveryOutcome::Waits { why, .. }, _)) => format!("waits, {}", why.id),
            Err(problem) => problem.id.to_owned(),
        };
        self.note(&format!("{sight:?}, {came_of_it}"));
        match outcome {
            Ok((outcome, lacking)) => {
                let said = self.take_outcome(outcome, app, store);
                if lacking == 0 {
                    return said;
                }
                self.note(&format!("{lacking} operations missing"));
                format!("{said} {}", app.model.words.count("rescue-gap", lacking))
            }
            Err(problem) => {
                self.log(&problem);
                self.bar(problem, app, store)
            }
        }
    }

    /// Tries to merge the recovered file; `None`: it remains for later.
    pub(super) fn retry_recovery(
        &mut self,
        rescued: &Path,
        app: &mut App,
        store: &mut Store,
    ) -> Option<String> {
        // The lock went with the folder; who else has the file now is to be asked first.
        if self.lock.is_none() && self.path.exists() {
            match FileLock::take(&self.path, &self.author) {
                Ok(lock) => self.lock = Some(lock),
                Err(why) => {
                    app.model.barred = Some(why);
                    return None;
                }
            }
        }
        match self.recovery.retry_recovery(store, rescued) {
            Ok(RecoveryOutcome::Waits { why, .. }) => {
                app.model.barred = Some(why);
                None
            }
            Ok(outcome) => {
                self.rescued = None;
                self.note("came back");
                Some(self.take_outcome(outcome, app, store))
            }
            Err(problem) => Some(self.bar(problem, app, store)),
        }
    }

    /// Locks or bars the file according to the outcome; returns the sentence about it.
    fn take_outcome(&mut self, outcome: RecoveryOutcome, app: &mut App, store: &mut Store) -> String {
        // The lock beside the file may have gone with it.
        self.lock = None;
        let said = sentence(&outcome, &app.model.words);
        if let RecoveryOutcome::Waits { rescued, why } = outcome {
            self.rescued = Some(rescued);
            return self.bar(why, app, store);
        }
        match self.take(store).and_then(|()| store.set_writable()) {
            Ok(()) => app.model.barred = None,
            Err(why) => return format!("{said} {}", self.bar(why, app, store)),
        }
        said
    }

    /// Nothing may be written for now.
    fn bar(&mut self, why: UserError, app: &mut App, store: &mut Store) -> String {
        if let Err(problem) = store.set_read_only() {
            self.log(&problem);
        }
        if self.lock.is_none() {
            // The program that holds the lock writes the tail.
            store.drop_tail();
        }
        let said = app.model.words.problem(&why);
        app.model.barred = Some(why);
        said
    }
}

/// Restores the file at `path` that is gone or broken since a run that did not end; returns the notice, `None` where
/// there was no such run.
///
/// # Errors
/// If it cannot be put back now.
pub fn restore_lost(
    state: &Path,
    path: &Path,
    author: Author,
    keys: &KeyRing,
    words: &Words,
) -> Result<Option<String>, UserError> {
    let Some((outcome, lacking)) = Recovery::of(state, path, author, keys).restore_lost()? else {
        return Ok(None);
    };
    let missing = (lacking > 0).then(|| words.count("rescue-gap", lacking));
    log::line(state, &format!("rescue: put back at the start, {lacking} operations missing"));
    Ok([Some(sentence(&outcome, words)), missing].into_iter().flatten().reduce(|a, b| format!("{a} {b}")))
}

fn sentence(outcome: &RecoveryOutcome, words: &Words) -> String {
    match outcome {
        RecoveryOutcome::Joined(0) => words.say("file-changed"),
        RecoveryOutcome::Joined(count) => words.count("rescue-joined", *count),
        RecoveryOutcome::PutBack => words.say("rescue-put-back"),
        RecoveryOutcome::PutAside(aside) => {
            say!(words, "rescue-put-aside", path = aside.display().to_string())
        }
        RecoveryOutcome::Waits { why, .. } => words.problem(why),
    }
}
