//! The desk of a field curator: families, visits, programmes, one file.
//!
//! Layers, arrows only downward: [`domain`] ← [`regulation`] ← [`norm`], [`plan`], [`search`], [`report`] ← [`store`] ← [`demo`], [`sync`];
//! [`text`] beside them; [`paper`] made of both; [`keymap`] and [`ui`], widgets that know no family; [`screen`] and [`app`] above; [`env`] with the clock, the
//! folders and the variables of this machine; on top, side by side, [`run`] with the terminal and [`cli`] with the arguments.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod env;
pub mod keymap;
pub mod norm;
pub mod paper;
pub mod plan;
pub mod regulation;
pub mod report;
pub mod run;
pub mod screen;
pub mod search;
pub mod store;
pub mod sync;
pub mod text;
pub mod ui;
