//! The documents as data: levels, signs, norms, deadlines, words; each value with its paragraph.

mod asks;
pub mod calendar;
mod check;
pub mod cited;
pub mod deciding;
pub mod document;
mod due;
pub mod embedded;
pub mod file;
pub mod indicator;
mod inspection;
mod item;
mod level;
mod meaning;
pub mod rules;
pub mod stage;
pub mod year;

pub use asks::{INTERAGENCY_PLAN, ProgrammeDuty};
pub use calendar::Calendar;
pub use file::Regulation;
pub use meaning::{Meaning, RegulationList};
pub use rules::{RuleSource, Rules};
