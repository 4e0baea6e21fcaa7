//! Values of a cell as a choice or an import has them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::{FieldName, Kind, UserError, normal_form};

/// The fields of a cell that a value fills, each validated and normalised; `Null` where the value leaves one out.
///
/// # Errors
/// If the value does not fit the cell.
pub(in crate::store) fn fields(
    kind: Kind,
    cell: &str,
    value: &Value,
) -> Result<BTreeMap<FieldName, Value>, UserError> {
    let mut fields = BTreeMap::new();
    for field in kind.fields_of(cell) {
        let part = match value {
            whole if kind.is_single(cell) => whole,
            Value::Object(object) => object.get(field.name.code()).unwrap_or(&Value::Null),
            Value::Null => &Value::Null,
            _ => return Err(UserError::new("record-bad-text").with("field", field.name)),
        };
        fields.insert(field.name, normal_form::check(field, part)?);
    }
    Ok(fields)
}
