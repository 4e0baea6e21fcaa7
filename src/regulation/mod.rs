//! The documents as data: levels, signs, norms, deadlines, words; each value with the paragraph it stands in.

pub mod calendar;
mod check;
pub mod file;
pub mod rules;
pub mod shelf;
pub mod year;

pub use calendar::Calendar;
pub use file::Regulation;
pub use rules::{List, Meaning, Rules, Source};
