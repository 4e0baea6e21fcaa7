//! What becomes of the seal of the own file.

use crate::store::Passphrase;

/// What becomes of the own file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealChange {
    /// It is plain, and is sealed.
    Set,
    /// It is sealed with another passphrase.
    Change,
    /// Anybody can read it again.
    Remove,
}

impl SealChange {
    /// Its code in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            SealChange::Set => "set",
            SealChange::Change => "change",
            SealChange::Remove => "remove",
        }
    }
}

/// A change of the own passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassphraseChange {
    /// The passphrase so far, as a person typed it; `None` for a plain file.
    pub former: Option<Passphrase>,
    /// The new one; `None`: the file becomes plain.
    pub new: Option<Passphrase>,
}
