//! The social passport of the district or of a section (социальный паспорт участка).

use super::begun;
use crate::domain::mark::{self, Status};
use crate::domain::{Case, FamilyId, Level};
use crate::norm::register::{self, RegisterEntry};
use crate::regulation::RegulationList;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow, RowRole};
use crate::report::passport::{AgeGroup, passport as figures};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, capitalised, say};

/// The passport of the families on the register on the last of the days, or today.
#[must_use]
pub fn passport(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let mut grid = begun(words, stock, asked, words.say("table-passport"));
    let day = asked.days.1.min(stock.today);
    grid.days = Some((day, day));
    if let Some(first) = grid.under.first_mut() {
        *first = say!(words, "bank-day", day = words.day(day));
    }
    grid.columns = columns(words);
    let mut ground = stock.ground();
    ground.today = day;
    let cases: Vec<Case> = stock.of(asked).cloned().collect();
    let passport = figures(ground, &cases);
    let ids = |behind: &[usize]| behind.iter().map(|i| cases[*i].family.id).collect::<Vec<FamilyId>>();
    let children = |behind: &[usize]| {
        let mut people = crate::domain::member::DistinctPersons::default();
        behind.iter().flat_map(|i| cases[*i].children(day)).filter(|c| people.is_new(c)).count()
    };
    let line = |text: String, behind: &[usize]| {
        let cells =
            vec![GridCell::text(text), GridCell::count(behind.len()), GridCell::count(children(behind))];
        GridRow::line(cells, ids(behind))
    };
    let rows = &mut grid.rows;
    rows.push(GridRow::group(words.say("table-by-level")));
    let registered: Vec<Option<RegisterEntry>> =
        cases.iter().map(|c| register::on(c, ground.rules, day)).collect();
    let all: Vec<usize> = (0..cases.len()).filter(|i| registered[*i].is_some()).collect();
    let at = |level: Option<Level>| -> Vec<usize> {
        all.iter().copied().filter(|i| registered[*i].is_some_and(|r| r.level == level)).collect()
    };
    for level in Level::ACUTE_FIRST {
        rows.push(line(capitalised(&ground.rules.level_name(level)), &at(Some(level))));
    }
    let waiting = at(None);
    if !waiting.is_empty() {
        rows.push(line(capitalised(&words.say("table-no-level")), &waiting));
    }
    if !passport.settlements.is_empty() {
        rows.push(GridRow::group(words.say("table-by-settlement")));
    }
    for settlement in &passport.settlements {
        let name = if settlement.name.is_empty() {
            capitalised(&words.say("table-no-settlement"))
        } else {
            settlement.name.clone()
        };
        rows.push(line(name, &settlement.behind));
    }
    if !passport.categories.is_empty() {
        rows.push(GridRow::group(words.say("table-by-category")));
    }
    for category in &passport.categories {
        let meaning =
            ground.rules.meaning_under(RegulationList::Category, &category.code, category.under.as_deref());
        rows.push(line(capitalised(&meaning.label), &category.behind));
    }
    let has =
        |i: &usize, status: &str| mark::in_force(&cases[*i].statuses, day).is_some_and(|m| m.code == status);
    let by_status = Status::ALL.map(|status| {
        let behind: Vec<usize> = all.iter().copied().filter(|i| has(i, status.code())).collect();
        (status, behind)
    });
    // A document that knows no statuses has its families by category alone.
    if ground.rules.regulation.counts_statuses() || by_status.iter().any(|(_, behind)| !behind.is_empty()) {
        rows.push(GridRow::group(words.say("table-by-status")));
        rows.extend(
            by_status.map(|(status, behind)| {
                line(capitalised(&words.pick("status-name", status.code())), &behind)
            }),
        );
    }
    rows.extend(by_age(words, &passport.ages, &cases));
    let mut total = line(words.say("table-total"), &all);
    total.role = RowRole::Total;
    rows.push(total);
    grid
}

/// The children by age below their heading; nothing where there are none.
fn by_age(words: &Words, ages: &[AgeGroup], cases: &[Case]) -> Vec<GridRow> {
    let head = (!ages.is_empty()).then(|| GridRow::group(words.say("table-by-age")));
    let row = |age: &AgeGroup| {
        let name = match age.years {
            Some((from, to)) => say!(words, "table-ages", from = from, to = to),
            None => capitalised(&words.say("table-no-birth")),
        };
        let children = GridCell::Number(i64::from(age.children));
        let cells = vec![GridCell::text(name), GridCell::count(age.behind.len()), children];
        GridRow::line(cells, age.behind.iter().map(|i| cases[*i].family.id).collect())
    };
    head.into_iter().chain(ages.iter().map(row)).collect()
}

fn columns(words: &Words) -> Vec<GridColumn> {
    let head = |key, kind, width| GridColumn::new(key, words.pick("table-head", key), kind, width);
    vec![
        head("group", ColumnKind::Text, 48),
        head("families", ColumnKind::Number, 8),
        head("children", ColumnKind::Number, 8),
    ]
}
