//! Record linkage: whether two records speak of one person, or of one family. The one definition, used by the form while
//! somebody is entered, by the offers to merge two records, and by the findings of a file.
//!
//! Names are compared without case, with ё as е, by sound, with a typing error, by short names, by initials, in either
//! order ([`mod@names`]). A name alone is never enough: it takes the birth or the home besides. People of one name who were
//! born on another day and live elsewhere are two.

mod entry;
mod household;
mod identity;
mod names;
mod person;

pub use entry::{PersonKey, is_one_person};
pub use household::{Household, is_one_family};
pub use identity::{Contradiction, PersonIdentity};
pub(super) use person::FEWEST;
pub use person::{NameWords, PersonFields};

use self::names::{NameAgreement, any, is_initial, is_nearly, names, patronymics_agree, surnames};
use super::phonetic::{WordExtent, sound};
use super::short_names::NAMES;

/// Why somebody is likely to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchReason {
    /// The same phone.
    Phone,
    /// The same surname and first name.
    Name,
    /// A surname and a first name that sound alike or differ by a typing error, a short name, initials, the former
    /// surname.
    SimilarName,
    /// The same patronymic.
    Patronymic,
    /// Born on the same day.
    Born,
    /// Born on nearly the same day: a digit of the date differs, or day and month are swapped.
    NearlyBorn,
    /// The same street, house and flat.
    Address,
}

impl MatchReason {
    /// All of them, in order.
    pub const ALL: [MatchReason; 7] = [
        MatchReason::Phone,
        MatchReason::Name,
        MatchReason::SimilarName,
        MatchReason::Patronymic,
        MatchReason::Born,
        MatchReason::NearlyBorn,
        MatchReason::Address,
    ];

    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            MatchReason::Phone => "phone",
            MatchReason::Name => "name",
            MatchReason::SimilarName => "similar_name",
            MatchReason::Patronymic => "patronymic",
            MatchReason::Born => "born",
            MatchReason::NearlyBorn => "nearly_born",
            MatchReason::Address => "address",
        }
    }

    pub(super) fn weight(self) -> u32 {
        match self {
            MatchReason::Phone => 5,
            MatchReason::Name | MatchReason::Born => 4,
            MatchReason::SimilarName | MatchReason::NearlyBorn | MatchReason::Address => 3,
            MatchReason::Patronymic => 2,
        }
    }
}

/// Why two are likely to be one, in order; more may be needed than there is.
#[must_use]
pub(super) fn reasons(a: &PersonFields, b: &PersonFields) -> Vec<MatchReason> {
    let mut reasons = Vec::new();
    if a.shares_phone(b) {
        reasons.push(MatchReason::Phone);
    }
    reasons.extend(names(a, b).map(|names| match names {
        NameAgreement::Same => MatchReason::Name,
        NameAgreement::Similar => MatchReason::SimilarName,
    }));
    if !a.patronymic().is_empty() && a.patronymic() == b.patronymic() {
        reasons.push(MatchReason::Patronymic);
    }
    match (a.born, b.born) {
        (Some(a), Some(b)) if a == b => reasons.push(MatchReason::Born),
        (Some(a), Some(b)) if is_nearly(a, b) => reasons.push(MatchReason::NearlyBorn),
        _ => {}
    }
    if a.home.as_ref().zip(b.home.as_ref()).is_some_and(|(a, b)| a.is_home_of(b)) {
        reasons.push(MatchReason::Address);
    }
    reasons
}

/// Whether all reasons together are enough to take two for one person.
///
/// A phone alone is, since two curators of one flat would have entered it twice. A name is not: it takes the birth or
/// the address besides, or the patronymic where no birth is known to distinguish people of one name.
#[must_use]
pub(super) fn is_likely(reasons: &[MatchReason], births_are_known: bool) -> bool {
    let has = |r: MatchReason| reasons.contains(&r);
    let born = has(MatchReason::Born) || has(MatchReason::NearlyBorn);
    let same = has(MatchReason::Name);
    let named = same || has(MatchReason::SimilarName);
    has(MatchReason::Phone)
        || named && (has(MatchReason::Born) || has(MatchReason::Address))
        || same && has(MatchReason::NearlyBorn)
        || same && has(MatchReason::Patronymic) && !births_are_known
        || named && has(MatchReason::Patronymic) && born
}

/// Whether two members of one family are one person entered twice: one home and one surname prove nothing here, and
/// siblings born on one day under unlike names are two. `of_one_role`: whether both have the same role.
#[must_use]
pub fn is_one_member(a: &PersonFields, b: &PersonFields, of_one_role: bool) -> bool {
    let first = |a: &[u8], b: &[u8]| {
        a == b
            || is_initial(a, b)
            || NAMES.are_one(a, b) && !(NAMES.is_full(a) && NAMES.is_full(b))
            || sound(a, WordExtent::Whole).len() >= 3
                && sound(a, WordExtent::Whole) == sound(b, WordExtent::Whole)
    };
    let surnames = a.last().is_empty() || b.last().is_empty() || surnames(a, b);
    let named = any(a.first(), b.first(), first) && surnames && patronymics_agree(a, b);
    match (a.born, b.born) {
        (Some(one), Some(other)) => named && one == other,
        // Mother and daughter may have one name: where a birth is missing, the role decides.
        _ => named && of_one_role,
    }
}
