//! Undo of one operation anywhere in the history, and of none after it: cells that still have its values get the values
//! that they replaced.
//!
//! Values that a later operation wrote over are kept and listed. Nothing is removed from the log: the undo is an
//! operation, so that it travels, merges and can be undone itself.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::{Act, Id, Kind, UserError};
use crate::store::log::op::OpId;
use crate::store::read::history::{self, FieldChange, HistoryEvent};
use crate::store::state::CellName;
use crate::store::state::fold::{DELETED, Entity};
use crate::store::undo::revert::RevertPlan;
use crate::store::undo::stack::{RevertedOp, touched};
use crate::store::undo::{UndoExtent, consistency};
use crate::store::write::draft::EntityDraft;
use crate::store::{Reader, Store};

/// The effect of undoing one operation.
#[derive(Clone, Debug)]
pub struct UndoPlan {
    /// The operation.
    pub op: OpId,
    pub event: HistoryEvent,
    /// The fields that change: `from` is shown now, `to` would be.
    pub back: Vec<FieldChange>,
    /// Cells that are kept, because a later operation wrote over them.
    pub kept: Vec<KeptCell>,
    drafts: Vec<EntityDraft>,
}

/// A cell, or a whole record, that a later operation wrote over.
#[derive(Clone, Debug)]
pub struct KeptCell {
    /// The record.
    pub entity: Id,
    pub kind: OpenCode<Kind>,
    /// The cell; the tombstone for the record as a whole.
    pub cell: CellName,
    /// The later operation.
    pub later: HistoryEvent,
}

impl Reader<'_> {
    /// The operation whose id begins with these hexadecimal digits, at least eight.
    ///
    /// # Errors
    /// If none or several begin so.
    pub fn operation(&self, digits: &str) -> Result<OpId, UserError> {
        let unknown =
            || UserError::new("operation-unknown").with("op", digits.chars().take(64).collect::<String>());
        let digits = digits.trim().to_lowercase();
        if !(8..=64).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(unknown());
        }
        let found: Vec<[u8; 32]> = self
            .conn
            .prepare_cached("SELECT id FROM op WHERE id >= :low AND id <= :high LIMIT 2")
            .and_then(|mut s| {
                let bound =
                    |fill: &str| OpId::from_hex(&format!("{digits}{}", fill.repeat(64 - digits.len())));
                let (low, high) = (bound("0").map(|o| o.0), bound("f").map(|o| o.0));
                s.query_map(named_params! { ":low": low, ":high": high }, |r| r.get("id"))
                    .and_then(Iterator::collect)
            })?;
        match found.as_slice() {
            [one] => Ok(OpId(*one)),
            _ => Err(unknown()),
        }
    }

    /// The drafts that revert operations of one effect, made in copies that did not know of each other, where no
    /// other operation wrote over them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn undo_all(&self, ops: &[OpId]) -> Result<Vec<EntityDraft>, UserError> {
        let mut entities = BTreeSet::new();
        for op in ops {
            let no = self
                .conn
                .prepare_cached("SELECT no FROM op WHERE id = :id")
                .and_then(|mut s| s.query_row(named_params! { ":id": op.0 }, |r| r.get("no")))?;
            entities.extend(touched(self.conn, no)?);
        }
        let mut plans = Vec::new();
        for id in entities {
            if let Some(entity) = Entity::read(self.conn, id)? {
                plans.extend(RevertPlan::of_all(*self, entity, ops)?);
            }
        }
        while consistency::keep_consistent(self.conn, &mut plans)? {}
        let mut drafts = Vec::new();
        for plan in &plans {
            for mut draft in plan.drafts_over_all() {
                // A cell with a head of another operation was written over and is kept.
                let theirs = |cell: &str| plan.entity.heads(cell).iter().all(|h| ops.contains(&h.op));
                draft.cells.retain(|cell, _| cell == DELETED || theirs(cell));
                drafts.push(draft);
            }
        }
        Ok(drafts)
    }

    /// Whether an operation decided about a deletion that had not seen a write, and how: such a decision is not taken back,
    /// for the deletion would have to be again what it was before both copies knew of each other.
    pub(in crate::store) fn settled_deletion(&self, op: OpId) -> Result<Option<UserError>, UserError> {
        let event = self
            .conn
            .prepare_cached("SELECT no, act FROM op WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": op.0 }, |r| Ok((r.get("no")?, r.get("act")?)))
            })
            .optional()?;
        let Some((no, OpenCode::Known(Act::ConflictResolved))) = event else { return Ok(None) };
        for id in touched(self.conn, no)? {
            let Some(entity) = Entity::read(self.conn, id)? else { continue };
            let mut writes = entity.cells.get(DELETED).into_iter().flatten();
            if let Some(decided) = writes.rfind(|w| w.op == op) {
                let fate = if decided.value == Value::Bool(true) { "deleted" } else { "kept" };
                return Ok(Some(UserError::new("undo-settled").with("fate", fate)));
            }
        }
        Ok(None)
    }

    /// The effect of undoing one operation.
    ///
    /// # Errors
    /// If the file has no such operation, its act is never undone, nothing of it can be reverted, or the file cannot
    /// be read.
    pub fn undo_plan(&self, op: OpId) -> Result<UndoPlan, UserError> {
        let plan = self.plan_undo(op)?;
        if plan.drafts.is_empty()
            && let Some(settled) = self.settled_deletion(op)?
        {
            return Err(settled);
        }
        match plan.kept.first() {
            Some(first) if plan.drafts.is_empty() => {
                let (at, act) = (&first.later.at, &first.later.act);
                Err(UserError::new("undo-overtaken").with("at", at).with("act", act))
            }
            None if plan.drafts.is_empty() => Err(UserError::new("undo-nothing-left")),
            _ => Ok(plan),
        }
    }

    /// The plan to revert one operation; empty if nothing can or need be reverted.
    ///
    /// # Errors
    /// If the file has no such operation, its act is never undone, or the file cannot be read.
    pub(in crate::store) fn plan_undo(&self, op: OpId) -> Result<UndoPlan, UserError> {
        let step: Option<(i64, i64)> =
            self.conn.prepare_cached("SELECT no, depth FROM op WHERE id = :id").and_then(|mut s| {
                s.query_row(named_params! { ":id": op.0 }, |r| Ok((r.get("no")?, r.get("depth")?))).optional()
            })?;
        let (no, depth) = step.ok_or_else(|| UserError::new("operation-unknown").with("op", op.hex()))?;
        let event = history::event(self.conn, no)?;
        if !event.act.is_undoable() {
            return Err(UserError::new("undo-never").with("act", &event.act));
        }
        let mut plans = Vec::new();
        for id in touched(self.conn, no)? {
            if let Some(entity) = Entity::read(self.conn, id)? {
                plans.push(RevertPlan::of(*self, entity, op, depth)?);
            }
        }
        while consistency::keep_consistent(self.conn, &mut plans)? {}
        let (mut back, mut kept, mut drafts) = (Vec::new(), Vec::new(), Vec::new());
        for plan in plans {
            for (cell, later) in &plan.kept {
                kept.push(KeptCell {
                    entity: plan.entity.id,
                    kind: plan.entity.kind.clone(),
                    cell: CellName::read(&plan.entity.kind, cell),
                    later: history::event(self.conn, *later)?,
                });
            }
            plan.add_changes(&mut back);
            drafts.extend(plan.drafts());
        }
        Ok(UndoPlan { op, event, back, kept, drafts })
    }
}

