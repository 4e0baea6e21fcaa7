//! The cells of a row, column by column, into the draft of its family.

use chrono::NaiveDate;

use super::Ground;
use super::birth::{Birth, birth, birth_of, day};
use super::column::Column;
use super::draft::{At, Doubt, Draft, keep};
use super::home;
use super::layout::{Table, Whose};
use super::numbers::numbers;
use super::people::{Somebody, people};
use super::person::{FullName, name};
use super::rows::Full;
use super::words::{self, Mark, plain};
use crate::domain::family::Family;
use crate::domain::member::{Disability, Member, Role};
use crate::domain::{Id, MemberId};
use crate::regulation::List;
use crate::search::gender::sex;
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

    /// Takes a cell that is about a person; whether it was one.
    fn of_person(
        &self,
        draft: &mut Draft,
        (column, whose): (Column, Whose),
        cell: &Cell,
        at: At<'_>,
    ) -> bool {
        let fields = Member::FIELDS;
        let people = self.people_named(whose);
        match column {
            Column::Phones if self.table.is_own() => {
                for number in at.text.lines() {
                    people.iter().take(1).for_each(|person| draft.add_phone(*person, number, at));
                }
            }
            Column::Born | Column::ChildBorn => self.births(draft, people, cell, at),
            Column::Occupation | Column::ChildOccupation => self.occupations(draft, &people, at),
            Column::Phones => self.phones(draft, whose, at),
            Column::FormerName | Column::MemberNote | Column::Disability | Column::LimitedHealth => {
                let Some(whose) = people.first().copied() else {
                    draft.keep(at);
                    return true;
                };
                match column {
                    Column::FormerName => draft.set_of(whose, fields.former_name, at.text, at),
                    Column::MemberNote => keep(&mut draft.people[whose].notes, "", at.text),
                    Column::Disability => self.disability(draft, whose, at),
                    _ if Mark::Yes.is(at.text) || Mark::LimitedHealth.is_in(at.text) => {
                        draft.set_of(whose, fields.limited_health, true, at);
                    }
                    _ => keep(&mut draft.people[whose].notes, at.label, at.text),
                }
            }
            Column::Name | Column::LastName | Column::FirstName | Column::Patronymic | Column::Mother => {}
            Column::Father | Column::Children | Column::Role | Column::MemberId | Column::FamilyId => {}
            Column::Ordinal | Column::Refused | Column::Leave => {}
            _ => return false,
        }
        true
    }

    fn disability(&self, draft: &mut Draft, whose: usize, at: At<'_>) {
        let Some(found) = words::disability(at.text) else {
            keep(&mut draft.people[whose].notes, at.label, at.text);
            return;
        };
        // A disabled child is the child of the row, whatever the column is about.
        let whose = match self.children.as_slice() {
            [one] if found == Disability::Child => *one,
            _ => whose,
        };
        draft.set_of(whose, Member::FIELDS.disability, found, at);
        // What the words say besides is not lost.
        if plain(at.text).split(' ').count() > 3 {
            keep(&mut draft.people[whose].notes, at.label, at.text);
        }
    }

    /// The births of a cell, in the order of the people of the row.
    fn births(&self, draft: &mut Draft, whose: Vec<usize>, cell: &Cell, at: At<'_>) {
        let take = |draft: &mut Draft, person: usize, (found, said): (Birth, String), at: At<'_>| {
            draft.set_birth(person, found, at);
            if !said.is_empty() {
                keep(&mut draft.people[person].notes, at.label, &said);
            }
        };
        let whole = birth(cell, self.today());
        if let (Some(found), [person]) = (&whole, whose.as_slice()) {
            return take(draft, *person, found.clone(), at);
        }
        let pieces: Vec<&str> =
            at.text.split(['\n', ';', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
        let read: Vec<Option<(Birth, String)>> = pieces.iter().map(|p| birth_of(p, self.today())).collect();
        if !whose.is_empty() && pieces.len() == whose.len() && read.iter().all(Option::is_some) {
            for ((person, found), piece) in whose.iter().zip(read).zip(&pieces) {
                if let Some(found) = found {
                    take(draft, *person, found, At { text: piece, ..at });
                }
            }
            return;
        }
        let doubt = if whole.is_some() { Doubt::Whose } else { Doubt::Birth };
        match whose.as_slice() {
            [person] => keep(&mut draft.people[*person].notes, at.label, at.text),
            _ => draft.keep(at),
        }
        draft.doubt(at, doubt);
    }

    fn occupations(&self, draft: &mut Draft, whose: &[usize], at: At<'_>) {
        let pieces: Vec<&str> = at.text.split(['\n', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
        match (whose, pieces.len()) {
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

    fn phones(&self, draft: &mut Draft, whose: Whose, at: At<'_>) {
        let (found, rest) = numbers(at.text);
        for number in &found {
            let of_role = number.of.and_then(|role| {
                let is = |p: &super::draft::Person| match p.role {
                    Some(own) => own == role,
                    None => {
                        role.sex().is_some() && sex(&p.name.first, &p.name.patronymic, None) == role.sex()
                    }
                };
                draft.people.iter().position(is)
            });
            let usual = self.people_named(whose).first().copied();
            match (of_role.or(usual), number.of) {
                (Some(person), Some(role))
                    if of_role.is_none() && draft.people[person].role.is_some_and(|r| r != role) =>
                {
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

    fn of_family(&self, draft: &mut Draft, column: Column, cell: &Cell, at: At<'_>) {
        let fields = Family::FIELDS;
        let day = || day(cell, self.today());
        match column {
            Column::Title => draft.set(fields.title, at.text, at),
            Column::Address => self.address(draft, at),
            Column::Settlement => draft.set(fields.address.settlement, at.text, at),
            Column::Street => draft.set(fields.address.street, at.text, at),
            Column::House => draft.set(fields.address.house, at.text, at),
            Column::Block => draft.set(fields.address.block, at.text, at),
            Column::Flat => draft.set(fields.address.flat, at.text, at),
            Column::Access => draft.set(fields.address.access, at.text, at),
            Column::Safety => draft.set(fields.safety, at.text, at),
            Column::JournalNumber => draft.set(fields.journal_number, at.text, at),
            Column::Form => match words::form(at.text) {
                Some(form) => draft.set(fields.form, form, at),
                None => draft.keep(at),
            },
            Column::Ground => self.item(draft, List::Ground, at),
            Column::Source => self.item(draft, List::Source, at),
            Column::Registered => match day() {
                Some(day) => draft.set(fields.registered_on, day, at),
                None => unread(draft, at),
            },
            Column::LevelFrom => match day() {
                Some(day) => draft.level_from = draft.level_from.or(Some(day)),
                None => unread(draft, at),
            },
            Column::ClosedOn => match self.day_and_rest(cell) {
                Some((day, rest)) => {
                    draft.closed = draft.closed.or(Some(day));
                    draft.closed_reason = draft.closed_reason.take().or(rest);
                }
                None => unread(draft, at),
            },
            Column::ClosedReason => draft.closed_reason = Some(at.text.to_owned()),
            Column::Agreement => match self.day_and_rest(cell) {
                Some((day, rest)) if draft.agreement.is_none() => draft.agreement = Some((day, rest)),
                _ => draft.keep(at),
            },
            Column::Level => self.level(draft, at),
            Column::Status => match words::status(at.text) {
                Some(status) if draft.status.is_none_or(|s| s == status) => {
                    draft.status = Some(status);
                    if plain(at.text).split(' ').count() > 3 {
                        draft.keep(at);
                    }
                }
                _ => {
                    draft.keep(at);
                    draft.doubt(at, Doubt::Status);
                }
            },
            Column::Category => self.marks(draft, List::Category, at),
            Column::Circumstance => self.marks(draft, List::Circumstance, at),
            Column::Curator => {
                if draft.curator.as_ref().is_some_and(|known| plain(known) != plain(at.text)) {
                    draft.keep(at);
                    draft.doubt(at, Doubt::Differs);
                } else {
                    draft.curator = Some(at.text.to_owned());
                }
            }
            Column::Note => keep(&mut draft.notes, "", at.text),
            _ => draft.keep(at),
        }
    }

    fn level(&self, draft: &mut Draft, at: At<'_>) {
        let named =
            at.text.split([',', ';', '(', '\n']).find_map(|part| self.ground.rules.level_called(part));
        match named.or_else(|| words::level(at.text)) {
            Some(level) => {
                draft.level = Some(level);
                // «кризисный с 01.09.2026»
                let day =
                    at.text.split([' ', '(', ')', ',']).find_map(|word| match birth_of(word, self.today()) {
                        Some((Birth::Day(day), _)) => Some(day),
                        _ => None,
                    });
                draft.level_from = draft.level_from.or(day);
            }
            None => {
                draft.keep(at);
                draft.doubt(at, Doubt::Level);
            }
        }
    }

    /// A day among other words, and those words: «№ 12 от 01.03.2026», «15.05.2026, выезд».
    fn day_and_rest(&self, cell: &Cell) -> Option<(NaiveDate, Option<String>)> {
        if let Some(day) = day(cell, self.today()) {
            return Some((day, None));
        }
        let text = cell.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        let read = |word: &str| match birth_of(word.trim_matches([',', ';', '(', ')']), self.today()) {
            Some((Birth::Day(day), _)) => Some(day),
            _ => None,
        };
        let (at, day) = words.iter().enumerate().find_map(|(at, word)| Some((at, read(word)?)))?;
        let others = words.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, word)| *word);
        let others: Vec<&str> =
            others.filter(|w| !Mark::Born.is(w) && !Mark::NumberSign.is(w) && !plain(w).is_empty()).collect();
        let rest = others.join(" ");
        let rest = rest.trim_matches(['\u{2116}', ',', ';', ' ']).to_owned();
        Some((day, Some(rest).filter(|r| !r.is_empty())))
    }

    /// A ground or a source: the item of the regulation's list, or the words themselves.
    fn item(&self, draft: &mut Draft, list: List, at: At<'_>) {
        let fields = Family::FIELDS;
        let value = self.known_item(list, at.text).unwrap_or_else(|| at.text.to_owned());
        let field = if list == List::Ground { fields.ground } else { fields.source };
        draft.set(field, value, at);
    }

    /// The item that a text means; in a list of the program's own it is named exactly.
    fn known_item(&self, list: List, text: &str) -> Option<String> {
        if self.table.is_own() { self.ground.exact_item(list, text) } else { self.ground.item(list, text) }
    }

    fn marks(&self, draft: &mut Draft, list: List, at: At<'_>) {
        let own: &[char] = &['\n'];
        let usual: &[char] = &[',', ';', '\n', '/'];
        let between = if self.table.is_own() { own } else { usual };
        let pieces: Vec<String> = match self.ground.exact_item(list, at.text) {
            Some(id) => vec![id],
            None => {
                let pieces = at.text.split(between).map(str::trim).filter(|p| !p.is_empty());
                pieces.map(str::to_owned).collect()
            }
        };
        for piece in pieces {
            let known = self.known_item(list, &piece);
            if known.is_none() && list == List::Category && !self.table.is_own() {
                draft.doubt(At { text: &piece, ..at }, Doubt::Category);
            }
            let value = known.unwrap_or(piece);
            let into = if list == List::Category { &mut draft.categories } else { &mut draft.circumstances };
            if !into.contains(&value) {
                into.push(value);
            }
        }
    }

    fn address(&self, draft: &mut Draft, at: At<'_>) {
        // «Адрес, телефон» in one cell.
        let (home_text, phones) = match crate::domain::phone::within(at.text) {
            Some((rest, number)) => (rest, Some(number.to_owned())),
            None => (at.text.to_owned(), None),
        };
        match (phones, self.people_named(Whose::Own).first()) {
            (Some(number), Some(person)) => draft.add_phone(*person, &number, at),
            (Some(number), None) => draft.keep(At { text: &number, ..at }),
            (None, _) => {}
        }
        let (found, rest) = home::address(&home_text);
        if found.is_empty() {
            draft.keep(at);
            draft.doubt(at, Doubt::Address);
            return;
        }
        let fields = Family::FIELDS.address;
        let before = draft.unclear.len();
        for (field, value) in [
            (fields.settlement, found.settlement),
            (fields.street, found.street),
            (fields.house, found.house),
            (fields.block, found.block),
            (fields.flat, found.flat),
            (fields.access, found.access),
        ] {
            if let Some(value) = value {
                draft.set(field, value, at);
            }
        }
        if !rest.is_empty() && draft.unclear.len() == before {
            draft.keep(At { text: &rest.join(", "), ..at });
            if rest.iter().any(|part| !Mark::Region.is_in(part) && !part.chars().all(|c| c.is_ascii_digit()))
            {
                draft.doubt(at, Doubt::Address);
            }
        }
    }
}

/// A day that is not read stays in the note.
fn unread(draft: &mut Draft, at: At<'_>) {
    draft.keep(at);
    draft.doubt(at, Doubt::Day);
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
