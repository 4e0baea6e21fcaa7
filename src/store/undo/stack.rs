//! Undo and redo of the last operation made in this copy.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::domain::logged::OpenCode;
use crate::domain::{Act, Id, UserError};
use crate::store::log::op::OpId;
use crate::store::read::history::{self, HistoryEvent};
use crate::store::undo::UndoExtent;
use crate::store::{SqlContext, Store};

/// An operation that was undone or redone.
#[derive(Clone, Debug)]
pub struct RevertedOp {
    /// The new operation.
    pub op: OpId,
    /// The act that was undone or redone.
    pub act: OpenCode<Act>,
}

/// The outcome of undoing the last operation of this program, where another program writes to the same file.
#[derive(Clone, Debug)]
pub enum UndoOutcome {
    /// The last operation of this program was undone; the event is a later one of another program, which is kept.
    Own(RevertedOp, Option<HistoryEvent>),
    /// Nothing of this program is left to undo; this last operation is of another program, and was not undone.
    Other(OpId),
}

/// An operation on the undo stack.
struct UndoEntry {
    no: i64,
    id: OpId,
    act: OpenCode<Act>,
    target: Option<OpId>,
}

/// Whose operations are on the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UndoScope {
    /// Those of every program that wrote to this copy.
    AnySession,
    /// Those that this program wrote since its start.
    OwnSessions,
}

impl Store {
    /// Undoes the last operation made in this copy.
    ///
    /// # Errors
    /// If there is none, a later operation wrote over a part of it, or the file cannot be written.
    pub fn undo(&mut self) -> Result<RevertedOp, UserError> {
        self.in_transaction(|store| {
            // An undo hides what it reverted; a redo is an operation like any other and can be undone itself.
            let step = store.last_but(Act::Undone, UndoScope::AnySession)?;
            let Some(step) = step else { return Err(store.nothing_to_undo()?) };
            store.revert(&step, Act::Undone)
        })
    }

    /// Undoes the last operation of this program, never that of another one that writes to the same file.
    ///
    /// # Errors
    /// If there is none at all, a later operation wrote over a part of it, or the file cannot be written.
    pub fn undo_own(&mut self) -> Result<UndoOutcome, UserError> {
        self.in_transaction(|store| {
            let last = store.last_but(Act::Undone, UndoScope::AnySession)?;
            let Some(step) = store.last_but(Act::Undone, UndoScope::OwnSessions)? else {
                return match last {
                    Some(other) => Ok(UndoOutcome::Other(other.id)),
                    None => Err(store.nothing_to_undo()?),
                };
            };
            match store.last_of_others(step.no)? {
                None => store.revert(&step, Act::Undone).map(|r| UndoOutcome::Own(r, None)),
                Some(since) => {
                    let event = history::event(&store.conn, since)?;
                    let act = store.own_act(&step)?;
                    let undone = store.undo_as(step.id, UndoExtent::Whole, Act::Undone)?;
                    Ok(UndoOutcome::Own(RevertedOp { act, ..undone }, Some(event)))
                }
            }
        })
    }

    /// Redoes what this program undid last, whatever another program wrote since.
    ///
    /// # Errors
    /// If nothing was undone since the last operation, a later one wrote over a part of it, or the file cannot be
    /// written.
    pub fn redo_own(&mut self) -> Result<RevertedOp, UserError> {
        self.in_transaction(|store| {
            let step = store.last_but(Act::Redone, UndoScope::OwnSessions)?;
            let step = step.filter(|s| s.act == Act::Undone).ok_or(UserError::new("redo-nothing"))?;
            if store.last_of_others(step.no)?.is_none() {
                return store.revert(&step, Act::Redone);
            }
            let act = store.own_act(&step)?;
            let redone = store.undo_as(step.id, UndoExtent::Whole, Act::Redone)?;
            Ok(RevertedOp { act, ..redone })
        })
    }

    /// The last operation after number `after` that another program made in this copy.
    fn last_of_others(&self, after: i64) -> Result<Option<i64>, UserError> {
        let mut query = self.conn.prepare_cached(
            "SELECT no, session, act FROM op WHERE local = 1 AND no > :after ORDER BY no DESC",
        )?;
        let mut rows = query.query(named_params! { ":after": after })?;
        while let Some(row) = rows.next()? {
            let (session, act): ([u8; 16], OpenCode<Act>) = (row.get("session")?, row.get("act")?);
            if !self.sessions.contains(&session) && !act.is_of_journal() {
                return row.get("no").map(Some).sql_context();
            }
        }
        Ok(None)
    }

