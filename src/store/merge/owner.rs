//! Whose a file is.

use rusqlite::named_params;

use crate::domain::declare::RecordFields;
use crate::domain::district::District;
use crate::domain::schedule::Curator;
use crate::domain::{Id, Kind, UserError};
use crate::store::VerifiedFile;
use crate::store::read::own_district;
use crate::store::state::fold::Entity;

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileOwner {
    /// The id of its regulation; `None`: it names none.
    pub regulation: Option<String>,
    /// The name of the curator whose file it is, else of the only one it has.
    pub curator: Option<String>,
}

impl VerifiedFile {
    /// Whose file it is and under which regulation it is kept.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn owner(&self) -> Result<FileOwner, UserError> {
        let conn = self.connected()?;
        let row = |id| Ok::<_, UserError>(Entity::read(&conn, id)?.and_then(|entity| entity.row()));
        // Of a file that has taken in others: as it was begun.
        let district = own_district::entity(&conn)?.and_then(|entity| entity.record());
        let district = district.map(|record| District::read(&record)).transpose()?;
        let ids: Vec<Id> = conn
            .prepare("SELECT DISTINCT entity FROM part WHERE kind = :kind AND body IS NOT NULL")
            .and_then(|mut s| {
                s.query_map(named_params! { ":kind": Kind::Curator.name() }, |r| r.get(0))
                    .and_then(Iterator::collect)
            })?;
        let mut curators: Vec<Curator> = Vec::new();
        for id in ids {
            curators.extend(row(id)?.map(|record| Curator::read(&record)).transpose()?);
        }
        let (regulation, own) = district.map_or((None, None), |d| (d.regulation, d.curator));
        let is_owner = |c: &&Curator| own.map_or(curators.len() == 1, |own| own == c.id);
        let curator = curators.iter().find(is_owner).map(|c| c.name.clone());
        Ok(FileOwner { regulation, curator })
    }
}
