//! The cells of a row, column by column, into the draft of its family.

mod above;
mod naming;
mod of_agreement;
mod of_family;
mod of_level;
mod of_person;

use chrono::{Datelike, NaiveDate};

use super::NormContext;
use super::birth::{BirthDate, is_age};
use super::column::ListColumn;
use super::doubt::CellDoubt;
use super::draft::{CellOrigin, FamilyDraft, keep};
use super::home_within::{self, AddressHint};
use super::layout::{ColumnHead, ColumnSubject, PersonSlot, RosterTable};
use super::people::{CellPerson, people};
use super::person;
use super::rows::FilledRow;
use super::words::{self, CellMark};
use crate::domain::family::Family;
use crate::domain::member::{Member, Role};
use crate::domain::{Id, MemberId};
use crate::table::TableCell;

pub(super) use above::above;

/// Reads one row into its family.
pub struct RowFiller<'a> {
    pub ground: &'a NormContext<'a>,
    pub table: &'a RosterTable,
    pub row: &'a FilledRow,
    /// Who is named in the row by name columns.
    own: Option<usize>,
    mother: Option<usize>,
    father: Option<usize>,
    /// Children of the row, and other people of their cell.
    children: Vec<usize>,
    /// Who is named in each slot.
    named: Vec<Vec<usize>>,
    /// Whether the title says more than a name: then it is none.
    has_people_of_title: bool,
}

