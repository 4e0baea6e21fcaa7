//! The file: creating, opening and copying it.

pub(in crate::store) mod copy;
pub(in crate::store) mod open;
mod private;

pub use open::{Author, Clock, Entropy, Store};
pub use private::private_folder;
