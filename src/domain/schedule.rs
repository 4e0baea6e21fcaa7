//! What moves and limits visits: appointments, absences, days a family cannot, leave, duty days, capacity.

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::{CuratorId, Id, MemberId};

/// A visit agreed for a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Appointment {
    /// Id of the record.
    pub id: Id,
    /// The day.
    pub on: NaiveDate,
    /// The hour, if agreed.
    pub time: Option<NaiveTime>,
    /// Who comes: a curator's id or a name.
    pub by: Option<String>,
    /// What for.
    pub note: Option<String>,
}

/// A span of days in which the household, or one member, is away.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// Id of the record.
    pub id: Id,
    /// First day away.
    pub from: NaiveDate,
    /// First day back.
    pub until: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// Who; `None`: the whole household, which excuses visits.
    pub member: Option<MemberId>,
}

/// A weekday, or hours of it, that a family named as possible or impossible.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability {
    /// Id of the record.
    pub id: Id,
    /// Weekday.
    pub weekday: Weekday,
    /// Whether the family can be visited then.
    pub possible: bool,
    /// From this hour; with `until`: only these hours, so the day itself is never taken away.
    pub from: Option<NaiveTime>,
    /// Until this hour.
    pub until: Option<NaiveTime>,
}

impl Availability {
    /// Whether the record takes the whole weekday away.
    #[must_use]
    pub fn forbids_day(&self) -> bool {
        !self.possible && self.from.is_none() && self.until.is_none()
    }
}

/// A span in which a curator answers for a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Id of the record.
    pub id: Id,
    /// The curator.
    pub curator: CuratorId,
    /// First day.
    pub from: NaiveDate,
    /// First day no longer; `None`: until the next assignment.
    pub until: Option<NaiveDate>,
}

/// Leave of a curator: holidays, illness.
#[derive(Clone, Debug, PartialEq)]
pub struct Leave {
    /// Id of the record.
    pub id: Id,
    /// Whose; `None` in a file with one curator.
    pub curator: Option<CuratorId>,
    /// First day away.
    pub from: NaiveDate,
    /// First day back.
    pub until: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// Who visits instead: with a deputy the days stay working days.
    pub deputy: Option<CuratorId>,
}

/// A day off on which a curator works (дежурство).
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Whose; `None` in a file with one curator.
    pub curator: Option<CuratorId>,
    /// The day.
    pub on: NaiveDate,
    /// How many visits fit into it.
    pub visits: Option<u32>,
}

/// How many visits fit into a day of a curator.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// Id of the record.
    pub id: Id,
    /// Whose; `None` in a file with one curator.
    pub curator: Option<CuratorId>,
    /// For this day only.
    pub on: Option<NaiveDate>,
    /// For this weekday.
    pub weekday: Option<Weekday>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Visits a day.
    pub visits: u32,
}

/// A curator as the file knows her.
#[derive(Clone, Debug, PartialEq)]
pub struct Curator {
    /// Id.
    pub id: CuratorId,
    /// Name.
    pub name: String,
    /// Position.
    pub position: Option<String>,
    /// Section (участок).
    pub section: Option<String>,
}
