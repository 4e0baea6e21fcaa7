//! Norms, plans, regulations and the lookup, against independent second readings.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

#[path = "../with/district/mod.rs"]
mod district;
#[path = "../with/oracle/mod.rs"]
mod oracle;
#[path = "../with/random/mod.rs"]
mod random;
#[path = "../with/slips/mod.rs"]
mod slips;
#[path = "../with/town/mod.rs"]
mod town;

mod calendar;
mod decided;
mod demo;
mod documents;
mod doubles;
mod ended;
mod handing;
mod known;
mod lacking;
mod ledger;
mod lookup;
mod plan;
mod planning;
mod proposal;
mod regulations;
mod rules;
mod typed;
