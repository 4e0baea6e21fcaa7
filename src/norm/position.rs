//! Who may be the curator of a family by position (должность): the positions of the document and the families it allows
//! them. It reports: the assignment stays as it is.

use std::iter::once;

use super::NormContext;
use super::span::{at, spans};
use crate::domain::member::{Disability, Member};
use crate::domain::schedule::Curator;
use crate::domain::{Case, CuratorId};
use crate::regulation::file::{ListItem, PositionCondition};
use crate::regulation::{RegulationList, RuleSource};

/// A curator whose position the document allows for other families only.
#[derive(Clone, Debug, PartialEq)]
pub struct MisplacedCurator {
    /// Who.
    pub curator: CuratorId,
    /// The position in the words of the document.
    pub position: String,
    /// The paragraph with its words.
    pub source: RuleSource,
}

/// The positions that the district's own document names for curators.
pub fn positions<'a>(ground: NormContext<'a>) -> impl Iterator<Item = &'a ListItem> {
    ground.rules.regulation.roles.iter().filter(|role| role.is_of_curators())
}

/// The curator who answers for the family on the day asked, where her position is allowed for other families only.
#[must_use]
pub fn misplaced(ground: NormContext<'_>, case: &Case) -> Option<MisplacedCurator> {
    at(&spans(case, ground.rules), ground.today)?;
    let id = ground.staff.curator_of(case, ground.today)?;
    let role = of(ground, ground.staff.curator(id)?)?;
    let allowed = role.only_for();
    let fits = allowed.is_empty() || allowed.iter().any(|condition| holds(*condition, ground, case));
    (!fits).then(|| MisplacedCurator {
        curator: id,
        position: role.label.clone(),
        source: cited(ground, role),
    })
}

/// The curators of these families on the day asked whose position the document does not list, each once.
pub fn unlisted<'c>(ground: NormContext<'_>, cases: impl Iterator<Item = &'c Case>) -> Vec<CuratorId> {
    let mut curators = Vec::new();
    for curator in cases.filter_map(|case| ground.staff.curator_of(case, ground.today)) {
        if !curators.contains(&curator) {
            curators.push(curator);
        }
    }
    curators.retain(|id| ground.staff.curator(*id).is_some_and(|curator| is_unlisted(ground, curator)));
    curators
}

/// Whether the document lists the positions of curators and that of this one is not among them. A curator without a
/// position is not compared.
#[must_use]
pub fn is_unlisted(ground: NormContext<'_>, curator: &Curator) -> bool {
    let listed: Vec<&ListItem> = positions(ground).collect();
    let is_open = listed.iter().any(|role| role.is_open());
    curator.position.is_some() && !listed.is_empty() && !is_open && of(ground, curator).is_none()
}

/// The paragraph that lists the positions.
#[must_use]
pub fn listed_in(ground: NormContext<'_>) -> Option<RuleSource> {
    positions(ground).next().map(|role| cited(ground, role))
}

/// The position of the document that a curator has.
fn of<'a>(ground: NormContext<'a>, curator: &Curator) -> Option<&'a ListItem> {
    let own = curator.position.as_deref()?;
    positions(ground).find(|role| is_named(own, &role.label))
}

/// Whether a position is named so: in the same words, or with more behind them («воспитатель высшей категории»). It is
/// asked of every family: mostly the first letter decides, and nothing is copied.
fn is_named(own: &str, label: &str) -> bool {
    let mut own = letters(own);
    letters(label).all(|c| own.next() == Some(c)) && own.next().is_none_or(|c| !c.is_alphanumeric())
}

/// The letters of the words, with one space before each word. Capitals and ё make no difference.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let words = text.split_whitespace();
    let letters = words.flat_map(|word| once(' ').chain(word.chars().flat_map(char::to_lowercase)));
    letters.map(|c| if c == '\u{451}' { '\u{435}' } else { c })
}

fn cited(ground: NormContext<'_>, role: &ListItem) -> RuleSource {
    let regulation = &ground.rules.regulation;
    RuleSource::Own {
        cited: regulation.cited(&role.at).into(),
        text: crate::regulation::file::collapsed(&role.text).into(),
    }
}

/// Whether the family is one the document speaks of: by the members of the day, by a category or by a sign.
fn holds(condition: PositionCondition, ground: NormContext<'_>, case: &Case) -> bool {
    let today = ground.today;
    let marked = |id: &str| {
        let holding = |list, marks| super::marks::holding(ground, case, list, marks);
        let mut marks = holding(RegulationList::Category, &case.categories)
            .chain(holding(RegulationList::Sign, &case.signs));
        marks.any(|m| condition.marks().contains(&id) && m.code == id)
    };
    let of_member = |m: &Member| match condition {
        PositionCondition::DisabledChild => m.disability == Some(Disability::Child),
        PositionCondition::LimitedHealth => m.limited_health && m.is_child(today),
    };
    case.here(today).any(of_member) || condition.marks().iter().any(|id| marked(id))
}
