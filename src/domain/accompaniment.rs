//! Accompaniment (сопровождение): when that of a family ends, from its levels and closings.

use chrono::NaiveDate;

/// The closing after which no level holds; `None` while the accompaniment goes on. `levels` and `closings` are days in
/// order.
///
/// A closing on the first day of a level ends the level before; without one, that level never holds. A family without
/// levels ends with its first closing.
#[must_use]
pub fn end(levels: &[NaiveDate], closings: &[NaiveDate]) -> Option<NaiveDate> {
    let mut end = closings.first().copied();
    let mut runs = false;
    for (i, from) in levels.iter().enumerate() {
        if !runs && closings.contains(from) {
            continue;
        }
        let next = levels.get(i + 1);
        let closed = closings.iter().find(|on| *on > from && next.is_none_or(|next| *on < next)).copied();
        runs = closed.is_none();
        end = closed;
    }
    end
}
