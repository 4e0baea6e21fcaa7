//! The `unread` line of an export: values that the exporting program could not show. An import writes them as they are,
//! so that the program they come from finds them again.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::record::Record;
use crate::domain::{Id, Kind, UserError};
use crate::store::Store;
use crate::store::state::fold::Entity;
use crate::store::write::draft::EntityDraft;

/// The longest name of a kind or a cell.
const LONGEST_NAME: usize = 40;

/// The values of a cell that were not shown.
#[derive(Clone, Debug)]
pub(in crate::store) struct UnreadValues {
    of: Id,
    kind: OpenCode<Kind>,
    cell: String,
    values: Vec<Value>,
}

impl UnreadValues {
    /// Reads the line.
    ///
    /// # Errors
    /// If a part of it is missing or is no name.
    pub(in crate::store) fn parse(line: &Value) -> Result<UnreadValues, UserError> {
        let text = |name: &str| line.get(name).and_then(Value::as_str);
        let of = text("of").and_then(|t| t.parse().ok());
        let name = |field| text(field).filter(|t| is_name(t)).map(str::to_owned);
        let values = line.get("values").and_then(Value::as_array).filter(|list| !list.is_empty()).cloned();
        let (Some(of), Some(kind), Some(cell), Some(values)) = (of, name("kind"), name("field"), values)
        else {
            return Err(UserError::field_missing().with("field", "of, kind, field, values"));
        };
        Ok(UnreadValues { of, kind: OpenCode::read(&kind), cell, values })
    }
}

/// Whether it can be the name of a kind or of a cell: those with a line in front are the log's own.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

impl Store {
    /// Checks that a line agrees with the records of the import and of the file on the kind.
    ///
    /// # Errors
    /// If its record is of another kind.
    pub(in crate::store) fn check_unread(
        &self,
        line: &UnreadValues,
        records: &[Record],
    ) -> Result<(), UserError> {
        let brought = records.iter().find(|r| r.id == line.of).map(|r| r.kind.into());
        let stored = self.reader().kind_at(line.of)?;
        match brought.or(stored).filter(|kind| *kind != line.kind) {
            Some(kind) => Err(UserError::new("record-other-type").with("type", kind)),
            None => Ok(()),
        }
    }

    /// Adds drafts that write the values of these lines, each a head beside those of its cell; returns how many are new.
    pub(in crate::store) fn unread_drafts(
        &self,
        lines: &[UnreadValues],
        drafts: &mut Vec<EntityDraft>,
    ) -> Result<usize, UserError> {
        let mut count = 0;
        for UnreadValues { of, kind, cell, values } in lines {
            let entity = Entity::read(&self.conn, *of)?;
            let known = entity.iter().flat_map(|e| {
                let kept = e.cells.get(cell).into_iter().chain(e.dropped.get(cell)).flatten();
                kept.map(|write| &write.value)
            });
            let known: Vec<&Value> = known.collect();
            for value in values.iter().filter(|value| !known.contains(value)) {
                let cells = BTreeMap::from([(cell.clone(), (Vec::new(), value.clone()))]);
                drafts.push(EntityDraft { kind: kind.clone(), id: *of, cells });
                count += 1;
            }
        }
        Ok(count)
    }
}
