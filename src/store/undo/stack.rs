//! Undo and redo: new operations that write back what an earlier one replaced.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::{Act, Id, Problem};
use crate::store::log::op::OpId;
use crate::store::read::history::{self, Event};
use crate::store::state::fold::{DELETED, Entity, Write};
use crate::store::undo::Extent;
use crate::store::undo::revert::values;
use crate::store::write::delete::dependents;
use crate::store::write::record::Draft;
use crate::store::{Store, sql};

/// An operation that was taken back or made again.
#[derive(Clone, Debug)]
pub struct Reverted {
    /// The new operation.
    pub op: OpId,
    /// The verb of the action it takes back or makes again.
    pub act: String,
}

/// What undoing the last action came to, where other programs write into the same file.
#[derive(Clone, Debug)]
pub enum Undone {
    /// The last action of this session was taken back; what another program has done since stands.
    Own(Reverted, Option<Event>),
    /// Nothing of this session is left to take back: this operation is the last one, and nobody has asked for it.
    Other(OpId),
}

/// An operation of this copy, as the stack sees it.
struct Step {
    no: i64,
    id: OpId,
    act: String,
    target: Option<OpId>,
}

/// Whose operations are looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Those of every program that wrote into this copy.
    AnySession,
    /// Those that this program wrote since it was started.
    OwnSessions,
}

impl Store {
    /// Takes back the last action made in this copy.
    ///
    /// # Errors
    /// If there is none, something later stands on it, or the file cannot be written.
    pub fn undo(&mut self) -> Result<Reverted, Problem> {
        self.in_transaction(|store| {
            // An undo jumps over what it took back; a redo is an action like any other and can be taken back itself.
            let step = store.last_but(Act::Undone, Scope::AnySession)?;
            let step = step.ok_or(Problem::new("undo-nothing"))?;
            store.revert(&step, Act::Undone)
        })
    }

    /// Takes back the last action of this session, never that of another program that writes into the same file.
    ///
    /// # Errors
    /// If there is none at all, something later stands on it, or the file cannot be written.
    pub fn undo_own(&mut self) -> Result<Undone, Problem> {
        self.in_transaction(|store| {
            let last = store.last_but(Act::Undone, Scope::AnySession)?;
            let Some(step) = store.last_but(Act::Undone, Scope::OwnSessions)? else {
                return last.map(|s| Undone::Other(s.id)).ok_or(Problem::new("undo-nothing"));
            };
            match store.last_of_others(step.no)? {
                None => store.revert(&step, Act::Undone).map(|r| Undone::Own(r, None)),
                Some(since) => {
                    let event = history::event(&store.conn, since)?;
                    store.undo_as(step.id, Extent::Whole, Act::Undone).map(|r| Undone::Own(r, Some(event)))
                }
            }
        })
    }

    /// Makes the last undone action of this session again, whatever another program has written since.
    ///
    /// # Errors
    /// If nothing was undone since the last action, something later stands on it, or the file cannot be written.
    pub fn redo_own(&mut self) -> Result<Reverted, Problem> {
        self.in_transaction(|store| {
            let step = store.last_but(Act::Redone, Scope::OwnSessions)?;
            let step = step.filter(|s| s.act == Act::Undone.code()).ok_or(Problem::new("redo-nothing"))?;
            if store.last_of_others(step.no)?.is_none() {
                return store.revert(&step, Act::Redone);
            }
            let act = store.target_of(&step)?.map_or_else(|| step.act.clone(), |target| target.act);
            let redone = store.undo_as(step.id, Extent::Whole, Act::Redone)?;
            Ok(Reverted { act, ..redone })
        })
    }

