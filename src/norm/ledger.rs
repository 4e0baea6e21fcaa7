//! The ledger: for each family, unit and period visits required, visits done, and the state.
//!
//! The exact semantics, with the program's own rules named as such, are in the README under «Норма посещений».

mod known;
mod period;
mod spare;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::known::{judged, known_since, shown, shown_rows};
use self::period::{PeriodDemand, PeriodVisits};
pub use self::spare::rows_without_slack;
use super::NormContext;
use super::span::{NormSpan, spans};
use crate::domain::{Case, Id, Level, Unit, day};

/// Working days of a week: with so many spare days a visit is not threatened.
pub const SPARE: i64 = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Nothing is required.
    None,
    /// All is done.
    Met,
    /// Something is owed and the period is not over.
    Open,
    /// Something is owed and the period is over.
    Short,
}

/// The part of a span in a row's period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanShare {
    /// The level record behind it.
    pub record: Id,
    pub level: Level,
    /// First day in the period.
    pub from: NaiveDate,
    /// First day after, at most the day after the period.
    pub until: NaiveDate,
    /// Calendar days.
    pub days: u32,
    /// Of them excused by an absence of the household.
    pub excused: u32,
    /// Visits a period.
    pub n: u32,
    /// Where that comes from.
    pub source: crate::regulation::RuleSource,
}

/// A rule of the program's own, in no document, that makes a row ask or count less than the bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnRule {
    /// The level held in a part of the period.
    PartPeriod,
    /// The household was away.
    Absence,
    /// There were fewer Monday-to-Friday days.
    Weekdays,
    /// Of several visits of one day one counts.
    OneADay,
    /// Visits are known of a part of the period.
    PartKnown,
}

impl OwnRule {
    /// Its name on the command line and in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            OwnRule::PartPeriod => "part_period",
            OwnRule::Absence => "absence",
            OwnRule::Weekdays => "weekdays",
            OwnRule::OneADay => "one_a_day",
            OwnRule::PartKnown => "part_known",
        }
    }
}

/// A row of the ledger: one family, one unit, one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Week or month.
    pub unit: Unit,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// The first day it asks about: that of the period, or the one since which visits are known.
    pub first: NaiveDate,
    /// Level of the last span.
    pub level: Level,
    /// Visits required.
    pub required: u32,
    /// Visits that would be required without excuses.
    pub required_unexcused: u32,
    /// The bare number of the document, the order or the decision for a whole period, without the program's own rules.
    pub bare: u32,
    /// Days with a held visit in the period.
    pub done: u32,
    /// Held visits of the period, several of one day too.
    pub held: u32,
    /// Still owed.
    pub owed: u32,
    /// Visits that the days ask for since which visits of the family are known.
    pub known: u32,
    /// Visits that failed in the period.
    pub failed: u32,
    /// Excused days of the spans.
    pub excused_days: u32,
    /// Its state against the norm.
    pub state: RowState,
    /// Days that could serve a visit, less what is owed; only of an open row. Negative: impossible now.
    pub slack: Option<i64>,
    /// The same computed with the days on which the curator herself makes visits: a weekday her working week leaves out
    /// is none, a Saturday it names is one.
    pub slack_own: Option<i64>,
    /// Days since the last held visit of this accompaniment, else since its first level; `None` before it.
    pub days_since_visit: Option<i64>,
    /// Whether this accompaniment has seen a held visit.
    pub visited: bool,
    /// Σ n × days that are not excused; over `period_days` it is the exact requirement.
    pub sum: u64,
    pub period_days: u32,
    /// Monday-to-Friday days of the spans that are not excused: the most that can be required.
    pub weekdays: u32,
    /// The level spans of the period, in order.
    pub shares: Vec<SpanShare>,
}

/// The rows of `case` whose period overlaps `[from, to]`, both included, by period and unit.
#[must_use]
pub fn rows(ground: NormContext<'_>, case: &Case, from: NaiveDate, to: NaiveDate) -> Vec<LedgerRow> {
    let spans = spans(case, ground.rules);
    let mut rows = rows_of(ground, case, &spans, from, to);
    for row in rows.iter_mut().filter(|row| row.state == RowState::Open) {
        row.count_slack(ground, case, &spans);
    }
    rows
}

