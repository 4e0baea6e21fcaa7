//! Findings about writes of a newer program: records and values that the log keeps and merges, and that are not shown
//! here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::check::FindingId;
use crate::domain::{FieldName, Id, UserError};
use crate::store::Reader;
use crate::store::check::doubt::RawFinding;
use crate::store::state::fold::Entity;
use crate::store::state::unread::field_at_fault;

impl Reader<'_> {
    /// The entities with cells that cannot be shown.
    pub(in crate::store) fn unread_entities(&self) -> Result<BTreeSet<Id>, UserError> {
        Ok(self.ids("SELECT DISTINCT entity AS id FROM unread ORDER BY entity", &[])?.into_iter().collect())
    }

    /// The records that cannot be shown, and the values of records that can, with the field at fault; of the entities
    /// asked about.
    pub(in crate::store) fn unread_records(
        &self,
        is_asked: impl Fn(Id) -> bool,
    ) -> Result<Vec<RawFinding>, UserError> {
        let mut found = Vec::new();
        for id in self.unread_entities()?.into_iter().filter(|id| is_asked(*id)) {
            let Some(entity) = Entity::read(self.conn, id)? else { continue };
            let Some(kind) = entity.known_kind() else {
                found.push(RawFinding::of(FindingId::Unread, id));
                continue;
            };
            let at: BTreeMap<&str, FieldName> = entity
                .unread()
                .into_iter()
                .filter_map(|(cell, values)| Some((cell, field_at_fault(kind, cell, values.first()?)?)))
                .collect();
            let message =
                if entity.row().is_some() { FindingId::ValueUnread } else { FindingId::RecordUnread };
            found.extend(at.into_values().map(|field| RawFinding::of(message, id).at(field, None)));
        }
        Ok(found)
    }
}
