//! The cells of a part as bytes, and the values of a cell of several fields.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::schema::{Field, Kind};
use crate::domain::{FieldName, FileFault, UserError};
use crate::store::log::op::OpId;

/// The fields of a cell, from its value.
#[must_use]
pub fn unpack(kind: Kind, cell: &str, value: &Value) -> Vec<(FieldName, Value)> {
    let fields: Vec<&Field> = kind.fields_of(cell).collect();
    let single = is_single(&fields);
    let part = |field: &Field| if single { Some(value) } else { value.get(field.name.code()) };
    let values = fields.iter().filter_map(|field| Some((field.name, part(field)?)));
    values.filter(|(_, value)| !value.is_null()).map(|(name, value)| (name, value.clone())).collect()
}

/// Whether the cell of these fields is one field alone, as [`Kind::is_single`] finds it by name.
pub(super) fn is_single(fields: &[&Field]) -> bool {
    matches!(fields, [field] if field.name.code() == field.cell)
}

/// The value of a cell, from the fields of a record.
#[must_use]
pub fn pack(kind: Kind, cell: &str, values: &BTreeMap<FieldName, Value>) -> Value {
    let get = |name: FieldName| values.get(&name).cloned().filter(|v| !v.is_null());
    if kind.is_single(cell) {
        return FieldName::from_code(cell).and_then(get).unwrap_or(Value::Null);
    }
    let object: Map<String, Value> =
        kind.fields_of(cell).filter_map(|f| get(f.name).map(|v| (f.name.code().to_owned(), v))).collect();
    if object.is_empty() { Value::Null } else { Value::Object(object) }
}

/// Parses a body: `{cell: [[parents], value]}`.
///
/// # Errors
/// If it is malformed.
pub(super) fn cells_of(body: &[u8]) -> Result<Vec<(String, Vec<OpId>, Value)>, UserError> {
    let damaged = || UserError::file(FileFault::Damaged);
    let object: Map<String, Value> = serde_json::from_slice(body).map_err(|e| damaged().because(e))?;
    object
        .into_iter()
        .map(|(cell, entry)| {
            let Value::Array(pair) = entry else { return Err(damaged()) };
            let Ok([Value::Array(parents), value]) = <[Value; 2]>::try_from(pair) else {
                return Err(damaged());
            };
            let parents = parents
                .iter()
                .map(|p| p.as_str().and_then(OpId::from_hex).ok_or_else(damaged))
                .collect::<Result<_, _>>()?;
            Ok((cell, parents, value))
        })
        .collect()
}

/// The canonical body of these cells: keys sorted, no white space.
#[must_use]
pub fn body(cells: &BTreeMap<String, (Vec<OpId>, Value)>) -> Vec<u8> {
    let mut text = String::from("{");
    for (cell, (parents, value)) in cells {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&Value::from(cell.as_str()).to_string());
        let parents: Vec<String> = parents.iter().map(|p| format!("\"{}\"", p.hex())).collect();
        text.push_str(&format!(":[[{}],{value}]", parents.join(",")));
    }
    text.push('}');
    text.into_bytes()
}
