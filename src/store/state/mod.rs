//! State: the fold from parts to cells, the aliases of records, and the projections made of both.

pub(in crate::store) mod aliases;
pub mod fold;
pub(in crate::store) mod project;
pub(in crate::store) mod references;

pub use fold::{ALIAS_OF, DELETED};
