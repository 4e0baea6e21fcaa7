//! One declaration for a kind of record: the struct that the program reads, the fields of the schema, their typed names,
//! and how a record becomes the struct and the struct a record.
//!
//! ```text
//! declare! {
//!     /// A visit agreed for a day.
//!     Appointment is Kind::Appointment {
//!         id: Id,
//!         /// The family.
//!         family: FamilyId [owner()],
//!         /// The day.
//!         on: NaiveDate [cell("when")],
//!         /// The hour, if agreed.
//!         time: Option<NaiveTime> [cell("when")],
//!     }
//! }
//! ```
//! The type says which values a field takes and whether a record without it is refused. Brackets hold what the type
//! does not say, each a method of [`super::field::Field`]: the cell of several fields, the owner, the bounds of a
//! number, an end that is the first day no longer. `[group]` is a struct of several fields, declared as `cells`. `=
//! value` is what is read where nothing is written; such a field may be missing. `+ { … }` lists what the struct holds
//! beside its fields.

use std::collections::BTreeMap;

use serde_json::Value;

use super::field::Field;
use super::kind::HasKind;
use super::value::FieldSource;
use super::{FieldName, Id, Record};

/// Several fields of a record.
pub trait RecordFields: Sized {
    /// The fields, in the order of an export.
    const SCHEMA: &'static [Field];

    /// Reads them.
    ///
    /// # Errors
    /// If the source cannot be read or lacks what must be there.
    fn read<S: FieldSource>(source: &S) -> Result<Self, S::Error>;

    /// Adds what they hold; `Null`: nothing.
    fn write(&self, values: &mut BTreeMap<FieldName, Value>);
}

/// The typed names of several fields of the record `R`.
pub trait FieldNames<R> {
    /// A struct with a name for each field.
    type Fields;
    /// The names.
    const FIELDS: Self::Fields;
}

/// What every kind of record has: the fields of its struct, its id, and its values for a write.
pub trait RecordType: RecordFields + HasKind {
    fn id(&self) -> Id;

    /// The record with all that it says; what is empty is `Null`, and so cleared where it is written.
    fn record(&self) -> Record {
        let mut record = Record::of(Self::KIND, self.id());
        self.write(&mut record.values);
        record
    }
}

