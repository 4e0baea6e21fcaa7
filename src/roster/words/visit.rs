//! What a journal says of a visit: its kind, and what came of it. What is not certain is named as such.

use super::{CellMark, has_stems, list, lists, plain};
use crate::domain::contact::{ContactKind, ContactOutcome};

/// The kind of contact that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKind {
    None,
    One(ContactKind),
    /// A visit and a call, a visit and an appointment: which one is not said.
    Several,
}

/// The kind of contact that a text names: where it took place before what was done.
#[must_use]
pub fn visit_kind(text: &str) -> NamedKind {
    use ContactKind::{Call, HomeVisit, JointVisit, Office};
    let words = plain(text);
    let mut found: Vec<(usize, ContactKind)> = Vec::new();
    for (code, all) in lists("visit_kinds") {
        let named = all.iter().filter(|known| has_stems(&words, &known.words));
        let longest = named.map(|known| known.words.len()).max();
        found.extend(longest.zip(ContactKind::from_code(code)));
    }
    if found.iter().any(|(_, kind)| *kind == JointVisit) {
        found.retain(|(_, kind)| *kind != HomeVisit);
    }
    let is_place = |kind: &ContactKind| [Call, HomeVisit, JointVisit, Office].contains(kind);
    let mut places = found.iter().map(|(_, kind)| *kind).filter(is_place);
    match (places.next(), places.next()) {
        (Some(_), Some(_)) => NamedKind::Several,
        (Some(place), None) if place != Office => NamedKind::One(place),
        _ => {
            let longest = found.into_iter().max_by_key(|(length, _)| *length);
            longest.map_or(NamedKind::None, |(_, kind)| NamedKind::One(kind))
        }
    }
}

/// What a text says of the outcome of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidOutcome {
    /// Nothing: it was held.
    Nothing,
    One(ContactOutcome),
    /// It may be one, or none.
    Unclear,
}

impl SaidOutcome {
    /// What both say together.
    #[must_use]
    pub fn and(self, other: SaidOutcome) -> SaidOutcome {
        match (self, other) {
            (SaidOutcome::Nothing, said) | (said, SaidOutcome::Nothing) => said,
            (one, other) if one == other => one,
            _ => SaidOutcome::Unclear,
        }
    }
}

/// What the cell of a column of outcomes says.
#[must_use]
pub fn outcome_word(text: &str) -> SaidOutcome {
    let said = visit_outcome(text);
    if let SaidOutcome::One(_) = said {
        return said;
    }
    let words = plain(text);
    let is_one = |known: &super::KnownPhrase| words.starts_with(known.words.as_str());
    let found = lists("outcome_words").find(|(_, all)| !words.contains(' ') && all.iter().any(is_one));
    found.and_then(|(code, _)| ContactOutcome::from_code(code)).map_or(SaidOutcome::Unclear, SaidOutcome::One)
}

/// What came of a contact. A phrase decides where nothing but its circumstances is beside it.
#[must_use]
pub fn visit_outcome(text: &str) -> SaidOutcome {
    let clauses: Vec<String> = text.split(['.', ',', ';', '\n', '(', ')', '!', '?']).map(plain).collect();
    let clauses: Vec<&String> = clauses.iter().filter(|clause| !clause.is_empty()).collect();
    let said: Vec<SaidOutcome> = clauses.iter().map(|clause| of_clause(clause)).collect();
    let whole = said.iter().fold(SaidOutcome::Nothing, |whole, said| whole.and(*said));
    let mut others = clauses.iter().zip(&said).filter(|(_, said)| **said == SaidOutcome::Nothing);
    match whole {
        SaidOutcome::One(_) if others.any(|(clause, _)| CellMark::MetSomebody.is_in_stems(clause)) => {
            SaidOutcome::Unclear
        }
        whole => whole,
    }
}

fn of_clause(words: &str) -> SaidOutcome {
    let named = |all: &[super::KnownPhrase]| all.iter().any(|known| has_stems(words, &known.words));
    let mut found = lists("visit_outcomes").filter(|(_, all)| named(all));
    let is_beside = |word: &str| word.chars().all(|c| c.is_ascii_digit()) || CellMark::OutcomeBeside.is(word);
    match (found.next(), found.next()) {
        (None, _) if is_doubtful(words) => SaidOutcome::Unclear,
        (None, _) => SaidOutcome::Nothing,
        (Some((code, _)), None) if words.split(' ').all(is_beside) => {
            ContactOutcome::from_code(code).map_or(SaidOutcome::Unclear, SaidOutcome::One)
        }
        _ => SaidOutcome::Unclear,
    }
}

/// So many words between a door and a denial join them.
const NEAR: usize = 3;

/// Whether a clause may say that a visit failed: a denial near the door or the home, a lone «отказ».
fn is_doubtful(words: &str) -> bool {
    let all: Vec<&str> = words.split(' ').collect();
    let places =
        |mark: CellMark| -> Vec<usize> { (0..all.len()).filter(|at| is_like(mark, all[*at])).collect() };
    let (doors, denials) = (places(CellMark::AtDoor), places(CellMark::Denial));
    let is_denied = doors.iter().any(|door| denials.iter().any(|denial| door.abs_diff(*denial) <= NEAR));
    let is_refused = CellMark::Refusal.is_in_stems(words) && CellMark::RefusalOf.is_in_stems(words);
    is_denied
        || is_refused
        || CellMark::OutcomeUnclear.is(words)
        || CellMark::OutcomeUnclearFirst.begins(words)
}

/// Whether a word is one of a mark: a short one as a whole, a long one by its beginning.
fn is_like(mark: CellMark, word: &str) -> bool {
    const LONGEST_WHOLE: usize = 4;
    list("marks", mark.name()).iter().any(|known| {
        let known = known.words.as_str();
        if known.chars().count() <= LONGEST_WHOLE { word == known } else { word.starts_with(known) }
    })
}