impl UndoPlan {
    /// The drafts of the undo.
    pub(in crate::store) fn drafts(&self) -> &[EntityDraft] {
        &self.drafts
    }
}

impl Store {
    /// Undoes one operation, wherever it is in the history, and none after it.
    ///
    /// # Errors
    /// As [`Reader::undo_plan`]; with [`UndoExtent::Whole`] also if a later operation wrote over a part of it; or if
    /// the file cannot be written.
    pub fn undo_one(&mut self, op: OpId, extent: UndoExtent) -> Result<RevertedOp, UserError> {
        self.undo_as(op, extent, Act::ChangeUndone)
    }

    /// Undoes the last operation of another program, as [`Store::undo_own`] named it.
    ///
    /// # Errors
    /// As [`Store::undo_one`].
    pub fn undo_other(&mut self, op: OpId, extent: UndoExtent) -> Result<RevertedOp, UserError> {
        self.undo_as(op, extent, Act::Undone)
    }

    /// Undoes one operation as this act.
    pub(in crate::store) fn undo_as(
        &mut self,
        op: OpId,
        extent: UndoExtent,
        by: Act,
    ) -> Result<RevertedOp, UserError> {
        self.in_transaction(|store| {
            let found = store.reader().undo_plan(op)?;
            if let (UndoExtent::Whole, Some(first)) = (extent, found.kept.first()) {
                if let Some(settled) = store.reader().settled_deletion(op)? {
                    return Err(settled);
                }
                let (at, act) = (&first.later.at, &first.later.act);
                return Err(UserError::new("undo-partly").with("at", at).with("act", act));
            }
            let written = store.write(by.code(), Some(op), found.drafts)?;
            let op = written.ok_or(UserError::new("undo-nothing-left"))?;
            Ok(RevertedOp { op, act: found.event.act })
        })
    }
}
