//! The days that rows leave spare, and the rows without them.

use chrono::NaiveDate;

use super::{LedgerRow, rows_of};
use crate::domain::Case;
use crate::norm::span::{NormSpan, spans};
use crate::norm::{NormContext, load, slack};

/// The rows of [`super::rows`] without their slack: a plan asks for the days that are left itself, and more exactly.
#[must_use]
pub fn rows_without_slack(
    ground: NormContext<'_>,
    case: &Case,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<LedgerRow> {
    rows_of(ground, case, &spans(case, ground.rules), from, to)
}

impl LedgerRow {
    /// Counts the days that could serve a visit of the row.
    pub(super) fn count_slack(&mut self, ground: NormContext<'_>, case: &Case, spans: &[NormSpan]) {
        let (from, to) = (self.from, self.to);
        let is_of_row = |s: &&NormSpan| s.frequency.per == self.unit && s.within(self.first, to).is_some();
        let touching: Vec<&NormSpan> = spans.iter().filter(is_of_row).collect();
        let less_owed = |days: usize| i64::try_from(days).unwrap_or(i64::MAX) - i64::from(self.owed);
        let slack = less_owed(slack::free_days(ground, case, &touching, from, to).count());
        // Without a record of the curator's week her own days are those of the norm.
        let slack_own = match ground.staff.capacities.is_empty() {
            true => slack,
            false => less_owed(load::own_days(ground, case, &touching, from, to).count()),
        };
        (self.slack, self.slack_own) = (Some(slack), Some(slack_own));
    }
}
