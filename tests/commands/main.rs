//! The command line: answers, exports and imports, papers.

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
#[path = "../with/lists/mod.rs"]
mod lists_with;
#[path = "../with/random/mod.rs"]
mod random;
#[path = "../with/recount/mod.rs"]
mod recount;
#[path = "../with/tools/mod.rs"]
mod tools;

mod alike;
mod bad_input;
mod bank;
mod command_line;
mod contradictions;
mod deadlines;
mod documents;
mod ended_families;
mod exchange;
mod indicators;
mod level_signs;
mod list_files;
mod list_round;
mod list_sheets;
mod lists;
mod lists_as_kept;
mod lists_heads;
mod lists_in_pieces;
mod lists_joined;
mod lists_lookalikes;
mod lists_of_offices;
mod lists_otherwise;
mod lists_turned;
mod one_truth;
mod options;
mod paper;
mod papers;
mod papers_of_days;
mod path;
mod recounted;
mod redacted;
mod report_papers;
mod requests;
mod retention;
mod sessions;
mod sources;
mod transfer;
mod versions;
mod visit_journals;
mod visits_known;
mod wording;
