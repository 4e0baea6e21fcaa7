//! The plan to revert one operation on one record: which cells get which values, whether the record is deleted or
//! restored, and what a later operation keeps as it is.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use crate::domain::UserError;
use crate::store::Reader;
use crate::store::log::op::OpId;
use crate::store::read::history::{self, FieldChange};
use crate::store::state::fold::{CellWrite, DELETED, Entity};
use crate::store::write::draft::EntityDraft;

/// The effect on the record as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordRevert {
    /// It is kept; its cells may change.
    Keep,
    /// The operation made it: it is deleted.
    Delete,
    /// The operation deleted it: it is restored.
    Restore,
}

pub(super) struct CellRevert {
    pub cell: String,
    /// The heads that the write has as parents.
    pub over: Vec<OpId>,
    /// The value shown now.
    pub now: Value,
    /// The values of the heads before the operation, the shown one first.
    pub then: Vec<Value>,
}

/// The plan for one record.
pub(in crate::store) struct RevertPlan {
    pub entity: Entity,
    /// Operations that are reverted together with the first, as one.
    alike: Vec<OpId>,
    pub(super) outcome: RecordRevert,
    pub(super) cells: Vec<CellRevert>,
    /// Cells by which a phone that stays deleted names the numbers that replaced it.
    replaced_by: BTreeMap<String, (Vec<OpId>, Value)>,
    /// The cells that are kept, each with the number of the operation that wrote over them.
    pub kept: Vec<(String, i64)>,
}

/// The effect of reverting an operation on the entity itself.
enum LifecycleRevert {
    /// Nothing: the operation of this number decided later.
    Overwritten(i64),
    Reverts(RecordRevert),
}

impl RevertPlan {
    pub fn of(reader: Reader<'_>, entity: Entity, op: OpId, depth: i64) -> Result<RevertPlan, UserError> {
        let mut plan = RevertPlan {
            outcome: RecordRevert::Keep,
            cells: Vec::new(),
            kept: Vec::new(),
            alike: Vec::new(),
            replaced_by: BTreeMap::new(),
            entity,
        };
        let entity = &plan.entity;
        let deletes = |e: &CellWrite| e.op == op && e.value == Value::Bool(true);
        let deleted = entity.cells.get(DELETED).is_some_and(|entries| entries.iter().any(deletes));
        // Everything that its author can have seen is of a lesser depth.
        let before = entity.without(|e| e.depth >= depth);
        let then = entity.without(|e| e.depth > depth || (e.depth == depth && e.op != op));
        let written: HashSet<OpId> =
            entity.cells.keys().flat_map(|cell| following(entity, cell, op)).collect();
        let is_written = |e: &CellWrite| written.contains(&e.op);
        let unwritten = entity.without(is_written);
        let is_new = unwritten.cells.values().all(Vec::is_empty);
        if !unwritten.is_live() {
            plan.replaced_by = reader.reopen_phone_conflict(entity, &unwritten, &is_written)?;
            // A phone deleted in two copies: the operation only made one deletion of the two.
            if deleted {
                return Ok(plan);
            }
        }
        match plan.lifecycle(op, deleted, &before, &then) {
            LifecycleRevert::Overwritten(later) => {
                plan.kept.push((DELETED.to_owned(), later));
                return Ok(plan);
            }
            LifecycleRevert::Reverts(outcome) => plan.outcome = outcome,
        }
        for cell in plan.entity.cells.keys().filter(|cell| *cell != DELETED).cloned().collect::<Vec<_>>() {
            plan.revert_cell(&cell, op, is_new);
        }
        let entity = &plan.entity;
        let unread = entity.dropped.keys().filter_map(|cell| unread_revert(entity, cell, op));
        let unread: Vec<CellRevert> =
            unread.filter(|r| plan.cells.iter().all(|c| c.cell != r.cell)).collect();
        plan.cells.extend(unread);
        Ok(plan)
    }

