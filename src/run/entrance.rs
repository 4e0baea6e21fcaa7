//! The guided start, where it touches the disk: creating a file, opening one, completing a path.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::keys::{Input, KeyStream};
use super::opening::{self, open};
use super::paste_detection::LetterMeaning;
use super::terminal::Terminal;
use super::transfers::changed;
use crate::app::entrance::StartApp;
use crate::demo;
use crate::domain::action::ActionKind;
use crate::domain::{FileFault, UserError};
use crate::env::{
    Env,
    author::author,
    folders,
    init::{self, NewDistrict, NewFileProtection},
    log,
};
use crate::screen::start::{self, DistrictRequest, FirstTask, Folders, StartEffect, StartScreen};
use crate::store::Tell;
use crate::sync::pending;
use crate::sync::restore::restore as put_back;
use crate::sync::snapshots::Snapshots;
use crate::text::{Lang, Words};

pub struct StartResult {
    /// The file to open.
    pub file: PathBuf,
    /// The language chosen.
    pub lang: Lang,
    /// What comes first.
    pub first: FirstTask,
}

/// Asks until a file opens, first for the passphrase of `locked`; `None`: the user has left.
///
/// # Errors
/// If the terminal is gone.
pub fn ask(
    terminal: &mut Terminal,
    keys: &mut KeyStream,
    lang: Lang,
    env: &Env,
    locked: Option<UserError>,
) -> Result<Option<StartResult>, UserError> {
    let folders = Folders {
        home: ["HOME", "USERPROFILE"].iter().find_map(std::env::var_os).map(PathBuf::from),
        here: std::env::current_dir().unwrap_or_default(),
    };
    let start = StartScreen::new(Words::of(lang), env.today, &env.file, folders);
    let mut entrance = StartApp::new(start.with_snapshot(last_snapshot(env)));
    if let Some(problem) = locked {
        entrance.start.unlock(&env.file, problem);
    }
    let mut first = FirstTask::default();
    loop {
        terminal.draw(|area, buf| {
            entrance.fit(area);
            entrance.view(area, buf)
        })?;
        let wish = match keys.next(None, LetterMeaning::Text)? {
            Input::Key(key) => entrance.press(key),
            Input::Paste(text) => {
                entrance.paste(&text);
                None
            }
            Input::Resize => {
                terminal.fit()?;
                None
            }
            Input::Timeout => None,
        };
        let lang = entrance.start.words.lang();
        terminal.speak(lang);
        let done = match wish {
            Some(StartEffect::Quit) => return Ok(None),
            Some(StartEffect::Complete(path)) => {
                let (path, names) = folders::complete(&path);
                entrance.start.complete(&path, names);
                continue;
            }
            Some(wish) => {
                if let StartEffect::Make(plan) = &wish {
                    first = plan.first;
                }
                let path = match &wish {
                    StartEffect::Open(path) => at_path(path, env),
                    StartEffect::Unlock(path, _) | StartEffect::Restore(path) => path.clone(),
                    _ => env.file.clone(),
                };
                let words = &entrance.start.words;
                let mut tell = |work| opening::draw(terminal, words, work);
                grant(wish, env, words, &mut tell).map_err(|problem| (path, problem))
            }
            None => continue,
        };
        match done {
            Ok(file) => return Ok(Some(StartResult { file, lang, first })),
            Err((path, problem)) if problem.is_locked() => entrance.start.unlock(&path, problem),
            Err((_, problem)) => {
                log::error(&problem);
                entrance.start.fail(problem);
            }
        }
    }
}

/// Creates or opens the file that was asked for. Work on a long file is reported.
///
/// # Errors
/// If it cannot be made or opened.
fn grant(wish: StartEffect, env: &Env, words: &Words, tell: Tell<'_>) -> Result<PathBuf, UserError> {
    let file = match wish {
        StartEffect::Make(DistrictRequest {
            regulation,
            district,
            curator,
            position,
            path,
            passphrase,
            first: _,
        }) => {
            let new = NewDistrict { regulation, district, curator, position };
            let protection = passphrase.map_or(NewFileProtection::Plain, NewFileProtection::Sealed);
            init::district(&path, &new, protection, &env.keys)?;
            return Ok(path);
        }
        StartEffect::Open(path) => at_path(&path, env),
        StartEffect::Restore(snapshot) => return restore(&snapshot, env),
        StartEffect::Unlock(path, passphrase) => {
            env.keys.add(passphrase);
            if last_snapshot(env).is_some_and(|(snapshot, _)| snapshot == path) {
                return restore(&path, env);
            }
            return open(words, &env.with_file(path.clone()), tell).map(|_| path);
        }
        _ => {
            let path = folders::demo_file();
            if !path.exists() {
                init::demo(&path, &demo::DemoSpec::new(env.today)?, &mut |_, _| {})?;
            }
            path
        }
    };
    let opened = env.with_file(file.clone()).open_telling(tell);
    match opened {
        Ok(_) => Ok(file),
        Err(p) if p.is(FileFault::Missing) => {
            Err(UserError::new("start-no-file").with("path", file.display()))
        }
        Err(p) => Err(p),
    }
}

/// The last snapshot of the file where that is not there, and when it was made.
fn last_snapshot(env: &Env) -> Option<(PathBuf, NaiveDateTime)> {
    if env.file.symlink_metadata().is_ok() {
        return None;
    }
    let all = Snapshots::of(&folders::state_folder(), &env.file).list();
    all.into_iter().filter_map(|path| changed(&path).map(|at| (path, at))).max_by_key(|(_, at)| *at)
}

/// Puts a snapshot in the place of the file that is not there.
///
/// # Errors
/// If it is not whole, its passphrase is not known, or the file cannot be written.
fn restore(snapshot: &Path, env: &Env) -> Result<PathBuf, UserError> {
    if let Some(folder) = env.file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|e| UserError::file(FileFault::NoFolder).with("path", folder.display()).because(e))?;
    }
    let state = folders::state_folder();
    put_back(&env.file, snapshot, &state, author(), &env.keys)?;
    let mut store = env.open()?;
    store.note_place(ActionKind::Restored, snapshot);
    // The file is there: that it could not be noted is for the log.
    if let Err(problem) = pending::keep(&mut store, &state) {
        log::error(&problem);
    }
    Ok(env.file.clone())
}

/// The file that a typed path means: the ending may be left out, and a bare name lies in the folder of the own file.
fn at_path(typed: &Path, env: &Env) -> PathBuf {
    let beside = env.file.parent().zip(typed.file_name()).map(|(folder, name)| folder.join(name));
    let is_bare = typed.parent() == std::env::current_dir().ok().as_deref();
    let meant = [Some(typed.to_owned()), beside.filter(|_| is_bare)].into_iter().flatten();
    let mut all = meant.flat_map(|path| [path.clone(), start::ended(path)]);
    all.find(|path| path.is_file()).unwrap_or_else(|| typed.to_owned())
}
