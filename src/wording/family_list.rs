//! The list of families as a table for Excel: a row for each person, the family on its first one. It comes in again
//! without loss: every cell is what `roster` reads, and ids of records lead back to them.

use crate::domain::family::Member;
use crate::domain::level::LevelSpan;
use crate::domain::mark::{self, Mark, Status};
use crate::domain::paper::Closing;
use crate::domain::staff::Staff;
use crate::domain::{Case, phone};
use crate::regulation::{RegulationList, Rules};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::roster::ListColumn;
use crate::roster::signed::Signed;
use crate::roster::words;
use chrono::NaiveDate;

/// The columns of a family, each with its width in characters.
const OF_FAMILY: [(ListColumn, u16); 23] = [
    (ListColumn::Title, 28),
    (ListColumn::JournalNumber, 10),
    (ListColumn::Registered, 11),
    (ListColumn::Level, 14),
    (ListColumn::LevelFrom, 11),
    (ListColumn::Status, 12),
    (ListColumn::Category, 24),
    (ListColumn::Circumstance, 24),
    (ListColumn::Curator, 22),
    (ListColumn::Settlement, 16),
    (ListColumn::Street, 20),
    (ListColumn::House, 7),
    (ListColumn::Block, 7),
    (ListColumn::Flat, 7),
    (ListColumn::Access, 14),
    (ListColumn::Safety, 14),
    (ListColumn::Form, 14),
    (ListColumn::Ground, 24),
    (ListColumn::Source, 20),
    (ListColumn::Agreement, 24),
    (ListColumn::ClosedOn, 11),
    (ListColumn::ClosedReason, 20),
    (ListColumn::Note, 30),
];

/// Those filled on every row.
const OF_PERSON: [(ListColumn, u16); 12] = [
    (ListColumn::Role, 12),
    (ListColumn::SecondRole, 12),
    (ListColumn::LastName, 16),
    (ListColumn::FirstName, 14),
    (ListColumn::Patronymic, 16),
    (ListColumn::FormerName, 14),
    (ListColumn::Born, 11),
    (ListColumn::Phones, 18),
    (ListColumn::Occupation, 22),
    (ListColumn::Disability, 12),
    (ListColumn::LimitedHealth, 5),
    (ListColumn::MemberNote, 24),
];

/// The columns of ids, at the end.
const OF_IDS: [(ListColumn, u16); 2] = [(ListColumn::FamilyId, 36), (ListColumn::MemberId, 36)];

/// By what codes of records become words.
pub struct FamilyListContext<'a> {
    pub rules: &'a Rules,
    pub staff: &'a Staff,
    pub today: NaiveDate,
}

fn kind(column: ListColumn) -> ColumnKind {
    match column {
        ListColumn::Registered | ListColumn::LevelFrom | ListColumn::ClosedOn | ListColumn::Born => {
            ColumnKind::Date
        }
        _ => ColumnKind::Text,
    }
}

/// The table of these families.
#[must_use]
pub fn grid(ground: &FamilyListContext<'_>, cases: &[Case]) -> Grid {
    let all = OF_FAMILY.iter().chain(&OF_PERSON).chain(&OF_IDS);
    let columns = all.map(|(c, width)| GridColumn::new(c.code(), c.head(), kind(*c), *width)).collect();
    let mut rows = Vec::new();
    for case in cases {
        let members: Vec<&Member> = case.members.iter().filter(|m| m.left(ground.today).is_none()).collect();
        let first = ground.family(case);
        let people = if members.is_empty() { vec![None] } else { members.into_iter().map(Some).collect() };
        for (n, member) in people.into_iter().enumerate() {
            let mut cells = if n == 0 { first.clone() } else { vec![GridCell::Empty; OF_FAMILY.len()] };
            cells.extend(member.map_or_else(|| vec![GridCell::Empty; OF_PERSON.len()], person));
            cells.push(GridCell::text(case.family.id.to_string()));
            cells.push(member.map_or(GridCell::Empty, |m| GridCell::text(m.id.to_string())));
            rows.push(GridRow::line(cells, vec![case.family.id]));
        }
    }
    Grid { columns, rows, ..Grid::default() }
}

fn text(part: &Option<String>) -> GridCell {
    GridCell::from(part.as_deref())
}

