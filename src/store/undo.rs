//! Undo and redo: new operations that write back what an earlier one replaced.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, named_params};
use serde_json::Value;

use super::fold::{DELETED, Entity};
use super::journal::OpId;
use super::record::Draft;
use super::{Store, sql};
use crate::domain::{Act, Id, Problem};

/// An operation that was taken back or made again.
#[derive(Clone, Debug)]
pub struct Reverted {
    /// The new operation.
    pub op: OpId,
    /// The verb of the action it takes back or makes again.
    pub act: String,
}

/// An operation of this copy, as the stack sees it.
struct Step {
    no: i64,
    id: OpId,
    act: String,
    target: Option<OpId>,
}

impl Store {
    /// Takes back the last action made in this copy.
    ///
    /// # Errors
    /// If there is none, something later stands on it, or the file cannot be written.
    pub fn undo(&mut self) -> Result<Reverted, Problem> {
        self.in_transaction(|store| {
            let mut step = store.last_step(None)?;
            // An undo jumps over what it took back; a redo is an action like any other and can be taken back itself.
            while let Some(undone) = step.as_ref().filter(|s| s.act == Act::Undone.code()) {
                step = store.last_step(store.target_of(undone)?.map(|t| t.no))?;
            }
            let step = step.ok_or(Problem::new("undo-nothing"))?;
            store.revert(&step, Act::Undone)
        })
    }

    /// Makes the last undone action again.
    ///
    /// # Errors
    /// If nothing was undone since the last action, something later stands on it, or the file cannot be written.
    pub fn redo(&mut self) -> Result<Reverted, Problem> {
        self.in_transaction(|store| {
            let mut step = store.last_step(None)?;
            while let Some(redone) = step.as_ref().filter(|s| s.act == Act::Redone.code()) {
                step = store.last_step(store.target_of(redone)?.map(|t| t.no))?;
            }
            let step = step.filter(|s| s.act == Act::Undone.code()).ok_or(Problem::new("redo-nothing"))?;
            store.revert(&step, Act::Redone)
        })
    }

    /// The last undoable operation of this copy, before the one numbered `before`.
    fn last_step(&self, before: Option<i64>) -> Result<Option<Step>, Problem> {
        let mut query = self
            .conn
            .prepare_cached(
                "SELECT no, id, act, target FROM op WHERE local = 1 AND no < :before ORDER BY no DESC",
            )
            .map_err(sql)?;
        let mut rows = query.query(named_params! { ":before": before.unwrap_or(i64::MAX) }).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let act: String = row.get("act").map_err(sql)?;
            if Act::is_undoable(&act) {
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
        let entities: Vec<Id> = self
            .conn
            .prepare_cached("SELECT DISTINCT entity FROM part WHERE op = :op ORDER BY n")
            .and_then(|mut s| {
                s.query_map(named_params! { ":op": step.no }, |r| r.get("entity")).and_then(Iterator::collect)
            })
            .map_err(sql)?;
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

    /// The cells of one entity as they were before `step`.
    fn restored(&self, entity: &Entity, step: &Step, siblings: &[Id]) -> Result<Option<Draft>, Problem> {
        let mut cells = BTreeMap::new();
        let mut born = true;
        for (cell, entries) in &entity.cells {
            let Some(mine) = entries.iter().filter(|e| e.op == step.id).max_by_key(|e| e.n) else {
                born &= entries.is_empty();
                continue;
            };
            let heads = entity.heads(cell);
            if !heads.iter().any(|h| h.op == step.id) {
                let later = entries.iter().filter(|e| e.no > step.no).max_by_key(|e| e.no);
                return Err(self.stands_on(later.map(|e| e.no))?);
            }
            born &= mine.parents.is_empty();
            let before = if cell == DELETED {
                let was = entries.iter().any(|e| mine.parents.contains(&e.op) && e.value == Value::Bool(true));
                Value::Bool(was)
            } else {
                entries
                    .iter()
                    .filter(|e| mine.parents.contains(&e.op))
                    .max_by_key(|e| (e.depth, e.wall, e.op, e.n))
                    .map_or(Value::Null, |e| e.value.clone())
            };
            cells.insert(cell.clone(), (vec![step.id], before));
        }
        if born || cells.get(DELETED).is_some_and(|(_, v)| *v == Value::Bool(true)) {
            self.refuse_owner(entity.id, siblings)?;
            let seen = entity.all_heads();
            // Only the mark: the values stay, so that a redo has them.
            cells = BTreeMap::from([(DELETED.to_owned(), (seen, Value::Bool(true)))]);
        }
        Ok((!cells.is_empty()).then(|| Draft { kind: entity.kind.clone(), id: entity.id, cells }))
    }

    /// A record may not go while others, entered later, belong to it.
    fn refuse_owner(&self, id: Id, siblings: &[Id]) -> Result<(), Problem> {
        let belonging: Vec<Id> = self
            .conn
            .prepare_cached("SELECT id FROM entity WHERE owner = :id AND deleted = 0")
            .and_then(|mut s| s.query_map(named_params! { ":id": id }, |r| r.get("id")).and_then(Iterator::collect))
            .map_err(sql)?;
        let Some(other) = belonging.into_iter().find(|b| !siblings.contains(b)) else { return Ok(()) };
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
            .and_then(|mut s| s.query_row(named_params! { ":no": no }, |r| Ok((r.get("act")?, r.get("wall")?))))
            .map_err(sql)?;
        Ok(Problem::new("undo-later").with("act", act).with("at", super::history::moment(wall)))
    }
}
