//! Figures about the district, each with the families behind it.

pub mod moves;
pub mod passport;
pub mod staff;
