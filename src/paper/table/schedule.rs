//! The schedule of visits (график посещений): a family a row, a day a column.

use chrono::NaiveDate;

use super::{SharedTitles, begun, is_asked};
use crate::domain::{Case, UserError, day};
use crate::norm::slack::{self, DayObstacle};
use crate::norm::{ledger, register};
use crate::plan::visit::VisitOrigin;
use crate::plan::{Plan, PlanRequest};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::Words;

/// Keys of the columns of days: a month has no more.
const DAYS: [&str; 31] = [
    "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12", "d13", "d14", "d15", "d16",
    "d17", "d18", "d19", "d20", "d21", "d22", "d23", "d24", "d25", "d26", "d27", "d28", "d29", "d30", "d31",
];

/// The mark of a family on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ScheduleMark {
    Held,
    Failed,
    Appointed,
    /// A visit was appointed for a day that is over, and there is no record of it.
    Unmarked,
    /// A day the planner proposes.
    Proposed,
    /// The whole family is away.
    Absent,
    DayOff,
}

impl ScheduleMark {
    fn code(self) -> &'static str {
        match self {
            ScheduleMark::Held => "held",
            ScheduleMark::Failed => "failed",
            ScheduleMark::Appointed => "appointed",
            ScheduleMark::Unmarked => "unmarked",
            ScheduleMark::Proposed => "proposed",
            ScheduleMark::Absent => "absent",
            ScheduleMark::DayOff => "day_off",
        }
    }

    fn is_visit(self) -> bool {
        matches!(self, ScheduleMark::Held | ScheduleMark::Appointed | ScheduleMark::Proposed)
    }
}

/// The schedule of the days: visits marked, appointed, and those the planner proposes for today and later.
///
/// # Errors
/// If the days are more than a month has.
pub fn schedule(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Result<Grid, UserError> {
    let (from, to) = asked.days;
    let days: Vec<NaiveDate> = day::days(from, day::day_after(to)).take(DAYS.len() + 1).collect();
    if days.len() > DAYS.len() {
        return Err(UserError::usage("paper-schedule-days").with("most", DAYS.len()));
    }
    let mut grid = begun(words, stock, asked, words.say("table-schedule"));
    let head = |key, kind, width| GridColumn::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![head("n", ColumnKind::Number, 4), head("family", ColumnKind::Text, 22)];
    let of_days = days.iter().zip(DAYS);
    grid.columns.extend(
        of_days.map(|(day, key)| GridColumn::new(key, words.weekday_number(*day), ColumnKind::Text, 4)),
    );
    grid.columns.extend([head("required", ColumnKind::Number, 6), head("visits", ColumnKind::Number, 6)]);
    let plan = plan(stock, asked);
    let shared = SharedTitles::of(stock);
    let mut families: Vec<(usize, &Case)> = Vec::new();
    for case in stock.accompanied(asked) {
        families.extend(stock.cases.iter().position(|c| c.family.id == case.family.id).map(|i| (i, case)));
    }
    families.sort_by(|(_, a), (_, b)| a.family.title.cmp(&b.family.title));
    let row = |((place, case), n): (&(usize, &Case), i64)| {
        let proposed = |on| {
            let visits = plan.iter().flat_map(|p| &p.visits);
            visits.filter(|v| v.case == *place && v.origin == VisitOrigin::Proposed).any(|v| v.on == on)
        };
        let of_day = |on: &NaiveDate| {
            let is_answered = stock.answers(asked, case, *on);
            is_answered.then(|| mark(stock, case, *on, &proposed)).flatten()
        };
        let marks: Vec<Option<ScheduleMark>> = days.iter().map(of_day).collect();
        let rows = ledger::rows(stock.ground(), case, from, to).into_iter();
        let rows: Vec<_> = rows.filter_map(|row| ledger::judged(stock.ground(), case, row)).collect();
        let of_days = rows.iter().filter(|r| is_asked(asked, r.to) && stock.answers_for(asked, case, r));
        let required = of_days.map(|r| i64::from(r.required)).sum();
        let visits = marks.iter().flatten().filter(|m| m.is_visit()).count();
        let mut cells = vec![GridCell::Number(n), GridCell::text(shared.titled(words, case))];
        let said =
            |m: &Option<ScheduleMark>| m.map(|m| words.pick("schedule-mark", m.code())).unwrap_or_default();
        cells.extend(marks.iter().map(|m| GridCell::text(said(m))));
        cells.extend([GridCell::Number(required), GridCell::count(visits)]);
        GridRow::line(cells, vec![case.family.id])
    };
    grid.rows = families.iter().zip(1..).map(row).collect();
    grid.notes = vec![words.say("table-schedule-note")];
    Ok(grid)
}

/// The plan of the days that are not over.
fn plan(stock: &DistrictData, asked: PaperRequest) -> Option<Plan> {
    let last = Some(asked.days.1).filter(|last| stock.today <= *last)?;
    Some(Plan::of(stock.ground(), &stock.cases, &PlanRequest::until(asked.curator, stock.today, last)))
}

/// A visit precedes an appointment, and both precede what hinders them.
fn mark(
    stock: &DistrictData,
    case: &Case,
    on: NaiveDate,
    proposed: &impl Fn(NaiveDate) -> bool,
) -> Option<ScheduleMark> {
    let visits: Vec<_> = case.contacts.iter().filter(|c| c.on == on && c.kind.is_visit()).collect();
    let is_away = || case.absences.iter().any(|a| a.member.is_none() && a.from <= on && on < a.until);
    if visits.iter().any(|c| c.is_held_visit()) {
        Some(ScheduleMark::Held)
    } else if !visits.is_empty() {
        Some(ScheduleMark::Failed)
    } else if case.appointments.iter().any(|a| a.on == on) && is_to_be_visited(stock, case, on) {
        Some(if on < stock.today { ScheduleMark::Unmarked } else { ScheduleMark::Appointed })
    } else if proposed(on) {
        Some(ScheduleMark::Proposed)
    } else if is_away() {
        Some(ScheduleMark::Absent)
    } else {
        let works = slack::works(stock.ground(), stock.staff.curator_of(case, on), on);
        (works == Err(DayObstacle::DayOff)).then_some(ScheduleMark::DayOff)
    }
}

/// Whether a visit appointed for a day is to be made: not that of a family which is closed by then and is not accompanied
/// after it.
fn is_to_be_visited(stock: &DistrictData, case: &Case, on: NaiveDate) -> bool {
    let ended = case.closings.iter().rev().find(|c| c.on <= on);
    register::on(case, &stock.rules, on).is_some()
        || ended.is_none_or(|c| c.after_until.is_some_and(|until| on < until))
}
