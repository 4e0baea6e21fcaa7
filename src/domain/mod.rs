//! The field's own nouns: families, levels, contacts, programmes, and the acts that change them.
//! Pure: no input or output, no clock, no language, no database.
//!
//! A kind of record is declared once, beside its noun, with [`declare`]; [`kind`] lists the kinds in the order of an export
//! and [`schema`] finds the fields of each. A code list is declared with `codes!`. A new field is a line of its
//! declaration; the form, the export and the projection follow, and its label is a message of `data/text`.

pub mod accompaniment;
pub mod act;
pub mod action;
pub mod case;
pub mod check;
pub mod clean;
pub mod closed_family;
pub(crate) mod code;
pub mod contact;
pub mod control;
pub mod covered;
pub mod date;
pub mod day;
pub mod decided;
pub mod declare;
pub mod district;
pub mod erasure;
pub mod event;
pub mod family;
pub mod field;
pub mod field_name;
pub mod fold;
pub mod goal;
pub mod handover;
pub mod id;
pub mod intended;
pub mod judged;
mod kept;
pub mod keyboard;
pub mod kind;
pub mod leftover;
pub mod level;
pub mod logged;
pub mod mark;
pub mod member;
pub mod money;
pub mod name;
pub mod normal_form;
pub mod packed;
pub mod paper;
pub mod passphrase;
pub mod period;
pub mod phone;
pub mod place;
pub mod programme;
pub mod record;
pub mod reporting;
pub mod role;
pub mod schedule;
pub mod schema;
pub mod sitting;
pub mod spreadsheet;
pub mod staff;
pub mod title;
pub mod transfer;
pub mod user_error;
pub mod value;
pub mod zone;

pub use act::Act;
pub use case::Case;
pub use closed_family::ClosedFamily;
pub use declare::RecordType;
pub use field_name::FieldName;
pub use id::{CuratorId, FamilyId, Id, MemberId};
pub use kind::Kind;
pub use level::{Level, LevelSpan, Unit};
pub use record::Record;
pub use staff::Staff;
pub use user_error::{ErrorKind, FileFault, Result, UserError};
pub use zone::TimeZone;
