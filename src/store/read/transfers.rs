//! Transfers of families: what the journal says of them, and which families came and are not taken up yet.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

use super::history::{self, IS_OWN, OpOrigin};
use crate::domain::case::ElsewhereSpan;
use crate::domain::schedule::Curator;
use crate::domain::staff::Staff;
use crate::domain::transfer::{TakeUpRecord, Transfer};
use crate::domain::{CuratorId, FamilyId, Id, UserError};
use crate::store::log::op::OpId;
use crate::store::{FamilyScope, Reader, SqlContext};

/// A family that another district handed over, as long as no decision of this one takes it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedFamily {
    pub family: FamilyId,
    /// What lists call it.
    pub short: String,
    /// Who handed it over: district and curator.
    pub sender: Option<String>,
    /// The number of the act.
    pub number: Option<String>,
    /// The day of the act.
    pub on: NaiveDate,
    /// What this district has still to write to take it up, in this order.
    pub lacks: Vec<TakeUpRecord>,
}

impl Reader<'_> {
    /// Who hands over, in words: the name of the district and its curator.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn sender(&self) -> Result<Option<String>, UserError> {
        let known = [self.district()?.name, history::curator(self.conn, OpOrigin::Local)?];
        let said: Vec<String> = known.into_iter().flatten().collect();
        Ok(Some(said.join(", ")).filter(|said| !said.is_empty()))
    }

    /// The operation that opened this district: the first one that wrote its record. Every copy of the file has it, and a
    /// district that took a family over does not, whatever both are called.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn district_id(&self) -> Result<Option<OpId>, UserError> {
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

    /// The families that came by a transfer and are not taken up whole: the earliest act first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn received(&self) -> Result<Vec<ReceivedFamily>, UserError> {
        let own = self.own_transfers()?;
        let mut of_others = self.last_transfers()?;
        of_others.retain(|_, transfer| !own.contains(&transfer.id));
        if of_others.is_empty() {
            return Ok(Vec::new());
        }
        let (staff, mut found) = (self.staff()?, Vec::new());
        for (family, transfer) in of_others {
            let lacks = self.not_taken_up(&transfer, &staff)?;
            if lacks.is_empty() {
                continue;
            }
            let Some(short) = self.short_title(family)? else { continue };
            let Transfer { sender, number, on, .. } = transfer;
            found.push(ReceivedFamily { family, short, sender, number, on, lacks });
        }
        found.sort_by(|a, b| (a.on, &a.short).cmp(&(b.on, &b.short)));
        Ok(found)
    }

    /// What no record of this district says since the act: who accompanies the family, by which decision, at which level.
    /// Nothing of one that this district has closed since.
    fn not_taken_up(&self, transfer: &Transfer, staff: &Staff) -> Result<Vec<TakeUpRecord>, UserError> {
        let (closed, written): (bool, [bool; 3]) = self
            .conn
            .prepare_cached(
                "WITH granted AS (SELECT id, \"on\" FROM decision
                     WHERE family = :family AND coalesce(ruling, 'granted') = 'granted'),
                 closed AS (SELECT \"on\", moved_to FROM closing
                     WHERE family = :family AND \"on\" >= :on AND \"on\" <= :today
                         AND (decision IS NULL OR decision IN (SELECT id FROM granted)))
                 SELECT EXISTS (SELECT 1 FROM closed WHERE \"on\" > :on OR moved_to IS NOT :to_whom) AS closed,
                     EXISTS (SELECT 1 FROM assignment a JOIN curator c ON c.id = a.curator
                         WHERE a.family = :family AND a.\"from\" >= :on) AS curator,
                     EXISTS (SELECT 1 FROM granted WHERE \"on\" >= :on)
                         OR EXISTS (SELECT 1 FROM level l WHERE l.family = :family AND l.\"from\" >= :on
                             AND (coalesce(l.number, l.decided_on, l.decided_by) IS NOT NULL
                                 OR l.decision IN (SELECT id FROM granted))) AS decision,
                     EXISTS (SELECT 1 FROM level l WHERE l.family = :family AND (l.\"from\" >= :on
                         OR NOT EXISTS (SELECT 1 FROM closed))) AS level",
            )
            .and_then(|mut s| {
                let of = named_params! {
                    ":family": transfer.of.0, ":on": transfer.on, ":to_whom": transfer.to_whom, ":today": self.today,
                };
                s.query_row(of, |r| {
                    Ok((r.get("closed")?, [r.get("curator")?, r.get("decision")?, r.get("level")?]))
                })
            })
            .sql_context()?;
        if closed {
            return Ok(Vec::new());
        }
        // Where nobody needs to be assigned, the family has its curator.
        let is_answered = staff.curators.is_empty() || staff.default_curator().is_some();
        let [curator, decision, level] = written;
        let of = TakeUpRecord::ALL.iter().zip([curator || is_answered, decision, level]);
        Ok(of.filter(|(_, written)| !written).map(|(what, _)| *what).collect())
    }

    /// When the families in `scope` were accompanied by districts whose own records this file does not have. A file that
    /// holds the district that handed a family over, by an exchange of whole files, knows all its work and counts it.
    pub(super) fn elsewhere(
        &self,
        scope: FamilyScope,
    ) -> Result<BTreeMap<FamilyId, Vec<ElsewhereSpan>>, UserError> {
        let (condition, parameter) = scope.condition("\"of\"");
        let text = format!("SELECT * FROM transfer WHERE {condition} ORDER BY \"on\", id");
        let all: Vec<Transfer> = self.list(&text, &[(":scope", &*parameter)])?;
        let mut found: BTreeMap<FamilyId, Vec<ElsewhereSpan>> = BTreeMap::new();
        if all.is_empty() {
            return Ok(found);
        }
        let own = self.own_transfers()?;
        let mut handed_over: BTreeMap<FamilyId, NaiveDate> = BTreeMap::new();
        for transfer in all {
            if own.contains(&transfer.id) {
                handed_over.insert(transfer.of, transfer.on);
                continue;
            }
            let from = handed_over.get(&transfer.of).copied();
            found.entry(transfer.of).or_default().push(ElsewhereSpan { from, until: transfer.on });
        }
        Ok(found)
    }

    /// The day on which the first family came on the register of this district. Of the families that were handed over each
    /// day is asked about, of the others the first by its index.
    pub(super) fn began_beside(
        &self,
        elsewhere: &BTreeMap<FamilyId, Vec<ElsewhereSpan>>,
    ) -> Result<Option<NaiveDate>, UserError> {
        let mut days: Vec<NaiveDate> = elsewhere.values().flatten().map(|e| e.until).collect();
        for first in [
            "SELECT \"from\" FROM level WHERE family NOT IN (SELECT \"of\" FROM transfer) ORDER BY \"from\" LIMIT 1",
            "SELECT registered_on FROM family
                 WHERE registered_on IS NOT NULL AND id NOT IN (SELECT \"of\" FROM transfer)
                 ORDER BY registered_on LIMIT 1",
        ] {
            self.each_row(first, &[], |row| {
                days.push(row.get(0)?);
                Ok(())
            })?;
        }
        self.each_row(
            "SELECT family, \"from\" AS began FROM level WHERE family IN (SELECT \"of\" FROM transfer)
             UNION ALL SELECT id, registered_on FROM family
                 WHERE registered_on IS NOT NULL AND id IN (SELECT \"of\" FROM transfer)",
            &[],
            |row| {
                let (family, on): (FamilyId, NaiveDate) = (row.get(0)?, row.get(1)?);
                let of = elsewhere.get(&family).map_or(&[][..], Vec::as_slice);
                days.extend((!of.iter().any(|e| e.holds(on))).then_some(on));
                Ok(())
            },
        )?;
        Ok(days.into_iter().min())
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
