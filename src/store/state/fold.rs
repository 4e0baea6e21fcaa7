//! The fold: from the parts of one entity to its cells, in whatever order the parts arrived.

mod body;

pub(in crate::store) use body::pack_cell;
pub use body::{body, pack, unpack};
use body::{cells_of, parts_of};

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::record::Record;
use crate::domain::schema::{Field, FieldType, Kind, KindCell};
use crate::domain::{Id, UserError, clean, normal_form};
use crate::store::log::op::OpId;

/// The tombstone: the cell that marks an entity as deleted.
pub const DELETED: &str = "_deleted";

/// The cell that names the target of an alias.
pub const ALIAS_OF: &str = "_same";

/// One write of a cell.
#[derive(Clone, Debug)]
pub struct CellWrite {
    /// The number of the operation in this file.
    pub no: i64,
    /// The operation.
    pub op: OpId,
    /// The number of the part in its operation.
    pub n: i64,
    /// Whether the operation was made in this copy.
    pub local: bool,
    /// The Lamport depth of the operation.
    pub depth: i64,
    /// The wall time of the operation, milliseconds since 1970.
    pub wall: i64,
    /// The operations whose values its author was shown.
    pub parents: Vec<OpId>,
    pub value: Value,
}

/// An entity with every write to its cells.
#[derive(Clone, Debug)]
pub struct Entity {
    pub id: Id,
    pub kind: OpenCode<Kind>,
    /// The writes by cell.
    pub cells: BTreeMap<String, Vec<CellWrite>>,
    /// The writes by cell whose values no field of this program can hold.
    pub(in crate::store) dropped: BTreeMap<String, Vec<CellWrite>>,
}

impl Entity {
    /// An entity without writes.
    pub(in crate::store) fn new(id: Id, kind: &str) -> Entity {
        Entity { id, kind: OpenCode::read(kind), cells: BTreeMap::new(), dropped: BTreeMap::new() }
    }

    /// An entity with the writes of one body, which need be in no operation.
    ///
    /// # Errors
    /// If the body is malformed.
    pub(in crate::store) fn of_body(id: Id, kind: &str, body: &[u8]) -> Result<Entity, UserError> {
        let mut entity = Entity::new(id, kind);
        let write = |parents, value| CellWrite {
            no: 0,
            op: OpId([0; 32]),
            n: 0,
            local: false,
            depth: 0,
            wall: 0,
            parents,
            value,
        };
        entity.add(kind, body, write)?;
        Ok(entity)
    }

    /// Adds the writes of a part.
    ///
    /// # Errors
    /// If the body is malformed.
    pub(in crate::store) fn add(
        &mut self,
        kind: &str,
        body: &[u8],
        entry: impl Fn(Vec<OpId>, Value) -> CellWrite,
    ) -> Result<(), UserError> {
        // Two kinds of one id come only from a hostile file. The lesser name wins in every copy.
        if kind < self.kind.code() {
            self.kind = OpenCode::read(kind);
        }
        for (cell, (parents, value)) in cells_of(body)? {
            self.put(cell, entry(parents, value));
        }
        Ok(())
    }

    /// Adds a write of a cell.
    pub(in crate::store) fn put(&mut self, cell: String, write: CellWrite) {
        match self.cells.entry(cell) {
            // Most cells are written once: a vector that grows would have room for four.
            Entry::Vacant(first) => {
                first.insert(vec![write]);
            }
            Entry::Occupied(mut writes) => writes.get_mut().push(write),
        }
    }

