//! Writes that this program cannot show: a code, a field or a kind of a newer program. The log keeps them; here they are
//! found, so that a check names them and an export carries them on.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::FieldName;
use crate::domain::schema::Kind;
use crate::store::log::op::OpId;
use crate::store::state::fold::{ALIAS_OF, CellWrite, DELETED, Entity, is_valid};

impl Entity {
    /// The values that this program cannot show, by cell, each cell's sorted: heads among the writes that were dropped,
    /// and every cell of a kind that is unknown here. Of a deleted entity there are none.
    #[must_use]
    pub fn unread(&self) -> BTreeMap<&str, Vec<&Value>> {
        let mut all: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        if self.is_deleted() {
            return all;
        }
        if self.known_kind().is_none() {
            for cell in self.cells.keys().filter(|cell| *cell != DELETED && *cell != ALIAS_OF) {
                all.insert(cell, self.heads(cell).into_iter().map(|head| &head.value).collect());
            }
        }
        for cell in self.dropped.keys() {
            let heads = self.unread_heads(cell);
            if !heads.is_empty() {
                all.entry(cell).or_default().extend(heads.into_iter().map(|head| &head.value));
            }
        }
        for values in all.values_mut() {
            values.sort_by_key(|value| value.to_string());
            values.dedup();
        }
        all
    }

    /// The heads of a cell among the writes that this program cannot show.
    #[must_use]
    pub(in crate::store) fn unread_heads(&self, cell: &str) -> Vec<&CellWrite> {
        let Some(writes) = self.dropped.get(cell) else { return Vec::new() };
        let kept = self.cells.get(cell).into_iter().flatten();
        let replaced: Vec<&OpId> = kept.chain(writes).flat_map(|w| &w.parents).collect();
        // A cleared cell has nothing to read: an undo clears what the operation had set.
        writes.iter().filter(|w| !replaced.contains(&&w.op) && !w.value.is_null()).collect()
    }
}

/// The field of a cell that cannot hold its part of the value; the first of the cell where none is at fault alone.
#[must_use]
pub(in crate::store) fn field_at_fault(kind: Kind, cell: &str, value: &Value) -> Option<FieldName> {
    let part = |name: FieldName| {
        if kind.is_single(cell) { Some(value.clone()) } else { value.get(name.code()).cloned() }
    };
    let at_fault = kind.fields_of(cell).find(|field| match part(field.name) {
        Some(mut value) => !is_valid(field, &mut value),
        None => field.required,
    });
    at_fault.or_else(|| kind.fields_of(cell).next()).map(|field| field.name)
}
