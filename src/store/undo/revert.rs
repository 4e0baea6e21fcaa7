//! What becomes of a record when one operation that wrote to it is taken back: which cells go back to what, whether it
//! goes or comes back as a whole, and what a later change keeps as it is.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::domain::schema::{Kind, Type};
use crate::domain::{Id, Problem};
use crate::store::log::op::OpId;
use crate::store::read::history::{self, FieldChange};
use crate::store::sql;
use crate::store::state::fold::{DELETED, Entity, Write, unpack};
use crate::store::write::delete::{dependents, referrers};
use crate::store::write::record::Draft;

/// What becomes of the record as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It stays, its cells may change.
    Keep,
    /// It came with the operation, and goes with it.
    Delete,
    /// It went with the operation, and comes back.
    Restore,
}

/// A cell to be written back.
struct CellRevert {
    cell: String,
    /// The heads it is written over.
    over: Vec<OpId>,
    /// What stands now.
    now: Value,
    /// What stood before, the value shown first.
    then: Vec<Value>,
}

/// What becomes of one record that the operation wrote to.
pub(in crate::store) struct RevertPlan {
    pub entity: Entity,
    /// Operations that are taken back along with the one, as if they were it.
    alike: Vec<OpId>,
    outcome: Outcome,
    cells: Vec<CellRevert>,
    /// Cells that stay, with the operation that stands on each, by its number in this file.
    pub kept: Vec<(String, i64)>,
}

impl RevertPlan {
    /// What becomes of `entity` when `op`, which has this depth, is taken back.
    pub fn of(entity: Entity, op: OpId, depth: i64) -> RevertPlan {
        let mut plan = RevertPlan {
            outcome: Outcome::Keep,
            cells: Vec::new(),
            kept: Vec::new(),
            alike: Vec::new(),
            entity,
        };
        let entity = &plan.entity;
        let deletes = |e: &Write| e.op == op && e.value == Value::Bool(true);
        let deleted = entity.cells.get(DELETED).is_some_and(|entries| entries.iter().any(deletes));
        // Whatever its author may have seen has a lesser depth.
        let before = entity.without(|e| e.depth >= depth);
        let then = entity.without(|e| e.depth > depth || (e.depth == depth && e.op != op));
        if !deleted && !before.is_live() {
            let gone = entity.heads(DELETED).first().map(|h| h.no).filter(|_| !entity.is_live());
            match gone.or(differing(entity, &then)) {
                Some(later) => plan.kept.push((DELETED.to_owned(), later)),
                None => plan.outcome = Outcome::Delete,
            }
            return plan;
        }
        if deleted {
            let lives = entity.is_live();
            let heads = entity.heads(DELETED);
            let after = following(entity, DELETED, op);
            let later = heads.iter().find(|h| lives || !after.contains(&h.op)).map(|h| h.no);
            // It may have come back with other contents and been deleted once more: that deletion is another one.
            let anew = || differing(entity, &then).and(heads.first()).map(|h| h.no);
            match later.or_else(anew) {
                Some(later) => plan.kept.push((DELETED.to_owned(), later)),
                None => plan.outcome = Outcome::Restore,
            }
            if plan.outcome == Outcome::Keep {
                return plan;
            }
        } else if let Some(later) = entity.heads(DELETED).first().filter(|_| entity.is_deleted()) {
            plan.kept.push((DELETED.to_owned(), later.no));
            return plan;
        }
        for (cell, entries) in entity.cells.iter().filter(|(cell, _)| *cell != DELETED) {
            let wrote: Vec<&Write> = entries.iter().filter(|e| e.op == op).collect();
            if wrote.is_empty() {
                continue;
            }
            let after = following(entity, cell, op);
            let heads: Vec<&Write> =
                entity.heads(cell).into_iter().filter(|h| after.contains(&h.op)).collect();
            if values(&heads) != values(&wrote) {
                plan.kept.extend(heads.first().map(|h| (cell.clone(), h.no)));
                continue;
            }
            let rest = entity.without(|e| after.contains(&e.op));
            let mut then: Vec<Value> = Vec::new();
            for head in rest.heads(cell) {
                if !then.contains(&head.value) {
                    then.push(head.value.clone());
                }
            }
            if then.is_empty() {
                then.push(Value::Null);
            }
            let now = heads.first().map_or(Value::Null, |h| h.value.clone());
            if then.len() > 1 || then[0] != now {
                plan.cells.push(CellRevert {
                    cell: cell.clone(),
                    over: heads.iter().map(|h| h.op).collect(),
                    now,
                    then,
                });
            }
        }
        plan
    }

