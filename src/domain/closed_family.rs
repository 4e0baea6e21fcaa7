//! A closed family as lists show it: thousands of them are listed, and few are opened.

use super::family::Address;
use super::paper::Closing;
use super::{CuratorId, FamilyId};

/// What a list shows of a family whose accompaniment is over for good.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedFamily {
    pub id: FamilyId,
    pub title: String,
    /// Its name in lists: the short title, distinct within the file.
    pub short: String,
    pub address: Address,
    /// What a visitor must know before the door.
    pub safety: Option<String>,
    /// The first phone of those who live in it.
    pub phone: Option<String>,
    /// Who is assigned to it; `None`: nobody by name.
    pub curator: Option<CuratorId>,
    /// Its last closing, if that names a post-accompaniment.
    pub after: Option<Closing>,
    /// Done activities of the programmes in force, and all that count.
    pub progress: (usize, usize),
    /// Open activities past their day, those of earlier versions among them.
    pub overdue: usize,
}
