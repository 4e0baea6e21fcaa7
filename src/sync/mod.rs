//! Copies that leave and come back: safe copies, snapshots, merging, the folder of exchange, the recovery of an open
//! file. The protocols are here; their SQL is in the store.

mod atomic_file;
pub mod copy;
pub mod exchange;
pub mod left;
pub mod merge;
mod merge_many;
pub mod recover;
pub mod restore;
pub mod snapshots;
