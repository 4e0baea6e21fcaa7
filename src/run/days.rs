//! What the day of the computer says about the file that is opened: a clock that is behind, a demo whose terms have
//! passed; and how the screens come to another day.

use chrono::NaiveDate;

use crate::app::App;
use crate::domain::UserError;
use crate::env::{Env, folders, init};
use crate::store::{Reader, Store};
use crate::text::{Words, say};

/// What is to be said of the day when the screens open.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn notice(words: &Words, env: &Env, store: &Store) -> Result<Option<String>, UserError> {
    let day = |day| words.day(day);
    let last = store.reader().last_written_day()?;
    // A day that was given is not that of the computer.
    if let Some(last) = last.filter(|last| !env.fixed_today && env.today < *last) {
        return Ok(Some(say!(words, "clock-behind", today = day(env.today), day = day(last))));
    }
    let path = folders::demo_file();
    let stale = if store.path() == path { init::stale_demo(store, env.today)? } else { None };
    Ok(stale.map(|made| say!(words, "demo-stale", day = day(made), path = path.display().to_string())))
}

/// Moves the screens to `day`, if the computer has another one than they show: after midnight, after a sleep, after its
/// clock was set. A key pressed next that was meant for what is no longer there acts on nothing. Returns what is to be
/// said of it.
pub fn turn(app: &mut App, reader: Reader<'_>, day: NaiveDate) -> Option<String> {
    let before = app.model.now;
    if before == day {
        return None;
    }
    app.model.start_day(day);
    app.model.forget_searched();
    app.look_outside(reader);
    let w = &app.model.words;
    let id = if day < before { "clock-set-back" } else { "clock-turned" };
    Some(say!(w, id, before = w.weekday_near(before, day), today = w.weekday_near(day, before)))
}