    /// Redoes what was undone last in this copy.
    ///
    /// # Errors
    /// If nothing was undone since the last operation, a later one wrote over a part of it, or the file cannot be
    /// written.
    pub fn redo(&mut self) -> Result<RevertedOp, UserError> {
        self.in_transaction(|store| {
            let step = store.last_but(Act::Redone, UndoScope::AnySession)?;
            let step = step.filter(|s| s.act == Act::Undone).ok_or(UserError::new("redo-nothing"))?;
            store.revert(&step, Act::Redone)
        })
    }

    /// The last undoable operation, leaving out those of `act` together with what they reverted.
    fn last_but(&self, act: Act, scope: UndoScope) -> Result<Option<UndoEntry>, UserError> {
        let mut step = self.last_step(None, scope)?;
        while let Some(reverting) = step.as_ref().filter(|s| s.act == act) {
            // Only a file of another program has a target that is missing or later.
            let target = self.target_of(reverting)?.map_or(reverting.no, |t| t.no.min(reverting.no));
            step = self.last_step(Some(target), scope)?;
        }
        Ok(step)
    }

    /// The last undoable operation of this copy before number `before`.
    fn last_step(&self, before: Option<i64>, scope: UndoScope) -> Result<Option<UndoEntry>, UserError> {
        let mut query = self.conn.prepare_cached(
            "SELECT no, id, session, act, target FROM op WHERE local = 1 AND no < :before ORDER BY no DESC",
        )?;
        let mut rows = query.query(named_params! { ":before": before.unwrap_or(i64::MAX) })?;
        while let Some(row) = rows.next()? {
            let act: OpenCode<Act> = row.get("act")?;
            let session: [u8; 16] = row.get("session")?;
            if act.ends_undo() {
                return Ok(None);
            }
            if act.is_undoable() && (scope == UndoScope::AnySession || self.sessions.contains(&session)) {
                let target: Option<[u8; 32]> = row.get("target")?;
                return Ok(Some(UndoEntry {
                    no: row.get("no")?,
                    id: OpId(row.get("id")?),
                    act,
                    target: target.map(OpId),
                }));
            }
        }
        Ok(None)
    }

    /// Why there is nothing to undo: an erasure and a transfer are the end of all undo.
    fn nothing_to_undo(&self) -> Result<UserError, UserError> {
        let mut query = self.conn.prepare_cached("SELECT act FROM op WHERE local = 1 ORDER BY no DESC")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            match row.get("act")? {
                OpenCode::Known(Act::Erased) => return Ok(UserError::new("undo-erased")),
                OpenCode::Known(Act::FamilyTransferred) => return Ok(UserError::new("undo-transferred")),
                _ => {}
            }
        }
        Ok(UserError::new("undo-nothing"))
    }

    fn target_of(&self, step: &UndoEntry) -> Result<Option<UndoEntry>, UserError> {
        let Some(target) = step.target else { return Ok(None) };
        self.conn
            .prepare_cached("SELECT no, id, act, target FROM op WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": target.0 }, |row| {
                    let target: Option<[u8; 32]> = row.get("target")?;
                    Ok(UndoEntry {
                        no: row.get("no")?,
                        id: OpId(row.get("id")?),
                        act: row.get("act")?,
                        target: target.map(OpId),
                    })
                })
                .optional()
            })
            .sql_context()
    }

    /// Reverts an operation as a whole. If the file has its values no more, the new operation has no parts.
    ///
    /// # Errors
    /// If a later operation wrote over a part of it, or the file cannot be written.
    fn revert(&mut self, step: &UndoEntry, by: Act) -> Result<RevertedOp, UserError> {
        let plan = self.reader().plan_undo(step.id)?;
        if let Some(first) = plan.kept.first() {
            if let Some(settled) = self.reader().settled_deletion(step.id)? {
                return Err(settled);
            }
            let (at, act) = (&first.later.at, &first.later.act);
            return Err(UserError::new("undo-later").with("act", act).with("at", at));
        }
        let op = self
            .write(by.code(), Some(step.id), plan.drafts().to_vec())?
            .ok_or(UserError::new("undo-nothing"))?;
        Ok(RevertedOp { op, act: self.own_act(step)? })
    }

    /// The act of the person at the end of a chain of undos and redos.
    fn own_act(&self, step: &UndoEntry) -> Result<OpenCode<Act>, UserError> {
        let (mut act, mut next) = (step.act.clone(), self.target_of(step)?);
        while act.is_revert() {
            // Only a file of another program has a target that is missing.
            let Some(target) = next else { break };
            next = self.target_of(&target)?;
            act = target.act;
        }
        Ok(act)
    }
}

/// The entities that an operation wrote to.
pub(in crate::store) fn touched(conn: &Connection, no: i64) -> Result<Vec<Id>, UserError> {
    conn.prepare_cached("SELECT DISTINCT entity FROM part WHERE op = :op ORDER BY n")
        .and_then(|mut s| {
            s.query_map(named_params! { ":op": no }, |r| r.get("entity")).and_then(Iterator::collect)
        })
        .sql_context()
}
