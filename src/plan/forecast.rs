//! Bottlenecks of the weeks ahead, found while records can still be changed.

use chrono::Datelike;

use super::bottleneck::{Bottleneck, Part};
use super::remedy::Remedy;
use super::{Asked, Proven};
use crate::domain::{Case, CuratorId, Id};
use crate::norm::Ground;
use crate::norm::load::Because;
use crate::norm::slack::Obstacle;

/// Weeks looked ahead.
pub const WEEKS: u32 = 8;

/// The cause of a bottleneck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A leave without a deputy.
    Leave(Id),
    /// Holidays without duty days.
    Holidays,
    /// The days of one family are too few.
    Family,
    /// More visits than the days take.
    Load,
}

/// A bottleneck of the weeks ahead, with its cause and remedies.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// The days, needs and families.
    pub part: Part,
    pub cause: Cause,
    /// Changes that would help.
    pub remedies: Vec<Remedy>,
}

/// Bottlenecks of the next `weeks` weeks, the nearest first; without a `curator` those of all curators.
#[must_use]
pub fn ahead(
    ground: Ground<'_>,
    cases: &[Case],
    curator: Option<CuratorId>,
    capacity: u32,
    weeks: u32,
) -> Vec<Warning> {
    let asked = Asked { capacity, ..Asked::days(curator, ground.today, 7 * weeks.max(1)) };
    let plan = Proven::of(ground, cases, &asked);
    plan.parts
        .iter()
        .map(|part| Warning {
            part: part.clone(),
            cause: plan.cause(ground, part),
            remedies: plan.remedies(ground, cases, &asked, part),
        })
        .collect()
}

impl Proven {
    /// The cause of a bottleneck.
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
