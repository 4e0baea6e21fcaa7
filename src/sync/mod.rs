//! Copies that leave and come back: safe copies, snapshots, merging, the folder of exchange, the recovery of an open
//! file. The protocols are here; their SQL is in the store.

pub mod copy;
mod durable;
pub mod exchange;
pub mod left;
pub mod merge;
pub mod recover;
pub mod restore;
mod several;
pub mod snapshots;
