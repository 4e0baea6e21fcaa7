//! The cells of a row, column by column, into the draft of its family.

mod of_family;
mod of_person;

use chrono::NaiveDate;

use super::Ground;
use super::column::Column;
use super::draft::{At, Doubt, Draft, keep};
use super::layout::{Table, Whose};
use super::people::{Somebody, people};
use super::person::{FullName, name};
use super::rows::Full;
use super::words::{self};
use crate::domain::family::Family;
use crate::domain::member::{Member, Role};
use crate::domain::{Id, MemberId};
use crate::table::Cell;

/// Reads one row into its family.
pub struct Filling<'a> {
    pub ground: &'a Ground<'a>,
    pub table: &'a Table,
    pub row: &'a Full,
    /// Who is named in the row by name columns.
    own: Option<usize>,
    mother: Option<usize>,
    father: Option<usize>,
    /// Children of the row, and other people of their cell.
    children: Vec<usize>,
}

impl<'a> Filling<'a> {
    #[must_use]
    pub fn new(ground: &'a Ground<'a>, table: &'a Table, row: &'a Full) -> Filling<'a> {
        Filling { ground, table, row, own: None, mother: None, father: None, children: Vec::new() }
    }

    fn today(&self) -> NaiveDate {
        self.ground.today
    }

    /// The filled cells with their columns.
    fn cells(&self) -> impl Iterator<Item = (Column, &'a str, &'a Cell)> + use<'a> {
        let (table, row) = (self.table, self.row);
        let heads = table.heads.iter().zip(&row.cells);
        heads
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| (head.column, head.label.as_str(), cell))
    }

    fn text(&self, column: Column) -> Option<(String, &'a str)> {
        self.cells().find(|(c, ..)| *c == column).map(|(_, label, cell)| (cell.text(), label))
    }

    /// Reads the row: who is named first, then what belongs to them.
    pub fn fill(mut self, draft: &mut Draft) {
        draft.rows.push(self.row.number);
        draft.level = draft.level.or(self.row.level);
        self.name_people(draft);
        let heads = self.table.heads.iter().zip(&self.row.cells).filter(|(_, cell)| !cell.is_empty());
        for (head, cell) in heads {
            let (column, label, whose) = (head.column, head.label.as_str(), head.whose);
            let text = cell.text();
            let at = At { row: self.row.number, label, text: &text };
            if let Cell::Error(_) = cell {
                draft.keep(at);
                draft.doubt(at, Doubt::Formula);
                continue;
            }
            if !self.of_person(draft, (column, whose), cell, at) {
                self.of_family(draft, column, cell, at);
            }
        }
    }

    fn name_people(&mut self, draft: &mut Draft) {
        let role = self.text(Column::Role);
        let id = self.text(Column::MemberId).and_then(|(text, _)| text.parse::<Id>().ok()).map(MemberId);
        let said = role.as_ref().and_then(|(text, _)| words::role(text));
        let parted = [Column::LastName, Column::FirstName, Column::Patronymic];
        let has_parts = parted.iter().any(|column| self.text(*column).is_some());
        let has_column = |column| self.table.heads.iter().any(|h| h.column == column);
        if has_parts || id.is_some() {
            let part = |column| self.text(column).map(|(text, _)| text).unwrap_or_default();
            let [last, first, patronymic] = parted.map(part);
            let exact = self.table.is_own();
            let full = FullName { last, first, patronymic, former: String::new() };
            // What the program wrote is taken as it is; capitals of others are put right.
            let full = if exact { full } else { put_right(full) };
            let somebody = Somebody { name: full, ..Somebody::default() };
            let (row, label) = (self.row.number, self.text(Column::LastName).map_or("", |(_, label)| label));
            self.own =
                Some(self.add(draft, &somebody, said, id, At { row, label, text: &somebody.name.joined() }));
        }
        for (column, given) in [
            (Column::Name, said),
            (Column::Mother, Some(Role::Mother)),
            (Column::Father, Some(Role::Father)),
            (Column::Children, Some(Role::Child)),
        ] {
            let cells: Vec<_> = self.cells().filter(|(c, ..)| *c == column).collect();
            for (_, label, cell) in cells {
                self.people_of(draft, column, given, label, cell);
            }
        }
        // A title alone names the family by a person: «Иванова Мария Петровна».
        let others = [Column::Name, Column::LastName, Column::FirstName, Column::Mother, Column::Father];
        let alone = !others.iter().any(|column| has_column(*column)) && !has_column(Column::MemberId);
        if let Some((text, label)) = self.text(Column::Title).filter(|_| alone)
            && let Some(full) = name(&text).filter(|full| !full.first.is_empty() && !full.last.is_empty())
        {
            let somebody = Somebody { name: full, ..Somebody::default() };
            let at = At { row: self.row.number, label, text: &text };
            self.own = Some(self.add(draft, &somebody, said, None, at));
        }
        // A relation that is no role of the program.
        if let (Some((text, label)), Some(Role::Other), Some(own), false) =
            (&role, said, self.own, self.table.is_own())
        {
            keep(&mut draft.people[own].notes, label, text);
        }
        if let (Some((text, label)), None) = (role, said) {
            let at = At { row: self.row.number, label, text: &text };
            match self.own {
                Some(own) if draft.people[own].role.is_none() => {
                    keep(&mut draft.people[own].notes, label, &text);
                    draft.people[own].role = Some(Role::Other);
                    draft.doubt(at, Doubt::Role);
                }
                _ => draft.keep(at),
            }
        }
    }

    fn people_of(
        &mut self,
        draft: &mut Draft,
        column: Column,
        given: Option<Role>,
        label: &str,
        cell: &Cell,
    ) {
        let text = cell.text();
        let at = At { row: self.row.number, label, text: &text };
        let (found, left) = people(&text, self.today());
        if found.is_empty() {
            draft.keep(at);
            draft.doubt(at, Doubt::Name);
            return;
        }
        // «Ивановы» names the family, nobody in it.
        let names_nobody = |s: &Somebody| s.name.first.is_empty() && s.birth.is_none() && s.phones.is_empty();
        if column == Column::Name && found.len() == 1 && names_nobody(&found[0]) && left.is_empty() {
            draft.set(Family::FIELDS.title, at.text, at);
            return;
        }
        for (n, somebody) in found.iter().enumerate() {
            // A cell of children may hold the whole family, one of a parent both.
            let role = match (column, somebody.role) {
                (_, Some(role)) => Some(role),
                (Column::Name | Column::Mother | Column::Father, None) if n > 0 => None,
                _ => given,
            };
            let place = self.add(draft, somebody, role, None, at);
            match column {
                Column::Children => self.children.push(place),
                Column::Mother => self.mother = self.mother.or(Some(place)),
                Column::Father => self.father = self.father.or(Some(place)),
                _ => self.own = self.own.or(Some(place)),
            }
        }
        for text in left {
            draft.keep(At { text: &text, ..at });
        }
    }

    /// Adds somebody with all that the cell says of him.
    fn add(
        &self,
        draft: &mut Draft,
        somebody: &Somebody,
        role: Option<Role>,
        id: Option<MemberId>,
        at: At<'_>,
    ) -> usize {
        let place = draft.person(somebody, role, id);
        let fields = Member::FIELDS;
        let full = &somebody.name;
        for (field, part) in [
            (fields.last_name, &full.last),
            (fields.first_name, &full.first),
            (fields.patronymic, &full.patronymic),
            (fields.former_name, &full.former),
        ] {
            if !part.is_empty() {
                draft.set_of(place, field, part.as_str(), at);
            }
        }
        if full.first.ends_with('.') && full.first.chars().count() == 2 {
            draft.doubt(at, Doubt::Initials);
        }
        if let Some(birth) = somebody.birth {
            draft.set_birth(place, birth, at);
        }
        for number in &somebody.phones {
            draft.add_phone(place, number, at);
        }
        if !somebody.occupation.is_empty() {
            draft.set_of(place, fields.occupation, somebody.occupation.join(", "), at);
        }
        for text in &somebody.rest {
            keep(&mut draft.people[place].notes, "", text);
        }
        place
    }

    /// The people of a row whom a column is about, else those who are named.
    fn people_named(&self, whose: Whose) -> Vec<usize> {
        let one = |place: Option<usize>| place.into_iter().collect::<Vec<usize>>();
        let own = match whose {
            Whose::Own => one(self.own),
            Whose::Mother => one(self.mother),
            Whose::Father => one(self.father),
            Whose::Children => self.children.clone(),
        };
        let grown = one(self.own.or(self.mother).or(self.father));
        [own, grown, self.children.clone()].into_iter().find(|people| !people.is_empty()).unwrap_or_default()
    }
}

/// A name in three cells with its capitals put right.
fn put_right(full: FullName) -> FullName {
    let part = |text: &str| match name(text) {
        Some(read) => read.joined(),
        None => text.to_owned(),
    };
    let FullName { last, first, patronymic, former } = full;
    FullName { last: part(&last), first: part(&first), patronymic: part(&patronymic), former }
}
