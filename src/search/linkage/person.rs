//! A person as records identify them: the words of the name, the birth, the phones, the home.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::family::Address;
use crate::domain::phone;
use crate::search::letters::{self, TextWord, pieces};
use crate::search::match_kind::is_patronymic;
use crate::search::phones;
use crate::search::short_names::NAMES;

/// The fewest digits of a number that identifies a subscriber: a shorter one is that of a village exchange, of an
/// office.
pub(in crate::search) const FEWEST: usize = 6;

pub(in crate::search) type NameWords = Vec<Vec<u8>>;

/// A person's identifying fields; an unknown one is empty.
#[derive(Clone, Debug, Default)]
pub struct PersonFields {
    pub(in crate::search) last: NameWords,
    pub(in crate::search) first: NameWords,
    pub(in crate::search) patronymic: NameWords,
    pub(in crate::search) former: NameWords,
    /// All letters of the name, whatever its order and hyphens.
    pub(in crate::search) whole: Vec<u8>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Phones of six digits or more, by their digits.
    pub(in crate::search) phones: Vec<Vec<u8>>,
    /// Where she lives, with her family.
    pub(in crate::search) home: Option<Arc<Address>>,
}

pub(super) fn codes(text: &str) -> NameWords {
    let mut codes: NameWords = pieces(text).into_iter().map(|TextWord { code, .. }| code).collect();
    // Collected in the place of the pieces, which is six times as large; of 10,000 families all are held at once.
    codes.shrink_to_fit();
    codes
}

/// The letters of words in the order of the words, joined: the same for «Римская-Корсакова Анна» and «Анна Римская
/// Корсакова».
fn whole<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let words = texts.into_iter().flat_map(|t| t.split(|c: char| !c.is_alphanumeric()));
    let mut words: NameWords = words.map(letters::code).filter(|w| !w.is_empty()).collect();
    words.sort();
    words.concat()
}

impl PersonFields {
    /// By surname, first name, patronymic and former surname.
    #[must_use]
    pub fn named(
        last: &str,
        first: &str,
        patronymic: &str,
        former: &str,
        born: Option<NaiveDate>,
    ) -> PersonFields {
        PersonFields {
            last: codes(last),
            first: codes(first),
            patronymic: codes(patronymic),
            former: codes(former),
            whole: whole([last, first, patronymic]),
            born,
            ..PersonFields::default()
        }
    }

    /// By the title of a family: «Рябова Ия Ивановна», «Рябова И. И.», «Ия Ивановна Рябова», «Ивановы».
    #[must_use]
    pub fn titled(title: &str) -> PersonFields {
        let mut words: Vec<&str> = title
            .split(|c: char| c.is_whitespace() || c == '.' || c == ',')
            .filter(|w| !letters::code(w).is_empty())
            .collect();
        let length = |w: &&str| letters::code(w).len();
        // «И. И. Рябова»: the initials come first.
        let initials = words.iter().take_while(|w| length(w) == 1).count();
        if initials < words.len() {
            words.rotate_left(initials);
        }
        let code = |at: usize| words.get(at).map(|w| letters::code(w)).unwrap_or_default();
        let is_turned = match words.len() {
            2 => NAMES.has(&code(0)) && !NAMES.has(&code(1)) && length(&words[1]) > 1,
            3 => is_patronymic(&code(1)) && !is_patronymic(&code(2)) && length(&words[2]) > 1,
            _ => false,
        };
        if is_turned {
            words.rotate_right(1);
        }
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let rest = words.get(2..).unwrap_or_default().join(" ");
        PersonFields::named(word(0), word(1), &rest, "", None)
    }

    /// With the numbers to reach her by, of which short ones tell nothing, and her home.
    #[must_use]
    pub fn reached(self, numbers: &[String], home: Option<Arc<Address>>) -> PersonFields {
        let digits = numbers.iter().map(|number| phones::whole(&phone::normal(number)));
        PersonFields { phones: digits.filter(|d| d.len() >= FEWEST).collect(), home, ..self }
    }

    /// Whether a name identifies anybody at all.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.last.is_empty() && !self.first.is_empty()
    }
}
