//! The standing of a family on a day (level, slack, term, last visit): what every list, title and card shows.

use chrono::NaiveDate;

use super::ledger::{self, LedgerRow};
use super::span::{self, NormSpan, spans};
use super::{NormContext, RowState, term};
use crate::domain::schedule::Appointment;
use crate::domain::{Case, Level, day};

/// A family on the day asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The level; `None` before the first and after the closing.
    pub level: Option<Level>,
    pub term: Option<term::TermEnd>,
    /// Rows whose period holds the day.
    pub rows: Vec<LedgerRow>,
    /// The least slack over the open ones of these rows.
    pub slack: Option<i64>,
    /// The same in the curator's own days.
    pub slack_own: Option<i64>,
    /// The least slack of what is known to be owed: that of the norm where all visits of its periods are known.
    pub known_slack: Option<i64>,
    /// The next appointment from the day on.
    pub next_visit: Option<NaiveDate>,
    /// Days since the last held visit, else since the first level.
    pub days_since_visit: Option<i64>,
    /// Rows of the period before, of each unit, that ended short, as they are judged; none of a family whose accompaniment is
    /// over.
    pub short: Vec<LedgerRow>,
    /// Open activities past their day.
    pub overdue_activities: usize,
}

impl Standing {
    /// Computes the standing of `case`.
    #[must_use]
    pub fn of(ground: NormContext<'_>, case: &Case) -> Standing {
        let today = ground.today;
        let all: Vec<NormSpan> = spans(case, ground.rules);
        let now = span::at(&all, today);
        let rows = ledger::rows(ground, case, today, today);
        let slack = rows.iter().filter_map(|r| r.slack).min();
        let slack_own = rows.iter().filter_map(|r| r.slack_own).min();
        let is_over = case.ended_on(today).is_some();
        let short = [crate::domain::Unit::Week, crate::domain::Unit::Month]
            .into_iter()
            .filter(|_| !is_over)
            .flat_map(|unit| {
                let last = day::day_before(day::period(unit, today).0);
                ledger::rows(ground, case, last, last).into_iter().filter(move |r| r.unit == unit)
            })
            .filter(|r| r.is_short() && !ledger::is_elsewhere(case, r))
            .filter_map(|r| ledger::judged(ground, case, r))
            .collect();
        Standing {
            level: now.map(|s| s.level),
            term: term::current(ground, case),
            slack,
            slack_own,
            known_slack: rows.iter().filter_map(LedgerRow::known_slack).min(),
            next_visit: case.next_appointment(today).map(|a| a.on),
            days_since_visit: now.and_then(|s| ledger::since_visit(today, case, s).1),
            overdue_activities: case.current_activities().filter(|a| a.is_overdue(today)).count(),
            rows,
            short,
        }
    }

    /// How many things are late on `today`: visits of the period before, activities, a term without a decision.
    #[must_use]
    pub fn late(&self, today: NaiveDate) -> usize {
        let over = self.term.as_ref().is_some_and(|t| t.is_over(today));
        self.short.len() + self.overdue_activities + usize::from(over)
    }

    /// The most urgent open row of the day.
    #[must_use]
    pub fn pressing(&self) -> Option<&LedgerRow> {
        self.rows.iter().filter(|r| r.state == RowState::Open).min_by_key(|r| r.urgency())
    }
}

/// The first appointment that serves a row, where all the visits it owes are appointed on days the household is at home;
/// `None`: the row waits for an appointment, or for nothing.
#[must_use]
pub fn awaited<'c>(case: &'c Case, row: &LedgerRow, today: NaiveDate) -> Option<&'c Appointment> {
    let coming: Vec<&Appointment> = serving(case, row, today).collect();
    coming.first().copied().filter(|_| row.owed > 0 && row.owed as usize <= coming.len())
}

/// The appointments from today on that serve a row: in its period, on days the household is at home.
pub fn serving<'c>(
    case: &'c Case,
    row: &LedgerRow,
    today: NaiveDate,
) -> impl Iterator<Item = &'c Appointment> {
    case.coming_visits(today).filter(|a| row.holds(a.on) && !case.is_excused(a.on))
}
