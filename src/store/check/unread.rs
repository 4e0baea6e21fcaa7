//! Findings about what a newer program wrote: records and values that are kept and travel on, and are not shown here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::check::FindingId;
use crate::domain::{FieldName, Id, UserError};
use crate::store::Reader;
use crate::store::check::report::Finding;
use crate::store::state::fold::Entity;
use crate::store::state::unread::field_at_fault;

impl Reader<'_> {
    /// The entities with cells that cannot be shown.
    pub(in crate::store) fn unread_entities(&self) -> Result<BTreeSet<Id>, UserError> {
        Ok(self.ids("SELECT DISTINCT entity AS id FROM unread ORDER BY entity", &[])?.into_iter().collect())
    }

    /// A finding for each record that cannot be shown, and for each value of a record that can, with the field at fault;
    /// of all entities or of `only` these.
    pub(in crate::store) fn unread_findings(
        &self,
        only: Option<&BTreeSet<Id>>,
    ) -> Result<Vec<Finding>, UserError> {
        let mut found = Vec::new();
        for id in self.unread_entities()?.into_iter().filter(|id| only.is_none_or(|only| only.contains(id))) {
            let Some(entity) = Entity::read(self.conn, id)? else { continue };
            let Some(kind) = entity.known_kind() else {
                found.push(self.finding(FindingId::Unread, id)?);
                continue;
            };
            let at: BTreeMap<&str, FieldName> = entity
                .unread()
                .into_iter()
                .filter_map(|(cell, values)| Some((cell, field_at_fault(kind, cell, values.first()?)?)))
                .collect();
            let message =
                if entity.row().is_some() { FindingId::ValueUnread } else { FindingId::RecordUnread };
            for field in at.into_values() {
                found.push(self.finding(message, id)?.at(field, None));
            }
        }
        Ok(found)
    }
}
