//! Bottlenecks of the weeks ahead, found while records can still be changed.

use chrono::Datelike;

use super::bottleneck::{BottleneckKind, BottleneckPart};
use super::remedy::Remedy;
use super::{PlanRequest, ProvenPlan};
use crate::domain::{Case, CuratorId, Id};
use crate::norm::NormContext;
use crate::norm::load::CapacityRule;
use crate::norm::slack::DayObstacle;

/// Weeks looked ahead.
pub const WEEKS: u32 = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BottleneckCause {
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
pub struct BottleneckWarning {
    /// The days, needs and families.
    pub part: BottleneckPart,
    pub cause: BottleneckCause,
    /// Changes that would help.
    pub remedies: Vec<Remedy>,
}

/// Bottlenecks of the next `weeks` weeks, the nearest first; without a `curator` those of all curators.
#[must_use]
pub fn ahead(
    ground: NormContext<'_>,
    cases: &[Case],
    curator: Option<CuratorId>,
    capacity: u32,
    weeks: u32,
) -> Vec<BottleneckWarning> {
    let asked = PlanRequest { capacity, ..PlanRequest::days(curator, ground.today, 7 * weeks.max(1)) };
    let plan = ProvenPlan::of(ground, cases, &asked);
    plan.parts
        .iter()
        .map(|part| BottleneckWarning {
            part: part.clone(),
            cause: plan.cause(ground, part),
            remedies: plan.remedies(ground, cases, &asked, part),
        })
        .collect()
}

impl ProvenPlan {
    #[must_use]
    pub fn cause(&self, ground: NormContext<'_>, part: &BottleneckPart) -> BottleneckCause {
        let off = |what| {
            part.slots.iter().copied().find(|s| {
                let weekday = self.demand.day(*s).weekday().number_from_monday() <= 5;
                weekday && self.demand.shifts[*s].because == CapacityRule::Off(what)
            })
        };
        let leave = off(DayObstacle::Leave).map(|s| self.demand.day(s)).and_then(|on| {
            let mut leaves = ground.staff.leaves.iter().filter(|l| ground.staff.deputy(l).is_none());
            leaves.find(|l| l.from <= on && on < l.until && ground.staff.concerns(l.curator, part.curator))
        });
        match (leave, off(DayObstacle::DayOff), part.narrow) {
            (Some(leave), ..) => BottleneckCause::Leave(leave.id),
            (_, Some(_), _) => BottleneckCause::Holidays,
            (_, _, BottleneckKind::Family | BottleneckKind::NoDay | BottleneckKind::NoDayOfLevel) => {
                BottleneckCause::Family
            }
            _ => BottleneckCause::Load,
        }
    }
}
