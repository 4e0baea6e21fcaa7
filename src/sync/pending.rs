//! The actions of a run that could only read, kept in the state folder until a run that may write takes them in. Each run
//! has a log of its own, so that none is written by two; the log of a sealed file is sealed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic_file;
use crate::domain::action::{Action, ActionEntry, ActionKind};
use crate::domain::value::TextItem;
use crate::domain::{Id, UserError};
use crate::store::read::history::author_label;
use crate::store::{Sealer, Store, private_file, private_folder};

/// The purpose of the key of the logs.
const PURPOSE: &str = "actions";

/// An action as a log stores it.
#[derive(Serialize, Deserialize)]
struct StoredAction {
    id: String,
    action: ActionKind,
    entries: Vec<String>,
    text: Option<String>,
    by: Option<String>,
}

impl StoredAction {
    fn of(action: Action, author: &str) -> StoredAction {
        StoredAction {
            id: action.id.to_string(),
            action: action.action,
            entries: action.entries.iter().map(TextItem::to_text).collect(),
            text: action.text,
            by: action.by.or_else(|| Some(author.to_owned())),
        }
    }

    /// The action; its author is left out where it is that of the run that takes it in.
    fn action(self, author: &str) -> Option<Action> {
        Some(Action {
            id: self.id.parse::<Id>().ok()?,
            action: self.action,
            entries: self.entries.into_iter().map(ActionEntry::from_text).collect(),
            text: self.text,
            by: self.by.filter(|by| by != author),
        })
    }
}

fn author(store: &Store) -> String {
    author_label(&store.author().user, &store.author().device)
}

fn folder(state: &Path) -> PathBuf {
    state.join("actions")
}

/// What the names of the logs of a file begin with.
fn prefix(file: &Path) -> String {
    format!("{:016x}-", atomic_file::path_hash(file))
}

/// Writes the actions that the store does not write to a log in the state folder. It replaces the logs they came from.
///
/// # Errors
/// If it cannot be written; then the store keeps them.
pub fn keep(store: &mut Store, state: &Path) -> Result<(), UserError> {
    if store.pending().is_empty() {
        return Ok(());
    }
    let path = folder(state).join(format!("{}{}.log", prefix(store.path()), Id::new()));
    written(store, &path)
        .map_err(|e| UserError::new("output-unwritable").with("path", path.display()).because(e))?;
    store.forget_pending();
    Ok(())
}

fn written(store: &Store, path: &Path) -> io::Result<()> {
    let author = author(store);
    let stored: Vec<StoredAction> =
        store.pending().iter().cloned().map(|action| StoredAction::of(action, &author)).collect();
    let text = serde_json::to_vec(&stored)?;
    let bytes = match store.sealer(PURPOSE) {
        Some(sealer) => sealer.seal(&text).ok_or_else(|| io::Error::other("no random bytes"))?,
        None => text,
    };
    private_folder(path.parent().unwrap_or(path))?;
    let mut file = private_file().create_new(true).open(path)?;
    file.write_all(&bytes)?;
    file.sync_all()
}

/// Adds the actions of all logs of the file to those that the store writes next. Returns the damaged logs, of which
/// nothing is added: they are to be reported. A log that is sealed with another key stays.
#[must_use]
pub fn take_in(store: &mut Store, state: &Path) -> Vec<PathBuf> {
    let prefix = prefix(store.path());
    let Ok(entries) = fs::read_dir(folder(state)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "log"))
        .collect();
    paths.sort();
    let author = author(store);
    let mut damaged = Vec::new();
    for path in paths {
        match read(store, &path) {
            ActionLog::Read(stored) => {
                let actions: Option<Vec<Action>> = stored.into_iter().map(|s| s.action(&author)).collect();
                match actions {
                    Some(actions) => store.add_pending(actions, path),
                    None => damaged.push(path),
                }
            }
            ActionLog::Damaged => damaged.push(path),
            ActionLog::Locked | ActionLog::Gone => {}
        }
    }
    damaged
}

/// Renames a damaged log and returns the problem to report, so that it is reported once.
#[must_use]
pub fn put_aside(damaged: &Path) -> UserError {
    let aside = damaged.with_extension("unread");
    let path = match fs::rename(damaged, &aside) {
        Ok(()) => aside,
        Err(_) => damaged.to_owned(),
    };
    UserError::new("actions-log-damaged").with("path", path.display())
}

/// The content of a log.
enum ActionLog {
    Read(Vec<StoredAction>),
    /// Neither the text of a log nor sealed.
    Damaged,
    /// Sealed with a key that the store does not have.
    Locked,
    /// Another run took it in, or it cannot be read now.
    Gone,
}

fn read(store: &Store, path: &Path) -> ActionLog {
    let Ok(bytes) = fs::read(path) else { return ActionLog::Gone };
    let text = if Sealer::is_sealed(&bytes) {
        match store.sealer(PURPOSE).and_then(|sealer| sealer.unseal(&bytes).map(|text| text.to_vec())) {
            Some(text) => text,
            None => return ActionLog::Locked,
        }
    } else {
        bytes
    };
    serde_json::from_slice(&text).map_or(ActionLog::Damaged, ActionLog::Read)
}

/// Writes the pending actions: as an operation, or to the log where the file cannot be written.
///
/// # Errors
/// If neither can be written.
pub fn settle(store: &mut Store, state: &Path) -> Result<(), UserError> {
    store.note_left();
    if !store.is_read_only() && store.write_pending().is_ok() {
        return Ok(());
    }
    keep(store, state)
}
