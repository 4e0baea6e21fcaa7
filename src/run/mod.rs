//! The terminal: keys in, frames out, effects performed. Here, and in `cli`, are the clock and the outside world.

mod keys;
mod terminal;

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use chrono::{Local, NaiveTime};

use crate::app::App;
use crate::cli::place::{self, Place};
use crate::domain::Problem;
use crate::screen::{Desk, Effect};
use crate::store::Store;
use crate::text::{Lang, Words};
use keys::{Input, Keys};
use terminal::Terminal;

/// Opens the desk on the district's file and stays until the user leaves.
///
/// # Errors
/// If the file cannot be opened, or there is no terminal that can show the screens.
pub fn desk(lang: Lang, place: &Place) -> Result<ExitCode, Problem> {
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(Problem::new("no-terminal"));
    }
    if !place::is_utf8() {
        return Err(Problem::new("locale-not-utf8"));
    }
    let mut store = place.open()?;
    let desk = Desk::read(store.reader(), Words::of(lang), place.today, store.is_read_only())?;
    let mut app = App::new(desk);
    let mut terminal = Terminal::enter(lang)?;
    let ended = work(&mut terminal, &mut app, &mut store, place);
    terminal.leave();
    ended.map(|()| ExitCode::SUCCESS)
}

/// Draws, waits for a key, does what it means. Between keys nothing runs: the only other thing waited for is midnight.
fn work(terminal: &mut Terminal, app: &mut App, store: &mut Store, place: &Place) -> Result<(), Problem> {
    let mut keys = Keys::new();
    loop {
        terminal.draw(app)?;
        let input = keys.next(until_midnight(place))?;
        let effect = match input {
            Input::Key(key) => app.press(key, store.reader()),
            Input::Paste(text) => {
                app.paste(&text);
                None
            }
            Input::Resize => None,
            Input::Timeout => {
                app.desk.today = if place.fixed_today { place.today } else { place::this_day() };
                app.look_again(store.reader());
                None
            }
        };
        if let Some(effect) = effect
            && perform(effect, terminal, app, store)
        {
            return Ok(());
        }
    }
}

/// Performs an effect; gives whether the user leaves.
fn perform(effect: Effect, terminal: &mut Terminal, app: &mut App, store: &mut Store) -> bool {
    let act = |app: &App, act: &str| app.desk.words.pick("act", act);
    let said = match effect {
        Effect::Quit => return true,
        Effect::Record { act: verb, records } => store
            .record(verb, &records)
            .map(|w| w.op.map(|_| format!("{}. {}", capital(&act(app, verb.code())), app.desk.words.say("undo-how")))),
        Effect::Remove { act: verb, ids } => store
            .remove(verb, &ids)
            .map(|_| Some(format!("{}. {}", capital(&act(app, verb.code())), app.desk.words.say("undo-how")))),
        Effect::Undo => store.undo().map(|r| {
            Some(app.desk.words.fill("undo-done", &[("act", act(app, &r.act).into())]))
        }),
        Effect::Redo => store.redo().map(|r| {
            Some(app.desk.words.fill("redo-done", &[("act", act(app, &r.act).into())]))
        }),
        Effect::Language => {
            let other = app.desk.words.lang().other();
            app.desk.words = Words::of(other);
            terminal.speak(other);
            Ok(None)
        }
        Effect::Copy(text) => {
            terminal.copy(&text);
            Ok(Some(app.desk.words.fill("copied", &[("text", text.as_str().into())])))
        }
    };
    match said {
        Ok(said) => app.done(said, store.reader()),
        Err(problem) => {
            place::log(&problem);
            app.refused(app.desk.words.problem(&problem));
        }
    }
    false
}

fn capital(text: &str) -> String {
    crate::screen::preview::capitalised(text)
}

/// How long the day still lasts; for ever if it was named.
#[allow(clippy::disallowed_methods)]
fn until_midnight(place: &Place) -> Option<Duration> {
    if place.fixed_today {
        return None;
    }
    let now = Local::now().naive_local();
    let midnight = crate::domain::day::day_after(now.date()).and_time(NaiveTime::MIN);
    // A second more, so that the clock has certainly turned.
    Some((midnight - now).to_std().unwrap_or_default() + Duration::from_secs(1))
}
