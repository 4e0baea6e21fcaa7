//! The desk of a field curator: families, visits, programmes, one file.
//!
//! Layers, arrows only downward: [`domain`] ← [`regulation`] ← [`norm`], [`plan`], [`search`], [`report`] ← [`store`] ← [`demo`], [`sync`];
//! [`text`] beside them; [`screen`] and [`app`] above; [`run`] and [`cli`] on top, with terminal, clock and arguments.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod norm;
pub mod plan;
pub mod regulation;
pub mod report;
pub mod run;
pub mod screen;
pub mod search;
pub mod store;
pub mod sync;
pub mod text;
