//! The list of families as a table for Excel: a row for each person, the family on its first one. It comes in again
//! without loss: every cell is what `roster` reads, and ids of records lead back to them.

use crate::domain::family::Member;
use crate::domain::mark::{self, Mark, Status};
use crate::domain::paper::Contract;
use crate::domain::staff::Staff;
use crate::domain::{Case, phone};
use crate::regulation::{List, Rules};
use crate::report::grid::{Cell, Column as GridColumn, Grid, Kind, Row};
use crate::roster::Column;
use crate::roster::signed::Signed;
use crate::roster::words;
use chrono::NaiveDate;

/// The columns of a family, each with its width in characters.
const OF_FAMILY: [(Column, u16); 23] = [
    (Column::Title, 28),
    (Column::JournalNumber, 10),
    (Column::Registered, 11),
    (Column::Level, 14),
    (Column::LevelFrom, 11),
    (Column::Status, 12),
    (Column::Category, 24),
    (Column::Circumstance, 24),
    (Column::Curator, 22),
    (Column::Settlement, 16),
    (Column::Street, 20),
    (Column::House, 7),
    (Column::Block, 7),
    (Column::Flat, 7),
    (Column::Access, 14),
    (Column::Safety, 14),
    (Column::Form, 14),
    (Column::Ground, 24),
    (Column::Source, 20),
    (Column::Agreement, 24),
    (Column::ClosedOn, 11),
    (Column::ClosedReason, 20),
    (Column::Note, 30),
];

/// Those filled on every row.
const OF_PERSON: [(Column, u16); 12] = [
    (Column::Role, 12),
    (Column::SecondRole, 12),
    (Column::LastName, 16),
    (Column::FirstName, 14),
    (Column::Patronymic, 16),
    (Column::FormerName, 14),
    (Column::Born, 11),
    (Column::Phones, 18),
    (Column::Occupation, 22),
    (Column::Disability, 12),
    (Column::LimitedHealth, 5),
    (Column::MemberNote, 24),
];

/// The columns of ids, at the end.
const OF_IDS: [(Column, u16); 2] = [(Column::FamilyId, 36), (Column::MemberId, 36)];

/// By what codes of records become words.
pub struct Ground<'a> {
    pub rules: &'a Rules,
    pub staff: &'a Staff,
    pub today: NaiveDate,
}

fn kind(column: Column) -> Kind {
    match column {
        Column::Registered | Column::LevelFrom | Column::ClosedOn | Column::Born => Kind::Date,
        _ => Kind::Text,
    }
}

/// The table of these families.
#[must_use]
pub fn grid(ground: &Ground<'_>, cases: &[Case]) -> Grid {
    let all = OF_FAMILY.iter().chain(&OF_PERSON).chain(&OF_IDS);
    let columns = all.map(|(c, width)| GridColumn::new(c.code(), c.head(), kind(*c), *width)).collect();
    let mut rows = Vec::new();
    for case in cases {
        let members: Vec<&Member> = case.members.iter().filter(|m| m.left(ground.today).is_none()).collect();
        let first = ground.family(case);
        let people = if members.is_empty() { vec![None] } else { members.into_iter().map(Some).collect() };
        for (n, member) in people.into_iter().enumerate() {
            let mut cells = if n == 0 { first.clone() } else { vec![Cell::Empty; OF_FAMILY.len()] };
            cells.extend(member.map_or_else(|| vec![Cell::Empty; OF_PERSON.len()], person));
            cells.push(Cell::text(case.family.id.to_string()));
            cells.push(member.map_or(Cell::Empty, |m| Cell::text(m.id.to_string())));
            rows.push(Row::line(cells, vec![case.family.id]));
        }
    }
    Grid { columns, rows, ..Grid::default() }
}

fn text(part: &Option<String>) -> Cell {
    Cell::from(part.as_deref())
}

