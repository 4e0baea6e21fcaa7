//! The open file: its lock, the watch for changes from outside, trust in the file as it was left, and the tail.

pub(in crate::store) mod lock;
pub(in crate::store) mod tail;
pub(in crate::store) mod trust;
pub(in crate::store) mod watch;

pub use lock::Hold;
pub use tail::Keepsake;
pub use trust::SHORT_FILE;
pub use watch::{Known, Sight};
