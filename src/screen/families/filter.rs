//! Filters of the list of families: level, category, circumstance, settlement, what presses, curator.

use super::super::Model;
use super::listed::ListedFamily;
use crate::domain::{Case, CuratorId, Level, day};
use crate::norm::after::after;
use crate::norm::path::CasePath;
use crate::norm::{Standing, current, marks};
use crate::regulation::file::CaseFact;
use crate::regulation::{Meaning, RegulationList};
use crate::wording::path;

/// A term that ends within so many days asks for a decision now.
const SOON: u64 = 30;

/// A property by which families are distinguished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// On accompaniment, or closed.
    Course,
    Level,
    /// What presses: late, term ending, no slack left.
    Pressing,
    Settlement,
    Category,
    /// A circumstance of need.
    Circumstance,
    /// Who detected the family.
    Source,
    /// What the case lacks.
    Missing,
    /// Who answers for the family.
    Curator,
}

/// The choice of the course: without it only families on accompaniment are meant.
const CLOSED: &str = "closed";

/// A closed family in the term of its post-accompaniment.
const AFTER: &str = "after";
/// The choice of every family whose case lacks something.
const ANYTHING: &str = "anything";

/// What may press, in the order it is offered.
const PRESSING: [&str; 4] = ["late", "tight", "close", "ending"];

impl Facet {
    /// All of them, as they are offered.
    pub const ALL: [Facet; 9] = [
        Facet::Level,
        Facet::Pressing,
        Facet::Settlement,
        Facet::Category,
        Facet::Circumstance,
        Facet::Source,
        Facet::Missing,
        Facet::Course,
        Facet::Curator,
    ];

    /// The id of its words, after `narrow-`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Facet::Course => "course",
            Facet::Level => "level",
            Facet::Pressing => "pressing",
            Facet::Settlement => "settlement",
            Facet::Category => "category",
            Facet::Circumstance => "circumstance",
            Facet::Source => "source",
            Facet::Missing => "missing",
            Facet::Curator => "curator",
        }
    }

    /// What a family is, by this property; it may be several things.
    #[must_use]
    pub fn keys(self, model: &Model, case: &Case, standing: &Standing) -> Vec<String> {
        let now = |list, marks: &[crate::domain::mark::Mark]| {
            marks::holding(model.ground(), case, list, marks).map(|m| mark_key(model, m)).collect()
        };
        match self {
            Facet::Course if current::is_current(model.ground(), case) => Vec::new(),
            Facet::Course => {
                let after = after(model.ground(), case).is_some_and(|after| after.runs());
                [Some(CLOSED), after.then_some(AFTER)].into_iter().flatten().map(str::to_owned).collect()
            }
            Facet::Level => standing.level.iter().map(|l| l.code().to_owned()).collect(),
            Facet::Pressing => pressing(model, standing).into_iter().map(str::to_owned).collect(),
            Facet::Settlement => case.family.address.settlement.iter().cloned().collect(),
            Facet::Category => now(RegulationList::Category, &case.categories),
            Facet::Circumstance => now(RegulationList::Circumstance, &case.circumstances),
            Facet::Source => case.family.source.iter().cloned().collect(),
            Facet::Missing => missing(model, case),
            Facet::Curator => {
                model.staff.curator_of(case, model.today).iter().map(|c| c.0.to_string()).collect()
            }
        }
    }

    /// How a person calls it.
    #[must_use]
    pub fn word(self, model: &Model, key: &str) -> String {
        match self {
            Facet::Course => model.words.say(if key == AFTER { "narrow-after" } else { "narrow-closed" }),
            Facet::Level => {
                Level::from_code(key).map_or_else(|| key.to_owned(), |level| model.rules.level_name(level))
            }
            Facet::Pressing => model.words.pick("narrow-press", key),
            Facet::Settlement => key.to_owned(),
            Facet::Category => mark_word(model, RegulationList::Category, key).label,
            Facet::Circumstance => mark_word(model, RegulationList::Circumstance, key).label,
            Facet::Source => model.rules.meaning(RegulationList::Source, key).label,
            Facet::Missing if key == ANYTHING => model.words.say("narrow-anything"),
            Facet::Missing => {
                CaseFact::from_code(key).map_or_else(|| key.to_owned(), |fact| path::fact(model, &fact))
            }
            Facet::Curator => {
                let named = |id: CuratorId| id.0.to_string() == key;
                let curator = model.staff.curators.iter().find(|c| named(c.id));
                curator.map_or_else(|| key.to_owned(), |c| c.name.clone())
            }
        }
    }

    /// The order of a key among the others: the most acute level first, else by the words.
    fn rank(self, key: &str) -> usize {
        match self {
            Facet::Level => Level::ACUTE_FIRST.iter().position(|l| l.code() == key).unwrap_or(usize::MAX),
            Facet::Missing => usize::from(key != ANYTHING),
            Facet::Pressing => PRESSING.iter().position(|p| *p == key).unwrap_or(usize::MAX),
            _ => 0,
        }
    }

    /// The word for no choice.
    #[must_use]
    pub fn all_said(self, model: &Model) -> String {
        model.words.say(if self == Facet::Course { "narrow-current" } else { "narrow-all" })
    }

    /// All that the families of a list are, by this property, in order.
    #[must_use]
    pub fn values(self, model: &Model, keys: impl Iterator<Item = String>) -> Vec<(String, String)> {
        let mut values: Vec<(String, String)> = Vec::new();
        for key in keys {
            if !values.iter().any(|(k, _)| *k == key) {
                let word = self.word(model, &key);
                values.push((key, word));
            }
        }
        values.sort_by_cached_key(|(key, word)| (self.rank(key), word.to_lowercase(), key.clone()));
        values
    }
}

