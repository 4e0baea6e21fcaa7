//! The house itself: layers, words, keys, pictures and generated files.

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
#[path = "../with/fields/mod.rs"]
mod fields;
#[path = "../with/pictures/mod.rs"]
mod pictures;
#[path = "../with/source/mod.rs"]
mod source;
#[path = "../with/tools/mod.rs"]
mod with_tools;

mod circles;
mod comments;
mod field_names;
mod forms;
mod generated;
mod install;
mod keys;
mod layers;
mod projection;
mod rows;
mod sizes;
mod snapshots;
mod statements;
mod tools;
mod type_names;
mod whole_words;
mod words;
