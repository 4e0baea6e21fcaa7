//! The week as a table: a line for each family, a cell for each day, computed when something changes and not when drawn.

use std::array;
use std::cmp::Reverse;

use chrono::{NaiveDate, NaiveTime};

use super::super::Model;
use super::day::{self as head, DayMark, DayTally};
use super::source::is_over;
use crate::domain::{Case, FamilyId, Id, Level, Unit, day};
use crate::norm::obstacle::{self, VisitObstacle};
use crate::norm::span::{self, NormSpan, spans};
use crate::norm::{LedgerRow, RowState, ledger, load};
use crate::plan::{AppointmentFault, Plan};

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitResult {
    Held,
    /// Nobody home, refused, postponed.
    Failed,
}

/// Why a day is no day for this family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayExclusion {
    /// Before the accompaniment or after it.
    Outside,
    /// The household is away.
    Away,
    /// The family asked not to come.
    Asked,
}

/// One day of one family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekCell {
    /// The first appointment of the day.
    pub appointment: Option<Id>,
    /// What came of the day.
    pub fact: Option<VisitResult>,
    /// The hour of the visit or of the appointment.
    pub time: Option<NaiveTime>,
    /// Why it is no day for a visit.
    pub bar: Option<DayExclusion>,
    /// Whether a visit on it would serve a norm that is still owed.
    pub free: bool,
    /// An appointment that nothing came of, or that cannot be kept.
    pub doubtful: bool,
    /// What the plan finds wrong with it.
    pub trouble: Option<AppointmentFault>,
    /// The visit that the plan proposes, by its index in the plan.
    pub proposed: Option<usize>,
}

/// A family in the week.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekLine {
    /// Which.
    pub family: FamilyId,
    /// Its short title.
    pub name: String,
    /// Its level in the week.
    pub level: Option<Level>,
    /// Monday to Sunday.
    pub cells: [WeekCell; 7],
    /// The rows of the ledger that touch the week.
    pub rows: Vec<LedgerRow>,
}

/// A day above and below the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekHead {
    pub day: NaiveDate,
    /// What it is.
    pub mark: DayMark,
    /// What it holds.
    pub tally: DayTally,
    /// How many visits fit into it.
    pub capacity: u32,
}

pub struct CalendarWeek {
    /// Its Monday.
    pub from: NaiveDate,
    /// Its days.
    pub heads: [WeekHead; 7],
    /// Its families, most acute first, then by slack, then by title.
    pub lines: Vec<WeekLine>,
    /// Visits held.
    pub held: u32,
    /// Visits that the week rows still owe.
    pub owed: u32,
    /// Visits that the month rows still owe, by the day: a week between two months has two answers.
    pub owed_of_month: [u32; 7],
    /// Visits proposed, by the day.
    pub proposed: [u32; 7],
}

impl CalendarWeek {
    /// The week of `cases` that begins on `monday`.
    #[must_use]
    pub fn of(model: &Model, cases: &[&Case], monday: NaiveDate) -> CalendarWeek {
        let tallies = head::tally(model, cases, monday);
        let heads = array::from_fn(|i| {
            let on = day::later(monday, i as u64);
            WeekHead {
                day: on,
                mark: DayMark::of(model, on),
                tally: tallies[i],
                capacity: head::capacity(model, on),
            }
        });
        let mut lines: Vec<WeekLine> = cases.iter().filter_map(|case| line(model, case, &heads)).collect();
        lines.sort_by_cached_key(|l| {
            let slack = l.rows.iter().filter_map(|r| r.slack).min();
            (Reverse(l.level), slack.is_none(), slack, l.name.to_lowercase())
        });
        let owed = |unit, on: NaiveDate| {
            let rows = lines.iter().flat_map(|l| &l.rows);
            rows.filter(|r| r.unit == unit && r.holds(on) && !r.is_unknown()).map(|r| r.owed).sum()
        };
        CalendarWeek {
            from: monday,
            held: tallies.iter().map(|t| t.held).sum(),
            owed: owed(Unit::Week, monday),
            owed_of_month: heads.map(|h| owed(Unit::Month, h.day)),
            heads,
            lines,
            proposed: [0; 7],
        }
    }

