//! The controls and diagnoses of a family that a document names, and when.

use serde::{Deserialize, Serialize};

use crate::domain::control::Inspection;

/// When a document wants a control of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectionTime {
    /// In the course of a term: asked for from its middle on.
    Midterm,
    /// In the last month of the term: the document says «по истечении сроков».
    TermEnd,
    /// At the end of the accompaniment.
    Closing,
    /// Named without a day.
    Any,
}

/// A control or diagnosis that a document names.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionRule {
    /// What is looked at.
    pub id: Inspection,
    /// Its name in the nominative, for lists and papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// When it is wanted.
    pub when: InspectionTime,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}
