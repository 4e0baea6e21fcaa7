//! Figures about the district, each with the families behind it; what the documents say to a question of the day; and
//! what the papers are made of.

pub mod actions;
pub mod agenda;
pub mod bank;
pub mod calendar_events;
pub mod chart;
pub mod deputy_cover;
pub mod destruction;
pub mod disclosure;
pub mod grid;
pub mod indicators;
pub mod level_changes;
pub mod passport;
pub mod permission;
pub mod requests;
pub mod route;
pub mod ruling;
pub mod staff;
pub mod stock;
pub mod violation_notice;
pub mod visit_brief;
