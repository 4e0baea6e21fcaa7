//! What the columns of a table hold, by head and content together, and whom each is about.

use super::{ColumnChoices, ColumnHead, ColumnSubject, RosterTable, key, letter, slots};
use crate::roster::column::{ListColumn, guesses};
use crate::roster::content;
use crate::roster::words::CellMark;
use crate::table::{TableCell, TableSheet};

/// Whether the words of the heads of a table are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadKnowledge {
    Known,
    /// It has none, or such that say nothing: each column is what it holds.
    Unknown,
}

/// Chooses for columns without a known head by what they hold, and takes back what their content contradicts.
pub(super) fn guess_by_content(
    table: &mut RosterTable,
    sheet: &TableSheet,
    named: &ColumnChoices,
    heads: HeadKnowledge,
) {
    let cells = |column: usize| table.rows.iter().map(move |line| sheet.rows[line.at].cell(column));
    let mut found: Vec<ListColumn> = Vec::new();
    for (place, head) in table.heads.iter().enumerate() {
        if head.is_aside() {
            found.push(ListColumn::Leave);
            continue;
        }
        let chosen = named.get(&key(&head.label)).copied();
        let own = heads == HeadKnowledge::Unknown || letter(place) == head.label;
        found.push(chosen.unwrap_or_else(|| {
            // In a list of the program's own the codes of families may be hidden.
            let is_left = sheet.hidden_columns.contains(&place) && !table.is_own();
            if is_left { ListColumn::Leave } else { by_content(head, own, || cells(place)) }
        }));
    }
    // Of two columns of a kind that a list has once the first is it.
    for place in 0..found.len() {
        let column = found[place];
        let Some(earlier) = found[..place].iter().position(|known| *known == column) else { continue };
        let label = &table.heads[place].label;
        // A name under a repeated head, or where names are, is another person's.
        let is_further = match column {
            ListColumn::LastName | ListColumn::FirstName | ListColumn::Patronymic => true,
            ListColumn::Name => {
                slots::bare(label) == slots::bare(&table.heads[earlier].label)
                    || content::guess(cells(place)) == Some(ListColumn::Name)
            }
            _ => false,
        };
        if column.is_single() && !is_further && !named.contains_key(&key(label)) {
            found[place] = ListColumn::Other;
        }
    }
    name_first_day_of_level(table, &mut found, named);
    // «Фамилия, имя» beside «Отчество» is a part of a name, and so is «И. О.» beside «Фамилия».
    for place in 1..found.len() {
        match (found[place - 1], found[place], table.heads[place].column) {
            (ListColumn::Name, ListColumn::Patronymic, _) => found[place - 1] = ListColumn::LastName,
            (ListColumn::LastName, ListColumn::Name, ListColumn::FirstName) => {
                found[place] = ListColumn::FirstName
            }
            _ => {}
        }
    }
    // The address of registration is the address where there is no other.
    if !found.contains(&ListColumn::Address)
        && !found.contains(&ListColumn::Street)
        && let Some(place) = found.iter().position(|c| *c == ListColumn::Registration)
        && !named.contains_key(&key(&table.heads[place].label))
    {
        found[place] = ListColumn::Address;
    }
    for (head, column) in table.heads.iter_mut().zip(found) {
        head.column = column;
    }
    for place in 0..table.heads.len() {
        table.heads[place].subject = subject(&table.heads, place);
    }
    table.slots = slots::slots(&table.heads);
    for place in 0..table.heads.len() {
        table.heads[place].slot = slots::slot_of(&table.heads, &table.slots, place);
        // Said once by the head, not by each of ten thousand rows.
        table.heads[place].phones_of = slots::only_role(&table.heads[place].label);
    }
}

/// «С какого числа» beside a level is its first day, not that of the family.
fn name_first_day_of_level(table: &RosterTable, found: &mut [ListColumn], named: &ColumnChoices) {
    if !found.contains(&ListColumn::Level) || found.contains(&ListColumn::LevelFrom) {
        return;
    }
    let is_of_both = |place: &usize| {
        let label = &table.heads[*place].label;
        found[*place] == ListColumn::Registered
            && !named.contains_key(&key(label))
            && guesses("", label).iter().any(|(column, _)| *column == ListColumn::LevelFrom)
    };
    if let Some(place) = (0..found.len()).find(is_of_both) {
        found[place] = ListColumn::LevelFrom;
    }
}

