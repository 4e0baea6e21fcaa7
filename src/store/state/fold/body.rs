//! The cells of a part as bytes, and the values of a cell of several fields.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::schema::{Field, Kind, KindCell};
use crate::domain::{FieldName, FileFault, UserError};
use crate::store::log::op::OpId;

/// The fields of a cell, from its value.
#[must_use]
pub fn unpack(kind: Kind, cell: &str, value: &Value) -> Vec<(FieldName, Value)> {
    kind.cell(cell).into_iter().flat_map(|cell| parts_of(cell, value)).collect()
}

/// The values of the fields of a cell that are not empty.
pub(super) fn parts_of(cell: &KindCell, value: &Value) -> impl Iterator<Item = (FieldName, Value)> {
    cell.fields.iter().filter_map(move |field| {
        let part = if cell.is_single { Some(value) } else { value.get(field.name.code()) };
        Some((field.name, part.filter(|part| !part.is_null())?.clone()))
    })
}

/// The value of a cell, from the fields of a record.
#[must_use]
pub fn pack(kind: Kind, cell: &str, values: &BTreeMap<FieldName, Value>) -> Value {
    kind.cell(cell).map_or(Value::Null, |cell| pack_cell(cell, values))
}

/// The same, of a cell that is known.
pub(in crate::store) fn pack_cell(cell: &KindCell, values: &BTreeMap<FieldName, Value>) -> Value {
    let KindCell { fields, is_single, .. } = cell;
    let get = |field: &Field| values.get(&field.name).cloned().filter(|v| !v.is_null());
    if let (true, [field]) = (is_single, fields.as_slice()) {
        return get(field).unwrap_or(Value::Null);
    }
    let named = |field: &&Field| get(field).map(|value| (field.name.code().to_owned(), value));
    let object: Map<String, Value> = fields.iter().filter_map(named).collect();
    if object.is_empty() { Value::Null } else { Value::Object(object) }
}

/// Parses a body: `{cell: [[parents], value]}`.
///
/// # Errors
/// If it is malformed.
pub(super) fn cells_of(body: &[u8]) -> Result<BTreeMap<String, (Vec<OpId>, Value)>, UserError> {
    serde_json::from_slice(body).map_err(|e| UserError::file(FileFault::Damaged).because(e))
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
