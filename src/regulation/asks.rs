//! What a document asks of a programme beside its activities: dispatch, consent, links, the time after.

use super::file::{CaseFact, InspectionRule, Regulation};
use super::indicator::IndicatorMeasure;
use super::item::ListItem;
use crate::domain::control::Inspection;

/// The paper of a document that has an interagency plan (межведомственный план) beside the individual programme.
pub const INTERAGENCY_PLAN: &str = "interagency_plan";

/// A duty of the document that a clause of it marks with `asks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeDuty {
    /// The approved programme is sent to the organisations that carry it out.
    Dispatch,
    /// Specialists of other organisations are involved with the consent of the family.
    FamilyConsent,
    /// The rehabilitation programme (ИПРА) of a disabled child is taken up.
    RehabilitationProgramme,
    /// A substitute family is accompanied by a contract of its own.
    GuardianshipContract,
    /// The needs of the family are taken into account by the programme.
    Needs,
    /// A closed family is accompanied for some time after (постсопровождение).
    After,
    /// The programme is a part of another one, or a paper of its own.
    PlanPaper,
    /// The whole family is accompanied, or one of it.
    Form,
}

impl ProgrammeDuty {
    fn code(self) -> &'static str {
        match self {
            ProgrammeDuty::Dispatch => "dispatch",
            ProgrammeDuty::FamilyConsent => "family_consent",
            ProgrammeDuty::RehabilitationProgramme => "rehabilitation_programme",
            ProgrammeDuty::GuardianshipContract => "guardianship_contract",
            ProgrammeDuty::Needs => "needs",
            ProgrammeDuty::After => "after",
            ProgrammeDuty::PlanPaper => "plan_paper",
            ProgrammeDuty::Form => "form",
        }
    }
}

impl Regulation {
    /// The clause by which the document asks for something; `None` where it does not.
    #[must_use]
    pub fn asking(&self, what: ProgrammeDuty) -> Option<&ListItem> {
        self.all_asking(what).next()
    }

    /// Every clause by which the document asks for something.
    pub fn all_asking(&self, what: ProgrammeDuty) -> impl Iterator<Item = &ListItem> {
        self.clauses.iter().filter(move |c| c.word("asks") == Some(what.code()))
    }

    /// Whether a stage of the document asks for a fact.
    #[must_use]
    pub fn has_fact(&self, fact: &CaseFact) -> bool {
        self.stages.iter().flat_map(|stage| &stage.needs).any(|needed| needed.fact == *fact)
    }

    /// What the document calls a control, with its paragraph.
    #[must_use]
    pub fn inspection(&self, inspection: Inspection) -> Option<&InspectionRule> {
        self.inspections.iter().find(|i| i.id == inspection)
    }

    /// The goals of a programme that may be chosen.
    pub fn goals(&self) -> impl Iterator<Item = &ListItem> {
        self.clauses.iter().filter(|c| c.word("kind") == Some("goal") && !c.label.is_empty())
    }

    /// Whether the document counts families by their status.
    #[must_use]
    pub fn counts_statuses(&self) -> bool {
        let by_status = |m: &IndicatorMeasure| {
            matches!(m, IndicatorMeasure::InStatus { .. } | IndicatorMeasure::StatusChanged { .. })
        };
        self.indicators.iter().any(|i| i.measure.as_ref().is_some_and(by_status))
    }

    /// Whether a stage of the document has the family choose the supplier that accompanies it (поставщик).
    #[must_use]
    pub fn has_choice_of_supplier(&self) -> bool {
        self.stages.iter().flat_map(|s| &s.needs).any(|need| need.fact == CaseFact::Participant)
    }

    /// Whether the document has two papers for one family: an individual programme and an interagency plan.
    #[must_use]
    pub fn has_interagency_plan(&self) -> bool {
        self.documents.iter().any(|d| d.id == INTERAGENCY_PLAN)
    }
}
