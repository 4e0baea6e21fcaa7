//! What a programme is for and who takes part: goals, needs of the members, participants.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::id::{ControlId, GoalId, ProgrammeId};
use super::programme::Help;
use super::{FamilyId, Id, MemberId};

codes! {
    /// How far a goal was reached.
    GoalAttainment {
        /// Достигнута.
        Yes = "yes",
        /// Достигнута частично.
        Partly = "partly",
        /// Не достигнута.
        No = "no",
    }
}

declare! {
    /// A goal (цель) of a programme.
    Goal is Kind::Goal {
        id: Id,
        family: FamilyId [owner()],
        /// The programme; `None`: the one in force.
        programme: Option<ProgrammeId>,
        /// For whom; `None`: the whole family.
        member: Option<MemberId>,
        /// Id of the regulation's list or own words.
        goal: String,
        /// How far it was reached.
        reached: Option<GoalAttainment> [cell("outcome")],
        /// The day on which that was judged.
        reached_on: Option<NaiveDate> [cell("outcome")],
        /// Anything else.
        note: Option<String>,
        /// The regulation under which it was entered; `None`: the one the file had then.
        under: Option<String>,
    }

    /// How far a goal was reached, as a control found it.
    GoalResult is Kind::GoalResult {
        id: Id,
        family: FamilyId [owner()],
        /// The control that judged it.
        control: ControlId,
        goal: GoalId,
        /// How far it was reached.
        reached: GoalAttainment,
        /// Anything else.
        note: Option<String>,
    }

    /// Whether a member, or the family as a whole (семья в целом), needs a kind of help.
    Need is Kind::Need {
        id: Id,
        family: FamilyId [owner()],
        /// Whose; `None`: of the family as a whole.
        member: Option<MemberId>,
        /// Kind of help.
        help: Help,
        /// Whether it is needed.
        needed: bool = true,
        /// The day it was found.
        on: Option<NaiveDate>,
        /// In what exactly.
        note: Option<String>,
    }

    /// Who takes part in a programme: asked, agreed to be, sent the programme to.
    Participant is Kind::Participant {
        id: Id,
        family: FamilyId [owner()],
        /// The programme; `None`: the one in force.
        programme: Option<ProgrammeId>,
        /// The organisation or person.
        organisation: String,
        /// What is to be done.
        task: Option<String>,
        /// Whether it is the supplier of social services whom the family has chosen (Боровичи п. 5).
        supplier: Option<bool>,
        /// Whether the family agrees that it is involved (Югра п. 5.6).
        accepted: Option<bool>,
        /// Whether it has agreed to take part.
        agreed: Option<bool> [cell("agreement")],
        /// The day it agreed or declined.
        agreed_on: Option<NaiveDate> [cell("agreement")],
        /// The day the programme was sent to it.
        sent_on: Option<NaiveDate>,
        /// Anything else.
        note: Option<String>,
    }
}
