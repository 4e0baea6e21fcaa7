//! The four levels of accompaniment and the spans in which they hold.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::id::DecisionId;
use super::{FamilyId, Id};

codes! {
    /// Level of accompaniment (уровень сопровождения), from the least acute to the most.
    Level {
        /// Адаптационный.
        Adaptation = "adaptation",
        /// Базовый (профилактический).
        Basic = "basic",
        /// Кризисный («критический» in Югра п. 5.2).
        Crisis = "crisis",
        /// Экстренный.
        Emergency = "emergency",
    }

    /// What visits are counted by: ISO week (неделя, Monday to Sunday) or calendar month.
    Unit {
        /// Monday to Sunday.
        Week = "week",
        /// Calendar month.
        Month = "month",
    }
}

impl Level {
    /// All four, from the most acute.
    pub const ACUTE_FIRST: [Level; 4] = [Level::Emergency, Level::Crisis, Level::Basic, Level::Adaptation];
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
    /// Between units the comparison is made on the shortest and the longest month (28 and 31 days), so that a decision
    /// "per month" against a norm "per week" is compared with the month that asks most.
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
pub struct OrderedFrequency {
    /// Visits, 1 or more.
    pub times: u32,
    /// In a week or a month; `None`: in the unit of the norm.
    pub per: Option<Unit>,
}

impl OrderedFrequency {
    /// As a frequency, where the norm is `norm`.
    #[must_use]
    pub fn against(self, norm: Frequency) -> Frequency {
        Frequency { times: self.times, per: self.per.unwrap_or(norm.per) }
    }
}

declare! {
    /// A record that a level holds from a day on: a decision to begin, to change or to prolong.
    LevelSpan is Kind::Level {
        id: Id,
        family: FamilyId [owner()],
        level: Level,
        /// First day.
        from: NaiveDate,
        /// End of the term if the decision itself names it (last day).
        until: Option<NaiveDate>,
        decided_by: Option<String> [cell("decision")],
        /// Day of the decision.
        decided_on: Option<NaiveDate> [cell("decision")],
        number: Option<String> [cell("decision")],
        /// The decision, where it has a record of its own.
        decision: Option<DecisionId>,
        /// Reason given.
        reason: Option<String>,
        /// More visits than the norm, if the decision asks for them.
        visits: Option<u32> [cell("visits"), within(1, 31)],
        /// In a week or a month; `None`: in the unit of the norm.
        per: Option<Unit> [cell("visits")],
    }

    /// A local order (местный приказ): from a day on another number of visits, or of families, at a level.
    Order is Kind::Order {
        id: Id,
        /// First day.
        from: NaiveDate,
        number: Option<String> [cell("paper")],
        /// Day of the paper.
        on: Option<NaiveDate> [cell("paper")],
        /// Who issued it.
        by: Option<String> [cell("paper")],
        /// The level it speaks of.
        level: Level,
        visits: Option<u32> [cell("visits"), within(1, 31)],
        /// In a week or a month; `None`: in the unit of the norm.
        per: Option<Unit> [cell("visits")],
        /// Families a curator at most.
        limit: Option<u32> [within(1, 500)],
        /// Anything else.
        note: Option<String>,
    }
}

impl LevelSpan {
    /// A level from a day on, of which nothing else is known.
    #[must_use]
    pub fn bare(family: FamilyId, level: Level, from: NaiveDate) -> LevelSpan {
        LevelSpan {
            id: Id::new(),
            family,
            level,
            from,
            until: None,
            decided_by: None,
            decided_on: None,
            number: None,
            decision: None,
            reason: None,
            visits: None,
            per: None,
        }
    }

    /// Whether its decision is known; the body alone is not one.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decision.is_some() || self.decided_on.is_some() || self.number.is_some()
    }

    /// The number of visits that the decision asks for.
    #[must_use]
    pub fn asked(&self) -> Option<OrderedFrequency> {
        self.visits.map(|times| OrderedFrequency { times, per: self.per })
    }
}

impl Order {
    /// The number of visits that the order asks for.
    #[must_use]
    pub fn asked(&self) -> Option<OrderedFrequency> {
        self.visits.map(|times| OrderedFrequency { times, per: self.per })
    }
}
