//! The level that the signs of a family speak for, why not a lower and why not a higher one. It proposes: a person
//! decides.

use chrono::NaiveDate;

use super::NormContext;
use super::marks::{self, EndBasis, SupportingMark};
use super::span::{at, spans};
use crate::domain::mark::Mark;
use crate::domain::{Case, Id, Level};
use crate::regulation::{Meaning, RegulationList};

/// What the signs of a family speak for on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelProposal {
    /// Whether the district's own document names signs at all.
    pub has_signs: bool,
    /// The level set; `None`: none.
    pub held: Option<Level>,
    /// The level proposed; `None`: no valid sign speaks for any.
    pub level: Option<Level>,
    /// The valid signs, those of the proposed level first.
    pub reasons: Vec<SupportingMark>,
    /// Signs that speak for a level no longer.
    pub ended: Vec<EndedSign>,
    /// Circumstances of need that hold, said beside the proposal: the documents give them no level.
    pub circumstances: Vec<(Id, Meaning)>,
    /// Categories that hold, likewise.
    pub categories: Vec<(Id, Meaning)>,
}

/// A sign that speaks for its level no longer.
#[derive(Clone, Debug, PartialEq)]
pub struct EndedSign {
    /// The record.
    pub mark: Id,
    /// The level it spoke for.
    pub level: Level,
    /// The first day on which it held no longer.
    pub on: NaiveDate,
    /// Its words and paragraph.
    pub meaning: Meaning,
}

/// Why a level is not the one proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum LevelObjection<'a> {
    /// It is higher, and no sign speaks for it.
    NoSign,
    /// It is higher, and its signs have ended.
    Ended(Vec<&'a EndedSign>),
    /// It is lower, and this sign of the proposed level is valid.
    Outweighed(&'a SupportingMark),
}

/// What the signs of the family speak for on the day asked.
#[must_use]
pub fn propose(ground: NormContext<'_>, case: &Case) -> LevelProposal {
    let reasons = marks::spoken(ground, case);
    let held = at(&spans(case, ground.rules), ground.today).map(|s| s.level);
    LevelProposal {
        has_signs: !ground.rules.regulation.signs.is_empty(),
        held,
        level: reasons.first().map(|s| s.level),
        ended: ended(ground, case),
        circumstances: silent(ground, case, RegulationList::Circumstance, &case.circumstances),
        categories: silent(ground, case, RegulationList::Category, &case.categories),
        reasons,
    }
}

impl LevelProposal {
    /// The signs of the proposed level.
    pub fn deciding(&self) -> impl Iterator<Item = &SupportingMark> {
        self.reasons.iter().filter(|s| Some(s.level) == self.level)
    }

    /// The signs of other levels: valid, and outweighed.
    pub fn others(&self) -> impl Iterator<Item = &SupportingMark> {
        self.reasons.iter().filter(|s| Some(s.level) != self.level)
    }

    /// The other levels, each with why it is not proposed; the most acute first. Nothing where nothing is proposed.
    #[must_use]
    pub fn against(&self, ground: NormContext<'_>) -> Vec<(Level, LevelObjection<'_>)> {
        let Some(proposed) = self.level else { return Vec::new() };
        let weight = |level| marks::weight(ground, level);
        let mut levels = Level::ALL;
        levels.sort_by_key(|level| std::cmp::Reverse(weight(*level)));
        let others = levels.into_iter().filter(|level| *level != proposed);
        let why = |level: Level| {
            if weight(level) < weight(proposed) {
                return self.deciding().next().map(|sign| (level, LevelObjection::Outweighed(sign)));
            }
            let ended: Vec<&EndedSign> = self.ended.iter().filter(|e| e.level == level).collect();
            Some((
                level,
                if ended.is_empty() { LevelObjection::NoSign } else { LevelObjection::Ended(ended) },
            ))
        };
        others.filter_map(why).collect()
    }
}

/// The signs that spoke for a level and do so no longer, by their end in the file or by the words of the document; the
/// latest first.
fn ended(ground: NormContext<'_>, case: &Case) -> Vec<EndedSign> {
    let of = |mark: &Mark| {
        let meaning = ground.rules.meaning_under(RegulationList::Sign, &mark.code, mark.under.as_deref());
        let level = meaning.level?;
        let own = meaning.expires.and_then(|expires| marks::ends(case, mark, expires));
        let own = own.filter(|end| end.basis == EndBasis::Document).map(|end| end.on);
        let on = [own, mark.until].into_iter().flatten().min()?;
        (on <= ground.today).then_some(EndedSign { mark: mark.id, level, on, meaning })
    };
    let known = case.signs.iter().filter(|m| marks::speaks(ground.rules, &m.code));
    let mut ended: Vec<EndedSign> = known.filter_map(of).collect();
    ended.sort_by_key(|e| (std::cmp::Reverse(e.on), e.mark));
    ended
}

/// The marks of a list that hold on the day asked and speak for no level, with their words.
fn silent(ground: NormContext<'_>, case: &Case, list: RegulationList, marks: &[Mark]) -> Vec<(Id, Meaning)> {
    let holding = marks::holding(ground, case, list, marks);
    holding
        .filter(|m| list != RegulationList::Category || marks::sign_of(ground.rules, m).is_none())
        .map(|m| (m.id, ground.rules.meaning_under(list, &m.code, m.under.as_deref())))
        .collect()
}
