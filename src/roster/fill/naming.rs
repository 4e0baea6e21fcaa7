//! Who is named by three cells, or by the title of a family.

use super::RowFiller;
use crate::domain::MemberId;
use crate::roster::column::ListColumn;
use crate::roster::draft::{CellOrigin, FamilyDraft};
use crate::roster::layout::PersonSlot;
use crate::roster::people::{CellPerson, people};
use crate::roster::person::{FullName, is_patronymic, name};
use crate::table::TableCell;

impl RowFiller<'_> {
    pub(super) fn name_in_parts(
        &mut self,
        draft: &mut FamilyDraft,
        number: usize,
        slot: &PersonSlot,
        id: Option<MemberId>,
    ) {
        let filled = slot.places.iter().filter_map(|place| self.at(*place));
        let Some((label, _)) = filled.into_iter().next().or(id.map(|_| ("", &TableCell::Empty))) else {
            return;
        };
        let part = |column| {
            let of_column = |place: &&usize| self.table.heads[**place].column == column;
            let place = slot.places.iter().find(of_column);
            place.and_then(|place| self.at(*place)).map(|(_, cell)| cell.text()).unwrap_or_default()
        };
        let [last, first, patronymic] =
            [ListColumn::LastName, ListColumn::FirstName, ListColumn::Patronymic].map(part);
        let full = FullName { last, first, patronymic, former: String::new() };
        // What the program wrote is taken as it is; capitals of others are put right.
        let full = if self.table.is_own() { full } else { put_right(parted(full)) };
        let somebody = CellPerson { name: full, ..CellPerson::default() };
        let text = somebody.name.joined();
        let role = self.said(number).or(slot.role);
        let place =
            self.add(draft, &somebody, role, id, CellOrigin { row: self.row.number, label, text: &text });
        self.named[number].push(place);
        self.own = self.own.or(Some(place));
    }

    /// A title alone names the family by a person, or all of them: «Иванова Мария (мать), сын Пётр 2015».
    pub(super) fn name_by_title(&mut self, draft: &mut FamilyDraft) {
        let others = [
            ListColumn::Name,
            ListColumn::LastName,
            ListColumn::FirstName,
            ListColumn::Mother,
            ListColumn::Father,
        ];
        let has_column = |column| self.table.heads.iter().any(|h| h.column == column);
        let alone = !others.iter().any(|column| has_column(*column)) && !has_column(ListColumn::MemberId);
        let Some((text, label)) = self.text(ListColumn::Title).filter(|_| alone) else { return };
        let at = CellOrigin { row: self.row.number, label, text: &text };
        let (found, left) = people(&text, self.today());
        let is_whole = |s: &CellPerson| !s.name.first.is_empty() && !s.name.last.is_empty();
        if !left.is_empty() || !found.first().is_some_and(is_whole) {
            return;
        }
        for (n, somebody) in found.iter().enumerate() {
            let role = somebody.role.or(self.said(0).filter(|_| n == 0));
            let place = self.add(draft, somebody, role, None, at);
            self.own = self.own.or(Some(place));
        }
        self.has_people_of_title = found.len() > 1 || !found[0].is_bare();
    }
}

/// A name in two cells, its parts taken from where two of them lie: «Иванова | Мария Петровна», «Иванова Мария | Петровна».
fn parted(full: FullName) -> FullName {
    let whole = |text: &str| name(text).filter(|read| !read.first.is_empty());
    if full.first.is_empty()
        && let Some(read) = whole(&full.last).filter(|read| !read.last.is_empty())
    {
        let patronymic = if full.patronymic.is_empty() { read.patronymic } else { full.patronymic };
        return FullName { patronymic, last: read.last, first: read.first, former: full.former };
    }
    // Behind a surname that is known the rest cannot be one.
    let said = format!("{} {}", full.last, full.first);
    let is_further = |read: &FullName| {
        is_patronymic(&read.patronymic) || read.patronymic.ends_with('.') || read.patronymic.contains(' ')
    };
    match name(&said).filter(|read| full.patronymic.is_empty() && !full.last.is_empty() && is_further(read)) {
        Some(read) => FullName { former: full.former, ..read },
        None => full,
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
