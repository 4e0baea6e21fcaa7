//! Sittings of a deciding body and the questions put to them.

use chrono::NaiveDate;

use super::declare::declare;
use super::id::{DecisionId, ProgrammeId, SittingId};
use super::paper::DecisionSubject;
use super::{FamilyId, Id};

declare! {
    /// A sitting (заседание) of the body that decides.
    Sitting is Kind::Sitting {
        id: Id,
        /// The day.
        on: NaiveDate,
        /// КДНиЗП, working group: who decides.
        body: Option<String>,
        /// Number of the minutes.
        number: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// A question (вопрос) about a family, put to a sitting.
    Question is Kind::Question {
        id: Id,
        family: FamilyId [owner()],
        /// The sitting; `None`: it waits for the next one.
        sitting: Option<SittingId>,
        /// On what the body is to decide.
        subject: DecisionSubject,
        /// The programme that is to be approved; `None`: the one that waits.
        programme: Option<ProgrammeId>,
        /// What was decided; `None`: nothing yet.
        decision: Option<DecisionId>,
        /// What is asked.
        note: Option<String>,
    }
}
