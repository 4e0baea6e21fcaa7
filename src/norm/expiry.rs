//! Papers that run out on a day of their own: agreements, consents, programmes. Named ahead, late until a later one of the
//! same kind is entered.

use chrono::NaiveDate;

use super::Ground;
use super::span::{at, spans};
use crate::domain::paper::Contract;
use crate::domain::schema::Kind;
use crate::domain::{Case, Id, MemberId, day};

/// Days before a paper runs out on which it is named.
pub const AHEAD: u64 = 30;

/// What runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Agreement(Contract),
    Consent,
    Programme,
}

impl Paper {
    /// Its code in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Paper::Agreement(contract) => contract.code(),
            Paper::Consent => "consent",
            Paper::Programme => "programme",
        }
    }

    /// The kind of its records.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Paper::Agreement(_) => Kind::Agreement,
            Paper::Consent => Kind::Consent,
            Paper::Programme => Kind::Programme,
        }
    }
}

/// A paper that runs out.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiry {
    pub record: Id,
    pub paper: Paper,
    /// The last day it holds.
    pub last: NaiveDate,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// The purpose of a consent.
    pub purpose: Option<String>,
    /// Whose, where it is one member's.
    pub member: Option<MemberId>,
}

/// The papers of the family that have run out by the day asked without a later one, or will within [`AHEAD`] days; the
/// earliest first.
#[must_use]
pub fn expiring(ground: Ground<'_>, case: &Case) -> Vec<Expiry> {
    // Of a family without accompaniment nothing is renewed.
    if at(&spans(case, ground.rules), ground.today).is_none() {
        return Vec::new();
    }
    let mut found = all(case);
    found.retain(|e| e.last <= day::later(ground.today, AHEAD));
    found
}

/// The papers of the family that name their own end, but for those that a later one has replaced; the earliest first.
#[must_use]
pub fn all(case: &Case) -> Vec<Expiry> {
    let mut found = agreements(case);
    found.extend(consents(case));
    found.extend(programmes(case));
    found.sort_by_key(|e| (e.last, e.record));
    found
}

fn agreements(case: &Case) -> Vec<Expiry> {
    let running = case.agreements.iter().filter_map(|a| Some((a, a.until?)));
    running
        .filter(|(a, until)| {
            let renews = |later: &crate::domain::paper::Agreement| {
                let is_same = later.contract == a.contract && later.member == a.member;
                later.id != a.id && is_same && later.on > a.on && later.until.is_none_or(|l| l > *until)
            };
            !case.agreements.iter().any(renews)
        })
        .map(|(a, last)| Expiry {
            record: a.id,
            paper: Paper::Agreement(a.contract),
            last,
            number: a.number.clone(),
            purpose: None,
            member: a.member,
        })
        .collect()
}

fn consents(case: &Case) -> Vec<Expiry> {
    let running = case.consents.iter().filter(|c| c.withdrawn_on.is_none());
    running
        .filter_map(|c| Some((c, c.until?)))
        .filter(|(c, until)| {
            let renews = |later: &crate::domain::paper::Consent| {
                let is_same = later.member == c.member && later.purpose == c.purpose;
                later.id != c.id && is_same && later.on > c.on && later.until.is_none_or(|l| l > *until)
            };
            !case.consents.iter().any(renews)
        })
        .map(|(c, last)| Expiry {
            record: c.id,
            paper: Paper::Consent,
            last,
            number: None,
            purpose: c.purpose.clone(),
            member: c.member,
        })
        .collect()
}

fn programmes(case: &Case) -> Vec<Expiry> {
    case.current_programmes()
        .filter_map(|p| Some((p, day::day_before(p.until?))))
        .map(|(p, last)| Expiry {
            record: p.id,
            paper: Paper::Programme,
            last,
            number: p.number.clone(),
            purpose: None,
            member: p.member,
        })
        .collect()
}
