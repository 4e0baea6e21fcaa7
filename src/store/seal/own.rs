//! The seal of the open file.

use std::path::Path;

use super::head::SealState;
use super::key::{FileKey, Passphrase};
use super::ring::KeyRing;
use super::sealer::Sealer;
use crate::domain::UserError;
use crate::store::Store;

impl Store {
    /// Whether the file is sealed.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.key.is_some()
    }

    /// Whether the file is sealed with this passphrase.
    ///
    /// # Errors
    /// If there is no memory to derive its key.
    pub fn is_sealed_with(&self, passphrase: &Passphrase) -> Result<bool, UserError> {
        match &self.key {
            Some(key) => Ok(FileKey::derive(passphrase, key.salt())? == *key),
            None => Ok(false),
        }
    }

    /// Whether the first operation is that of a demo: an invented district needs no seal.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        const ASK: &str = "SELECT s.device = 'demo' AND s.user = 'demo' FROM op o JOIN session s ON s.id = o.session ORDER BY o.no LIMIT 1";
        self.conn.query_row(ASK, [], |row| row.get(0)).unwrap_or(false)
    }

    /// Whether the file at `path`, which this program must not have open, has the key of this one, or both are plain.
    #[must_use]
    pub fn is_sealed_alike(&self, path: &Path) -> bool {
        let own = self.key.as_ref().map_or(SealState::Plain, |key| SealState::Sealed(key.salt()));
        SealState::at(path).is_ok_and(|seal| seal == own)
    }

    /// The key of the file; `None` if it is plain.
    #[must_use]
    pub fn key(&self) -> Option<&FileKey> {
        self.key.as_ref()
    }

    /// The keys of the run.
    #[must_use]
    pub fn keys(&self) -> &KeyRing {
        &self.keys
    }

    /// A sealer for what is kept beside the file, by its purpose; `None` if the file is plain.
    #[must_use]
    pub fn sealer(&self, purpose: &str) -> Option<Sealer> {
        self.key.as_ref().map(|key| Sealer::new(key, purpose))
    }
}
