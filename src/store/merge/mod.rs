//! The union of two logs: verifying the other file and copying its operations.

pub(in crate::store) mod apply;
pub(in crate::store) mod copy_ops;
pub(in crate::store) mod diff;
pub(in crate::store) mod rewrite;
pub(in crate::store) mod scratch;
pub(in crate::store) mod untrusted;
pub(in crate::store) mod verify;

pub use apply::Merged;
pub use diff::Next;
pub use untrusted::{Digest, VerifiedFile};

/// Hears how many operations of how many are taken over.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);
