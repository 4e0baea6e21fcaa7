//! Whether two records speak of one person, or of one family: the one definition, used by the form while somebody is
//! entered, by the offers to join two records, and by the findings of a file.
//!
//! Names are compared without case, with ё as е, by the ear, with a slip, by short names, by initials, in either order.
//! A name alone is never enough: it takes the birth or the home besides. People of one name who were born on another
//! day and live elsewhere are two.

use chrono::{Datelike, NaiveDate};

use super::distance::Measure;
use super::letters::{self, Piece, pieces};
use super::match_kind::is_patronymic;
use super::phonetic::{Span, sound};
use super::short_names::NAMES;
use crate::domain::family::Address;

/// Why somebody is likely to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same phone.
    Phone,
    /// The same surname and first name.
    Name,
    /// A surname and a first name that sound alike or differ by a slip, a short name, initials, the former surname.
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

impl Reason {
    /// All of them, in order.
    pub const ALL: [Reason; 7] = [
        Reason::Phone,
        Reason::Name,
        Reason::SimilarName,
        Reason::Patronymic,
        Reason::Born,
        Reason::NearlyBorn,
        Reason::Address,
    ];

    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Reason::Phone => "phone",
            Reason::Name => "name",
            Reason::SimilarName => "similar_name",
            Reason::Patronymic => "patronymic",
            Reason::Born => "born",
            Reason::NearlyBorn => "nearly_born",
            Reason::Address => "address",
        }
    }

    pub(super) fn weight(self) -> u32 {
        match self {
            Reason::Phone => 5,
            Reason::Name | Reason::Born => 4,
            Reason::SimilarName | Reason::NearlyBorn | Reason::Address => 3,
            Reason::Patronymic => 2,
        }
    }
}

/// A name by its words.
type Codes = Vec<Vec<u8>>;

/// A person's identifying fields; an unknown one is empty.
#[derive(Clone, Debug, Default)]
pub struct Somebody {
    pub(super) last: Codes,
    pub(super) first: Codes,
    pub(super) patronymic: Codes,
    pub(super) former: Codes,
    /// All letters of the name, whatever its order and hyphens.
    pub(super) whole: Vec<u8>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Phones of six digits or more, by their digits.
    pub(super) phones: Vec<Vec<u8>>,
    /// Where she lives.
    pub(super) home: Option<Address>,
}

pub(super) fn codes(text: &str) -> Codes {
    pieces(text).into_iter().map(|Piece { code, .. }| code).collect()
}

/// The letters of words in the order of the words, joined: the same for «Римская-Корсакова Анна» and «Анна Римская
/// Корсакова».
fn whole<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let words = texts.into_iter().flat_map(|t| t.split(|c: char| !c.is_alphanumeric()));
    let mut words: Codes = words.map(letters::code).filter(|w| !w.is_empty()).collect();
    words.sort();
    words.concat()
}

impl Somebody {
    /// By surname, first name, patronymic and former surname.
    #[must_use]
    pub fn named(
        last: &str,
        first: &str,
        patronymic: &str,
        former: &str,
        born: Option<NaiveDate>,
    ) -> Somebody {
        Somebody {
            last: codes(last),
            first: codes(first),
            patronymic: codes(patronymic),
            former: codes(former),
            whole: whole([last, first, patronymic]),
            born,
            ..Somebody::default()
        }
    }

    /// By the title of a family: «Рябова Ия Ивановна», «Рябова И. И.», «Ия Ивановна Рябова», «Ивановы».
    #[must_use]
    pub fn titled(title: &str) -> Somebody {
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
        Somebody::named(word(0), word(1), &rest, "", None)
    }

    /// Whether a name identifies anybody at all.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.last.is_empty() && !self.first.is_empty()
    }
}

/// How two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// Letter by letter.
    Same,
    /// By the ear, a slip, a short name, initials, the former surname.
    Similar,
}

/// Whether two names are one but for the ear or one slip; of short ones only the ear.
fn sounds_like(a: &[u8], b: &[u8]) -> bool {
    let heard = sound(a, Span::Whole);
    a == b
        || heard.len() >= 3 && heard == sound(b, Span::Whole)
        || a.len().min(b.len()) >= 5
            && a.len().max(b.len()) >= 6
            && a.first() == b.first()
            && Measure::of(a).to(b).whole <= 1
        || letters::mask(a) == letters::mask(b)
            && a.len() == b.len()
            && a.len() >= 4
            && Measure::of(a).to(b).whole <= 1
}

