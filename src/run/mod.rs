//! The event loop of the screens: keys in, frames out, effects performed in one transaction each.
//!
//! ```text
//! terminal event ─ keys ─ burst (a paste or keys?) ─ App::press ─ Effect ─ perform ─ store
//!                                                                    └─ outcome ─ App::done ─ draw
//! ```
//! Around it: `file_guard` holds the lock, the tail and the snapshots of the open file, `draft` the form being typed,
//! `transfers` the copies. Nothing runs between keys but what the loop waits for: midnight, a sync, a snapshot.

mod clipboard;
pub mod days;
pub mod draft;
mod entrance;
mod erase;
mod exchange;
pub mod file_guard;
pub mod first_frame;
mod frame;
mod idle;
mod kept_start;
mod keys;
pub mod lesson_step;
mod lists;
mod lock;
mod lookup;
mod opening;
mod ordered;
mod paste_detection;
mod pause;
pub mod perform;
pub mod recovery;
mod reseal;
mod restore;
mod sentence;
mod service;
mod subject;
mod terminal;
mod transfer;
pub mod transfers;
pub mod viewed;

use std::io::IsTerminal;
use std::process::ExitCode;

use chrono::NaiveDate;

use crate::app::{App, leaving::DraftKeeping, lock::LockScreen};
use crate::domain::{FileFault, UserError};
use crate::env::{Env, author::author, clock, folders, locale, log, rights};
use crate::model::FileProtection;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::screen::start::FirstTask;
use crate::screen::{Effect, Model};
use crate::store::{KeptCases, Store};
use crate::text::Words;
use draft::Drafts;
use file_guard::FileGuard;
use idle::IdleTimer;
use kept_start::{KeptStart, is_taught};
use keys::{Input, KeyStream};
use lesson_step::LessonStep;
use opening::{Opened, open};
use pause::{letters, use_pause, waits_until};
use perform::EffectOutcome;
use terminal::Terminal;
use transfers::Transfers;
use viewed::ViewedCard;

/// Opens the screens on the district's file and stays until the user leaves. Without a file the guided start asks how to
/// begin.
///
/// # Errors
/// If the file cannot be opened, or there is no terminal that can show the screens.
pub fn screens(words: &Words, env: &Env) -> Result<ExitCode, UserError> {
    if locale::is_dumb() {
        return Err(UserError::new("terminal-dumb"));
    }
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(UserError::new("no-terminal"));
    }
    // A file that is there but does not open is reported on the terminal as it was. A sealed one is asked for in the frame.
    let mut entered = None;
    let mut tell = |work| {
        if entered.is_none() {
            entered = Terminal::enter(words.lang(), env.means).ok();
        }
        entered.iter_mut().for_each(|terminal| opening::draw(terminal, words, work));
    };
    let opened = match open(words, env, &mut tell) {
        Err(problem) if problem.is_locked() => Err(env.named(problem)),
        Err(problem) => {
            entered.iter_mut().for_each(Terminal::leave);
            return Err(problem);
        }
        Ok(opened) => Ok(opened),
    };
    let mut terminal = entered.map_or_else(|| Terminal::enter(words.lang(), env.means), Ok)?;
    let ended = stay(&mut terminal, words, env, opened);
    terminal.leave();
    ended.map(|()| ExitCode::SUCCESS)
}