    /// What becomes of `entity` when operations that did the same, each without knowing of the others, are taken back
    /// together: they are looked at as one. `None`: none of them wrote to it.
    pub fn of_all(mut entity: Entity, ops: &[OpId]) -> Option<RevertPlan> {
        let of_them = |e: &&Write| ops.contains(&e.op);
        let first = *ops.first()?;
        let depth = entity.cells.values().flatten().filter(of_them).map(|e| e.depth).min()?;
        for entry in entity.cells.values_mut().flatten() {
            if ops.contains(&entry.op) {
                (entry.op, entry.depth) = (first, depth);
            }
            for parent in &mut entry.parents {
                if ops.contains(parent) {
                    *parent = first;
                }
            }
        }
        let mut plan = RevertPlan::of(entity, first, depth);
        plan.alike = ops.to_vec();
        Some(plan)
    }

    /// Leaves the whole record as it is, because of this operation.
    fn stay(&mut self, later: i64) {
        self.outcome = Outcome::Keep;
        self.cells.clear();
        self.kept.push((DELETED.to_owned(), later));
    }

    /// Tells field by field what would be written.
    pub fn tell(&self, back: &mut Vec<FieldChange>) {
        let entity = &self.entity;
        let restored = |cell: &str| self.cells.iter().find(|b| b.cell == cell);
        match self.outcome {
            Outcome::Keep => {}
            Outcome::Delete | Outcome::Restore => {
                let goes = self.outcome == Outcome::Delete;
                back.extend(history::changed(entity, DELETED, &Value::Bool(!goes), &Value::Bool(goes)));
                for cell in entity.cells.keys().filter(|c| *c != DELETED && restored(c).is_none()) {
                    let shown = entity.shown(cell).map_or(&Value::Null, |e| &e.value);
                    let (from, to) = if goes { (shown, &Value::Null) } else { (&Value::Null, shown) };
                    back.extend(history::changed(entity, cell, from, to));
                }
            }
        }
        for CellRevert { cell, now, then, .. } in &self.cells {
            let now = if self.outcome == Outcome::Restore { &Value::Null } else { now };
            back.extend(history::changed(entity, cell, now, &then[0]));
        }
    }

