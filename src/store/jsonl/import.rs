//! Import: lines of JSONL become one operation. Every line is validated before anything is written.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Act, FieldName, Id, UserError};
use crate::store::Store;
use crate::store::conflict::phone::PhoneConflict;
use crate::store::conflict::siblings::Siblings;
use crate::store::jsonl::unread::UnreadValues;
use crate::store::jsonl::validate::{ImportValidator, RefusedLine, ValidLines};
use crate::store::write::draft::RecordChange;
use crate::store::write::record::ImportExtras;

/// What an import did, or would do.
#[derive(Debug, Default)]
pub struct ImportResult {
    /// New records.
    pub added: usize,
    /// Records with a difference.
    pub changed: usize,
    /// Records without any.
    pub same: usize,
    /// Lines that were refused.
    pub refused: Vec<RefusedLine>,
    /// Lines that were not empty.
    pub lines: usize,
}

/// How much an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ImportMode {
    /// All lines or none.
    Whole,
    /// The valid lines.
    Partial,
    /// Nothing; the result is that of [`ImportMode::Whole`].
    DryRun,
    /// Nothing; the result is that of [`ImportMode::Partial`].
    DryRunPartial,
}

/// The longest line accepted, bytes.
pub const LONGEST_LINE: usize = 1 << 20;

/// After so many lines that are no records the text is taken for something else.
const MOST_REFUSED: usize = 100_000;

enum ImportLine {
    Record(Record),
    Conflict(Siblings),
    /// Replacements of a phone number.
    PhoneConflict(PhoneConflict),
    /// A record that is referenced though it is not live.
    Missing(Kind, Id),
    /// An alias and its target.
    Same(Id, Id),
    /// Values that the program which exported them could not show.
    Unread(UnreadValues),
    /// A value that breaks a rule in the file it was exported from.
    Doubtful(Id, String),
}

impl Store {
    /// Imports JSONL.
    ///
    /// # Errors
    /// If the file cannot be written. Refused lines are no error: they are in the result, and unless the import is
    /// partial nothing is written if there are any.
    pub fn import(&mut self, text: &str, mode: ImportMode) -> Result<ImportResult, UserError> {
        self.import_and_look(text, mode, |_| Ok(())).map(|(done, _)| done)
    }

    /// Imports JSONL, and looks at the file as it is then, or would be if nothing is written but tried.
    ///
    /// # Errors
    /// As [`Store::import`], and those of `look`. Where nothing is taken there is nothing to be looked at.
    pub fn import_and_look<T>(
        &mut self,
        text: &str,
        mode: ImportMode,
        look: impl FnOnce(&Store) -> Result<T, UserError>,
    ) -> Result<(ImportResult, Option<T>), UserError> {
        let (mut records, mut conflicts, mut unread) = (Vec::new(), Vec::new(), Vec::new());
        let mut kept = Vec::new();
        let (mut missing, mut names, mut numbers) = (HashSet::new(), Vec::new(), Vec::new());
        let (mut doubtful, mut lines) = (HashSet::new(), 0);
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            lines += 1;
            match parse(line) {
                Ok(ImportLine::Record(record)) => records.push((i + 1, record)),
                Ok(ImportLine::Conflict(conflict)) => conflicts.push((i + 1, conflict)),
                Ok(ImportLine::PhoneConflict(contested)) => numbers.push((i + 1, contested)),
                Ok(ImportLine::Unread(values)) => kept.push((i + 1, values)),
                Ok(ImportLine::Missing(kind, id)) => {
                    missing.insert((id, kind));
                }
                Ok(ImportLine::Same(id, target)) => names.push((i + 1, (id, target))),
                Ok(ImportLine::Doubtful(id, field)) => {
                    doubtful.insert((id, field));
                }
                Err(_) if unread.len() == MOST_REFUSED => return Err(UserError::new("import-hopeless")),
                Err(why) => unread.push(RefusedLine { line: i + 1, why }),
            }
        }
        let ValidLines { records, conflicts, names, mut refused } =
            ImportValidator::new(self, records, missing, doubtful)?.validate(conflicts, names)?;
        let records: Vec<Record> = records.into_iter().map(|(_, record)| record).collect();
        refused.extend(unread);
        let mut contested = Vec::new();
        for (line, numbers) in numbers {
            let of = numbers.member;
            let brought = records.iter().any(|r| r.kind == Kind::Member && r.id == of);
            if brought || self.reader().as_entered(of)?.is_some_and(|r| r.kind == Kind::Member) {
                contested.push(numbers);
            } else {
                let why = UserError::new("record-unknown-owner").with("field", "of").with("value", of);
                refused.push(RefusedLine { line, why });
            }
        }
        let mut newer = Vec::new();
        for (line, values) in kept {
            match self.check_unread(&values, &records) {
                Ok(()) => newer.push(values),
                Err(why) => refused.push(RefusedLine { line, why }),
            }
        }
        refused.sort_by_key(|r| r.line);
        let extras =
            ImportExtras { conflicts: &conflicts, names: &names, numbers: &contested, unread: &newer };
        let (done, seen) = self.import_valid(&records, extras, mode, refused, look)?;
        Ok((ImportResult { lines, ..done }, seen))
    }

    /// Writes records that are valid as one operation. Unless the import is partial nothing is written where something
    /// was refused. What is written or tried is looked at before a trial ends.
    ///
    /// # Errors
    /// If the file cannot be written, and those of `look`.
    pub(super) fn import_valid<T>(
        &mut self,
        records: &[Record],
        extras: ImportExtras<'_>,
        mode: ImportMode,
        refused: Vec<RefusedLine>,
        look: impl FnOnce(&Store) -> Result<T, UserError>,
    ) -> Result<(ImportResult, Option<T>), UserError> {
        if !refused.is_empty() && matches!(mode, ImportMode::Whole | ImportMode::DryRun) {
            return Ok((ImportResult { refused, ..ImportResult::default() }, None));
        }
        let write = |store: &mut Store| {
            let written = store.record_all(Act::Imported, records, extras)?;
            Ok((written, look(store)?))
        };
        // Records of every kind are written by statements of their own, more than the usual cache holds.
        let (written, seen) = self.with_large_cache(|store| match mode {
            ImportMode::DryRun | ImportMode::DryRunPartial => store.dry_run(write),
            ImportMode::Whole | ImportMode::Partial => store.in_transaction(write),
        })?;
        let changes = written.changes;
        let count = |change| changes.iter().filter(|c| **c == change).count();
        let (added, changed, same) =
            (count(RecordChange::Added), count(RecordChange::Changed), count(RecordChange::Same));
        Ok((ImportResult { added, changed, same, refused, ..ImportResult::default() }, Some(seen)))
    }
}

