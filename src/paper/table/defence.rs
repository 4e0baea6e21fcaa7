//! The defence of the norm: the ledger of a family or of the district, with the reason for each row that fell short.

use chrono::NaiveDate;

use super::{counted, divided, total};
use crate::domain::contact::ContactOutcome;
use crate::domain::{Case, FamilyId, day};
use crate::norm::ledger::{self, OwnRule};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, say};

/// The ledger of one family, or of all.
#[must_use]
pub fn defence(words: &Words, stock: &DistrictData, asked: PaperRequest, family: Option<FamilyId>) -> Grid {
    let (mut grid, asked) = counted(words, stock, asked, words.say("table-norms"));
    let head = |key, kind, width| GridColumn::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        head("span", ColumnKind::Text, 19),
        head("level", ColumnKind::Text, 14),
        head("bare", ColumnKind::Number, 9),
        head("required", ColumnKind::Number, 9),
        head("done", ColumnKind::Number, 9),
        head("counted", ColumnKind::Number, 9),
        head("owed", ColumnKind::Number, 9),
        head("state", ColumnKind::Text, 12),
        head("reason", ColumnKind::Text, 36),
        head("source", ColumnKind::Text, 20),
    ];
    let mut cases: Vec<&Case> = match family {
        Some(id) => stock.case(id).into_iter().collect(),
        None => stock.accompanied(asked).collect(),
    };
    cases.sort_by(|a, b| a.family.title.cmp(&b.family.title));
    let mut sums = [0; 4];
    let mut families = Vec::new();
    for case in cases {
        let mut rows = ledger::rows(stock.ground(), case, asked.days.0, asked.days.1);
        rows.retain(|row| stock.answers_for(asked, case, row) && !ledger::is_elsewhere(case, row));
        if rows.is_empty() {
            continue;
        }
        families.push(case.family.id);
        grid.rows.push(GridRow::group(say!(
            words,
            "table-family-number",
            family = case.family.title.as_str(),
            n = case.family.number()
        )));
        for row in rows {
            let row = ledger::shown(stock.ground(), case, row);
            // A row without data neither asks for visits nor lacks any.
            if !row.is_unknown() {
                for (sum, n) in sums.iter_mut().zip(numbers(&row)) {
                    *sum += n;
                }
            }
            grid.rows.push(line(words, stock, case, &row));
        }
    }
    let mut cells = vec![GridCell::Empty; grid.columns.len()];
    cells[0] = GridCell::text(words.say("table-total"));
    for (cell, n) in cells[3..].iter_mut().zip(sums) {
        *cell = GridCell::Number(n);
    }
    grid.rows.extend(total(stock, asked, cells, families));
    grid.notes = vec![words.say("table-norms-note"), words.say("table-norms-span")];
    grid.notes.extend(divided(words, stock, asked));
    grid
}

/// What a row asks for, what was done, what of it counts, what is lacking: the last two together are the first.
fn numbers(row: &ledger::LedgerRow) -> [i64; 4] {
    [row.required, row.done, row.done.min(row.required), row.owed].map(i64::from)
}

fn line(words: &Words, stock: &DistrictData, case: &Case, row: &ledger::LedgerRow) -> GridRow {
    let source = row.shares.last().map(|s| words.source(&s.source)).unwrap_or_default();
    let mut cells = vec![
        GridCell::text(words.span(row.from, row.to)),
        GridCell::text(stock.rules.level_name(row.level)),
        GridCell::Number(i64::from(row.bare)),
    ];
    cells.extend(numbers(row).map(GridCell::Number));
    if let Some(owed) = cells.last_mut().filter(|_| row.is_unknown()) {
        *owed = GridCell::Empty;
    }
    cells.extend([
        GridCell::text(words.pick("row-state", row.state_code())),
        GridCell::text(reasons(words, stock, case, row)),
        GridCell::text(source),
    ]);
    GridRow::line(cells, vec![case.family.id])
}

/// Why a row asks for less than the document's number, and why less was done; of a short row without a reason in the
/// file that is said.
fn reasons(words: &Words, stock: &DistrictData, case: &Case, row: &ledger::LedgerRow) -> String {
    let rules = row.own_rules();
    let mut said: Vec<String> = rules.iter().map(|rule| own_rule(words, *rule)).collect();
    // What has lowered the norm already is no reason for what is short of the lowered one.
    let mut explained = rules.contains(&OwnRule::OneADay);
    let overlaps = |from: NaiveDate, until: NaiveDate| from <= row.to && row.from < until;
    for absence in case.absences.iter().filter(|a| a.member.is_none() && overlaps(a.from, a.until)) {
        let span = words.span(absence.from.max(row.from), day::day_before(absence.until).min(row.to));
        let why = absence.reason.as_ref().map(|r| format!(" ({r})")).unwrap_or_default();
        said.push(say!(words, "table-away", span = span, why = why));
        explained |= !rules.contains(&OwnRule::Absence);
    }
    if row.is_short() {
        let failed = case.contacts.iter().filter(|c| {
            c.kind.is_visit() && c.outcome != ContactOutcome::Held && row.from <= c.on && c.on <= row.to
        });
        for visit in failed {
            let note = visit.note.as_ref().map(|n| format!(" ({n})")).unwrap_or_default();
            said.push(format!(
                "{} {}{note}",
                words.day(visit.on),
                words.pick("outcome", visit.outcome.code())
            ));
            explained = true;
        }
        let curator = stock.staff.curator_of(case, row.to);
        let leaves = stock.staff.leaves.iter();
        for leave in leaves.filter(|l| stock.staff.concerns(l.curator, curator) && overlaps(l.from, l.until))
        {
            let span = words.span(leave.from.max(row.from), day::day_before(leave.until).min(row.to));
            let why = leave.reason.as_ref().map(|r| format!(" ({r})")).unwrap_or_default();
            said.push(say!(words, "table-leave", span = span, why = why));
            explained = true;
        }
        if !explained {
            said.push(words.say("table-no-reason"));
        }
    }
    said.join("; ")
}

fn own_rule(words: &Words, rule: OwnRule) -> String {
    words.pick("table-own-rule", rule.code())
}
