//! The time that a family was accompanied by another district: its work is in no figure of this one.

use chrono::NaiveDate;

use super::Case;
use crate::domain::packed::packed;

/// A time that a family was accompanied by another district, before that district handed it over to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElsewhereSpan {
    /// The day of the act by which this district had handed it over before; `None`: it came for the first time.
    pub from: Option<NaiveDate>,
    /// The day of the act by which it came: the first one that is this district's.
    pub until: NaiveDate,
}

packed!(ElsewhereSpan { from, until });

impl ElsewhereSpan {
    /// Whether the other district accompanied the family on `day`.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && day < self.until
    }
}

impl Case {
    /// Whether another district accompanied the family on `day`: what was done then is in no figure of this one.
    #[must_use]
    pub fn is_elsewhere(&self, day: NaiveDate) -> bool {
        self.elsewhere.iter().any(|e| e.holds(day))
    }

    /// Whether another district ended the accompaniment by a closing of `day`: who accompanied the family on the eve ends it.
    #[must_use]
    pub fn was_closed_elsewhere(&self, day: NaiveDate) -> bool {
        self.is_elsewhere(crate::domain::day::day_before(day))
    }
}
