//! Signs (признаки), categories and statuses compared with the document: what has ended by itself, and what calls for
//! another level than the one set. It only reports: a person enters the end, or decides on the level.

use crate::domain::member::{Disability, Member};
use chrono::NaiveDate;

use super::NormContext;
use super::span::{at, spans};
use crate::domain::mark::{self, Mark, Status};
use crate::domain::paper::AgreementKind;
use crate::domain::{Case, Id, Kind, Level, MemberId, Unit, day};
use crate::regulation::file::ExpiryRule;
use crate::regulation::{Meaning, RegulationList, Rules};

/// Days before a sign ends by itself on which the deadline appears.
pub const AHEAD: u64 = 30;

/// Months after which the program asks whether a temporary incapacity has ended: its own rule, the documents name none.
const INCAPACITY: u32 = 10;

/// Months after which the program asks whether a social contract still runs: its own rule, the documents name none.
const CONTRACT: u32 = 12;

/// The code of the status and of the sign of a family in a socially dangerous position (СОП).
const SOP: &str = Status::Sop.code();

/// What the day of an ending rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndBasis {
    /// The words of the document, or a day in the file itself: the mark holds no longer.
    Document,
    /// The program's own rule: time to ask whether it has ended. Until a person says so the mark holds.
    OwnRule,
}

/// The day on which a mark ends by itself, or on which the program asks whether it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkEnd {
    /// The first day on which it holds no longer, or the day of the question.
    pub on: NaiveDate,
    /// Whose mark it is, or whose age ends it.
    pub member: Option<MemberId>,
    /// What the day rests on.
    pub basis: EndBasis,
}

/// A mark that ends by itself, though the file names no end.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingMark {
    /// The record.
    pub mark: Id,
    /// Which list it is from.
    pub list: RegulationList,
    /// What ends it.
    pub expires: ExpiryRule,
    /// The first day on which it holds no longer, or the day of the question.
    pub on: NaiveDate,
    /// Whose mark it is, or whose age ends it.
    pub member: Option<MemberId>,
    /// What the day rests on.
    pub basis: EndBasis,
    /// Its words and paragraph.
    pub meaning: Meaning,
}

impl EndingMark {
    /// The code of its reason in messages.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match (self.expires, self.basis) {
            (ExpiryRule::Contract, EndBasis::OwnRule) => "contract_asked",
            (expires, _) => expires.code(),
        }
    }
}

/// A level that the signs of the family do not speak for, or signs of a family without any level.
#[derive(Clone, Debug, PartialEq)]
pub struct UnsupportedLevel {
    /// The level set; `None`: the family waits for its first one.
    pub held: Option<Level>,
    /// The level that the valid signs speak for.
    pub level: Level,
    /// The sign, or the status, that speaks for it.
    pub mark: Id,
    /// What kind of record it is.
    pub kind: Kind,
    /// Its words and paragraph.
    pub meaning: Meaning,
}

/// What of the family's marks has ended by itself by the day asked, or will within [`AHEAD`] days; the earliest first.
#[must_use]
pub fn endings(ground: NormContext<'_>, case: &Case) -> Vec<EndingMark> {
    // A family without accompaniment is not compared with the document.
    if at(&spans(case, ground.rules), ground.today).is_none() {
        return Vec::new();
    }
    let mut found = all_endings(ground, case);
    found.retain(|e| e.on <= day::later(ground.today, AHEAD));
    found
}

/// The days on which marks that hold on the day asked have ended or will end by themselves; the earliest first.
#[must_use]
pub fn all_endings(ground: NormContext<'_>, case: &Case) -> Vec<EndingMark> {
    let begun = begun_endings(ground, case).into_iter();
    begun.filter(|(_, news)| *news == EndState::Open).map(|(ending, _)| ending).collect()
}

/// Whether the end of a mark is still to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndState {
    Open,
    /// The file names an end itself, or the end of the same in another list is reported.
    Settled,
}

