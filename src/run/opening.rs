//! Opening the file, with a frame that says what is done where that takes long.

use super::recovery;
use super::terminal::Terminal;
use crate::app::opening;
use crate::domain::{FileFault, UserError};
use crate::env::{Env, author::author, folders};
use crate::store::{LongOpening, Store, Tell};
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
