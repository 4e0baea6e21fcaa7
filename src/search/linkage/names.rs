//! Names and dates of birth compared: the same, or alike by sound, typing error, short name or initial.

use chrono::{Datelike, NaiveDate};

use super::person::{NameWords, PersonFields};
use crate::search::distance::DistanceMatcher;
use crate::search::letters;
use crate::search::phonetic::{WordExtent, sound};
use crate::search::short_names::NAMES;

/// How two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameAgreement {
    /// Letter by letter.
    Same,
    /// By sound, a typing error, a short name, initials, the former surname.
    Similar,
}

/// Whether two names are alike by sound or within one typing error; short ones by sound only.
pub(super) fn sounds_like(a: &[u8], b: &[u8]) -> bool {
    let are_heard_alike = || {
        let heard = sound(a, WordExtent::Whole);
        heard.len() >= 3 && heard == sound(b, WordExtent::Whole)
    };
    a == b
        || are_heard_alike()
        || a.len().min(b.len()) >= 5
            && a.len().max(b.len()) >= 6
            && a.first() == b.first()
            && DistanceMatcher::of(a).to(b).whole <= 1
        || letters::mask(a) == letters::mask(b)
            && a.len() == b.len()
            && a.len() >= 4
            && DistanceMatcher::of(a).to(b).whole <= 1
}

pub(super) fn any(a: NameWords<'_>, b: NameWords<'_>, is: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    a.iter().any(|a| b.iter().any(|b| is(a, b)))
}

/// Whether one is the initial of the other.
pub(super) fn is_initial(a: &[u8], b: &[u8]) -> bool {
    (a.len() == 1 || b.len() == 1) && a.first() == b.first()
}

pub(super) fn surnames(a: &PersonFields, b: &PersonFields) -> bool {
    any(a.last(), b.last(), sounds_like)
        || any(a.last(), b.former(), sounds_like)
        || any(a.former(), b.last(), sounds_like)
}

/// Whether nothing is known of one of the patronymics, or both agree.
pub(super) fn patronymics_agree(a: &PersonFields, b: &PersonFields) -> bool {
    let agree = |a: &[u8], b: &[u8]| is_initial(a, b) || sounds_like(a, b);
    a.patronymic().is_empty() || b.patronymic().is_empty() || any(a.patronymic(), b.patronymic(), agree)
}

pub(super) fn names(a: &PersonFields, b: &PersonFields) -> Option<NameAgreement> {
    if !a.whole().is_empty() && a.whole() == b.whole() {
        return Some(NameAgreement::Same);
    }
    if !a.is_named() || !b.is_named() {
        return None;
    }
    if a.last() == b.last() && a.first() == b.first() {
        return Some(NameAgreement::Same);
    }
    let full = |a: &[u8], b: &[u8]| a.len() > 1 && b.len() > 1 && (NAMES.are_one(a, b) || sounds_like(a, b));
    let similar = any(a.first(), b.first(), full)
        // Of an initial the patronymic must not say otherwise.
        || any(a.first(), b.first(), is_initial) && patronymics_agree(a, b);
    // The surname in the field of the first name, and the other way round.
    let turned = a.last() == b.first() && a.first() == b.last();
    (turned || similar && surnames(a, b)).then_some(NameAgreement::Similar)
}

/// Whether one date was probably meant for the other: one digit of it differs, or day and month are swapped.
pub(super) fn is_nearly(a: NaiveDate, b: NaiveDate) -> bool {
    let digits = |d: NaiveDate| {
        let number = d.year().unsigned_abs() * 10_000 + d.month() * 100 + d.day();
        (0..8).map(move |place| number / 10_u32.pow(place) % 10)
    };
    let differ = digits(a).zip(digits(b)).filter(|(x, y)| x != y).count();
    differ == 1 || a.year() == b.year() && (a.month(), a.day()) == (b.day(), b.month())
}
