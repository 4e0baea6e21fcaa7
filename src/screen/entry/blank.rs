//! What a form that fills the screen is for.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::domain::contact::Violation;
use crate::domain::{FamilyId, FieldName, Id, Kind};
use crate::store::conflict::ConflictId;

/// What a form is for: enough to open it again after the program was stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryPurpose {
    /// A new record.
    Add {
        kind: Kind,
        /// The family it will belong to.
        family: Option<Id>,
        /// The record it is about: the contact or the call whose violation a notice reports.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Id>,
        /// What its fields begin with.
        #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "known_fields")]
        with: Vec<(FieldName, Value)>,
    },
    /// A record that is there.
    Change {
        /// Which.
        id: Id,
        /// The field it begins at, if not the first.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "known_field")]
        at: Option<FieldName>,
    },
    /// A typed value that resolves a conflict.
    Settle {
        /// The name of the conflict.
        conflict: ConflictId,
    },
    /// A family with its applicant, children and level.
    TakeIn,
    /// The same, of a call about a family that was not known.
    TakeInCaller {
        /// The call.
        inquiry: Id,
    },
}

/// The fields of a draft that this program has; of another one the form says what was entered.
fn known_fields<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(FieldName, Value)>, D::Error> {
    let all = Vec::<(String, Value)>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|(code, value)| Some((FieldName::from_code(&code)?, value))).collect())
}

/// The field a draft begins at, if this program has it.
fn known_field<'de, D: Deserializer<'de>>(from: D) -> Result<Option<FieldName>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.and_then(|code| FieldName::from_code(&code)))
}

impl EntryPurpose {
    /// A new record of this kind.
    #[must_use]
    pub fn add(kind: Kind, family: Option<FamilyId>) -> EntryPurpose {
        EntryPurpose::Add { kind, family: family.map(|f| f.0), about: None, with: Vec::new() }
    }

    /// The same, its fields beginning with these values; `Null` leaves a field as it is.
    #[must_use]
    pub fn with(mut self, values: impl IntoIterator<Item = (FieldName, Value)>) -> EntryPurpose {
        if let EntryPurpose::Add { with, .. } = &mut self {
            with.extend(values.into_iter().filter(|(_, v)| !v.is_null()));
        }
        self
    }

    /// A record that is there.
    #[must_use]
    pub fn change(id: Id) -> EntryPurpose {
        EntryPurpose::Change { id, at: None }
    }

    /// The same, beginning at this field.
    #[must_use]
    pub fn change_at(id: Id, field: FieldName) -> EntryPurpose {
        EntryPurpose::Change { id, at: Some(field) }
    }

    /// The notice of a violated right.
    #[must_use]
    pub fn notice(violation: &Violation) -> EntryPurpose {
        let family = violation.family.as_ref().map(|(id, _)| id.0);
        EntryPurpose::Add { kind: Kind::Notice, family, about: Some(violation.record), with: Vec::new() }
    }

    /// Whether a family is taken in.
    #[must_use]
    pub fn takes_in(&self) -> bool {
        matches!(self, EntryPurpose::TakeIn | EntryPurpose::TakeInCaller { .. })
    }
}
