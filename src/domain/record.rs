//! One record as it is imported, exported and written: a kind, an id and checked values.

use crate::domain::FieldName;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use chrono::{NaiveDate, NaiveTime};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::field::{Field, TypedFieldName};
use super::kind::{HasKind, Kind};
use super::normal_form::{check, shortened, texts, wrong};
use super::value::{FieldSource, IntoValue, Scalar};
use super::{Id, UserError, date};

/// A record with the fields that are to be set; `Null` clears a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it is.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// Values by field name, already checked and in their normal form: of fields of the kind alone.
    pub(super) values: BTreeMap<FieldName, Value>,
}

impl Record {
    /// An empty record with a new id.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Record::of(kind, Id::new())
    }

    /// A record that changes an existing one.
    #[must_use]
    pub fn of(kind: Kind, id: Id) -> Self {
        Record { kind, id, values: BTreeMap::new() }
    }

    /// What the record speaks of.
    #[must_use]
    pub fn values(&self) -> &BTreeMap<FieldName, Value> {
        &self.values
    }

    /// The value of the field, `Null` too; `None`: the record does not speak of it.
    #[must_use]
    pub fn value(&self, field: FieldName) -> Option<&Value> {
        self.values.get(&field)
    }

    /// The value of the field, to be changed in place.
    pub fn value_mut(&mut self, field: FieldName) -> Option<&mut Value> {
        self.values.get_mut(&field)
    }

    /// Sets a field to a value as the file keeps it, where the kind is not known beforehand.
    ///
    /// # Errors
    /// If the kind has no such field.
    pub fn put(&mut self, field: FieldName, value: Value) -> Result<(), UserError> {
        let field = self
            .kind
            .field(field)
            .ok_or_else(|| UserError::new("record-unknown-field").with("field", field))?;
        self.values.insert(field.name, value);
        Ok(())
    }

    /// Sets each field of the kind for which `value` has one.
    pub fn fill(&mut self, mut value: impl FnMut(&'static Field) -> Option<Value>) {
        for field in self.kind.fields() {
            if let Some(value) = value(field) {
                self.values.insert(field.name, value);
            }
        }
    }

    /// Sets these values; one of a field that the kind has not is left out.
    pub fn extend(&mut self, values: impl IntoIterator<Item = (FieldName, Value)>) {
        let known = values.into_iter().filter(|(name, _)| self.kind.field(*name).is_some());
        self.values.extend(known);
    }

    /// Sets what another version of the record speaks of.
    pub fn update(&mut self, newer: &Record) {
        self.fill(|field| newer.value(field.name).cloned());
    }

    /// Leaves the field out: the record does not speak of it any more.
    pub fn take(&mut self, field: FieldName) -> Option<Value> {
        self.values.remove(&field)
    }

    /// The value of a field; `None`: it is empty, or the record does not speak of it.
    #[must_use]
    pub fn get<R: HasKind, T: Scalar>(&self, field: TypedFieldName<R, T>) -> Option<T> {
        T::read(self, field.name).ok().flatten().filter(|_| self.kind == R::KIND)
    }

    /// Reads a line of JSONL.
    ///
    /// # Errors
    /// Its first fault, at the field.
    pub fn parse(line: &str) -> Result<Record, UserError> {
        let JsonFields { fields: object, twice } = serde_json::from_str(line)
            .map_err(|e| UserError::new("record-not-json").with("column", e.column()).because(e))?;
        if let Some(name) = twice {
            return Err(UserError::new("record-field-twice").with("field", shortened(&name)));
        }
        let name = object.get("type").and_then(Value::as_str).ok_or(UserError::new("record-no-type"))?;
        let kind = Kind::from_name(name)
            .filter(|k| k.has_line())
            .ok_or_else(|| UserError::new("record-unknown-type").with("type", shortened(name)))?;
        let id = match object.get("id") {
            None if kind == Kind::District => Id::DISTRICT,
            None | Some(Value::Null) => Id::new(),
            Some(Value::String(text)) => text.parse().map_err(|_| wrong("record-bad-id", "id", text))?,
            Some(other) => return Err(wrong("record-bad-id", "id", &other.to_string())),
        };
        if (kind == Kind::District) != (id == Id::DISTRICT) {
            return Err(wrong("record-bad-id", "id", &id.to_string()));
        }
        let mut record = Record::of(kind, id);
        for (name, value) in &object {
            if name == "type" || name == "id" {
                continue;
            }
            let field = kind
                .field_coded(name)
                .ok_or_else(|| UserError::new("record-unknown-field").with("field", shortened(name)))?;
            record.values.insert(field.name, check(field, value)?);
        }
        Ok(record)
    }

    /// Whether all required fields are there; asked of a record that is new to the file.
    ///
    /// # Errors
    /// The first field that is missing.
    pub fn check_complete(&self) -> Result<(), UserError> {
        let lacks = |name| self.values.get(&name).is_none_or(Value::is_null);
        let missing = self.kind.fields().iter().find(|f| f.required && lacks(f.name)).map(|f| f.name);
        // A notice is of a family, or of a call about one that is not known yet.
        let of_nobody = self.kind == Kind::Notice && lacks(FieldName::Family) && lacks(FieldName::Inquiry);
        match missing.or(of_nobody.then_some(FieldName::Family)) {
            Some(field) => Err(UserError::field_missing().with("field", field)),
            None => Ok(()),
        }
    }

    /// A text value.
    #[must_use]
    pub fn text(&self, field: FieldName) -> Option<&str> {
        self.values.get(&field).and_then(Value::as_str)
    }

    /// A date value.
    #[must_use]
    pub fn date(&self, field: FieldName) -> Option<NaiveDate> {
        self.text(field).and_then(date::kept)
    }

    /// The day from which the record says something, if it has one.
    #[must_use]
    pub fn began(&self) -> Option<NaiveDate> {
        const FIRST: [FieldName; 4] =
            [FieldName::On, FieldName::From, FieldName::SentOn, FieldName::RegisteredOn];
        FIRST.iter().find_map(|field| self.date(*field))
    }

    /// The record as of the end of `day`: what happened to it later (an answer, a result, a withdrawal) had not
    /// happened yet.
    #[must_use]
    pub fn as_of(mut self, day: NaiveDate) -> Self {
        const LATER: [FieldName; 5] = [
            FieldName::AnsweredOn,
            FieldName::DoneOn,
            FieldName::WithdrawnOn,
            FieldName::CopySentOn,
            FieldName::CalledBack,
        ];
        for field in LATER.iter().filter_map(|name| self.kind.field(*name)) {
            if self.date(field.name).is_some_and(|on| day < on) {
                for sibling in self.kind.fields_of(field.cell) {
                    self.values.remove(&sibling.name);
                }
            }
        }
        self
    }

    /// The id in a field that names another record.
    #[must_use]
    pub fn reference(&self, field: FieldName) -> Option<Id> {
        self.text(field).and_then(|t| t.parse().ok())
    }

    /// The record as a line of an export: `type`, `id`, then the fields in the order of the table, without empty ones.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut line = format!("{{\"type\":\"{}\",\"id\":\"{}\"", self.kind.name(), self.id);
        for field in self.kind.fields() {
            match self.values.get(&field.name) {
                None | Some(Value::Null) => {}
                Some(Value::Array(list)) if list.is_empty() => {}
                Some(value) => {
                    line.push_str(",\"");
                    line.push_str(field.name.code());
                    line.push_str("\":");
                    line.push_str(&value.to_string());
                }
            }
        }
        line.push('}');
        line
    }
}

