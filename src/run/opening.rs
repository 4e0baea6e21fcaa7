//! Opening the file: with a frame that says what is done where that takes long, and with the cases kept when it was left.

use super::terminal::Terminal;
use super::{RunGuards, recovery};
use crate::app::{App, opening};
use crate::domain::{FileFault, UserError};
use crate::env::{Env, author::author, folders, log};
use crate::screen::Model;
use crate::store::{KeptCases, LongOpening, Store, Tell};
use crate::sync::state_file::StateFile;
use crate::text::Words;

/// The opened file, and a notice about it.
pub(super) type Opened = (Option<Store>, Option<String>);

/// Opens the file, if there is one. A file lost in a run that was killed is put back first. Work on a long file is reported.
pub(super) fn open(words: &Words, env: &Env, tell: Tell<'_>) -> Result<Opened, UserError> {
    let is_there = env.file.symlink_metadata().is_ok();
    let opened = is_there.then(|| env.open_telling(tell)).transpose();
    let is_lost = match &opened {
        Ok(store) => store.is_none(),
        Err(problem) => problem.fault().is_some_and(FileFault::is_broken),
    };
    if is_lost {
        let state = folders::state_folder();
        if let Some(said) = recovery::restore_lost(&state, &env.file, author(), &env.keys, words)? {
            return Ok((Some(env.open()?), Some(said)));
        }
    }
    Ok((opened?, None))
}

/// Draws what is done. A terminal that is gone is noticed by the next frame.
pub(super) fn draw(terminal: &mut Terminal, words: &Words, work: LongOpening) {
    drop(terminal.draw(|area, buf| {
        opening::view(words, work, area, buf);
        None
    }));
}

/// Where the current cases of the file are kept for the next start; `None`: the program does not know where it lies itself.
pub(super) fn kept_cases(store: &Store) -> Option<KeptCases> {
    let path = StateFile::Cases.path(&folders::state_folder(), store.path());
    Some(KeptCases::of(path, folders::program()?, store.sealer(StateFile::Cases.purpose())))
}

/// Gives the terminal back and keeps the current cases of today: nobody waits for that any more.
pub(super) fn keep_cases(terminal: &mut Terminal, app: &App, store: &Store, guards: &RunGuards) {
    terminal.leave();
    let is_ours = guards.file_guard.holds_file() && store.is_as_known();
    let kept = is_ours.then(|| kept_cases(store)).flatten();
    if let Some(Err(problem)) = kept.map(|kept| kept.keep(store.reader(), Model::current(app.model.now))) {
        // The next start reads the file.
        log::error(&problem);
    }
}
