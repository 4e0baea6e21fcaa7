//! Requests that wait for an answer, by organisation over all families.

use chrono::NaiveDate;

use crate::domain::day;
use crate::domain::{Case, Id};

/// A request without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRequest {
    /// The family, as an index into the cases asked.
    pub case: usize,
    /// The request.
    pub id: Id,
    pub sent_on: NaiveDate,
    /// By which day an answer is due.
    pub due: Option<NaiveDate>,
    /// The day it was last reminded of.
    pub reminded_on: Option<NaiveDate>,
    /// Whether that day has passed.
    pub is_late: bool,
}

/// The requests to one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationRequests {
    /// As it was first typed.
    pub name: String,
    /// Those that wait, the longest due first.
    pub waiting: Vec<PendingRequest>,
}

impl OrganisationRequests {
    /// How many of them are late.
    #[must_use]
    pub fn late(&self) -> usize {
        self.waiting.iter().filter(|w| w.is_late).count()
    }
}

/// What waits on `today`, the organisation with the most late requests first. Names that differ in capitals only are one.
#[must_use]
pub fn unanswered<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    today: NaiveDate,
) -> Vec<OrganisationRequests> {
    let mut all: Vec<OrganisationRequests> = Vec::new();
    let requests = cases.into_iter().enumerate().flat_map(|(i, c)| c.requests.iter().map(move |r| (i, r)));
    for (case, request) in requests {
        if !request.waits(today) {
            continue;
        }
        let waiting = PendingRequest {
            case,
            id: request.id,
            sent_on: request.sent_on,
            due: request.due,
            reminded_on: request.reminded_on.filter(|on| *on <= today),
            is_late: request.due.is_some_and(|due| day::is_late(due, today)),
        };
        let folded = request.organisation.trim().to_lowercase();
        match all.iter_mut().find(|o| o.name.trim().to_lowercase() == folded) {
            Some(organisation) => organisation.waiting.push(waiting),
            None => {
                all.push(OrganisationRequests { name: request.organisation.clone(), waiting: vec![waiting] })
            }
        }
    }
    for organisation in &mut all {
        organisation.waiting.sort_by_key(|w| (w.due.is_none(), w.due, w.sent_on));
    }
    all.sort_by(|a, b| b.late().cmp(&a.late()).then_with(|| a.name.cmp(&b.name)));
    all
}
