//! The indicators that a document asks for, and by which measure of the file each is derived.

use serde::{Deserialize, Serialize};

use crate::domain::event::FamilyEventKind;
use crate::domain::mark::Status;

/// What an indicator is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorUnit {
    /// «Количество семей».
    #[default]
    Families,
    /// «Количество семей/человек».
    Both,
    /// «Численность детей».
    Persons,
    /// «Количество отказов».
    Cases,
    /// «Удовлетворённость»: a part of those who were asked.
    Share,
}

/// What of the file an indicator counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum IndicatorMeasure {
    /// Families whose accompaniment began in the period.
    TakenOn,
    /// Families moved to another level.
    LevelChanged,
    /// Families moved from one status to another.
    StatusChanged { from: Status, to: Status },
    /// Families whose accompaniment ended in the period; only with a positive result if `positive`.
    Closed {
        #[serde(default)]
        positive: bool,
    },
    /// Families on the register that have the status or the category on the last day of the period.
    InStatus {
        status: Status,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String>,
    },
    /// Families in which a child was harmed: by an event, a report or a call of the period, or a circumstance or a sign
    /// that holds in it.
    Harmed {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        circumstances: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        signs: Vec<String>,
    },
    /// Events of the period; only in families of the category, where one is named.
    Event {
        event: FamilyEventKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String>,
    },
    /// Children whose parents, both or the only one, are deprived of rights on the last day of the period.
    WithoutRights,
    /// Families closed with a positive result that were satisfied, of those asked.
    Satisfied,
    /// Families on accompaniment on the first day of the period, before what begins on it.
    AtStart,
    /// Families on accompaniment on the last day of the period.
    AtEnd,
    /// Children of the families on accompaniment on the last day of the period.
    Children,
    /// Visits that the norm asks for, of weeks and months that end in the period.
    VisitsAsked,
    /// Visits held of those.
    VisitsHeld,
    /// Nothing: the document heads the rows below with it, and has a dash for its number.
    Heading,
}

impl IndicatorMeasure {
    /// Its code in messages.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            IndicatorMeasure::TakenOn => "taken_on",
            IndicatorMeasure::LevelChanged => "level_changed",
            IndicatorMeasure::StatusChanged { .. } => "status_changed",
            IndicatorMeasure::Closed { positive: false } => "closed",
            IndicatorMeasure::Closed { positive: true } => "closed_positive",
            IndicatorMeasure::InStatus { .. } => "in_status",
            IndicatorMeasure::Harmed { .. } => "harmed",
            IndicatorMeasure::Event { .. } => "event",
            IndicatorMeasure::WithoutRights => "without_rights",
            IndicatorMeasure::Satisfied => "satisfied",
            IndicatorMeasure::AtStart => "at_start",
            IndicatorMeasure::AtEnd => "at_end",
            IndicatorMeasure::Children => "children",
            IndicatorMeasure::VisitsAsked => "visits_asked",
            IndicatorMeasure::VisitsHeld => "visits_held",
            IndicatorMeasure::Heading => "heading",
        }
    }
}

impl IndicatorMeasure {
    /// Whether it counts what is true on a day, not what happened on it.
    #[must_use]
    pub fn is_state(&self) -> bool {
        use IndicatorMeasure::{AtEnd, AtStart, Children, Harmed, InStatus};
        matches!(self, AtStart | AtEnd | Children | InStatus { .. } | Harmed { .. })
    }
}

/// An indicator of a document.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Id, the same for the same thing in all regulations.
    pub id: String,
    /// Its name in the nominative, for lists and papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The heading it has in the document.
    pub group: String,
    /// Its number under the heading.
    pub n: serde_json::Value,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// Whether the file can derive it; else it is typed in.
    pub derived: bool,
    /// How it is derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<IndicatorMeasure>,
    #[serde(default)]
    pub count: IndicatorUnit,
}

impl Indicator {
    /// Its number under the heading: «2.1».
    #[must_use]
    pub fn number(&self) -> String {
        self.n.as_str().map_or_else(|| self.n.to_string(), str::to_owned)
    }
}
