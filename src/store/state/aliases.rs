//! Aliases: records merged into another one. An alias has no row, and references to it resolve to its root. Nothing
//! is rewritten for that, so that unmerging restores every record as it was entered.
//!
//! The root follows the targets from alias to alias while they are live. It depends on the operations alone, never on
//! their order: where two copies merged crosswise, the targets form a cycle, and its least id is the root.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::record::Record;
use crate::domain::schema::{FieldType, Kind};
use crate::domain::{FieldName, Id, UserError};
use crate::store::SqlContext;
use crate::store::state::fold::{ALIAS_OF, Entity};
use crate::store::state::references::referrers;

/// The longest chain of targets that is followed. People make chains of two or three; a hostile file may make them
/// endless.
const MAX_CHAIN: usize = 32;

/// Whether records of the kind can be merged: those that two people may enter for the same thing.
#[must_use]
pub fn is_mergeable(kind: Kind) -> bool {
    matches!(kind, Kind::Family | Kind::Member | Kind::Organisation | Kind::Curator)
}

impl Entity {
    /// The target of an alias; `None` if the record has no row of its own to give up.
    #[must_use]
    pub fn alias_target(&self) -> Option<Id> {
        self.known_kind().filter(|kind| is_mergeable(*kind))?;
        let named = self.shown(ALIAS_OF)?.value.as_str()?.parse().ok()?;
        self.row().map(|_| named)
    }
}

/// A row of the projection `same`.
pub(in crate::store) struct Alias {
    pub id: Id,
    /// The kind of both records.
    pub kind: OpenCode<Kind>,
    /// The record that the alias names.
    pub target: Id,
    /// The root; the alias itself, if its target is not live.
    pub root: Id,
}

/// Whether the file has any alias. Most have none and save a query for each record.
pub(in crate::store) fn any(conn: &Connection) -> Result<bool, UserError> {
    conn.prepare_cached("SELECT 1 FROM same LIMIT 1").and_then(|mut s| s.exists([])).sql_context()
}

/// The alias with this id, if the record is one.
pub(in crate::store) fn alias(conn: &Connection, id: Id) -> Result<Option<Alias>, UserError> {
    conn.prepare_cached("SELECT id, kind, target, root FROM same WHERE id = :id")
        .and_then(|mut s| s.query_row(named_params! { ":id": id }, of_row).optional())
        .sql_context()
}

fn of_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Alias> {
    Ok(Alias {
        id: row.get("id")?,
        kind: row.get("kind")?,
        target: row.get("target")?,
        root: row.get("root")?,
    })
}

/// The root of a record: the record itself, unless it is an alias.
pub(in crate::store) fn root(conn: &Connection, id: Id) -> Result<Id, UserError> {
    Ok(alias(conn, id)?.map_or(id, |name| name.root))
}

/// All aliases of the file, by id.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<Alias>, UserError> {
    conn.prepare_cached("SELECT id, kind, target, root FROM same ORDER BY id")
        .and_then(|mut s| s.query_map([], of_row).and_then(Iterator::collect))
        .sql_context()
}

/// The aliases whose root is this record.
pub(in crate::store) fn aliases_of(conn: &Connection, root: Id) -> Result<Vec<Id>, UserError> {
    ids(conn, "SELECT id FROM same WHERE root = :id AND id <> :id ORDER BY id", root)
}

fn ids(conn: &Connection, text: &str, id: Id) -> Result<Vec<Id>, UserError> {
    conn.prepare_cached(text)
        .and_then(|mut s| {
            s.query_map(named_params! { ":id": id }, |r| r.get("id")).and_then(Iterator::collect)
        })
        .sql_context()
}

/// The record with all aliases of it, direct and indirect, but never `past` nor the aliases of that.
pub(in crate::store) fn transitive(
    conn: &Connection,
    id: Id,
    past: Option<Id>,
) -> Result<BTreeSet<Id>, UserError> {
    let (mut all, mut last) = (BTreeSet::from([id]), vec![id]);
    for _ in 0..MAX_CHAIN {
        let mut next = Vec::new();
        for id in std::mem::take(&mut last) {
            let names = ids(conn, "SELECT id FROM same WHERE target = :id ORDER BY id", id)?;
            next.extend(names.into_iter().filter(|name| Some(*name) != past && all.insert(*name)));
        }
        last = next;
    }
    Ok(all)
}

