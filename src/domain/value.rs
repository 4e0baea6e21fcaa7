//! The values of fields: how each type is read from a row or a line, and what it is kept as.

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde_json::{Value, json};

use super::field::FieldType;
use super::id::{
    ActivityId, ContactId, ControlId, CuratorId, DecisionId, FamilyId, GoalId, Id, InquiryId, MemberId,
    ProgrammeId, SittingId,
};
use super::packed::Packed;
use super::{FieldName, Kind};

/// From what records are read: a row of the projection, or the values of a line. `None`: the field is empty.
pub trait FieldSource {
    /// Why a value cannot be read.
    type Error;

    /// The id of the record.
    fn id(&self) -> Result<Id, Self::Error>;

    /// A text, as `read` understands it; one that it does not understand is none.
    fn text<T>(&self, field: FieldName, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Self::Error>;

    /// A day.
    fn date(&self, field: FieldName) -> Result<Option<NaiveDate>, Self::Error>;

    /// An hour and minute.
    fn time(&self, field: FieldName) -> Result<Option<NaiveTime>, Self::Error>;

    fn number(&self, field: FieldName) -> Result<Option<i64>, Self::Error>;

    /// Yes or no.
    fn flag(&self, field: FieldName) -> Result<Option<bool>, Self::Error>;

    /// The id of another record.
    fn reference(&self, field: FieldName) -> Result<Option<Id>, Self::Error>;

    /// A list of texts.
    fn texts(&self, field: FieldName) -> Result<Option<Vec<String>>, Self::Error>;

    /// A field that must be filled holds nothing that can be understood.
    fn missing(field: FieldName) -> Self::Error;
}

/// A single value.
pub trait Scalar: Sized {
    /// Values that a field of it takes.
    const TYPE: FieldType;

    /// Reads it.
    ///
    /// # Errors
    /// If the source cannot be read.
    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error>;

    /// The value as it is kept.
    fn value(&self) -> Value;
}

/// The type of a field of a record: a value, one that may be missing, or a list.
pub trait StoredField: Sized {
    /// The value alone.
    type Inner;
    /// Values that the field takes.
    const TYPE: FieldType;
    /// Whether a record without it is refused.
    const REQUIRED: bool;

    /// Reads the field.
    ///
    /// # Errors
    /// If the source cannot be read or lacks what must be there.
    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Self, S::Error>;

    /// The value as it is kept; `Null`: none.
    fn value(&self) -> Value;
}

impl<T: Scalar> StoredField for T {
    type Inner = T;
    const TYPE: FieldType = T::TYPE;
    const REQUIRED: bool = true;

    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Self, S::Error> {
        T::read(source, field)?.ok_or_else(|| S::missing(field))
    }

    fn value(&self) -> Value {
        Scalar::value(self)
    }
}

impl<T: Scalar> StoredField for Option<T> {
    type Inner = T;
    const TYPE: FieldType = T::TYPE;
    const REQUIRED: bool = false;

    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Self, S::Error> {
        T::read(source, field)
    }

    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Scalar::value)
    }
}

/// One of a list of texts.
pub trait TextItem: Sized {
    /// From the text that is kept.
    fn from_text(text: String) -> Self;

    /// The text that is kept.
    fn to_text(&self) -> String;
}

impl<T: TextItem> StoredField for Vec<T> {
    type Inner = Vec<T>;
    const TYPE: FieldType = FieldType::Texts;
    const REQUIRED: bool = false;

    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Self, S::Error> {
        Ok(source.texts(field)?.unwrap_or_default().into_iter().map(T::from_text).collect())
    }

    fn value(&self) -> Value {
        if self.is_empty() { Value::Null } else { self.iter().map(T::to_text).collect() }
    }
}

/// What a field that holds a `T` can be set to.
pub trait IntoValue<T> {
    /// The value as it is kept; `Null`: none.
    fn into_value(self) -> Value;
}

impl<T: Scalar> IntoValue<T> for T {
    fn into_value(self) -> Value {
        self.value()
    }
}

impl<T, V: IntoValue<T>> IntoValue<T> for Option<V> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, IntoValue::into_value)
    }
}

impl<T: TextItem> IntoValue<Vec<T>> for Vec<T> {
    fn into_value(self) -> Value {
        StoredField::value(&self)
    }
}

/// Texts in the place of a text or of a person's name.
macro_rules! texts {
    ($($ty:ty)*) => {
        $(impl IntoValue<String> for $ty {
            fn into_value(self) -> Value {
                json!(self)
            }
        }

        impl<I> IntoValue<PersonRef<I>> for $ty {
            fn into_value(self) -> Value {
                json!(self)
            }
        })*
    };
}

texts!(&str & String);

