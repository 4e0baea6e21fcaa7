//! The desk of a field curator: families, visits, programmes, in one file.
//!
//! # Layers
//!
//! A module uses what lies below it, never what lies above: `tests/house/layers.rs` holds the arrows.
//!
//! ```text
//!  run                  cli            the terminal, effects     | arguments, answers
//!    \                  /
//!     +----- env ------+               files, folders, author, day and log of this machine
//!  app                                 a stack of screens, one dialog, one notice
//!  screen                              what is shown; asks for effects and never writes
//!  ui        keymap                    widgets that know no family | the one table of keys
//!  paper                               docx, xlsx, csv, ics, text
//!  wording                             facts put into words, for screens, papers and commands alike
//!  model     text                      the district as loaded      | every word, in data/text/{ru,en}
//!  sync      demo                      protocols between copies    | an invented district
//!  store                               SQLite: the log (truth) and its projections; all SQL
//!  roster    table                     pure: lists of families from Excel | workbooks and text as rows of cells
//!  report  search  plan  norm          pure: figures, lookup, planner, ledger
//!  regulation                          the documents as data, the working calendar
//!  domain                              nouns: no IO, no clock, no language
//! ```
//!
//! Each border has a reason:
//!
//! - `domain` to `report` are pure functions of records and a day: a norm, a plan and a lookup are tested against tables
//!   of facts (`tests/rules`, `tests/plans`), and «Почему» can ask them about any day.
//! - Only [`store`] speaks SQL. The log is append-only and the projections derive from it by one function, so they can be
//!   thrown away and built again, and two copies merge by joining their logs.
//! - [`wording`] lies below screens, papers and commands: a level, a conflict or a change is said in one place, so that
//!   they cannot contradict each other.
//! - [`ui`] knows no family: a widget is given text and gives back what was typed. The rules about that text lie in
//!   [`screen`], beside the screen they belong to.
//! - [`screen`] reads by plain calls through a [`store::Reader`], which cannot write. A write is an
//!   [`Effect`](screen::Effect): every write passes one place that looks at the file first, and a test presses keys
//!   without a terminal.
//! - [`run`] and [`cli`] do not know each other; `main` hands one to the other.
//!
//! # The flow of a key
//!
//! ```text
//!  bytes --run::keys--> Key --keymap::command(scope, key)--> Command
//!                              (either keyboard layout: a letter is the key it lies on)
//!  Command --Screen::update(command, &Model, Reader)--> Step
//!  Step    --App::follow, Dialog::open--> another screen, a window, a sentence ... or an Effect
//!  Effect  --run::perform--> one transaction of the Store --App::done--> Model reads again,
//!                                                                       screens refresh
//!  App::view --> Buffer --> one write to the terminal
//! ```
//!
//! A key that means no command is text for the field that has the focus ([`ui::key_outcome`]). Nothing happens without a key:
//! an idle program draws nothing and sends nothing.
//!
//! # Where to put what
//!
//! | a change in … | belongs to |
//! |---|---|
//! | what a document says | `data/regulations/*.toml`, never code |
//! | a word on a screen, a paper, an answer | `data/text/{ru,en}/*.ftl` |
//! | how a fact becomes a sentence | [`wording`]; `wording/mod.rs` lists where |
//! | a kind of record, a field, a code list | its struct in [`domain`]; see `domain/declare.rs`, and `domain/field_name.rs` for a new name |
//! | what a record may hold | `domain/check`: one rule book for form, import, merge and command line |
//! | how a norm, slack or term is computed | [`norm`]; rules of the program are named as such |
//! | which day a visit is proposed on | [`plan`] |
//! | how a head or a cell of a list is understood | `data/lists/*.toml`, then [`roster`] |
//! | whether two records are one person or family | `store/dedupe` |
//! | how two copies meet | `store/merge` (what), [`sync`] (how it travels) |
//! | a question to the file | `store/read`, called through [`store::Reader`] |
//! | a key | one row of `keymap/rows.rs`: dispatch, bar, help and menu follow |
//! | a job called by words (`F9`) | `screen/job` |
//! | a widget | [`ui`], if it needs no family; else beside its screen |
//! | a command | `cli/arguments.rs` and a function beside its neighbours |
//! | a paper | [`paper`] |
//!
//! The recipes of the README name every file that a new region, field, command or screen touches.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod env;
pub mod keymap;
pub mod model;
pub mod norm;
pub mod paper;
pub mod plan;
pub mod regulation;
pub mod report;
pub mod roster;
pub mod run;
pub mod screen;
pub mod search;
pub mod store;
pub mod sync;
pub mod table;
pub mod text;
pub mod ui;
pub mod wording;
