//! Papers that run out on a day of their own: agreements, consents, programmes. Named ahead, late until a later one of the
//! same kind is entered.

use chrono::NaiveDate;

use super::NormContext;
use super::span::{at, spans};
use crate::domain::declare::RecordFields;
use crate::domain::paper::{Agreement, AgreementKind, Consent};
use crate::domain::programme::{self, Programme};
use crate::domain::schema::Kind;
use crate::domain::{Case, Id, MemberId, Record, day};

/// Days before a paper runs out on which it is named.
pub const AHEAD: u64 = 30;

/// What runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiringPaper {
    Agreement(AgreementKind),
    Consent,
    Programme,
}

impl ExpiringPaper {
    /// Its code in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ExpiringPaper::Agreement(contract) => contract.code(),
            ExpiringPaper::Consent => "consent",
            ExpiringPaper::Programme => "programme",
        }
    }

    /// The kind of its records.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            ExpiringPaper::Agreement(_) => Kind::Agreement,
            ExpiringPaper::Consent => Kind::Consent,
            ExpiringPaper::Programme => Kind::Programme,
        }
    }
}

/// A paper that runs out.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiry {
    pub record: Id,
    pub paper: ExpiringPaper,
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
pub fn expiring(ground: NormContext<'_>, case: &Case) -> Vec<Expiry> {
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
    named(case)
        .into_iter()
        .filter(|(_, state)| *state == ExpiryState::Runs)
        .map(|(expiry, _)| expiry)
        .collect()
}

/// Whether a paper still runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryState {
    Runs,
    /// A later paper of the same kind has replaced it, or it was withdrawn.
    Replaced,
}

/// Every paper of the family that names its own end; the earliest first.
#[must_use]
pub fn named(case: &Case) -> Vec<(Expiry, ExpiryState)> {
    let state = |is_replaced: bool| if is_replaced { ExpiryState::Replaced } else { ExpiryState::Runs };
    let agreements = case.agreements.iter().filter_map(|a| {
        let until = a.until?;
        let renews = |later: &Agreement| {
            let is_same = later.contract == a.contract && later.member == a.member;
            later.id != a.id && is_same && later.on > a.on && later.until.is_none_or(|l| l > until)
        };
        Some((of_agreement(a)?, state(case.agreements.iter().any(renews))))
    });
    let consents = case.consents.iter().filter_map(|c| {
        let until = c.until?;
        let renews = |later: &Consent| {
            let is_same = later.member == c.member && later.purpose == c.purpose;
            later.id != c.id && is_same && later.on > c.on && later.until.is_none_or(|l| l > until)
        };
        let is_over = c.withdrawn_on.is_some() || case.consents.iter().any(renews);
        Some((of_consent(c)?, state(is_over)))
    });
    // A version of a later day renews the one before it already.
    let latest: Vec<Id> = programme::in_force(&case.programmes, NaiveDate::MAX).map(|p| p.id).collect();
    let programmes = case.programmes.iter();
    let programmes = programmes.filter_map(|p| Some((of_programme(p)?, state(!latest.contains(&p.id)))));
    let mut found: Vec<(Expiry, ExpiryState)> = agreements.chain(consents).chain(programmes).collect();
    found.sort_by_key(|(e, _)| (e.last, e.record));
    found
}

/// The end that a record of an agreement, a consent or a programme names.
#[must_use]
pub fn of_record(record: &Record) -> Option<Expiry> {
    match record.kind {
        Kind::Agreement => of_agreement(&Agreement::read(record).ok()?),
        Kind::Consent => of_consent(&Consent::read(record).ok()?),
        Kind::Programme => of_programme(&Programme::read(record).ok()?),
        _ => None,
    }
}

fn of_agreement(a: &Agreement) -> Option<Expiry> {
    Some(Expiry {
        record: a.id,
        paper: ExpiringPaper::Agreement(a.contract),
        last: a.until?,
        number: a.number.clone(),
        purpose: None,
        member: a.member,
    })
}

fn of_consent(c: &Consent) -> Option<Expiry> {
    Some(Expiry {
        record: c.id,
        paper: ExpiringPaper::Consent,
        last: c.until?,
        number: None,
        purpose: c.purpose.clone(),
        member: c.member,
    })
}

fn of_programme(p: &Programme) -> Option<Expiry> {
    Some(Expiry {
        record: p.id,
        paper: ExpiringPaper::Programme,
        last: day::day_before(p.until?),
        number: p.number.clone(),
        purpose: None,
        member: p.member,
    })
}
