//! The pauses of the loop: how long it waits for a key, and what it does while nobody types.

use std::time::Duration;

use super::draft::PAUSE;
use super::paste_detection::LetterMeaning;
use super::{RunGuards, log_failure, lookup};
use crate::app::App;
use crate::env::{Env, clock, log};
use crate::screen::Scope;
use crate::store::Store;

/// Pause after a change before the lookup is begun.
const READY: Duration = Duration::from_millis(30);

/// Pause after the last key before a snapshot is made.
const QUIET: Duration = Duration::from_secs(2);

/// What letters mean where the next key goes.
pub(super) fn letters(app: &App) -> LetterMeaning {
    match app.scope() {
        Scope::Entry | Scope::Filter => LetterMeaning::Text,
        scope if scope.takes_text() => LetterMeaning::Window,
        scope => LetterMeaning::Commands(scope),
    }
}

/// How long the loop waits for a key before it goes on by itself.
pub(super) fn waits_until(app: &App, store: &Store, guards: &RunGuards, env: &Env) -> Option<Duration> {
    match () {
        () if guards.drafts.waits() => Some(PAUSE),
        () if !app.is_ready() => Some(READY),
        () if store.tail_waits() => Some(PAUSE),
        () if guards.file_guard.waits() => Some(QUIET),
        () => until_midnight(env),
    }
}

/// Does the work of a pause, which no key should wait for; returns whether there was any.
pub(super) fn use_pause(app: &mut App, store: &mut Store, guards: &mut RunGuards) -> bool {
    match () {
        () if guards.drafts.waits() => log_failure(guards.drafts.sync()),
        // While nobody types: the first letter of a lookup then waits for nothing.
        () if !app.is_ready() => {
            if lookup::begin(&app.model, store).is_err() {
                app.make_ready(store.reader());
            }
        }
        () if store.tail_waits() => store.sync_tail(),
        () if guards.file_guard.waits() => {
            if let Err(problem) = guards.file_guard.provide(store, clock::start_of_today()) {
                log::error(&problem);
            }
        }
        () => return false,
    }
    true
}

/// Time until midnight; `None` where the day was given and does not move.
fn until_midnight(env: &Env) -> Option<Duration> {
    (!env.fixed_today).then(clock::until_midnight)
}
