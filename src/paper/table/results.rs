//! The results of a period by family: levels, visits against the norm, activities, decisions.

use super::{SharedTitles, counted, curator_of, divided, is_asked, total};
use crate::domain::Case;
use crate::domain::contact::ContactOutcome;
use crate::domain::day::day_before;
use crate::domain::programme::ActivityState;
use crate::norm::ledger;
use crate::norm::span::{at, spans};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::Words;
use crate::wording::sitting;

/// The table, with a sum of what can be added.
#[must_use]
pub fn results(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let (mut grid, asked) = counted(words, stock, asked, words.say("table-results"));
    let head = |key, kind, width| GridColumn::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        head("n", ColumnKind::Number, 4),
        head("family", ColumnKind::Text, 24),
        head("curator", ColumnKind::Text, 14),
        head("level_first", ColumnKind::Text, 14),
        head("level_last", ColumnKind::Text, 14),
        head("required", ColumnKind::Number, 9),
        head("counted", ColumnKind::Number, 9),
        head("share", ColumnKind::Percent, 9),
        head("failed", ColumnKind::Number, 9),
        head("activities_done", ColumnKind::Number, 10),
        head("activities_open", ColumnKind::Number, 10),
        head("decisions", ColumnKind::Text, 30),
        head("closed", ColumnKind::Date, 10),
    ];
    let mut cases: Vec<&Case> = stock.accompanied(asked).collect();
    cases.sort_by(|a, b| a.family.title.cmp(&b.family.title));
    let shared = SharedTitles::of(stock);
    let mut sums = ResultSums::default();
    grid.rows = cases
        .iter()
        .zip(1..)
        .map(|(case, n)| family(words, stock, (asked, &shared), (case, n), &mut sums))
        .collect();
    let mut cells = vec![GridCell::Empty; grid.columns.len()];
    cells[1] = GridCell::text(words.say("table-total"));
    for (i, n) in [(5, sums.required), (6, sums.done), (8, sums.failed), (9, sums.finished), (10, sums.open)]
    {
        cells[i] = GridCell::Number(n);
    }
    // Of families whose visits are all unknown zero would be an answer, in the sum as in a row.
    if sums.unknown > 0 && sums.required == 0 {
        cells[5..7].fill(GridCell::text(words.say("report-no-data-brief")));
    }
    cells[7] = GridCell::share(sums.done, sums.required);
    let families = cases.iter().map(|c| c.family.id).collect();
    grid.rows.extend(total(stock, asked, cells, families));
    grid.notes = vec![words.say("table-results-note")];
    grid.notes.extend((sums.unknown > 0).then(|| words.count("report-visits-unknown", sums.unknown)));
    grid.notes.extend(divided(words, stock, asked));
    grid
}

#[derive(Default)]
struct ResultSums {
    required: i64,
    done: i64,
    failed: i64,
    finished: i64,
    open: i64,
    /// Families of which it is not known for some of the days whether they were visited.
    unknown: usize,
}

fn family(
    words: &Words,
    stock: &DistrictData,
    (asked, shared): (PaperRequest, &SharedTitles<'_>),
    (case, n): (&Case, i64),
    sums: &mut ResultSums,
) -> GridRow {
    let (first, last) = asked.days;
    let is_answered = |on| is_asked(asked, on) && stock.answers(asked, case, on);
    let all = spans(case, &stock.rules);
    let own = |day| at(&all, day).filter(|_| !case.is_elsewhere(day));
    let level = |day| own(day).map(|s| stock.rules.level_name(s.level)).unwrap_or_default();
    let (mut required, mut done) = (0, 0);
    let rows = ledger::ended(stock.ground(), case, first, last);
    let is_unknown =
        ledger::unknown(stock.ground(), case, first, last).iter().any(|r| stock.answers_for(asked, case, r));
    sums.unknown += usize::from(is_unknown);
    for row in rows.iter().filter(|r| stock.answers_for(asked, case, r)) {
        required += i64::from(row.required);
        done += i64::from(row.done.min(row.required));
    }
    let of_days = case.contacts.iter().filter(|c| c.kind.is_visit() && is_answered(c.on));
    let failed = of_days.filter(|c| c.outcome != ContactOutcome::Held).count();
    let finished = case
        .activities
        .iter()
        .filter(|a| a.state == ActivityState::Done && a.done_on.is_some_and(is_answered))
        .count();
    let then = (*case).clone().as_of(last);
    let open = then.current_activities().filter(|a| a.state.is_open() && is_answered(last)).count();
    let decisions = case.decisions.iter().filter(|d| is_answered(d.on)).map(|d| sitting::decision(words, d));
    let closing = case
        .closings
        .iter()
        .rev()
        .find(|c| is_asked(asked, c.on) && stock.answers(asked, case, day_before(c.on)));
    // Where nothing but unknown weeks and months asked for visits, zero would be an answer.
    let no_data = (is_unknown && required == 0).then(|| GridCell::text(words.say("report-no-data-brief")));
    let number = |n| no_data.clone().unwrap_or(GridCell::Number(n));
    let share = no_data.clone().unwrap_or_else(|| GridCell::share(done, required));
    let cells = vec![
        GridCell::Number(n),
        GridCell::text(shared.titled(words, case)),
        GridCell::from(curator_of(stock, asked, case).as_deref()),
        GridCell::text(level(first)),
        GridCell::text(level(last)),
        number(required),
        number(done),
        share,
        GridCell::count(failed),
        GridCell::count(finished),
        GridCell::count(open),
        GridCell::text(decisions.collect::<Vec<_>>().join("\n")),
        GridCell::from(closing.map(|c| c.on)),
    ];
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    sums.required += required;
    sums.done += done;
    sums.failed += count(failed);
    sums.finished += count(finished);
    sums.open += count(open);
    GridRow::line(cells, vec![case.family.id])
}
