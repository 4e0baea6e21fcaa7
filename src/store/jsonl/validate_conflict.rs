//! Validation of a line of an import that says a cell is in conflict.

use serde_json::Value;

use super::validate::{ImportValidator, references};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Id, UserError};
use crate::store::conflict::siblings::Siblings;
use crate::store::conflict::value;
use crate::store::state::fold::{self, ALIAS_OF};

impl ImportValidator<'_> {
    /// A conflict with normalised values, if its record and cell exist and hold them.
    pub(super) fn conflict(&self, conflict: Siblings) -> Result<Result<Siblings, UserError>, UserError> {
        let Siblings { of, cell, values } = conflict;
        let kind = self.kind_of(of)?;
        if cell == ALIAS_OF {
            let known = |value: &Value| -> Result<bool, UserError> {
                let target = value.as_str().and_then(|text| text.parse().ok());
                Ok(match target {
                    Some(target) => self.name(of, target)?.is_ok(),
                    None => value.is_null(),
                })
            };
            for value in &values {
                if !known(value)? {
                    return Ok(Err(UserError::new("record-unknown-owner")
                        .with("field", ALIAS_OF)
                        .with("value", value)));
                }
            }
            return Ok(Ok(Siblings { of, cell, values }));
        }
        let Some(kind) = kind.filter(|k| k.cells().contains(&cell.as_str())) else {
            return Ok(Err(UserError::new("record-unknown-owner").with("field", "of").with("value", of)));
        };
        let mut kept = Vec::with_capacity(values.len());
        for value in values {
            let made = match standing(kind, of, &cell, &value) {
                Ok(made) => made,
                Err(why) => return Ok(Err(why)),
            };
            for (field, kind, id) in references(&made) {
                if !self.is_there(id, kind)? {
                    return Ok(Err(UserError::new("record-unknown-owner")
                        .with("field", field)
                        .with("value", id)));
                }
            }
            kept.push(fold::pack(kind, &cell, made.values()));
        }
        Ok(Ok(Siblings { of, cell, values: kept }))
    }
}

/// A record with only this cell.
fn standing(kind: Kind, id: Id, cell: &str, value: &Value) -> Result<Record, UserError> {
    let mut record = Record::of(kind, id);
    if let (false, Value::Object(object)) = (kind.is_single(cell), value)
        && let Some(name) = object.keys().find(|name| !kind.fields_of(cell).any(|f| f.name.code() == *name))
    {
        return Err(
            UserError::new("record-unknown-field").with("field", name.chars().take(40).collect::<String>())
        );
    }
    for (field, part) in value::fields(kind, cell, value)? {
        record.put(field, part)?;
    }
    Ok(record)
}
