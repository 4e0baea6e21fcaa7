//! An accompaniment of a list that was over before the one that its family is in.

use super::entry::RosterEntry;
use crate::domain::{Case, FieldName, Kind};

/// What becomes of an accompaniment that an entry says is over, beside the one that its family is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Past {
    /// Level and closing are its history: the family came back with a level of its own.
    Recorded,
    /// They stay in the note: as records they would end, or begin earlier, what goes on.
    Noted,
}

/// Whether the accompaniment that an entry says is over is not the one that `case` is in: the family was registered again,
/// or got its first level, on the day of the closing or later, or nothing is known of when.
pub(super) fn past(entry: &RosterEntry, case: &Case) -> Option<Past> {
    let of = |kind: Kind| entry.records.iter().filter(move |r| r.kind == kind);
    let on = of(Kind::Closing).find_map(|r| r.date(FieldName::On))?;
    let is_over = !case.closings.is_empty();
    let first = case.levels.iter().map(|l| l.from).min();
    let began = case.family.registered_on.into_iter().chain(first).max();
    if is_over || began.is_some_and(|began| began < on) {
        return None;
    }
    let has_level = of(Kind::Level).any(|r| r.date(FieldName::From).is_some_and(|from| from < on));
    Some(if has_level && first.is_some() { Past::Recorded } else { Past::Noted })
}
