//! The fields of records: name, cell, type.

use std::marker::PhantomData;

use chrono::NaiveDate;

use super::{FieldName, Kind, date};

/// Values that a field takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldType {
    /// Any text.
    Text,
    /// A calendar day.
    Date,
    /// An hour and minute.
    Time,
    /// A whole number in these bounds, both included.
    Number(i64, i64),
    /// Yes or no.
    Flag,
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// The record this one belongs to: must exist.
    Owner(Kind),
    /// Another record: must exist.
    Ref(Kind),
    /// A list of texts.
    Texts,
    /// A list of phone numbers, each an entity of its own.
    Phones,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in JSON and in the projection.
    pub name: FieldName,
    /// The cell it belongs to: the smallest thing that means something alone (an address, a full name, a span).
    pub cell: &'static str,
    /// Values that it takes.
    pub ty: FieldType,
    /// Whether a record without it is refused.
    pub required: bool,
    /// Whether it is the first day no longer: the file keeps it so, and a person is shown and types the day before.
    pub exclusive: bool,
}

impl Field {
    /// The day that a person reads for the one that is kept.
    #[must_use]
    pub fn shown(&self, kept: NaiveDate) -> NaiveDate {
        if self.exclusive { date::day_before(kept) } else { kept }
    }

    /// The day that is kept for the one that a person typed.
    #[must_use]
    pub fn kept(&self, shown: NaiveDate) -> NaiveDate {
        if self.exclusive { date::day_after(shown) } else { shown }
    }

    /// A field that is a cell of its own.
    pub(super) const fn new(name: FieldName, ty: FieldType) -> Field {
        Field { name, cell: name.code(), ty, required: false, exclusive: false }
    }

    /// The same, required or not as the type of its value declares.
    pub(super) const fn required_if(self, required: bool) -> Field {
        Field { required, ..self }
    }

    /// Part of a cell of several fields.
    pub(super) const fn cell(self, cell: &'static str) -> Field {
        Field { cell, ..self }
    }

    /// The first day no longer.
    pub(super) const fn exclusive(self) -> Field {
        Field { exclusive: true, ..self }
    }

    /// Names the record that this one belongs to.
    pub(super) const fn owner(self) -> Field {
        let ty = match self.ty {
            FieldType::Ref(kind) => FieldType::Owner(kind),
            ty => ty,
        };
        Field { ty, ..self }
    }

    /// A number in these bounds, both included.
    pub(super) const fn within(self, low: i64, high: i64) -> Field {
        Field { ty: FieldType::Number(low, high), ..self }
    }

    /// Phone numbers, each an entity of its own.
    pub(super) const fn phones(self) -> Field {
        Field { ty: FieldType::Phones, required: false, ..self }
    }

    /// Refused where it is missing, although it has a value to be read by.
    pub(super) const fn required(self) -> Field {
        Field { required: true, ..self }
    }
}

/// The number of fields in all of `parts`.
pub(super) const fn count(parts: &[&[Field]]) -> usize {
    let (mut at, mut n) = (0, 0);
    while at < parts.len() {
        n += parts[at].len();
        at += 1;
    }
    n
}

/// The fields of all of `parts`, in order.
pub(super) const fn joined<const N: usize>(parts: &[&[Field]]) -> [Field; N] {
    let mut all = [Field::new(FieldName::ALL[0], FieldType::Text); N];
    let (mut part, mut n) = (0, 0);
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            all[n] = parts[part][at];
            (at, n) = (at + 1, n + 1);
        }
        part += 1;
    }
    all
}

/// The name of a field of the record `R` that holds a `T`.
#[derive(Debug)]
pub struct TypedFieldName<R, T> {
    /// Its name in JSON and in the projection.
    pub name: FieldName,
    of: PhantomData<fn() -> (R, T)>,
}

impl<R, T> TypedFieldName<R, T> {
    pub(super) const fn new(name: FieldName) -> Self {
        TypedFieldName { name, of: PhantomData }
    }
}

impl<R, T> Clone for TypedFieldName<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, T> Copy for TypedFieldName<R, T> {}
