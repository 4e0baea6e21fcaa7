//! The names of cells, as changes and conflicts are listed by them.

use serde::{Serialize, Serializer};

use super::fold::{ALIAS_OF, DELETED};
use crate::domain::logged::OpenCode;
use crate::domain::{FieldName, Kind};

/// What was written of an entity: a cell, or one field of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellName {
    /// The tombstone.
    Deleted,
    /// The target of an alias.
    AliasOf,
    /// A field: of a cell of its own, or one of a group.
    Field(FieldName),
    /// Fields that mean something only together, by the name of their declaration.
    Group(&'static str),
    /// A cell of a newer program, by its name.
    Newer(String),
}

impl CellName {
    /// Reads the name of a cell of an entity of this kind.
    #[must_use]
    pub fn read(kind: &OpenCode<Kind>, name: &str) -> CellName {
        match (name, kind.known()) {
            (DELETED, _) => CellName::Deleted,
            (ALIAS_OF, _) => CellName::AliasOf,
            (_, Some(kind)) if !kind.is_single(name) => {
                let group = kind.cells().into_iter().find(|cell| *cell == name);
                group.map_or_else(|| CellName::Newer(name.to_owned()), CellName::Group)
            }
            _ => FieldName::from_code(name).map_or_else(|| CellName::Newer(name.to_owned()), CellName::Field),
        }
    }

    /// The name in the log and in JSON.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            CellName::Deleted => DELETED,
            CellName::AliasOf => ALIAS_OF,
            CellName::Field(field) => field.code(),
            CellName::Group(name) => name,
            CellName::Newer(name) => name,
        }
    }

    /// The field, if it is one.
    #[must_use]
    pub fn field(&self) -> Option<FieldName> {
        match self {
            CellName::Field(field) => Some(*field),
            _ => None,
        }
    }

    /// Whether it says what becomes of the record as a whole.
    #[must_use]
    pub fn is_of_whole(&self) -> bool {
        matches!(self, CellName::Deleted | CellName::AliasOf)
    }
}

impl PartialEq<FieldName> for CellName {
    fn eq(&self, field: &FieldName) -> bool {
        self.field() == Some(*field)
    }
}

impl Serialize for CellName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
