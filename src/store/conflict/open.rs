//! The keys of the open conflicts, record and cell: enough to count them and to compare two moments.

use std::collections::BTreeSet;

use rusqlite::named_params;

use crate::domain::{Id, Problem};
use crate::store::conflict::phone::NUMBER;
use crate::store::state::fold::DELETED;
use crate::store::{Reader, sql};

impl Reader<'_> {
    /// How many conflicts [`Reader::open_conflicts`] lists.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_conflicts(&self) -> Result<usize, Problem> {
        self.conflict_keys().map(|all| all.len())
    }

    /// The keys of the conflicts as they are listed.
    pub(in crate::store) fn conflict_keys(&self) -> Result<BTreeSet<(Id, String)>, Problem> {
        let mut all: BTreeSet<(Id, String)> = self
            .conn
            .prepare_cached("SELECT entity, cell FROM conflict WHERE entity <> :district")
            .and_then(|mut s| {
                s.query_map(named_params! { ":district": Id::DISTRICT }, |r| {
                    Ok((r.get("entity")?, r.get("cell")?))
                })
                .and_then(Iterator::collect)
            })
            .map_err(sql)?;
        all.extend(self.district_conflicts()?.into_iter().map(|c| (c.entity, c.field)));
        all.extend(self.deleted_owners()?.into_iter().map(|owner| (owner, DELETED.to_owned())));
        all.extend(self.replaced_numbers()?.iter().map(|r| (r.old(), NUMBER.to_owned())));
        Ok(all)
    }

    /// Deleted records with a live dependent, which their deletion has not seen.
    pub(in crate::store) fn deleted_owners(&self) -> Result<BTreeSet<Id>, Problem> {
        self.conn
            .prepare_cached(
                "SELECT o.id FROM entity o WHERE o.deleted = 1
                 AND EXISTS (SELECT 1 FROM entity e WHERE e.owner = o.id AND e.deleted = 0)",
            )
            .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))
            .map_err(sql)
    }
}
