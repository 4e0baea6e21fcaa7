//! Accompaniment (сопровождение): when that of a family ends, from its levels and closings.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::paper::Closing;
use super::{Case, LevelSpan};

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

impl Case {
    /// The record of the level that was set last by `day`: of two from one day the more acute. Whether the family is on
    /// accompaniment that day is another question.
    #[must_use]
    pub fn level_on(&self, day: NaiveDate) -> Option<&LevelSpan> {
        // The id settles two equal levels of one day, so that every copy of the file settles it alike.
        let begun = self.levels.iter().filter(|l| l.from <= day);
        begun.max_by_key(|l| (l.from, l.level, Reverse(l.id)))
    }

    /// Closings that contradict each other: of each pair that ends one accompaniment, with no level in between, the later
    /// one and the day of the earlier.
    pub fn double_closings(&self) -> impl Iterator<Item = (&Closing, NaiveDate)> {
        let pairs = self.closings.iter().zip(self.closings.iter().skip(1));
        let returned =
            |from: NaiveDate, until: NaiveDate| self.levels.iter().any(|l| from <= l.from && l.from < until);
        pairs.filter(move |(a, b)| !returned(a.on, b.on)).map(|(a, b)| (b, a.on))
    }

    /// The closing after which no level holds, if it is not later than `day`.
    #[must_use]
    pub fn ended_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut levels: Vec<NaiveDate> = self.levels.iter().map(|l| l.from).collect();
        let mut closings: Vec<NaiveDate> = self.closings.iter().map(|c| c.on).collect();
        levels.sort_unstable();
        levels.dedup();
        closings.sort_unstable();
        end(&levels, &closings).filter(|end| *end <= day)
    }
}
