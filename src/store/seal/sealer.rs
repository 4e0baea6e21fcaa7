//! Sealing what is kept beside a file: its tail, and in the state folder drafts, notes and what was made for the next
//! start.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::key::{FileKey, KEY, Salt};
use super::ring::KeyRing;

/// The bytes of a nonce: enough to be drawn at random for every text.
const NONCE: usize = 24;

/// The first bytes of a sealed text.
const MAGIC: &[u8; 16] = b"kurator-sealed-1";

/// Seals and opens texts with a key made of that of a file.
#[derive(Clone)]
pub struct Sealer {
    key: Zeroizing<[u8; KEY]>,
    salt: Salt,
}

impl Sealer {
    pub(in crate::store) fn new(key: &FileKey, label: &str) -> Sealer {
        Sealer { key: key.subkey(label), salt: key.salt() }
    }

    /// The salt of the file.
    #[must_use]
    pub fn salt(&self) -> Salt {
        self.salt
    }

    /// Seals a text so that it opens only beside the same `place`; `None` if the system has no random bytes.
    pub(in crate::store) fn close(&self, text: &[u8], place: &[u8]) -> Option<Vec<u8>> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).ok()?;
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), Payload { msg: text, aad: place }).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// The text that was sealed; `None` if the bytes are not of this key and place.
    pub(in crate::store) fn open(&self, bytes: &[u8], place: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let text = self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: place }).ok()?;
        Some(Zeroizing::new(text))
    }

    /// A text as a file of its own, with the salt of its key; `None` if the system has no random bytes.
    #[must_use]
    pub fn seal(&self, text: &[u8]) -> Option<Vec<u8>> {
        let sealed = self.close(text, &self.salt.0)?;
        Some([MAGIC.as_slice(), &self.salt.0, &sealed].concat())
    }

    /// The text of a file that [`Sealer::seal`] made with this key.
    #[must_use]
    pub fn unseal(&self, bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let rest = bytes.strip_prefix(MAGIC)?.strip_prefix(&self.salt.0)?;
        self.open(rest, &self.salt.0)
    }

    /// Whether the bytes are those of a sealed text, whatever its key.
    #[must_use]
    pub fn is_sealed(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.key).into())
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealer({:?}, …)", self.salt)
    }
}

impl KeyRing {
    /// The sealer of a salt, if `opens` proves one. `None` if no passphrase of the run fits.
    pub(in crate::store) fn sealer(
        &self,
        salt: Salt,
        label: &str,
        opens: impl Fn(&Sealer) -> bool,
    ) -> Option<Sealer> {
        let found = self.find(salt, |key| {
            let sealer = Sealer::new(key, label);
            Ok(opens(&sealer).then_some(sealer))
        });
        found.ok().flatten().map(|(_, sealer)| sealer)
    }
}

/// The purpose of the key that seals a former one.
const FORMER: &str = "former";

impl FileKey {
    /// A sealer for what is kept beside a file of this key, by its purpose.
    #[must_use]
    pub fn sealer(&self, purpose: &str) -> Sealer {
        Sealer::new(self, purpose)
    }

    /// Another key, sealed with this one; `None` if the system has no random bytes.
    #[must_use]
    pub fn seal_key(&self, other: &FileKey) -> Option<Vec<u8>> {
        let both = Zeroizing::new([other.bytes().as_slice(), &other.salt().0].concat());
        Sealer::new(self, FORMER).seal(&both)
    }

    /// The key that [`FileKey::seal_key`] sealed with this one.
    #[must_use]
    pub fn unseal_key(&self, bytes: &[u8]) -> Option<FileKey> {
        let both = Sealer::new(self, FORMER).unseal(bytes)?;
        let (bytes, salt) = both.split_first_chunk::<KEY>()?;
        Some(FileKey::of(bytes, Salt::of(*salt.first_chunk()?)?))
    }
}
