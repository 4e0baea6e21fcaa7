//! Passphrase, salt and key of a file.

use std::fmt;
use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rusqlite::Connection;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::domain::{FileFault, UserError};

/// The bytes of a key.
pub(super) const KEY: usize = 32;

/// The first bytes of a salt: no other kind of file begins with them.
const MARK: [u8; 3] = [0xCA, b'K', b'R'];

/// The parameters of Argon2id by their number in the salt: memory in KiB, passes, lanes. The first is the second choice
/// of RFC 9106: an old laptop has no 2 GiB to spare.
const PARAMETERS: [(u8, u32, u32, u32); 1] = [(1, 64 * 1024, 3, 4)];

/// A passphrase. It is wiped from memory when it is dropped, and no message can show it.
#[derive(Clone)]
pub struct Passphrase(Arc<Zeroizing<String>>);

impl Passphrase {
    /// The passphrase of a typed text: without blanks at its ends and in one form of composed letters, because another
    /// keyboard may compose a letter of two signs. `None` if nothing is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Passphrase> {
        let trimmed = text.trim();
        // Long enough for any form: a text that grows would leave a copy behind.
        let mut whole = Zeroizing::new(String::with_capacity(trimmed.len() * 3));
        whole.extend(trimmed.nfc());
        (!whole.is_empty()).then(|| Passphrase(Arc::new(whole)))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Passphrase) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Passphrase {}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// The first bytes of a sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt(pub(super) [u8; 16]);

impl Salt {
    /// A new salt of the parameters of today.
    ///
    /// # Errors
    /// If the system has no random bytes.
    pub(super) fn new() -> Result<Salt, UserError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)
            .map_err(|e| UserError::file(FileFault::Failed).because(anyhow::anyhow!("{e}")))?;
        bytes[..MARK.len()].copy_from_slice(&MARK);
        bytes[MARK.len()] = PARAMETERS.last().map_or(0, |(number, ..)| *number);
        Ok(Salt(bytes))
    }

    /// The salt at the beginning of a sealed file; `None` if it begins otherwise.
    pub(in crate::store) fn of(bytes: [u8; 16]) -> Option<Salt> {
        bytes.starts_with(&MARK).then_some(Salt(bytes))
    }

    /// A short name for files that belong to a key.
    #[must_use]
    pub fn name(&self) -> String {
        self.0[8..].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(in crate::store) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The parameters of Argon2id that it names.
    ///
    /// # Errors
    /// If only a newer program knows them.
    fn parameters(self) -> Result<Params, UserError> {
        let number = self.0[MARK.len()];
        let known = PARAMETERS.iter().find(|(n, ..)| *n == number);
        let newest = PARAMETERS.last().map_or(0, |(n, ..)| *n);
        let newer = || UserError::file(FileFault::Newer).with("format", number).with("known", newest);
        let (_, memory, passes, lanes) = *known.ok_or_else(newer)?;
        Params::new(memory, passes, lanes, Some(KEY)).map_err(|e| failed(&e))
    }
}

/// The key of a file, with the salt it was made with. It is wiped from memory with the last copy of it.
#[derive(Clone)]
pub struct FileKey {
    bytes: Arc<Zeroizing<[u8; KEY]>>,
    salt: Salt,
}

impl FileKey {
    /// Derives the key of a passphrase. It takes a tenth of a second on purpose: so long does every guess.
    ///
    /// # Errors
    /// If only a newer program knows the parameters, or there is no memory.
    pub(super) fn derive(passphrase: &Passphrase, salt: Salt) -> Result<FileKey, UserError> {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, salt.parameters()?);
        let mut bytes = Zeroizing::new([0; KEY]);
        argon
            .hash_password_into(passphrase.text().as_bytes(), &salt.0, bytes.as_mut())
            .map_err(|e| failed(&e))?;
        Ok(FileKey { bytes: Arc::new(bytes), salt })
    }

    /// The key of these bytes.
    pub(super) fn of(bytes: &[u8; KEY], salt: Salt) -> FileKey {
        FileKey { bytes: Arc::new(Zeroizing::new(*bytes)), salt }
    }

    pub(super) fn bytes(&self) -> &[u8; KEY] {
        &self.bytes
    }

    /// The salt that it was made with.
    #[must_use]
    pub fn salt(&self) -> Salt {
        self.salt
    }

    /// Gives the key to a connection that has read nothing yet.
    ///
    /// # Errors
    /// If the file can have no key.
    pub(in crate::store) fn apply(&self, conn: &Connection) -> Result<(), UserError> {
        kurator_sqlite::set_key(conn, &self.raw()).map_err(UserError::from)
    }

    /// The key as SQLite3 Multiple Ciphers takes it: it derives nothing of it, and writes this salt.
    fn raw(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([b"raw:", self.bytes.as_slice(), &self.salt.0].concat())
    }

    /// [`FileKey::raw`] in hexadecimal digits, for the address of a file.
    pub(super) fn hex(&self) -> Zeroizing<String> {
        let raw = self.raw();
        let mut hex = Zeroizing::new(String::with_capacity(raw.len() * 2));
        for byte in raw.iter() {
            for half in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        hex
    }

    /// A key for something else than the pages, named by a label.
    pub(super) fn subkey(&self, label: &str) -> Zeroizing<[u8; KEY]> {
        let mut bytes = Zeroizing::new([0; KEY]);
        // It fails for a longer key only.
        let _ = Hkdf::<Sha256>::new(Some(&self.salt.0), self.bytes.as_slice())
            .expand(label.as_bytes(), bytes.as_mut());
        bytes
    }
}

impl PartialEq for FileKey {
    fn eq(&self, other: &FileKey) -> bool {
        self.salt == other.salt && self.bytes == other.bytes
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?}, …)", self.salt)
    }
}

fn failed(error: &argon2::Error) -> UserError {
    UserError::file(FileFault::Failed).because(anyhow::anyhow!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_follows_from_the_passphrase_and_the_salt_alone() {
        let salt = |n| Salt::of([0xCA, b'K', b'R', 1, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        let key = |text, n| FileKey::derive(&Passphrase::new(text).unwrap(), salt(n)).unwrap();
        let one = key("currants by the fence", 1);
        assert!(one == key("  currants by the fence\n", 1), "blanks at the ends say nothing");
        assert!(one != key("currants by the fence", 2) && one != key("Currants by the fence", 1));
        // A letter of one sign and of two: U+0439.
        assert!(key("\u{439}", 1) == key("\u{438}\u{306}", 1));
        assert!(*one.subkey("tail") != *one.subkey("draft") && *one.subkey("tail") != **one.bytes);
    }

    #[test]
    fn nothing_secret_is_shown_by_a_message() {
        let passphrase = Passphrase::new("currants by the fence").unwrap();
        let key = FileKey::of(&[0x5a; KEY], Salt::new().unwrap());
        let said = format!("{passphrase:?} {key:?}");
        assert!(!said.contains("currants") && !said.contains("5a, 5a") && !said.contains("90, 90"), "{said}");
        assert!(Passphrase::new(" \n").is_none());
    }

    #[test]
    fn parameters_of_a_newer_program_are_named_as_such() {
        let newer = Salt::of([0xCA, b'K', b'R', 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        let problem = FileKey::derive(&Passphrase::new("word").unwrap(), newer).unwrap_err();
        assert!(problem.is(FileFault::Newer), "{problem:?}");
    }
}
