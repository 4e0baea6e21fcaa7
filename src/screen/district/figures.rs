//! The figures of «Участок», computed once after each change, each with the families behind it.

use chrono::NaiveDate;

use super::super::Model;
use crate::domain::schema::Kind;
use crate::domain::{Case, Id, Unit, day};
use crate::model::CAPACITY;
use crate::norm::Standing;
use crate::norm::demand::{self, WeekDemand};
use crate::norm::load::{self, DistrictCaseload};
use crate::norm::path;
use crate::regulation::embedded;
use crate::regulation::file::collapsed;
use crate::report::level_changes::{self, LevelMove, LevelPath};
use crate::report::passport::{self, Passport};
use crate::report::staff::{CuratorRow, staff};
use crate::store::{FamilyScope, Reader};

/// What a line of the screen represents. Numbers are places in the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistrictTopic {
    /// The regulation in force.
    Rules,
    /// A group of the caseload.
    Group(usize),
    /// The mixed load.
    Total,
    /// Families whose level their signs do not speak for.
    Unfit,
    /// Families whose curator's position the document allows for other families only.
    Misplaced,
    /// Families whose case lacks something.
    Unsettled,
    /// What the week demands.
    Demand(DemandPart),
    /// Families moved from one level to another.
    Path(usize),
    Settlement(usize),
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
pub enum DemandPart {
    /// Owed by week rows.
    Week,
    /// Owed by month rows.
    Month,
    /// Held this week.
    Held,
    /// What the days left can take.
    Possible,
}

impl DemandPart {
    /// Its name in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            DemandPart::Week => "week",
            DemandPart::Month => "month",
            DemandPart::Held => "held",
            DemandPart::Possible => "possible",
        }
    }
}

/// The words of a category and where they come from.
pub struct CategoryWords {
    /// The words.
    pub text: String,
    /// Whose they are.
    pub origin: WordsOrigin,
}

/// The regulation whose words name a category.
pub enum WordsOrigin {
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

pub struct DistrictFigures {
    pub load: DistrictCaseload,
    pub demand: WeekDemand,
    /// Who lives where, and in what need.
    pub passport: Passport,
    /// The words of the passport's categories, in its order.
    pub categories: Vec<CategoryWords>,
    /// Moves of the quarter so far.
    pub moves: Vec<LevelMove>,
    /// The same by path.
    pub paths: Vec<LevelPath>,
    /// The curators of the file.
    pub curators: Vec<CuratorRow>,
    /// Families whose case lacks something.
    pub unsettled: Vec<usize>,
    /// Families whose accompaniment ended in the quarter: they were moved too. Their places follow the model's.
    ended: Vec<Case>,
}

impl DistrictFigures {
    /// Reckons everything for the day of the model.
    #[must_use]
    pub fn of(model: &Model, reader: Reader<'_>) -> DistrictFigures {
        let ground = model.ground();
        let passport = passport::passport(ground, &model.cases);
        let ended = ended(model, reader);
        let from = day::quarter(model.today).0;
        let mut all = level_changes::moves(&model.cases, &model.rules, from, model.today);
        let offset = model.cases.len();
        let is_of_curator =
            |m: &LevelMove| model.curator_filter.holds(model.staff.curator_of(&ended[m.case], m.on));
        let of_ended =
            level_changes::moves(&ended, &model.rules, from, model.today).into_iter().filter(is_of_curator);
        all.extend(of_ended.map(|m| LevelMove { case: m.case + offset, ..m }));
        DistrictFigures {
            load: load(model),
            demand: demand::demand(ground, model.cases.iter(), &model.curators(), CAPACITY),
            categories: passport.categories.iter().map(|c| category(model, c)).collect(),
            paths: level_changes::paths(&all),
            moves: all,
            curators: curators(model),
            unsettled: path::unsettled(ground, &model.cases).into_iter().map(|u| u.case).collect(),
            passport,
            ended,
        }
    }

    /// The family at a place.
    #[must_use]
    pub fn case<'a>(&'a self, model: &'a Model, place: usize) -> Option<&'a Case> {
        model.cases.get(place).or_else(|| self.ended.get(place.checked_sub(model.cases.len())?))
    }

