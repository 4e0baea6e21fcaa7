//! One record as it is imported, exported and written: a kind, an id and checked values.

use crate::domain::FieldName;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use chrono::{NaiveDate, NaiveTime};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value, json};

use super::field::{Field, FieldOf, Type};
use super::kind::{Kind, OfKind};
use super::value::{IntoValue, Scalar, Source};
use super::{Id, UserError, date, phone};

/// The longest text a field takes, in letters. A note of a whole evening is shorter.
pub const LONGEST_TEXT: usize = 20_000;

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

    /// The values by field name.
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
    pub fn get<R: OfKind, T: Scalar>(&self, field: FieldOf<R, T>) -> Option<T> {
        T::read(self, field.name).ok().flatten().filter(|_| self.kind == R::KIND)
    }

    /// Reads a line of JSONL.
    ///
    /// # Errors
    /// Its first fault, at the field.
    pub fn parse(line: &str) -> Result<Record, UserError> {
        let Fields { fields: object, twice } = serde_json::from_str(line)
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
        self.text(field).and_then(|t| t.parse().ok())
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
                for told in self.kind.fields_of(field.cell) {
                    self.values.remove(&told.name);
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
struct Fields {
    fields: Map<String, Value>,
    twice: Option<String>,
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;

        impl<'de> Visitor<'de> for Reading {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut read = Fields { fields: Map::new(), twice: None };
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if read.fields.insert(name.clone(), value).is_some() {
                        read.twice.get_or_insert(name);
                    }
                }
                Ok(read)
            }
        }

        deserializer.deserialize_map(Reading)
    }
}

/// A record whose kind the compiler knows: only fields of that kind can be set.
#[derive(Clone, Debug)]
pub struct RecordOf<K> {
    record: Record,
    kind: PhantomData<fn() -> K>,
}

impl<K: OfKind> RecordOf<K> {
    /// A record that changes an existing one.
    #[must_use]
    pub fn of(id: impl Into<Id>) -> Self {
        RecordOf { record: Record::of(K::KIND, id.into()), kind: PhantomData }
    }

    /// The record, if it is of this kind.
    #[must_use]
    pub fn known(record: Record) -> Option<Self> {
        (record.kind == K::KIND).then_some(RecordOf { record, kind: PhantomData })
    }

    /// Sets a field; `None` clears it.
    #[must_use]
    pub fn set<T>(mut self, field: FieldOf<K, T>, value: impl IntoValue<T>) -> Self {
        self.record.values.insert(field.name, value.into_value());
        self
    }
}

impl<K> From<RecordOf<K>> for Record {
    fn from(of: RecordOf<K>) -> Record {
        of.record
    }
}

impl<K> Deref for RecordOf<K> {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

impl Source for Record {
    type Error = UserError;

    fn id(&self) -> Result<Id, UserError> {
        Ok(self.id)
    }

