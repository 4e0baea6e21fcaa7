//! A curator's position against the document, in words.

use crate::domain::{Staff, name};
use crate::norm::position::Misplaced;
use crate::text::{Words, say};

impl Words {
    /// «куратор Иванова А. П. (воспитатель): по документу — только для других семей (Югра, п. 5.8)».
    #[must_use]
    pub fn misplaced(&self, staff: &Staff, misplaced: &Misplaced) -> String {
        let who = staff.curator(misplaced.curator).map(|c| name::short(&c.name)).unwrap_or_default();
        say!(
            self,
            "curator-misplaced",
            who = who,
            position = misplaced.position.as_str(),
            source = misplaced.source.cited()
        )
    }
}
