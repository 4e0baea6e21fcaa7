//! Whether two families are one: their titles, homes and members compared.

use super::names::{NameAgreement, is_nearly, names, patronymics_agree, surnames};
use super::person::PersonFields;
use crate::domain::family::{Address, Home};

/// A family's identifying fields.
#[derive(Clone, Debug)]
pub struct Household {
    /// Whom the title names.
    titled: PersonFields,
    home: Home,
    /// Whether nothing of the address is known.
    is_homeless: bool,
    members: Vec<PersonFields>,
}

impl Household {
    #[must_use]
    pub fn new(title: &str, address: &Address, members: Vec<PersonFields>) -> Household {
        let mut titled = PersonFields::titled(title);
        let bearer = members.iter().find(|m| names(m, &titled) == Some(NameAgreement::Same));
        titled.born = bearer.and_then(|m| m.born);
        Household { titled, home: Home::of(address), is_homeless: address.is_empty(), members }
    }

    /// Whether both name the same people, or nobody: somebody of one name, whose births do not speak against it.
    fn names_the_same(&self, other: &Household) -> bool {
        let is_one = |a: &PersonFields, b: &PersonFields| {
            names(a, b) == Some(NameAgreement::Same) && a.born.zip(b.born).is_none_or(|(a, b)| a == b)
        };
        self.members.is_empty() && other.members.is_empty()
            || self.members.iter().any(|a| other.members.iter().any(|b| is_one(a, b)))
    }

    /// Whether somebody of both was born on one day and has one name.
    fn shares_member(&self, other: &Household) -> bool {
        let is_one = |a: &PersonFields, b: &PersonFields| {
            a.born.is_some() && a.born == b.born && names(a, b).is_some()
        };
        self.members.iter().any(|a| other.members.iter().any(|b| is_one(a, b)))
    }
}

/// Whether two families are likely to be one: their titles name one person, and the home, the birth or a member is one
/// too. A child that two families of unlike titles have makes them no one family.
#[must_use]
pub fn is_one_family(a: &Household, b: &Household) -> bool {
    let one_home = a.home.is_one(&b.home);
    let (one, other) = (&a.titled, &b.titled);
    let Some(alike) = names(one, other).filter(|_| patronymics_agree(one, other)) else {
        // «Ивановы» names a surname alone.
        let surname_alone = one.first().is_empty() || other.first().is_empty();
        let same_home = one_home || a.home.is_written_as(&b.home);
        let same_people = one_home && a.shares_member(b) || same_home && a.names_the_same(b);
        return surname_alone && surnames(one, other) && same_people;
    };
    let births = one.born.zip(other.born);
    let elsewhere = !a.is_homeless && !b.is_homeless && !one_home;
    // Without a house the same words name the same home.
    let homes = elsewhere && !a.home.is_written_as(&b.home);
    // People of one name with other births and other homes are two, though each may have a son of one name and birth.
    if elsewhere && births.is_some_and(|(a, b)| a != b && !is_nearly(a, b)) {
        return false;
    }
    if one_home || a.shares_member(b) {
        return true;
    }
    // A whole name says enough where nothing speaks against it.
    let in_full = !one.patronymic().is_empty() && !other.patronymic().is_empty();
    let nothing_differs = a.is_homeless && b.is_homeless || a.home.is_written_as(&b.home);
    alike == NameAgreement::Same && births.is_none() && !homes && (in_full || nothing_differs)
}
