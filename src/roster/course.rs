//! What of a list does not fit in the course of its family: a level from before the family was on the register.

use chrono::NaiveDate;

use super::doubt::{Doubt, Unclear};
use super::draft::Said;
use crate::domain::check::{self, FindingId};
use crate::domain::{Case, FieldName, Id, Kind, Record};

/// What is unclear of a level that `case` does not fit, by the cell that `of` has its first day from, else its name.
pub(super) fn early(
    level: &Record,
    case: &Case,
    (said, of, row): (&[Said], Id, usize),
    today: NaiveDate,
) -> Option<Unclear> {
    if level.kind != Kind::Level {
        return None;
    }
    let found = check::findings(level, Some(case), today);
    let found = found.into_iter().find(|f| f.id == FindingId::BeforeRegister)?;
    let cell = |field| said.iter().find(|s| s.of == of && s.field == field);
    let cell = cell(FieldName::From).or_else(|| cell(FieldName::Level));
    let (label, text) = cell.map(|s| (s.label.clone(), s.text.clone())).unwrap_or_default();
    Some(Unclear { row, label, text, doubt: Doubt::Rule(found.id), day: found.day })
}
