//! Records of the domain from rows of the projections.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Error, Row, Statement};

use crate::domain::contact::Violation;
use crate::domain::declare::RecordFields;
use crate::domain::family::Address;
use crate::domain::logged::{CodeList, OpenCode};
use crate::domain::value::FieldSource;
use crate::domain::{CuratorId, FamilyId, FieldName, Id, MemberId, date};

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

/// A text column, borrowed; empty for NULL.
pub(in crate::store) fn text_at<'r>(row: &'r Row<'_>, at: usize) -> rusqlite::Result<&'r str> {
    match row.get_ref(at)? {
        ValueRef::Text(bytes) => Ok(std::str::from_utf8(bytes)?),
        _ => Ok(""),
    }
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

impl<T: CodeList> ToSql for OpenCode<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}

impl<T: CodeList> FromSql for OpenCode<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(OpenCode::read)
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

/// The place of no column.
const NOWHERE: u8 = u8::MAX;

/// The places of the columns of a query by field. They are looked up by name once for a query: for each row that would
/// cost more than reading it.
pub(in crate::store) struct ColumnPlaces {
    id: u8,
    fields: [u8; FieldName::ALL.len()],
}

impl ColumnPlaces {
    pub(in crate::store) fn of(statement: &Statement<'_>) -> ColumnPlaces {
        let mut places = ColumnPlaces { id: NOWHERE, fields: [NOWHERE; FieldName::ALL.len()] };
        for (at, name) in (0..NOWHERE).zip(statement.column_names()) {
            match FieldName::from_code(name) {
                // Of two columns of one name the first is meant: what is joined follows the record.
                Some(field) if places.fields[field as usize] == NOWHERE => places.fields[field as usize] = at,
                None if name == "id" && places.id == NOWHERE => places.id = at,
                _ => {}
            }
        }
        places
    }
}

struct RowColumns<'r, 's> {
    row: &'r Row<'s>,
    places: &'r ColumnPlaces,
}

impl RowColumns<'_, '_> {
    /// The value of a field; `None` where the query has no such column.
    fn there(&self, field: FieldName) -> rusqlite::Result<Option<ValueRef<'_>>> {
        match self.places.fields[field as usize] {
            NOWHERE => Ok(None),
            at => self.row.get_ref(usize::from(at)).map(Some),
        }
    }

    /// The value of a field, unless it is empty.
    fn value(&self, field: FieldName) -> rusqlite::Result<Option<ValueRef<'_>>> {
        let value = self.there(field)?.ok_or_else(|| Error::InvalidColumnName(field.code().to_owned()))?;
        Ok(Some(value).filter(|value| *value != ValueRef::Null))
    }

    fn get<T: FromSql>(&self, field: FieldName) -> rusqlite::Result<Option<T>> {
        let value = self.value(field)?;
        value.map(|value| T::column_result(value).map_err(|e| unreadable(field, value, e))).transpose()
    }
}

/// A value of another type than that of its field.
fn unreadable(field: FieldName, value: ValueRef<'_>, error: FromSqlError) -> Error {
    Error::FromSqlConversionFailure(0, value.data_type(), format!("{}: {error}", field.code()).into())
}

impl FieldSource for RowColumns<'_, '_> {
    type Error = Error;

    fn id(&self) -> rusqlite::Result<Id> {
        match self.places.id {
            NOWHERE => Err(Error::InvalidColumnName("id".to_owned())),
            at => self.row.get(usize::from(at)),
        }
    }

    fn text<T>(&self, field: FieldName, read: impl Fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
        let Some(value) = self.value(field)? else { return Ok(None) };
        value.as_str().map(read).map_err(|e| unreadable(field, value, e))
    }

    fn date(&self, field: FieldName) -> rusqlite::Result<Option<NaiveDate>> {
        let Some(value) = self.value(field)? else { return Ok(None) };
        match value.as_str().ok().and_then(date::iso) {
            Some(day) => Ok(Some(day)),
            None => self.get(field),
        }
    }

    fn time(&self, field: FieldName) -> rusqlite::Result<Option<NaiveTime>> {
        self.get(field)
    }

    fn number(&self, field: FieldName) -> rusqlite::Result<Option<i64>> {
        self.get(field)
    }

    fn flag(&self, field: FieldName) -> rusqlite::Result<Option<bool>> {
        self.get(field)
    }

    fn reference(&self, field: FieldName) -> rusqlite::Result<Option<Id>> {
        self.get(field)
    }

    fn texts(&self, field: FieldName) -> rusqlite::Result<Option<Vec<String>>> {
        // Phones have rows of their own.
        if self.there(field)?.is_none() {
            return Ok(None);
        }
        self.text(field, |text| serde_json::from_str(text).ok())
    }

    fn missing(field: FieldName) -> Error {
        Error::InvalidColumnType(0, field.code().to_owned(), Type::Null)
    }
}

/// A type that is read from a row.
pub(in crate::store) trait FromRow: Sized {
    /// Reads a row of a query whose columns have these places.
    ///
    /// # Errors
    /// If a column or a required value is missing.
    fn from_row(row: &Row<'_>, places: &ColumnPlaces) -> rusqlite::Result<Self>;
}

impl<T: RecordFields> FromRow for T {
    fn from_row(row: &Row<'_>, places: &ColumnPlaces) -> rusqlite::Result<Self> {
        T::read(&RowColumns { row, places })
    }
}

impl FromRow for Violation {
    fn from_row(row: &Row<'_>, _: &ColumnPlaces) -> rusqlite::Result<Self> {
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
