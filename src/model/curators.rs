//! The curators of the district, and whose families are looked at.

use super::{CuratorFilter, Model};
use crate::domain::{CuratorId, name};

impl Model {
    /// Whose days are looked at: one curator's, or all curators'; a file without any is of one who is not named.
    #[must_use]
    pub fn curators(&self) -> Vec<Option<CuratorId>> {
        match self.curator_filter {
            CuratorFilter::One(one) => vec![Some(one)],
            CuratorFilter::Nobody => vec![None],
            CuratorFilter::All if self.staff.curators.is_empty() => vec![None],
            CuratorFilter::All => self.staff.curators.iter().map(|c| Some(c.id)).collect(),
        }
    }

    /// Whether the families looked at are those of several curators together: what a document recommends for one says
    /// nothing of them then.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.curator_filter == CuratorFilter::All && self.has_curators()
    }

    /// Whether there is a choice of curators.
    #[must_use]
    pub fn has_curators(&self) -> bool {
        self.staff.curators.len() > 1
    }

    /// What the families looked at are called: «все», a name.
    #[must_use]
    pub fn curator_filter_label(&self) -> String {
        match self.curator_filter {
            CuratorFilter::All => self.words.say("whose-all"),
            CuratorFilter::Nobody => self.words.say("whose-nobody"),
            CuratorFilter::One(id) => {
                self.staff.curator(id).map(|c| name::short(&c.name)).unwrap_or_default()
            }
        }
    }
}