fn any(a: &Codes, b: &Codes, is: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    a.iter().any(|a| b.iter().any(|b| is(a, b)))
}

/// Whether one is the initial of the other.
fn is_initial(a: &[u8], b: &[u8]) -> bool {
    (a.len() == 1 || b.len() == 1) && a.first() == b.first()
}

fn surnames(a: &Somebody, b: &Somebody) -> bool {
    any(&a.last, &b.last, sounds_like)
        || any(&a.last, &b.former, sounds_like)
        || any(&a.former, &b.last, sounds_like)
}

/// Whether nothing is known of one of the patronymics, or both agree.
fn patronymics_agree(a: &Somebody, b: &Somebody) -> bool {
    let agree = |a: &[u8], b: &[u8]| is_initial(a, b) || sounds_like(a, b);
    a.patronymic.is_empty() || b.patronymic.is_empty() || any(&a.patronymic, &b.patronymic, agree)
}

fn names(a: &Somebody, b: &Somebody) -> Option<Names> {
    if !a.whole.is_empty() && a.whole == b.whole {
        return Some(Names::Same);
    }
    if !a.is_named() || !b.is_named() {
        return None;
    }
    if a.last == b.last && a.first == b.first {
        return Some(Names::Same);
    }
    let full = |a: &[u8], b: &[u8]| a.len() > 1 && b.len() > 1 && (NAMES.are_one(a, b) || sounds_like(a, b));
    let similar = any(&a.first, &b.first, full)
        // Of an initial the patronymic must not say otherwise.
        || any(&a.first, &b.first, is_initial) && patronymics_agree(a, b);
    // The surname in the field of the first name, and the other way round.
    let turned = a.last == b.first && a.first == b.last;
    (turned || similar && surnames(a, b)).then_some(Names::Similar)
}

/// Whether one date was probably meant for the other: one digit of it differs, or day and month are swapped.
fn is_nearly(a: NaiveDate, b: NaiveDate) -> bool {
    let digits = |d: NaiveDate| d.format("%Y%m%d").to_string().into_bytes();
    let differ = digits(a).iter().zip(digits(b)).filter(|(x, y)| **x != *y).count();
    differ == 1 || a.year() == b.year() && (a.month(), a.day()) == (b.day(), b.month())
}

/// Why two are likely to be one, in order; more may be needed than there is.
#[must_use]
pub(super) fn reasons(a: &Somebody, b: &Somebody) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if a.phones.iter().any(|p| b.phones.contains(p)) {
        reasons.push(Reason::Phone);
    }
    reasons.extend(names(a, b).map(|names| match names {
        Names::Same => Reason::Name,
        Names::Similar => Reason::SimilarName,
    }));
    if !a.patronymic.is_empty() && a.patronymic == b.patronymic {
        reasons.push(Reason::Patronymic);
    }
    match (a.born, b.born) {
        (Some(a), Some(b)) if a == b => reasons.push(Reason::Born),
        (Some(a), Some(b)) if is_nearly(a, b) => reasons.push(Reason::NearlyBorn),
        _ => {}
    }
    if a.home.as_ref().zip(b.home.as_ref()).is_some_and(|(a, b)| a.is_home_of(b)) {
        reasons.push(Reason::Address);
    }
    reasons
}

/// Whether all reasons together are enough to take two for one person.
///
/// A phone alone is, since two curators of one flat would have entered it twice. A name is not: it takes the birth or
/// the address besides, or the patronymic where no birth is known to distinguish people of one name.
#[must_use]
pub(super) fn is_likely(reasons: &[Reason], births_are_known: bool) -> bool {
    let has = |r: Reason| reasons.contains(&r);
    let born = has(Reason::Born) || has(Reason::NearlyBorn);
    let same = has(Reason::Name);
    let named = same || has(Reason::SimilarName);
    has(Reason::Phone)
        || named && (has(Reason::Born) || has(Reason::Address))
        || same && has(Reason::NearlyBorn)
        || same && has(Reason::Patronymic) && !births_are_known
        || named && has(Reason::Patronymic) && born
}

/// Whether two members of one family are one person entered twice: one home and one surname prove nothing here, and
/// siblings born on one day under unlike names are two. `of_one_role`: whether both have the same role.
#[must_use]
pub fn is_one_member(a: &Somebody, b: &Somebody, of_one_role: bool) -> bool {
    let first = |a: &[u8], b: &[u8]| {
        a == b
            || is_initial(a, b)
            || NAMES.are_one(a, b) && !(NAMES.is_full(a) && NAMES.is_full(b))
            || sound(a, Span::Whole).len() >= 3 && sound(a, Span::Whole) == sound(b, Span::Whole)
    };
    let surnames = a.last.is_empty() || b.last.is_empty() || surnames(a, b);
    let named = any(&a.first, &b.first, first) && surnames && patronymics_agree(a, b);
    match (a.born, b.born) {
        (Some(one), Some(other)) => named && one == other,
        // Mother and daughter may have one name: where a birth is missing, the role decides.
        _ => named && of_one_role,
    }
}