/// Runs the screens from the first frame to the last.
fn stay(
    terminal: &mut Terminal,
    words: &Words,
    env: &Env,
    opened: Result<Opened, UserError>,
) -> Result<(), UserError> {
    let mut keys = KeyStream::new();
    let (store, mut news, locked) = match opened {
        Ok((store, news)) => (store, news, None),
        Err(problem) => (None, None, Some(problem)),
    };
    let (mut store, lang, first) = match store {
        Some(store) => (store, words.lang(), FirstTask::Work),
        None => {
            let Some(found) = entrance::ask(terminal, &mut keys, words.lang(), env, locked)? else {
                return Ok(());
            };
            let words = Words::of(found.lang);
            let mut tell = |work| opening::draw(terminal, &words, work);
            let (store, said) = open(&words, &env.with_file(found.file), &mut tell)?;
            news = news.or(said);
            let missing = || UserError::file(FileFault::Missing);
            (store.ok_or_else(missing)?, found.lang, found.first)
        }
    };
    let env = &env.with_file(store.path().to_owned());
    let kept = KeptStart::of(words.lang());
    let words = if lang == words.lang() { words.clone() } else { Words::of(lang) };
    kept.show(terminal, &store, &words, env.today)?;
    let mut app = read_app(&store, words, env.today, kept.cases(&store))?;
    let mut lesson = LessonStep::of(folders::state_folder());
    if is_taught(&store) {
        lesson.begin(&mut app);
    }
    // Lock, tail and drafts come behind the first frame: mostly they change nothing of it.
    draw(terminal, &mut app)?;
    let mut guards = RunGuards::begin(&mut app, &mut store)?;
    let rights = rights::mend(store.path()).map(|problem| app.model.words.problem(&problem));
    let day = days::notice(&app.model.words, env, &store)?;
    news.into_iter().chain(rights).chain(day).for_each(|said| app.say(said));
    begin_work(&mut app, &store, &mut guards, first);
    loop {
        let ended = work(terminal, &mut keys, &mut app, &mut store, &mut guards, env);
        // A lesson that cannot be kept starts again, which does no harm.
        drop(lesson.keep(&app));
        guards.file_guard.settle(&mut store);
        if !matches!(ended, Ok(SessionEnd::Locked)) {
            kept.keep(terminal, &app, &store, &guards);
        }
        match ended? {
            SessionEnd::Left => return Ok(()),
            SessionEnd::Locked => {
                if guards.drafts.waits() {
                    log_failure(guards.drafts.sync());
                }
                terminal.clear_copy();
                let words = app.model.words.clone();
                let screen = match store.is_sealed() {
                    true => LockScreen::of_sealed(words.clone()),
                    false => LockScreen::of_plain(words.clone()),
                };
                // The file is closed, and with it goes every key.
                drop(guards);
                drop(store);
                let Some(opened) = lock::wait(terminal, &mut keys, &words, env, screen)? else {
                    return Ok(());
                };
                store = opened.0;
                guards = RunGuards::begin(&mut app, &mut store)?;
                app.look_outside(store.reader());
                let turned = (!env.fixed_today).then(|| days::turn(&mut app, store.reader(), clock::today()));
                opened.1.into_iter().chain(turned.flatten()).for_each(|news| app.say(news));
            }
        }
    }
}

/// The screens of the district on a day, with what this machine knows of its file.
fn read_app(
    store: &Store,
    words: Words,
    on: NaiveDate,
    kept: impl IntoIterator<Item = KeptCases>,
) -> Result<App, UserError> {
    let model = Model::read_with(store.reader().on(on), words, on, kept)?;
    // The bottlenecks of the weeks ahead belong to the first frame: later they would need a second one.
    model.ahead();
    let mut app = App::new(model);
    app.model.papers = folders::documents_folder(store.path());
    app.model.zone = clock::zone();
    app.model.protection = FileProtection::of(store);
    Ok(app)
}

/// Opens the draft of the last run, and the list that a new district begins with.
fn begin_work(app: &mut App, store: &Store, guards: &mut RunGuards, first: FirstTask) {
    // A second program that only reads leaves the draft to the one that holds the file.
    if app.model.barred.is_none()
        && let Err(problem) = guards.drafts.reopen(app, store.reader())
    {
        app.refused(app.model.words.problem(&problem));
        log::error(&problem);
    }
    if first == FirstTask::List
        && let Err(problem) = guards.transfers.seek(PathPurpose::List, app, store)
    {
        app.refused(app.model.words.problem(&problem));
    }
}

/// How the work with the open file ended.
enum SessionEnd {
    /// The user leaves.
    Left,
    /// The screen is to be locked.
    Locked,
}

/// The guards of the file and of what is typed, and the transfers of copies.
struct RunGuards {
    file_guard: FileGuard,
    drafts: Drafts,
    transfers: Transfers,
}

impl RunGuards {
    /// Guards the file that was opened.
    fn begin(app: &mut App, store: &mut Store) -> Result<RunGuards, UserError> {
        (app.model.protection, app.model.barred) = (FileProtection::of(store), None);
        let file_guard = FileGuard::begin(author(), folders::state_folder(), app, store)?;
        let drafts = Drafts::of(&folders::state_folder(), store);
        Ok(RunGuards { file_guard, drafts, transfers: Transfers::here() })
    }
}

