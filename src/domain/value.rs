//! The values of fields: how each type is read from a row or a line, and what it is kept as.

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde_json::{Value, json};

use super::field::Type;
use super::id::{
    ActivityId, ContactId, ControlId, CuratorId, DecisionId, FamilyId, GoalId, Id, InquiryId, MemberId,
    ProgrammeId, SittingId,
};
use super::packed::Packed;
use super::{FieldName, Kind};

/// From what records are read: a row of the projection, or the values of a line. `None`: the field is empty.
pub trait Source {
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
    const TYPE: Type;

    /// Reads it.
    ///
    /// # Errors
    /// If the source cannot be read.
    fn read<S: Source>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error>;

    /// The value as it is kept.
    fn value(&self) -> Value;
}

/// The type of a field of a record: a value, one that may be missing, or a list.
pub trait Stored: Sized {
    /// The value alone.
    type Inner;
    /// Values that the field takes.
    const TYPE: Type;
    /// Whether a record without it is refused.
    const REQUIRED: bool;

    /// Reads the field.
    ///
    /// # Errors
    /// If the source cannot be read or lacks what must be there.
    fn read<S: Source>(source: &S, field: FieldName) -> Result<Self, S::Error>;

    /// The value as it is kept; `Null`: none.
    fn value(&self) -> Value;
}

impl<T: Scalar> Stored for T {
    type Inner = T;
    const TYPE: Type = T::TYPE;
    const REQUIRED: bool = true;

    fn read<S: Source>(source: &S, field: FieldName) -> Result<Self, S::Error> {
        T::read(source, field)?.ok_or_else(|| S::missing(field))
    }

    fn value(&self) -> Value {
        Scalar::value(self)
    }
}

impl<T: Scalar> Stored for Option<T> {
    type Inner = T;
    const TYPE: Type = T::TYPE;
    const REQUIRED: bool = false;

    fn read<S: Source>(source: &S, field: FieldName) -> Result<Self, S::Error> {
        T::read(source, field)
    }

    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Scalar::value)
    }
}

/// One of a list of texts.
pub trait Item: Sized {
    /// From the text that is kept.
    fn from_text(text: String) -> Self;

    /// The text that is kept.
    fn to_text(&self) -> String;
}

impl<T: Item> Stored for Vec<T> {
    type Inner = Vec<T>;
    const TYPE: Type = Type::Texts;
    const REQUIRED: bool = false;

    fn read<S: Source>(source: &S, field: FieldName) -> Result<Self, S::Error> {
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

impl<T: Item> IntoValue<Vec<T>> for Vec<T> {
    fn into_value(self) -> Value {
        Stored::value(&self)
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

        impl<I> IntoValue<Who<I>> for $ty {
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
            const TYPE: Type = $type;

            fn read<S: Source>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error> {
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
    NaiveDate: Type::Date, date, |day| Some(day), |day| json!(day.to_string());
    NaiveTime: Type::Time, time, |time| Some(time), |time| json!(time.format("%H:%M").to_string());
    bool: Type::Flag, flag, |flag| Some(flag), |flag| json!(flag);
    u32: Type::Number(0, u32::MAX as i64), number, |n| u32::try_from(n).ok(), |n| json!(n);
    i32: Type::Number(i32::MIN as i64, i32::MAX as i64), number, |n| i32::try_from(n).ok(), |n| json!(n);
    Weekday: Type::Number(1, 7), number, |n| weekday(n), |day| json!(day.number_from_monday());
    FamilyId: Type::Ref(Kind::Family), reference, |id| Some(FamilyId(id)), |id| json!(id.to_string());
    MemberId: Type::Ref(Kind::Member), reference, |id| Some(MemberId(id)), |id| json!(id.to_string());
    CuratorId: Type::Ref(Kind::Curator), reference, |id| Some(CuratorId(id)), |id| json!(id.to_string());
    ProgrammeId: Type::Ref(Kind::Programme), reference, |id| Some(ProgrammeId(id)), |id| json!(id.to_string());
    ActivityId: Type::Ref(Kind::Activity), reference, |id| Some(ActivityId(id)), |id| json!(id.to_string());
    ContactId: Type::Ref(Kind::Contact), reference, |id| Some(ContactId(id)), |id| json!(id.to_string());
    DecisionId: Type::Ref(Kind::Decision), reference, |id| Some(DecisionId(id)), |id| json!(id.to_string());
    SittingId: Type::Ref(Kind::Sitting), reference, |id| Some(SittingId(id)), |id| json!(id.to_string());
    ControlId: Type::Ref(Kind::Control), reference, |id| Some(ControlId(id)), |id| json!(id.to_string());
    GoalId: Type::Ref(Kind::Goal), reference, |id| Some(GoalId(id)), |id| json!(id.to_string());
    InquiryId: Type::Ref(Kind::Inquiry), reference, |id| Some(InquiryId(id)), |id| json!(id.to_string());
}

fn weekday(number: i64) -> Option<Weekday> {
    u8::try_from(number - 1).ok().and_then(|n| Weekday::try_from(n).ok())
}

impl Scalar for String {
    const TYPE: Type = Type::Text;

    fn read<S: Source>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error> {
        source.text(field, |text| Some(text.to_owned()))
    }

    fn value(&self) -> Value {
        json!(self)
    }
}

impl Item for String {
    fn from_text(text: String) -> Self {
        text
    }

    fn to_text(&self) -> String {
        self.clone()
    }
}

/// A person, named by a record of the file or by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who<I> {
    /// The record.
    Known(I),
    /// By name.
    Named(String),
}

impl<I: From<Id> + ToString> Item for Who<I> {
    fn from_text(text: String) -> Self {
        // Another spelling of an id stays the text that it is: nothing of the file changes by being read.
        match text.parse::<Id>() {
            Ok(id) if id.to_string() == text => Who::Known(I::from(id)),
            _ => Who::Named(text),
        }
    }

    fn to_text(&self) -> String {
        match self {
            Who::Known(id) => id.to_string(),
            Who::Named(name) => name.clone(),
        }
    }
}

impl<I: From<Id> + ToString> Scalar for Who<I> {
    const TYPE: Type = Type::Text;

    fn read<S: Source>(source: &S, field: FieldName) -> Result<Option<Self>, S::Error> {
        source.text(field, |text| Some(Who::from_text(text.to_owned())))
    }

    fn value(&self) -> Value {
        json!(self.to_text())
    }
}

impl<I: Packed> Packed for Who<I> {
    fn pack(&self, to: &mut Vec<u8>) {
        matches!(self, Who::Known(_)).pack(to);
        match self {
            Who::Known(id) => id.pack(to),
            Who::Named(name) => name.pack(to),
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        match bool::unpack(from)? {
            true => I::unpack(from).map(Who::Known),
            false => String::unpack(from).map(Who::Named),
        }
    }
}

impl IntoValue<Who<CuratorId>> for CuratorId {
    fn into_value(self) -> Value {
        Scalar::value(&self)
    }
}
