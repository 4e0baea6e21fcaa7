//! A regulation file of `data/regulations`, as it is written: what the document says, in its own words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::due::{DeadlineRule, RegulationDeadline};
pub use super::indicator::Indicator;
pub use super::inspection::{InspectionRule, InspectionTime};
pub use super::item::{Addressee, ExpiryRule, HelpItem, LevelSign, ListItem, PositionCondition};
pub use super::level::{CaseloadFirmness, CaseloadRule, Firmness, LevelDuration, LevelRule, VisitRule};
pub use super::stage::{CaseFact, StageRule};
use crate::domain::Level;

/// A regulation: one document, everything in it that a curator's tool can serve.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Name on the command line and in files.
    pub id: String,
    /// Name in lists.
    pub title: String,
    /// Nature of the text: порядок, модельная программа, памятка.
    pub kind: String,
    /// Full title.
    pub document: String,
    /// How it is cited, before the paragraph.
    pub cite: String,
    /// Whether a new district begins with it if nothing else is asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub default: bool,
    /// Day of issue, if the document gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Number, if the document gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// First day in force, ISO, or empty where the document does not say.
    #[serde(default)]
    pub valid_from: String,
    /// Last day in force, ISO, or empty.
    #[serde(default)]
    pub valid_to: String,
    /// The day a person last checked whether it is in force.
    #[serde(default)]
    pub checked_on: String,
    /// A warning to show before a curator relies on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// What it lacks and from whom it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub borrow: Option<Borrowing>,
    /// Its own words.
    #[serde(default)]
    pub terms: BTreeMap<String, DocumentWord>,
    /// Levels it names.
    #[serde(default, rename(deserialize = "level", serialize = "levels"))]
    pub levels: Vec<LevelRule>,
    /// Recommended numbers of families.
    #[serde(default)]
    pub caseload: Vec<CaseloadRule>,
    #[serde(default, rename(deserialize = "sign", serialize = "signs"))]
    pub signs: Vec<LevelSign>,
    /// Categories of families.
    #[serde(default, rename(deserialize = "category", serialize = "categories"))]
    pub categories: Vec<ListItem>,
    /// Circumstances of need.
    #[serde(default, rename(deserialize = "circumstance", serialize = "circumstances"))]
    pub circumstances: Vec<ListItem>,
    /// Grounds to begin.
    #[serde(default, rename(deserialize = "ground", serialize = "grounds"))]
    pub grounds: Vec<ListItem>,
    /// Who detects families.
    #[serde(default, rename(deserialize = "source", serialize = "sources"))]
    pub sources: Vec<ListItem>,
    /// Stages, in order.
    #[serde(default, rename(deserialize = "stage", serialize = "stages"))]
    pub stages: Vec<StageRule>,
    /// Papers.
    #[serde(default, rename(deserialize = "paper", serialize = "documents"))]
    pub documents: Vec<ListItem>,
    #[serde(default, rename(deserialize = "journal", serialize = "journals"))]
    pub journals: Vec<ListItem>,
    /// Who decides what, in which form.
    #[serde(default, rename(deserialize = "decision", serialize = "decisions"))]
    pub decisions: Vec<ListItem>,
    #[serde(default, rename(deserialize = "deadline", serialize = "deadlines"))]
    pub deadlines: Vec<RegulationDeadline>,
    /// Reasons to close.
    #[serde(default, rename(deserialize = "closing", serialize = "closings"))]
    pub closings: Vec<ListItem>,
    /// The catalogue of help.
    #[serde(default)]
    pub help: Vec<HelpItem>,
    #[serde(default, rename(deserialize = "indicator", serialize = "indicators"))]
    pub indicators: Vec<Indicator>,
    /// Organisations that take part.
    #[serde(default, rename(deserialize = "organisation", serialize = "organisations"))]
    pub organisations: Vec<ListItem>,
    /// Controls and diagnoses of a family.
    #[serde(default, rename(deserialize = "inspection", serialize = "inspections"))]
    pub inspections: Vec<InspectionRule>,
    /// Who may be what.
    #[serde(default, rename(deserialize = "role", serialize = "roles"))]
    pub roles: Vec<ListItem>,
    /// Everything else worth citing.
    #[serde(default, rename(deserialize = "clause", serialize = "clauses"))]
    pub clauses: Vec<ListItem>,
}

/// What a regulation takes from another, because its own document is silent.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Borrowing {
    /// Id of the lender.
    pub from: String,
    /// The names of the levels.
    #[serde(default)]
    pub levels: bool,
    /// How long a level lasts.
    #[serde(default)]
    pub durations: bool,
    /// How often to visit.
    #[serde(default)]
    pub visits: bool,
}

/// A word of the document: as the screen says it, and the words that prove it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentWord {
    /// Dictionary form.
    pub word: String,
    /// For a column or a title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plural: Option<String>,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}

/// White space of the printed document means nothing: one blank for any run of it.
#[must_use]
pub fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Regulation {
    /// What the document itself says of a level.
    #[must_use]
    pub fn level(&self, level: Level) -> Option<&LevelRule> {
        self.levels.iter().find(|l| l.id == level)
    }

    /// The words of a category by its id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&ListItem> {
        self.categories.iter().find(|c| c.id == id)
    }

    /// The document's short word for something, whole where the short one is cut («постановл.» is for a column).
    #[must_use]
    pub fn short_word(&self, term: &str) -> Option<&str> {
        let term = self.terms.get(term)?;
        Some(term.short.as_deref().filter(|s| !s.ends_with('.')).unwrap_or(&term.word))
    }

    /// The document's word for several of something, where it has one.
    #[must_use]
    pub fn plural_word(&self, term: &str) -> Option<&str> {
        self.terms.get(term)?.plural.as_deref()
    }

    /// Whether a programme is drawn up for each member of a family, not one for all.
    #[must_use]
    pub fn has_programme_a_member(&self) -> bool {
        self.documents.iter().any(|d| d.id == "programme" && d.word("per") == Some("member"))
    }

    /// The document's word for something: `plan`, `agreement`, `decision`, `body` …
    #[must_use]
    pub fn word(&self, term: &str) -> Option<&str> {
        self.terms.get(term).map(|t| t.word.as_str())
    }

    /// The paragraph as a lawyer cites it: «Югра, п. 5.8».
    #[must_use]
    pub fn cited(&self, at: &str) -> String {
        format!("{}, {at}", self.cite)
    }
}
