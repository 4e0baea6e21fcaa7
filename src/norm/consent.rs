//! Consents (согласия): whose word counts for whom, and for what.
//!
//! «При наличии личного согласия таких граждан» (Октябрьский район, п. 11.5). Whose consent speaks for a child the
//! document does not say: from 14 on the child's own, before that one of a parent or guardian, is the program's own
//! rule.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::family::Member;
use crate::domain::member::Role;
use crate::domain::paper::Consent;
use crate::domain::{Case, day};

/// The age from which a consent must be the person's own, and before which it counts for nothing.
pub const OWN_CONSENT: u32 = 14;

/// The words of purposes as JSON: the build makes it of the readable file.
static PURPOSES: &str = include_str!(concat!(env!("OUT_DIR"), "/purposes.json"));

/// The list the program carries; empty if the build's file cannot be read, which a test would see.
static WORDS: LazyLock<ConsentPurposes> =
    LazyLock::new(|| serde_json::from_str(PURPOSES).unwrap_or_default());

#[derive(Default, Deserialize)]
struct ConsentPurposes {
    offered: Vec<String>,
    sharing: Vec<String>,
    other: Vec<String>,
}

/// The purposes that a form offers.
#[must_use]
pub fn purposes() -> &'static [String] {
    &WORDS.offered
}

/// Whether data of the family may be passed on for this purpose: known by the beginnings of its words.
#[must_use]
pub fn is_sharing(purpose: &str) -> bool {
    let lower = purpose.to_lowercase();
    let begins = |stems: &[String]| {
        lower
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| stems.iter().any(|stem| word.starts_with(stem.as_str())))
    };
    begins(&WORDS.sharing) && !begins(&WORDS.other)
}

/// Whether the member is too young on a day to consent for himself: only where the birth shows it.
#[must_use]
pub fn is_small(member: &Member, on: NaiveDate) -> bool {
    member.born.is_some_and(|born| on < day::birthday(born, OWN_CONSENT))
}

/// Whether the member may consent for the children of the family.
fn is_representative(member: &Member, on: NaiveDate) -> bool {
    let represents = |role: Role| {
        matches!(
            role,
            Role::Mother | Role::Father | Role::Adopter | Role::Guardian | Role::Trustee | Role::FosterParent
        )
    };
    member.roles().any(represents) && !member.is_child(on)
}

/// Whether a consent of `by` speaks for a member on a day: the own one, or that of a parent or guardian of a child.
#[must_use]
pub fn speaks_for(by: &Member, member: &Member, on: NaiveDate) -> bool {
    by.id == member.id || is_small(member, on) && is_representative(by, on)
}

/// Whether a consent was given by a child who could not consent for himself that day.
#[must_use]
pub fn is_of_small_child(case: &Case, consent: &Consent) -> bool {
    consent.member.and_then(|id| case.member(id)).is_some_and(|by| is_small(by, consent.on))
}
