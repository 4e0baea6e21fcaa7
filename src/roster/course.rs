//! What of a list does not fit its family or the document, by the rule book: a level from before the family was on the
//! register, an agreement older than the application, a mother hardly older than her child.

use super::NormContext;
use super::doubt::{CellDoubt, UnclearCell};
use super::draft::SourcedValue;
use crate::domain::check::{self, FindingId, RecordFinding, Severity};
use crate::domain::{Case, FieldName, Id, Kind, Record};
use crate::norm::rule_book::{self, RuleContext};

/// The findings about a record that only its family or the document shows; those of the record alone are left out.
pub(super) fn findings(record: &Record, case: &Case, ground: NormContext<'_>) -> Vec<RecordFinding> {
    let alone = check::findings(record, None, ground.today);
    let context = RuleContext { ground, case: Some(case), district: [&[], &[]] };
    let mut found = rule_book::findings(context, record);
    // Of a family that was closed the list says both days: they are in their places.
    found.retain(|f| !alone.contains(f) && !rule_book::is_in_place(f, record, Some(record)));
    found
}

/// What is unclear of a record that does not fit `case`, by the cell that `of`, its family, has it from.
pub(super) fn doubts(
    record: &Record,
    case: &Case,
    (said, of, row): (&[SourcedValue], Id, usize),
    ground: NormContext<'_>,
) -> Vec<UnclearCell> {
    let found = findings(record, case, ground).into_iter().filter(|f| f.weight == Severity::Warn);
    let unclear = |finding: RecordFinding| {
        let cell = cell(said, of, record, finding.field);
        // What a form asks for beside a field is no doubt of a list.
        if cell.is_none() && finding.id != FindingId::BeforeRegister {
            return None;
        }
        let (label, text) = cell.map(|s| (s.label.clone(), s.text.clone())).unwrap_or_default();
        Some(UnclearCell { row, label, text, doubt: CellDoubt::Rule(finding.id), day: finding.day })
    };
    found.filter_map(unclear).collect()
}

/// The cell that a field is from: of a person her own, of a paper or a level one of the family.
fn cell<'a>(
    said: &'a [SourcedValue],
    family: Id,
    record: &Record,
    field: FieldName,
) -> Option<&'a SourcedValue> {
    let (of, fields): (Id, &[FieldName]) = match (record.kind, field) {
        (Kind::Member, _) => (record.id, &[field]),
        (Kind::Family, _) => (family, &[field]),
        (Kind::Level, FieldName::From) => (family, &[FieldName::From, FieldName::Level]),
        (Kind::Level, FieldName::Level) => (family, &[FieldName::Level]),
        (Kind::Agreement, FieldName::On) => (family, &[FieldName::Number]),
        (Kind::Contact, FieldName::On) => (family, &[FieldName::On]),
        _ => return None,
    };
    fields.iter().find_map(|field| said.iter().find(|s| s.of == of && s.field == *field))
}
