//! Records of the domain from rows of the projections.

use std::cell::Cell;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Error, Row, Statement};

use crate::domain::contact::Violation;
use crate::domain::declare::Cells;
use crate::domain::family::Address;
use crate::domain::logged::{Coded, Logged};
use crate::domain::value::Source;
use crate::domain::{CuratorId, FamilyId, FieldName, Id, MemberId};

/// Settlement, street, house, block and flat from as many columns, beginning with column `at`.
pub(in crate::store) fn address_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Address> {
    Ok(Address {
        settlement: row.get(at)?,
        street: row.get(at + 1)?,
        house: row.get(at + 2)?,
        block: row.get(at + 3)?,
        flat: row.get(at + 4)?,
        access: None,
    })
}

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        <[u8; 16]>::try_from(bytes)
            .map(Id::from_bytes)
            .map_err(|_| FromSqlError::InvalidBlobSize { expected_size: 16, blob_size: bytes.len() })
    }
}

impl<T: Coded> ToSql for Logged<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}

impl<T: Coded> FromSql for Logged<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(Logged::read)
    }
}

macro_rules! sql_id {
    ($($name:ident)*) => {
        $(impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Id::column_result(value).map($name)
            }
        })*
    };
}

sql_id!(FamilyId MemberId CuratorId);

/// The columns of a row by name. They are read nearly in order: searching each from the first column would cost more
/// than reading it.
struct Columns<'r, 's> {
    row: &'r Row<'s>,
    next: Cell<usize>,
}

impl<'r, 's> Columns<'r, 's> {
    fn of(row: &'r Row<'s>) -> Self {
        Columns { row, next: Cell::new(0) }
    }

    fn get<T: FromSql>(&self, name: &str) -> rusqlite::Result<T> {
        let statement: &Statement<'_> = self.row.as_ref();
        let next = self.next.get();
        let mut at = (next..statement.column_count()).chain(0..next);
        match at.find(|at| statement.column_name(*at).is_ok_and(|there| there == name)) {
            Some(at) => {
                self.next.set(at + 1);
                self.row.get(at)
            }
            None => Err(Error::InvalidColumnName(name.to_owned())),
        }
    }
}

impl Source for Columns<'_, '_> {
    type Error = Error;

    fn id(&self) -> rusqlite::Result<Id> {
        self.get("id")
    }

    fn text<T>(&self, field: FieldName, read: impl Fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
        let text: Option<String> = self.get(field.code())?;
        Ok(text.as_deref().and_then(read))
    }

    fn date(&self, field: FieldName) -> rusqlite::Result<Option<NaiveDate>> {
        self.get(field.code())
    }

    fn time(&self, field: FieldName) -> rusqlite::Result<Option<NaiveTime>> {
        self.get(field.code())
    }

    fn number(&self, field: FieldName) -> rusqlite::Result<Option<i64>> {
        self.get(field.code())
    }

    fn flag(&self, field: FieldName) -> rusqlite::Result<Option<bool>> {
        self.get(field.code())
    }

    fn reference(&self, field: FieldName) -> rusqlite::Result<Option<Id>> {
        self.get(field.code())
    }

    fn texts(&self, field: FieldName) -> rusqlite::Result<Option<Vec<String>>> {
        // Phones have rows of their own.
        match self.get::<Option<String>>(field.code()) {
            Err(Error::InvalidColumnName(_)) => Ok(None),
            text => Ok(text?.and_then(|text| serde_json::from_str(&text).ok())),
        }
    }

    fn missing(field: FieldName) -> Error {
        Error::InvalidColumnType(0, field.code().to_owned(), Type::Null)
    }
}

/// A type that is read from a row.
pub(in crate::store) trait FromRow: Sized {
    /// Reads a row.
    ///
    /// # Errors
    /// If a column or a required value is missing.
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;
}

impl<T: Cells> FromRow for T {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        T::read(&Columns::of(row))
    }
}

impl FromRow for Violation {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let row = &Columns::of(row);
        let family: Option<FamilyId> = row.get("family")?;
        let title: Option<String> = row.get("title")?;
        Ok(Violation {
            record: row.get("id")?,
            family: family.map(|id| (id, title.unwrap_or_default())),
            who: row.get("who")?,
            on: row.get("on")?,
            time: row.get("time")?,
            note: row.get("note")?,
        })
    }
}