/// Declares kinds of records, and the groups of fields that they share.
macro_rules! declare {
    ($(#[$doc:meta])* cells $name:ident {
        $($(#[$of:meta])* $field:ident : $ty:ty $([$($how:tt)*])? $(= $default:expr)?,)*
    }) => {
        $(#[$doc])*
        pub struct $name {
            $($(#[$of])* pub $field: $ty,)*
        }

        $crate::domain::declare::declare!(@cells $name { } {
            $($(#[$of])* $field : $ty [$($($how)*)?] [$($default)?],)*
        } { });

        $crate::domain::packed::packed!($name { $($field),* });
    };

    ($($(#[$doc:meta])* $name:ident is Kind::$kind:ident {
        id: $id:ty,
        $($(#[$of:meta])* $field:ident : $ty:ty $([$($how:tt)*])? $(= $default:expr)?,)*
    } $(+ { $($(#[$also_of:meta])* $also:ident : $also_ty:ty,)* })?)*) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Id of the record.
            pub id: $id,
            $($(#[$of])* pub $field: $ty,)*
            $($($(#[$also_of])* pub $also: $also_ty,)*)?
        }

        $crate::domain::declare::declare!(@cells $name { id: $id } {
            $($(#[$of])* $field : $ty [$($($how)*)?] [$($default)?],)*
        } { $($($also,)*)? });

        impl $name {
            pub const FIELDS: <$name as $crate::domain::declare::FieldNames<$name>>::Fields =
                <$name as $crate::domain::declare::FieldNames<$name>>::FIELDS;
        }

        $crate::domain::packed::packed!($name { id, $($field,)* $($($also,)*)? });

        impl $crate::domain::kind::HasKind for $name {
            const KIND: $crate::domain::Kind = $crate::domain::Kind::$kind;
        }

        impl $crate::domain::declare::RecordType for $name {
            fn id(&self) -> $crate::domain::Id {
                self.id.into()
            }
        })*
    };

    (@cells $name:ident { $($id:ident : $id_ty:ty)? } {
        $($(#[$of:meta])* $field:ident : $ty:ty [$($how:tt)*] [$($default:expr)?],)*
    } { $($also:ident,)* }) => {
        const _: () = {
            use $crate::domain::declare::{RecordFields, FieldNames, declare};
            use $crate::domain::field::{Field, count, joined};
            use $crate::domain::value::{FieldSource, StoredField};

            /// A name for each field.
            pub struct Fields<R> {
                $($(#[$of])* pub $field: declare!(@type R, $ty [$($how)*]),)*
            }

            impl<R> FieldNames<R> for $name {
                type Fields = Fields<R>;
                const FIELDS: Fields<R> = Fields { $($field: declare!(@name R, $field $ty [$($how)*]),)* };
            }

            impl RecordFields for $name {
                const SCHEMA: &'static [Field] = {
                    const PARTS: &[&[Field]] = &[$(declare!(@schema $field $ty [$($how)*] [$($default)?])),*];
                    const ALL: [Field; count(PARTS)] = joined(PARTS);
                    &ALL
                };

                fn read<S: FieldSource>(source: &S) -> Result<Self, S::Error> {
                    Ok($name {
                        $($id: <$id_ty>::from(source.id()?),)?
                        $($field: declare!(@read source, $field $ty [$($how)*] [$($default)?]),)*
                        $($also: Default::default(),)*
                    })
                }

                fn write(&self, values: &mut std::collections::BTreeMap<$crate::domain::FieldName, serde_json::Value>) {
                    $(declare!(@write values, self.$field, $field $ty [$($how)*]);)*
                }
            }
        };
    };

    (@type $record:ident, $ty:ty [group]) => { <$ty as $crate::domain::declare::FieldNames<$record>>::Fields };
    (@type $record:ident, $ty:ty [$($how:tt)*]) => {
        $crate::domain::field::TypedFieldName<$record, <$ty as $crate::domain::value::StoredField>::Inner>
    };

    (@name $record:ident, $field:ident $ty:ty [group]) => {
        <$ty as $crate::domain::declare::FieldNames<$record>>::FIELDS
    };
    (@name $record:ident, $field:ident $ty:ty [$($how:tt)*]) => {
        $crate::domain::field::TypedFieldName::new(const { $crate::domain::FieldName::declared(stringify!($field)) })
    };

    (@schema $field:ident $ty:ty [group] []) => { <$ty as $crate::domain::declare::RecordFields>::SCHEMA };
    (@schema $field:ident $ty:ty [$($how:ident($($of:expr),*)),*] []) => {
        &[Field::new(const { $crate::domain::FieldName::declared(stringify!($field)) }, <$ty as StoredField>::TYPE).required_if(<$ty as StoredField>::REQUIRED)$(.$how($($of),*))*]
    };
    (@schema $field:ident $ty:ty [$($how:ident($($of:expr),*)),*] [$default:expr]) => {
        &[Field::new(const { $crate::domain::FieldName::declared(stringify!($field)) }, <$ty as StoredField>::TYPE)$(.$how($($of),*))*]
    };

    (@read $source:ident, $field:ident $ty:ty [group] []) => {
        <$ty as $crate::domain::declare::RecordFields>::read($source)?
    };
    (@read $source:ident, $field:ident $ty:ty [$($how:tt)*] []) => {
        <$ty as $crate::domain::value::StoredField>::read($source, const { $crate::domain::FieldName::declared(stringify!($field)) })?
    };
    (@read $source:ident, $field:ident $ty:ty [$($how:tt)*] [$default:expr]) => {
        <$ty as $crate::domain::value::Scalar>::read($source, const { $crate::domain::FieldName::declared(stringify!($field)) })?.unwrap_or($default)
    };

    (@write $values:ident, $value:expr, $field:ident $ty:ty [group]) => {
        $crate::domain::declare::RecordFields::write(&$value, $values)
    };
    (@write $values:ident, $value:expr, $field:ident $ty:ty [$($how:tt)*]) => {
        $values.insert(const { $crate::domain::FieldName::declared(stringify!($field)) }, $crate::domain::value::StoredField::value(&$value))
    };
}

pub(crate) use declare;

/// A record of that kind with these fields, new or of an id; `of`: one that more fields are set on.
///
/// ```
/// use kurator::domain::schedule::Appointment;
/// use kurator::domain::{FamilyId, Id, Record, day};
/// let (family, on) = (FamilyId(Id::new()), chrono::NaiveDate::MIN);
/// let new = kurator::record!(Appointment { family, on });
/// let moved = kurator::record!(of Appointment { id: new.id }).set(Appointment::FIELDS.on, day::day_after(on));
/// assert_eq!(Record::from(moved).get(Appointment::FIELDS.family), None);
/// ```
/// What the kind does not have does not compile:
/// ```compile_fail,E0609
/// use kurator::domain::schedule::Appointment;
/// kurator::record!(Appointment { title: "Lukins" });
/// ```
/// Nor does a value of another type:
/// ```compile_fail,E0277
/// use kurator::domain::schedule::Appointment;
/// kurator::record!(Appointment { on: "2026-11-24" });
/// ```
/// Nor a field of another kind:
/// ```compile_fail,E0308
/// use kurator::domain::member::Member;
/// use kurator::domain::schedule::Appointment;
/// kurator::record!(of Appointment {}).set(Member::FIELDS.born, chrono::NaiveDate::MIN);
/// ```
/// Nor a kind, a name or a code that is not declared:
/// ```compile_fail,E0599
/// let _ = kurator::domain::Kind::Visit;
/// ```
/// ```compile_fail,E0599
/// let _ = kurator::domain::FieldName::Surname;
/// ```
/// ```compile_fail,E0599
/// let _ = kurator::domain::paper::Ruling::Perhaps;
/// ```
/// Nor does a text name a field:
/// ```compile_fail,E0308
/// use kurator::domain::schedule::Appointment;
/// let _ = kurator::record!(Appointment {}).date("on");
/// ```
#[macro_export]
macro_rules! record {
    (of $kind:ty { id: $id:expr $(, $field:ident $(: $value:expr)?)* $(,)? }) => {
        $crate::record!(@set $kind, $id, $($field $(: $value)?,)*)
    };
    (of $kind:ty { $($field:ident $(: $value:expr)?),* $(,)? }) => {
        $crate::record!(@set $kind, $crate::domain::Id::new(), $($field $(: $value)?,)*)
    };
    ($kind:ty { $($fields:tt)* }) => {
        $crate::domain::Record::from($crate::record!(of $kind { $($fields)* }))
    };
    (@set $kind:ty, $id:expr, $($field:ident $(: $value:expr)?,)*) => {
        $crate::domain::record::TypedRecord::<$kind>::of($id)
            $(.set(<$kind>::FIELDS.$field, $crate::record!(@value $field $($value)?)))*
    };
    (@value $field:ident) => { $field };
    (@value $field:ident $value:expr) => { $value };
}
