//! Whose hours those of a calendar are, in words.

use crate::domain::zone::Hours;
use crate::text::{Words, say};

/// The zone of a calendar in a sentence, and how to set another.
#[must_use]
pub fn zone(words: &Words, hours: Hours) -> String {
    match hours {
        Hours::District(zone) => {
            say!(words, "hours-of-district", zone = zone.code(), hours = zone.hours())
        }
        Hours::Computer(zone) => say!(words, "hours-of-zone", zone = zone.code(), hours = zone.hours()),
        Hours::Unknown => words.say("hours-of-none"),
    }
}
