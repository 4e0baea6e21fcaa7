//! Whether the file is sealed, and what follows for its mark in the title line.

use crate::store::Store;

/// How the file is protected from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileProtection {
    /// An invented district needs none.
    #[default]
    Demo,
    /// Anybody can read it.
    Plain,
    /// Only a passphrase opens it.
    Sealed,
}

impl FileProtection {
    /// The protection of the file that is open.
    #[must_use]
    pub fn of(store: &Store) -> FileProtection {
        match (store.is_sealed(), store.is_demo()) {
            (true, _) => FileProtection::Sealed,
            (false, true) => FileProtection::Demo,
            (false, false) => FileProtection::Plain,
        }
    }
}
