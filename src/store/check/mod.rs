//! Findings: what is wrong with the file, and what a person should look at.

mod closings;
pub(in crate::store) mod doubt;
pub(in crate::store) mod findings;
mod links;
pub(in crate::store) mod meant;
pub(in crate::store) mod merged;
mod projected_rows;
pub(in crate::store) mod projections;
pub(in crate::store) mod regulation;
pub(in crate::store) mod report;
pub(in crate::store) mod rules;
mod sessions;
mod shares;
mod unread;
mod visits;

pub use regulation::contradictions;
pub use report::{CheckReport, Finding};