/// Draws the screens in the size of the window.
fn draw(terminal: &mut Terminal, app: &mut App) -> Result<(), UserError> {
    terminal.draw(|area, buf| {
        app.fit(area);
        app.view(area, buf)
    })
}

/// The loop: draws, waits for a key, performs its command. Beside keys it waits for midnight and, once after a change, for
/// the pause in which a draft or the tail is synced, the lookup is computed or a snapshot is begun.
fn work(
    terminal: &mut Terminal,
    keys: &mut KeyStream,
    app: &mut App,
    store: &mut Store,
    guards: &mut RunGuards,
    env: &Env,
) -> Result<SessionEnd, UserError> {
    let mut viewed = ViewedCard::default();
    let mut idle = IdleTimer::new(env.lock_after.filter(|_| !store.is_demo()));
    loop {
        draw(terminal, app)?;
        let until = [waits_until(app, store, guards, env), idle.left(), terminal.copy_left()];
        let input = keys.next(until.into_iter().flatten().min(), letters(app))?;
        let is_stale = terminal.copy_left().is_some_and(|left| left.is_zero());
        if is_stale && terminal.clear_copy() && matches!(input, Input::Timeout) && !idle.is_over() {
            continue;
        }
        // A person who comes back to a computer that slept is asked too: the key was not meant for the screen.
        if idle.is_over() {
            return Ok(SessionEnd::Locked);
        }
        if !matches!(input, Input::Timeout) {
            idle.begin_again();
        }
        let turned = (!env.fixed_today).then(|| days::turn(app, store.reader(), clock::today())).flatten();
        // A note begun by this key is stamped with the hour.
        app.model.time = Some(clock::time());
        let (news, effect) = match input {
            Input::Key(key) => guards.file_guard.take_key(app, store, |app, reader| app.press(key, reader)),
            Input::Paste(text) => {
                let (news, ()) =
                    guards.file_guard.take_key(app, store, |app, reader| app.paste(&text, reader));
                (news, None)
            }
            Input::Resize => {
                terminal.fit()?;
                (None, None)
            }
            Input::Timeout => {
                if turned.is_none() && use_pause(app, store, guards) {
                    continue;
                }
                app.model.forget_searched();
                app.look_again(store.reader());
                (None, None)
            }
        };
        if let Some(effect) = effect
            && let Some(ended) = perform_here(effect, (&mut *terminal, &mut *keys), app, store, guards)
        {
            return Ok(ended);
        }
        turned.into_iter().chain(news).for_each(|said| app.say(said));
        viewed.note(app, store);
        if app.model.barred.is_none() {
            let kept = guards.drafts.keep(app);
            app.note_draft(if kept.is_ok() { DraftKeeping::Kept } else { DraftKeeping::Unkept });
            log_failure(kept);
        }
    }
}

/// Logs a draft that could not be written; the form goes on.
fn log_failure(kept: std::io::Result<()>) {
    if let Err(error) = kept {
        log::error(&UserError::new("draft-unkept").because(error));
    }
}

/// Performs an effect and its part in the terminal; returns how the work ends, if it does.
fn perform_here(
    effect: Effect,
    (terminal, keys): (&mut Terminal, &mut KeyStream),
    app: &mut App,
    store: &mut Store,
    guards: &mut RunGuards,
) -> Option<SessionEnd> {
    let mut draw = |app: &App| {
        // A picture that cannot be drawn meanwhile is reported by the next one that cannot.
        drop(terminal.draw(|area, buf| app.view(area, buf)));
        keys.wish()
    };
    match guards.file_guard.perform(effect, app, store, &mut guards.transfers, &mut draw) {
        EffectOutcome::Stay => {}
        EffectOutcome::Leave => return Some(SessionEnd::Left),
        EffectOutcome::Lock => return Some(SessionEnd::Locked),
        EffectOutcome::Speak(lang) => terminal.speak(lang),
        EffectOutcome::Copy(text) => terminal.copy(&text),
        EffectOutcome::Resealed => guards.drafts.seal(store),
        EffectOutcome::Refused(problem) => log::error(&problem),
    }
    None
}
