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

/// Between two words of a name: the code of no letter.
const GAP: u8 = 0;

/// The words of a name, each by the codes of its letters, in one buffer: of 10,000 families all are held at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameWords(Box<[u8]>);

impl NameWords {
    pub(super) fn of(text: &str) -> NameWords {
        let words: Vec<Vec<u8>> = pieces(text).into_iter().map(|TextWord { code, .. }| code).collect();
        NameWords(words.join(&GAP).into())
    }

    pub(in crate::search) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::search) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.split(|code| *code == GAP).filter(|word| !word.is_empty())
    }
}

/// A person's identifying fields; an unknown one is empty.
#[derive(Clone, Debug, Default)]
pub struct PersonFields {
    pub(in crate::search) last: NameWords,
    pub(in crate::search) first: NameWords,
    pub(in crate::search) patronymic: NameWords,
    pub(in crate::search) former: NameWords,
    /// All letters of the name, whatever its order and hyphens.
    pub(in crate::search) whole: Box<[u8]>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Phones of six digits or more, by their digits.
    pub(in crate::search) phones: Vec<Vec<u8>>,
    /// Where she lives, with her family.
    pub(in crate::search) home: Option<Arc<Address>>,
}

/// The letters of words in the order of the words, joined: the same for «Римская-Корсакова Анна» and «Анна Римская
/// Корсакова».
fn whole<'a>(texts: impl IntoIterator<Item = &'a str>) -> Box<[u8]> {
    let words = texts.into_iter().flat_map(|t| t.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<Vec<u8>> = words.map(letters::code).filter(|w| !w.is_empty()).collect();
    words.sort();
    words.concat().into()
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
            last: NameWords::of(last),
            first: NameWords::of(first),
            patronymic: NameWords::of(patronymic),
            former: NameWords::of(former),
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
