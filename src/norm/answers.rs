//! The answers to requests (запросы): which are late, and which are to come.

use chrono::NaiveDate;

use super::NormContext;
use super::deadline::{Deadline, UpcomingMatter};
use crate::domain::paper::Request;
use crate::domain::{Case, day};
use crate::regulation::file::DeadlineRule;

/// Whether the document has a deadline for the answer to a request (Азовский район): then it is late by that.
#[must_use]
pub fn is_by_plan(ground: NormContext<'_>) -> bool {
    ground.rules.regulation.deadlines.iter().any(|d| d.rule == DeadlineRule::ByPlan)
}

/// The requests of a family that wait for an answer by a day, each with the day.
fn waiting(case: &Case, today: NaiveDate) -> impl Iterator<Item = (&Request, NaiveDate)> {
    let waiting = case.requests.iter().filter(move |r| r.waits(today));
    waiting.filter_map(|r| Some((r, r.due?)))
}

/// The requests of a family whose answer is late, each with the day it was asked for by.
pub fn late(case: &Case, today: NaiveDate) -> impl Iterator<Item = (&Request, NaiveDate)> {
    waiting(case, today).filter(move |(_, due)| day::is_late(*due, today))
}

/// The requests of the family at this place whose answer is due by `horizon`.
pub fn ahead(
    case: &Case,
    place: usize,
    today: NaiveDate,
    horizon: NaiveDate,
) -> impl Iterator<Item = Deadline> {
    let ahead = waiting(case, today).filter(move |(_, due)| !day::is_late(*due, today) && *due <= horizon);
    ahead.map(move |(r, due)| Deadline {
        on: due,
        case: Some(place),
        what: UpcomingMatter::Request { id: r.id, organisation: r.organisation.clone() },
        is_late: false,
    })
}