/// The fields of a line, and the first that is named twice: which of two values was meant is unknown.
struct JsonFields {
    fields: Map<String, Value>,
    twice: Option<String>,
}

impl<'de> Deserialize<'de> for JsonFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct JsonFieldsVisitor;

        impl<'de> Visitor<'de> for JsonFieldsVisitor {
            type Value = JsonFields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JsonFields, A::Error> {
                let mut read = JsonFields { fields: Map::new(), twice: None };
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if read.fields.insert(name.clone(), value).is_some() {
                        read.twice.get_or_insert(name);
                    }
                }
                Ok(read)
            }
        }

        deserializer.deserialize_map(JsonFieldsVisitor)
    }
}

/// A record whose kind the compiler knows: only fields of that kind can be set.
#[derive(Clone, Debug)]
pub struct TypedRecord<K> {
    record: Record,
    kind: PhantomData<fn() -> K>,
}

impl<K: HasKind> TypedRecord<K> {
    /// A record that changes an existing one.
    #[must_use]
    pub fn of(id: impl Into<Id>) -> Self {
        TypedRecord { record: Record::of(K::KIND, id.into()), kind: PhantomData }
    }

    /// The record, if it is of this kind.
    #[must_use]
    pub fn known(record: Record) -> Option<Self> {
        (record.kind == K::KIND).then_some(TypedRecord { record, kind: PhantomData })
    }

    /// Sets a field; `None` clears it.
    #[must_use]
    pub fn set<T>(mut self, field: TypedFieldName<K, T>, value: impl IntoValue<T>) -> Self {
        self.record.values.insert(field.name, value.into_value());
        self
    }
}

impl<K> TypedRecord<K> {
    /// Sets a field to a value in its normal form.
    pub fn put<T>(&mut self, field: TypedFieldName<K, T>, value: Value) {
        self.record.values.insert(field.name, value);
    }

    /// Leaves the field out: the record does not speak of it any more.
    pub fn take(&mut self, field: FieldName) -> Option<Value> {
        self.record.take(field)
    }
}

impl<K> From<TypedRecord<K>> for Record {
    fn from(of: TypedRecord<K>) -> Record {
        of.record
    }
}

impl<K> Deref for TypedRecord<K> {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

impl FieldSource for Record {
    type Error = UserError;

    fn id(&self) -> Result<Id, UserError> {
        Ok(self.id)
    }

    fn text<T>(&self, field: FieldName, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, UserError> {
        Ok(self.values.get(&field).and_then(Value::as_str).and_then(read))
    }

    fn date(&self, field: FieldName) -> Result<Option<NaiveDate>, UserError> {
        FieldSource::text(self, field, date::kept)
    }

    fn time(&self, field: FieldName) -> Result<Option<NaiveTime>, UserError> {
        FieldSource::text(self, field, |text| NaiveTime::parse_from_str(text, "%H:%M").ok())
    }

    fn number(&self, field: FieldName) -> Result<Option<i64>, UserError> {
        Ok(self.values.get(&field).and_then(Value::as_i64))
    }

    fn flag(&self, field: FieldName) -> Result<Option<bool>, UserError> {
        Ok(self.values.get(&field).and_then(Value::as_bool))
    }

    fn reference(&self, field: FieldName) -> Result<Option<Id>, UserError> {
        FieldSource::text(self, field, |text| text.parse().ok())
    }

    fn texts(&self, field: FieldName) -> Result<Option<Vec<String>>, UserError> {
        Ok(self.values.get(&field).and_then(texts))
    }

    fn missing(field: FieldName) -> UserError {
        UserError::field_missing().with("field", field)
    }
}
