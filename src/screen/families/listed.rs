//! A family of the list: with all its records, or a closed one by its row alone.

use chrono::NaiveDate;

use super::super::Model;
use crate::domain::family::Address;
use crate::domain::{Case, ClosedFamily, FamilyId, Level};
use crate::norm::after::{self, PostAccompanimentEnd, after};
use crate::norm::{Standing, current};
use crate::text::Words;

#[derive(Clone, Copy)]
pub(super) enum ListedFamily<'a> {
    Whole(&'a Case, &'a Standing),
    /// Closed before the periods of which a standing speaks.
    Closed(&'a ClosedFamily),
}

impl<'a> ListedFamily<'a> {
    pub fn family(self) -> FamilyId {
        match self {
            ListedFamily::Whole(case, _) => case.family.id,
            ListedFamily::Closed(row) => row.id,
        }
    }

    pub fn title(self) -> &'a str {
        match self {
            ListedFamily::Whole(case, _) => &case.family.title,
            ListedFamily::Closed(row) => &row.title,
        }
    }

    pub fn short(self) -> &'a str {
        match self {
            ListedFamily::Whole(case, _) => &case.family.short,
            ListedFamily::Closed(row) => &row.short,
        }
    }

    pub fn address(self) -> &'a Address {
        match self {
            ListedFamily::Whole(case, _) => &case.family.address,
            ListedFamily::Closed(row) => &row.address,
        }
    }

    pub fn safety(self) -> Option<&'a str> {
        match self {
            ListedFamily::Whole(case, _) => case.family.safety.as_deref(),
            ListedFamily::Closed(row) => row.safety.as_deref(),
        }
    }

    /// The number by which it is called.
    pub fn phone(self, today: NaiveDate) -> Option<&'a str> {
        match self {
            ListedFamily::Whole(case, _) => case.phones(today).next().map(|(_, number)| number.as_str()),
            ListedFamily::Closed(row) => row.phone.as_deref(),
        }
    }

    /// Done and all activities of its programmes.
    pub fn progress(self) -> (usize, usize) {
        match self {
            ListedFamily::Whole(case, _) => case.programme_progress(),
            ListedFamily::Closed(row) => row.progress,
        }
    }

    /// Its standing; a row has none, since no period of it still counts.
    pub fn standing(self) -> Option<&'a Standing> {
        match self {
            ListedFamily::Whole(_, standing) => Some(standing),
            ListedFamily::Closed(_) => None,
        }
    }

    pub fn level(self) -> Option<Level> {
        self.standing().and_then(|standing| standing.level)
    }

    /// The least slack of what is known to be owed.
    pub fn slack(self) -> Option<i64> {
        self.standing().and_then(|standing| standing.known_slack)
    }

    /// How many things are late.
    pub fn late(self, today: NaiveDate) -> usize {
        match self {
            ListedFamily::Whole(_, standing) => standing.late(today),
            ListedFamily::Closed(row) => row.overdue,
        }
    }

    /// Whether it is on accompaniment, or waits for its first level.
    pub fn is_current(self, model: &Model) -> bool {
        match self {
            ListedFamily::Whole(case, _) => current::is_current(model.ground(), case),
            ListedFamily::Closed(_) => false,
        }
    }

    /// The next visit, or that it is closed, with the state of its post-accompaniment.
    pub fn next(self, model: &Model) -> String {
        let w = &model.words;
        match self {
            ListedFamily::Whole(_, standing) if self.is_current(model) => {
                standing.next_visit.map(|day| w.weekday_day(day)).unwrap_or_default()
            }
            ListedFamily::Whole(case, _) => {
                closed(w, after(model.ground(), case).and_then(|after| after.end()))
            }
            ListedFamily::Closed(row) => {
                let end = |closing| after::end(model.ground(), row.id, closing);
                closed(w, row.after.as_ref().and_then(end))
            }
        }
    }
}

/// What the column of visits says of a closed family.
fn closed(words: &Words, end: Option<PostAccompanimentEnd>) -> String {
    match end {
        Some(end) if end.is_late() => format!("! {}", words.say("families-after-over")),
        Some(end) if !end.is_over => words.say("families-after"),
        _ => words.say("families-closed"),
    }
}
