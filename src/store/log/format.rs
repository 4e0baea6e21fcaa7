//! The signature of a file: application id, format and schema, checked before anything is read from it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::{FileFault, UserError};
use crate::store::SqlContext;
use crate::store::log::schema::{APPLICATION, FORMAT, LOG_TABLES};

/// Checks that the file is a district's, of a known format, and that the tables of the log are exactly those of
/// [`LOG_TABLES`]. A view or a trigger of a hostile file would run what its author wrote.
///
/// # Errors
/// If it is another file, a newer one, or has another schema.
pub(in crate::store) fn check_schema(conn: &Connection) -> Result<(), UserError> {
    let pragma = |name: &str| conn.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).sql_context();
    if pragma("application_id")? != i64::from(APPLICATION) {
        return Err(UserError::file(FileFault::NotOurs));
    }
    let format = pragma("user_version")?;
    if format > i64::from(FORMAT) {
        return Err(UserError::file(FileFault::Newer).with("format", format).with("known", FORMAT));
    }
    if format < 1 {
        return Err(UserError::file(FileFault::NotOurs));
    }
    let model = Connection::open_in_memory()?;
    model.execute_batch(LOG_TABLES)?;
    let should = schema(&model)?;
    let tables: BTreeSet<&str> = should.iter().map(|row| row.table.as_str()).collect();
    let (ours, others): (Vec<SchemaRow>, Vec<SchemaRow>) = schema(conn)?
        .into_iter()
        .partition(|row| tables.contains(&*row.table) || tables.contains(&*row.name));
    let strange = others.iter().find(|row| !row.is_plain());
    if ours != should || strange.is_some() {
        let what = strange.map_or("journal", |row| row.kind.as_str());
        return Err(UserError::file(FileFault::Strange).because(anyhow::anyhow!("schema: {what}")));
    }
    Ok(())
}

/// Checks that the schema has only plain tables and indexes. A view, a trigger or a virtual table could run anything,
/// and need never end.
///
/// # Errors
/// If it has anything else.
pub(in crate::store) fn check_plain_schema(conn: &Connection) -> Result<(), UserError> {
    match schema(conn)?.iter().find(|row| !row.is_plain()) {
        None => Ok(()),
        Some(row) => {
            Err(UserError::file(FileFault::Strange).because(anyhow::anyhow!("schema: {}", row.kind)))
        }
    }
}

/// A row of `sqlite_schema`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SchemaRow {
    kind: String,
    name: String,
    table: String,
    text: String,
}

impl SchemaRow {
    fn is_plain(&self) -> bool {
        let text = self.text.trim_start().to_ascii_uppercase();
        matches!(&*self.kind, "table" | "index") && !text.starts_with("CREATE VIRTUAL")
    }
}

fn schema(conn: &Connection) -> Result<Vec<SchemaRow>, UserError> {
    let mut query = conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let mut rows = query
        .query_map([], |r| {
            Ok(SchemaRow {
                kind: r.get("type")?,
                name: r.get("name")?,
                table: r.get("tbl_name")?,
                text: r.get::<_, Option<String>>("sql")?.unwrap_or_default(),
            })
        })
        .and_then(Iterator::collect::<rusqlite::Result<Vec<SchemaRow>>>)?;
    rows.sort();
    Ok(rows)
}
