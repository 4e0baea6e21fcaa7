//! The actions of a run that could only read, kept in the state folder until a run that may write takes them in. Each run
//! has a log of its own, so that none is written by two; the log of a sealed file is sealed.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic_file;
use crate::domain::action::{Action, ActionEntry, ActionKind};
use crate::domain::value::Item;
use crate::domain::{Id, UserError};
use crate::store::read::history::author_label;
use crate::store::{Sealer, Store, private_folder};

/// The purpose of the key of the logs.
const PURPOSE: &str = "actions";

/// An action as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    action: ActionKind,
    entries: Vec<String>,
    text: Option<String>,
    by: Option<String>,
}

impl Kept {
    fn of(action: Action, author: &str) -> Kept {
        Kept {
            id: action.id.to_string(),
            action: action.action,
            entries: action.entries.iter().map(Item::to_text).collect(),
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
    let kept: Vec<Kept> = store.pending().iter().cloned().map(|action| Kept::of(action, &author)).collect();
    let text = serde_json::to_vec(&kept)?;
    let bytes = match store.sealer(PURPOSE) {
        Some(sealer) => sealer.seal(&text).ok_or_else(|| io::Error::other("no random bytes"))?,
        None => text,
    };
    private_folder(path.parent().unwrap_or(path))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&bytes)?;
    file.sync_all()
}

/// Adds the actions of all logs of the file to those that the store writes next. A log that does not open stays.
pub fn take_in(store: &mut Store, state: &Path) {
    let prefix = prefix(store.path());
    let Ok(entries) = fs::read_dir(folder(state)) else { return };
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let author = author(store);
    for path in paths {
        if let Some(kept) = read(store, &path) {
            store.add_pending(kept.into_iter().filter_map(|kept| kept.action(&author)), path);
        }
    }
}

fn read(store: &Store, path: &Path) -> Option<Vec<Kept>> {
    let bytes = fs::read(path).ok()?;
    if !Sealer::is_sealed(&bytes) {
        return serde_json::from_slice(&bytes).ok();
    }
    serde_json::from_slice(&store.sealer(PURPOSE)?.unseal(&bytes)?).ok()
}

/// Writes what waits: as an operation, or to the log where the file cannot be written.
///
/// # Errors
/// If neither can be written.
pub fn settle(store: &mut Store, state: &Path) -> Result<(), UserError> {
    if !store.is_read_only() && store.write_pending().is_ok() {
        return Ok(());
    }
    keep(store, state)
}