    /// The effect on the entity itself, or the later operation that decided about it otherwise. `before` and `then` are
    /// its state before the operation and with it.
    fn lifecycle(&self, op: OpId, deleted: bool, before: &Entity, then: &Entity) -> LifecycleRevert {
        let entity = &self.entity;
        let heads = entity.heads(DELETED);
        if deleted {
            let lives = entity.is_live();
            let after = following(entity, DELETED, op);
            let later = heads.iter().find(|h| lives || !after.contains(&h.op)).map(|h| h.no);
            // Restored with other values and deleted again: that deletion is another one.
            let shown_otherwise = || differing(entity, then).and(heads.first()).map(|h| h.no);
            let later = later.or_else(shown_otherwise);
            return later
                .map_or(LifecycleRevert::Reverts(RecordRevert::Restore), LifecycleRevert::Overwritten);
        }
        if !before.is_live() {
            let gone = heads.first().map(|h| h.no).filter(|_| !entity.is_live());
            let later = gone.or(differing(entity, then));
            return later
                .map_or(LifecycleRevert::Reverts(RecordRevert::Delete), LifecycleRevert::Overwritten);
        }
        match heads.first().filter(|_| entity.is_deleted()) {
            Some(later) => LifecycleRevert::Overwritten(later.no),
            None => LifecycleRevert::Reverts(RecordRevert::Keep),
        }
    }

    /// Adds the values that revert the writes of the operation to a cell, unless a later one wrote over them. The cells
    /// of an entity that `is_new` have no former value.
    fn revert_cell(&mut self, cell: &str, op: OpId, is_new: bool) {
        let entity = &self.entity;
        let entries = entity.cells.get(cell).map(Vec::as_slice).unwrap_or_default();
        let wrote: Vec<&CellWrite> = entries.iter().filter(|e| e.op == op).collect();
        if wrote.is_empty() {
            return;
        }
        let unread: Vec<&Value> = entity.unread_heads(cell).into_iter().map(|h| &h.value).collect();
        let after = following(entity, cell, op);
        let heads: Vec<&CellWrite> =
            entity.heads(cell).into_iter().filter(|h| after.contains(&h.op)).collect();
        if values(&heads) != values(&wrote) {
            let later = heads.first().map(|h| (cell.to_owned(), h.no));
            self.kept.extend(later);
            return;
        }
        let rest = entity.without(|e| after.contains(&e.op));
        let mut then: Vec<Value> = Vec::new();
        for head in rest.heads(cell) {
            if !then.contains(&head.value) {
                then.push(head.value.clone());
            }
        }
        if then.is_empty() {
            // A record that was never there before keeps its values under the tombstone, for a redo.
            if self.outcome == RecordRevert::Delete && is_new {
                return;
            }
            then.push(Value::Null);
        }
        // Values of a newer program that the operation took back are there again beside the one shown.
        let hidden = rest.unread_heads(cell).into_iter().map(|h| &h.value);
        then.extend(hidden.filter(|value| !unread.contains(value)).cloned());
        let now = heads.first().map_or(Value::Null, |h| h.value.clone());
        if then.len() > 1 || then[0] != now || values(&heads).len() > 1 {
            let over = heads.iter().map(|h| h.op).collect();
            self.cells.push(CellRevert { cell: cell.to_owned(), over, now, then });
        }
    }

    /// The plan to revert operations of one effect, made in copies that did not know of each other, as if they were
    /// one. `None` if none of them wrote to the entity.
    pub fn of_all(
        reader: Reader<'_>,
        mut entity: Entity,
        ops: &[OpId],
    ) -> Result<Option<RevertPlan>, UserError> {
        let of_them = |e: &&CellWrite| ops.contains(&e.op);
        let depth = entity.cells.values().flatten().filter(of_them).map(|e| e.depth).min();
        let (Some(first), Some(depth)) = (ops.first().copied(), depth) else { return Ok(None) };
        for entry in entity.cells.values_mut().chain(entity.dropped.values_mut()).flatten() {
            if ops.contains(&entry.op) {
                (entry.op, entry.depth) = (first, depth);
            }
            for parent in &mut entry.parents {
                if ops.contains(parent) {
                    *parent = first;
                }
            }
        }
        let mut plan = RevertPlan::of(reader, entity, first, depth)?;
        plan.alike = ops.to_vec();
        Ok(Some(plan))
    }

    /// Keeps the whole record, because of the operation `later`.
    pub(super) fn stay(&mut self, later: i64) {
        self.outcome = RecordRevert::Keep;
        self.cells.clear();
        self.replaced_by.clear();
        self.kept.push((DELETED.to_owned(), later));
    }

    /// Adds the fields that would change to `back`.
    pub fn add_changes(&self, back: &mut Vec<FieldChange>) {
        let entity = &self.entity;
        let restored = |cell: &str| self.cells.iter().find(|b| b.cell == cell);
        match self.outcome {
            RecordRevert::Keep => {}
            RecordRevert::Delete | RecordRevert::Restore => {
                let goes = self.outcome == RecordRevert::Delete;
                back.extend(history::changed(entity, DELETED, &Value::Bool(!goes), &Value::Bool(goes)));
                for cell in entity.cells.keys().filter(|c| *c != DELETED && (goes || restored(c).is_none())) {
                    let shown = entity.shown(cell).map_or(&Value::Null, |e| &e.value);
                    let (from, to) = if goes { (shown, &Value::Null) } else { (&Value::Null, shown) };
                    back.extend(history::changed(entity, cell, from, to));
                }
            }
        }
        if self.outcome == RecordRevert::Delete {
            return;
        }
        for CellRevert { cell, now, then, .. } in &self.cells {
            let now = if self.outcome == RecordRevert::Restore { &Value::Null } else { now };
            back.extend(history::changed(entity, cell, now, &then[0]));
        }
    }

