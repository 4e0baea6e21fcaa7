//! Cells about the family: address, level, agreement, closing, marks.

use super::Filling;
use crate::domain::family::Family;
use crate::domain::{FieldName, Level};
use crate::regulation::List;
use crate::roster::birth::{Birth, birth_of, day, day_and_rest};
use crate::roster::column::Column;
use crate::roster::doubt::Doubt;
use crate::roster::draft::{At, Draft, keep};
use crate::roster::home;
use crate::roster::layout::ColumnSubject;
use crate::roster::numbers::taken_out;
use crate::roster::signed::Signed;
use crate::roster::words::{self, Mark, plain};
use crate::table::Cell;

impl Filling<'_> {
    pub(super) fn of_family(&self, draft: &mut Draft, column: Column, cell: &Cell, at: At<'_>) {
        let fields = Family::FIELDS;
        let day = || day(cell, self.today());
        match column {
            Column::Title if self.has_people_of_title => {}
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
            Column::Registered => match day_and_rest(cell, self.today()) {
                Some((day, rest)) => {
                    draft.set(fields.registered_on, day, at);
                    if rest.is_some() {
                        draft.keep(at);
                    }
                }
                None => unread(draft, at),
            },
            Column::LevelFrom => match day() {
                Some(day) => {
                    draft.level_from = draft.level_from.or(Some(day));
                    draft.note_cell(FieldName::From, at);
                }
                None => unread(draft, at),
            },
            Column::ClosedOn => self.closing(draft, cell, at),
            Column::ClosedReason => draft.closed_reason = Some(at.text.to_owned()),
            Column::Agreement => self.agreements(draft, cell, at),
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
                    draft.note_cell(FieldName::Curator, at);
                }
            }
            Column::Note => keep(&mut draft.notes, "", at.text),
            _ => draft.keep(at),
        }
    }

    fn closing(&self, draft: &mut Draft, cell: &Cell, at: At<'_>) {
        match day_and_rest(cell, self.today()) {
            Some((day, rest)) => {
                draft.closed = draft.closed.or(Some(day));
                draft.note_cell(FieldName::On, at);
                draft.closed_reason = draft.closed_reason.take().or(rest.and_then(reason));
            }
            // «снята с учёта»: that it is, and not when.
            None if Mark::IsClosed.is(at.text) || Mark::IsClosed.begins(at.text) => {
                if draft.closed.is_none() {
                    draft.closed = Some(self.today());
                    draft.keep(at);
                    draft.doubt(at, Doubt::ClosedDay);
                }
            }
            None => unread(draft, at),
        }
    }

    /// An agreement, or one of each line.
    fn agreements(&self, draft: &mut Draft, cell: &Cell, at: At<'_>) {
        let usual = |cell: &Cell| {
            let (on, number) = day_and_rest(cell, self.today())?;
            Some(Signed { on, number, until: None })
        };
        let own = |text: &str| Signed::read(text).filter(|_| self.table.is_own());
        let line = |text: &str| own(text).or_else(|| usual(&Cell::Text(text.to_owned())));
        let lines: Option<Vec<Signed>> = match cell {
            Cell::Text(text) => text.lines().filter(|text| !text.trim().is_empty()).map(line).collect(),
            other => usual(other).map(|signed| vec![signed]),
        };
        match lines.or_else(|| usual(cell).map(|signed| vec![signed])) {
            Some(found) if draft.agreements.is_empty() => {
                draft.agreements = found;
                draft.note_cell(FieldName::Number, at);
            }
            _ => draft.keep(at),
        }
    }

    fn level(&self, draft: &mut Draft, at: At<'_>) {
        let parts = at.text.split([',', ';', '(', '\n']);
        let mut named: Vec<Level> = parts
            .filter_map(|part| self.ground.rules.level_called(part).or_else(|| words::level(part)))
            .collect();
        named.sort_unstable();
        named.dedup();
        match named.as_slice() {
            &[level] => {
                draft.level = Some(level);
                draft.note_cell(FieldName::Level, at);
                // «кризисный с 01.09.2026»; «до 01.12.2026» is no beginning.
                let mut before = "";
                for word in at.text.split([' ', '(', ')', ',']) {
                    match birth_of(word, self.today()) {
                        Some((Birth::Day(_), _)) if Mark::Until.is(before) => draft.keep(at),
                        Some((Birth::Day(day), _)) => {
                            draft.level_from.get_or_insert(day);
                        }
                        _ => {}
                    }
                    before = word;
                }
            }
            _ => {
                draft.keep(at);
                draft.doubt(at, Doubt::Level);
            }
        }
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

    pub(super) fn address(&self, draft: &mut Draft, at: At<'_>) {
        // «Адрес, телефон» in one cell.
        let (home_text, found) = taken_out(at.text);
        for number in found {
            match self.people_named(ColumnSubject::Own).first() {
                Some(person) => draft.add_phone(*person, &number.number, at),
                None => draft.keep(At { text: &number.number, ..at }),
            }
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

/// The reason beside the day of an end, without the word that says that it ended: «снята, переезд».
fn reason(text: String) -> Option<String> {
    let rest = match text.split_once([' ', ',']) {
        Some((first, rest)) if Mark::IsClosed.is(first) => {
            rest.trim_start_matches([' ', ',', ':']).to_owned()
        }
        None if Mark::IsClosed.is(&text) => String::new(),
        _ => text,
    };
    Some(rest).filter(|rest| !rest.is_empty())
}
