//! What a row of a journal of visits says: the kind of contact, what was done and what came of it, who was there.

use super::clock::{self, HourExtent};
use super::draft::JournalVisit;
use super::rows::{VisitReader, VisitRow};
use crate::domain::CuratorId;
use crate::domain::contact::ContactOutcome;
use crate::domain::value::PersonRef;
use crate::roster::column::ListColumn;
use crate::roster::words::{self, CellMark, NamedKind, SaidOutcome, plain};

impl VisitReader<'_> {
    /// What was done, what came of it, who was there, and all that has no field.
    pub(super) fn texts(&self, draft: &mut JournalVisit, row: &VisitRow<'_>) {
        for (column, label, cell) in self.cells(row) {
            let text = cell.text();
            let line = || (label.to_owned(), text.split_whitespace().collect::<Vec<_>>().join(" "));
            match column {
                ListColumn::VisitTime => match clock::of_cell(cell) {
                    Some((time, extent)) => {
                        draft.time = Some(time);
                        if extent == HourExtent::Part {
                            draft.beside.push(line());
                        }
                    }
                    None => draft.beside.push(line()),
                },
                ListColumn::VisitKind => {
                    draft.judged.push(text.clone());
                    // «звонок» is said by the kind, «плановое посещение» is not.
                    if words::visit_kind(&text) == NamedKind::None || plain(&text).contains(' ') {
                        draft.beside.push(line());
                    }
                }
                ListColumn::VisitText if CellMark::Met.is_in_stems(label) && is_answer(&text) => {
                    let is_met = CellMark::Yes.is(&text);
                    let said = if is_met { ContactOutcome::Held } else { ContactOutcome::NobodyHome };
                    draft.outcome = draft.outcome.and(SaidOutcome::One(said));
                }
                ListColumn::VisitText if CellMark::Outcome.is_in_words(label) => {
                    draft.outcome = draft.outcome.and(words::outcome_word(&text));
                    draft.judged.push(text.clone());
                    draft.texts.push(line());
                }
                ListColumn::VisitText => {
                    if !CellMark::NotOfOutcome.is_in_stems(label) {
                        draft.judged.push(text.clone());
                    }
                    if !CellMark::Nothing.is(&text) {
                        draft.texts.push(line());
                    }
                }
                ListColumn::Curator => {
                    let known = self.curators.known(&text).map(|id| PersonRef::Known(CuratorId(id)));
                    draft.by = Some(known.unwrap_or(PersonRef::Named(text.chars().take(200).collect())));
                }
                _ if is_of_family(column) => {}
                _ if CellMark::Nothing.is(&text) => {}
                _ => draft.beside.push(line()),
            }
        }
    }
}

/// Whether a cell answers yes or no.
fn is_answer(text: &str) -> bool {
    CellMark::Yes.is(text) || CellMark::Nothing.is(text)
}

/// Columns that tell which family it is, and numbers of rows.
fn is_of_family(column: ListColumn) -> bool {
    use ListColumn::{
        Address, Block, FamilyId, Flat, House, JournalNumber, Leave, MemberId, Ordinal, Patronymic, Phones,
        Refused, Registration, Settlement, Street, VisitOn,
    };
    const ALL: [ListColumn; 16] = [
        Address,
        Block,
        FamilyId,
        Flat,
        House,
        JournalNumber,
        Leave,
        MemberId,
        Ordinal,
        Patronymic,
        Phones,
        Refused,
        Registration,
        Settlement,
        Street,
        VisitOn,
    ];
    column.names_somebody() || ALL.contains(&column)
}
