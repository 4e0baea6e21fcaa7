//! The lookup: which families a few typed letters mean.

pub mod fold;
pub mod gender;
pub mod plain;

pub use plain::{Hit, Index};
