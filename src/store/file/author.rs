//! The author of a session, the clock and the source of random bytes.

use sha2::{Digest, Sha256};

use crate::domain::{FileFault, UserError};

/// The author of a session, and the clock.
#[derive(Clone, Debug)]
pub struct Author {
    /// The name of the computer.
    pub device: String,
    /// The name of the account.
    pub user: String,
    /// The wall time, milliseconds since 1970.
    pub clock: fn() -> i64,
}

/// The source of the wall time of operations.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The clock of the computer.
    System(fn() -> i64),
    /// A fixed time, milliseconds since 1970: for the demo.
    Fixed(i64),
}

impl Clock {
    /// Milliseconds since 1970.
    #[must_use]
    pub fn now(self) -> i64 {
        match self {
            Clock::System(ask) => ask(),
            Clock::Fixed(wall) => wall,
        }
    }
}

/// The source of random bytes.
#[derive(Clone, Debug)]
pub enum Entropy {
    /// The operating system.
    System,
    /// A seed, for the demo: the same seed gives the same file.
    Seed {
        seed: u64,
        /// The blocks taken so far.
        taken: u64,
    },
}

impl Entropy {
    /// Sixteen random bytes.
    ///
    /// # Errors
    /// If the system has none.
    pub fn bytes(&mut self) -> Result<[u8; 16], UserError> {
        let mut bytes = [0; 16];
        match self {
            Entropy::System => {
                getrandom::fill(&mut bytes)
                    .map_err(|e| UserError::file(FileFault::Failed).because(anyhow::anyhow!("{e}")))?;
            }
            Entropy::Seed { seed, taken } => {
                let mut hash = Sha256::new();
                hash.update(seed.to_be_bytes());
                hash.update(taken.to_be_bytes());
                *taken += 1;
                let digest: [u8; 32] = hash.finalize().into();
                bytes.copy_from_slice(&digest[..16]);
            }
        }
        Ok(bytes)
    }
}
