//! What will not fit in the weeks ahead, while something can still be done about it.

use chrono::Datelike;

use super::bottleneck::{Bottleneck, Part};
use super::remedy::Remedy;
use super::{Asked, Plan};
use crate::domain::{Case, CuratorId, Id};
use crate::norm::Ground;
use crate::norm::load::Because;
use crate::norm::slack::Obstacle;

/// How many weeks ahead it is worth looking.
pub const WEEKS: u32 = 8;

/// Why days ahead are too few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A leave without a deputy.
    Leave(Id),
    /// Holidays without duty days.
    Holidays,
    /// The days of one family.
    Family,
    /// More visits than the days can take.
    Load,
}

/// Days ahead that will be too few.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Which days, for what and for whom.
    pub part: Part,
    /// Why.
    pub cause: Cause,
    /// What would mend it.
    pub remedies: Vec<Remedy>,
}

/// What of the next weeks cannot be kept as the records stand, the nearest first. `curator` `None`: of all.
#[must_use]
pub fn ahead(
    ground: Ground<'_>,
    cases: &[Case],
    curator: Option<CuratorId>,
    capacity: u32,
    weeks: u32,
) -> Vec<Warning> {
    let asked = Asked { capacity, ..Asked::days(curator, ground.today, 7 * weeks.max(1)) };
    let plan = Plan::of(ground, cases, &asked);
    plan.parts
        .iter()
        .map(|part| Warning {
            part: part.clone(),
            cause: plan.cause(ground, part),
            remedies: plan.remedies(ground, cases, &asked, part),
        })
        .collect()
}

impl Plan {
    /// Why the days of a part are too few.
    #[must_use]
    pub fn cause(&self, ground: Ground<'_>, part: &Part) -> Cause {
        let off = |what| {
            part.slots.iter().copied().find(|s| {
                let weekday = self.demand.day(*s).weekday().number_from_monday() <= 5;
                weekday && self.demand.shifts[*s].because == Because::Off(what)
            })
        };
        let leave = off(Obstacle::Leave).map(|s| self.demand.day(s)).and_then(|on| {
            let mut leaves = ground.staff.leaves.iter().filter(|l| ground.staff.deputy(l).is_none());
            leaves.find(|l| l.from <= on && on < l.until && ground.staff.concerns(l.curator, part.curator))
        });
        match (leave, off(Obstacle::DayOff), part.narrow) {
            (Some(leave), ..) => Cause::Leave(leave.id),
            (_, Some(_), _) => Cause::Holidays,
            (_, _, Bottleneck::Family | Bottleneck::NoDay) => Cause::Family,
            _ => Cause::Load,
        }
    }
}
