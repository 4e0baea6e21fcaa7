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

/// Between two words of a name, between two phones: the code of no letter and no digit.
const GAP: u8 = 0;

/// The words of a name, each by the codes of its letters, or phones by their digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameWords<'a>(&'a [u8]);

impl<'a> NameWords<'a> {
    pub(in crate::search) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::search) fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        self.0.split(|code| *code == GAP).filter(|word| !word.is_empty())
    }
}

/// The words of one name.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnedWords(Box<[u8]>);

impl OwnedWords {
    pub(super) fn of(text: &str) -> OwnedWords {
        let words: Vec<Vec<u8>> = pieces(text).into_iter().map(|TextWord { code, .. }| code).collect();
        OwnedWords(words.join(&GAP).into())
    }

    pub(super) fn words(&self) -> NameWords<'_> {
        NameWords(&self.0)
    }
}

/// How many texts a person is compared by, and the places of those that are no names.
const PARTS: usize = 6;
const WHOLE: usize = 4;
const PHONES: usize = 5;

/// A person's identifying fields; an unknown one is empty.
#[derive(Clone, Debug, Default)]
pub struct PersonFields {
    /// One behind the other: the words of surname, first name, patronymic and former surname, all letters of the name, the
    /// phones. Of 10,000 families all are held at once.
    letters: Box<[u8]>,
    /// Where each of these ends.
    ends: [u32; PARTS],
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Where she lives, with her family.
    pub(in crate::search) home: Option<Arc<Address>>,
}

/// The length of what is held of a person: of a text that no field takes the rest is left out.
fn length(letters: &[u8]) -> u32 {
    u32::try_from(letters.len()).unwrap_or(u32::MAX)
}

/// The letters of words in the order of the words, joined: the same for «Римская-Корсакова Анна» and «Анна Римская
/// Корсакова».
fn whole<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let words = texts.into_iter().flat_map(|t| t.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<Vec<u8>> = words.map(letters::code).filter(|w| !w.is_empty()).collect();
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
        let mut letters = Vec::new();
        let mut ends = [0; PARTS];
        for (text, end) in [last, first, patronymic, former].into_iter().zip(&mut ends) {
            letters.extend_from_slice(&OwnedWords::of(text).0);
            *end = length(&letters);
        }
        letters.append(&mut whole([last, first, patronymic]));
        ends[WHOLE..].fill(length(&letters));
        PersonFields { letters: letters.into(), ends, born, home: None }
    }

    fn part(&self, at: usize) -> NameWords<'_> {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        NameWords(self.letters.get(begin as usize..self.ends[at] as usize).unwrap_or_default())
    }

    pub(in crate::search) fn last(&self) -> NameWords<'_> {
        self.part(0)
    }

    pub(in crate::search) fn first(&self) -> NameWords<'_> {
        self.part(1)
    }

    pub(in crate::search) fn patronymic(&self) -> NameWords<'_> {
        self.part(2)
    }

    pub(in crate::search) fn former(&self) -> NameWords<'_> {
        self.part(3)
    }

    /// All letters of the name, whatever its order and hyphens.
    pub(in crate::search) fn whole(&self) -> NameWords<'_> {
        self.part(WHOLE)
    }

    /// Phones of six digits or more, by their digits.
    pub(in crate::search) fn phones(&self) -> NameWords<'_> {
        self.part(PHONES)
    }

    /// Whether both have a phone in common.
    pub(super) fn shares_phone(&self, other: &PersonFields) -> bool {
        self.phones().iter().any(|own| other.phones().iter().any(|theirs| own == theirs))
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

    /// With the numbers to reach her by, of which short ones tell nothing.
    #[must_use]
    pub fn reached<'n>(self, numbers: impl IntoIterator<Item = &'n str>) -> PersonFields {
        let digits = numbers.into_iter().map(|number| phones::whole(&phone::normal(number)));
        let digits: Vec<Vec<u8>> = digits.filter(|digits| digits.len() >= FEWEST).collect();
        if digits.is_empty() {
            return self;
        }
        let mut letters = self.letters.into_vec();
        letters.append(&mut digits.join(&GAP));
        let mut ends = self.ends;
        ends[PHONES] = length(&letters);
        PersonFields { letters: letters.into(), ends, ..self }
    }

    /// With the home of her family.
    #[must_use]
    pub fn at_home(self, home: Option<Arc<Address>>) -> PersonFields {
        PersonFields { home, ..self }
    }

    /// Whether a name identifies anybody at all.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.last().is_empty() && !self.first().is_empty()
    }
}
