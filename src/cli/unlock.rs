//! Passphrases asked for on the terminal: of the file that a command stops at, and of a new file.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::domain::UserError;
use crate::env::init::NewFileProtection;
use crate::env::{Env, passphrase};
use crate::store::{KeyRing, Passphrase};
use crate::sync::others;
use crate::text::{Words, say};

/// How often a passphrase is asked for.
const TRIES: u32 = 5;

/// Runs `command`. Where it stops at a sealed file, its passphrase is asked for and the command runs again: it has
/// changed nothing yet.
///
/// # Errors
/// What `command` returns, or that the terminal is gone.
pub(super) fn asking(
    words: &Words,
    env: &Env,
    command: impl Fn() -> Result<ExitCode, UserError>,
) -> Result<ExitCode, UserError> {
    for _ in 0..TRIES {
        match command() {
            Err(problem) if problem.is_locked() && passphrase::can_ask() => {
                let problem = env.named(problem);
                let Some(typed) = ask(words, &problem)? else { return Err(problem) };
                env.keys.add(typed);
            }
            done => return done,
        }
    }
    command()
}

/// Asks for the passphrase of the file that a problem names, after saying what is wrong with those given before.
fn ask(words: &Words, problem: &UserError) -> Result<Option<Passphrase>, UserError> {
    // With stderr closed there is nowhere to report to.
    let _ = writeln!(std::io::stderr().lock(), "{}", super::plain(&words.problem(problem)));
    passphrase::ask(&super::plain(&words.say("passphrase-ask")))
}

/// Asks for the passphrases of sealed files of others, and a slip again; Enter leaves a file out. Without a terminal
/// nothing is asked.
///
/// # Errors
/// If the terminal is gone.
pub(super) fn others(words: &Words, keys: &KeyRing, locked: Vec<PathBuf>) -> Result<(), UserError> {
    if !passphrase::can_ask() {
        return Ok(());
    }
    for path in locked {
        let mut id = "passphrase-of-other";
        for _ in 0..TRIES {
            if others::locked(keys, [path.clone()]).is_empty() {
                break;
            }
            let said = say!(words, id, path = path.display().to_string());
            let _ = writeln!(std::io::stderr().lock(), "{}", super::plain(&said));
            let Some(typed) = passphrase::ask(&super::plain(&words.say("passphrase-ask")))? else { break };
            keys.add_of_other(typed);
            id = "passphrase-of-other-again";
        }
    }
    Ok(())
}

/// How a new file is to be protected: as was given, else as is answered on a terminal; without one it is plain.
///
/// # Errors
/// If the two answers differ.
pub(super) fn protection(words: &Words, env: &Env) -> Result<NewFileProtection, UserError> {
    if let Some(given) = env.keys.given() {
        return Ok(NewFileProtection::Sealed(given));
    }
    if !passphrase::can_ask() {
        return Ok(NewFileProtection::Plain);
    }
    let question = say!(words, "passphrase-new", path = env.file.display().to_string());
    Ok(twice(words, &question)?.map_or(NewFileProtection::Plain, NewFileProtection::Sealed))
}

/// Asks for a new passphrase twice; `None` if nothing was typed.
///
/// # Errors
/// If the two answers differ.
pub(super) fn twice(words: &Words, question: &str) -> Result<Option<Passphrase>, UserError> {
    let Some(first) = passphrase::ask(&super::plain(question))? else { return Ok(None) };
    let again = passphrase::ask(&super::plain(&words.say("passphrase-again")))?;
    if again.as_ref() == Some(&first) { Ok(Some(first)) } else { Err(UserError::new("passphrase-differs")) }
}
