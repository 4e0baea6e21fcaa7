//! What a regulation says of a level: its words, how long it lasts, how often to visit, how many families a curator has.

use serde::{Deserialize, Serialize};

use crate::domain::level::Frequency;
use crate::domain::{Level, Unit};

/// A level as the document describes it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LevelRule {
    /// Which.
    pub id: Level,
    /// Its name, an adjective in the nominative.
    pub name: String,
    /// Other words of the document for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Name and definition, verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// How long, if the document says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<LevelDuration>,
    /// How often to visit, if the document says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visits: Option<VisitRule>,
}

/// How firm a duration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Firmness {
    /// «Например».
    Example,
    /// «До».
    AtMost,
    /// Plainly.
    Fixed,
}

/// How long a level lasts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LevelDuration {
    /// Months, 1 or more.
    pub months: u32,
    /// How firm.
    pub firmness: Firmness,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}

/// How often to visit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct VisitRule {
    /// Visits, 1 or more.
    pub times: u32,
    /// In a week or month.
    pub per: Unit,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}

impl VisitRule {
    /// The number and the unit.
    #[must_use]
    pub fn frequency(&self) -> Frequency {
        Frequency { times: self.times, per: self.per }
    }
}

/// A recommended number of families a curator.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CaseloadRule {
    /// The levels that share it.
    pub levels: Vec<Level>,
    /// Families at most.
    pub limit: u32,
    /// How firm the number is.
    #[serde(default)]
    pub firmness: CaseloadFirmness,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}

/// How firm a number of families is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseloadFirmness {
    /// Plainly.
    #[default]
    Fixed,
    /// «Рекомендуемое количество семей».
    Recommended,
}
