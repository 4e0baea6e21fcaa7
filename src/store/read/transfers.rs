//! Transfers of families: what the journal says of them, and which families came and are not taken up yet.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

use super::history::{self, IS_OWN};
use crate::domain::schedule::Curator;
use crate::domain::transfer::Transfer;
use crate::domain::{CuratorId, FamilyId, Id, UserError};
use crate::store::log::op::OpId;
use crate::store::{Reader, SqlContext};

/// A family that another district handed over, as long as no decision of this one takes it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub family: FamilyId,
    /// What lists call it.
    pub short: String,
    /// Who handed it over: district and curator.
    pub sender: Option<String>,
    /// The number of the act.
    pub number: Option<String>,
    /// The day of the act.
    pub on: NaiveDate,
}

impl Reader<'_> {
    /// Who hands over, in words: the name of the district and its curator.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn sender(&self) -> Result<Option<String>, UserError> {
        let known = [self.district()?.name, history::curator(self.conn, true)?];
        let said: Vec<String> = known.into_iter().flatten().collect();
        Ok(Some(said.join(", ")).filter(|said| !said.is_empty()))
    }

    /// The operation that opened this district: the first one that wrote its record. Every copy of the file has it, and a
    /// district that took a family over does not, whatever both are called.
    pub(in crate::store) fn district_id(&self) -> Result<Option<OpId>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT o.id FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :district ORDER BY o.no LIMIT 1",
            )
            .and_then(|mut s| {
                s.query_row(named_params! { ":district": Id::DISTRICT }, |r| r.get(0).map(OpId)).optional()
            })
            .sql_context()
    }

    /// The transfers that this district made.
    fn own_transfers(&self) -> Result<BTreeSet<Id>, UserError> {
        let found = self.ids(
            &format!("SELECT t.id FROM transfer t WHERE {IS_OWN}"),
            &[(":district", &Id::DISTRICT), (":sender", &self.sender()?)],
        )?;
        Ok(found.into_iter().collect())
    }

    /// The last transfer of each family.
    fn last_transfers(&self) -> Result<BTreeMap<FamilyId, Transfer>, UserError> {
        let all: Vec<Transfer> = self.list(
            "SELECT t.* FROM transfer t JOIN (SELECT p.entity, MAX(o.depth) AS depth FROM part p JOIN op o ON o.no = p.op
                 WHERE p.entity IN (SELECT id FROM transfer) GROUP BY p.entity) w ON w.entity = t.id
             ORDER BY w.depth, t.id",
            &[],
        )?;
        Ok(all.into_iter().map(|transfer| (transfer.of, transfer)).collect())
    }

    /// The transfer by which this district handed one of these families over, if it was the last one of that family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn handed_over(&self, families: &BTreeSet<FamilyId>) -> Result<Option<Transfer>, UserError> {
        let own = self.own_transfers()?;
        let is_asked =
            |family: &FamilyId, transfer: &Transfer| families.contains(family) && own.contains(&transfer.id);
        Ok(self
            .last_transfers()?
            .into_iter()
            .find(|(family, last)| is_asked(family, last))
            .map(|(_, last)| last))
    }

    /// All families that this district handed over last.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn all_handed_over(&self) -> Result<BTreeSet<FamilyId>, UserError> {
        let own = self.own_transfers()?;
        let last = self.last_transfers()?.into_iter();
        Ok(last.filter(|(_, transfer)| own.contains(&transfer.id)).map(|(family, _)| family).collect())
    }

    /// The families that came by a transfer and that no level decided here, and no curator of this district, takes up: the
    /// earliest act first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn received(&self) -> Result<Vec<Received>, UserError> {
        let (own, mut found) = (self.own_transfers()?, Vec::new());
        for (family, transfer) in self.last_transfers()? {
            if own.contains(&transfer.id) || self.is_taken_up(family, transfer.on)? {
                continue;
            }
            let Some(short) = self.short_title(family)? else { continue };
            let Transfer { sender, number, on, .. } = transfer;
            found.push(Received { family, short, sender, number, on });
        }
        found.sort_by(|a, b| (a.on, &a.short).cmp(&(b.on, &b.short)));
        Ok(found)
    }

    /// Whether a level from that day on, or the assignment to a curator of this district while the level before goes on,
    /// says who accompanies the family now.
    fn is_taken_up(&self, family: FamilyId, on: NaiveDate) -> Result<bool, UserError> {
        self.conn
            .prepare_cached(
                "SELECT 1 FROM level WHERE family = :family AND \"from\" >= :on
                 UNION ALL SELECT 1 FROM assignment a JOIN curator c ON c.id = a.curator
                     WHERE a.family = :family AND a.\"from\" >= :on
                         AND NOT EXISTS (SELECT 1 FROM closing k WHERE k.family = :family AND k.\"on\" >= :on)",
            )
            .and_then(|mut s| s.exists(named_params! { ":family": family.0, ":on": on }))
            .sql_context()
    }

    /// The curators of other districts whom transfers name.
    pub(super) fn curators_elsewhere(&self, own: &[Curator]) -> Result<Vec<Curator>, UserError> {
        let transfers: Vec<Transfer> = self.list("SELECT * FROM transfer ORDER BY id", &[])?;
        let mut found: BTreeMap<CuratorId, Curator> = BTreeMap::new();
        for (id, name) in transfers.iter().flat_map(Transfer::references) {
            let id = CuratorId(id);
            let Some(name) = name.filter(|_| own.iter().all(|curator| curator.id != id)) else { continue };
            let curator = Curator { id, name: name.to_owned(), position: None, section: None };
            found.insert(id, curator);
        }
        Ok(found.into_values().collect())
    }
}
