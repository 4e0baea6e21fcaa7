//! Bottlenecks of the weeks ahead, found while records can still be changed.

use chrono::{Datelike, NaiveDate};

use super::bottleneck::{BottleneckKind, BottleneckPart};
use super::remedy::Remedy;
use super::{CAPACITY, PlanRequest, ProvenPlan};
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
        let off = |what| -> Vec<NaiveDate> {
            let is_off = |slot: &&usize| {
                let weekday = self.demand.day(**slot).weekday().number_from_monday() <= 5;
                weekday && self.demand.shifts[**slot].because == CapacityRule::Off(what)
            };
            part.slots.iter().filter(is_off).map(|slot| self.demand.day(*slot)).collect()
        };
        let (on_leave, days_off) = (off(DayObstacle::Leave), off(DayObstacle::DayOff));
        let leave = on_leave.first().and_then(|on| {
            let mut leaves = ground.staff.leaves.iter().filter(|l| ground.staff.deputy(l).is_none());
            leaves.find(|l| l.from <= *on && *on < l.until && ground.staff.concerns(l.curator, part.curator))
        });
        // Days off among many are no cause where the visits would not fit with them either.
        let days = u32::try_from(on_leave.len() + days_off.len()).unwrap_or(u32::MAX);
        let explain = days.saturating_mul(self.visits_a_day(part)) >= part.short();
        match (leave.filter(|_| explain), part.narrow) {
            (Some(leave), _) => BottleneckCause::Leave(leave.id),
            (None, _) if explain && !days_off.is_empty() => BottleneckCause::Holidays,
            (None, BottleneckKind::Family | BottleneckKind::NoDay | BottleneckKind::NoDayOfLevel) => {
                BottleneckCause::Family
            }
            (None, BottleneckKind::Days | BottleneckKind::Off(_)) => BottleneckCause::Load,
        }
    }

    /// How many visits of the part one more working day would take at most.
    fn visits_a_day(&self, part: &BottleneckPart) -> u32 {
        let most = self.demand.shifts.iter().map(|shift| shift.capacity).max().filter(|most| *most > 0);
        match part.narrow {
            BottleneckKind::Days | BottleneckKind::Off(_) => most.unwrap_or(CAPACITY),
            _ => u32::try_from(part.cases.len()).unwrap_or(u32::MAX),
        }
    }
}
