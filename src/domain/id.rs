//! Ids of records: UUIDs given by the writer of a line or made by the program.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The id of any record, 128 bits, written as a hyphenated UUID in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub Uuid);

impl Id {
    /// The one district record of a file: there is never a second, so its id is known beforehand.
    pub const DISTRICT: Id = Id(Uuid::from_u128(1));

    /// A new id, later than all made before on this machine.
    #[must_use]
    pub fn new() -> Self {
        Id(Uuid::now_v7())
    }

    /// The sixteen bytes as the file keeps them.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// An id from the sixteen bytes of the file.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Id(Uuid::from_bytes(bytes))
    }
}

impl Default for Id {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Id(Uuid::parse_str(text.trim())?))
    }
}

macro_rules! id_of {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                $name(id)
            }
        }

        impl From<$name> for Id {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

id_of!(
    /// A family (семья) on accompaniment or formerly on it.
    FamilyId
);
id_of!(
    /// A member of a family: parent, guardian, child, other.
    MemberId
);
id_of!(
    /// A curator (куратор семьи).
    CuratorId
);
id_of!(
    /// A programme (программа) of a family.
    ProgrammeId
);
id_of!(
    /// An activity (мероприятие) of a programme.
    ActivityId
);
id_of!(
    /// A contact with a family.
    ContactId
);
id_of!(
    /// A call about a family that is not known yet (обращение).
    InquiryId
);
id_of!(
    /// A decision (решение) on a family.
    DecisionId
);
id_of!(
    /// A sitting (заседание) of a deciding body.
    SittingId
);
id_of!(
    /// A goal (цель) of a programme.
    GoalId
);
id_of!(
    /// A control (контроль, диагностика) of a programme.
    ControlId
);
