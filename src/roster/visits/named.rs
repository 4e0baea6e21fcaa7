//! How a row of a journal of visits names its family.

use super::draft::JournalVisit;
use super::rows::{VisitReader, VisitRow};
use crate::domain::FamilyId;
use crate::domain::phone::normal;
use crate::roster::column::ListColumn;
use crate::roster::home_within::{self, AddressHint};
use crate::roster::people::people;
use crate::roster::person::{name, without_capitals};
use crate::roster::visited::VisitedFamily;
use crate::roster::words::CellMark;
use crate::roster::{home, numbers};
use crate::table::TableCell;

impl VisitReader<'_> {
    /// The family as the row names it.
    pub(super) fn family(&self, draft: &mut JournalVisit, row: &VisitRow<'_>) {
        let has_home = self.table.heads.iter().any(|head| head.column == ListColumn::Address);
        let parts: Vec<String> = [ListColumn::LastName, ListColumn::FirstName, ListColumn::Patronymic]
            .into_iter()
            .filter_map(|part| {
                self.cells(row).find(|(column, ..)| *column == part).map(|(.., cell)| cell.text())
            })
            .collect();
        let mut texts: Vec<String> = if parts.is_empty() { Vec::new() } else { vec![parts.join(" ")] };
        for (column, _, cell) in self.cells(row) {
            match column {
                ListColumn::Title
                | ListColumn::Name
                | ListColumn::Mother
                | ListColumn::Father
                | ListColumn::Children => texts.push(cell.text()),
                ListColumn::FamilyId => draft.family.id = cell.text().parse().ok().map(FamilyId),
                ListColumn::JournalNumber => draft.family.number = Some(cell.text()),
                _ => {}
            }
        }
        if texts.is_empty() {
            texts.extend(row.family.map(TableCell::text));
            let says_family = |column: ListColumn| {
                use ListColumn::{Address, FamilyId, House, JournalNumber, Phones};
                column.names_somebody() || [Address, FamilyId, House, JournalNumber, Phones].contains(&column)
            };
            if texts.is_empty() && !self.table.heads.iter().any(|head| says_family(head.column)) {
                texts.push(self.title.clone());
            }
        }
        for text in texts {
            self.named(&mut draft.family, &text, has_home);
        }
        for (column, label, cell) in self.cells(row) {
            match column {
                ListColumn::Address | ListColumn::Registration => {
                    let (text, phones) = numbers::taken_out(&cell.text());
                    let (found, _) = home::address(&text);
                    draft.family.phones.extend(phones.into_iter().map(|phone| normal(&phone.number)));
                    if draft.family.home.is_none() && !found.is_empty() {
                        draft.family.address = found;
                        draft.family.home = Some((label.to_owned(), cell.text()));
                    }
                }
                ListColumn::Settlement => draft.family.address.settlement = Some(cell.text()),
                ListColumn::Street => draft.family.address.street = Some(cell.text()),
                ListColumn::House => draft.family.address.house = Some(cell.text()),
                ListColumn::Block => draft.family.address.block = Some(cell.text()),
                ListColumn::Flat => draft.family.address.flat = Some(cell.text()),
                // «Семья (тел.)»
                ListColumn::Phones
                    if draft.family.text.is_empty() && cell.text().chars().any(char::is_alphabetic) =>
                {
                    self.named(&mut draft.family, &cell.text(), has_home);
                }
                ListColumn::Phones => {
                    let (found, _) = numbers::numbers(&cell.text());
                    draft.family.phones.extend(found.into_iter().map(|phone| normal(&phone.number)));
                }
                _ => {}
            }
        }
        // A row without a name may tell its family by the home.
        if draft.family.text.is_empty()
            && let Some((_, text)) = &draft.family.home
        {
            draft.family.text = text.clone();
        }
    }

    /// Reads a cell that names the family: «сем. Ивановых», «Иванова М. П., Лесная 1».
    fn named(&self, family: &mut VisitedFamily, text: &str, has_home: bool) {
        if family.text.is_empty() {
            family.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let (said, phones) = numbers::taken_out(text);
        family.phones.extend(phones.into_iter().map(|phone| normal(&phone.number)));
        let hint = if has_home { AddressHint::No } else { AddressHint::Yes };
        let said = match home_within::taken_out(&said, hint) {
            Some((rest, address)) => {
                family.address = home::address(&address).0;
                family.home = Some((String::new(), address));
                rest
            }
            None => said,
        };
        let is_family = |word: &&str| CellMark::Family.is(word);
        let said = said.split_whitespace().filter(|word| !is_family(word)).collect::<Vec<_>>().join(" ");
        let (found, _) = people(&said, self.ground.today);
        let names: Vec<_> =
            found.into_iter().map(|somebody| somebody.name).filter(|name| !name.last.is_empty()).collect();
        match names.is_empty() {
            false => family.names.extend(names),
            true => {
                let first = said.split([',', '(', ';']).next().unwrap_or_default().trim();
                let read = name(first).or_else(|| without_capitals(first));
                family.names.extend(read.filter(|name| !name.last.is_empty()));
            }
        }
    }
}
