//! Programmes of accompaniment and their activities.

use chrono::NaiveDate;

use super::code::codes;
use super::day::is_late;
use super::declare::declare;
use super::id::{DecisionId, GoalId, ProgrammeId};
use super::{FamilyId, Id, MemberId};

codes! {
    /// The five kinds of help (Октябрьский район п. 10.1, Югра п. 7.1), in the order of the documents.
    Help {
        /// Медицинская.
        Medical = "medical",
        /// Психологическая.
        Psychological = "psychological",
        /// Педагогическая.
        Pedagogical = "pedagogical",
        /// Юридическая.
        Legal = "legal",
        /// Социальная.
        Social = "social",
    }

    /// How far an activity has come.
    ActivityState {
        /// Запланировано.
        Planned = "planned",
        /// В работе.
        InProgress = "in_progress",
        /// Выполнено.
        Done = "done",
        /// Не выполнено.
        Failed = "failed",
        /// Отменено с учётом мнения семьи.
        Cancelled = "cancelled",
    }

    /// Which of the papers a programme is (Югра п. 5.5, Октябрьский район п. 9.3).
    PlanPaper {
        /// Самостоятельный документ.
        Standalone = "standalone",
        /// Часть ИППСУ.
        PartOfIppsu = "part_of_ippsu",
        /// Межведомственный план.
        Interagency = "interagency",
    }
}

/// Done and all of some activities by their states; cancelled ones count in neither.
#[must_use]
pub fn progress(states: impl Iterator<Item = ActivityState>) -> (usize, usize) {
    let counted = states.filter(|state| *state != ActivityState::Cancelled);
    counted.fold((0, 0), |(done, all), state| (done + usize::from(state == ActivityState::Done), all + 1))
}

/// Of the programmes of one family those in force on `day`: the latest version of each paper that is not of a later day,
/// for each member and for the whole family. Where all versions of a paper are of later days, it is the latest of them.
pub fn in_force(programmes: &[Programme], day: NaiveDate) -> impl Iterator<Item = &Programme> {
    let is_in_force = move |(i, p): &(usize, &Programme)| {
        let replaces = |(j, q): (usize, &Programme)| {
            let order = |p: &Programme, place: usize| (!p.is_ahead(day), p.version, place);
            q.member == p.member && q.is_paper_of(p) && order(q, j) > order(p, *i)
        };
        !programmes.iter().enumerate().any(replaces)
    };
    programmes.iter().enumerate().filter(is_in_force).map(|(_, p)| p)
}

impl Programme {
    /// Whether its approval is of a later day: until then the version before it holds.
    #[must_use]
    pub fn is_ahead(&self, day: NaiveDate) -> bool {
        self.on.is_some_and(|on| day < on)
    }

    /// Whether `other` is the same paper or does not say which it is: an interagency plan is no version of an individual
    /// programme.
    #[must_use]
    pub fn is_paper_of(&self, other: &Programme) -> bool {
        match (self.paper, other.paper) {
            (Some(one), Some(other)) => (one == PlanPaper::Interagency) == (other == PlanPaper::Interagency),
            _ => true,
        }
    }
}

impl ActivityState {
    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, ActivityState::Planned | ActivityState::InProgress)
    }
}

declare! {
    /// A programme (индивидуальная программа, план, ИПССС: the word is the regulation's).
    Programme is Kind::Programme {
        id: Id,
        family: FamilyId [owner()],
        /// The recipient, where the regulation asks for a programme a member (Иркутская область разд. 10).
        member: Option<MemberId>,
        /// Version, from 1.
        version: u32 [within(1, 999)] = 1,
        approved_by: Option<String> [cell("approval")],
        number: Option<String> [cell("approval")],
        /// Day of the approval.
        on: Option<NaiveDate> [cell("approval")],
        /// The decision, where it has a record of its own.
        decision: Option<DecisionId>,
        /// The day it was sent to be approved.
        sent_on: Option<NaiveDate>,
        /// First day no longer in force.
        until: Option<NaiveDate> [exclusive()],
        /// Own document, part of the ИППСУ, or interagency plan.
        paper: Option<PlanPaper>,
        /// Number of the ИППСУ that it is part of or goes with.
        ippsu: Option<String>,
        /// Number of the rehabilitation programme (ИПРА) that it takes up.
        ipra: Option<String>,
        /// What the family thinks of it.
        opinion: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// An activity (мероприятие) of a programme.
    Activity is Kind::Activity {
        id: Id,
        family: FamilyId [owner()],
        /// The programme it belongs to; `None`: outside of any.
        programme: Option<ProgrammeId>,
        /// The goal it serves.
        goal: Option<GoalId>,
        /// The recipient; `None`: the whole family.
        member: Option<MemberId>,
        /// Kind of help.
        help: Help,
        /// What is to be done.
        text: String [required()] = String::new(),
        /// Who does it.
        organisation: Option<String>,
        /// Whether it is help that cannot wait (срочная помощь, Югра п. 5.7).
        urgent: bool = false,
        /// By which day (that day is still in time).
        due: Option<NaiveDate>,
        /// How far it has come.
        state: ActivityState [cell("outcome")] = ActivityState::Planned,
        /// The day it was finished.
        done_on: Option<NaiveDate> [cell("outcome")],
        /// What came of it.
        result: Option<String> [cell("outcome")],
        /// Anything else.
        note: Option<String>,
    }
}

impl Activity {
    /// Whether the term has passed and the activity is still open on `today`.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.due.is_some_and(|due| is_late(due, today))
    }
}
