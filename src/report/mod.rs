//! Figures about the district, each with the families behind it; and what the documents say to a question of the day.

pub mod discretion;
pub mod moves;
pub mod passport;
pub mod staff;
