//! Whose hours those of a calendar are, in words.

use crate::domain::zone::ZoneOrigin;
use crate::text::{Words, say};

/// The zone of a calendar in a sentence, and how to set another.
#[must_use]
pub fn zone(words: &Words, hours: ZoneOrigin) -> String {
    match hours {
        ZoneOrigin::District(zone) => {
            say!(words, "hours-of-district", zone = zone.code(), hours = zone.hours())
        }
        ZoneOrigin::Computer(zone) => say!(words, "hours-of-zone", zone = zone.code(), hours = zone.hours()),
        ZoneOrigin::Unknown => words.say("hours-of-none"),
    }
}
