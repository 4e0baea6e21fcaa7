//! What moves and limits visits: appointments, absences, days a family cannot, leave, duty days, capacity.

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::declare::declare;
use super::value::PersonRef;
use super::{CuratorId, FamilyId, Id, MemberId, Record};
use crate::record;

declare! {
    /// A visit agreed for a day.
    Appointment is Kind::Appointment {
        id: Id,
        family: FamilyId [owner()],
        /// The day.
        on: NaiveDate [cell("when")],
        /// The hour, if agreed.
        time: Option<NaiveTime> [cell("when")],
        /// Who comes.
        by: Option<PersonRef<CuratorId>>,
        /// What for.
        note: Option<String>,
    }

    /// A span of days in which the household, or one member, is away.
    Absence is Kind::Absence {
        id: Id,
        family: FamilyId [owner()],
        /// First day away.
        from: NaiveDate [cell("span")],
        /// First day back.
        until: NaiveDate [cell("span"), exclusive()],
        /// Why.
        reason: Option<String>,
        /// Who; `None`: the whole household, which excuses visits.
        member: Option<MemberId>,
    }

    /// A weekday, or hours of it, that a family named as possible or impossible.
    Availability is Kind::Availability {
        id: Id,
        family: FamilyId [owner()],
        weekday: Weekday,
        /// Whether the family can be visited then.
        possible: bool = false,
        /// From this hour; with `until`: only these hours, so the day itself is never taken away.
        from: Option<NaiveTime> [cell("hours")],
        until: Option<NaiveTime> [cell("hours")],
        /// Anything else.
        note: Option<String>,
    }

    /// A span in which a curator answers for a family.
    Assignment is Kind::Assignment {
        id: Id,
        family: FamilyId [owner()],
        curator: CuratorId,
        /// First day.
        from: NaiveDate [cell("span")],
        /// First day no longer; `None`: until the next assignment.
        until: Option<NaiveDate> [cell("span"), exclusive()],
    }

    /// Leave of a curator: holidays, illness.
    Leave is Kind::Leave {
        id: Id,
        /// Whose; `None` in a file with one curator.
        curator: Option<CuratorId>,
        /// First day away.
        from: NaiveDate [cell("span")],
        /// First day back.
        until: NaiveDate [cell("span"), exclusive()],
        /// Why.
        reason: Option<String>,
        /// Who visits instead: with a deputy the days stay working days.
        deputy: Option<CuratorId>,
    }

    /// A day off on which a curator works (дежурство).
    Duty is Kind::Duty {
        id: Id,
        /// Whose; `None` in a file with one curator.
        curator: Option<CuratorId>,
        /// The day.
        on: NaiveDate,
        /// How many visits fit into it.
        visits: Option<u32> [within(0, 50)],
    }

    /// How many visits fit into a day of a curator.
    Capacity is Kind::Capacity {
        id: Id,
        /// Whose; `None` in a file with one curator.
        curator: Option<CuratorId>,
        weekday: Option<Weekday>,
        /// For this day only.
        on: Option<NaiveDate>,
        /// Visits a day.
        visits: u32 [within(0, 50)],
        /// From this day on.
        from: Option<NaiveDate>,
    }

    /// A curator as the file knows her.
    Curator is Kind::Curator {
        id: CuratorId,
        name: String [required()] = String::new(),
        position: Option<String>,
        /// Section (участок).
        section: Option<String>,
    }
}

impl Appointment {
    /// The visit on the day and hour it is put off to: the one appointed, `known`, is moved; without one it is a new one,
    /// made by `by`. An hour that is not named again is dropped.
    #[must_use]
    pub fn put_off(
        known: Option<Id>,
        family: FamilyId,
        by: Option<CuratorId>,
        on: NaiveDate,
        time: Option<NaiveTime>,
    ) -> Record {
        match known {
            Some(id) => record!(Appointment { id: id, on, time }),
            None => record!(Appointment { family, by, on, time }),
        }
    }
}

impl Availability {
    /// Whether the record takes the whole weekday away.
    #[must_use]
    pub fn forbids_day(&self) -> bool {
        !self.possible && self.from.is_none() && self.until.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_that_is_put_off_moves_or_is_appointed() {
        let (family, known, on) = (FamilyId(Id::new()), Id::new(), NaiveDate::MAX);
        let moved = Appointment::put_off(Some(known), family, None, on, None);
        assert_eq!((moved.id, moved.get(Appointment::FIELDS.family)), (known, None));
        assert_eq!(moved.value(Appointment::FIELDS.time.name), Some(&serde_json::Value::Null));
        let new = Appointment::put_off(None, family, None, on, NaiveTime::from_hms_opt(15, 0, 0));
        assert_eq!(new.get(Appointment::FIELDS.family), Some(family));
        assert_eq!(new.get(Appointment::FIELDS.on), Some(on));
    }
}
