//! The passphrases and keys of a run.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::head::SealState;
use super::key::{FileKey, Passphrase, Salt};
use crate::domain::UserError;

/// The passphrases that were given to a run, and the keys that proved right. One derivation is made for each passphrase
/// and salt. Clones share the same ring.
#[derive(Clone, Default)]
pub struct KeyRing(Arc<Mutex<HeldKeys>>);

#[derive(Default)]
struct HeldKeys {
    passphrases: Vec<Passphrase>,
    /// Passphrases of files of others. No file is sealed with them.
    others: Vec<Passphrase>,
    /// Keys that opened a file.
    proven: Vec<FileKey>,
    /// Passphrases that do not open the files of a salt.
    wrong: Vec<(Passphrase, Salt)>,
}

impl KeyRing {
    /// Adds a passphrase: files that it opens are opened with it from now on.
    pub fn add(&self, passphrase: Passphrase) {
        let mut held = self.held();
        if !held.passphrases.contains(&passphrase) {
            held.passphrases.push(passphrase);
        }
    }

    /// Adds a passphrase of a file of others.
    pub fn add_of_other(&self, passphrase: Passphrase) {
        let mut held = self.held();
        if !held.others.contains(&passphrase) {
            held.others.push(passphrase);
        }
    }

    /// The passphrase given last.
    #[must_use]
    pub fn given(&self) -> Option<Passphrase> {
        self.held().passphrases.last().cloned()
    }

    /// Whether no passphrase was given yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let held = self.held();
        held.passphrases.is_empty() && held.others.is_empty() && held.proven.is_empty()
    }

    /// Wipes every passphrase and key. Files that are open stay so; none can be opened again before a passphrase is
    /// given.
    pub fn wipe(&self) {
        *self.held() = HeldKeys::default();
    }

    /// A key with a new salt for a file that is to be sealed with this passphrase.
    ///
    /// # Errors
    /// If the system has no random bytes or no memory.
    pub fn new_key(&self, passphrase: Passphrase) -> Result<FileKey, UserError> {
        let key = FileKey::derive(&passphrase, Salt::new()?)?;
        self.add(passphrase);
        self.prove(key.clone());
        Ok(key)
    }

    /// A key with a new salt for a file that is sealed for somebody else. The passphrase is not kept: nothing else is opened
    /// or sealed with it.
    ///
    /// # Errors
    /// As [`KeyRing::new_key`].
    pub fn key_for_other(&self, passphrase: &Passphrase) -> Result<FileKey, UserError> {
        let key = FileKey::derive(passphrase, Salt::new()?)?;
        self.prove(key.clone());
        Ok(key)
    }

    /// Keeps a key that opened a file.
    pub fn prove(&self, key: FileKey) {
        let mut held = self.held();
        held.proven.retain(|known| known.salt() != key.salt());
        held.proven.push(key);
    }

    /// The key of this salt, if it is known.
    pub(in crate::store) fn proven(&self, salt: Salt) -> Option<FileKey> {
        self.held().proven.iter().find(|key| key.salt() == salt).cloned()
    }

    /// The key of the file at `path`, which this program must not have open, if the file is sealed and its key known.
    #[must_use]
    pub fn key_of(&self, path: &Path) -> Option<FileKey> {
        match SealState::at(path) {
            Ok(SealState::Sealed(salt)) => self.proven(salt),
            _ => None,
        }
    }

    /// Tries each passphrase that was not tried yet on a file of this salt; `opens` proves a key. The ring is locked
    /// meanwhile: two threads do not derive the same key.
    ///
    /// # Errors
    /// What `opens` returns, or a failed derivation.
    pub(in crate::store) fn find<T>(
        &self,
        salt: Salt,
        mut opens: impl FnMut(&FileKey) -> Result<Option<T>, UserError>,
    ) -> Result<Option<(FileKey, T)>, UserError> {
        let mut held = self.held();
        // Another thread may have found it while this one waited.
        if let Some(key) = held.proven.iter().find(|key| key.salt() == salt).cloned() {
            return Ok(opens(&key)?.map(|found| (key, found)));
        }
        let given: Vec<Passphrase> = held.passphrases.iter().chain(&held.others).cloned().collect();
        for passphrase in given {
            let tried = (passphrase, salt);
            if held.wrong.contains(&tried) {
                continue;
            }
            let key = FileKey::derive(&tried.0, salt)?;
            if let Some(found) = opens(&key)? {
                held.proven.push(key.clone());
                return Ok(Some((key, found)));
            }
            held.wrong.push(tried);
        }
        Ok(None)
    }

    fn held(&self) -> MutexGuard<'_, HeldKeys> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = self.held();
        write!(f, "KeyRing({} passphrases, {} keys)", held.passphrases.len(), held.proven.len())
    }
}
