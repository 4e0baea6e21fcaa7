//! Sessions of a deciding body and the questions put to them.

use chrono::NaiveDate;

use super::declare::declare;
use super::id::{DecisionId, SessionId};
use super::paper::Subject;
use super::{FamilyId, Id};

declare! {
    /// A session (заседание) of the body that decides.
    Session is Kind::Session {
        id: Id,
        /// The day.
        on: NaiveDate,
        /// The body.
        body: Option<String>,
        /// Number of the minutes.
        number: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// A question (вопрос) about a family, put to a session.
    Question is Kind::Question {
        id: Id,
        /// The family.
        family: FamilyId [owner()],
        /// The session; `None`: it waits for the next one.
        session: Option<SessionId>,
        /// On what the body is to decide.
        subject: Subject,
        /// What was decided; `None`: nothing yet.
        decision: Option<DecisionId>,
        /// What is asked.
        note: Option<String>,
    }
}
