//! The results of a period by family: levels, visits against the norm, activities, decisions.

use super::{begun, curator_of, is_asked};
use crate::domain::Case;
use crate::domain::contact::Outcome;
use crate::domain::programme::ActivityState;
use crate::norm::ledger::{self, State};
use crate::norm::span::{at, spans};
use crate::report::grid::{Cell, Column, Grid, Kind, Role, Row};
use crate::report::stock::{Asked, Stock};
use crate::text::{Words, say};

/// The table, with a sum of what can be added.
#[must_use]
pub fn results(words: &Words, stock: &Stock, asked: Asked) -> Grid {
    let mut grid = begun(words, stock, asked, words.say("table-results"));
    let head = |key, kind, width| Column::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        head("n", Kind::Number, 4),
        head("family", Kind::Text, 24),
        head("curator", Kind::Text, 14),
        head("level_first", Kind::Text, 14),
        head("level_last", Kind::Text, 14),
        head("required", Kind::Number, 9),
        head("counted", Kind::Number, 9),
        head("share", Kind::Percent, 9),
        head("failed", Kind::Number, 9),
        head("activities_done", Kind::Number, 10),
        head("activities_open", Kind::Number, 10),
        head("decisions", Kind::Text, 30),
        head("closed", Kind::Date, 10),
    ];
    let mut cases: Vec<&Case> = stock.accompanied(asked).collect();
    cases.sort_by(|a, b| a.family.title.cmp(&b.family.title));
    let mut sums = Sums::default();
    grid.rows =
        cases.iter().zip(1..).map(|(case, n)| family(words, stock, asked, case, n, &mut sums)).collect();
    let mut cells = vec![Cell::Empty; grid.columns.len()];
    cells[1] = Cell::text(words.say("table-total"));
    for (i, n) in [(5, sums.required), (6, sums.done), (8, sums.failed), (9, sums.finished), (10, sums.open)]
    {
        cells[i] = Cell::Number(n);
    }
    cells[7] = Cell::share(sums.done, sums.required);
    let families = cases.iter().map(|c| c.family.id).collect();
    grid.rows.push(Row { role: Role::Total, cells, families });
    grid.notes = vec![words.say("table-results-note")];
    grid
}

#[derive(Default)]
struct Sums {
    required: i64,
    done: i64,
    failed: i64,
    finished: i64,
    open: i64,
}

fn family(words: &Words, stock: &Stock, asked: Asked, case: &Case, n: i64, sums: &mut Sums) -> Row {
    let last = asked.days.1.min(stock.today);
    let all = spans(case, &stock.rules);
    let level = |day| at(&all, day).map(|s| stock.rules.level_name(s.level)).unwrap_or_default();
    // Of a period that is over on neither side only what belongs to it counts: the week in which its last day lies.
    let rows = ledger::rows(stock.ground(), case, asked.days.0, last);
    let rows = rows.iter().filter(|r| is_asked(asked, r.to) && r.state != State::None);
    let (mut required, mut done) = (0, 0);
    for row in rows {
        required += i64::from(row.required);
        done += i64::from(row.done.min(row.required));
    }
    let of_days = case.contacts.iter().filter(|c| c.kind.is_visit() && asked.days.0 <= c.on && c.on <= last);
    let failed = of_days.filter(|c| c.outcome != Outcome::Held).count();
    let finished = case
        .activities
        .iter()
        .filter(|a| a.state == ActivityState::Done && a.done_on.is_some_and(|on| is_asked(asked, on)))
        .count();
    let open = case.current_activities().filter(|a| a.state.is_open()).count();
    let decisions = case.decisions.iter().filter(|d| is_asked(asked, d.on)).map(|d| {
        let subject = words.pick("decision-subject", d.subject.code());
        let number = d.number.as_ref().map(|n| format!(" {}", say!(words, "number", n = n.as_str())));
        format!("{} {subject}{}", words.day(d.on), number.unwrap_or_default())
    });
    let closing = case.closings.iter().rev().find(|c| is_asked(asked, crate::domain::day::day_before(c.on)));
    let cells = vec![
        Cell::Number(n),
        Cell::text(&case.family.title),
        Cell::from(curator_of(stock, case).as_deref()),
        Cell::text(level(asked.days.0)),
        Cell::text(level(last)),
        Cell::Number(required),
        Cell::Number(done),
        Cell::share(done, required),
        Cell::count(failed),
        Cell::count(finished),
        Cell::count(open),
        Cell::text(decisions.collect::<Vec<_>>().join("\n")),
        Cell::from(closing.map(|c| crate::domain::day::day_before(c.on))),
    ];
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    sums.required += required;
    sums.done += done;
    sums.failed += count(failed);
    sums.finished += count(finished);
    sums.open += count(open);
    Row::line(cells, vec![case.family.id])
}