/// The part of a person's entry that another entry of the same person must not contradict.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    first: Codes,
    patronymic: Codes,
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
    /// The sentence of a finding.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Contradiction::FirstName => "check-person-first-name",
            Contradiction::Patronymic => "check-person-patronymic",
            Contradiction::Born => "check-person-born",
        }
    }
}

impl Identity {
    /// By first name, patronymic and birth; an empty text is not known.
    #[must_use]
    pub fn new(first: &str, patronymic: &str, born: Option<NaiveDate>, born_year: Option<i32>) -> Identity {
        Identity { first: codes(first), patronymic: codes(patronymic), born, born_year }
    }

    /// What both entries know and say otherwise.
    #[must_use]
    pub fn contradictions(&self, other: &Identity) -> Vec<Contradiction> {
        let agree = |a: &Codes, b: &Codes, is: &dyn Fn(&[u8], &[u8]) -> bool| {
            a.is_empty() || b.is_empty() || any(a, b, is)
        };
        let first = |a: &[u8], b: &[u8]| is_initial(a, b) || NAMES.are_one(a, b) || sounds_like(a, b);
        let patronymic = |a: &[u8], b: &[u8]| is_initial(a, b) || sounds_like(a, b);
        let year = |i: &Identity| i.born.map(|born| born.year()).or(i.born_year);
        let births = match (self.born, other.born) {
            (Some(one), Some(other)) => one == other,
            _ => year(self).zip(year(other)).is_none_or(|(one, other)| one == other),
        };
        [
            (agree(&self.first, &other.first, &first), Contradiction::FirstName),
            (agree(&self.patronymic, &other.patronymic, &patronymic), Contradiction::Patronymic),
            (births, Contradiction::Born),
        ]
        .into_iter()
        .filter_map(|(agree, contradiction)| (!agree).then_some(contradiction))
        .collect()
    }
}

/// A family's identifying fields.
#[derive(Clone, Debug)]
pub struct Household {
    /// Whom the title names.
    titled: Somebody,
    home: Address,
    members: Vec<Somebody>,
}

impl Household {
    #[must_use]
    pub fn new(title: &str, home: Address, members: Vec<Somebody>) -> Household {
        let mut titled = Somebody::titled(title);
        let bearer = members.iter().find(|m| names(m, &titled) == Some(Names::Same));
        titled.born = bearer.and_then(|m| m.born);
        Household { titled, home, members }
    }

    /// Whether somebody of both was born on one day and has one name.
    fn shares_member(&self, other: &Household) -> bool {
        let is_one =
            |a: &Somebody, b: &Somebody| a.born.is_some() && a.born == b.born && names(a, b).is_some();
        self.members.iter().any(|a| other.members.iter().any(|b| is_one(a, b)))
    }
}

/// Whether two families are likely to be one: their titles name one person, and the home, the birth or a member is one
/// too. A child that two families of unlike titles have makes them no one family.
#[must_use]
pub fn is_one_family(a: &Household, b: &Household) -> bool {
    let one_home = a.home.is_home_of(&b.home);
    let (one, other) = (&a.titled, &b.titled);
    let Some(alike) = names(one, other).filter(|_| patronymics_agree(one, other)) else {
        // «Ивановы» names a surname alone.
        let surname_alone = one.first.is_empty() || other.first.is_empty();
        return surname_alone && surnames(one, other) && one_home && a.shares_member(b);
    };
    let (births, homes) = (one.born.zip(other.born), !a.home.is_empty() && !b.home.is_empty());
    let elsewhere = homes && !one_home;
    // People of one name with other births and other homes are two, though each may have a son of one name and birth.
    if elsewhere && births.is_some_and(|(a, b)| a != b && !is_nearly(a, b)) {
        return false;
    }
    if one_home || a.shares_member(b) {
        return true;
    }
    // A whole name says enough where nothing speaks against it.
    let in_full = !one.patronymic.is_empty() && !other.patronymic.is_empty();
    let nothing_known = a.home.is_empty() && b.home.is_empty();
    alike == Names::Same && births.is_none() && !homes && (in_full || nothing_known)
}
