//! Cells about the family: address, level, agreement, closing, marks.

use super::RowFiller;
use crate::domain::FieldName;
use crate::domain::family::{Address, Family};
use crate::regulation::RegulationList;
use crate::roster::birth::{day, day_and_rest};
use crate::roster::column::ListColumn;
use crate::roster::doubt::CellDoubt;
use crate::roster::draft::{CellOrigin, FamilyDraft, keep};
use crate::roster::home;
use crate::roster::layout::ColumnSubject;
use crate::roster::numbers::taken_out;
use crate::roster::person::put_right;
use crate::roster::words::{self, CellMark, plain};
use crate::table::TableCell;

impl RowFiller<'_> {
    pub(super) fn of_family(
        &self,
        draft: &mut FamilyDraft,
        column: ListColumn,
        cell: &TableCell,
        at: CellOrigin<'_>,
    ) {
        let fields = Family::FIELDS;
        let day = || day(cell, self.today());
        match column {
            ListColumn::Title if self.has_people_of_title => {}
            ListColumn::Title => draft.set(fields.title, at.text, at),
            ListColumn::Address => self.address(draft, at),
            ListColumn::Settlement => draft.set(fields.address.settlement, self.place(at.text), at),
            ListColumn::Street => draft.set(fields.address.street, self.place(at.text), at),
            ListColumn::House => draft.set(fields.address.house, at.text, at),
            ListColumn::Block => draft.set(fields.address.block, at.text, at),
            ListColumn::Flat => draft.set(fields.address.flat, at.text, at),
            ListColumn::Access => draft.set(fields.address.access, at.text, at),
            ListColumn::Safety => draft.set(fields.safety, at.text, at),
            ListColumn::JournalNumber => draft.set(fields.journal_number, at.text, at),
            ListColumn::Form => match words::form(at.text) {
                Some(form) => draft.set(fields.form, form, at),
                None => draft.keep(at),
            },
            ListColumn::Ground => self.item(draft, RegulationList::Ground, at),
            ListColumn::Source => self.item(draft, RegulationList::Source, at),
            ListColumn::Registered => match day_and_rest(cell, self.today()) {
                Some((day, rest)) => {
                    draft.set(fields.registered_on, day, at);
                    if rest.is_some() {
                        draft.keep(at);
                    }
                }
                None => unread(draft, at),
            },
            ListColumn::LevelFrom => match day() {
                Some(day) => {
                    draft.level_from = draft.level_from.or(Some(day));
                    draft.note_cell(FieldName::From, at);
                }
                None => unread(draft, at),
            },
            ListColumn::ClosedOn => self.closing(draft, cell, at),
            ListColumn::ClosedReason => {
                draft.closed_reason = Some(at.text.to_owned());
                draft.note_cell(FieldName::Reason, at);
            }
            ListColumn::Agreement => self.agreements(draft, cell, at),
            ListColumn::Level => self.level(draft, at),
            ListColumn::Status => match words::status(at.text) {
                Some(status) if draft.status.is_none_or(|s| s == status) => {
                    draft.status = Some(status);
                    if plain(at.text).split(' ').count() > 3 {
                        draft.keep(at);
                    }
                }
                _ => {
                    draft.keep(at);
                    draft.doubt(at, CellDoubt::Status);
                }
            },
            ListColumn::Category => self.marks(draft, RegulationList::Category, at),
            ListColumn::Circumstance => self.marks(draft, RegulationList::Circumstance, at),
            ListColumn::Curator => {
                let text = self.curator(draft, at);
                let at = CellOrigin { text: &text, ..at };
                if draft.curator.as_ref().is_some_and(|known| plain(known) != plain(at.text)) {
                    draft.keep(at);
                    draft.doubt(at, CellDoubt::Differs);
                } else {
                    draft.curator = Some(at.text.to_owned());
                    draft.note_cell(FieldName::Curator, at);
                }
            }
            ListColumn::Note => keep(&mut draft.notes, "", at.text),
            _ if self.level_of_head(draft, at) || self.is_of_agreement(cell, at.label) => {}
            _ => draft.keep(at),
        }
    }

    fn closing(&self, draft: &mut FamilyDraft, cell: &TableCell, at: CellOrigin<'_>) {
        match day_and_rest(cell, self.today()) {
            Some((day, rest)) => {
                draft.closed = draft.closed.or(Some(day));
                draft.note_cell(FieldName::On, at);
                draft.closed_reason = draft.closed_reason.take().or(rest.and_then(reason));
            }
            // «снята с учёта»: that it is, and not when.
            None if CellMark::IsClosed.is(at.text) || CellMark::IsClosed.begins(at.text) => {
                if draft.closed.is_none() {
                    draft.closed = Some(self.today());
                    draft.keep(at);
                    draft.doubt(at, CellDoubt::ClosedDay);
                }
            }
            None => unread(draft, at),
        }
    }

    /// A ground or a source: the item of the regulation's list, or the words themselves.
    fn item(&self, draft: &mut FamilyDraft, list: RegulationList, at: CellOrigin<'_>) {
        let fields = Family::FIELDS;
        let value = self.known_item(list, at.text).unwrap_or_else(|| at.text.to_owned());
        let field = if list == RegulationList::Ground { fields.ground } else { fields.source };
        draft.set(field, value, at);
    }

    /// The item that a text means; in a list of the program's own it is named exactly.
    fn known_item(&self, list: RegulationList, text: &str) -> Option<String> {
        if self.table.is_own() { self.ground.exact_item(list, text) } else { self.ground.item(list, text) }
    }

    fn marks(&self, draft: &mut FamilyDraft, list: RegulationList, at: CellOrigin<'_>) {
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
            if known.is_none() && list == RegulationList::Category && !self.table.is_own() {
                draft.doubt(CellOrigin { text: &piece, ..at }, CellDoubt::Category);
            }
            let value = known.unwrap_or(piece);
            let into = if list == RegulationList::Category {
                &mut draft.categories
            } else {
                &mut draft.circumstances
            };
            if !into.contains(&value) {
                into.push(value);
            }
        }
    }

    /// The name of a place; one in capitals as it is written else: «УЛ ЛЕСНАЯ», «Г БОРОВИЧИ».
    fn place(&self, text: &str) -> String {
        if self.table.is_own() || text.chars().any(char::is_lowercase) {
            return text.to_owned();
        }
        let spelled = text.split_whitespace().map(|word| match word.chars().count() {
            0..=3 => word.to_lowercase(),
            _ => put_right(word),
        });
        let spelled = spelled.collect::<Vec<_>>().join(" ");
        let (found, rest) = home::address(&spelled);
        let alone =
            found.house.is_none() && rest.is_empty() && found.street.is_none() != found.settlement.is_none();
        found.street.or(found.settlement).filter(|_| alone).unwrap_or_else(|| text.to_owned())
    }

    pub(super) fn address(&self, draft: &mut FamilyDraft, at: CellOrigin<'_>) {
        // «Адрес, телефон» in one cell.
        let (home_text, found) = taken_out(at.text);
        for number in found {
            match self.people_named(ColumnSubject::Own).first() {
                Some(person) => draft.add_phone(*person, &number.number, at),
                None => draft.keep(CellOrigin { text: &number.number, ..at }),
            }
        }
        let (found, rest) = home::address(&home_text);
        if found.is_empty() {
            draft.keep(at);
            draft.doubt(at, CellDoubt::Address);
            return;
        }
        // Parts of two homes are no address.
        let house = |address: &Address| Address { flat: None, ..address.clone() };
        let known = house(&Address::of(&draft.family));
        if known.house.is_some() && found.house.is_some() && !known.is_home_of(&house(&found)) {
            draft.keep(at);
            draft.doubt(at, CellDoubt::Address);
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
            draft.keep(CellOrigin { text: &rest.join(", "), ..at });
            if rest
                .iter()
                .any(|part| !CellMark::Region.is_in(part) && !part.chars().all(|c| c.is_ascii_digit()))
            {
                draft.doubt(at, CellDoubt::Address);
            }
        }
    }
}

/// A day that is not read stays in the note.
fn unread(draft: &mut FamilyDraft, at: CellOrigin<'_>) {
    draft.keep(at);
    draft.doubt(at, CellDoubt::Day);
}

/// The reason beside the day of an end, without the word that says that it ended: «снята, переезд».
fn reason(text: String) -> Option<String> {
    let rest = match text.split_once([' ', ',']) {
        Some((first, rest)) if CellMark::IsClosed.is(first) => {
            rest.trim_start_matches([' ', ',', ':']).to_owned()
        }
        None if CellMark::IsClosed.is(&text) => String::new(),
        _ => text,
    };
    Some(rest).filter(|rest| !rest.is_empty())
}
