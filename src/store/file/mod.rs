//! The file: creating, opening and copying it.

mod author;
pub(in crate::store) mod copy;
pub(in crate::store) mod open;
mod private;

pub use author::{Author, Clock, Entropy};
pub use open::Store;
pub use private::{private_file, private_folder};