    /// Drops the writes whose values no field of this program can hold; what they replaced is a head again. They come
    /// from a newer program or a hostile file. The log keeps them, and they travel on with a merge.
    pub(in crate::store) fn drop_invalid_writes(&mut self) {
        let Some(kind) = self.known_kind() else { return };
        let id = self.id;
        for (cell, entries) in &mut self.cells {
            if cell == ALIAS_OF {
                entries.retain(|entry| is_valid_target(id, &entry.value));
                continue;
            }
            let Some(KindCell { fields, is_single, .. }) = kind.cell(cell) else { continue };
            let is_shown = |entry: &mut CellWrite| match (is_single, &mut entry.value) {
                (true, value) => fields.iter().all(|f| is_valid(f, value)),
                (false, Value::Object(object)) => {
                    fields.iter().all(|f| match object.get_mut(f.name.code()) {
                        Some(value) => is_valid(f, value),
                        None => !f.required,
                    })
                }
                (false, value) => value.is_null() && fields.iter().all(|f| !f.required),
            };
            let dropped: Vec<CellWrite> = entries.extract_if(.., |entry| !is_shown(entry)).collect();
            if !dropped.is_empty() {
                self.dropped.insert(cell.clone(), dropped);
            }
        }
        self.cells.retain(|_, entries| !entries.is_empty());
    }

    /// The heads of a cell: the writes that no other write of it has as a parent. The first is shown.
    #[must_use]
    pub fn heads(&self, cell: &str) -> Vec<&CellWrite> {
        let Some(entries) = self.cells.get(cell) else { return Vec::new() };
        if let [only] = entries.as_slice() {
            return vec![only];
        }
        heads_of(&entries.iter().collect::<Vec<_>>())
    }

    /// The first head of a cell: the value shown.
    #[must_use]
    pub fn shown(&self, cell: &str) -> Option<&CellWrite> {
        match self.cells.get(cell)?.as_slice() {
            [only] => Some(only),
            _ => self.heads(cell).into_iter().next(),
        }
    }

    /// The write whose value `head` repeats, if one operation wrote several values of the cell; else `head` itself.
    ///
    /// The undo of a resolution restores every value of the conflict in one operation. It decides nothing between them:
    /// who wrote a value, when and over what is in the write that it restores.
    #[must_use]
    pub fn source<'a>(&'a self, cell: &str, head: &'a CellWrite) -> &'a CellWrite {
        let entries = self.cells.get(cell).map(Vec::as_slice).unwrap_or_default();
        let mut head = head;
        while let Some(earlier) = restored(entries, head) {
            head = earlier;
        }
        head
    }

    /// The cells with different heads, and [`DELETED`] if a deletion has not seen all writes. The order of a member's
    /// phones is never in conflict: the later one holds.
    #[must_use]
    pub fn conflicts(&self) -> Vec<&str> {
        if self.known_kind() == Some(Kind::Phone) || !self.is_live() {
            return Vec::new();
        }
        let disagree = |(cell, writes): &(&String, &Vec<CellWrite>)| {
            if *cell == DELETED {
                return self.heads(cell).iter().any(|h| h.value == Value::Bool(true));
            }
            let heads = if writes.len() > 1 { self.heads(cell) } else { Vec::new() };
            heads.iter().any(|h| h.value != heads[0].value)
        };
        self.cells.iter().filter(disagree).map(|(cell, _)| cell.as_str()).collect()
    }

    /// Whether the entity is deleted: each head of any cell is a parent of some deletion. A write that no deletion
    /// has seen keeps the entity alive, so that nothing written is lost.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        let heads = self.heads(DELETED);
        if heads.is_empty() || heads.iter().any(|h| h.value != Value::Bool(true)) {
            return false;
        }
        self.cells
            .keys()
            .filter(|cell| *cell != DELETED)
            .flat_map(|cell| self.heads(cell))
            .all(|head| heads.iter().any(|d| d.parents.contains(&head.op) || d.op == head.op))
    }

    /// The operations of all heads: the parents of a deletion.
    #[must_use]
    pub fn all_heads(&self) -> Vec<OpId> {
        let mut ops: Vec<OpId> =
            self.cells.keys().flat_map(|cell| self.heads(cell)).map(|head| head.op).collect();
        ops.sort_unstable();
        ops.dedup();
        ops
    }

    /// The entity without the writes that `gone` selects.
    #[must_use]
    pub fn without(&self, gone: impl Fn(&CellWrite) -> bool) -> Entity {
        let mut rest = self.clone();
        for entries in rest.cells.values_mut() {
            entries.retain(|e| !gone(e));
        }
        rest.cells.retain(|_, entries| !entries.is_empty());
        for entries in rest.dropped.values_mut() {
            entries.retain(|e| !gone(e));
        }
        rest
    }

    /// Whether the entity has writes and is not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        !self.cells.is_empty() && !self.is_deleted()
    }

    /// The kind, if this program knows it.
    #[must_use]
    pub fn known_kind(&self) -> Option<Kind> {
        self.kind.known()
    }

    /// The record as its row has it; `None` if the entity is deleted, its kind is unknown here, or a required field
    /// is missing.
    #[must_use]
    pub fn row(&self) -> Option<Record> {
        self.record().filter(|record| self.has_row(record))
    }

    /// Whether the entity has a row with these values.
    #[must_use]
    pub fn has_row(&self, record: &Record) -> bool {
        self.is_live() && record.check_complete().is_ok()
    }

    /// The shown values as a record. Phones are not among them: they are entities of their own.
    #[must_use]
    pub fn record(&self) -> Option<Record> {
        let kind = self.known_kind()?;
        let mut record = Record::of(kind, self.id);
        for cell in self.cells.keys() {
            if let Some((cell, write)) = kind.cell(cell).zip(self.shown(cell)) {
                record.extend(parts_of(cell, &write.value));
            }
        }
        Some(record)
    }
}

