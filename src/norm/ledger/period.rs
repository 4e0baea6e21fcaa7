//! A period of the ledger: what its spans demand, and the visits that were made in it.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{SpanShare, round_half_up};
use crate::domain::{Case, day};
use crate::norm::span::NormSpan;

/// What the spans of a period demand of it.
#[derive(Default)]
pub(super) struct PeriodDemand {
    pub(super) shares: Vec<SpanShare>,
    /// Σ n × days that are not excused.
    pub(super) sum: u64,
    /// Σ n × days.
    pub(super) sum_unexcused: u64,
    /// Monday-to-Friday days that are not excused.
    pub(super) weekdays: u32,
    /// Monday-to-Friday days.
    pub(super) weekdays_unexcused: u32,
    pub(super) excused_days: u32,
}

impl PeriodDemand {
    /// Of the days `[from, to]`, both included.
    pub(super) fn of(case: &Case, spans: &[&NormSpan], from: NaiveDate, to: NaiveDate) -> PeriodDemand {
        let mut all = PeriodDemand::default();
        for span in spans {
            let Some((start, end)) = span.within(from, to) else { continue };
            let (mut days, mut excused) = (0u32, 0u32);
            for day in day::days(start, end) {
                let off = case.is_excused(day);
                let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
                days += 1;
                excused += u32::from(off);
                all.weekdays += u32::from(weekday && !off);
                all.weekdays_unexcused += u32::from(weekday);
            }
            let n = span.frequency.times;
            all.sum += u64::from(n) * u64::from(days - excused);
            all.sum_unexcused += u64::from(n) * u64::from(days);
            all.excused_days += excused;
            all.shares.push(SpanShare {
                record: span.record,
                level: span.level,
                from: start,
                until: end,
                days,
                excused,
                n,
                source: span.source.clone(),
            });
        }
        all
    }

    /// The visits required of a period of so many days.
    pub(super) fn required(&self, period_days: u32) -> u32 {
        round_half_up(self.sum, period_days).min(self.weekdays)
    }
}

pub(super) struct PeriodVisits {
    /// Days with a held visit.
    pub(super) days: u32,
    /// Held visits, several of one day too.
    pub(super) held: u32,
    /// Visits that failed.
    pub(super) failed: u32,
}

impl PeriodVisits {
    /// Of the days `[from, to]`, both included.
    pub(super) fn of(case: &Case, from: NaiveDate, to: NaiveDate) -> PeriodVisits {
        let visits = case.contacts.iter().filter(|c| from <= c.on && c.on <= to && c.kind.is_visit());
        let failed = visits.clone().filter(|c| !c.is_held_visit()).count();
        let mut days: Vec<NaiveDate> = visits.filter(|c| c.is_held_visit()).map(|c| c.on).collect();
        let held = days.len();
        days.sort_unstable();
        days.dedup();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        PeriodVisits { days: count(days.len()), held: count(held), failed: count(failed) }
    }
}
