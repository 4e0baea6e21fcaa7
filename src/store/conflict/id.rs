//! The name of a conflict, alike in every copy.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::{Id, UserError};

/// The entity and the cell in conflict; as a text, `entity:cell`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ConflictId {
    entity: Id,
    cell: String,
}

impl ConflictId {
    /// Names the conflict of a cell.
    #[must_use]
    pub fn new(entity: Id, cell: &str) -> ConflictId {
        ConflictId { entity, cell: cell.to_owned() }
    }

    /// The code of the cell.
    #[must_use]
    pub fn cell(&self) -> &str {
        &self.cell
    }

    /// Reads a name that a person typed.
    ///
    /// # Errors
    /// If it names no entity.
    pub fn read(text: &str) -> Result<ConflictId, UserError> {
        let parts = text.split_once(':').and_then(|(id, cell)| Some((id.parse().ok()?, cell)));
        let unknown =
            || UserError::new("conflict-unknown").with("id", text.chars().take(80).collect::<String>());
        parts.map(|(entity, cell)| ConflictId::new(entity, cell)).ok_or_else(unknown)
    }
}

impl fmt::Display for ConflictId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.entity, self.cell)
    }
}

impl From<ConflictId> for String {
    fn from(id: ConflictId) -> String {
        id.to_string()
    }
}

impl TryFrom<String> for ConflictId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<ConflictId, &'static str> {
        ConflictId::read(&text).map_err(|problem| problem.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let id = ConflictId::new(Id::from_bytes([7; 16]), "note");
        assert_eq!(ConflictId::read(&id.to_string()).ok(), Some(id));
        for other in ["", "note", "nobody:note"] {
            assert!(
                ConflictId::read(other).is_err_and(|problem| problem.id == "conflict-unknown"),
                "{other}"
            );
        }
    }
}