/// What a column holds, by its head as far as its cells do not contradict that. `own`: whether it has no head that says
/// anything.
fn by_content<'a, I: Iterator<Item = &'a TableCell>>(
    head: &ColumnHead,
    own: bool,
    cells: impl Fn() -> I,
) -> ListColumn {
    if head.column == ListColumn::Other && own {
        return content::guess(cells()).unwrap_or(ListColumn::Other);
    }
    if is_of_phones(head, cells()) {
        // That of a curator is no phone of the family.
        let is_of_curator = head.column == ListColumn::Curator;
        return if is_of_curator { ListColumn::Other } else { ListColumn::Phones };
    }
    if content::contradicts(head.column, cells()) {
        let others = guesses("", &head.label).into_iter().map(|(column, _)| column);
        let mut others = others.skip_while(|c| *c != head.column).skip(1);
        return others.find(|c| !content::contradicts(*c, cells())).unwrap_or(ListColumn::Other);
    }
    naming(head, cells).unwrap_or(head.column)
}

/// The column of names that a head speaks of beside its own, where its cells begin with them: «Мать (ФИО, адрес, телефон)»;
/// of a part of a name, where they hold whole ones.
fn naming<'a, I: Iterator<Item = &'a TableCell>>(
    head: &ColumnHead,
    cells: impl Fn() -> I,
) -> Option<ListColumn> {
    use ListColumn::{
        Address, ChildOccupation, Children, Father, FirstName, LastName, Level, Mother, Name, Occupation,
        Phones, Registration, Role,
    };
    let others = || guesses("", &head.label).into_iter().map(|(column, _)| column);
    let named = || others().find(|column| matches!(column, Name | Mother | Father | Children));
    match head.column {
        Address | Registration | Phones | Occupation | ChildOccupation | Level | Role => {
            named().filter(|_| content::names_first(cells()))
        }
        LastName | FirstName if content::guess(cells()) == Some(Name) => named().or(Some(Name)),
        _ => None,
    }
}

/// Whether a column whose head names somebody, and speaks of phones, holds those and no names: «Тел. матери».
fn is_of_phones<'a>(head: &ColumnHead, cells: impl Iterator<Item = &'a TableCell>) -> bool {
    use ListColumn::{Children, Curator, Father, Mother, Name, Phones};
    matches!(head.column, Name | Mother | Father | Children | Curator)
        && guesses("", &head.label).iter().any(|(column, _)| *column == Phones)
        && content::holds_phones(cells)
}

/// Whom a column of people is about: its head says it, else it is about the column of names to the left of it.
fn subject(heads: &[ColumnHead], place: usize) -> ColumnSubject {
    let of = |column: ListColumn| match column {
        ListColumn::Mother => Some(ColumnSubject::Mother),
        ListColumn::Father => Some(ColumnSubject::Father),
        ListColumn::Children | ListColumn::ChildBorn | ListColumn::ChildOccupation => {
            Some(ColumnSubject::Children)
        }
        ListColumn::Title
        | ListColumn::Name
        | ListColumn::LastName
        | ListColumn::FirstName
        | ListColumn::Patronymic => Some(ColumnSubject::Own),
        _ => None,
    };
    let head = &heads[place];
    let has = |subject: ColumnSubject| {
        heads.iter().any(|h| h.column.names_somebody() && of(h.column) == Some(subject))
    };
    if let Some(own) = of(head.column) {
        return own;
    }
    // «Телефон матери», «Дети: дата рождения».
    let said = guesses("", &head.label)
        .into_iter()
        .filter_map(|(column, _)| of(column))
        .find(|subject| has(*subject));
    let grown = [ColumnSubject::Own, ColumnSubject::Mother, ColumnSubject::Father]
        .into_iter()
        .find(|subject| has(*subject));
    let left = heads[..place].iter().rev().filter(|h| h.column.names_somebody()).find_map(|h| of(h.column));
    let right = || heads[place..].iter().filter(|h| h.column.names_somebody()).find_map(|h| of(h.column));
    match head.column {
        // A parent has the phone and the place of work.
        ListColumn::Phones => said.or(grown),
        ListColumn::Occupation if CellMark::Work.is_in_stems(&head.label) => said.or(grown),
        _ => said.or(left).or_else(right),
    }
    .or(grown)
    .unwrap_or(ColumnSubject::Children)
}
