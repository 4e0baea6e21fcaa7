//! A family of the list: with all its records, or a closed one by its row alone.

use chrono::NaiveDate;

use super::super::Model;
use crate::domain::family::Address;
use crate::domain::{Case, ClosedFamily, FamilyId, Level};
use crate::norm::after::{self, End, after};
use crate::norm::{Standing, due};
use crate::text::Words;

/// A family of the list.
#[derive(Clone, Copy)]
pub(super) enum Listed<'a> {
    Whole(&'a Case, &'a Standing),
    /// Closed before the periods of which a standing speaks.
    Closed(&'a ClosedFamily),
}

impl<'a> Listed<'a> {
    pub fn family(self) -> FamilyId {
        match self {
            Listed::Whole(case, _) => case.family.id,
            Listed::Closed(row) => row.id,
        }
    }

    pub fn title(self) -> &'a str {
        match self {
            Listed::Whole(case, _) => &case.family.title,
            Listed::Closed(row) => &row.title,
        }
    }

    pub fn short(self) -> &'a str {
        match self {
            Listed::Whole(case, _) => &case.family.short,
            Listed::Closed(row) => &row.short,
        }
    }

    pub fn address(self) -> &'a Address {
        match self {
            Listed::Whole(case, _) => &case.family.address,
            Listed::Closed(row) => &row.address,
        }
    }

    pub fn safety(self) -> Option<&'a str> {
        match self {
            Listed::Whole(case, _) => case.family.safety.as_deref(),
            Listed::Closed(row) => row.safety.as_deref(),
        }
    }

    /// The number by which it is called.
    pub fn phone(self, today: NaiveDate) -> Option<&'a str> {
        match self {
            Listed::Whole(case, _) => case.phones(today).next().map(|(_, number)| number.as_str()),
            Listed::Closed(row) => row.phone.as_deref(),
        }
    }

    /// Done and all activities of its programmes.
    pub fn progress(self) -> (usize, usize) {
        match self {
            Listed::Whole(case, _) => case.programme_progress(),
            Listed::Closed(row) => row.progress,
        }
    }

    /// Its standing; a row has none, since no period of it still counts.
    pub fn standing(self) -> Option<&'a Standing> {
        match self {
            Listed::Whole(_, standing) => Some(standing),
            Listed::Closed(_) => None,
        }
    }

    pub fn level(self) -> Option<Level> {
        self.standing().and_then(|standing| standing.level)
    }

    pub fn slack(self) -> Option<i64> {
        self.standing().and_then(|standing| standing.slack)
    }

    /// How many things are late.
    pub fn late(self, today: NaiveDate) -> usize {
        match self {
            Listed::Whole(_, standing) => standing.late(today),
            Listed::Closed(row) => row.overdue,
        }
    }

    /// Whether it is on accompaniment, or waits for its first level.
    pub fn is_current(self, model: &Model) -> bool {
        match self {
            Listed::Whole(case, _) => due::is_current(model.ground(), case),
            Listed::Closed(_) => false,
        }
    }

    /// The next visit, or that it is closed, with the state of its post-accompaniment.
    pub fn next(self, model: &Model) -> String {
        let w = &model.words;
        match self {
            Listed::Whole(_, standing) if self.is_current(model) => {
                standing.next_visit.map(|day| w.weekday_day(day)).unwrap_or_default()
            }
            Listed::Whole(case, _) => closed(w, after(model.ground(), case).and_then(|after| after.end())),
            Listed::Closed(row) => {
                let end = |closing| after::end(model.ground(), row.id, closing);
                closed(w, row.after.as_ref().and_then(end))
            }
        }
    }
}

/// What the column of visits says of a closed family.
fn closed(words: &Words, end: Option<End>) -> String {
    match end {
        Some(end) if end.is_late() => format!("! {}", words.say("families-after-over")),
        Some(end) if !end.is_over => words.say("families-after"),
        _ => words.say("families-closed"),
    }
}
