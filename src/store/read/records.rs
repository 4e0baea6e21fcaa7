//! Records by id, kind or family, from their rows; and records as they were entered, aliases too.

use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Row, named_params};
use serde_json::{Value, json};
use uuid::Uuid;

use super::own_district;
use crate::domain::record::Record;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{FieldName, Id, UserError};
use crate::store::Reader;
use crate::store::state::aliases;
use crate::store::state::fold::Entity;

impl Reader<'_> {
    /// The record with this id, if it has a row; the district as [`Reader::district`] has it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn record(&self, kind: Kind, id: Id) -> Result<Option<Record>, UserError> {
        if kind == Kind::District && own_district::contested(self.conn)?.is_some() {
            return Ok(own_district::entity(self.conn)?.and_then(|entity| entity.record()));
        }
        self.row(kind, id)
    }

    /// The record with this id as its row in the projections has it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn row(&self, kind: Kind, id: Id) -> Result<Option<Record>, UserError> {
        let mut query =
            self.conn.prepare_cached(&format!("SELECT * FROM \"{}\" WHERE id = :id", kind.name()))?;
        let mut rows = query.query(named_params! { ":id": id })?;
        match rows.next()? {
            Some(row) => self.record_of(kind, row).map(Some),
            None => Ok(None),
        }
    }

    /// The records of a kind, by id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn records(&self, kind: Kind) -> Result<Vec<Record>, UserError> {
        let text = format!("SELECT * FROM \"{}\" ORDER BY id", kind.name());
        let mut query = self.conn.prepare_cached(&text)?;
        let mut rows = query.query([])?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.push(self.record_of(kind, row)?);
        }
        Ok(records)
    }

    /// The records of a kind that a family owns, by id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn records_of(&self, kind: Kind, family: Id) -> Result<Vec<Record>, UserError> {
        let Some(owner) = kind.owner_field() else { return Ok(Vec::new()) };
        let mut query = self.conn.prepare_cached(&format!(
            "SELECT * FROM \"{}\" WHERE \"{}\" = :owner ORDER BY id",
            kind.name(),
            owner.name
        ))?;
        let mut rows = query.query(named_params! { ":owner": family })?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.push(self.record_of(kind, row)?);
        }
        self.complete_under(kind, &mut records)?;
        Ok(records)
    }

    /// A record with its phones, from its row.
    pub(in crate::store) fn record_of(&self, kind: Kind, row: &Row<'_>) -> Result<Record, UserError> {
        let mut record = Record::of(kind, row.get("id")?);
        // The columns are in the order of the fields, behind the id.
        let mut expected = 1;
        for field in kind.fields() {
            let value = if field.ty == FieldType::Phones {
                json!(self.numbers_of(record.id)?)
            } else {
                let at = column(row, expected, field.name.code())?;
                expected = at + 1;
                field_value(field, row.get_ref(at)?)?
            };
            record.put(field.name, value)?;
        }
        Ok(record)
    }

    /// The root of a record: the record itself, unless it is an alias.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn root(&self, id: Id) -> Result<Id, UserError> {
        aliases::root(self.conn, id)
    }

    /// The aliases of a record.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn aliases_of(&self, root: Id) -> Result<Vec<Id>, UserError> {
        aliases::aliases_of(self.conn, root)
    }

    /// A live record as it was entered: an alias too, with the references it was entered with.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn as_entered(&self, id: Id) -> Result<Option<Record>, UserError> {
        let Some(mut record) = Entity::read(self.conn, id)?.and_then(|e| e.row()) else { return Ok(None) };
        if record.kind == Kind::Member {
            let numbers = self.numbers_of(id)?.into_iter().map(Value::String).collect();
            record.put(FieldName::Phones, Value::Array(numbers))?;
        }
        Ok(Some(record))
    }
}

/// The place of a column: where it is expected, else looked up among all.
fn column(row: &Row<'_>, expected: usize, name: &str) -> rusqlite::Result<usize> {
    match row.as_ref().column_name(expected) {
        Ok(there) if there == name => Ok(expected),
        _ => row.as_ref().column_index(name),
    }
}

fn field_value(field: &Field, column: ValueRef<'_>) -> rusqlite::Result<Value> {
    Ok(match (field.ty, column) {
        (_, ValueRef::Null) => Value::Null,
        (FieldType::Flag, ValueRef::Integer(n)) => json!(n != 0),
        (_, ValueRef::Integer(n)) => json!(n),
        (FieldType::Owner(_) | FieldType::Ref(_), ValueRef::Blob(_)) => {
            json!(Id::column_result(column)?.to_string())
        }
        (FieldType::Texts, ValueRef::Text(text)) => serde_json::from_slice(text).unwrap_or(Value::Null),
        (_, ValueRef::Text(text)) => json!(String::from_utf8_lossy(text)),
        (_, ValueRef::Real(_) | ValueRef::Blob(_)) => Value::Null,
    })
}

/// Whether the column of a field holds this value; a text and an id are compared without a copy.
///
/// # Errors
/// If the column holds no value of the field.
pub(in crate::store) fn is_held(
    field: &Field,
    column: ValueRef<'_>,
    value: Option<&Value>,
) -> rusqlite::Result<bool> {
    let value = value.unwrap_or(&Value::Null);
    match (field.ty, column, value) {
        (FieldType::Texts, ..) => Ok(field_value(field, column)? == *value),
        (_, ValueRef::Text(text), Value::String(said)) => Ok(text == said.as_bytes()),
        (FieldType::Owner(_) | FieldType::Ref(_), ValueRef::Blob(_), Value::String(said)) => {
            let id = Id::column_result(column)?;
            Ok(id.0.as_hyphenated().encode_lower(&mut Uuid::encode_buffer()) == said)
        }
        _ => Ok(field_value(field, column)? == *value),
    }
}
