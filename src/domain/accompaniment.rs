//! Accompaniment (сопровождение): when that of a family ends, from its levels and closings.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::paper::Closing;
use super::{Case, Id, LevelSpan, day};

/// The closing after which no level holds and none is waited for; `None` while the accompaniment goes on. `levels` and
/// `closings` are days in order.
///
/// A family that was registered again after it waits for another level, until another closing.
#[must_use]
pub fn end(levels: &[NaiveDate], closings: &[NaiveDate], registered: Option<NaiveDate>) -> Option<NaiveDate> {
    let end = end_of_levels(levels, closings)?;
    match registered.filter(|on| end < *on) {
        Some(on) => closings.iter().find(|closed| on <= **closed).copied(),
        None => Some(end),
    }
}

/// The closing after which no level holds.
///
/// A closing on the first day of a level ends the level before; without one, that level never holds. A family without
/// levels ends with its first closing.
fn end_of_levels(levels: &[NaiveDate], closings: &[NaiveDate]) -> Option<NaiveDate> {
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

/// Two closings that end one accompaniment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DoubleClosing<'a> {
    pub first: &'a Closing,
    pub second: &'a Closing,
}

impl DoubleClosing<'_> {
    /// How many days the two name, as messages tell them apart.
    #[must_use]
    pub fn days(self) -> &'static str {
        if self.first.on == self.second.on { "one" } else { "two" }
    }
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

    /// The level that the one of record `id` from `from` follows in the same accompaniment: none is carried over a closing.
    #[must_use]
    pub fn level_before(&self, id: Id, from: NaiveDate) -> Option<&LevelSpan> {
        let closed = self.closings.iter().map(|c| c.on).filter(|on| *on <= from).max();
        let begun = self.levels.iter().filter(|l| l.id != id && l.from < from);
        begun.filter(|l| closed.is_none_or(|on| on <= l.from)).max_by_key(|l| l.from)
    }

    /// The last day of the post-accompaniment (постсопровождение) that `on` lies in, as the last closing before it names it.
    #[must_use]
    pub fn post_accompaniment(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.last_closing(on)
            .and_then(|closing| closing.after_until)
            .filter(|until| on < *until)
            .map(day::day_before)
    }

    /// The last closing by `day`, unless the family was registered again since: where no level holds on `day`, the
    /// closing that ended its accompaniment.
    #[must_use]
    pub fn last_closing(&self, day: NaiveDate) -> Option<&Closing> {
        let last = self.closings.iter().rev().filter(|c| c.on <= day).max_by_key(|c| c.on)?;
        let again = self.family.registered_on.is_some_and(|on| last.on < on && on <= day);
        (!again).then_some(last)
    }

    /// Closings that contradict each other: each two that end one accompaniment. A level or a registration between them
    /// begins another accompaniment, which the later one ends.
    pub fn double_closings(&self) -> impl Iterator<Item = DoubleClosing<'_>> {
        let begins = || self.levels.iter().map(|l| l.from).chain(self.family.registered_on);
        let pairs = self.closings.iter().zip(self.closings.iter().skip(1));
        let pairs = pairs.map(|(first, second)| DoubleClosing { first, second });
        pairs.filter(move |two| !begins().any(|on| two.first.on <= on && on < two.second.on))
    }

    /// The closing after which no level holds and none is waited for, if it is not later than `day`.
    #[must_use]
    pub fn ended_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut levels: Vec<NaiveDate> = self.levels.iter().map(|l| l.from).collect();
        let mut closings: Vec<NaiveDate> = self.closings.iter().map(|c| c.on).collect();
        levels.sort_unstable();
        levels.dedup();
        closings.sort_unstable();
        end(&levels, &closings, self.family.registered_on).filter(|end| *end <= day)
    }
}
