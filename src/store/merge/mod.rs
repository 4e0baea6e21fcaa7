//! The union of two logs: verifying the other file, copying its operations, and the difference of two files.

pub(in crate::store) mod apply;
mod brought;
pub(in crate::store) mod complete;
mod connection;
pub(in crate::store) mod copy_ops;
pub(in crate::store) mod diff;
mod merged;
mod owner;
pub(in crate::store) mod rewrite;
pub(in crate::store) mod scratch;
pub(in crate::store) mod untrusted;
pub(in crate::store) mod verify;

pub(in crate::store) use connection::{connect, uri};

pub use brought::UncheckedMerge;
pub use diff::Successor;
pub use merged::{FileTransfer, MergeResult, MergedFamily};
pub use owner::FileOwner;
pub use untrusted::{LogDigest, VerifiedFile};

/// Reports how many operations of how many are merged.
pub type MergeProgress<'a> = &'a mut dyn FnMut(usize, usize);
