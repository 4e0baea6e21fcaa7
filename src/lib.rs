//! The desk of a field curator: families, visits, programmes, one file.
//!
//! Layers, arrows only downward: [`domain`] ← [`regulation`] ← [`norm`], [`search`] ← [`store`] ← [`text`] …

pub mod demo;
pub mod domain;
pub mod norm;
pub mod regulation;
pub mod store;
