//! Which window is to be opened, over which records and with what already chosen: data, so that a screen decides without
//! building anything and a test compares without drawing anything. [`Dialog::open`](super::Dialog::open) builds it.

use chrono::NaiveDate;

use super::document::place::Place;
use super::handover_scope::What;
use super::sitting::doing::Doing;
use crate::domain::contact::{Caller, Inquiry};
use crate::domain::period::Period;
use crate::domain::{CuratorId, FamilyId, Id};
use crate::screen::why::about::About;

/// A window to be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Spec {
    /// Noting a visit.
    Visit {
        /// The family visited.
        family: FamilyId,
        /// The day; an appointment of the week before that nothing has come of is meant first.
        on: NaiveDate,
    },
    /// Noting a visit of just this day, which was pointed at in a calendar.
    VisitOn {
        /// The family visited.
        family: FamilyId,
        /// The day.
        on: NaiveDate,
    },
    /// Noting a call or another contact about a family of any curator.
    Call {
        /// The family it is about.
        family: FamilyId,
        /// Who calls.
        caller: Caller,
    },
    /// Noting the call back that was promised in a contact.
    CallBack {
        /// The family called back.
        family: FamilyId,
        /// The contact with the promise.
        contact: Id,
    },
    /// Noting a call about a family that was sought and not found.
    Stranger {
        /// What was typed to find it.
        sought: String,
        /// Who calls.
        caller: Caller,
    },
    /// The lookup for the family that a call belongs to.
    Attach(Inquiry),
    /// A new appointment, or another day for one there is.
    Appoint {
        /// The family to be visited.
        family: FamilyId,
        /// The day proposed; `None`: the first free one.
        on: Option<NaiveDate>,
        /// The appointment that is moved.
        moving: Option<Id>,
    },
    /// Marking an activity.
    Tick {
        /// The family whose programme has it.
        family: FamilyId,
        /// The activity to be marked.
        activity: Id,
    },
    /// The visits of a day in one line.
    Evening(NaiveDate),
    /// The route sheet of the week of this day.
    Route(NaiveDate),
    /// The sheet for the deputy of this leave.
    Deputy(Id),
    /// The list for the interagency bank.
    Bank,
    /// Saving a paper of a family, named as in lists, or of the district.
    Papers(Option<(FamilyId, String)>),
    /// The sittings to choose from.
    Sittings,
    /// What is done with this sitting.
    Sitting(Id, Doing),
    /// Handing families over to this curator.
    HandOver(What, CuratorId),
    /// The working week of the curator looked at.
    Week,
    /// Another day to be looked at.
    Day,
    /// Another period of the report.
    Period,
    /// The figures of the institution for a period.
    Figures(Period),
    /// Another regulation.
    Rules,
    /// The reader of a document, opened at a paragraph.
    Document(Place),
    /// «Почему», as of a day.
    Why(About),
}
