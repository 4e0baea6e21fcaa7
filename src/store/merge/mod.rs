//! The union of two logs: verifying the other file and copying its operations.

pub(in crate::store) mod apply;
pub(in crate::store) mod copy_ops;
pub(in crate::store) mod diff;
pub(in crate::store) mod rewrite;
pub(in crate::store) mod scratch;
pub(in crate::store) mod untrusted;
pub(in crate::store) mod verify;

pub use apply::{Merged, Progress};
pub use diff::Next;
pub use untrusted::{Digest, VerifiedFile};
