//! The open file: its lock, the watch for changes from outside, whether it is as this computer left it, and the tail of
//! acknowledged operations.

mod acknowledged;
pub(in crate::store) mod known;
pub(in crate::store) mod lock;
pub(in crate::store) mod note;
mod records;
pub(in crate::store) mod stamp;
pub(in crate::store) mod tail;
pub(in crate::store) mod trust;
pub(in crate::store) mod watch;
pub(in crate::store) mod watched;

pub use known::Known;
pub use lock::Lock;
pub use records::{Acknowledged, Contents, Origin};
pub use trust::SHORT_FILE;
pub use watch::FileChange;
