//! Rows of a family whose earlier visits are not known: what lies before the first day of which they are is no debt.

use chrono::NaiveDate;

use super::{LedgerRow, RowState, row, rows};
use crate::domain::Case;
use crate::norm::NormContext;
use crate::norm::span::{NormSpan, spans};

/// The first day of which visits are known. What is asked of an earlier day is asked as on it.
pub(super) fn since(ground: NormContext<'_>, case: &Case) -> Option<NaiveDate> {
    case.visits_since.map(|since| since.min(ground.today))
}

/// The row as it is judged. One that ended short asks for what its days do since visits are known, as if the accompaniment
/// had begun with the first of them; `None`: of none of its days it is known whether anybody came.
#[must_use]
pub fn judged(ground: NormContext<'_>, case: &Case, judged: LedgerRow) -> Option<LedgerRow> {
    let since = since(ground, case).filter(|since| judged.from < *since);
    let Some(since) = since.filter(|_| judged.state == RowState::Short) else { return Some(judged) };
    let spans = spans(case, ground.rules);
    let of_unit: Vec<&NormSpan> = spans.iter().filter(|s| s.frequency.per == judged.unit).collect();
    let period = (judged.unit, (judged.from, judged.to));
    row(ground, case, &of_unit, period, since).filter(|row| row.required > 0)
}

/// The row as it is shown: as it is judged, or as the norm has it where that cannot be said.
#[must_use]
pub fn shown(ground: NormContext<'_>, case: &Case, row: LedgerRow) -> LedgerRow {
    judged(ground, case, row.clone()).unwrap_or(row)
}

/// The rows of `case` whose period overlaps `[from, to]`, as [`rows`] gives them, each as it is shown.
#[must_use]
pub fn shown_rows(ground: NormContext<'_>, case: &Case, from: NaiveDate, to: NaiveDate) -> Vec<LedgerRow> {
    rows(ground, case, from, to).into_iter().map(|row| shown(ground, case, row)).collect()
}

/// The day since which visits are known, where a row began before it: of one that is not over, if that leaves less owed.
#[must_use]
pub fn known_since(ground: NormContext<'_>, case: &Case, row: &LedgerRow) -> Option<NaiveDate> {
    since(ground, case).filter(|since| row.from < *since && (row.to < ground.today || row.may_be_met()))
}

impl LedgerRow {
    /// Whether the row ended short, as far as visits are known.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.state == RowState::Short && self.done < self.known
    }

    /// Visits still owed by the days since which visits are known: what the row will be judged by. Every list and mark asks
    /// this, so that none calls impossible what another counts as made.
    #[must_use]
    pub fn known_owed(&self) -> u32 {
        self.known.saturating_sub(self.done)
    }

    /// Whether visits that it owes may have been made before they were recorded.
    #[must_use]
    pub fn may_be_met(&self) -> bool {
        self.known_owed() < self.owed
    }

    /// The slack of what is known to be owed; `None` where that is made.
    #[must_use]
    pub fn known_slack(&self) -> Option<i64> {
        self.less_known(self.slack)
    }

    /// The same in the curator's own days.
    #[must_use]
    pub fn known_slack_own(&self) -> Option<i64> {
        self.less_known(self.slack_own)
    }

    fn less_known(&self, slack: Option<i64>) -> Option<i64> {
        let known = self.known_owed();
        slack.filter(|_| known > 0).map(|slack| slack + i64::from(self.owed) - i64::from(known))
    }

    /// Whether what is known to be owed needs every day left, or more.
    #[must_use]
    pub fn has_no_slack(&self) -> bool {
        self.known_slack().is_some_and(|slack| slack <= 0)
    }

    /// Whether what is known to be owed needs more days than are left.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.known_slack().is_some_and(|slack| slack < 0)
    }

    /// Whether nothing can be said of a row that ended: it is short of visits that may have been made before they were
    /// recorded.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.state == RowState::Short && !self.is_short()
    }

    /// Its state in words of the messages.
    #[must_use]
    pub fn state_code(&self) -> &'static str {
        match self.state {
            _ if self.is_unknown() => "unknown",
            RowState::None => "none",
            RowState::Met => "met",
            RowState::Open => "open",
            RowState::Short => "short",
        }
    }
}
