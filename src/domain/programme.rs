//! Programmes of accompaniment and their activities.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::is_late;
use super::{Id, MemberId};

/// The five kinds of help (000 п. 10.1, 004 п. 7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Help {
    /// Медицинская.
    Medical,
    /// Психологическая.
    Psychological,
    /// Педагогическая.
    Pedagogical,
    /// Юридическая.
    Legal,
    /// Социальная.
    Social,
}

impl Help {
    /// In the order of the documents.
    pub const ALL: [Help; 5] =
        [Help::Medical, Help::Psychological, Help::Pedagogical, Help::Legal, Help::Social];

    /// The name of the kind in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Help::Medical => "medical",
            Help::Psychological => "psychological",
            Help::Pedagogical => "pedagogical",
            Help::Legal => "legal",
            Help::Social => "social",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|h| h.code() == code)
    }
}

/// How far an activity has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityState {
    /// Запланировано.
    Planned,
    /// В работе.
    InProgress,
    /// Выполнено.
    Done,
    /// Не выполнено.
    Failed,
    /// Отменено с учётом мнения семьи.
    Cancelled,
}

impl ActivityState {
    /// All states, as they are offered.
    pub const ALL: [ActivityState; 5] = [
        ActivityState::Planned,
        ActivityState::InProgress,
        ActivityState::Done,
        ActivityState::Failed,
        ActivityState::Cancelled,
    ];

    /// The name of the state in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ActivityState::Planned => "planned",
            ActivityState::InProgress => "in_progress",
            ActivityState::Done => "done",
            ActivityState::Failed => "failed",
            ActivityState::Cancelled => "cancelled",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, ActivityState::Planned | ActivityState::InProgress)
    }
}

/// A programme (индивидуальная программа, план, ИПССС: the word is the regulation's).
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Id.
    pub id: Id,
    /// For whom, where the regulation asks for a programme a member (001 разд. 10).
    pub member: Option<MemberId>,
    /// Version, from 1.
    pub version: u32,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// Number of the approval.
    pub number: Option<String>,
    /// Day of the approval.
    pub on: Option<NaiveDate>,
}

/// An activity (мероприятие) of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Id.
    pub id: Id,
    /// The programme it belongs to; `None`: outside of any.
    pub programme: Option<Id>,
    /// For whom; `None`: the whole family.
    pub member: Option<MemberId>,
    /// Kind of help.
    pub help: Help,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub organisation: Option<String>,
    /// By which day (that day is still in time).
    pub due: Option<NaiveDate>,
    /// How far it has come.
    pub state: ActivityState,
    /// The day it was finished.
    pub done_on: Option<NaiveDate>,
    /// What came of it.
    pub result: Option<String>,
}

impl Activity {
    /// Whether the term has passed and the activity is still open on `today`.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.due.is_some_and(|due| is_late(due, today))
    }
}
