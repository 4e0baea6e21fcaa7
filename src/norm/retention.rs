//! Storage terms: how long the institution keeps what it knows of a family after the accompaniment.
//!
//! No document that this program carries names a term: the institution has its own (номенклатура дел). How it is counted
//! is a rule of the program, that of archives: whole calendar years from 1 January after the year in which the case ended.

use chrono::{Datelike, NaiveDate};

use super::{NormContext, current};
use crate::domain::paper::{Decision, DecisionSubject, Ruling};
use crate::domain::{Case, FamilyId, Id, day};

/// The term of the institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionTerm {
    /// Whole calendar years.
    pub years: u32,
    /// Where it is set, in the words of the institution.
    pub ground: Option<String>,
}

/// Whose data are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RetentionSubject {
    Family(FamilyId),
    /// A call about a family that is not known.
    Inquiry(Id),
}

/// What the years are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionStart {
    /// The accompaniment ended.
    Closing,
    /// The post-accompaniment ended.
    After,
    /// The family was refused and never accompanied.
    Refusal,
    /// Somebody called, and no family came of it.
    Call,
    /// The family was deleted; what it held is in the log.
    Deleted,
    /// The call was done with and deleted; what it held is in the log.
    Dropped,
}

impl RetentionStart {
    /// Whether it was deleted: nothing can be opened, only destroyed.
    #[must_use]
    pub fn is_deleted(self) -> bool {
        matches!(self, RetentionStart::Deleted | RetentionStart::Dropped)
    }

    /// Its code in the messages and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            RetentionStart::Closing => "closing",
            RetentionStart::After => "after",
            RetentionStart::Refusal => "refusal",
            RetentionStart::Call => "call",
            RetentionStart::Deleted => "deleted",
            RetentionStart::Dropped => "dropped",
        }
    }
}

/// Data that are kept though nobody works with them any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetainedData {
    pub of: RetentionSubject,
    /// The number of the case.
    pub number: Option<String>,
    pub since: RetentionStart,
    /// The day on which that happened.
    pub ended: NaiveDate,
}

impl RetentionTerm {
    /// The last day of the term of what ended on `ended`: always 31 December.
    #[must_use]
    pub fn last_day(&self, ended: NaiveDate) -> NaiveDate {
        RetentionTerm::year_end(i64::from(ended.year()) + i64::from(self.years))
    }

    /// Whether the term of what ended on `ended` is over on `today`.
    #[must_use]
    pub fn is_over(&self, ended: NaiveDate, today: NaiveDate) -> bool {
        day::is_late(self.last_day(ended), today)
    }

    /// The last day on which what has its term end in `year` can have ended.
    #[must_use]
    pub fn ended_by(&self, year: i32) -> NaiveDate {
        RetentionTerm::year_end(i64::from(year) - i64::from(self.years))
    }

    fn year_end(year: i64) -> NaiveDate {
        i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31))
            .unwrap_or(NaiveDate::MAX)
    }
}

/// From when and why the data of a family are only kept: since the end of its accompaniment and of what follows it, or
/// since it was refused; `None` while somebody works with it.
#[must_use]
pub fn since(ground: NormContext<'_>, case: &Case) -> Option<(RetentionStart, NaiveDate)> {
    if case.levels.is_empty() && case.closings.is_empty() {
        return refused(case).map(|on| (RetentionStart::Refusal, on));
    }
    if current::is_current(ground, case) {
        return None;
    }
    let closing = case.last_closing(ground.today)?;
    Some(ended(closing.on, closing.after_until))
}

/// The same of a closing on `on`, with the first day without post-accompaniment.
#[must_use]
pub fn ended(on: NaiveDate, after_until: Option<NaiveDate>) -> (RetentionStart, NaiveDate) {
    match after_until.map(day::day_before).filter(|last| *last > on) {
        Some(last) => (RetentionStart::After, last),
        None => (RetentionStart::Closing, on),
    }
}

/// The day on which the family was refused: its last decision on need or on accompaniment is a refusal.
fn refused(case: &Case) -> Option<NaiveDate> {
    let of_intake =
        |d: &&Decision| matches!(d.subject, DecisionSubject::Recognition | DecisionSubject::Placement);
    let last = case.decisions.iter().filter(of_intake).max_by_key(|d| (d.on, d.id))?;
    // A family that applied again after it was refused waits for another decision.
    let again = case.family.registered_on.is_some_and(|on| last.on < on);
    (last.ruling == Ruling::Refused && !again).then_some(last.on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn whole_years_are_counted_from_the_year_after() {
        let term = RetentionTerm { years: 5, ground: None };
        for (ended, last) in
            [("2020-01-01", "2025-12-31"), ("2020-12-31", "2025-12-31"), ("2021-01-01", "2026-12-31")]
        {
            assert_eq!(term.last_day(date(ended)), date(last), "{ended}");
        }
        assert!(!term.is_over(date("2020-03-12"), date("2025-12-31")));
        assert!(term.is_over(date("2020-03-12"), date("2026-01-01")));
        assert_eq!(term.ended_by(2026), date("2021-12-31"));
        assert_eq!(term.last_day(term.ended_by(2026)).year(), 2026);
    }

    #[test]
    fn what_follows_the_accompaniment_is_waited_for() {
        let on = date("2020-11-30");
        assert_eq!(ended(on, None), (RetentionStart::Closing, on));
        assert_eq!(ended(on, Some(date("2021-03-01"))), (RetentionStart::After, date("2021-02-28")));
    }
}