    /// Lays a plan over the week: what is wrong with its appointments and, if they are shown, the proposals.
    pub fn lay(&mut self, model: &Model, plan: &Plan, proposing: bool) {
        let monday = self.from;
        let at = |on: NaiveDate| usize::try_from((on - monday).num_days()).ok().filter(|i| *i < 7);
        let cells =
            |lines: &mut Vec<WeekLine>, case: usize, on: NaiveDate, change: &mut dyn FnMut(&mut WeekCell)| {
                let family = model.cases[case].family.id;
                let line = lines.iter_mut().find(|l| l.family == family);
                if let Some((line, i)) = line.zip(at(on)) {
                    change(&mut line.cells[i]);
                }
            };
        for clash in &plan.clashes {
            cells(&mut self.lines, clash.case, clash.on, &mut |cell| {
                // An overbooked day is marked under the day.
                cell.doubtful |= cell.fact.is_none()
                    && !matches!(clash.trouble, AppointmentFault::Full { .. } | AppointmentFault::Together);
                cell.trouble.get_or_insert(clash.trouble);
            });
        }
        let proposals = plan.visits.iter().enumerate().filter(|(_, v)| !v.is_fixed() && proposing);
        for (place, visit) in proposals {
            cells(&mut self.lines, visit.case, visit.on, &mut |cell| {
                cell.proposed = Some(place);
                cell.time = visit.time;
            });
            if let Some(i) = at(visit.on) {
                self.proposed[i] += 1;
            }
        }
    }

    /// The place of a day in the week.
    #[must_use]
    pub fn place(&self, on: NaiveDate) -> usize {
        usize::try_from((on - self.from).num_days()).unwrap_or(0).min(6)
    }

    /// Whether a day is worth a column where there is little room.
    #[must_use]
    pub fn is_busy(&self, i: usize, model: &Model) -> bool {
        let head = &self.heads[i];
        i < 5
            || self.proposed[i] > 0
            || !head.mark.is_off()
            || !head.tally.is_empty()
            || head.day == model.today
    }

    /// The rows of `line` that hold `on`: of a week between two months, only one month.
    pub fn rows_on<'a>(
        &self,
        line: &'a WeekLine,
        on: NaiveDate,
    ) -> impl Iterator<Item = &'a LedgerRow> + use<'a> {
        line.rows.iter().filter(move |r| r.holds(on))
    }
}

/// The day by which a week is looked at: today in its own week, else its beginning, of a week that is over its end.
#[must_use]
fn reference(model: &Model, monday: NaiveDate) -> NaiveDate {
    if is_over(model, monday) { day::later(monday, 6) } else { monday.max(model.today) }
}

/// The line of `case`; `None` if the week has nothing to do with it.
fn line(model: &Model, case: &Case, heads: &[WeekHead; 7]) -> Option<WeekLine> {
    let (monday, sunday) = (heads[0].day, heads[6].day);
    let rows = ledger::shown_rows(model.ground(), case, monday, sunday);
    let spans = spans(case, &model.rules);
    let holds = |on: NaiveDate| monday <= on && on <= sunday;
    let happens = case.appointments.iter().any(|a| holds(a.on))
        || case.contacts.iter().any(|c| c.kind.is_visit() && holds(c.on));
    // A month row may touch the week though its span does not.
    let touched = spans.iter().any(|s| s.within(monday, sunday).is_some());
    let waits = spans.is_empty() && !is_over(model, monday);
    if !touched && !happens && !waits {
        return None;
    }
    let seen = reference(model, monday);
    let level = span::at(&spans, seen).or_else(|| spans.iter().rfind(|s| s.within(monday, sunday).is_some()));
    Some(WeekLine {
        family: case.family.id,
        name: case.family.short.clone(),
        level: level.map(|s| s.level),
        cells: array::from_fn(|i| cell(model, case, &spans, &rows, &heads[i])),
        rows,
    })
}

fn cell(model: &Model, case: &Case, spans: &[NormSpan], rows: &[LedgerRow], head: &WeekHead) -> WeekCell {
    let on = head.day;
    let appointment = case.appointments.iter().find(|a| a.on == on);
    // A held visit speaks for the day, whatever failed before it.
    let visit =
        case.contacts.iter().filter(|c| c.on == on && c.kind.is_visit()).max_by_key(|c| c.is_held_visit());
    let fact = visit.map(|c| if c.is_held_visit() { VisitResult::Held } else { VisitResult::Failed });
    let bar = obstacle::of_family(case, spans, on, None).iter().find_map(|h| match h {
        VisitObstacle::Closed(_) | VisitObstacle::NotBegun(_) => Some(DayExclusion::Outside),
        VisitObstacle::Away { .. } => Some(DayExclusion::Away),
        VisitObstacle::Asked(_) if on >= model.today => Some(DayExclusion::Asked),
        _ => None,
    });
    let serves = |row: &&LedgerRow| row.state == RowState::Open && row.holds(on);
    let free = rows.iter().filter(serves).any(|row| {
        let of_unit: Vec<&NormSpan> = spans.iter().filter(|s| s.frequency.per == row.unit).collect();
        load::is_own_day(model.ground(), case, &of_unit, on)
    });
    let missed = on < model.today || bar.is_some() || head.mark.is_off();
    WeekCell {
        appointment: appointment.map(|a| a.id),
        fact,
        time: visit.and_then(|c| c.time).or_else(|| appointment.and_then(|a| a.time)),
        bar,
        free,
        doubtful: appointment.is_some() && fact.is_none() && missed,
        trouble: None,
        proposed: None,
    }
}
