//! The figures of «Участок», computed once after each change, each with the families behind it.

use chrono::NaiveDate;

use super::super::Desk;
use super::super::desk::CAPACITY;
use crate::domain::schema::Kind;
use crate::domain::{Case, Id, Unit, day};
use crate::norm::Standing;
use crate::norm::demand::{self, Demand};
use crate::norm::load::{self, Load};
use crate::regulation::file::collapsed;
use crate::regulation::shelf;
use crate::report::moves::{self, Move, Path};
use crate::report::passport::{self, Passport};
use crate::report::staff::{Hers, staff};
use crate::store::{Reader, Scope};

/// What a line of the screen stands for. Numbers are places in the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The regulation in force.
    Rules,
    /// A group of the caseload.
    Group(usize),
    /// The mixed load.
    Total,
    /// Families whose level their signs do not speak for.
    Unfit,
    /// What the week demands.
    Demand(Part),
    /// Families moved from one level to another.
    Path(usize),
    /// A settlement.
    Settlement(usize),
    /// A category.
    Category(usize),
    /// Children of an age.
    Age(usize),
    /// A curator of the file.
    Curator(usize),
    /// A record of the district.
    Record(Kind, Id),
    /// That there is no record of a kind.
    Empty(Kind),
    /// What is over of a kind.
    Past(Kind),
}

/// A part of what the week demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Owed by week rows.
    Week,
    /// Owed by month rows.
    Month,
    /// Held this week.
    Held,
    /// What the days left can take.
    Possible,
}

impl Part {
    /// Its name in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Part::Week => "week",
            Part::Month => "month",
            Part::Held => "held",
            Part::Possible => "possible",
        }
    }
}

/// The words of a category and where they come from.
pub struct Words {
    /// The words.
    pub text: String,
    /// Whose they are.
    pub origin: Origin,
}

/// The regulation whose words name a category.
pub enum Origin {
    /// The regulation's.
    Own {
        /// The paragraph.
        cited: String,
        /// The words of the document.
        quotation: String,
    },
    /// Another regulation's: the one in force does not know the category, or it was entered under the former one.
    Elsewhere {
        /// The paragraph.
        cited: String,
        /// The words of the document.
        quotation: String,
    },
    /// The curator's.
    Curator,
}

/// The figures.
pub struct Figures {
    /// Caseload.
    pub load: Load,
    /// What the week demands.
    pub demand: Demand,
    /// Who lives where, and in what need.
    pub passport: Passport,
    /// The words of the passport's categories, in its order.
    pub categories: Vec<Words>,
    /// Moves of the quarter so far.
    pub moves: Vec<Move>,
    /// The same by path.
    pub paths: Vec<Path>,
    /// The curators of the file.
    pub curators: Vec<Hers>,
    /// Families whose accompaniment ended in the quarter: they were moved too. Their places follow the desk's.
    ended: Vec<Case>,
}

impl Figures {
    /// Reckons everything for the day of the desk.
    #[must_use]
    pub fn of(desk: &Desk, reader: Reader<'_>) -> Figures {
        let ground = desk.ground();
        let passport = passport::passport(ground, &desk.cases);
        let ended = ended(desk, reader);
        let from = day::quarter(desk.today).0;
        let mut all = moves::moves(&desk.cases, &desk.rules, from, desk.today);
        let offset = desk.cases.len();
        let hers = |m: &Move| desk.whose.holds(desk.staff.curator_of(&ended[m.case], m.on));
        let of_ended = moves::moves(&ended, &desk.rules, from, desk.today).into_iter().filter(hers);
        all.extend(of_ended.map(|m| Move { case: m.case + offset, ..m }));
        Figures {
            load: load(desk),
            demand: demand::demand(ground, desk.cases.iter(), &desk.curators(), CAPACITY),
            categories: passport.categories.iter().map(|c| category(desk, c)).collect(),
            paths: moves::paths(&all),
            moves: all,
            curators: curators(desk),
            passport,
            ended,
        }
    }

    /// The family at a place.
    #[must_use]
    pub fn case<'a>(&'a self, desk: &'a Desk, place: usize) -> Option<&'a Case> {
        desk.cases.get(place).or_else(|| self.ended.get(place.checked_sub(desk.cases.len())?))
    }