impl FamilyListContext<'_> {
    /// The label of an item of the document, else the code itself.
    fn item(&self, list: RegulationList, code: &str) -> String {
        if self.rules.knows(list, code) { self.rules.meaning(list, code).label } else { code.to_owned() }
    }

    fn marks(&self, list: RegulationList, marks: &[Mark]) -> GridCell {
        let holding = marks.iter().filter(|m| m.holds(self.today));
        GridCell::text(holding.map(|m| self.item(list, &m.code)).collect::<Vec<_>>().join("\n"))
    }

    /// The level that was set last, and the closing after it. A family that was registered again since has neither: it waits.
    fn course<'c>(&self, case: &'c Case) -> (Option<&'c LevelSpan>, Option<&'c Closing>) {
        let level = case.level_on(self.today);
        let closing = case.closings.last().filter(|c| level.is_none_or(|l| l.from < c.on));
        let again = closing.is_some_and(|c| case.family.registered_on.is_some_and(|on| c.on < on));
        if again { (None, None) } else { (level, closing) }
    }

    fn family(&self, case: &Case) -> Vec<GridCell> {
        let family = &case.family;
        let address = &family.address;
        let status = mark::in_force(&case.statuses, self.today);
        let curator = case.curator_on(self.today).and_then(|id| self.staff.curator(id));
        let (level, closing) = self.course(case);
        let item = |list, code: &Option<String>| {
            code.as_ref().map_or(GridCell::Empty, |code| GridCell::text(self.item(list, code)))
        };
        OF_FAMILY
            .iter()
            .map(|(column, _)| match column {
                ListColumn::Title => GridCell::text(family.title.clone()),
                ListColumn::JournalNumber => text(&family.journal_number),
                ListColumn::Registered => family.registered_on.into(),
                ListColumn::Level => {
                    level.map_or(GridCell::Empty, |l| GridCell::text(self.rules.level_name(l.level)))
                }
                ListColumn::LevelFrom => level.map(|l| l.from).into(),
                ListColumn::Status => {
                    let status = status.and_then(|m| Status::from_code(&m.code));
                    status.map_or(GridCell::Empty, |status| GridCell::text(words::status_word(status)))
                }
                ListColumn::Category => self.marks(RegulationList::Category, &case.categories),
                ListColumn::Circumstance => self.marks(RegulationList::Circumstance, &case.circumstances),
                ListColumn::Curator => curator.map_or(GridCell::Empty, |c| GridCell::text(c.name.clone())),
                ListColumn::Settlement => text(&address.settlement),
                ListColumn::Street => text(&address.street),
                ListColumn::House => text(&address.house),
                ListColumn::Block => text(&address.block),
                ListColumn::Flat => text(&address.flat),
                ListColumn::Access => text(&address.access),
                ListColumn::Safety => text(&family.safety),
                ListColumn::Form => {
                    family.form.map_or(GridCell::Empty, |form| GridCell::text(words::form_word(form)))
                }
                ListColumn::Ground => item(RegulationList::Ground, &family.ground),
                ListColumn::Source => item(RegulationList::Source, &family.source),
                ListColumn::Agreement => agreements(case),
                ListColumn::ClosedOn => closing.map(|c| c.on).into(),
                ListColumn::ClosedReason => {
                    closing.map_or(GridCell::Empty, |c| item(RegulationList::Closing, &c.reason))
                }
                ListColumn::Note => text(&family.note),
                _ => GridCell::Empty,
            })
            .collect()
    }
}

/// The agreements of the whole family, a line each.
fn agreements(case: &Case) -> GridCell {
    let own = case.agreements.iter().filter(|a| a.member.is_none());
    GridCell::text(own.map(|agreement| Signed::from(agreement).line()).collect::<Vec<_>>().join("\n"))
}

fn person(member: &Member) -> Vec<GridCell> {
    let phones = member.phones.iter().map(|number| phone::shown(number)).collect::<Vec<_>>().join("\n");
    OF_PERSON
        .iter()
        .map(|(column, _)| match column {
            ListColumn::Role => GridCell::text(words::role_word(member.role)),
            ListColumn::SecondRole => {
                member.second_role.map_or(GridCell::Empty, |role| GridCell::text(words::role_word(role)))
            }
            ListColumn::LastName => text(&member.last_name),
            ListColumn::FirstName => text(&member.first_name),
            ListColumn::Patronymic => text(&member.patronymic),
            ListColumn::FormerName => text(&member.former_name),
            ListColumn::Born => match (member.born, member.born_year) {
                (Some(day), _) => GridCell::Date(day),
                (None, Some(year)) => GridCell::Number(i64::from(year)),
                (None, None) => GridCell::Empty,
            },
            ListColumn::Phones => GridCell::text(phones.clone()),
            ListColumn::Occupation => text(&member.occupation),
            ListColumn::Disability => {
                member.disability.map_or(GridCell::Empty, |d| GridCell::text(words::disability_word(d)))
            }
            ListColumn::LimitedHealth if member.limited_health => GridCell::text(words::yes_word()),
            ListColumn::MemberNote => text(&member.note),
            _ => GridCell::Empty,
        })
        .collect()
}
