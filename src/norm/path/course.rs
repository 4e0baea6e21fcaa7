//! The course of accompaniment that a path is about: the one that runs, else the last one.

use chrono::NaiveDate;

use crate::domain::paper::Closing;
use crate::domain::{Case, day};
use crate::norm::horizon::COMING;
use crate::norm::span::{at, spans};
use crate::norm::{NormContext, term};

/// The state of the whole case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasePhase {
    /// Known, without a level yet.
    Waiting,
    /// On accompaniment.
    Running,
    /// Accompaniment was ended, with no post-accompaniment.
    Closed {
        /// First day without accompaniment.
        on: NaiveDate,
    },
    /// In post-accompaniment (постсопровождение).
    After {
        /// First day without it.
        until: NaiveDate,
    },
    /// Post-accompaniment is over.
    AfterOver {
        /// First day without it.
        until: NaiveDate,
    },
}

impl CasePhase {
    /// Whether accompaniment has ended.
    #[must_use]
    pub fn is_over(self) -> bool {
        !matches!(self, CasePhase::Waiting | CasePhase::Running)
    }

    /// Its code in messages and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            CasePhase::Waiting => "waiting",
            CasePhase::Running => "running",
            CasePhase::Closed { .. } => "closed",
            CasePhase::After { .. } => "after",
            CasePhase::AfterOver { .. } => "after_over",
        }
    }
}

/// One accompaniment from its beginning to its end. What an earlier one has brought proves nothing in it.
#[derive(Clone, Debug, PartialEq)]
pub struct AccompanimentCourse<'a> {
    pub phase: CasePhase,
    /// The first day that belongs to it: that of the closing before. `None`: it is the first one.
    pub from: Option<NaiveDate>,
    /// The first day of accompaniment; while the family waits for its level, that of the registration.
    pub began: Option<NaiveDate>,
    /// The first day of the level that holds.
    pub level_from: Option<NaiveDate>,
    /// Its end, decided or come.
    pub closing: Option<&'a Closing>,
    /// The day as of which people and marks are counted: the last one of accompaniment.
    pub day: NaiveDate,
    /// Whether its term ends soon or is over.
    pub is_ending: bool,
}

impl<'a> AccompanimentCourse<'a> {
    /// The course of a case on the day asked.
    #[must_use]
    pub fn of(ground: NormContext<'_>, case: &'a Case) -> AccompanimentCourse<'a> {
        let today = ground.today;
        let spans = spans(case, ground.rules);
        let now = at(&spans, today);
        let ended = if now.is_some() { None } else { case.last_closing(today) };
        let before = |end: NaiveDate| spans.iter().filter(|s| s.from < end).max_by_key(|s| s.from);
        let accompanied = now.or_else(|| before(ended?.on)).map(|s| s.began);
        let end = ended.map(|c| c.on);
        let is_before = |on: NaiveDate| match accompanied {
            Some(began) => on <= began,
            // A family that was registered again waits for another level.
            None => end.or(case.family.registered_on).is_some_and(|end| on < end),
        };
        let from = case.closings.iter().map(|c| c.on).filter(|on| is_before(*on)).max();
        let is_of = |on: &NaiveDate| from.is_none_or(|from| from <= *on);
        let registered = case.family.registered_on.filter(is_of);
        let ahead = || case.closings.iter().find(|c| c.on > today);
        let closing = ended.or_else(|| now.and_then(|_| ahead()));
        let phase = match (now, ended) {
            (Some(_), _) => CasePhase::Running,
            (None, None) => CasePhase::Waiting,
            (None, Some(closing)) => match closing.after_until {
                Some(until) if today < until => CasePhase::After { until },
                Some(until) => CasePhase::AfterOver { until },
                None => CasePhase::Closed { on: closing.on },
            },
        };
        let term = term::current(ground, case);
        AccompanimentCourse {
            phase,
            from,
            began: accompanied.or(registered),
            level_from: now.and_then(|s| case.levels.iter().find(|l| l.id == s.record)).map(|l| l.from),
            closing,
            day: end.map_or(today, day::day_before),
            is_ending: phase.is_over()
                || closing.is_some()
                || term.is_some_and(|end| end.until <= day::later(today, COMING)),
        }
    }

    /// Whether a day is one of this course, and not after `today`.
    #[must_use]
    pub fn holds(&self, on: NaiveDate, today: NaiveDate) -> bool {
        on <= today && self.from.is_none_or(|from| from <= on)
    }
}