    /// The families behind a number.
    #[must_use]
    pub fn behind(&self, desk: &Desk, topic: Topic) -> Vec<usize> {
        let standing = |test: &dyn Fn(&crate::norm::Standing) -> bool| -> Vec<usize> {
            desk.standings.iter().enumerate().filter(|(_, s)| test(s)).map(|(i, _)| i).collect()
        };
        match topic {
            Topic::Rules | Topic::Demand(Part::Possible) => Vec::new(),
            Topic::Record(..) | Topic::Empty(_) | Topic::Past(_) | Topic::Curator(_) => Vec::new(),
            Topic::Group(g) => {
                let levels = &self.load.groups[g].limit.levels;
                standing(&|s| s.level.is_some_and(|l| levels.contains(&l)))
            }
            Topic::Total => standing(&|s| s.level.is_some()),
            Topic::Unfit => desk.due.unfit.iter().map(|(case, _)| *case).collect(),
            Topic::Demand(Part::Week) => standing(&|s| owed(s, Unit::Week) > 0),
            Topic::Demand(Part::Month) => standing(&|s| owed(s, Unit::Month) > 0),
            Topic::Demand(Part::Held) => {
                (0..desk.cases.len()).filter(|i| !held(desk, &desk.cases[*i]).is_empty()).collect()
            }
            Topic::Path(p) => self.paths[p].behind.iter().map(|(case, _)| *case).collect(),
            Topic::Settlement(s) => self.passport.settlements[s].behind.clone(),
            Topic::Category(c) => self.passport.categories[c].behind.clone(),
            Topic::Age(a) => self.passport.ages[a].behind.clone(),
        }
    }
}

/// The caseload; of several curators together without the limits, which are those of one.
fn load(desk: &Desk) -> Load {
    let mut load = load::load(desk.ground(), desk.cases.iter());
    if desk.is_shared() {
        load.percent = None;
        for group in &mut load.groups {
            group.limit.limit = None;
        }
    }
    load
}

/// What the rows of a unit still owe.
#[must_use]
pub fn owed(standing: &crate::norm::Standing, unit: Unit) -> u32 {
    standing.rows.iter().filter(|r| r.unit == unit).map(|r| r.owed).sum()
}

/// The days of the present week with a held visit.
#[must_use]
pub fn held(desk: &Desk, case: &Case) -> Vec<NaiveDate> {
    let (from, to) = day::period(Unit::Week, desk.today);
    let held = case.contacts.iter().filter(|c| c.is_held_visit() && from <= c.on && c.on <= to);
    let mut days: Vec<NaiveDate> = held.map(|c| c.on).collect();
    days.dedup();
    days
}

/// Families whose accompaniment ended in the quarter. A file that cannot be read now has been told of already.
fn ended(desk: &Desk, reader: Reader<'_>) -> Vec<Case> {
    let since = Scope::EndedSince(day::quarter(desk.today).0);
    let mut cases = desk.cases_of(reader, since, Some(desk.today)).unwrap_or_default();
    cases.retain(|c| desk.case(c.family.id).is_none());
    cases
}

/// The name of a category: that of the regulation it was entered under, else of the one in force, else of another that
/// knows it, else the curator's own.
fn category(desk: &Desk, category: &passport::Category) -> Words {
    let code = category.code.as_str();
    let of = |regulation: &crate::regulation::file::Regulation| {
        let item = regulation.category(code)?;
        Some((item.label.clone(), regulation.cited(&item.at), collapsed(&item.text)))
    };
    let former = category.under.as_ref().and_then(|id| shelf::regulation(id).ok());
    if let Some((text, cited, quotation)) = former.and_then(|r| of(&r)) {
        return Words { text, origin: Origin::Elsewhere { cited, quotation } };
    }
    if let Some((text, cited, quotation)) = of(&desk.rules.regulation) {
        return Words { text, origin: Origin::Own { cited, quotation } };
    }
    let elsewhere = shelf::ids().filter_map(|id| shelf::regulation(id).ok()).find_map(|r| of(&r));
    match elsewhere {
        Some((text, cited, quotation)) => Words { text, origin: Origin::Elsewhere { cited, quotation } },
        None => Words { text: code.to_owned(), origin: Origin::Curator },
    }
}

/// All curators of the file, whichever families are shown.
#[must_use]
fn curators(desk: &Desk) -> Vec<Hers> {
    let others: Vec<Standing> = desk.elsewhere.iter().map(|c| Standing::of(desk.ground(), c)).collect();
    let all: Vec<(&Case, &Standing)> =
        desk.cases.iter().zip(&desk.standings).chain(desk.elsewhere.iter().zip(&others)).collect();
    staff(desk.ground(), &all)
}
