//! Cells about a person: birth, phones, occupation, health.

use super::RowFiller;
use crate::domain::member::{Disability, Member, Role};
use crate::roster::birth::{BirthDate, birth, birth_of, day_and_rest};
use crate::roster::column::ListColumn;
use crate::roster::doubt::CellDoubt;
use crate::roster::draft::{CellOrigin, FamilyDraft, keep};
use crate::roster::layout::ColumnHead;
use crate::roster::numbers::numbers;
use crate::roster::words::{self, CellMark, plain};
use crate::search::gender::sex;
use crate::table::TableCell;

/// A second role that the program knows; other words stay in the note.
fn second_role(draft: &mut FamilyDraft, member: usize, at: CellOrigin<'_>) {
    match words::role(at.text).filter(|role| *role != Role::Other) {
        Some(role) => draft.set_of(member, Member::FIELDS.second_role, role, at),
        None => keep(&mut draft.people[member].notes, at.label, at.text),
    }
}

impl RowFiller<'_> {
    /// Takes a cell that is about a person; whether it was one.
    pub(super) fn of_person(
        &self,
        draft: &mut FamilyDraft,
        head: &ColumnHead,
        cell: &TableCell,
        at: CellOrigin<'_>,
    ) -> bool {
        let fields = Member::FIELDS;
        let (column, people) = (head.column, self.people_of_head(head));
        match column {
            ListColumn::Phones if self.table.is_own() => {
                for number in at.text.lines() {
                    people.iter().take(1).for_each(|person| draft.add_phone(*person, number, at));
                }
            }
            ListColumn::Born | ListColumn::ChildBorn => self.births(draft, people, cell, at),
            ListColumn::Occupation | ListColumn::ChildOccupation => self.occupations(draft, &people, at),
            ListColumn::Phones => self.phones(draft, &people, head.phones_of, at),
            ListColumn::FormerName
            | ListColumn::MemberNote
            | ListColumn::Disability
            | ListColumn::LimitedHealth
            | ListColumn::SecondRole => {
                let Some(member) = people.first().copied() else {
                    draft.keep(at);
                    return true;
                };
                match column {
                    ListColumn::FormerName => draft.set_of(member, fields.former_name, at.text, at),
                    ListColumn::MemberNote => keep(&mut draft.people[member].notes, "", at.text),
                    ListColumn::Disability => self.disability(draft, member, at),
                    ListColumn::SecondRole => second_role(draft, member, at),
                    _ if CellMark::Yes.is(at.text) || CellMark::LimitedHealth.is_in(at.text) => {
                        draft.set_of(member, fields.limited_health, true, at);
                    }
                    _ => keep(&mut draft.people[member].notes, at.label, at.text),
                }
            }
            ListColumn::Name
            | ListColumn::LastName
            | ListColumn::FirstName
            | ListColumn::Patronymic
            | ListColumn::Mother => {}
            ListColumn::Father
            | ListColumn::Children
            | ListColumn::Role
            | ListColumn::MemberId
            | ListColumn::FamilyId => {}
            ListColumn::Ordinal | ListColumn::Refused | ListColumn::Leave => {}
            _ => return false,
        }
        true
    }

    fn disability(&self, draft: &mut FamilyDraft, member: usize, at: CellOrigin<'_>) {
        let Some(found) = words::disability(at.text) else {
            keep(&mut draft.people[member].notes, at.label, at.text);
            return;
        };
        // A disabled child is the child of the row, whatever the column is about.
        let member = match self.children.as_slice() {
            [one] if found == Disability::Child => *one,
            _ => member,
        };
        draft.set_of(member, Member::FIELDS.disability, found, at);
        // What the words say besides is not lost.
        if plain(at.text).split(' ').count() > 3 {
            keep(&mut draft.people[member].notes, at.label, at.text);
        }
    }

    /// The births of a cell, in the order of the people of the row.
    fn births(&self, draft: &mut FamilyDraft, members: Vec<usize>, cell: &TableCell, at: CellOrigin<'_>) {
        let take = |draft: &mut FamilyDraft,
                    person: usize,
                    (found, said): (BirthDate, String),
                    at: CellOrigin<'_>| {
            draft.set_birth(person, found, at);
            if !said.is_empty() {
                keep(&mut draft.people[person].notes, at.label, &said);
            }
        };
        let whole = birth(cell, self.today());
        if let (Some(found), [person]) = (&whole, members.as_slice()) {
            return take(draft, *person, found.clone(), at);
        }
        let pieces: Vec<&str> =
            at.text.split(['\n', ';', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
        let read: Vec<Option<(BirthDate, String)>> =
            pieces.iter().map(|p| birth_of(p, self.today())).collect();
        if !members.is_empty() && pieces.len() == members.len() && read.iter().all(Option::is_some) {
            for ((person, found), piece) in members.iter().zip(read).zip(&pieces) {
                if let Some(found) = found {
                    take(draft, *person, found, CellOrigin { text: piece, ..at });
                }
            }
            return;
        }
        // «12.03.2015 (свидетельство …)»
        if let ([person], Some((day, rest))) = (members.as_slice(), day_and_rest(cell, self.today())) {
            draft.set_birth(*person, BirthDate::Day(day), at);
            keep(&mut draft.people[*person].notes, at.label, &rest.unwrap_or_default());
            return;
        }
        let doubt = if whole.is_some() { CellDoubt::Whose } else { CellDoubt::Birth };
        match members.as_slice() {
            [person] => keep(&mut draft.people[*person].notes, at.label, at.text),
            _ => draft.keep(at),
        }
        draft.doubt(at, doubt);
    }

    fn occupations(&self, draft: &mut FamilyDraft, members: &[usize], at: CellOrigin<'_>) {
        let pieces: Vec<&str> = at.text.split(['\n', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
        match (members, pieces.len()) {
            ([person], _) if self.table.is_own() => {
                draft.set_of(*person, Member::FIELDS.occupation, at.text, at);
            }
            ([person], _) => {
                draft.set_of(*person, Member::FIELDS.occupation, at.text.replace('\n', ", "), at);
            }
            (people, n) if n == people.len() => {
                for (person, text) in people.iter().zip(pieces) {
                    draft.set_of(*person, Member::FIELDS.occupation, text, CellOrigin { text, ..at });
                }
            }
            _ => draft.keep(at),
        }
    }

    /// The phones of a cell. `of_head`: whose they are by the head.
    fn phones(&self, draft: &mut FamilyDraft, people: &[usize], of_head: Option<Role>, at: CellOrigin<'_>) {
        let (found, rest) = numbers(at.text);
        for number in &found {
            let said = number.of.or(of_head);
            let of_role = said.and_then(|role| {
                let is = |p: &crate::roster::draft::RosterPerson| match p.role {
                    Some(own) if role == Role::Child => own.is_child(),
                    Some(own) => own == role || p.record.get(Member::FIELDS.second_role) == Some(role),
                    // An applicant is a parent until something else is said.
                    None => {
                        matches!(role, Role::Mother | Role::Father)
                            && sex(&p.name.first, &p.name.patronymic, None) == role.sex()
                    }
                };
                draft.people.iter().position(is)
            });
            let usual = people.first().copied();
            // Of several children the one whom the column is about.
            let of_role = usual.filter(|_| of_role.is_some() && said == Some(Role::Child)).or(of_role);
            match (of_role.or(usual), said) {
                (Some(person), Some(_)) if of_role.is_none() => {
                    // Whose it is, is not among the people: the note says it.
                    draft.add_phone(person, &number.number, at);
                    draft.keep(at);
                }
                (Some(person), _) => draft.add_phone(person, &number.number, at),
                (None, _) => draft.keep(CellOrigin { text: &number.number, ..at }),
            }
            if let Some(doubt) = crate::domain::phone::doubt(&number.number) {
                draft.doubt(CellOrigin { text: &number.number, ..at }, CellDoubt::Rule(doubt.fault()));
            }
        }
        for text in &rest {
            draft.keep(CellOrigin { text, ..at });
        }
        if found.is_empty() {
            draft.doubt(at, CellDoubt::Phone);
        }
    }
}
