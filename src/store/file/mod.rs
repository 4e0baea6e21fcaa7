//! The file: creating, opening and copying it.

mod author;
pub(in crate::store) mod copy;
mod long_opening;
pub(in crate::store) mod open;
mod private;
mod rebuild;

pub use author::{Author, Clock, Entropy};
pub use long_opening::{LongOpening, Tell};
pub use open::Store;
pub use private::{private_file, private_folder};
