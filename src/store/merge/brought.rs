//! The results of several merges, and their findings, searched once after the last of them.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{OptionalExtension, named_params};

use crate::domain::family::Family;
use crate::domain::{FamilyId, Id, UserError};
use crate::store::check::doubt::MergedRecords;
use crate::store::merge::copy_ops::{CopiedEntities, EntitiesByOwner};
use crate::store::merge::merged::{MergeResult, MergedFamily};
use crate::store::read::titles::AlikeTitles;
use crate::store::state::aliases;
use crate::store::{Reader, SqlContext, Store};

/// A merge whose findings are not searched yet.
#[derive(Default)]
pub struct UncheckedMerge {
    /// Without the findings about records, and without the families.
    pub(super) merged: MergeResult,
    pub(super) copied: CopiedEntities,
}

impl UncheckedMerge {
    /// How many operations were missing here, or lacked a part.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.merged.operations
    }

    /// How many of them are more than notes of actions.
    #[must_use]
    pub fn news(&self) -> usize {
        self.merged.news
    }

    /// How many records were emptied, because an erasure lists them.
    #[must_use]
    pub fn erased(&self) -> usize {
        self.merged.erased
    }
}

impl Store {
    /// Searches the families and findings of merges, in their order; each finding belongs to the last merge that wrote
    /// to its record.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn examine(&self, brought: Vec<UncheckedMerge>) -> Result<Vec<MergeResult>, UserError> {
        let reader = self.reader();
        reader.in_read_transaction(|| reader.look_through(brought))
    }
}

impl Reader<'_> {
    /// As [`Store::examine`], in the transaction that runs.
    pub(super) fn look_through(&self, brought: Vec<UncheckedMerge>) -> Result<Vec<MergeResult>, UserError> {
        if brought.iter().all(|brought| brought.copied.touched.is_empty()) {
            return Ok(brought.into_iter().map(|brought| brought.merged).collect());
        }
        let (mut all, mut copied): (Vec<MergeResult>, Vec<CopiedEntities>) =
            brought.into_iter().map(|brought| (brought.merged, brought.copied)).unzip();
        self.drop_unsound(&all, &mut copied)?;
        let touched: MergedRecords = copied
            .iter()
            .enumerate()
            .flat_map(|(place, copied)| copied.touched.iter().map(move |id| (*id, place)))
            .collect();
        let mut by_merge = vec![Vec::new(); all.len()];
        let mut doubts = Vec::new();
        for doubt in self.doubts_of_merges(&touched, &self.sound(&copied)?)? {
            doubts.push((touched.get(&doubt.raised_by).copied().unwrap_or_default(), doubt));
        }
        let places: Vec<usize> = doubts.iter().map(|(place, _)| *place).collect();
        let found = self.described(doubts.into_iter().map(|(_, doubt)| doubt))?;
        for (place, finding) in places.into_iter().zip(found) {
            by_merge[place].push(finding);
        }
        let mut titles = AlikeTitles::default();
        for ((merged, copied), mut found) in all.iter_mut().zip(&copied).zip(by_merge) {
            merged.findings.append(&mut found);
            merged.findings.sort_by(|a, b| (a.id, &a.what, a.on).cmp(&(b.id, &b.what, b.on)));
            merged.findings.dedup();
            merged.families = self.families_written(&copied.touched, &copied.by_owner, &mut titles)?;
            merged.families_changed = merged.families.len();
        }
        if all.iter().any(|merged| merged.transfer.is_some()) {
            let received = self.received()?;
            for handed in all.iter_mut().filter_map(|merged| merged.transfer.as_mut()) {
                let waiting = received.iter().find(|waiting| waiting.family.0 == handed.family);
                handed.lacks = waiting.map_or_else(Vec::new, |waiting| waiting.lacks.clone());
            }
        }
        Ok(all)
    }

    /// Drops records whose owner may have changed, and those that a later merge wrote to again.
    fn drop_unsound(&self, all: &[MergeResult], copied: &mut [CopiedEntities]) -> Result<(), UserError> {
        // A dependent may belong to the root of an alias now, or be empty.
        if aliases::any(self.conn)? || all.iter().any(|merged| merged.erased > 0) {
            copied.iter_mut().for_each(|copied| copied.by_owner.clear());
            return Ok(());
        }
        let mut refolded: BTreeSet<Id> = BTreeSet::new();
        for copied in copied.iter_mut().rev() {
            copied.drop_written_again(&refolded);
            refolded.extend(&copied.refold);
        }
        Ok(())
    }

    /// The new records without any finding whose owner is live.
    fn sound(&self, copied: &[CopiedEntities]) -> Result<HashSet<Id>, UserError> {
        let mut sound = HashSet::new();
        for (owner, records) in copied.iter().flat_map(|copied| &copied.by_owner) {
            let is_live = self
                .conn
                .prepare_cached("SELECT 1 FROM entity WHERE id = :id AND deleted = 0")
                .and_then(|mut s| s.exists(named_params! { ":id": owner }))
                .sql_context()?;
            if is_live {
                sound.extend(records);
            }
        }
        Ok(sound)
    }

    /// The families that the entities are or belong to, by title. Those in `by_owner` have a known owner.
    pub(super) fn families_written(
        &self,
        touched: &BTreeSet<Id>,
        by_owner: &EntitiesByOwner,
        titles: &mut AlikeTitles,
    ) -> Result<Vec<MergedFamily>, UserError> {
        // Many entities have few owners: each owner is looked up once.
        let mut asked: BTreeSet<Id> = by_owner.keys().copied().collect();
        let known: HashSet<Id> = by_owner.values().flatten().copied().collect();
        for id in touched.iter().filter(|id| !known.contains(id)) {
            let owner: Option<Option<Id>> = self
                .conn
                .prepare_cached("SELECT owner FROM entity WHERE id = :id")
                .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("owner")).optional())?;
            asked.extend(owner.map(|owner| owner.unwrap_or(*id)));
        }
        let mut families: BTreeSet<FamilyId> = BTreeSet::new();
        for id in asked {
            families.extend(self.family_of(id)?);
        }
        let mut named = Vec::with_capacity(families.len());
        for id in families {
            let family: Option<Family> =
                self.list("SELECT * FROM family WHERE id = :id", &[(":id", &id.0)])?.pop();
            let short = family.as_ref().map(|family| titles.distinct(*self, family)).transpose()?;
            let is_deleted = family.is_none();
            let short = match short {
                Some(short) => short,
                None => self.short_title(id)?.unwrap_or_default(),
            };
            let title = family.map(|family| family.title).unwrap_or_default();
            named.push(MergedFamily { id: id.0, title, short, is_deleted });
        }
        named.sort_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id)));
        Ok(named)
    }
}