/// The days on which marks that have begun end by themselves, those that the file has ended too; the earliest first.
#[must_use]
pub fn begun_endings(ground: NormContext<'_>, case: &Case) -> Vec<(EndingMark, EndState)> {
    let lists = [(RegulationList::Sign, &case.signs), (RegulationList::Category, &case.categories)];
    let mut found: Vec<(EndingMark, EndState)> = Vec::new();
    for (list, marks) in lists {
        for mark in marks.iter().filter(|m| m.from <= ground.today) {
            let Some(ending) = ending(ground, case, list, mark) else { continue };
            // An end that the file names itself is no news, and any end answers the program's question.
            let is_open = match ending.basis {
                EndBasis::Document => mark.until.is_none_or(|until| ending.on < until),
                EndBasis::OwnRule => mark.until.is_none(),
            };
            let news = if is_open && mark.holds(ground.today) { EndState::Open } else { EndState::Settled };
            found.push((ending, news));
        }
    }
    found.sort_by_key(|(e, _)| (e.on, e.list == RegulationList::Category, e.mark));
    // A sign and the category in its words say the same of the family: the earlier of the two ends is news.
    let mut reported: Vec<(RegulationList, &str)> = Vec::new();
    for (ending, news) in found.iter_mut().filter(|(_, news)| *news == EndState::Open) {
        let of = |marks: &'_ [Mark]| marks.iter().position(|m| m.id == ending.mark);
        let sign = match ending.list {
            RegulationList::Sign => of(&case.signs).map(|at| case.signs[at].code.as_str()),
            _ => of(&case.categories).and_then(|at| sign_of(ground.rules, &case.categories[at])),
        };
        match sign {
            Some(sign) if reported.iter().any(|(list, of)| *list != ending.list && *of == sign) => {
                *news = EndState::Settled;
            }
            sign => reported.extend(sign.map(|sign| (ending.list, sign))),
        }
    }
    found
}

/// The end of one mark by its own words, if they name any.
#[must_use]
pub fn ending(ground: NormContext<'_>, case: &Case, list: RegulationList, mark: &Mark) -> Option<EndingMark> {
    let expires = ground.rules.expires_under(list, &mark.code, mark.under.as_deref())?;
    let MarkEnd { on, member, basis } = ends(case, mark, expires)?;
    let meaning = ground.rules.meaning_under(list, &mark.code, mark.under.as_deref());
    Some(EndingMark { mark: mark.id, list, expires, on, member, basis, meaning })
}

/// When a mark ends by its own words; `None`: nothing in the file says when.
#[must_use]
pub fn ends(case: &Case, mark: &Mark, expires: ExpiryRule) -> Option<MarkEnd> {
    let of_mark = |on, basis| Some(MarkEnd { on, member: mark.member, basis });
    match expires {
        ExpiryRule::Year => of_mark(day::month_later(mark.from, 12), EndBasis::Document),
        ExpiryRule::Age3 => {
            // The words are of a child: a mother of the file is none.
            let is_young = |m: &&Member| !m.role.is_grown_up() && m.is_child(mark.from);
            let named = case.members.iter().filter(is_young);
            let named = named.filter(|m| mark.member.is_none_or(|id| id == m.id));
            let limited = |only: bool| {
                let of = named.clone().filter(|m| !only || m.limited_health);
                // Who has left the family by then carries no sign of it any more.
                let third = of.filter_map(|m| m.born.map(|born| (day::birthday(born, 3), m)));
                third
                    .filter(|(on, m)| m.until.is_none_or(|until| *on < until))
                    .map(|(on, m)| (on, m.id))
                    .max()
            };
            // Where a child's limits are noted, that child's age counts; else the youngest in the family.
            let (on, member) = limited(true).or_else(|| limited(false))?;
            Some(MarkEnd { on, member: Some(member), basis: EndBasis::Document })
        }
        // The mark is a parent's; it lasts as long as one of the children is younger.
        ExpiryRule::Age14 => {
            let children = case.children(mark.from);
            let last = children.filter_map(|m| m.born.map(|born| (day::birthday(born, 14), m.id))).max();
            last.map(|(on, member)| MarkEnd { on, member: Some(member), basis: EndBasis::Document })
        }
        // Of a disability there is no recovery: the sign names both.
        ExpiryRule::Recovery
            if case
                .members
                .iter()
                .filter(|m| m.until.is_none())
                .any(|m| m.disability.is_some_and(|d| d != Disability::Child)) =>
        {
            None
        }
        ExpiryRule::Recovery => of_mark(day::month_later(mark.from, INCAPACITY), EndBasis::OwnRule),
        ExpiryRule::Contract => {
            let asked = day::month_later(mark.from, CONTRACT);
            let social = case.agreements.iter().filter(|a| a.contract == AgreementKind::Social);
            let own = social.filter(|a| a.on >= mark.from).filter_map(|a| a.until).max();
            match own.map(day::day_after) {
                // A contract of the file says itself when it ends.
                Some(over) if over <= asked => of_mark(over, EndBasis::Document),
                _ => of_mark(asked, EndBasis::OwnRule),
            }
        }
    }
}

/// A mark that is valid on the day asked and speaks for a level: a sign, the status СОП, a category in the words of a
/// sign.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportingMark {
    /// The record.
    pub mark: Id,
    /// The level it speaks for.
    pub level: Level,
    /// Its first day.
    pub from: NaiveDate,
    /// Whose, where it is one member's.
    pub member: Option<MemberId>,
    /// What kind of record it is.
    pub kind: Kind,
    /// Its words and paragraph.
    pub meaning: Meaning,
}

