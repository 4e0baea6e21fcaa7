//! The draft of the open form, in the state folder: written at every key, so that it survives a kill, and synced in the
//! next pause, so that it survives a power cut.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::App;
use crate::domain::UserError;
use crate::store::Reader;

/// Pause after the last key before a draft is synced.
pub const PAUSE: Duration = Duration::from_millis(400);

/// The draft of one district.
pub struct Drafts {
    path: PathBuf,
    kept: Option<String>,
    unsynced: bool,
}

impl Drafts {
    /// The draft of the district in `file`, kept in `folder`.
    #[must_use]
    pub fn of(folder: &Path, file: &Path) -> Drafts {
        let whole = fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf());
        // One name for a path, whatever letters it has: FNV-1a needs no more than not to mix two districts up.
        let name = whole.to_string_lossy().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Drafts { path: folder.join("drafts").join(format!("{name:016x}.json")), kept: None, unsynced: false }
    }

    /// Opens the form of the draft, if there is one.
    ///
    /// # Errors
    /// If the draft cannot be opened; it is kept under another name.
    pub fn reopen(&mut self, app: &mut App, reader: Reader<'_>) -> Result<(), UserError> {
        let Ok(draft) = fs::read_to_string(&self.path) else { return Ok(()) };
        let done = app.reopen(&draft, reader);
        match &done {
            Ok(()) => self.kept = Some(draft),
            // The next form must not write over it.
            Err(_) => {
                let _ = fs::rename(&self.path, self.path.with_extension("unread.json"));
            }
        }
        done
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
            Some(text) => self.write(text)?,
            None => fs::remove_file(&self.path)?,
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

    /// Replaces the draft atomically: a new file is renamed over it.
    fn write(&self, text: &str) -> std::io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = self.path.with_extension("new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&new)?.write_all(text.as_bytes())?;
        fs::rename(&new, &self.path)
    }
}
