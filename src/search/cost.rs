//! The cost of a match: how unlikely it is that a word of a query means this word of this field. The high byte is the
//! class of trust, the low byte orders matches within a class.

use super::field::{MatchMethod, SearchField};
use super::hit::FieldMatch;
use super::match_kind::WordSense;
use super::word::QueryWord;

/// What a sense costs in a field; `None` where it cannot be meant.
pub(super) fn cost(word: &QueryWord, sense: WordSense, at: SearchField) -> Option<u32> {
    if at == SearchField::BirthName && !word.unsealed {
        return None;
    }
    if !at.allows(sense.how, word.forms[0].code.len()) || word.is_number() && at == SearchField::Note {
        return None;
    }
    // «Лесная 12» is no paper № 127.
    if word.is_number()
        && sense.how == MatchMethod::Prefix
        && word.forms[0].code.len() < 3
        && !at.is_address()
    {
        return None;
    }
    if at == SearchField::Age && !(word.may_be_age && sense.how == MatchMethod::Exact) {
        return None;
    }
    let mut class = u32::from(sense.class);
    if word.fields != 0 && word.fields & at.bit() == 0 {
        // A house is taken for a flat, but not for a paper.
        let address = SearchField::House.bit() | SearchField::Flat.bit();
        if word.fields & address != 0 && !at.is_address() {
            return None;
        }
        class += 3;
    }
    match (word.initial, at) {
        (Some(0), SearchField::FirstName) | (Some(1), SearchField::Patronymic) | (None, _) => {}
        (Some(_), SearchField::FirstName | SearchField::Patronymic) => class += 1,
        (Some(_), at) if at.is_name() => class += 2,
        // The next word may be partly typed: a street.
        (Some(_), SearchField::Street | SearchField::Settlement) if word.fields == 0 => class += 4,
        (Some(_), _) => return None,
    }
    // A number without a word is a house rather than a school.
    if word.is_number()
        && word.fields == 0
        && matches!(at, SearchField::Occupation | SearchField::Organisation)
    {
        class += 1;
    }
    // Beside a name two digits are a house or an age sooner than a part of the number of a paper.
    if at == SearchField::Document && word.may_be_age && word.fields == 0 {
        class += 2;
    }
    // A number beside a name is a house rather than an age, unless «лет» follows it.
    if at == SearchField::Age && word.fields == 0 {
        class += 1;
    }
    if matches!(at, SearchField::Note) {
        class += 3;
    }
    // «стар» begins a surname sooner than a school «Старт»; a school by its kind or number is asked for as such.
    let is_begun =
        sense.how == MatchMethod::Prefix && word.fields == 0 && !word.optional && !word.is_number();
    if matches!(at, SearchField::Organisation | SearchField::Occupation)
        && (sense.how >= MatchMethod::Typo || is_begun)
    {
        class += 1;
    }
    let fine = (u32::from(sense.fine) + u32::from(at.unlikeliness())).min(22);
    Some(class << 8 | fine)
}

pub(super) fn phone_cost(at_end: bool) -> u32 {
    if at_end { 0 } else { 1 << 8 }
}

/// The cost of a missing label: «ул.» next to nothing, though more than where it is present; «Набережная» something.
pub(super) fn unsaid(word: &QueryWord) -> u32 {
    if word.forms[0].code.len() <= 2 { 8 } else { 1 << 8 }
}

/// What it costs that two words with a sign between them («17-П», «12/4») are not neighbours in the family: parts of one
/// text, or house and flat.
pub(super) fn parted(
    chosen: &Option<FieldMatch>,
    options: &[FieldMatch],
    pair: impl Fn(&FieldMatch) -> (FieldMatch, FieldMatch),
) -> u32 {
    let belong = |f: &FieldMatch| {
        let (a, b) = pair(f);
        a.field == b.field && a.field.at != SearchField::Phone && a.piece + 1 == b.piece
            || (a.field.at, b.field.at) == (SearchField::House, SearchField::Flat)
    };
    let any = chosen.as_ref().map_or_else(|| options.iter().any(&belong), belong);
    if any { 0 } else { 1 << 8 }
}