/// The heads among these writes of a cell, the one to show first.
fn heads_of<'a>(entries: &[&'a CellWrite]) -> Vec<&'a CellWrite> {
    let is_head = |e: &&&CellWrite| !entries.iter().any(|other| other.parents.contains(&e.op));
    let mut heads: Vec<&CellWrite> = entries.iter().filter(is_head).copied().collect();
    // Depth first, so that a write made after seeing another precedes it; wall time decides only between equal depths.
    heads.sort_by_key(|e| std::cmp::Reverse((e.depth, e.wall, e.op, e.n)));
    heads
}

/// The earlier write with the value of `write`, if its operation wrote back all the heads of an earlier time.
fn restored<'a>(entries: &'a [CellWrite], write: &CellWrite) -> Option<&'a CellWrite> {
    let of = |op: OpId| entries.iter().filter(move |e| e.op == op);
    of(write.op).nth(1)?;
    let (mut line, mut next) = (Vec::new(), write.parents.clone());
    while let Some(op) = next.pop() {
        if line.iter().all(|known: &&CellWrite| known.op != op) {
            line.extend(of(op));
            next.extend(of(op).flat_map(|e| e.parents.iter().copied()));
        }
    }
    // What is undone was written over the heads that are restored.
    line.retain(|e| !write.parents.contains(&e.op));
    let replaced = heads_of(&line).into_iter().find(|h| h.value == write.value);
    // A head that the undone operation did not see was left as it was.
    let beside = || {
        let alone =
            |e: &&CellWrite| e.depth < write.depth && e.value == write.value && of(e.op).nth(1).is_none();
        entries.iter().filter(alone).max_by_key(|e| (e.depth, e.wall, e.op))
    };
    replaced.or_else(beside)
}

/// Whether a value is valid in the cell [`ALIAS_OF`] of the record `of`.
pub(in crate::store) fn is_valid_target(of: Id, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.parse::<Id>().is_ok_and(|id| id != of),
        _ => false,
    }
}

/// Whether the field can hold the value. Characters that no text may have are removed from it.
pub(super) fn is_valid(field: &Field, value: &mut Value) -> bool {
    match value {
        Value::Null => !field.required,
        Value::String(text) if field.ty == FieldType::Text => {
            if text.chars().any(|c| clean::is_stray(c, clean::Lines::Several)) {
                *text = clean::clean(text, clean::Lines::Several);
            }
            // A text has at least as many bytes as characters: a short one need not be counted.
            text.len() <= normal_form::LONGEST_TEXT || text.chars().count() <= normal_form::LONGEST_TEXT
        }
        list if field.ty == FieldType::Texts => match normal_form::check(field, list) {
            Ok(cleaned) => {
                *list = cleaned;
                true
            }
            Err(_) => false,
        },
        other => normal_form::check(field, other).is_ok(),
    }
}