    fn text<T>(&self, field: FieldName, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, UserError> {
        Ok(self.values.get(&field).and_then(Value::as_str).and_then(read))
    }

    fn date(&self, field: FieldName) -> Result<Option<NaiveDate>, UserError> {
        Source::text(self, field, |text| text.parse().ok())
    }

    fn time(&self, field: FieldName) -> Result<Option<NaiveTime>, UserError> {
        Source::text(self, field, |text| NaiveTime::parse_from_str(text, "%H:%M").ok())
    }

    fn number(&self, field: FieldName) -> Result<Option<i64>, UserError> {
        Ok(self.values.get(&field).and_then(Value::as_i64))
    }

    fn flag(&self, field: FieldName) -> Result<Option<bool>, UserError> {
        Ok(self.values.get(&field).and_then(Value::as_bool))
    }

    fn reference(&self, field: FieldName) -> Result<Option<Id>, UserError> {
        Source::text(self, field, |text| text.parse().ok())
    }

    fn texts(&self, field: FieldName) -> Result<Option<Vec<String>>, UserError> {
        Ok(self.values.get(&field).and_then(texts))
    }

    fn missing(field: FieldName) -> UserError {
        UserError::field_missing().with("field", field)
    }
}

fn shortened(text: &str) -> String {
    clean(text, false).chars().take(40).collect()
}

fn wrong(id: &'static str, field: impl fmt::Display, value: &str) -> UserError {
    UserError::new(id).with("field", field).with("value", shortened(value))
}

/// Whether a sign has no place in a text: a control character or an invisible one. `lines`: line ends and tabs have.
#[must_use]
pub fn is_stray(sign: char, lines: bool) -> bool {
    match sign {
        '\n' | '\t' => !lines,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => true,
        c => c.is_control(),
    }
}

/// A text as it is kept: one form for every letter (NFC), no control characters but line ends, no invisible ones.
#[must_use]
pub fn clean(text: &str, lines: bool) -> String {
    use unicode_normalization::UnicodeNormalization;
    // Letters are composed last: a removed sign may have been between a letter and its mark.
    let mut before = ' ';
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match (c, std::mem::replace(&mut before, c)) {
            // Joins pictures into one; between letters it is as invisible as the others.
            ('\u{200d}', '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}') => Some(c),
            _ => kept(c, lines),
        })
        .nfc()
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The letter as it is kept; `None`: it is removed.
fn kept(c: char, lines: bool) -> Option<char> {
    match c {
        '\n' | '\t' if lines => Some(c),
        '\r' if lines => Some('\n'),
        '\n' | '\r' | '\t' | '\u{a0}' | '\u{202f}' => Some(' '),
        c => (!is_stray(c, lines)).then_some(c),
    }
}

/// Checks one value against its field and gives it in its normal form.
///
/// # Errors
/// What is wrong with it.
pub fn check(field: &Field, value: &Value) -> Result<Value, UserError> {
    let shown = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let bad = |id: &'static str| wrong(id, field.name, &shown());
    if value.is_null() {
        return if field.required {
            Err(UserError::field_missing().with("field", field.name))
        } else {
            Ok(Value::Null)
        };
    }
    match field.ty {
        Type::Text => {
            let text = value.as_str().ok_or_else(|| bad("record-bad-text"))?;
            let text = clean(text, true);
            if text.chars().count() > LONGEST_TEXT {
                return Err(UserError::new("record-too-long")
                    .with("field", field.name)
                    .with("limit", LONGEST_TEXT));
            }
            match (text.is_empty(), field.required) {
                (true, true) => Err(UserError::field_missing().with("field", field.name)),
                (true, false) => Ok(Value::Null),
                _ => Ok(Value::String(text)),
            }
        }
        Type::Date => value
            .as_str()
            .filter(|t| t.len() == 10 && t.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
            .and_then(|t| NaiveDate::parse_from_str(t, "%Y-%m-%d").ok())
            .filter(|d| date::is_plausible(*d))
            .map(|day| day.value())
            .ok_or_else(|| bad("record-bad-date")),
        Type::Time => value
            .as_str()
            .and_then(|t| NaiveTime::parse_from_str(t, "%H:%M").ok())
            .map(|time| time.value())
            .ok_or_else(|| bad("record-bad-time")),
        Type::Number(low, high) => value
            .as_i64()
            .filter(|n| (low..=high).contains(n))
            .map(|n| json!(n))
            .ok_or_else(|| bad("record-bad-number").with("low", low).with("high", high)),
        Type::Flag => value.as_bool().map(|b| json!(b)).ok_or_else(|| bad("record-bad-flag")),
        Type::Choice(words) => value
            .as_str()
            .filter(|t| words.contains(t))
            .map(|t| json!(t))
            .ok_or_else(|| bad("record-bad-choice").with("words", words.join(", "))),
        Type::Owner(_) | Type::Ref(_) => value
            .as_str()
            .and_then(|t| t.parse::<Id>().ok())
            .map(|id| json!(id.to_string()))
            .ok_or_else(|| bad("record-bad-id")),
        Type::Texts => {
            let list = texts(value).ok_or_else(|| bad("record-bad-list"))?;
            let list: Vec<String> = list.iter().map(|t| clean(t, false)).filter(|t| !t.is_empty()).collect();
            // An empty list is no value, as an empty text is none.
            Ok(if list.is_empty() { Value::Null } else { json!(list) })
        }
        Type::Phones => {
            let mut kept: Vec<String> = Vec::new();
            for text in texts(value).ok_or_else(|| bad("record-bad-list"))? {
                let text = clean(&text, false);
                let parts = phone::several(&text);
                if let Some(bad) = parts.iter().find(|part| !phone::is_plausible(part)) {
                    return Err(wrong("record-bad-phone", field.name, bad));
                }
                // Several numbers in one text are parted where it is known whether the file has the text as it is.
                let number = if parts.len() > 1 { text.trim().to_owned() } else { phone::normal(&text) };
                if !kept.contains(&number) {
                    kept.push(number);
                }
            }
            Ok(json!(kept))
        }
    }
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|v| v.as_str().map(str::to_owned)).collect()
}
