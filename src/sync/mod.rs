//! Copies that leave this computer and come back. The protocols are here; the SQL is in [`crate::store`].
//!
//! Every protocol rests on two properties of the log: it only grows, and the fold does not depend on the order of
//! arrival. So nothing is ever negotiated between machines. A file is verified as a whole, and the operations that are
//! missing here are copied.
//!
//! ```text
//!     folder of exchange, kept in step by any tool
//!
//!       office-1f3a….kurator    written by the office alone
//!       laptop-88c0….kurator    written by the laptop alone
//!
//!     office                                          laptop
//!       1. verify laptop-….kurator                      1. verify office-….kurator
//!       2. keep a snapshot of the own file              2. keep a snapshot of the own file
//!       3. merge what is missing                        3. merge what is missing
//!       4. write office-….kurator                       4. write laptop-….kurator
//! ```
//!
//! No file of the folder has two writers, so that the tool has no conflict to solve. After both have exchanged twice,
//! both logs are equal, and so are both digests.
//!
//! | module | protocol |
//! |---|---|
//! | `atomic_file` | a file is written beside its place, synced, read back, verified and renamed |
//! | [`state_file`] | texts in the state folder that belong to the file, sealed as it is |
//! | [`copy`] | a verified copy to a stick or folder, never over operations that are missing here |
//! | [`snapshots`] | the last three verified states of the file, kept in the state folder |
//! | [`merge`] | one other file: preview, snapshot, merge |
//! | `merge_many` | many files: the next one is verified while one is merged, all in one transaction |
//! | [`exchange`] | the folder of exchange |
//! | [`others`] | sealed files of others: which need a passphrase, keeping their keys |
//! | [`gather`] | all files of the folder read together, nothing written |
//! | [`erasure`] | data of a family or a person destroyed: file, snapshots, tails, drafts |
//! | `former_paths` | what a file that was moved or renamed left in the state folder |
//! | `former_texts` | its drafts and notes among it |
//! | [`transfer`] | one family in a file of its own, for another district |
//! | [`pending`] | the actions of runs that could only read |
//! | [`seal`] | the file and its snapshots under a new passphrase, or none |
//! | [`restore`] | a snapshot takes the place of the file, which is kept |
//! | [`recover`] | a file that was replaced, truncated or deleted while it was open |

mod atomic_file;
pub mod copy;
pub mod erasure;
pub mod exchange;
mod former_paths;
mod former_texts;
pub mod gather;
mod in_place;
pub mod merge;
mod merge_many;
pub mod others;
pub mod pending;
pub mod recover;
pub mod restore;
pub mod seal;
pub mod snapshots;
pub mod state_file;
pub mod transfer;
pub mod trust_notes;
