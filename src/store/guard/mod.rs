//! The open file: its lock, the watch for changes from outside, whether it is as this computer left it, the tail of
//! acknowledged operations, and what is kept for the next start.

mod acknowledged;
mod kept_cases;
mod kept_file;
pub(in crate::store) mod known;
pub(in crate::store) mod lock;
pub(in crate::store) mod note;
mod records;
pub(in crate::store) mod stamp;
pub(in crate::store) mod tail;
pub(in crate::store) mod trust;
pub(in crate::store) mod watch;
pub(in crate::store) mod watched;

pub use kept_cases::{Current, KeptCases};
pub use kept_file::KeptFile;
pub use known::LogPrefix;
pub use lock::FileLock;
pub use records::{AcknowledgedOps, TailContents, TailOrigin};
pub use trust::SHORT_FILE;
pub use watch::FileChange;
