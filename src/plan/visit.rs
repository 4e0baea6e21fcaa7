//! The contents of a plan: visits with their reasons, loads of days, appointments that clash.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::{CuratorId, FamilyId, Id, Unit};
use crate::norm::load::CapacityRule;
use crate::norm::slack::DayObstacle;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitOrigin {
    /// An appointment of the file.
    Appointed(Id),
    /// An appointment of a draft.
    Drafted,
    /// A proposal of the plan.
    Proposed,
}

/// A row that a visit serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServedRow {
    /// Week or month.
    pub unit: Unit,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
}

/// A reason for the day of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitReason {
    /// It is an appointment.
    Appointed,
    /// It is an appointment that no norm needs.
    Beyond,
    /// It is an appointment that cannot be kept, or the second of its day.
    Trouble(AppointmentFault),
    /// Every day left is needed.
    OnlyDays,
    /// It is the last day on which the norm can be kept.
    LastDay,
    /// The plan shown before has it on this day.
    Seen,
    /// Days since the previous visit, held or planned.
    After(u32),
    /// Other families of the same settlement or street are visited on the day.
    Together {
        /// Its name.
        place: String,
        /// Other families of the day there.
        others: u32,
    },
    /// The family named the weekday as convenient.
    Convenient,
    /// The last possible day of the norm is later.
    Until(NaiveDate),
    /// An appointment on this day cannot be kept.
    Instead(NaiveDate),
}

/// A visit of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedVisit {
    /// Index of the case.
    pub case: usize,
    pub family: FamilyId,
    /// The curator of the family on the day.
    pub curator: Option<CuratorId>,
    /// The day.
    pub on: NaiveDate,
    /// The hour agreed, or one the family named as convenient.
    pub time: Option<NaiveTime>,
    pub origin: VisitOrigin,
    /// Rows it serves; empty of an appointment beyond the norm.
    pub serves: Vec<ServedRow>,
    /// Reasons for the day, the weightiest first.
    pub why: Vec<VisitReason>,
}

impl PlannedVisit {
    /// Whether it is an appointment, of the file or tried.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.origin != VisitOrigin::Proposed
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayLoad {
    /// Whose day.
    pub curator: Option<CuratorId>,
    /// The day.
    pub on: NaiveDate,
    /// Visits it takes.
    pub capacity: u32,
    /// The rule that sets the number.
    pub because: CapacityRule,
    /// Appointments, and visits held without one.
    pub fixed: u32,
    /// Proposals.
    pub proposed: u32,
}

/// Why an appointment clashes with the day, the family or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppointmentFault {
    /// The day, the family or the curator does not allow it.
    Obstacle(DayObstacle),
    /// The curator's own week has this day off, but no duty is recorded: the norm knows no such working day.
    NoDuty,
    /// The family has another one on the day.
    Twice,
    /// More appointments than fit into the day.
    Full {
        /// Appointments.
        booked: u32,
        /// Visits it takes.
        capacity: u32,
    },
    /// The family named the hour as impossible.
    Hour,
    /// Another family is visited elsewhere at the same hour.
    Together,
}

impl AppointmentFault {
    /// Whether nothing can come of an appointment with it: nobody works on the day, or nobody is at home.
    #[must_use]
    pub fn is_lost(self) -> bool {
        matches!(
            self,
            AppointmentFault::Obstacle(DayObstacle::DayOff | DayObstacle::Leave | DayObstacle::Excused)
        )
    }
}

/// An appointment with a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppointmentClash {
    /// Index of the case.
    pub case: usize,
    /// The day.
    pub on: NaiveDate,
    /// The record; `None` of a draft.
    pub appointment: Option<Id>,
    pub trouble: AppointmentFault,
}
