//! Siblings: further heads of a cell, written without resolving the conflict.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::domain::record::Record;
use crate::domain::{Act, FileFault, Id, UserError};
use crate::store::Store;
use crate::store::log::op::OpId;
use crate::store::state::fold::{self, CellWrite, Entity};
use crate::store::write::draft::EntityDraft;

/// The values of a cell in conflict.
#[derive(Clone, Debug)]
pub(in crate::store) struct Siblings {
    pub of: Id,
    pub cell: String,
    pub values: Vec<Value>,
}

impl Store {
    /// Writes a record as a copy would that has not seen the present heads: with the same parents. Its cells are then
    /// in conflict.
    ///
    /// # Errors
    /// If the record is not in the file, or the file cannot be written; then nothing has changed.
    pub fn record_sibling(&mut self, act: Act, record: &Record) -> Result<Option<OpId>, UserError> {
        self.in_transaction(|store| {
            let entity = Entity::read(&store.conn, record.id)?
                .filter(|e| e.kind == record.kind)
                .ok_or(UserError::new("record-unknown-owner").with("field", "id").with("value", record.id))?;
            let named =
                |cell: &&str| record.kind.fields_of(cell).any(|f| record.values().contains_key(&f.name));
            let cells = record.kind.cells().into_iter().filter(named).map(|cell| {
                let parents = entity.shown(cell).map(|e| e.parents.clone()).unwrap_or_default();
                (cell.to_owned(), (parents, fold::pack(record.kind, cell, record.values())))
            });
            let draft = EntityDraft { kind: entity.kind.clone(), id: record.id, cells: cells.collect() };
            store.write(act.code(), None, vec![draft])
        })
    }

    /// Adds drafts that write these values as heads beside those of `drafts`; returns how many conflicts are new.
    pub(in crate::store) fn sibling_drafts(
        &self,
        conflicts: &[Siblings],
        drafts: &mut Vec<EntityDraft>,
    ) -> Result<usize, UserError> {
        let places: HashMap<Id, usize> = if conflicts.is_empty() {
            HashMap::new()
        } else {
            drafts.iter().enumerate().map(|(i, d)| (d.id, i)).collect()
        };
        let (mut siblings, mut count) = (Vec::new(), 0);
        for Siblings { of, cell, values } in conflicts {
            let entity = Entity::read(&self.conn, *of)?;
            let own = places.get(of).map(|i| &drafts[*i]);
            let kind = own
                .map(|d| &d.kind)
                .or(entity.as_ref().map(|e| &e.kind))
                .ok_or(UserError::file(FileFault::Damaged))?
                .clone();
            let shown = entity.as_ref().and_then(|e| e.shown(cell));
            let (parents, front) = match (own.and_then(|d| d.cells.get(cell)), shown) {
                (Some((parents, value)), _) => (parents.clone(), value.clone()),
                (None, Some(entry)) => (vec![entry.op], entry.value.clone()),
                (None, None) => (Vec::new(), Value::Null),
            };
            let (over, rest): (Vec<&CellWrite>, Vec<&CellWrite>) =
                entity.iter().flat_map(|e| e.heads(cell)).partition(|h| parents.contains(&h.op));
            // A record's own drafts may already keep siblings; without any, the present heads are kept.
            let kept = drafts
                .iter()
                .filter(|d| d.id == *of && own.is_some())
                .filter_map(|d| d.cells.get(cell))
                .map(|c| &c.1);
            let over: Vec<&Value> = over.into_iter().filter(|_| own.is_none()).map(|h| &h.value).collect();
            let known: Vec<&Value> = rest.into_iter().map(|h| &h.value).chain(kept).chain([&front]).collect();
            let mut missing: Vec<&Value> =
                values.iter().filter(|v| !known.contains(v) && !over.contains(v)).collect();
            if missing.is_empty() {
                continue;
            }
            missing.extend(over.into_iter().filter(|v| **v != front));
            count += 1;
            for value in missing {
                let cells = BTreeMap::from([(cell.clone(), (parents.clone(), value.clone()))]);
                siblings.push(EntityDraft { kind: kind.clone(), id: *of, cells });
            }
            // The last part of an operation is shown: the shown value is written after its siblings.
            match places.get(of) {
                Some(i) => drop(drafts[*i].cells.insert(cell.clone(), (parents, front))),
                None => drafts.push(EntityDraft {
                    kind,
                    id: *of,
                    cells: BTreeMap::from([(cell.clone(), (parents, front))]),
                }),
            }
        }
        drafts.splice(0..0, siblings);
        Ok(count)
    }
}
