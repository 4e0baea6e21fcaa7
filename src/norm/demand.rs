//! What a week demands of a curator, against what her days can take.

use super::load::capacity;
use super::{NormContext, ledger};
use crate::domain::{Case, CuratorId, Unit, day};

/// What a week demands of a curator: visits required and still owed in the week that holds the day asked,
/// month rows counted with what they still owe, and the visits her working days can take. Of several curators: of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekDemand {
    /// Visits still owed by the week rows.
    pub week: u32,
    /// Visits still owed by the month rows.
    pub month: u32,
    /// Visits held this week.
    pub held: u32,
    /// Visits held today: they take its room.
    pub held_today: u32,
    /// Visits that fit into the days left of the week, beside those held today.
    pub possible: u32,
}

/// What the week of the day asked demands.
#[must_use]
pub fn demand<'a>(
    ground: NormContext<'_>,
    cases: impl Iterator<Item = &'a Case>,
    curators: &[Option<CuratorId>],
    per_day: u32,
) -> WeekDemand {
    let (from, to) = day::period(Unit::Week, ground.today);
    let mut demand = WeekDemand { week: 0, month: 0, held: 0, held_today: 0, possible: 0 };
    for case in cases {
        for row in ledger::rows(ground, case, ground.today, ground.today) {
            match row.unit {
                Unit::Week => demand.week += row.owed,
                Unit::Month => demand.month += row.owed,
            }
        }
        let mut held: Vec<_> = case
            .contacts
            .iter()
            .filter(|c| c.is_held_visit() && from <= c.on && c.on <= to)
            .map(|c| c.on)
            .collect();
        held.dedup();
        demand.held += u32::try_from(held.len()).unwrap_or(0);
        demand.held_today += u32::from(held.contains(&ground.today));
    }
    let of_day = |d| curators.iter().map(move |c| capacity(ground, *c, d, per_day)).sum::<u32>();
    let later: u32 = day::days(day::day_after(ground.today), day::day_after(to)).map(of_day).sum();
    demand.possible = of_day(ground.today).saturating_sub(demand.held_today) + later;
    demand
}
