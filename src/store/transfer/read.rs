//! Whether a file hands over one family.

use rusqlite::named_params;

use crate::domain::declare::RecordFields;
use crate::domain::transfer::Transfer;
use crate::domain::{Id, Kind, UserError};
use crate::store::VerifiedFile;
use crate::store::state::fold::Entity;

impl VerifiedFile {
    /// The transfer that the file was made by: it has one and no district of its own. The last one, where the family was
    /// handed over before.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn transfer(&self) -> Result<Option<Transfer>, UserError> {
        let conn = self.connected()?;
        let has_district = conn
            .prepare("SELECT 1 FROM part WHERE entity = :id")
            .and_then(|mut s| s.exists(named_params! { ":id": Id::DISTRICT }))?;
        if has_district {
            return Ok(None);
        }
        let ids: Vec<Id> = conn
            .prepare("SELECT entity FROM part WHERE kind = :kind AND body IS NOT NULL ORDER BY op DESC")
            .and_then(|mut s| {
                s.query_map(named_params! { ":kind": Kind::Transfer.name() }, |r| r.get(0))
                    .and_then(Iterator::collect)
            })?;
        for id in ids {
            if let Some(record) = Entity::read(&conn, id)?.and_then(|entity| entity.row()) {
                return Transfer::read(&record).map(Some);
            }
        }
        Ok(None)
    }
}
