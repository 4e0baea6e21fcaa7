//! Whose hours those of a calendar are, in words.

use crate::domain::zone::Zone;
use crate::text::{Words, say};

/// Whose hours those of a calendar are, in a sentence.
#[must_use]
pub fn zone(words: &Words, zone: Option<Zone>) -> String {
    match zone {
        Some(zone) => {
            say!(words, "hours-of-zone", zone = zone.name, hours = zone.hours)
        }
        None => words.say("hours-of-none"),
    }
}
