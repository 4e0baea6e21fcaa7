//! The social passport of the district or of a section (социальный паспорт участка).

use super::begun;
use crate::domain::{Case, FamilyId, Level, mark};
use crate::norm::span::{at, spans};
use crate::regulation::List;
use crate::report::grid::{Cell, Column, Grid, Kind, Role, Row};
use crate::report::passport::passport as figures;
use crate::report::stock::{Asked, Stock};
use crate::text::{Words, capitalised, say};

/// The passport of the families accompanied on the last of the days, or today.
#[must_use]
pub fn passport(words: &Words, stock: &Stock, asked: Asked) -> Grid {
    let mut grid = begun(words, stock, asked, words.say("table-passport"));
    let day = asked.days.1.min(stock.today);
    grid.days = Some((day, day));
    if let Some(first) = grid.under.first_mut() {
        *first = say!(words, "bank-day", day = words.day(day));
    }
    let head = |key, kind, width| Column::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        head("group", Kind::Text, 48),
        head("families", Kind::Number, 8),
        head("children", Kind::Number, 8),
    ];
    let mut ground = stock.ground();
    ground.today = day;
    let cases: Vec<Case> = stock.of(asked).cloned().collect();
    let passport = figures(ground, &cases);
    let ids = |behind: &[usize]| behind.iter().map(|i| cases[*i].family.id).collect::<Vec<FamilyId>>();
    let children = |behind: &[usize]| {
        let mut people = crate::domain::member::People::default();
        behind.iter().flat_map(|i| cases[*i].children(day)).filter(|c| people.is_new(c)).count()
    };
    let line = |text: String, behind: &[usize]| {
        Row::line(
            vec![Cell::text(text), Cell::count(behind.len()), Cell::count(children(behind))],
            ids(behind),
        )
    };
    let rows = &mut grid.rows;
    rows.push(Row::group(words.say("table-by-level")));
    let level_of = |case: &Case| at(&spans(case, ground.rules), day).map(|s| s.level);
    for level in Level::ACUTE_FIRST {
        let behind: Vec<usize> =
            cases.iter().enumerate().filter(|(_, c)| level_of(c) == Some(level)).map(|(i, _)| i).collect();
        rows.push(line(capitalised(&ground.rules.level_name(level)), &behind));
    }
    rows.push(Row::group(words.say("table-by-settlement")));
    for settlement in &passport.settlements {
        let name = if settlement.name.is_empty() {
            words.say("table-no-settlement")
        } else {
            settlement.name.clone()
        };
        rows.push(line(name, &settlement.behind));
    }
    rows.push(Row::group(words.say("table-by-category")));
    for category in &passport.categories {
        let meaning = ground.rules.meaning_under(List::Category, &category.code, category.under.as_deref());
        rows.push(line(capitalised(&meaning.label), &category.behind));
    }
    rows.push(Row::group(words.say("table-by-status")));
    for status in ["prevention", "difficult", "sop"] {
        let has = |c: &Case| mark::in_force(&c.statuses, day).is_some_and(|m| m.code == status);
        let holds = |c: &Case| level_of(c).is_some() && has(c);
        let behind: Vec<usize> = cases.iter().enumerate().filter(|(_, c)| holds(c)).map(|(i, _)| i).collect();
        rows.push(line(words.pick("status-name", status), &behind));
    }
    rows.push(Row::group(words.say("table-by-age")));
    for age in &passport.ages {
        let name = match age.years {
            Some((from, to)) => say!(words, "table-ages", from = from, to = to),
            None => words.say("table-no-birth"),
        };
        let cells =
            vec![Cell::text(name), Cell::count(age.behind.len()), Cell::Number(i64::from(age.children))];
        rows.push(Row::line(cells, ids(&age.behind)));
    }
    let all: Vec<usize> = (0..cases.len()).filter(|i| level_of(&cases[*i]).is_some()).collect();
    let mut total = line(words.say("table-total"), &all);
    total.role = Role::Total;
    rows.push(total);
    grid
}
