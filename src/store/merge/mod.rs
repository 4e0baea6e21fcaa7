//! The union of two logs: verifying the other file, copying its operations, and the difference of two files.

pub(in crate::store) mod apply;
mod brought;
pub(in crate::store) mod complete;
mod connection;
pub(in crate::store) mod copy_ops;
pub(in crate::store) mod diff;
mod merged;
pub(in crate::store) mod rewrite;
pub(in crate::store) mod scratch;
pub(in crate::store) mod untrusted;
pub(in crate::store) mod verify;

pub(in crate::store) use connection::{connect, uri};

pub use brought::Brought;
pub use diff::Next;
pub use merged::{Handed, Merged, MergedFamily};
pub use untrusted::{Digest, VerifiedFile};

/// Reports how many operations of how many are merged.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);
