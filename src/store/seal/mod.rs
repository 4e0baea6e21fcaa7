//! Sealed files: encrypted with a key that only a passphrase makes.
//!
//! ```text
//!  passphrase + salt ─ Argon2id ─ key ─┬─ the pages of the file (ChaCha20-Poly1305 in SQLite)
//!  (memory)     │                      └─ HKDF ─ keys of what is kept beside it: tail, drafts … (XChaCha20-Poly1305)
//!               └─ the first 16 bytes of the file: every copy of it has them, and so the same key
//! ```
//!
//! A file is one file: what the key is made of beside the passphrase lies in its first 16 bytes, where a plain file says
//! `SQLite format 3`. They begin with a mark and the number of the parameters of Argon2id, so that a later version can
//! raise the cost. The rest is random.
//!
//! [`KeyRing`] holds the passphrases that were given to this run and the keys made of them. A file is opened with it or
//! refused by name: a passphrase is never guessed, and a copy of a sealed file is never plain.

mod head;
mod kept;
mod key;
mod own;
mod rewrite;
mod ring;
mod sealer;
mod unlock;

pub use head::SealState;
pub use key::{FileKey, Passphrase, Salt};
pub use rewrite::rewrite;
pub use ring::KeyRing;
pub use sealer::Sealer;

pub(in crate::store) use head::FIRST;
pub(in crate::store) use kept::drop_kept;
pub(in crate::store) use unlock::opened;
