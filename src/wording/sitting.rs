//! Sittings and what is put to them.

use crate::domain::sitting::Sitting;
use crate::text::Words;

/// «15.12.2026 · КДНиЗП».
#[must_use]
pub fn named(words: &Words, sitting: &Sitting) -> String {
    let parts = [Some(words.day(sitting.on)), sitting.body.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