fn rows_of(
    ground: NormContext<'_>,
    case: &Case,
    spans: &[NormSpan],
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<LedgerRow> {
    let mut rows = Vec::new();
    for unit in [Unit::Week, Unit::Month] {
        let of_unit: Vec<&NormSpan> = spans.iter().filter(|s| s.frequency.per == unit).collect();
        let Some(first) = of_unit.iter().map(|s| s.from).min() else { continue };
        // Periods before the first span or after the last are empty: they are not walked through.
        let last = of_unit.iter().map(|s| s.until.unwrap_or(NaiveDate::MAX)).max().unwrap_or(NaiveDate::MAX);
        let mut period = day::period(unit, from.max(first.min(to)));
        while period.0 <= to && period.0 < last {
            rows.extend(row(ground, case, &of_unit, (unit, period), period.0));
            period = day::period(unit, day::day_after(period.1));
        }
    }
    rows.sort_by_key(|r| (r.from, r.unit));
    rows
}

/// The rows that a period answers for: those that ask for visits and end in it by the day asked, as they are judged. A week
/// that reaches into the next period is counted there, one that is not over in no number yet. Those of another district are
/// its own: the ones of which it accompanied the family on more days than this one.
#[must_use]
pub fn ended(ground: NormContext<'_>, case: &Case, from: NaiveDate, to: NaiveDate) -> Vec<LedgerRow> {
    over(ground, case, from, to).filter_map(|row| judged(ground, case, row)).collect()
}

/// Those among them that cannot be judged, because it is not known whether anybody came.
#[must_use]
pub fn unknown(ground: NormContext<'_>, case: &Case, from: NaiveDate, to: NaiveDate) -> Vec<LedgerRow> {
    over(ground, case, from, to).filter(|row| judged(ground, case, row.clone()).is_none()).collect()
}

fn over(
    ground: NormContext<'_>,
    case: &Case,
    from: NaiveDate,
    to: NaiveDate,
) -> impl Iterator<Item = LedgerRow> {
    let to = to.min(ground.today);
    let is_over = move |r: &LedgerRow| from <= r.to && r.to <= to && r.required > 0;
    rows(ground, case, from, to).into_iter().filter(move |r| is_over(r) && !is_elsewhere(case, r))
}

/// Whether the row is another district's: it accompanied the family on more of its days than this one.
#[must_use]
pub fn is_elsewhere(case: &Case, row: &LedgerRow) -> bool {
    if case.elsewhere.is_empty() {
        return false;
    }
    let days = row.shares.iter().flat_map(|share| day::days(share.from, share.until));
    let (elsewhere, here): (Vec<_>, Vec<_>) = days.partition(|on| case.is_elsewhere(*on));
    here.len() < elsewhere.len()
}

/// The row of one period without its slack, if a span touches it; it asks for what the days from `first` on do.
fn row(
    ground: NormContext<'_>,
    case: &Case,
    spans: &[&NormSpan],
    (unit, (from, to)): (Unit, (NaiveDate, NaiveDate)),
    first: NaiveDate,
) -> Option<LedgerRow> {
    let touching: Vec<&NormSpan> = spans.iter().copied().filter(|s| s.within(first, to).is_some()).collect();
    let last = *touching.last()?;
    let demand = PeriodDemand::of(case, &touching, first, to);
    let period_days = u32::try_from((to - from).num_days() + 1).unwrap_or(0);
    let required = demand.required(period_days);
    let known = match known::since(ground, case).filter(|since| first < *since) {
        Some(since) => PeriodDemand::of(case, &touching, since, to).required(period_days),
        None => required,
    };
    let unexcused = round_half_up(demand.sum_unexcused, period_days).min(demand.weekdays_unexcused);
    let visits = PeriodVisits::of(case, from, to);
    let owed = required.saturating_sub(visits.days);
    let state = match () {
        () if required == 0 => RowState::None,
        () if owed == 0 => RowState::Met,
        () if ground.today <= to => RowState::Open,
        () => RowState::Short,
    };
    let (visited, days_since_visit) = since_visit(ground.today, case, last);
    Some(LedgerRow {
        unit,
        from,
        to,
        first,
        level: last.level,
        required,
        required_unexcused: unexcused,
        bare: touching.iter().map(|s| s.frequency.times).max().unwrap_or(0),
        done: visits.days,
        held: visits.held,
        owed,
        known,
        failed: visits.failed,
        excused_days: demand.excused_days,
        state,
        slack: None,
        slack_own: None,
        days_since_visit,
        visited,
        sum: demand.sum,
        period_days,
        weekdays: demand.weekdays,
        shares: demand.shares,
    })
}

/// Round half up of `sum` ÷ `days`, exactly.
fn round_half_up(sum: u64, days: u32) -> u32 {
    let days = u64::from(days.max(1));
    u32::try_from((2 * sum + days) / (2 * days)).unwrap_or(u32::MAX)
}

/// Days since the last held visit of the accompaniment that `span` belongs to, and whether there was one.
#[must_use]
pub fn since_visit(today: NaiveDate, case: &Case, span: &NormSpan) -> (bool, Option<i64>) {
    if today < span.began {
        return (false, None);
    }
    let last = case
        .contacts
        .iter()
        .filter(|c| c.is_held_visit())
        .map(|c| c.on)
        .filter(|on| *on >= span.began && *on <= today && span.closed.is_none_or(|closed| *on < closed))
        .max();
    (last.is_some(), Some((today - last.unwrap_or(span.began)).num_days()))
}

impl LedgerRow {
    /// The exact requirement as a fraction: «11/7».
    #[must_use]
    pub fn fraction(&self) -> String {
        format!("{}/{}", self.sum, self.period_days)
    }

    /// By which rules of the program's own the row asks or counts less than the bare number of the document; nothing
    /// where that number was reached all the same.
    #[must_use]
    pub fn own_rules(&self) -> Vec<OwnRule> {
        let mut rules = Vec::new();
        if self.done >= self.bare {
            return rules;
        }
        if self.required < self.bare {
            let days: i64 = self.shares.iter().map(|s| i64::from(s.days)).sum();
            let of_last = self.shares.last().map_or(0, |s| s.n);
            if self.from < self.first {
                rules.push(OwnRule::PartKnown);
            }
            if days <= (self.to - self.first).num_days() || self.shares.iter().any(|s| s.n != of_last) {
                rules.push(OwnRule::PartPeriod);
            }
            if self.required < self.required_unexcused {
                rules.push(OwnRule::Absence);
            }
            if u64::from(self.weekdays) < u64::from(round_half_up(self.sum, self.period_days)) {
                rules.push(OwnRule::Weekdays);
            }
        }
        if self.held > self.done {
            rules.push(OwnRule::OneADay);
        }
        rules
    }

    /// Whether its number is that of another document, because the district's own names none.
    #[must_use]
    pub fn is_borrowed(&self) -> bool {
        matches!(self.shares.last().map(|s| &s.source), Some(crate::regulation::RuleSource::Borrowed { .. }))
    }

    /// Whether the period holds `day`.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether fewer days are spare than a working week has, by the norm or by the curator's own days: a rule of the
    /// program. With more the visits are only owed, and so are those that the days ask for of which no visit is known.
    #[must_use]
    pub fn is_threatened(&self) -> bool {
        self.known_slack().into_iter().chain(self.known_slack_own()).any(|spare| spare < SPARE)
    }

    /// The order of «Под угрозой»: slack, acuteness, days since a visit (never visited first), then the title.
    #[must_use]
    pub fn urgency(&self) -> impl Ord + use<> {
        (
            self.slack.unwrap_or(i64::MAX),
            std::cmp::Reverse(self.level),
            self.visited,
            std::cmp::Reverse(self.days_since_visit),
        )
    }
}
