//! Whether the file is sealed, and what follows for its mark in the title line.

use crate::store::Store;

/// How the file is protected from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Protection {
    /// An invented district needs none.
    #[default]
    Demo,
    /// Anybody can read it.
    Plain,
    /// Only a passphrase opens it.
    Sealed,
}

impl Protection {
    /// The protection of the file that is open.
    #[must_use]
    pub fn of(store: &Store) -> Protection {
        match (store.is_sealed(), store.is_demo()) {
            (true, _) => Protection::Sealed,
            (false, true) => Protection::Demo,
            (false, false) => Protection::Plain,
        }
    }
}
