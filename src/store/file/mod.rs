//! The file itself: creating, opening and copying it.

pub(in crate::store) mod copy;
pub(in crate::store) mod open;

pub use open::{Author, Clock, Entropy, Store};
