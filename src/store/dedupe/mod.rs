//! Records that mean the same person, family or organisation: finding, merging and unmerging them.

pub(in crate::store) mod candidates;
pub(in crate::store) mod merge;
pub(in crate::store) mod persons;
pub(in crate::store) mod unmerge;

pub use merge::{Choices, Comparison, Differing, Means};
