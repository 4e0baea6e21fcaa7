//! The guided start, where it touches the disk: creating a file, opening one, completing a path.

use std::path::PathBuf;

use super::keys::{Input, Keys};
use super::paste_detection::Letters;
use super::terminal::Terminal;
use crate::app::entrance::Entrance;
use crate::demo;
use crate::domain::{FileFault, UserError};
use crate::env::{
    Env, folders,
    init::{self, NewDistrict, Protection},
    log,
};
use crate::screen::start::{First, Folders, Plan, Start, StartEffect};
use crate::text::{Lang, Words};

/// The result of the start.
pub struct Found {
    /// The file to open.
    pub file: PathBuf,
    /// The language chosen.
    pub lang: Lang,
    /// What comes first.
    pub first: First,
}

/// Asks until a file opens, first for the passphrase of `locked`; `None`: the user has left.
///
/// # Errors
/// If the terminal is gone.
pub fn ask(
    terminal: &mut Terminal,
    keys: &mut Keys,
    lang: Lang,
    env: &Env,
    locked: Option<UserError>,
) -> Result<Option<Found>, UserError> {
    let folders = Folders {
        home: ["HOME", "USERPROFILE"].iter().find_map(std::env::var_os).map(PathBuf::from),
        here: std::env::current_dir().unwrap_or_default(),
    };
    let mut entrance = Entrance::new(Start::new(Words::of(lang), env.today, &env.file, folders));
    if let Some(problem) = locked {
        entrance.start.unlock(&env.file, problem);
    }
    let mut first = First::default();
    loop {
        terminal.draw(|area, buf| {
            entrance.fit(area);
            entrance.view(area, buf)
        })?;
        let wish = match keys.next(None, Letters::Text)? {
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
                    StartEffect::Open(path) | StartEffect::Unlock(path, _) => path.clone(),
                    _ => env.file.clone(),
                };
                grant(wish, env, &entrance.start.words).map_err(|problem| (path, problem))
            }
            None => continue,
        };
        match done {
            Ok(file) => return Ok(Some(Found { file, lang, first })),
            Err((path, problem)) if problem.is_locked() => entrance.start.unlock(&path, problem),
            Err((_, problem)) => {
                log::error(&problem);
                entrance.start.fail(problem);
            }
        }
    }
}

/// Creates or opens the file that was asked for.
///
/// # Errors
/// If it cannot be made or opened.
fn grant(wish: StartEffect, env: &Env, words: &Words) -> Result<PathBuf, UserError> {
    let file = match wish {
        StartEffect::Make(Plan { regulation, district, curator, position, path, passphrase, first: _ }) => {
            let new = NewDistrict { regulation, district, curator, position };
            let protection = passphrase.map_or(Protection::Plain, Protection::Sealed);
            init::district(&path, &new, protection, &env.keys)?;
            return Ok(path);
        }
        StartEffect::Open(path) => path,
        StartEffect::Unlock(path, passphrase) => {
            env.keys.add(passphrase);
            return super::open(words, &env.with_file(path.clone())).map(|_| path);
        }
        _ => {
            let path = folders::demo_file();
            if !path.exists() {
                init::demo(&path, &demo::DemoSpec::new(env.today)?, &mut |_, _| {})?;
            }
            path
        }
    };
    let opened = env.with_file(file.clone()).open();
    match opened {
        Ok(_) => Ok(file),
        Err(p) if p.is(FileFault::Missing) => {
            Err(UserError::new("start-no-file").with("path", file.display()))
        }
        Err(p) => Err(p),
    }
}
