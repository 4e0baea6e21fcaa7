//! The deadlines of a regulation, each with how it is computed.

use serde::{Deserialize, Serialize};

use super::item::Addressee;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RegulationDeadline {
    pub id: String,
    /// Its name in the nominative, for lists and papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// How it is computed.
    pub rule: DeadlineRule,
    /// Day of the month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// Working days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// Only for families of this category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_for: Option<String>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Addressee>,
}

/// How a deadline is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineRule {
    /// On this day of the month after each quarter.
    DayOfMonthAfterQuarter,
    /// So many working days after something.
    WorkingDaysAfter,
    AtOnce,
    /// Once a quarter, no day given.
    EveryQuarter,
    /// The programme sets the date.
    ByPlan,
    TermEnd,
    /// «В установленные сроки»: no date given.
    SetTerms,
}
