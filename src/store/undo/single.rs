//! Undo of one change of the history and of none that came after it: what it wrote and what still stands as it wrote
//! it goes back to what it replaced.
//!
//! What a later change stands on is left to that change and named. Nothing is removed from the journal: the undo is an
//! operation over the values that stand, so it travels, merges and is itself undone like any other.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, named_params};

use crate::domain::{Act, Id, Problem};
use crate::store::log::op::OpId;
use crate::store::read::history::{self, Event, FieldChange};
use crate::store::state::fold::{DELETED, Entity};
use crate::store::undo::Extent;
use crate::store::undo::revert::{self, RevertPlan};
use crate::store::undo::stack::{Reverted, touched};
use crate::store::write::record::Draft;
use crate::store::{Reader, Store, sql};

/// What undoing one change would do, told before it is done.
#[derive(Clone, Debug)]
pub struct UndoPlan {
    /// The operation.
    pub op: OpId,
    /// Who did it, when, as which act.
    pub event: Event,
    /// What would be written: `from` stands now, `to` would stand.
    pub back: Vec<FieldChange>,
    /// What would stay as it is, because something later stands on it.
    pub kept: Vec<Kept>,
    drafts: Vec<Draft>,
}

/// A cell, or a whole record, that a later change stands on.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The record.
    pub entity: Id,
    /// Its kind, as the file says.
    pub kind: String,
    /// The cell; `_deleted` for the record itself.
    pub cell: String,
    /// The change that stands on it.
    pub later: Event,
}

impl Reader<'_> {
    /// The operation whose name begins with these hexadecimal digits, at least eight.
    ///
    /// # Errors
    /// If there is none, or more than one.
    pub fn operation(&self, digits: &str) -> Result<OpId, Problem> {
        let unknown =
            || Problem::new("operation-unknown").with("op", digits.chars().take(64).collect::<String>());
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
            })
            .map_err(sql)?;
        match found.as_slice() {
            [one] => Ok(OpId(*one)),
            _ => Err(unknown()),
        }
    }

    /// What takes back operations that did the same, each without knowing of the others, as far as nobody has written
    /// over any of them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn undo_all(&self, ops: &[OpId]) -> Result<Vec<Draft>, Problem> {
        let mut entities = BTreeSet::new();
        for op in ops {
            let no = self
                .conn
                .prepare_cached("SELECT no FROM op WHERE id = :id")
                .and_then(|mut s| s.query_row(named_params! { ":id": op.0 }, |r| r.get("no")))
                .map_err(sql)?;
            entities.extend(touched(self.conn, no)?);
        }
        let mut plans = Vec::new();
        for id in entities {
            plans.extend(Entity::read(self.conn, id)?.and_then(|entity| RevertPlan::of_all(entity, ops)));
        }
        while revert::keep_consistent(self.conn, &mut plans)? {}
        let mut drafts = Vec::new();
        for plan in &plans {
            for mut draft in plan.drafts_over_all() {
                // Where somebody else's value stands too, it is no longer theirs alone to take back.
                let theirs = |cell: &str| plan.entity.heads(cell).iter().all(|h| ops.contains(&h.op));
                draft.cells.retain(|cell, _| cell == DELETED || theirs(cell));
                drafts.push(draft);
            }
        }
        Ok(drafts)
    }

    /// What undoing one change would do.
    ///
    /// # Errors
    /// If the file has no such operation, it is none that can be undone, nothing of it stands, or the file cannot be
    /// read.
    pub fn undo_plan(&self, op: OpId) -> Result<UndoPlan, Problem> {
        let step: Option<(i64, i64)> = self
            .conn
            .prepare_cached("SELECT no, depth FROM op WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": op.0 }, |r| Ok((r.get("no")?, r.get("depth")?))).optional()
            })
            .map_err(sql)?;
        let (no, depth) = step.ok_or_else(|| Problem::new("operation-unknown").with("op", op.hex()))?;
        let event = history::event(self.conn, no)?;
        if !Act::is_undoable(&event.act) {
            return Err(Problem::new("undo-never").with("act", &event.act));
        }
        let mut plans = Vec::new();
        for id in touched(self.conn, no)? {
            plans.extend(Entity::read(self.conn, id)?.map(|entity| RevertPlan::of(entity, op, depth)));
        }
        while revert::keep_consistent(self.conn, &mut plans)? {}
        let (mut back, mut kept, mut drafts) = (Vec::new(), Vec::new(), Vec::new());
        for plan in plans {
            for (cell, later) in &plan.kept {
                kept.push(Kept {
                    entity: plan.entity.id,
                    kind: plan.entity.kind.clone(),
                    cell: cell.clone(),
                    later: history::event(self.conn, *later)?,
                });
            }
            plan.tell(&mut back);
            drafts.extend(plan.drafts());
        }
        match kept.first() {
            Some(first) if drafts.is_empty() => {
                let (at, act) = (&first.later.at, &first.later.act);
                Err(Problem::new("undo-overtaken").with("at", at).with("act", act))
            }
            None if drafts.is_empty() => Err(Problem::new("undo-nothing-left")),
            _ => Ok(UndoPlan { op, event, back, kept, drafts }),
        }
    }
}

impl Store {
    /// Undoes one change, wherever it stands in the history, and none that came after it.
    ///
    /// # Errors
    /// As [`Reader::undo_plan`]; with [`Extent::Whole`] also if a part of it was changed later; or the file cannot be
    /// written.
    pub fn undo_one(&mut self, op: OpId, extent: Extent) -> Result<Reverted, Problem> {
        self.undo_as(op, extent, Act::ChangeUndone)
    }

    /// The same, written as this act.
    pub(in crate::store) fn undo_as(
        &mut self,
        op: OpId,
        extent: Extent,
        by: Act,
    ) -> Result<Reverted, Problem> {
        self.in_transaction(|store| {
            let found = store.reader().undo_plan(op)?;
            if let (Extent::Whole, Some(first)) = (extent, found.kept.first()) {
                let (at, act) = (&first.later.at, &first.later.act);
                return Err(Problem::new("undo-partly").with("at", at).with("act", act));
            }
            let written = store.write(by.code(), Some(op), &found.drafts)?;
            let op = written.ok_or(Problem::new("undo-nothing-left"))?;
            Ok(Reverted { op, act: found.event.act })
        })
    }
}
