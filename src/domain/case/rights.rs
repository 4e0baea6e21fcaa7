//! Violations of children's rights that no body has been notified of.

use chrono::NaiveDate;

use super::Case;
use crate::domain::contact::{RightsState, Violation};

impl Case {
    /// The violations noted of this family by `day` without a notice by then, the oldest first.
    pub fn unreported(&self, day: NaiveDate) -> impl Iterator<Item = Violation> {
        let is_notified =
            move |id| self.notices.iter().any(|n| n.on <= day && n.about.is_some_and(|about| about.0 == id));
        let violated =
            self.contacts.iter().filter(move |c| c.rights == Some(RightsState::Violated) && c.on <= day);
        violated.filter(move |c| !is_notified(c.id)).map(|c| Violation {
            record: c.id,
            family: Some((self.family.id, self.family.title.clone())),
            who: None,
            on: c.on,
            time: c.time,
            note: c.note.clone(),
        })
    }
}
