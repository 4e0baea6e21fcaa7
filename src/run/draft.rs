//! The draft of the open form, in the state folder: written at every key, so that it survives a kill, and synced in the
//! next pause, so that it survives a power cut.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::{App, Reopened};
use crate::domain::UserError;
use crate::store::{Reader, Sealer};

/// Pause after the last key before a draft is synced.
pub const PAUSE: Duration = Duration::from_millis(400);

/// The draft of one district.
pub struct Drafts {
    path: PathBuf,
    /// What seals it; `None` if the file is plain.
    sealer: Option<Sealer>,
    kept: Option<String>,
    unsynced: bool,
}

impl Drafts {
    /// The draft of the district in `file`, kept in `folder`, sealed as the file is.
    #[must_use]
    pub fn of(folder: &Path, file: &Path, sealer: Option<Sealer>) -> Drafts {
        let whole = fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf());
        // One name for a path, whatever letters it has: FNV-1a needs no more than not to mix two districts up.
        let name = whole.to_string_lossy().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let path = folder.join("drafts").join(format!("{name:016x}.json"));
        Drafts { path, sealer, kept: None, unsynced: false }
    }

    /// Opens the form of the draft, if there is one.
    ///
    /// # Errors
    /// If the draft cannot be opened; it is kept under another name, as is one that was read in part.
    pub fn reopen(&mut self, app: &mut App, reader: Reader<'_>) -> Result<(), UserError> {
        let Ok(bytes) = fs::read(&self.path) else { return Ok(()) };
        let unread = self.path.with_extension("unread.json");
        let Some(draft) = self.text(&bytes) else {
            // Of another passphrase: the next form must not write over it.
            let sealed = UserError::new("draft-sealed");
            return Err(match fs::rename(&self.path, unread) {
                Ok(()) => sealed,
                Err(error) => sealed.because(error),
            });
        };
        // One that was written before the file was sealed is sealed with the next key.
        let kept = Some(draft.clone()).filter(|_| Sealer::is_sealed(&bytes) == self.sealer.is_some());
        match app.reopen(&draft, reader) {
            Ok(Reopened::Whole) => self.kept = kept,
            Ok(Reopened::InPart) => {
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
            Some(text) => self.write(text)?,
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

    /// The text of the draft; `None` if it is sealed with another key.
    fn text(&self, bytes: &[u8]) -> Option<String> {
        let opened = match (&self.sealer, Sealer::is_sealed(bytes)) {
            (Some(sealer), true) => sealer.unseal(bytes)?.to_vec(),
            (None, true) => return None,
            (_, false) => bytes.to_vec(),
        };
        String::from_utf8(opened).ok()
    }

    /// Seals later drafts with another key.
    pub fn seal(&mut self, sealer: Option<Sealer>) {
        (self.sealer, self.kept) = (sealer, None);
    }

    /// Replaces the draft atomically: a new file is renamed over it.
    fn write(&self, text: &str) -> std::io::Result<()> {
        let bytes = match &self.sealer {
            Some(sealer) => {
                let sealed = sealer.seal(text.as_bytes());
                sealed.ok_or_else(|| std::io::Error::other("no random bytes"))?
            }
            None => text.as_bytes().to_vec(),
        };
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = self.path.with_extension("new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&new)?.write_all(&bytes)?;
        fs::rename(&new, &self.path)
    }
}
