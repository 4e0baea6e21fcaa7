//! Whether a family is on accompaniment, waits for a level, or is visited though its accompaniment is over.

use super::NormContext;
use super::after::after;
use super::span::{at, spans};
use crate::domain::Case;

/// Whether the family is on accompaniment on the day asked or will be, or is registered and waits for a level: its first
/// one, or another after a closing.
#[must_use]
pub fn is_current(ground: NormContext<'_>, case: &Case) -> bool {
    case.ended_on(ground.today).is_none()
}

/// Whether the family is registered and no level has been set for the day or a later one.
#[must_use]
pub fn waits_for_level(ground: NormContext<'_>, case: &Case) -> bool {
    let spans = spans(case, ground.rules);
    is_current(ground, case)
        && at(&spans, ground.today).is_none()
        && spans.iter().all(|s| s.from <= ground.today)
}

/// Whether visits of the family are appointed: it is current, or in post-accompaniment (постсопровождение).
#[must_use]
pub fn is_visited(ground: NormContext<'_>, case: &Case) -> bool {
    is_current(ground, case) || after(ground, case).is_some_and(|after| after.runs())
}
