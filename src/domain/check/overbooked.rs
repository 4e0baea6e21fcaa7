//! A day that is asked too much of: two visits at one hour in two places, two of one family, more visits than it holds.

use crate::domain::FieldName;
use chrono::{NaiveDate, NaiveTime};

use super::{FindingId, RecordFinding, warn};
use crate::domain::family::Address;
use crate::domain::place::{self, AddressWordKind};
use crate::domain::{Case, FamilyId, Id};

/// Minutes between two visits in two places below which nobody makes both.
const APART: i64 = 30;

/// A visit as it would be appointed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntendedVisit {
    /// The appointment that is moved, if it is there already.
    pub id: Option<Id>,
    pub family: FamilyId,
    /// The day.
    pub on: NaiveDate,
    /// The hour.
    pub time: Option<NaiveTime>,
}

/// What is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overbooking {
    /// At this hour another family, elsewhere, is visited.
    Hour(FamilyId, NaiveTime),
    /// The family has an appointment on the day already, at this hour if one is agreed.
    Twice(Option<NaiveTime>),
    /// The day would hold so many visits, and has room for fewer.
    Full {
        visits: u32,
        /// How many fit.
        capacity: u32,
    },
}

/// What is too much if the visit is appointed. `cases`: the families of the curator of that day, that of the visit among
/// them; `capacity`: visits that fit into her day.
#[must_use]
pub fn crowd<'a>(
    meant: IntendedVisit,
    cases: impl Iterator<Item = &'a Case> + Clone,
    capacity: u32,
) -> Vec<Overbooking> {
    let own = cases.clone().find(|c| c.family.id == meant.family).map(|c| &c.family.address);
    let mut visits = 1;
    let mut found = Vec::new();
    for case in cases {
        visits += case.visits_taking_room(meant.on, meant.id);
        let of_day = case.appointments.iter().filter(|a| a.on == meant.on && Some(a.id) != meant.id);
        for a in of_day {
            if case.family.id == meant.family {
                found.push(Overbooking::Twice(a.time));
            }
            let times = meant.time.zip(a.time).filter(|_| case.family.id != meant.family);
            let elsewhere = own.is_none_or(|own| !is_one_house(own, &case.family.address));
            if let Some((_, there)) = times.filter(|(a, b)| elsewhere && collide(*a, *b)) {
                found.push(Overbooking::Hour(case.family.id, there));
            }
        }
    }
    if visits > capacity {
        found.push(Overbooking::Full { visits, capacity });
    }
    found
}

/// Whether visits at these hours in two places leave no time to go from one to the other.
#[must_use]
pub fn collide(one: NaiveTime, other: NaiveTime) -> bool {
    (one - other).num_minutes().abs() < APART
}

/// Whether two families live in one house: one visit leads to both.
#[must_use]
pub fn is_one_house(one: &Address, other: &Address) -> bool {
    let same = |sort, one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => place::is_one(sort, one, other),
        (one, other) => one == other,
    };
    let house = |a: &Address| {
        place::house(a.house.as_deref().unwrap_or_default(), a.block.as_deref().unwrap_or_default())
    };
    one.house.is_some()
        && house(one) == house(other)
        && same(AddressWordKind::Settlement, &one.settlement, &other.settlement)
        && same(AddressWordKind::Street, &one.street, &other.street)
}

impl Overbooking {
    /// As a finding at a field: it warns and never forbids.
    #[must_use]
    pub fn finding(self, on: NaiveDate) -> RecordFinding {
        match self {
            Overbooking::Hour(..) => warn(FieldName::Time, FindingId::VisitHour, Some(on)),
            Overbooking::Twice(_) => warn(FieldName::On, FindingId::VisitTwice, Some(on)),
            Overbooking::Full { .. } => warn(FieldName::On, FindingId::VisitFull, Some(on)),
        }
    }
}
