//! Cells about the level: by itself, beside a curator or a name, in a head over a mark.

use super::RowFiller;
use crate::domain::{FieldName, Level};
use crate::roster::birth::{BirthDate, birth_of};
use crate::roster::column::{ListColumn, guesses};
use crate::roster::doubt::CellDoubt;
use crate::roster::draft::{CellOrigin, FamilyDraft};
use crate::roster::words::{self, CellMark, plain};

impl RowFiller<'_> {
    /// Takes the level that a head names over a mark: «Уровень: базовый | кризисный»; whether it was one.
    pub(super) fn level_of_head(&self, draft: &mut FamilyDraft, at: CellOrigin<'_>) -> bool {
        if !CellMark::Yes.is(at.text)
            || !guesses("", at.label).iter().any(|(column, _)| *column == ListColumn::Level)
        {
            return false;
        }
        let Some(level) =
            words::level(at.label).filter(|level| draft.level.is_none_or(|known| known == *level))
        else {
            return false;
        };
        draft.level = Some(level);
        draft.note_cell(FieldName::Level, at);
        true
    }

    /// What a cell says beside a level: the curator, where its head speaks of one, else it stays in the note.
    fn beside_level(&self, draft: &mut FamilyDraft, at: CellOrigin<'_>) {
        let Some((_, rest)) = self.level_beside(at.text) else { return };
        let is_day = |part: &&str| birth_of(part, self.today()).is_some();
        let rest = words::parts(&rest).filter(|part| !is_day(part)).collect::<Vec<_>>().join(", ");
        if rest.is_empty() {
            return;
        }
        let is_of_curator = guesses("", at.label).iter().any(|(column, _)| *column == ListColumn::Curator);
        let is_named = rest.starts_with(char::is_uppercase) && !rest.chars().any(|c| c.is_ascii_digit());
        if is_of_curator && is_named && draft.curator.is_none() {
            draft.curator = Some(rest);
            draft.note_cell(FieldName::Curator, at);
        } else {
            draft.keep(at);
        }
    }

    pub(super) fn level(&self, draft: &mut FamilyDraft, at: CellOrigin<'_>) {
        if self.level_of_head(draft, at) {
            return;
        }
        let parts = at.text.split([',', ';', '(', '\n', '/']);
        let mut named: Vec<Level> = parts
            .filter_map(|part| self.ground.rules.level_called(part).or_else(|| words::level(part)))
            .collect();
        named.sort_unstable();
        named.dedup();
        match *named.as_slice() {
            [level] if draft.level.is_some_and(|known| known != level) => {
                draft.keep(at);
                draft.doubt(at, CellDoubt::Differs);
            }
            [level] => {
                draft.level = Some(level);
                draft.note_cell(FieldName::Level, at);
                self.beside_level(draft, at);
                // «кризисный с 01.09.2026»; «до 01.12.2026» is no beginning.
                let mut before = "";
                for word in at.text.split([' ', '(', ')', ',']) {
                    match birth_of(word, self.today()) {
                        Some((BirthDate::Day(_), _)) if CellMark::Until.is(before) => draft.keep(at),
                        Some((BirthDate::Day(day), _)) => {
                            draft.level_from.get_or_insert(day);
                        }
                        _ => {}
                    }
                    before = word;
                }
            }
            _ => {
                draft.keep(at);
                draft.doubt(at, CellDoubt::Level);
            }
        }
    }

    /// The curator of a cell, without a level beside the name: «Орлова/базовый».
    pub(super) fn curator(&self, draft: &mut FamilyDraft, at: CellOrigin<'_>) -> String {
        match self.level_beside(at.text) {
            Some((level, rest)) => {
                self.level_of_name(draft, level, at);
                rest
            }
            None => at.text.to_owned(),
        }
    }

    /// Takes the level beside a name. One that differs from what is known stays in the note, and is doubted.
    pub(super) fn level_of_name(&self, draft: &mut FamilyDraft, level: Level, at: CellOrigin<'_>) {
        match draft.level {
            Some(known) if known != level => {
                draft.keep(at);
                draft.doubt(at, CellDoubt::Differs);
            }
            Some(_) => {}
            None => {
                draft.level = Some(level);
                draft.note_cell(FieldName::Level, at);
            }
        }
    }

    /// The level that a part of a text names, and the other parts; `None`: none does, or nothing else is said.
    pub(super) fn level_beside(&self, text: &str) -> Option<(Level, String)> {
        if self.table.is_own() {
            return None;
        }
        let called = |part: &str| self.ground.rules.level_called(part);
        let of_part =
            |part: &str| called(part).or_else(|| words::level(part).filter(|_| words::is_level(part)));
        let level = words::parts(text).find_map(of_part)?;
        let is_word = |part: &str| plain(part).split(' ').all(|word| CellMark::LevelWord.is(word));
        let is_rest = |part: &&str| of_part(part).is_none() && !is_word(part);
        let rest: Vec<&str> = words::parts(text).filter(is_rest).collect();
        (!rest.is_empty()).then(|| (level, rest.join(", ")))
    }
}