    /// The drafts of the revert.
    pub fn drafts(&self) -> Vec<EntityDraft> {
        let entity = &self.entity;
        let draft = |cells| EntityDraft { kind: entity.kind.clone(), id: entity.id, cells };
        let (mut drafts, mut cells) = (Vec::new(), self.replaced_by.clone());
        match self.outcome {
            RecordRevert::Keep if cells.is_empty() => {}
            RecordRevert::Keep | RecordRevert::Delete => {
                cells.insert(DELETED.to_owned(), (entity.all_heads(), Value::Bool(true)));
            }
            RecordRevert::Restore => {
                let seen = entity.heads(DELETED).iter().map(|h| h.op).collect();
                cells.insert(DELETED.to_owned(), (seen, Value::Bool(false)));
            }
        }
        for CellRevert { cell, over, then, .. } in &self.cells {
            // Values in conflict are in conflict again. The last part of an operation is the one shown.
            for other in &then[1..] {
                drafts.push(draft(BTreeMap::from([(cell.clone(), (over.clone(), other.clone()))])));
            }
            cells.insert(cell.clone(), (over.clone(), then[0].clone()));
        }
        if !cells.is_empty() {
            drafts.push(draft(cells));
        }
        drafts
    }

    /// The drafts of the revert, with all operations that are reverted together as parents.
    pub fn drafts_over_all(&self) -> Vec<EntityDraft> {
        let mut drafts = self.drafts();
        for (seen, _) in drafts.iter_mut().flat_map(|d| d.cells.values_mut()) {
            if seen.iter().any(|op| self.alike.contains(op)) {
                seen.retain(|op| !self.alike.contains(op));
                seen.extend(&self.alike);
            }
        }
        drafts
    }
}

/// Reverts a value of a newer program that the operation wrote into this cell: the shown value is written over both.
fn unread_revert(entity: &Entity, cell: &str, op: OpId) -> Option<CellRevert> {
    entity.unread_heads(cell).iter().find(|head| head.op == op)?;
    let heads = entity.heads(cell);
    let mut then: Vec<Value> = Vec::new();
    for head in &heads {
        if !then.contains(&head.value) {
            then.push(head.value.clone());
        }
    }
    let now = heads.first().map_or(Value::Null, |h| h.value.clone());
    if then.is_empty() {
        then.push(Value::Null);
    }
    let mut over: Vec<OpId> = heads.iter().map(|h| h.op).collect();
    if !over.contains(&op) {
        over.push(op);
    }
    Some(CellRevert { cell: cell.to_owned(), over, now, then })
}

/// The operation with everything written over it in this cell, directly or not.
fn following(entity: &Entity, cell: &str, op: OpId) -> HashSet<OpId> {
    let entries = entity.cells.get(cell).map(Vec::as_slice).unwrap_or_default();
    let mut after = HashSet::from([op]);
    loop {
        let known = after.len();
        let next = entries.iter().filter(|e| e.parents.iter().any(|p| after.contains(p))).map(|e| e.op);
        let next: Vec<OpId> = next.collect();
        after.extend(next);
        if after.len() == known {
            return after;
        }
    }
}

/// The last operation on a cell whose values differ from those of `then`.
fn differing(entity: &Entity, then: &Entity) -> Option<i64> {
    let differs = |cell: &&String| {
        let (now, then) = (entity.heads(cell), then.heads(cell));
        let empty = [&Value::Null];
        let (now, then) = (values(&now), values(&then));
        now != if then.is_empty() { empty.to_vec() } else { then }
    };
    let cell = entity.cells.keys().filter(|c| *c != DELETED).find(differs)?;
    entity.heads(cell).iter().map(|h| h.no).max()
}

/// The different values of these heads.
pub(in crate::store) fn values<'a>(heads: &[&'a CellWrite]) -> Vec<&'a Value> {
    let mut values: Vec<&Value> = heads.iter().map(|h| &h.value).collect();
    values.sort_by_key(|v| v.to_string());
    values.dedup();
    values
}