impl<'a> RowFiller<'a> {
    #[must_use]
    pub fn new(ground: &'a NormContext<'a>, table: &'a RosterTable, row: &'a FilledRow) -> RowFiller<'a> {
        let named = vec![Vec::new(); table.slots.len()];
        let has_people_of_title = false;
        let (own, mother, father, children) = (None, None, None, Vec::new());
        RowFiller { ground, table, row, own, mother, father, children, named, has_people_of_title }
    }

    fn today(&self) -> NaiveDate {
        self.ground.today
    }

    /// The filled cells with their columns.
    fn cells(&self) -> impl Iterator<Item = (ListColumn, &'a str, &'a TableCell)> + use<'a> {
        let (table, row) = (self.table, self.row);
        let heads = table.heads.iter().zip(&row.cells);
        heads
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| (head.column, head.label.as_str(), cell))
    }

    fn text(&self, column: ListColumn) -> Option<(String, &'a str)> {
        self.cells().find(|(c, ..)| *c == column).map(|(_, label, cell)| (cell.text(), label))
    }

    /// Reads the row: who is named first, then what belongs to them.
    pub fn fill(mut self, draft: &mut FamilyDraft) {
        draft.rows.push(self.row.number);
        draft.level = draft.level.or(self.row.above.level);
        self.name_people(draft);
        if self.row.is_unnumbered {
            let text = self.own.map(|own| draft.people[own].name.joined()).unwrap_or_default();
            draft.doubt(CellOrigin { row: self.row.number, label: "", text: &text }, CellDoubt::Unnumbered);
        }
        for place in &self.row.repeated {
            if let Some((label, cell)) = self.at(*place) {
                let text = cell.text();
                draft.doubt(CellOrigin { row: self.row.number, label, text: &text }, CellDoubt::Repeated);
            }
        }
        let heads = self.table.heads.iter().zip(&self.row.cells).filter(|(_, cell)| !cell.is_empty());
        for (head, cell) in heads {
            let text = cell.text();
            let at = CellOrigin { row: self.row.number, label: &head.label, text: &text };
            let failed = match cell {
                TableCell::Error(_) => Some(CellDoubt::Formula),
                TableCell::Uncomputed(_) => Some(CellDoubt::Uncomputed),
                _ => None,
            };
            if let Some(doubt) = failed {
                draft.keep(at);
                draft.doubt(at, doubt);
                continue;
            }
            if !self.of_person(draft, head, cell, at) {
                self.of_family(draft, head.column, cell, at);
            }
        }
    }

    /// The cell at a place, filled.
    fn at(&self, place: usize) -> Option<(&'a str, &'a TableCell)> {
        let cell = self.row.cells.get(place).filter(|cell| !cell.is_empty())?;
        Some((self.table.heads[place].label.as_str(), cell))
    }

    /// The relation that the row says of a slot; a column of no slot is about the first one of its kind.
    fn role_said(&self, slot: usize) -> Option<(String, &'a str)> {
        let of_slot = |place: &usize| {
            let head = &self.table.heads[*place];
            let first = || self.table.slots.iter().position(|known| known.subject() == head.subject);
            head.column == ListColumn::Role && head.slot.or_else(first).unwrap_or(0) == slot
        };
        let (label, cell) = (0..self.table.heads.len()).find(of_slot).and_then(|place| self.at(place))?;
        Some((cell.text(), label))
    }

    fn name_people(&mut self, draft: &mut FamilyDraft) {
        let mut id =
            self.text(ListColumn::MemberId).and_then(|(text, _)| text.parse::<Id>().ok()).map(MemberId);
        for (number, slot) in self.table.slots.iter().enumerate().filter(|(_, slot)| slot.is_in_parts()) {
            self.name_in_parts(draft, number, slot, id.take());
        }
        if let Some(id) = id {
            // A list of the program's own may leave every part of a name empty.
            self.own = Some(self.add(draft, &CellPerson::default(), self.said(0), Some(id), self.nowhere()));
        }
        for column in [ListColumn::Name, ListColumn::Mother, ListColumn::Father, ListColumn::Children] {
            let slots = self.table.slots.iter().enumerate().filter(|(_, slot)| slot.column == column);
            for (number, slot) in slots {
                let Some((label, cell)) = self.at(slot.places[0]) else { continue };
                if matches!(cell, TableCell::Error(_) | TableCell::Uncomputed(_)) {
                    continue;
                }
                let given = match column {
                    ListColumn::Mother => Some(Role::Mother),
                    ListColumn::Father => Some(Role::Father),
                    ListColumn::Children => self.said(number).filter(|r| r.is_child()).or(Some(Role::Child)),
                    _ => self.said(number).or(slot.role),
                };
                self.people_of(draft, number, given, label, cell);
            }
        }
        self.name_by_title(draft);
        self.note_roles(draft);
    }

    fn said(&self, slot: usize) -> Option<Role> {
        self.role_said(slot).and_then(|(text, _)| words::role(&text))
    }

    fn nowhere(&self) -> CellOrigin<'a> {
        CellOrigin { row: self.row.number, label: "", text: "" }
    }

    /// Relations that are no roles of the program stay in notes.
    fn note_roles(&self, draft: &mut FamilyDraft) {
        let columns = self.table.heads.iter().filter(|head| head.column == ListColumn::Role).count();
        let slots = if columns == 0 { 0 } else { self.table.slots.len().max(1) };
        for slot in 0..slots {
            let Some((text, label)) = self.role_said(slot) else { continue };
            let named = self.named.get(slot).and_then(|named| named.first()).copied();
            let person = named.or(self.own.filter(|_| slot == 0));
            let at = CellOrigin { row: self.row.number, label, text: &text };
            match (words::role(&text), person) {
                (Some(Role::Other), Some(person)) if !self.table.is_own() => {
                    keep(&mut draft.people[person].notes, label, &text);
                }
                (Some(_), Some(person)) => {
                    if let Some(second) = words::second_role(&text) {
                        draft.set_of(person, Member::FIELDS.second_role, second, at);
                    }
                }
                (Some(_), None) => {}
                // Whose case it is; what that person is to the family the name and the birth say.
                (None, Some(_)) if CellMark::Applicant.is(&text) => {}
                (None, Some(person)) if draft.people[person].role.is_none() => {
                    keep(&mut draft.people[person].notes, label, &text);
                    draft.people[person].role = Some(Role::Other);
                    draft.doubt(at, CellDoubt::Role);
                }
                (None, _) => draft.keep(at),
            }
        }
    }

    fn people_of(
        &mut self,
        draft: &mut FamilyDraft,
        slot: usize,
        given: Option<Role>,
        label: &str,
        cell: &TableCell,
    ) {
        let column = self.table.slots[slot].column;
        let mut text = cell.text();
        // «Орлова Анна Ильинична/базовый»
        if let Some((level, rest)) = self.level_beside(&text) {
            self.level_of_name(draft, level, CellOrigin { row: self.row.number, label, text: &text });
            text = rest;
        }
        let at = CellOrigin { row: self.row.number, label, text: &text };
        let (said, home) = self.parted(slot, at.text);
        let (mut found, left) = people(&said, self.today());
        if found.is_empty() {
            // A name without capitals is known by its parts.
            found.extend(
                person::without_capitals(&said).map(|name| CellPerson { name, ..CellPerson::default() }),
            );
        }
        if found.is_empty() {
            draft.keep(at);
            draft.doubt(at, CellDoubt::Name);
            return;
        }
        // «Ивановы» names the family, nobody in it.
        let names_nobody =
            |s: &CellPerson| s.name.first.is_empty() && s.birth.is_none() && s.phones.is_empty();
        if column == ListColumn::Name && found.len() == 1 && names_nobody(&found[0]) && left.is_empty() {
            draft.set(Family::FIELDS.title, at.text, at);
            return;
        }
        // «Отец (ФИО, место работы)»: what is no word of schools is the work.
        if column != ListColumn::Children && self.table.slots[slot].has_work {
            found.iter_mut().for_each(CellPerson::works);
        }
        for (n, somebody) in found.iter().enumerate() {
            // A cell of children may hold the whole family, one of a parent both.
            let role = match (column, somebody.role) {
                (_, Some(role)) => Some(role),
                // Among the members of the family, and no child any more.
                (ListColumn::Children, None) if given == Some(Role::Child) && self.is_of_age(somebody) => {
                    (!draft.people.is_empty()).then_some(Role::Other)
                }
                (ListColumn::Name | ListColumn::Mother | ListColumn::Father, None) if n > 0 => None,
                _ => given,
            };
            let place = self.add(draft, somebody, role, None, at);
            self.named[slot].push(place);
            match column {
                ListColumn::Children => self.children.push(place),
                ListColumn::Mother => self.mother = self.mother.or(Some(place)),
                ListColumn::Father => self.father = self.father.or(Some(place)),
                _ => self.own = self.own.or(Some(place)),
            }
        }
        for text in left.iter().filter(|text| **text != said) {
            draft.keep(CellOrigin { text, ..at });
        }
        if let Some(home) = home {
            self.address(draft, CellOrigin { text: &home, ..at });
        }
    }

    /// What the cell of a slot says of people, and the address in it.
    fn parted(&self, slot: usize, text: &str) -> (String, Option<String>) {
        let PersonSlot { column, has_home, .. } = self.table.slots[slot];
        let expected = if has_home { AddressHint::Yes } else { AddressHint::No };
        let found =
            if column == ListColumn::Children { None } else { home_within::taken_out(text, expected) };
        found.map_or_else(|| (text.to_owned(), None), |(said, home)| (said, Some(home)))
    }

    /// Whether somebody is too old for a child of an accompanied family.
    fn is_of_age(&self, somebody: &CellPerson) -> bool {
        const GROWN: i32 = 25;
        let year = somebody.birth.map(|birth| match birth {
            BirthDate::Day(day) => day.year(),
            BirthDate::Year(year) => year,
        });
        year.is_some_and(|year| self.today().year() - year >= GROWN)
    }

    /// Adds somebody with all that the cell says of him.
    fn add(
        &self,
        draft: &mut FamilyDraft,
        somebody: &CellPerson,
        role: Option<Role>,
        id: Option<MemberId>,
        at: CellOrigin<'_>,
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
            draft.doubt(at, CellDoubt::Initials);
        }
        if let Some(second) = somebody.second_role {
            draft.set_of(place, fields.second_role, second, at);
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
            if is_age(text) && somebody.birth.is_none() {
                draft.doubt(CellOrigin { text, ..at }, CellDoubt::Age);
            }
        }
        place
    }

    /// The people whom a column is about. Of a slot that is empty in this row it is about nobody; a phone is then that
    /// of the row.
    fn people_of_head(&self, head: &ColumnHead) -> Vec<usize> {
        match head.slot.and_then(|slot| self.named.get(slot)) {
            Some(named) if head.column != ListColumn::Phones || !named.is_empty() => named.clone(),
            _ => self.people_named(head.subject),
        }
    }

    /// The people of a row whom a column is about, else those who are named.
    fn people_named(&self, subject: ColumnSubject) -> Vec<usize> {
        let one = |place: Option<usize>| place.into_iter().collect::<Vec<usize>>();
        let own = match subject {
            ColumnSubject::Own => one(self.own),
            ColumnSubject::Mother => one(self.mother),
            ColumnSubject::Father => one(self.father),
            ColumnSubject::Children => self.children.clone(),
        };
        let grown = one(self.own.or(self.mother).or(self.father));
        [own, grown, self.children.clone()].into_iter().find(|people| !people.is_empty()).unwrap_or_default()
    }
}