    /// What would be written.
    pub fn drafts(&self) -> Vec<Draft> {
        let entity = &self.entity;
        let draft = |cells| Draft { kind: entity.kind.clone(), id: entity.id, cells };
        if self.outcome == Outcome::Delete {
            let mark = (entity.all_heads(), Value::Bool(true));
            return vec![draft(BTreeMap::from([(DELETED.to_owned(), mark)]))];
        }
        let (mut drafts, mut cells) = (Vec::new(), BTreeMap::new());
        if self.outcome == Outcome::Restore {
            let seen = entity.heads(DELETED).iter().map(|h| h.op).collect();
            cells.insert(DELETED.to_owned(), (seen, Value::Bool(false)));
        }
        for CellRevert { cell, over, then, .. } in &self.cells {
            // Values that stood against each other do so again; of the parts of one operation the last is shown.
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

    /// What would be written over all that were taken back together.
    pub fn drafts_over_all(&self) -> Vec<Draft> {
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

/// An operation and all that was written over it in this cell, step by step.
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

/// The last operation on a cell that no longer says what it said `then`.
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

/// Holds the records against each other and against the rest of the file: none may go while another that stays belongs
/// to it or names it, none may come back or name again what is not there. Whether anything was changed by that.
pub(in crate::store) fn keep_consistent(
    conn: &Connection,
    plans: &mut [RevertPlan],
) -> Result<bool, Problem> {
    let ids = |outcome: Outcome| {
        plans.iter().filter(|f| f.outcome == outcome).map(|f| f.entity.id).collect::<HashSet<Id>>()
    };
    let (going, coming) = (ids(Outcome::Delete), ids(Outcome::Restore));
    let is_there = |id: Id| -> Result<Option<i64>, Problem> {
        if coming.contains(&id) {
            return Ok(None);
        }
        // What was never in this file cannot have been taken from it.
        let Some(entity) = Entity::read(conn, id)? else { return Ok(None) };
        if entity.is_live() && !going.contains(&id) {
            return Ok(None);
        }
        let deletion = entity.heads(DELETED).first().map(|h| h.no);
        Ok(deletion.or(entity.cells.values().flatten().map(|e| e.no).max()))
    };
    for i in 0..plans.len() {
        let plan = &plans[i];
        let later = match plan.outcome {
            Outcome::Delete => stays_with(conn, plan, plans, &going)?,
            Outcome::Restore => missing(&plan.entity, None, &is_there)?,
            Outcome::Keep => None,
        };
        if let Some(later) = later {
            plans[i].stay(later);
            return Ok(true);
        }
        for at in 0..plan.cells.len() {
            if let Some(later) = missing(&plan.entity, Some(&plan.cells[at]), &is_there)? {
                let back = plans[i].cells.remove(at);
                plans[i].kept.push((back.cell, later));
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The last operation on a record for which this one must stay.
fn stays_with(
    conn: &Connection,
    plan: &RevertPlan,
    plans: &[RevertPlan],
    going: &HashSet<Id>,
) -> Result<Option<i64>, Problem> {
    let entity = &plan.entity;
    let mut others: Vec<Id> = dependents(conn, entity.id)?;
    let let_go = |id: Id, cell: &str| {
        plans.iter().any(|f| f.entity.id == id && f.cells.iter().any(|b| b.cell == cell))
    };
    let referring = referrers(conn, &entity.kind, entity.id)?;
    others.extend(referring.iter().filter(|n| !let_go(n.id, n.cell)).map(|n| n.id));
    let Some(other) = others.into_iter().find(|id| !going.contains(id)) else { return Ok(None) };
    conn.prepare_cached("SELECT MAX(op) AS op FROM part WHERE entity = :id")
        .and_then(|mut s| s.query_row(named_params! { ":id": other }, |r| r.get("op")))
        .map_err(sql)
}

/// The operation by which a record is not there that this one, or this cell of it, would name again.
fn missing(
    entity: &Entity,
    only: Option<&CellRevert>,
    is_there: &impl Fn(Id) -> Result<Option<i64>, Problem>,
) -> Result<Option<i64>, Problem> {
    let Some(kind) = entity.known_kind() else { return Ok(None) };
    for cell in kind.cells() {
        let shown: Vec<&Value> = match only {
            Some(back) if back.cell == cell => back.then.iter().collect(),
            Some(_) => continue,
            None => entity.shown(cell).map(|e| &e.value).into_iter().collect(),
        };
        for id in shown.into_iter().flat_map(|value| named(kind, cell, value)) {
            if let Some(later) = is_there(id)? {
                return Ok(Some(later));
            }
        }
    }
    Ok(None)
}

/// The records that the value of a cell names.
fn named(kind: Kind, cell: &str, value: &Value) -> Vec<Id> {
    let reference =
        |name: &str| kind.field(name).is_some_and(|f| matches!(f.ty, Type::Owner(_) | Type::Ref(_)));
    unpack(kind, cell, value)
        .into_iter()
        .filter(|(name, _)| reference(name))
        .filter_map(|(_, value)| value.as_str().and_then(|text| text.parse().ok()))
        .collect()
}

/// The different values of these heads.
pub(in crate::store) fn values<'a>(heads: &[&'a Write]) -> Vec<&'a Value> {
    let mut values: Vec<&Value> = heads.iter().map(|h| &h.value).collect();
    values.sort_by_key(|v| v.to_string());
    values.dedup();
    values
}
