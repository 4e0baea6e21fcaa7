//! The interagency data bank (межведомственный банк данных): who may be entered in it, and who may not and why.
//!
//! «Только после заключения с ней соглашения о социальном сопровождении, при наличии личного согласия таких граждан»
//! (Октябрьский район, п. 11.5). Whose consent speaks for a child the document does not say: from 14 on the child's own,
//! before that one of a parent or guardian, is the program's own rule.

use chrono::NaiveDate;

use super::permission::{AssessedConsent, ConsentFlaw, Permission, agreement_with};
use crate::domain::MemberId;
use crate::domain::case::Case;
use crate::domain::member::Member;

/// Somebody who may be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankPerson {
    pub member: MemberId,
    /// Who consented: the person, or a parent or guardian of a child.
    pub by: MemberId,
    /// The day of the consent.
    pub on: NaiveDate,
    /// The last day it holds, if it names one.
    pub until: Option<NaiveDate>,
}

/// A family that may be entered, with the persons of it who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankEntry {
    /// Index of the case.
    pub case: usize,
    /// The day of the agreement.
    pub agreement: NaiveDate,
    /// Adults first.
    pub persons: Vec<BankPerson>,
    /// Whether somebody of the family is adopted: how they are related is a secret then.
    pub adoption: bool,
}

/// Why somebody may not be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankExclusion {
    /// There is no agreement on accompaniment in force.
    NoAgreement,
    /// The agreement in force is with another member.
    OtherAgreement,
    /// There is no consent.
    NoConsent,
    /// There is one, and it counts for nothing.
    Flawed(ConsentFlaw),
}

impl BankExclusion {
    /// The name of it in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            BankExclusion::NoAgreement => ConsentFlaw::NoAgreement.code(),
            BankExclusion::OtherAgreement => "other_agreement",
            BankExclusion::NoConsent => "no_consent",
            BankExclusion::Flawed(flaw) => flaw.code(),
        }
    }
}

/// Who may not be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExcludedPerson {
    /// Index of the case.
    pub case: usize,
    /// The member; `None`: the whole family.
    pub member: Option<MemberId>,
    pub why: BankExclusion,
}

/// What may be handed to the bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataBank {
    pub entries: Vec<BankEntry>,
    pub left_out: Vec<ExcludedPerson>,
}

impl DataBank {
    /// How many persons may be entered.
    #[must_use]
    pub fn persons(&self) -> usize {
        self.entries.iter().map(|e| e.persons.len()).sum()
    }
}

/// Who of these families may be entered on `day`.
#[must_use]
pub fn bank(cases: &[Case], day: NaiveDate) -> DataBank {
    let mut bank = DataBank::default();
    for (place, case) in cases.iter().enumerate() {
        let permission = Permission::by(case, &case.consents, day);
        let Some(agreement) = permission.agreement else {
            bank.left_out.push(ExcludedPerson { case: place, member: None, why: BankExclusion::NoAgreement });
            continue;
        };
        let mut members: Vec<&Member> = case.here(day).collect();
        members.sort_by_key(|m| m.is_child(day));
        let mut persons = Vec::new();
        for member in members {
            match consent_for(case, &permission, member, day) {
                Ok(person) => persons.push(person),
                Err(why) => bank.left_out.push(ExcludedPerson { case: place, member: Some(member.id), why }),
            }
        }
        if !persons.is_empty() {
            let adoption = permission.adoption;
            bank.entries.push(BankEntry { case: place, agreement, persons, adoption });
        }
    }
    bank
}

/// The consent by which a member may be entered.
fn consent_for(
    case: &Case,
    permission: &Permission,
    member: &Member,
    day: NaiveDate,
) -> Result<BankPerson, BankExclusion> {
    if agreement_with(case, member.id, day).is_none() {
        return Err(BankExclusion::OtherAgreement);
    }
    let person =
        |c: &AssessedConsent| Some(BankPerson { member: member.id, by: c.member?, on: c.on, until: c.until });
    // The person's own comes before that of a parent, the latest before an earlier one.
    let of_day = permission.speaking(case, member, day).filter(|c| c.flaw.is_none());
    let best = of_day.max_by_key(|c| (c.member == Some(member.id), c.on));
    if let Some(person) = best.and_then(person) {
        return Ok(person);
    }
    let flaw = permission.speaking(case, member, day).find_map(|c| c.flaw);
    Err(flaw.map_or(BankExclusion::NoConsent, BankExclusion::Flawed))
}
