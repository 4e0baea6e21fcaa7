//! The four levels of accompaniment and the spans in which they hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Id;

/// Level of accompaniment (уровень сопровождения), from the least acute to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Адаптационный.
    Adaptation,
    /// Базовый (профилактический).
    Basic,
    /// Кризисный («критический» in 004 п. 5.2).
    Crisis,
    /// Экстренный.
    Emergency,
}

impl Level {
    /// All four, from the most acute.
    pub const ACUTE_FIRST: [Level; 4] = [Level::Emergency, Level::Crisis, Level::Basic, Level::Adaptation];

    /// The name of the level in files and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Level::Adaptation => "adaptation",
            Level::Basic => "basic",
            Level::Crisis => "crisis",
            Level::Emergency => "emergency",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Level> {
        Self::ACUTE_FIRST.into_iter().find(|l| l.code() == code)
    }
}

/// What visits are counted by: ISO week (неделя, Monday to Sunday) or calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Monday to Sunday.
    Week,
    /// Calendar month.
    Month,
}

impl Unit {
    /// The name of the unit in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Unit::Week => "week",
            Unit::Month => "month",
        }
    }

    /// The unit of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Unit> {
        [Unit::Week, Unit::Month].into_iter().find(|u| u.code() == code)
    }
}

/// A number of visits in a unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// Visits, 1 or more.
    pub times: u32,
    /// In a week or a month.
    pub per: Unit,
}

impl Frequency {
    /// Whether this frequency never gives fewer visits than `norm`, in any week or month.
    ///
    /// Between units the comparison is made on the shortest and the longest month (28 and 31 days), so that
    /// a decision "per month" against a norm "per week" is held against the month that asks most.
    #[must_use]
    pub fn at_least(self, norm: Frequency) -> bool {
        match (self.per, norm.per) {
            (Unit::Week, Unit::Week) | (Unit::Month, Unit::Month) => self.times >= norm.times,
            (Unit::Week, Unit::Month) => self.times * 4 >= norm.times,
            (Unit::Month, Unit::Week) => self.times * 7 >= norm.times * 31,
        }
    }
}

/// A number of visits that a decision or a local order asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Visits, 1 or more.
    pub times: u32,
    /// In a week or a month; `None`: in the unit of the norm.
    pub per: Option<Unit>,
}

impl Asked {
    /// As a frequency, where the norm is `norm`.
    #[must_use]
    pub fn against(self, norm: Frequency) -> Frequency {
        Frequency { times: self.times, per: self.per.unwrap_or(norm.per) }
    }
}

/// A record that a level holds from a day on: a decision to begin, to change or to prolong.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelSpan {
    /// Id of the record.
    pub id: Id,
    /// The level.
    pub level: Level,
    /// First day.
    pub from: NaiveDate,
    /// End of the term if the decision itself names it (first day after).
    pub until: Option<NaiveDate>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Number of the decision.
    pub number: Option<String>,
    /// Reason given.
    pub reason: Option<String>,
    /// More visits than the norm, if the decision asks for them.
    pub visits: Option<Asked>,
}