fn parse(line: &str) -> Result<ImportLine, UserError> {
    if line.len() > LONGEST_LINE {
        return Err(UserError::new("record-too-long").with("field", "line").with("limit", LONGEST_LINE));
    }
    if line.contains("\"conflict\"")
        && let Ok(value) = serde_json::from_str::<Value>(line)
        && value.get("type").and_then(Value::as_str) == Some("conflict")
    {
        let of = value.get("of").and_then(Value::as_str).and_then(|t| t.parse().ok());
        let cell = value.get("field").and_then(Value::as_str).map(str::to_owned);
        let values = value.get("values").and_then(Value::as_array).cloned();
        let (Some(of), Some(cell), Some(values)) = (of, cell, values) else {
            return Err(UserError::field_missing().with("field", "of, field, values"));
        };
        if cell == FieldName::Phones.code() {
            return PhoneConflict::parse(of, &values, value.get("before")).map(ImportLine::PhoneConflict);
        }
        return Ok(ImportLine::Conflict(Siblings { of, cell, values }));
    }
    if line.contains("\"missing\"")
        && let Ok(value) = serde_json::from_str::<Value>(line)
        && value.get("type").and_then(Value::as_str) == Some("missing")
    {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let (kind, id) = (text("of").and_then(Kind::from_name), text("id").and_then(|t| t.parse().ok()));
        let (Some(kind), Some(id)) = (kind, id) else {
            return Err(UserError::field_missing().with("field", "of, id"));
        };
        return Ok(ImportLine::Missing(kind, id));
    }
    if line.contains("\"same\"")
        && let Ok(value) = serde_json::from_str::<Value>(line)
        && value.get("type").and_then(Value::as_str) == Some("same")
    {
        let id = |name: &str| value.get(name).and_then(Value::as_str).and_then(|t| t.parse().ok());
        let (Some(of), Some(target)) = (id("of"), id("as")) else {
            return Err(UserError::field_missing().with("field", "of, as"));
        };
        return Ok(ImportLine::Same(of, target));
    }
    if line.contains("\"unread\"")
        && let Ok(value) = serde_json::from_str::<Value>(line)
        && value.get("type").and_then(Value::as_str) == Some("unread")
    {
        return UnreadValues::parse(&value).map(ImportLine::Unread);
    }
    if line.contains("\"doubtful\"")
        && let Ok(value) = serde_json::from_str::<Value>(line)
        && value.get("type").and_then(Value::as_str) == Some("doubtful")
    {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let (Some(of), Some(field)) = (text("of").and_then(|t| t.parse().ok()), text("field")) else {
            return Err(UserError::field_missing().with("field", "of, field"));
        };
        return Ok(ImportLine::Doubtful(of, field.to_owned()));
    }
    Record::parse(line).map(ImportLine::Record)
}
