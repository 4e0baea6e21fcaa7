//! State: the fold from parts to cells, the aliases of records, and the projections made of both.

pub(in crate::store) mod aliases;
mod cell;
pub(in crate::store) mod erased;
pub(in crate::store) mod erasure;
pub mod fold;
pub(in crate::store) mod parts;
pub(in crate::store) mod project;
pub(in crate::store) mod references;
pub(in crate::store) mod unread;

pub use cell::CellName;
pub use fold::{ALIAS_OF, DELETED};

// The version of the projections: a hash of the code that makes them, written by the build script. A file of another
// version rebuilds its projections when it is opened.
include!(concat!(env!("OUT_DIR"), "/projection.rs"));