    /// The last operation after the one numbered `after` that another program wrote into this file.
    fn last_of_others(&self, after: i64) -> Result<Option<i64>, Problem> {
        let mut query = self
            .conn
            .prepare_cached("SELECT no, session FROM op WHERE local = 1 AND no > :after ORDER BY no DESC")
            .map_err(sql)?;
        let mut rows = query.query(named_params! { ":after": after }).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let session: [u8; 16] = row.get("session").map_err(sql)?;
            if !self.sessions.contains(&session) {
                return row.get("no").map(Some).map_err(sql);
            }
        }
        Ok(None)
    }

    /// Makes the last undone action again.
    ///
    /// # Errors
    /// If nothing was undone since the last action, something later stands on it, or the file cannot be written.
    pub fn redo(&mut self) -> Result<Reverted, Problem> {
        self.in_transaction(|store| {
            let step = store.last_but(Act::Redone, Scope::AnySession)?;
            let step = step.filter(|s| s.act == Act::Undone.code()).ok_or(Problem::new("redo-nothing"))?;
            store.revert(&step, Act::Redone)
        })
    }

    /// The last undoable operation of this copy when those named `act` are left out together with what they reverted.
    fn last_but(&self, act: Act, scope: Scope) -> Result<Option<Step>, Problem> {
        let mut step = self.last_step(None, scope)?;
        while let Some(reverting) = step.as_ref().filter(|s| s.act == act.code()) {
            // A target that is missing or lies ahead can only stand in a file this program did not write.
            let target = self.target_of(reverting)?.map_or(reverting.no, |t| t.no.min(reverting.no));
            step = self.last_step(Some(target), scope)?;
        }
        Ok(step)
    }

    /// The last undoable operation of this copy, before the one numbered `before`.
    fn last_step(&self, before: Option<i64>, scope: Scope) -> Result<Option<Step>, Problem> {
        let mut query = self
            .conn
            .prepare_cached(
                "SELECT no, id, session, act, target FROM op WHERE local = 1 AND no < :before ORDER BY no DESC",
            )
            .map_err(sql)?;
        let mut rows = query.query(named_params! { ":before": before.unwrap_or(i64::MAX) }).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let act: String = row.get("act").map_err(sql)?;
            let session: [u8; 16] = row.get("session").map_err(sql)?;
            if Act::is_undoable(&act) && (scope == Scope::AnySession || self.sessions.contains(&session)) {
                let target: Option<[u8; 32]> = row.get("target").map_err(sql)?;
                return Ok(Some(Step {
                    no: row.get("no").map_err(sql)?,
                    id: OpId(row.get("id").map_err(sql)?),
                    act,
                    target: target.map(OpId),
                }));
            }
        }
        Ok(None)
    }

    fn target_of(&self, step: &Step) -> Result<Option<Step>, Problem> {
        let Some(target) = step.target else { return Ok(None) };
        self.conn
            .prepare_cached("SELECT no, id, act, target FROM op WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": target.0 }, |row| {
                    let target: Option<[u8; 32]> = row.get("target")?;
                    Ok(Step {
                        no: row.get("no")?,
                        id: OpId(row.get("id")?),
                        act: row.get("act")?,
                        target: target.map(OpId),
                    })
                })
                .optional()
            })
            .map_err(sql)
    }

    fn revert(&mut self, step: &Step, by: Act) -> Result<Reverted, Problem> {
        let entities = touched(&self.conn, step.no)?;
        let mut drafts = Vec::new();
        for id in &entities {
            let Some(entity) = Entity::read(&self.conn, *id)? else { continue };
            drafts.extend(self.restored(&entity, step, &entities)?);
        }
        let op = self.write(by.code(), Some(step.id), &drafts)?.ok_or(Problem::new("undo-nothing"))?;
        // What is told is the person's own act, not the undo that a redo takes back.
        let act = match self.target_of(step)? {
            Some(target) if step.act == Act::Undone.code() => target.act,
            _ => step.act.clone(),
        };
        Ok(Reverted { op, act })
    }

    /// What makes one entity as it would be without `step` and all that this copy did after it: that has been taken
    /// back already, or `step` would not be the one in turn.
    fn restored(&self, entity: &Entity, step: &Step, siblings: &[Id]) -> Result<Vec<Draft>, Problem> {
        let gone = |e: &Write| e.local && e.no >= step.no;
        let before = entity.without(gone);
        let taken: HashSet<OpId> =
            entity.cells.values().flatten().filter(|e| gone(e)).map(|e| e.op).collect();
        let mut rest = before.cells.values().flatten();
        if let Some(later) = rest.find(|e| e.parents.iter().any(|p| taken.contains(p))) {
            return Err(self.stands_on(Some(later.no))?);
        }
        let draft = |cells| Draft { kind: entity.kind.clone(), id: entity.id, cells };
        if !before.is_live() {
            let mut cells = self.reader().reopen_phone_conflict(entity, &before, &gone)?;
            if entity.is_live() {
                self.refuse_owner(entity.id, siblings)?;
            } else if cells.is_empty() {
                return Ok(Vec::new());
            }
            // Beside that only the mark: the values stay, so that a redo has them.
            cells.insert(DELETED.to_owned(), (entity.all_heads(), Value::Bool(true)));
            return Ok(vec![draft(cells)]);
        }
        if !entity.without(|e| e.no >= step.no).is_live() {
            // It came with `step`, and another copy has since written to it.
            return Err(self.stands_on(before.cells.values().flatten().map(|e| e.no).max())?);
        }
        let (mut cells, mut beside) = (BTreeMap::new(), Vec::new());
        if !entity.is_live() {
            let seen = entity.heads(DELETED).iter().map(|h| h.op).collect();
            cells.insert(DELETED.to_owned(), (seen, Value::Bool(false)));
        }
        for cell in entity.cells.keys().filter(|c| *c != DELETED) {
            let (now, then) = (entity.heads(cell), before.heads(cell));
            let over: Vec<OpId> = now.iter().filter(|h| gone(h)).map(|h| h.op).collect();
            let value = then.first().map_or(&Value::Null, |h| &h.value);
            if over.is_empty()
                || (now.first().is_some_and(|h| h.value == *value) && values(&now) == values(&then))
            {
                continue;
            }
            // Values that stood against the one shown stand against it again.
            for other in values(&then).into_iter().filter(|v| *v != value) {
                if !now.iter().any(|h| !gone(h) && h.value == *other) {
                    beside.push(draft(BTreeMap::from([(cell.clone(), (over.clone(), other.clone()))])));
                }
            }
            cells.insert(cell.clone(), (over, value.clone()));
        }
        if !cells.is_empty() {
            beside.push(draft(cells));
        }
        Ok(beside)
    }

    /// A record may not go while others, entered later, belong to it.
    fn refuse_owner(&self, id: Id, siblings: &[Id]) -> Result<(), Problem> {
        let others = dependents(&self.conn, id)?;
        let Some(other) = others.into_iter().find(|b| !siblings.contains(b)) else { return Ok(()) };
        let last: Option<i64> = self
            .conn
            .prepare_cached("SELECT MAX(op) AS op FROM part WHERE entity = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": other }, |r| r.get("op")))
            .map_err(sql)?;
        Err(self.stands_on(last)?)
    }

    fn stands_on(&self, later: Option<i64>) -> Result<Problem, Problem> {
        let Some(no) = later else { return Ok(Problem::new("undo-nothing")) };
        let (act, wall): (String, i64) = self
            .conn
            .prepare_cached("SELECT act, wall FROM op WHERE no = :no")
            .and_then(|mut s| {
                s.query_row(named_params! { ":no": no }, |r| Ok((r.get("act")?, r.get("wall")?)))
            })
            .map_err(sql)?;
        Ok(Problem::new("undo-later").with("act", act).with("at", crate::store::read::history::moment(wall)))
    }
}

/// The entities that an operation wrote to.
pub(in crate::store) fn touched(conn: &Connection, no: i64) -> Result<Vec<Id>, Problem> {
    conn.prepare_cached("SELECT DISTINCT entity FROM part WHERE op = :op ORDER BY n")
        .and_then(|mut s| {
            s.query_map(named_params! { ":op": no }, |r| r.get("entity")).and_then(Iterator::collect)
        })
        .map_err(sql)
}