impl Ground<'_> {
    /// The label of an item of the document, else the code itself.
    fn item(&self, list: List, code: &str) -> String {
        if self.rules.knows(list, code) { self.rules.meaning(list, code).label } else { code.to_owned() }
    }

    fn marks(&self, list: List, marks: &[Mark]) -> Cell {
        let holding = marks.iter().filter(|m| m.holds(self.today));
        Cell::text(holding.map(|m| self.item(list, &m.code)).collect::<Vec<_>>().join("\n"))
    }

    fn family(&self, case: &Case) -> Vec<Cell> {
        let family = &case.family;
        let address = &family.address;
        let level = case.level_on(self.today);
        let status = mark::in_force(&case.statuses, self.today);
        let curator = case.curator_on(self.today).and_then(|id| self.staff.curator(id));
        let closing = case.closings.last().filter(|c| level.is_none_or(|l| l.from < c.on));
        let item = |list, code: &Option<String>| {
            code.as_ref().map_or(Cell::Empty, |code| Cell::text(self.item(list, code)))
        };
        OF_FAMILY
            .iter()
            .map(|(column, _)| match column {
                Column::Title => Cell::text(family.title.clone()),
                Column::JournalNumber => text(&family.journal_number),
                Column::Registered => family.registered_on.into(),
                Column::Level => level.map_or(Cell::Empty, |l| Cell::text(self.rules.level_name(l.level))),
                Column::LevelFrom => level.map(|l| l.from).into(),
                Column::Status => {
                    let status = status.and_then(|m| Status::from_code(&m.code));
                    status.map_or(Cell::Empty, |status| Cell::text(words::status_word(status)))
                }
                Column::Category => self.marks(List::Category, &case.categories),
                Column::Circumstance => self.marks(List::Circumstance, &case.circumstances),
                Column::Curator => curator.map_or(Cell::Empty, |c| Cell::text(c.name.clone())),
                Column::Settlement => text(&address.settlement),
                Column::Street => text(&address.street),
                Column::House => text(&address.house),
                Column::Block => text(&address.block),
                Column::Flat => text(&address.flat),
                Column::Access => text(&address.access),
                Column::Safety => text(&family.safety),
                Column::Form => family.form.map_or(Cell::Empty, |form| Cell::text(words::form_word(form))),
                Column::Ground => item(List::Ground, &family.ground),
                Column::Source => item(List::Source, &family.source),
                Column::Agreement => agreements(case),
                Column::ClosedOn => closing.map(|c| c.on).into(),
                Column::ClosedReason => closing.map_or(Cell::Empty, |c| item(List::Closing, &c.reason)),
                Column::Note => text(&family.note),
                _ => Cell::Empty,
            })
            .collect()
    }
}

/// The agreements on accompaniment of the whole family, a line each.
fn agreements(case: &Case) -> Cell {
    let own = case.agreements.iter().filter(|a| a.contract == Contract::Accompaniment && a.member.is_none());
    Cell::text(own.map(|agreement| Signed::from(agreement).line()).collect::<Vec<_>>().join("\n"))
}

fn person(member: &Member) -> Vec<Cell> {
    let phones = member.phones.iter().map(|number| phone::shown(number)).collect::<Vec<_>>().join("\n");
    OF_PERSON
        .iter()
        .map(|(column, _)| match column {
            Column::Role => Cell::text(words::role_word(member.role)),
            Column::SecondRole => {
                member.second_role.map_or(Cell::Empty, |role| Cell::text(words::role_word(role)))
            }
            Column::LastName => text(&member.last_name),
            Column::FirstName => text(&member.first_name),
            Column::Patronymic => text(&member.patronymic),
            Column::FormerName => text(&member.former_name),
            Column::Born => match (member.born, member.born_year) {
                (Some(day), _) => Cell::Date(day),
                (None, Some(year)) => Cell::Number(i64::from(year)),
                (None, None) => Cell::Empty,
            },
            Column::Phones => Cell::text(phones.clone()),
            Column::Occupation => text(&member.occupation),
            Column::Disability => {
                member.disability.map_or(Cell::Empty, |d| Cell::text(words::disability_word(d)))
            }
            Column::LimitedHealth if member.limited_health => Cell::text(words::yes_word()),
            Column::MemberNote => text(&member.note),
            _ => Cell::Empty,
        })
        .collect()
}
