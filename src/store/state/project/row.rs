//! The row of a record in the table of its kind.

use std::collections::HashMap;
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use serde_json::Value;

use crate::domain::record::Record;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{Id, UserError};

/// Writes the row of a record; `place` is its rowid.
pub(super) fn write_row(conn: &Connection, record: &Record, place: i64) -> Result<(), UserError> {
    let mut statement = conn.prepare_cached(upsert(record.kind))?;
    statement.raw_bind_parameter(1, place)?;
    statement.raw_bind_parameter(2, record.id)?;
    for (at, field) in (3..).zip(columns(record.kind)) {
        let value = column_value(field.ty, record.values().get(&field.name));
        statement.raw_bind_parameter(at, value)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// The fields that have a column.
fn columns(kind: Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields().iter().filter(|f| f.ty != FieldType::Phones)
}

/// The statement that writes a row of the kind.
fn upsert(kind: Kind) -> &'static str {
    static TEXTS: LazyLock<HashMap<Kind, String>> = LazyLock::new(|| {
        let text = |kind: Kind| {
            let names: Vec<String> = columns(kind).map(|f| format!("\"{}\"", f.name)).collect();
            let marks = ", ?".repeat(names.len());
            // Not `INSERT OR REPLACE`: it would give the row a new rowid at each write and fragment the file.
            let updates: Vec<String> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
            format!(
                "INSERT INTO \"{}\" (rowid, id, {}) VALUES (?, ?{marks}) ON CONFLICT (id) DO UPDATE SET {}",
                kind.name(),
                names.join(", "),
                updates.join(", ")
            )
        };
        Kind::ALL.iter().map(|kind| (*kind, text(*kind))).collect()
    });
    TEXTS.get(&kind).map_or("", String::as_str)
}

fn column_value(ty: FieldType, value: Option<&Value>) -> ToSqlOutput<'_> {
    ToSqlOutput::Owned(match (ty, value) {
        (_, None | Some(Value::Null)) => Sql::Null,
        (FieldType::Owner(_) | FieldType::Ref(_), Some(v)) => v
            .as_str()
            .and_then(|t| t.parse::<Id>().ok())
            .map_or(Sql::Null, |id| Sql::Blob(id.bytes().to_vec())),
        (FieldType::Number(..), Some(v)) => v.as_i64().map_or(Sql::Null, Sql::Integer),
        (FieldType::Flag, Some(v)) => v.as_bool().map_or(Sql::Null, |b| Sql::Integer(i64::from(b))),
        (FieldType::Texts, Some(v)) => Sql::Text(v.to_string()),
        // Borrowed: notes are most of a file.
        (_, Some(Value::String(text))) => return ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        // A value of another type comes only from a file of another program.
        (_, Some(other)) => Sql::Text(other.to_string()),
    })
}
