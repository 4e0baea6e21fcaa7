//! Dated properties of a family: signs, categories, circumstances, statuses.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::id::DecisionId;
use super::packed::packed;
use super::{FamilyId, Id, MemberId};

codes! {
    /// Status by 120-ФЗ and the documents.
    Status {
        /// Профилактика.
        Prevention = "prevention",
        /// ТЖС.
        Difficult = "difficult",
        /// СОП.
        Sop = "sop",
    }
}

declare! {
    /// A sign of a level (признак).
    Sign is Kind::Sign {
        id: Id,
        family: FamilyId [owner()],
        /// Id of the regulation's list or own words.
        sign: String,
        /// First day.
        from: NaiveDate [cell("span")],
        /// First day no longer.
        until: Option<NaiveDate> [cell("span"), exclusive()],
        /// Of whom, where it is one member's.
        member: Option<MemberId>,
        /// Anything else.
        note: Option<String>,
        /// The regulation under which it was entered; `None`: the one the file had then.
        under: Option<String>,
    }

    /// A category of the family.
    Category is Kind::Category {
        id: Id,
        family: FamilyId [owner()],
        /// Id of the regulation's list or own words.
        category: String,
        /// First day.
        from: NaiveDate [cell("span")],
        /// First day no longer.
        until: Option<NaiveDate> [cell("span"), exclusive()],
        /// Anything else.
        note: Option<String>,
        /// The regulation under which it was entered; `None`: the one the file had then.
        under: Option<String>,
    }

    /// A circumstance of need.
    Circumstance is Kind::Circumstance {
        id: Id,
        family: FamilyId [owner()],
        /// Id of the regulation's list or own words.
        circumstance: String,
        /// First day.
        from: NaiveDate [cell("span")],
        /// First day no longer.
        until: Option<NaiveDate> [cell("span"), exclusive()],
        /// Anything else.
        note: Option<String>,
        /// The regulation under which it was entered; `None`: the one the file had then.
        under: Option<String>,
    }

    /// A status of the family and the decision on it.
    StatusSpan is Kind::Status {
        id: Id,
        family: FamilyId [owner()],
        status: Status,
        /// First day.
        from: NaiveDate [cell("span")],
        /// First day no longer.
        until: Option<NaiveDate> [cell("span"), exclusive()],
        decided_by: Option<String> [cell("decision")],
        /// Day of the decision.
        decided_on: Option<NaiveDate> [cell("decision")],
        number: Option<String> [cell("decision")],
        /// The decision, where it has a record of its own.
        decision: Option<DecisionId>,
    }
}

/// A dated property of a family: a sign, a category, a circumstance, a status.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Id of the record.
    pub id: Id,
    /// Id of the regulation's list or own words.
    pub code: String,
    /// First day.
    pub from: NaiveDate,
    /// First day no longer.
    pub until: Option<NaiveDate>,
    /// Of whom, where it is one member's.
    pub member: Option<MemberId>,
    /// The regulation under which it was entered; `None`: the one the file had then.
    pub under: Option<String>,
    /// The decision on a status; of the other kinds there is none.
    pub decided: StatusDecision,
}

/// The decision on a status, as its record or the record of the decision has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusDecision {
    /// The decision, where it has a record of its own.
    pub decision: Option<DecisionId>,
    pub by: Option<String>,
    pub on: Option<NaiveDate>,
    pub number: Option<String>,
}

packed!(Mark { id, code, from, until, member, under, decided });
packed!(StatusDecision { decision, by, on, number });

impl StatusDecision {
    /// Whether there is a decision; the body alone is not one.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.decision.is_some() || self.on.is_some() || self.number.is_some()
    }
}

impl Mark {
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The status in force on a day: of several that hold the one begun last, because each takes the place of the one before.
#[must_use]
pub fn in_force(statuses: &[Mark], on: NaiveDate) -> Option<&Mark> {
    statuses.iter().filter(|m| m.holds(on)).max_by_key(|m| (m.from, m.id))
}

impl From<Sign> for Mark {
    fn from(s: Sign) -> Self {
        Mark {
            id: s.id,
            code: s.sign,
            from: s.from,
            until: s.until,
            member: s.member,
            under: s.under,
            decided: StatusDecision::default(),
        }
    }
}

impl From<Category> for Mark {
    fn from(c: Category) -> Self {
        Mark {
            id: c.id,
            code: c.category,
            from: c.from,
            until: c.until,
            member: None,
            under: c.under,
            decided: StatusDecision::default(),
        }
    }
}

impl From<Circumstance> for Mark {
    fn from(c: Circumstance) -> Self {
        Mark {
            id: c.id,
            code: c.circumstance,
            from: c.from,
            until: c.until,
            member: None,
            under: c.under,
            decided: StatusDecision::default(),
        }
    }
}

impl From<StatusSpan> for Mark {
    fn from(s: StatusSpan) -> Self {
        let code = s.status.code().to_owned();
        let decided =
            StatusDecision { decision: s.decision, by: s.decided_by, on: s.decided_on, number: s.number };
        Mark { id: s.id, code, from: s.from, until: s.until, member: None, under: None, decided }
    }
}
