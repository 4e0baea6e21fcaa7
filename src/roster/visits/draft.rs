//! A row of a journal of visits before it becomes a contact.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::contact::{Contact, ContactKind, ContactOutcome};
use crate::domain::family::Family;
use crate::domain::record::TypedRecord;
use crate::domain::value::PersonRef;
use crate::domain::{CuratorId, FamilyId, FieldName, Id, Record};
use crate::record;
use crate::roster::doubt::{CellDoubt, UnclearCell};
use crate::roster::draft::SourcedValue;
use crate::roster::entry::RosterEntry;
use crate::roster::records::{NoteExtent, SkipReason, set_note};
use crate::roster::visited::VisitedFamily;
use crate::roster::words::{CellMark, SaidOutcome, visit_outcome};

/// A visit that is being read.
#[derive(Clone, Debug)]
pub(super) struct JournalVisit {
    pub rows: Vec<usize>,
    pub day: NaiveDate,
    pub day_said: (String, String),
    pub time: Option<NaiveTime>,
    pub kind: ContactKind,
    /// What the column of outcomes says.
    pub outcome: SaidOutcome,
    /// The texts that may say what came of the contact.
    pub judged: Vec<String>,
    pub by: Option<PersonRef<CuratorId>>,
    /// What was done and what came of it: head and text.
    pub texts: Vec<(String, String)>,
    /// All other cells.
    pub beside: Vec<(String, String)>,
    pub family: VisitedFamily,
    pub unclear: Vec<UnclearCell>,
}

impl JournalVisit {
    pub(super) fn doubt(&mut self, (label, text): (&str, &str), doubt: CellDoubt) {
        let row = self.rows.first().copied().unwrap_or_default();
        self.unclear.push(UnclearCell {
            row,
            label: label.to_owned(),
            text: text.to_owned(),
            doubt,
            day: None,
        });
    }

    /// The lines of the note: one text by itself, several under their heads.
    fn lines(&self) -> Vec<String> {
        let line = |(label, text): &(String, String)| {
            if label.is_empty() { text.clone() } else { format!("{label}: {text}") }
        };
        let mut lines: Vec<String> = match self.texts.as_slice() {
            [(_, text)] => vec![text.clone()],
            texts => texts.iter().map(line).collect(),
        };
        lines.extend(self.beside.iter().map(line));
        lines
    }

    /// What came of the contact: what its own column says, else what its texts say.
    fn outcome(&self) -> Result<ContactOutcome, SkipReason> {
        let texts = || self.judged.join("; ");
        let is_unanswered = self.kind == ContactKind::Call
            && self.outcome == SaidOutcome::Nothing
            && self.judged.iter().any(|text| CellMark::NoAnswer.is_in_words(text));
        let of_texts =
            || self.judged.iter().fold(SaidOutcome::Nothing, |all, text| all.and(visit_outcome(text)));
        let said = match self.outcome {
            _ if is_unanswered => SaidOutcome::Unclear,
            SaidOutcome::Nothing => of_texts(),
            said => said,
        };
        match said {
            SaidOutcome::Nothing => Ok(ContactOutcome::Held),
            SaidOutcome::One(outcome) => Ok(outcome),
            SaidOutcome::Unclear => Err(SkipReason::Outcome(texts())),
        }
    }

    /// The contact and the family as the row names it; `sheet`: its place in the book.
    ///
    /// # Errors
    /// If what came of it is not clear.
    pub(super) fn entry(mut self, sheet: usize) -> Result<RosterEntry, (Vec<usize>, SkipReason)> {
        let outcome = self.outcome().map_err(|why| (self.rows.clone(), why))?;
        let family = FamilyId(Id::new());
        let contact = record!(Contact {
            family,
            kind: self.kind,
            outcome: outcome,
            on: self.day,
            time: self.time,
            by: self.by.clone()
        });
        let mut contact = contact;
        if set_note(&mut contact, &self.lines()) == NoteExtent::Cut {
            let text = self.family.text.clone();
            self.doubt(("", &text), CellDoubt::Note);
        }
        let title: String = self.family.text.chars().take(200).collect();
        let named: Record = TypedRecord::<Family>::of(family).set(Family::FIELDS.title, title).into();
        let (label, text) = self.day_said.clone();
        Ok(RosterEntry {
            sheet,
            rows: self.rows,
            records: vec![named, contact],
            unclear: self.unclear,
            said: vec![SourcedValue { of: family.0, field: FieldName::On, label, text }],
            is_known: false,
            visit: Some(Box::new(self.family)),
        })
    }
}
