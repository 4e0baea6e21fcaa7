//! The file: operations, merging, undo, findings, and what befalls a file from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

#[path = "../with/desk/mod.rs"]
mod desk;
#[path = "../with/district/mod.rs"]
mod district;
#[path = "../with/fields/mod.rs"]
mod fields;
#[path = "../with/random/mod.rs"]
mod random;
#[path = "../with/tools/mod.rs"]
mod tools;

mod actions;
mod closed_families;
mod copies;
mod crash;
mod deletions;
mod erasure;
mod exchanged;
mod faults;
mod growth;
mod hostile;
mod identity;
mod joining;
mod journal;
mod kept_keys;
mod killed;
mod kinds;
mod linked;
mod merge;
mod newer;
mod references;
mod refusals;
mod resolved;
mod retract;
mod rule_book;
mod sealed;
mod sealed_faults;
mod sealing;
mod transfer;
mod transfer_erased;
mod two_visits;
mod wrong_files;