/// Follows the targets to the root.
pub(in crate::store) fn resolve(conn: &Connection, id: Id) -> Result<Id, UserError> {
    let Some(first) = alias(conn, id)? else { return Ok(id) };
    let (kind, mut next) = (first.kind, first.target);
    let mut path = vec![id];
    loop {
        if let Some(entry) = path.iter().position(|passed| *passed == next) {
            return Ok(path[entry..].iter().copied().min().unwrap_or(id));
        }
        if path.len() > MAX_CHAIN {
            return Ok(id);
        }
        // A target of another kind ends the chain. An alias is a valid target, a record without row is not.
        let further = alias(conn, next)?;
        let is_in_force = match &further {
            Some(name) => name.kind == kind,
            None => Entity::read(conn, next)?.is_some_and(|e| e.kind == kind && e.row().is_some()),
        };
        match further {
            Some(name) if is_in_force => {
                path.push(next);
                next = name.target;
            }
            None if is_in_force => return Ok(next),
            _ => return Ok(path.last().copied().unwrap_or(id)),
        }
    }
}

/// Updates the projection `same` to what `entity` says. Returns the entities to project again: aliases whose root
/// changed, their dependents and referrers.
pub(in crate::store) fn update(conn: &Connection, entity: &Entity) -> Result<BTreeSet<Id>, UserError> {
    let says = entity.alias_target();
    let mut elsewhere = BTreeSet::new();
    if says.is_none() && !any(conn)? {
        return Ok(elsewhere);
    }
    let known = alias(conn, entity.id)?;
    let behind = transitive(conn, entity.id, None)?;
    if says.is_none() && known.is_none() && behind.len() == 1 {
        return Ok(elsewhere);
    }
    let mut roots: Vec<(Id, Id)> = Vec::with_capacity(behind.len());
    for id in behind {
        roots.push((id, root(conn, id)?));
    }
    match says {
        Some(target) => conn
            .prepare_cached(
                "INSERT OR REPLACE INTO same (id, kind, target, root) VALUES (:id, :kind, :target, :id)",
            )
            .and_then(|mut s| {
                s.execute(named_params! { ":id": entity.id, ":kind": entity.kind, ":target": target })
            }),
        None => conn
            .prepare_cached("DELETE FROM same WHERE id = :id")
            .and_then(|mut s| s.execute(named_params! { ":id": entity.id })),
    }?;
    for (id, before) in roots {
        let now = resolve(conn, id)?;
        conn.prepare_cached("UPDATE same SET root = :root WHERE id = :id AND root <> :root")
            .and_then(|mut s| s.execute(named_params! { ":id": id, ":root": now }))?;
        if now != before {
            elsewhere.insert(id);
            elsewhere.extend(ids(conn, "SELECT id FROM entity WHERE owner = :id", before)?);
            if let Some(kind) = entity.known_kind() {
                elsewhere.extend(referrers(conn, kind, before)?.into_iter().map(|n| n.id));
            }
        }
    }
    elsewhere.remove(&entity.id);
    Ok(elsewhere)
}

/// Replaces every alias that the record references by its root.
pub(in crate::store) fn resolve_references(conn: &Connection, record: &mut Record) -> Result<(), UserError> {
    if !any(conn)? {
        return Ok(());
    }
    let moved = |value: &Value| -> Result<Option<Value>, UserError> {
        let Some(id) = value.as_str().and_then(|text| text.parse::<Id>().ok()) else { return Ok(None) };
        let root = root(conn, id)?;
        Ok((root != id).then(|| Value::String(root.to_string())))
    };
    for field in record.kind.fields() {
        match (field.ty, record.value_mut(field.name)) {
            // The people who came or were met are named by id or by plain name.
            (FieldType::Texts, Some(Value::Array(list))) => {
                let mut people: Vec<Value> = Vec::with_capacity(list.len());
                for person in list.iter() {
                    let person = moved(person)?.unwrap_or_else(|| person.clone());
                    if !people.contains(&person) {
                        people.push(person);
                    }
                }
                *list = people;
            }
            (FieldType::Owner(_) | FieldType::Ref(_), Some(value)) => {
                *value = moved(value)?.unwrap_or(value.take())
            }
            (FieldType::Text, Some(value)) if field.name == FieldName::By => {
                *value = moved(value)?.unwrap_or(value.take());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether the record has given its row up to another one.
pub(in crate::store) fn is_alias(conn: &Connection, record: &Record) -> Result<bool, UserError> {
    Ok(is_mergeable(record.kind) && root(conn, record.id)? != record.id)
}