/// The marks of a family that are valid on the day asked and speak for a level, the deciding one first: its signs, and
/// as signs of that name the status СОП and the categories that the document has in the same words.
#[must_use]
pub fn spoken(ground: NormContext<'_>, case: &Case) -> Vec<SupportingMark> {
    let rules = ground.rules;
    let signs = case
        .signs
        .iter()
        .filter(|m| holds(ground, case, RegulationList::Sign, m) && speaks(rules, &m.code))
        .map(|m| (m, Kind::Sign, rules.meaning_under(RegulationList::Sign, &m.code, m.under.as_deref())));
    let statuses = mark::in_force(&case.statuses, ground.today)
        .into_iter()
        .filter(|m| m.code == SOP && speaks(rules, SOP))
        .map(|m| (m, Kind::Status, rules.meaning(RegulationList::Sign, SOP)));
    let categories =
        case.categories.iter().filter(|m| holds(ground, case, RegulationList::Category, m)).filter_map(|m| {
            Some((m, Kind::Category, rules.meaning(RegulationList::Sign, sign_of(rules, m)?)))
        });
    let of = |(m, kind, meaning): (&Mark, Kind, Meaning)| {
        let level = meaning.level?;
        Some(SupportingMark { mark: m.id, level, from: m.from, member: m.member, kind, meaning })
    };
    let mut spoken: Vec<SupportingMark> = signs.chain(statuses).chain(categories).filter_map(of).collect();
    let order = |kind: Kind| [Kind::Sign, Kind::Status].iter().position(|k| *k == kind).unwrap_or(2);
    spoken.sort_by_key(|s| (std::cmp::Reverse(weight(ground, s.level)), order(s.kind), s.mark));
    spoken
}

/// The sign that a category of the document is in the same words, if the rules in force name one.
#[must_use]
pub fn sign_of<'a>(rules: &'a Rules, category: &Mark) -> Option<&'a str> {
    if rules.former_of(category.under.as_deref()).is_some() {
        return None;
    }
    rules.regulation.categories.iter().find(|c| c.id == category.code)?.word("sign")
}

/// Whether a mark holds on the day asked: by its days in the file, and by the words of the document.
#[must_use]
pub fn holds(ground: NormContext<'_>, case: &Case, list: RegulationList, mark: &Mark) -> bool {
    mark.holds(ground.today) && !has_ended(ground, case, list, mark)
}

/// The marks of a list that hold on the day asked.
pub fn holding<'a>(
    ground: NormContext<'a>,
    case: &'a Case,
    list: RegulationList,
    marks: &'a [Mark],
) -> impl Iterator<Item = &'a Mark> {
    marks.iter().filter(move |m| holds(ground, case, list, m))
}

/// Whether a mark has ended on the day asked by the words of the document, whatever the file says.
fn has_ended(ground: NormContext<'_>, case: &Case, list: RegulationList, mark: &Mark) -> bool {
    let expires = ground.rules.expires_under(list, &mark.code, mark.under.as_deref());
    let end = expires.and_then(|expires| ends(case, mark, expires));
    end.is_some_and(|end| end.basis == EndBasis::Document && end.on <= ground.today)
}

/// How much a level weighs in a proposal: emergency and crisis by acuteness; of the other two the one with more visits,
/// because a local order may ask for more at the adaptation level than at the basic one.
#[must_use]
pub fn weight(ground: NormContext<'_>, level: Level) -> (u8, u32, Level) {
    let rank = match level {
        Level::Adaptation | Level::Basic => 0,
        Level::Crisis => 1,
        Level::Emergency => 2,
    };
    let (frequency, _) = ground.rules.frequency(level, ground.today);
    // Visits in 210 days, of which 30 weeks and 7 months of 30 days are made.
    let visits = match frequency.per {
        Unit::Week => frequency.times * 30,
        Unit::Month => frequency.times * 7,
    };
    (rank, visits, level)
}

/// The mark that decides which level the valid signs speak for.
#[must_use]
pub fn deciding(ground: NormContext<'_>, case: &Case) -> Option<SupportingMark> {
    spoken(ground, case).into_iter().next()
}

/// Whether the rules in force themselves, not a lender, know such a sign: signs are not borrowed.
#[must_use]
pub fn speaks(rules: &Rules, sign: &str) -> bool {
    rules.regulation.signs.iter().any(|s| s.id == sign)
}

/// Whether another level is set than the one the family's signs speak for, or none. A family without signs fits any.
#[must_use]
pub fn unfit(ground: NormContext<'_>, case: &Case) -> Option<UnsupportedLevel> {
    let held = at(&spans(case, ground.rules), ground.today).map(|s| s.level);
    // Of a closed family, and of one whose level begins on a later day, nothing is asked.
    if held.is_none() && !(case.levels.is_empty() && case.closings.is_empty()) {
        return None;
    }
    let SupportingMark { level, mark, kind, meaning, .. } = deciding(ground, case)?;
    (Some(level) != held).then_some(UnsupportedLevel { held, level, mark, kind, meaning })
}
