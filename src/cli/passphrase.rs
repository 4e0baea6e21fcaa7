//! `passphrase`: sealing a file, changing its passphrase, removing it, trying it.

use clap::ArgMatches;
use serde_json::json;

use super::actions;
use super::output::Answer;
use super::unlock;
use super::value::text;
use crate::domain::UserError;
use crate::env::{Env, author::author, folders, passphrase};
use crate::store::{FileLock, Passphrase};
use crate::sync::seal::{self, SealOutcome};
use crate::text::{Words, say};

/// What is to be done with the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PassphraseAction {
    Set,
    Change,
    Remove,
    Check,
}

impl PassphraseAction {
    const ALL: [(&'static str, PassphraseAction); 4] = [
        ("set", PassphraseAction::Set),
        ("change", PassphraseAction::Change),
        ("remove", PassphraseAction::Remove),
        ("check", PassphraseAction::Check),
    ];

    fn of(code: &str) -> Result<PassphraseAction, UserError> {
        let found = PassphraseAction::ALL.iter().find(|(name, _)| *name == code).map(|(_, action)| *action);
        let shown = || code.chars().take(20).collect::<String>();
        found.ok_or_else(|| UserError::usage("passphrase-bad-action").with("value", shown()))
    }
}

/// `passphrase ACTION`: what became of the file.
pub(super) fn passphrase(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let action = PassphraseAction::of(text(own, "action").unwrap_or_default())?;
    let (mut store, state) = (env.open()?, folders::state_folder());
    let path = store.path().display().to_string();
    let done =
        |outcome: SealOutcome| say!(words, "passphrase-done", code = outcome.code(), path = path.as_str());
    let said = match (action, store.is_sealed()) {
        (PassphraseAction::Check, true) => say!(words, "passphrase-fits", path = path.as_str()),
        (PassphraseAction::Check, false) => say!(words, "passphrase-none", path = path.as_str()),
        (PassphraseAction::Set, true) => {
            return Err(UserError::new("passphrase-set-already").with("path", path));
        }
        (PassphraseAction::Change | PassphraseAction::Remove, false) => {
            return Err(UserError::new("passphrase-not-set").with("path", path));
        }
        (PassphraseAction::Set | PassphraseAction::Change, _) => {
            let new = new_passphrase(words, env, own, action)?;
            let _lock = FileLock::take(&env.file, &author())?;
            seal::finish(&store, &state)?;
            done(seal::reseal(&mut store, &state, Some(new))?)
        }
        (PassphraseAction::Remove, true) => {
            confirm(words, own, &path)?;
            let _lock = FileLock::take(&env.file, &author())?;
            seal::finish(&store, &state)?;
            done(seal::reseal(&mut store, &state, None)?)
        }
    };
    if action != PassphraseAction::Check {
        actions::keep(&mut store);
    }
    let value = json!({ "path": path, "sealed": store.is_sealed() });
    Ok(Answer::new(value, said + "\n"))
}

/// The new passphrase: of its file, for a plain file also as the passphrase of a run is given, else asked for twice.
fn new_passphrase(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    action: PassphraseAction,
) -> Result<Passphrase, UserError> {
    if let Some(path) = text(own, "new-passphrase-file") {
        return passphrase::of_file(&folders::expand_home(path.as_ref()));
    }
    let given = env.keys.given().filter(|_| action == PassphraseAction::Set);
    let asked = match given {
        Some(given) => Some(given),
        None if passphrase::can_ask() => unlock::twice(words, &words.say("passphrase-ask-new"))?,
        None => None,
    };
    asked.ok_or_else(|| UserError::new("passphrase-not-given"))
}

/// Asks once more before a file is opened to everybody.
fn confirm(words: &Words, own: &ArgMatches, path: &str) -> Result<(), UserError> {
    if own.get_flag("yes") {
        return Ok(());
    }
    let again = UserError::new("passphrase-remove-unsure").with("path", path);
    if !passphrase::can_ask() {
        return Err(again);
    }
    // The passphrase itself is the answer: a person at another's open terminal does not know it.
    let typed = passphrase::ask(&say!(words, "passphrase-remove-ask", path = path))?;
    if typed.is_some_and(|typed| own_passphrase(&typed, path)) { Ok(()) } else { Err(again) }
}

/// Whether the file opens with this passphrase alone.
fn own_passphrase(typed: &Passphrase, path: &str) -> bool {
    let keys = crate::store::KeyRing::default();
    keys.add(typed.clone());
    crate::store::Store::open_with(path.as_ref(), author(), &keys).is_ok()
}
