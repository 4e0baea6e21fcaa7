//! What a family has consented to: a consent counts by person, purpose and validity, and together with the agreement.
//!
//! «Только после заключения с ней соглашения о социальном сопровождении, при наличии личного согласия таких граждан»
//! (Октябрьский район, п. 11.5) is said of the data bank; the program asks the same of a word on the phone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::declare::RecordFields;
use crate::domain::family::Member;
use crate::domain::member::Role;
use crate::domain::paper::{self, Agreement};
use crate::domain::{Case, MemberId, Record};
use crate::norm::consent::{is_of_small_child, is_sharing, speaks_for};

/// Why a consent (согласие) in the file permits nothing, the nearest to counting first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ConsentFlaw {
    /// There is no agreement in force.
    NoAgreement,
    /// It is for something else.
    OtherPurpose,
    /// It does not say for what.
    NoPurpose,
    /// It is a child's own, given before the age of consent.
    Minor,
    /// It does not say whose it is, or that person is of the family no more.
    Nobody,
    /// It is from a later day.
    NotYet,
    /// It held until that day and no longer.
    Expired(NaiveDate),
    /// It was withdrawn that day.
    Withdrawn(NaiveDate),
}

impl ConsentFlaw {
    /// The name of it in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ConsentFlaw::NoAgreement => "no_agreement",
            ConsentFlaw::OtherPurpose => "other_purpose",
            ConsentFlaw::NoPurpose => "no_purpose",
            ConsentFlaw::Minor => "minor",
            ConsentFlaw::Nobody => "nobody",
            ConsentFlaw::NotYet => "not_yet",
            ConsentFlaw::Expired(_) => "expired",
            ConsentFlaw::Withdrawn(_) => "withdrawn",
        }
    }
}

/// A consent of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessedConsent {
    /// Whose it is.
    pub member: Option<MemberId>,
    /// For what.
    pub purpose: Option<String>,
    /// The day it was given.
    pub on: NaiveDate,
    /// The last day it holds, if it names one.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Why it opens nothing; `None`: it counts.
    pub flaw: Option<ConsentFlaw>,
}

/// What a family has consented to on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// The consents of the file, those that count first, then by day.
    pub consents: Vec<AssessedConsent>,
    /// The day of the agreement in force.
    pub agreement: Option<NaiveDate>,
    /// Whether somebody of the family is adopted: тайна усыновления, ст. 139 СК РФ.
    pub adoption: bool,
}

impl Permission {
    /// Reads the records of the consents.
    #[must_use]
    pub fn of(case: &Case, consents: &[Record], day: NaiveDate) -> Permission {
        let consents: Vec<paper::Consent> =
            consents.iter().filter_map(|c| paper::Consent::read(c).ok()).collect();
        Permission::by(case, &consents, day)
    }

    /// What these consents of the family permit on a day.
    #[must_use]
    pub fn by(case: &Case, consents: &[paper::Consent], day: NaiveDate) -> Permission {
        let agreement = agreements(case, day).map(|a| a.on).max();
        let read = |c: &paper::Consent| {
            let withdrawn = c.withdrawn_on.filter(|w| *w <= day);
            let member = c.member.and_then(|m| case.member(m)).filter(|m| m.is_here(day));
            let flaw = match (withdrawn, &c.purpose, member) {
                (Some(on), ..) => Some(ConsentFlaw::Withdrawn(on)),
                _ if c.on > day => Some(ConsentFlaw::NotYet),
                _ if c.until.is_some_and(|last| last < day) => c.until.map(ConsentFlaw::Expired),
                (_, _, None) => Some(ConsentFlaw::Nobody),
                _ if is_of_small_child(case, c) => Some(ConsentFlaw::Minor),
                (_, None, _) => Some(ConsentFlaw::NoPurpose),
                (_, Some(purpose), _) if !is_sharing(purpose) => Some(ConsentFlaw::OtherPurpose),
                _ if agreement.is_none() => Some(ConsentFlaw::NoAgreement),
                _ => None,
            };
            AssessedConsent { member: c.member, purpose: c.purpose.clone(), on: c.on, until: c.until, flaw }
        };
        let mut consents: Vec<AssessedConsent> = consents.iter().map(read).collect();
        consents.sort_by_key(|c| (c.flaw, c.on));
        Permission { consents, agreement, adoption: is_adoptive(case) }
    }

    /// The consents that count.
    pub fn given(&self) -> impl Iterator<Item = &AssessedConsent> {
        self.consents.iter().filter(|c| c.flaw.is_none())
    }

    /// The consents that speak for a member, those that count first: the own ones, and those of a parent of a child.
    pub fn speaking<'a>(
        &'a self,
        case: &'a Case,
        member: &'a Member,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a AssessedConsent> {
        self.consents.iter().filter(move |c| {
            let by = c.member.and_then(|id| case.member(id));
            by.is_some_and(|by| speaks_for(by, member, day))
        })
    }
}

/// The agreements on accompaniment in force on a day: one of before the closing is over with it.
fn agreements(case: &Case, day: NaiveDate) -> impl Iterator<Item = &Agreement> {
    let ended = case.closings.iter().map(|c| c.on).filter(|on| *on <= day).max();
    case.agreements.iter().filter(move |a| {
        a.contract.is_of_service()
            && a.on <= day
            && a.until.is_none_or(|last| day <= last)
            && ended.is_none_or(|end| end <= a.on)
    })
}

/// The day of the agreement in force that speaks of this member: with the family, or with the member alone.
#[must_use]
pub fn agreement_with(case: &Case, member: MemberId, day: NaiveDate) -> Option<NaiveDate> {
    agreements(case, day).filter(|a| a.member.is_none_or(|of| of == member)).map(|a| a.on).max()
}

/// Whether somebody of the family is adopted: it has an adopter, or a child with a former surname. A mother's maiden
/// name is no secret.
#[must_use]
pub fn is_adoptive(case: &Case) -> bool {
    case.members.iter().any(|m| m.roles().any(|role| role == Role::Adopter) || is_adopted(m))
}

/// Whether a former surname of this member is one of before an adoption, as far as the file records it.
#[must_use]
pub fn is_adopted(member: &Member) -> bool {
    member.former_name.is_some() && member.role.is_child()
}