    /// The families behind a number.
    #[must_use]
    pub fn behind(&self, model: &Model, topic: DistrictTopic) -> Vec<usize> {
        let standing = |test: &dyn Fn(&crate::norm::Standing) -> bool| -> Vec<usize> {
            model.standings.iter().enumerate().filter(|(_, s)| test(s)).map(|(i, _)| i).collect()
        };
        match topic {
            DistrictTopic::Rules | DistrictTopic::Demand(DemandPart::Possible) => Vec::new(),
            DistrictTopic::Record(..)
            | DistrictTopic::Empty(_)
            | DistrictTopic::Past(_)
            | DistrictTopic::Curator(_) => Vec::new(),
            DistrictTopic::Group(g) => {
                let levels = &self.load.groups[g].limit.levels;
                standing(&|s| s.level.is_some_and(|l| levels.contains(&l)))
            }
            DistrictTopic::Total => standing(&|s| s.level.is_some()),
            DistrictTopic::Unsettled => self.unsettled.clone(),
            DistrictTopic::Unfit => model.due.unfit.iter().map(|(case, _)| *case).collect(),
            DistrictTopic::Misplaced => model.due.misplaced.iter().map(|(case, _)| *case).collect(),
            DistrictTopic::Demand(DemandPart::Week) => standing(&|s| owed(s, Unit::Week) > 0),
            DistrictTopic::Demand(DemandPart::Month) => standing(&|s| owed(s, Unit::Month) > 0),
            DistrictTopic::Demand(DemandPart::Held) => {
                (0..model.cases.len()).filter(|i| !held(model, &model.cases[*i]).is_empty()).collect()
            }
            DistrictTopic::Path(p) => self.paths[p].behind.iter().map(|(case, _)| *case).collect(),
            DistrictTopic::Settlement(s) => self.passport.settlements[s].behind.clone(),
            DistrictTopic::Category(c) => self.passport.categories[c].behind.clone(),
            DistrictTopic::Age(a) => self.passport.ages[a].behind.clone(),
        }
    }
}

/// The caseload; of several curators together without the limits, which are those of one.
fn load(model: &Model) -> DistrictCaseload {
    let mut load = load::load(model.ground(), model.cases.iter());
    if model.is_shared() {
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
pub fn held(model: &Model, case: &Case) -> Vec<NaiveDate> {
    let (from, to) = day::period(Unit::Week, model.today);
    let held = case.contacts.iter().filter(|c| c.is_held_visit() && from <= c.on && c.on <= to);
    let mut days: Vec<NaiveDate> = held.map(|c| c.on).collect();
    days.dedup();
    days
}

/// Families whose accompaniment ended in the quarter. A file that cannot be read now has been reported already.
fn ended(model: &Model, reader: Reader<'_>) -> Vec<Case> {
    let since = FamilyScope::EndedSince(day::quarter(model.today).0);
    let mut cases = model.cases_of(reader, since, Some(model.today)).unwrap_or_default();
    cases.retain(|c| model.case(c.family.id).is_none());
    cases
}

/// The name of a category: that of the regulation it was entered under, else of the one in force, else of another that
/// knows it, else the curator's own.
fn category(model: &Model, category: &passport::CategoryGroup) -> CategoryWords {
    let code = category.code.as_str();
    let of = |regulation: &crate::regulation::file::Regulation| {
        let item = regulation.category(code)?;
        Some((item.label.clone(), regulation.cited(&item.at), collapsed(&item.text)))
    };
    let former = category.under.as_ref().and_then(|id| embedded::regulation(id).ok());
    if let Some((text, cited, quotation)) = former.and_then(|r| of(&r)) {
        return CategoryWords { text, origin: WordsOrigin::Elsewhere { cited, quotation } };
    }
    if let Some((text, cited, quotation)) = of(&model.rules.regulation) {
        return CategoryWords { text, origin: WordsOrigin::Own { cited, quotation } };
    }
    let elsewhere = embedded::ids().filter_map(|id| embedded::regulation(id).ok()).find_map(|r| of(&r));
    match elsewhere {
        Some((text, cited, quotation)) => {
            CategoryWords { text, origin: WordsOrigin::Elsewhere { cited, quotation } }
        }
        None => CategoryWords { text: code.to_owned(), origin: WordsOrigin::Curator },
    }
}

/// All curators of the file, independent of the families shown.
#[must_use]
fn curators(model: &Model) -> Vec<CuratorRow> {
    let others: Vec<Standing> = model.elsewhere.iter().map(|c| Standing::of(model.ground(), c)).collect();
    let all: Vec<(&Case, &Standing)> =
        model.cases.iter().zip(&model.standings).chain(model.elsewhere.iter().zip(&others)).collect();
    staff(model.ground(), &all)
}
