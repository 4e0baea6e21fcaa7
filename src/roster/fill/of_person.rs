//! Cells about a person: birth, phones, occupation, health.

use super::Filling;
use crate::domain::member::{Disability, Member, Role};
use crate::roster::birth::{Birth, birth, birth_of, day_and_rest};
use crate::roster::column::Column;
use crate::roster::doubt::Doubt;
use crate::roster::draft::{At, Draft, keep};
use crate::roster::layout::Head;
use crate::roster::numbers::numbers;
use crate::roster::words::{self, Mark, plain};
use crate::search::gender::sex;
use crate::table::Cell;

/// A second role that the program knows; other words stay in the note.
fn second_role(draft: &mut Draft, member: usize, at: At<'_>) {
    match words::role(at.text).filter(|role| *role != Role::Other) {
        Some(role) => draft.set_of(member, Member::FIELDS.second_role, role, at),
        None => keep(&mut draft.people[member].notes, at.label, at.text),
    }
}

impl Filling<'_> {
    /// Takes a cell that is about a person; whether it was one.
    pub(super) fn of_person(&self, draft: &mut Draft, head: &Head, cell: &Cell, at: At<'_>) -> bool {
        let fields = Member::FIELDS;
        let (column, people) = (head.column, self.people_of_head(head));
        match column {
            Column::Phones if self.table.is_own() => {
                for number in at.text.lines() {
                    people.iter().take(1).for_each(|person| draft.add_phone(*person, number, at));
                }
            }
            Column::Born | Column::ChildBorn => self.births(draft, people, cell, at),
            Column::Occupation | Column::ChildOccupation => self.occupations(draft, &people, at),
            Column::Phones => self.phones(draft, &people, at),
            Column::FormerName
            | Column::MemberNote
            | Column::Disability
            | Column::LimitedHealth
            | Column::SecondRole => {
                let Some(member) = people.first().copied() else {
                    draft.keep(at);
                    return true;
                };
                match column {
                    Column::FormerName => draft.set_of(member, fields.former_name, at.text, at),
                    Column::MemberNote => keep(&mut draft.people[member].notes, "", at.text),
                    Column::Disability => self.disability(draft, member, at),
                    Column::SecondRole => second_role(draft, member, at),
                    _ if Mark::Yes.is(at.text) || Mark::LimitedHealth.is_in(at.text) => {
                        draft.set_of(member, fields.limited_health, true, at);
                    }
                    _ => keep(&mut draft.people[member].notes, at.label, at.text),
                }
            }
            Column::Name | Column::LastName | Column::FirstName | Column::Patronymic | Column::Mother => {}
            Column::Father | Column::Children | Column::Role | Column::MemberId | Column::FamilyId => {}
            Column::Ordinal | Column::Refused | Column::Leave => {}
            _ => return false,
        }
        true
    }

    fn disability(&self, draft: &mut Draft, member: usize, at: At<'_>) {
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
    fn births(&self, draft: &mut Draft, members: Vec<usize>, cell: &Cell, at: At<'_>) {
        let take = |draft: &mut Draft, person: usize, (found, said): (Birth, String), at: At<'_>| {
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
        let read: Vec<Option<(Birth, String)>> = pieces.iter().map(|p| birth_of(p, self.today())).collect();
        if !members.is_empty() && pieces.len() == members.len() && read.iter().all(Option::is_some) {
            for ((person, found), piece) in members.iter().zip(read).zip(&pieces) {
                if let Some(found) = found {
                    take(draft, *person, found, At { text: piece, ..at });
                }
            }
            return;
        }
        // «12.03.2015 (свидетельство …)»
        if let ([person], Some((day, rest))) = (members.as_slice(), day_and_rest(cell, self.today())) {
            draft.set_birth(*person, Birth::Day(day), at);
            keep(&mut draft.people[*person].notes, at.label, &rest.unwrap_or_default());
            return;
        }
        let doubt = if whole.is_some() { Doubt::Whose } else { Doubt::Birth };
        match members.as_slice() {
            [person] => keep(&mut draft.people[*person].notes, at.label, at.text),
            _ => draft.keep(at),
        }
        draft.doubt(at, doubt);
    }

    fn occupations(&self, draft: &mut Draft, members: &[usize], at: At<'_>) {
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
                    draft.set_of(*person, Member::FIELDS.occupation, text, At { text, ..at });
                }
            }
            _ => draft.keep(at),
        }
    }

    fn phones(&self, draft: &mut Draft, people: &[usize], at: At<'_>) {
        let (found, rest) = numbers(at.text);
        for number in &found {
            let of_role = number.of.and_then(|role| {
                let is = |p: &crate::roster::draft::Person| match p.role {
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
            match (of_role.or(usual), number.of) {
                (Some(person), Some(_)) if of_role.is_none() => {
                    // Whose it is, is not among the people: the note says it.
                    draft.add_phone(person, &number.number, at);
                    draft.keep(at);
                }
                (Some(person), _) => draft.add_phone(person, &number.number, at),
                (None, _) => draft.keep(At { text: &number.number, ..at }),
            }
            if let Some(doubt) = crate::domain::phone::doubt(&number.number) {
                draft.doubt(At { text: &number.number, ..at }, Doubt::Rule(doubt.fault()));
            }
        }
        for text in &rest {
            draft.keep(At { text, ..at });
        }
        if found.is_empty() {
            draft.doubt(at, Doubt::Phone);
        }
    }
}
