//! Screens and dialogs by keys, as a curator uses them; a few in a real terminal.

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
#[path = "../with/opened/mod.rs"]
mod opened;
#[path = "../with/oracle/mod.rs"]
mod oracle;
#[path = "../with/random/mod.rs"]
mod random;
#[path = "../with/tools/mod.rs"]
mod tools;

mod answers;
mod asked_why;
mod beneath;
mod blind;
mod borrowed;
mod calls;
mod changes;
mod clock_set;
mod counted;

mod decided;
mod document;
mod doubles_told;
mod entry;
mod erasing;
mod evening;
mod every_answer;
mod exchanging;
mod first_use;
mod full_disk;
mod guide;
mod hidden;
mod holding;
mod jobs;
mod journeys;
mod kept;
#[cfg(unix)]
mod kept_cases;
#[cfg(unix)]
mod kept_frames;
mod killed;
mod letters;
mod level_signs;
mod list_intake;
mod lists;
mod look;
mod members;
mod month_ends;
mod moving;
mod nameless;
mod names;
mod narrow;
mod other_day;
mod papers;
mod path;
mod programme;
mod reports;
mod reread;
mod rescue;
mod retention;
mod sealed;
mod side_by_side;
mod sittings;
mod staff;
mod start;
mod tail;
mod terminal;
mod transfers;
mod undoing;
mod unset;
mod versions;
mod visits_known;
mod walked;
mod weeks;
mod whole_name;
mod whole_path;
mod windows;
mod writing;