/// What parts the code of a mark from the former regulation in whose sense it is meant.
const UNDER: char = '\u{1f}';

/// A mark as a key: one of a former regulation is another thing than one of the same id in the present one.
fn mark_key(model: &Model, mark: &crate::domain::mark::Mark) -> String {
    let former = model.rules.former_of(mark.under.as_deref());
    former.map_or_else(|| mark.code.clone(), |under| format!("{}{UNDER}{under}", mark.code))
}

fn mark_word(model: &Model, list: RegulationList, key: &str) -> Meaning {
    let (code, under) = key.split_once(UNDER).map_or((key, None), |(code, under)| (code, Some(under)));
    let meaning = model.rules.meaning_under(list, code, under);
    match &meaning.former {
        Some(title) => Meaning { label: format!("{} ({title})", meaning.label), ..meaning },
        None => meaning,
    }
}

/// The facts that the case lacks, and that it lacks any.
fn missing(model: &Model, case: &Case) -> Vec<String> {
    let path = CasePath::of(model.ground(), case);
    let mut keys: Vec<String> = path.gaps().map(|(_, line)| line.fact.code()).collect();
    keys.dedup();
    if !keys.is_empty() {
        keys.insert(0, ANYTHING.to_owned());
    }
    keys
}

fn pressing(model: &Model, standing: &Standing) -> Vec<&'static str> {
    let term = standing.term.as_ref().map(|t| t.until);
    let holds = |code: &&str| match *code {
        "late" => standing.late(model.today) > 0,
        "tight" => standing.known_slack.is_some_and(|s| s <= 0),
        "close" => standing.known_slack.is_some_and(|s| s <= 1),
        _ => term.is_some_and(|t| !day::is_late(t, model.today) && t <= day::later(model.today, SOON)),
    };
    PRESSING.into_iter().filter(holds).collect()
}

/// What the list is narrowed to: of each property one thing, or all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListFilter {
    chosen: Vec<(Facet, String)>,
}

impl ListFilter {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// What is chosen of a property.
    #[must_use]
    pub fn of(&self, facet: Facet) -> Option<&str> {
        self.chosen.iter().find(|(f, _)| *f == facet).map(|(_, key)| key.as_str())
    }

    /// Chooses of a property one thing, or all.
    pub fn choose(&mut self, facet: Facet, key: Option<String>) {
        self.chosen.retain(|(f, _)| *f != facet);
        self.chosen.extend(key.map(|k| (facet, k)));
    }

    /// Whether a family belongs to the list.
    pub(super) fn holds(&self, model: &Model, family: ListedFamily<'_>) -> bool {
        self.chosen.iter().all(|(facet, key)| match family {
            ListedFamily::Whole(case, standing) => facet.keys(model, case, standing).contains(key),
            // What a list shows does not say.
            ListedFamily::Closed(_) => false,
        })
    }

    /// What the list is narrowed to, in words.
    #[must_use]
    pub fn said(&self, model: &Model) -> String {
        let chosen = Facet::ALL.into_iter().filter_map(|f| self.of(f).map(|key| f.word(model, key)));
        chosen.collect::<Vec<_>>().join(" · ")
    }
}