/// Values that the source reads by a method of its own.
macro_rules! scalars {
    ($($ty:ty: $type:expr, $read:ident, |$from:ident| $into:expr, |$value:ident| $json:expr;)*) => {
        $(impl Scalar for $ty {
            const TYPE: FieldType = $type;

            fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error> {
                Ok(source.$read(field)?.and_then(|$from| $into))
            }

            fn value(&self) -> Value {
                let $value = self;
                $json
            }
        })*
    };
}

scalars! {
    NaiveDate: FieldType::Date, date, |day| Some(day), |day| json!(day.to_string());
    NaiveTime: FieldType::Time, time, |time| Some(time), |time| json!(time.format("%H:%M").to_string());
    bool: FieldType::Flag, flag, |flag| Some(flag), |flag| json!(flag);
    u32: FieldType::Number(0, u32::MAX as i64), number, |n| u32::try_from(n).ok(), |n| json!(n);
    i32: FieldType::Number(i32::MIN as i64, i32::MAX as i64), number, |n| i32::try_from(n).ok(), |n| json!(n);
    Weekday: FieldType::Number(1, 7), number, |n| weekday(n), |day| json!(day.number_from_monday());
    FamilyId: FieldType::Ref(Kind::Family), reference, |id| Some(FamilyId(id)), |id| json!(id.to_string());
    MemberId: FieldType::Ref(Kind::Member), reference, |id| Some(MemberId(id)), |id| json!(id.to_string());
    CuratorId: FieldType::Ref(Kind::Curator), reference, |id| Some(CuratorId(id)), |id| json!(id.to_string());
    ProgrammeId: FieldType::Ref(Kind::Programme), reference, |id| Some(ProgrammeId(id)), |id| json!(id.to_string());
    ActivityId: FieldType::Ref(Kind::Activity), reference, |id| Some(ActivityId(id)), |id| json!(id.to_string());
    ContactId: FieldType::Ref(Kind::Contact), reference, |id| Some(ContactId(id)), |id| json!(id.to_string());
    DecisionId: FieldType::Ref(Kind::Decision), reference, |id| Some(DecisionId(id)), |id| json!(id.to_string());
    SittingId: FieldType::Ref(Kind::Sitting), reference, |id| Some(SittingId(id)), |id| json!(id.to_string());
    ControlId: FieldType::Ref(Kind::Control), reference, |id| Some(ControlId(id)), |id| json!(id.to_string());
    GoalId: FieldType::Ref(Kind::Goal), reference, |id| Some(GoalId(id)), |id| json!(id.to_string());
    InquiryId: FieldType::Ref(Kind::Inquiry), reference, |id| Some(InquiryId(id)), |id| json!(id.to_string());
}

fn weekday(number: i64) -> Option<Weekday> {
    u8::try_from(number - 1).ok().and_then(|n| Weekday::try_from(n).ok())
}

impl Scalar for String {
    const TYPE: FieldType = FieldType::Text;

    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error> {
        source.text(field, |text| Some(text.to_owned()))
    }

    fn value(&self) -> Value {
        json!(self)
    }
}

impl TextItem for String {
    fn from_text(text: String) -> Self {
        text
    }

    fn to_text(&self) -> String {
        self.clone()
    }
}

/// A person, named by a record of the file or by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRef<I> {
    /// The record.
    Known(I),
    /// By name.
    Named(String),
}

impl<I: From<Id> + ToString> TextItem for PersonRef<I> {
    fn from_text(text: String) -> Self {
        // Another spelling of an id stays the text that it is: nothing of the file changes by being read.
        match text.parse::<Id>() {
            Ok(id) if id.to_string() == text => PersonRef::Known(I::from(id)),
            _ => PersonRef::Named(text),
        }
    }

    fn to_text(&self) -> String {
        match self {
            PersonRef::Known(id) => id.to_string(),
            PersonRef::Named(name) => name.clone(),
        }
    }
}

impl<I: From<Id> + ToString> Scalar for PersonRef<I> {
    const TYPE: FieldType = FieldType::Text;

    fn read<S: FieldSource>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error> {
        source.text(field, |text| Some(PersonRef::from_text(text.to_owned())))
    }

    fn value(&self) -> Value {
        json!(self.to_text())
    }
}

impl<I: Packed> Packed for PersonRef<I> {
    fn pack(&self, to: &mut Vec<u8>) {
        matches!(self, PersonRef::Known(_)).pack(to);
        match self {
            PersonRef::Known(id) => id.pack(to),
            PersonRef::Named(name) => name.pack(to),
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        match bool::unpack(from)? {
            true => I::unpack(from).map(PersonRef::Known),
            false => String::unpack(from).map(PersonRef::Named),
        }
    }
}

impl IntoValue<PersonRef<CuratorId>> for CuratorId {
    fn into_value(self) -> Value {
        Scalar::value(&self)
    }
}
