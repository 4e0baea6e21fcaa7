//! The draft of the open form, in the state folder: written at every key, so that it survives a kill, and synced in the
//! next pause, so that it survives a power cut.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::{App, ReopenExtent};
use crate::domain::UserError;
use crate::store::{Reader, Store};
use crate::sync::state_file::{self, StateFile, StateOwner, StateText};

/// Pause after the last key before a draft is synced.
pub const PAUSE: Duration = Duration::from_millis(400);

/// The draft of one district.
pub struct Drafts {
    path: PathBuf,
    owner: StateOwner,
    kept: Option<String>,
    unsynced: bool,
}

impl Drafts {
    /// The draft of the district that is open, kept in `folder`, sealed as the file is.
    #[must_use]
    pub fn of(folder: &Path, store: &Store) -> Drafts {
        let path = StateFile::Draft.path(folder, store.path());
        Drafts { path, owner: StateOwner::of(store, StateFile::Draft), kept: None, unsynced: false }
    }

    /// Opens the form of the draft, if there is one.
    ///
    /// # Errors
    /// If the draft cannot be opened; it is kept under another name, as is one that was read in part.
    pub fn reopen(&mut self, app: &mut App, reader: Reader<'_>) -> Result<(), UserError> {
        let unread = self.path.with_extension("unread.json");
        let contents = match state_file::read(&self.path, self.owner.sealer.as_ref()) {
            StateText::Nothing => return Ok(()),
            StateText::Text(contents) => contents,
            // Of another passphrase: the next form must not write over it.
            StateText::Locked => {
                let sealed = UserError::new("draft-sealed");
                return Err(match fs::rename(&self.path, unread) {
                    Ok(()) => sealed,
                    Err(error) => sealed.because(error),
                });
            }
        };
        if let (Some(of), Some(own)) = (contents.district, self.owner.district)
            && of != own
        {
            // The file of another district lay here: its families are not taken into this one.
            let elsewhere = UserError::new("draft-elsewhere");
            return Err(match fs::rename(&self.path, unread) {
                Ok(()) => elsewhere,
                Err(error) => elsewhere.because(error),
            });
        }
        // A draft written before the file was sealed, or without its district, is written again with the next key.
        let is_current = contents.is_sealed_alike && contents.district == self.owner.district;
        let kept = Some(contents.text.clone()).filter(|_| is_current);
        match app.reopen(&contents.text, reader) {
            Ok(ReopenExtent::Whole) => self.kept = kept,
            Ok(ReopenExtent::InPart) => {
                fs::copy(&self.path, unread)
                    .map_err(|error| UserError::new("draft-unkept").because(error))?;
                self.kept = kept;
            }
            // The next form must not write over it.
            Err(problem) => {
                return match fs::rename(&self.path, unread) {
                    Ok(()) => Err(problem),
                    Err(error) => Err(problem.because(error)),
                };
            }
        }
        Ok(())
    }

    /// Writes the draft of the open form, or removes that of a form that was saved or discarded.
    ///
    /// # Errors
    /// If the draft cannot be written or removed.
    pub fn keep(&mut self, app: &App) -> std::io::Result<()> {
        let draft = app.draft();
        if draft == self.kept {
            return Ok(());
        }
        match &draft {
            Some(text) => state_file::write(&self.path, &self.owner, text)?,
            None => fs::remove_file(&self.path).or_else(|e| match e.kind() {
                std::io::ErrorKind::NotFound => Ok(()),
                _ => Err(e),
            })?,
        }
        self.unsynced = draft.is_some();
        self.kept = draft;
        Ok(())
    }

    /// Whether the draft is not yet synced.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.unsynced
    }

    /// Syncs the draft.
    ///
    /// # Errors
    /// If it cannot be synced.
    pub fn sync(&mut self) -> std::io::Result<()> {
        self.unsynced = false;
        File::open(&self.path)?.sync_all()?;
        match self.path.parent() {
            Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
            _ => Ok(()),
        }
    }

    /// Seals later drafts with the key that the file has now.
    pub fn seal(&mut self, store: &Store) {
        (self.owner, self.kept) = (StateOwner::of(store, StateFile::Draft), None);
    }
}
