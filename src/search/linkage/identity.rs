//! Contradictions between two entries of one person: other first names, patronymics or births.

use chrono::{Datelike, NaiveDate};

use super::names::{any, is_initial, sounds_like};
use super::person::{NameWords, OwnedWords};
use crate::domain::check::FindingId;
use crate::search::short_names::NAMES;

/// The part of a person's entry that another entry of the same person must not contradict.
#[derive(Clone, Debug, Default)]
pub struct PersonIdentity {
    first: OwnedWords,
    patronymic: OwnedWords,
    born: Option<NaiveDate>,
    born_year: Option<i32>,
}

/// What two entries of one person say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// The first name, not even as a short name of the other.
    FirstName,
    Patronymic,
    /// The day of birth, or the year.
    Born,
}

impl Contradiction {
    /// The finding about it.
    #[must_use]
    pub fn message(self) -> FindingId {
        match self {
            Contradiction::FirstName => FindingId::PersonFirstName,
            Contradiction::Patronymic => FindingId::PersonPatronymic,
            Contradiction::Born => FindingId::PersonBorn,
        }
    }
}

impl PersonIdentity {
    /// By first name, patronymic and birth; an empty text is not known.
    #[must_use]
    pub fn new(
        first: &str,
        patronymic: &str,
        born: Option<NaiveDate>,
        born_year: Option<i32>,
    ) -> PersonIdentity {
        PersonIdentity {
            first: OwnedWords::of(first),
            patronymic: OwnedWords::of(patronymic),
            born,
            born_year,
        }
    }

    /// What both entries know and say otherwise.
    #[must_use]
    pub fn contradictions(&self, other: &PersonIdentity) -> Vec<Contradiction> {
        let agree = |a: NameWords<'_>, b: NameWords<'_>, is: &dyn Fn(&[u8], &[u8]) -> bool| {
            a.is_empty() || b.is_empty() || any(a, b, is)
        };
        let first = |a: &[u8], b: &[u8]| is_initial(a, b) || NAMES.are_one(a, b) || sounds_like(a, b);
        let patronymic = |a: &[u8], b: &[u8]| is_initial(a, b) || sounds_like(a, b);
        let year = |i: &PersonIdentity| i.born.map(|born| born.year()).or(i.born_year);
        let births = match (self.born, other.born) {
            (Some(one), Some(other)) => one == other,
            _ => year(self).zip(year(other)).is_none_or(|(one, other)| one == other),
        };
        [
            (agree(self.first.words(), other.first.words(), &first), Contradiction::FirstName),
            (
                agree(self.patronymic.words(), other.patronymic.words(), &patronymic),
                Contradiction::Patronymic,
            ),
            (births, Contradiction::Born),
        ]
        .into_iter()
        .filter_map(|(agree, contradiction)| (!agree).then_some(contradiction))
        .collect()
    }
}
