//! Figures about the district, each with the families behind it; what the documents say to a question of the day; and
//! what the papers are made of.

pub mod agenda;
pub mod cover;
pub mod discretion;
pub mod errand;
pub mod moves;
pub mod passport;
pub mod permission;
pub mod reporting;
pub mod route;
pub mod staff;
