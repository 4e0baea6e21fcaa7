//! The history: the operations on a record, with the values before and after.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Local, NaiveDate};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;
use serde_json::Value;

use super::own_district;
use crate::domain::clean::{Lines, clean};
use crate::domain::logged::OpenCode;
use crate::domain::{Act, FamilyId, FieldName, Id, Kind, UserError, name};
use crate::store::state::CellName;
use crate::store::state::fold::{self, ALIAS_OF, CellWrite, DELETED, Entity};
use crate::store::{Reader, SqlContext};

/// An operation in the history.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEvent {
    /// The operation, 64 hexadecimal digits.
    pub op: String,
    /// The wall time, local.
    pub at: String,
    /// The author: curator and computer.
    pub by: String,
    pub act: OpenCode<Act>,
    pub changes: Vec<FieldChange>,
}

/// A field before and after.
#[derive(Clone, Debug, Serialize)]
pub struct FieldChange {
    /// The record.
    pub entity: Id,
    pub kind: OpenCode<Kind>,
    /// The field, or the cell as a whole.
    pub field: CellName,
    /// Value before, `null` if none.
    pub from: Value,
    /// Value after, `null` if none.
    pub to: Value,
}

/// The form of a moment in answers: local, to the minute.
pub const MOMENT: &str = "%Y-%m-%d %H:%M";

/// A wall time in words: local time to the minute.
#[must_use]
pub fn moment(wall: i64) -> String {
    local(wall).map_or_else(|| wall.to_string(), |t| t.format(MOMENT).to_string())
}

/// The local day of a wall time; `None` outside the calendar.
#[must_use]
pub fn day(wall: i64) -> Option<NaiveDate> {
    local(wall).map(|t| t.date_naive())
}

/// A clock may say anything: outside these years there is no local time.
pub(in crate::store) fn local(wall: i64) -> Option<DateTime<Local>> {
    DateTime::from_timestamp_millis(wall)
        .filter(|t| (0..=9999).contains(&t.year()))
        .map(|t| t.with_timezone(&Local))
}

/// The author in words: curator and computer, as far as known.
#[must_use]
pub fn author_label(user: &str, device: &str) -> String {
    let named = [&name::short(user), device].map(|label| clean(label, Lines::One));
    named.into_iter().filter(|label| !label.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where an operation was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum OpOrigin {
    /// In this copy of the file.
    Local,
    /// In another one: a merge brought it.
    Merged,
}

impl From<bool> for OpOrigin {
    /// From the column `local` of the log.
    fn from(local: bool) -> OpOrigin {
        if local { OpOrigin::Local } else { OpOrigin::Merged }
    }
}

/// The curator of what was written there: the district's, else the only one. Of several in a file the district's has
/// written in this copy alone.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn curator(conn: &Connection, origin: OpOrigin) -> Result<Option<String>, UserError> {
    let contested = own_district::contested(conn)?;
    conn.prepare_cached(
        "SELECT c.name, c.id IS CASE WHEN :contested THEN :curator ELSE d.curator END AS own, (SELECT COUNT(*) FROM curator) AS n
         FROM curator c LEFT JOIN district d ON TRUE ORDER BY own DESC LIMIT 1",
    )
    .and_then(|mut s| {
        let curator = contested.as_ref().and_then(|district| district.curator).map(|curator| curator.0);
        s.query_row(named_params! { ":contested": contested.is_some(), ":curator": curator }, |r| {
            Ok((r.get("name")?, r.get::<_, bool>("own")?, r.get::<_, i64>("n")?))
        })
        .optional()
    })
    .map(|found| found.filter(|(_, own, n)| *n == 1 || *own && origin == OpOrigin::Local).and_then(|(name, ..)| name))
    .sql_context()
}

/// Whether the district of this file made the transfer `t`: it holds the operation that opened the district. A transfer of a
/// program that did not note it is known by the name of the district, where that has none by its curator.
pub(super) const IS_OWN: &str = "(CASE WHEN sender_id IS NOT NULL
    THEN sender_id IN (SELECT lower(hex(o.id)) FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :district)
    ELSE EXISTS (SELECT 1 FROM district d WHERE sender = d.name OR instr(sender, d.name || ', ') = 1)
        OR NOT EXISTS (SELECT 1 FROM district d WHERE d.name IS NOT NULL)
            AND coalesce(sender, '') = coalesce(:sender, '') END)";

/// Whether the account wrote in another district, which handed a family over: the curator of this file is not its author.
fn is_of_sender(conn: &Connection, user: &str, device: &str) -> Result<bool, UserError> {
    let text = format!(
        "SELECT 1 FROM transfer t JOIN session s ON instr(replace(t.sessions, '-', ''), lower(hex(s.id))) > 0
         WHERE s.user = :user AND s.device = :device AND NOT {IS_OWN}"
    );
    conn.prepare_cached(&text)
        .and_then(|mut s| {
            s.exists(named_params! {
                ":user": user, ":device": device, ":district": Id::DISTRICT, ":sender": None::<String>,
            })
        })
        .sql_context()
}

/// The author in words. Where the label is the account of a computer, the curator of the file takes its place.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn written_by(
    conn: &Connection,
    user: &str,
    device: &str,
    origin: OpOrigin,
) -> Result<String, UserError> {
    let is_account = !user.contains(|c: char| !c.is_ascii() || c.is_whitespace());
    let is_named = is_account && (origin == OpOrigin::Local || !is_of_sender(conn, user, device)?);
    let name = if is_named { curator(conn, origin)? } else { None };
    Ok(author_label(name.as_deref().unwrap_or(user), device))
}

/// The days on which a record was written, local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteDays {
    pub first: NaiveDate,
    /// The last: a correction.
    pub last: NaiveDate,
}

impl Reader<'_> {
    /// The days on which a record was written; `None` if it has no part.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn written(&self, id: Id) -> Result<Option<WriteDays>, UserError> {
        // By depth, not by clock: a write that saw another one comes after it.
        let walls: Vec<i64> = self
            .conn
            .prepare_cached(
                "SELECT o.wall FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :id ORDER BY o.depth, o.no",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":id": id }, |r| r.get("wall")).and_then(Iterator::collect)
            })?;
        Ok(walls
            .first()
            .and_then(|wall| day(*wall))
            .zip(walls.last().and_then(|wall| day(*wall)))
            .map(|(first, last)| WriteDays { first, last }))
    }

    /// The day a person entered a record; `None` if it was imported.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn made(&self, id: Id) -> Result<Option<NaiveDate>, UserError> {
        let first: Option<(i64, OpenCode<Act>)> = self
            .conn
            .prepare_cached(
                "SELECT o.wall, o.act FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :id
                 ORDER BY o.depth, o.no LIMIT 1",
            )
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": id }, |r| Ok((r.get("wall")?, r.get("act")?))).optional()
            })?;
        let brought = |act: &OpenCode<Act>| matches!(act, OpenCode::Known(Act::Imported | Act::DemoMade));
        Ok(first.filter(|(_, act)| !brought(act)).and_then(|(wall, _)| day(wall)))
    }

    /// The operations on a family and its dependents, in the order of this file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn history(&self, family: FamilyId) -> Result<Vec<HistoryEvent>, UserError> {
        self.history_of(family.0)
    }

    /// The operations on a record and its dependents, in the order of this file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn history_of(&self, id: Id) -> Result<Vec<HistoryEvent>, UserError> {
        let id = self.root(id)?;
        let ids: Vec<Id> = self
            .conn
            .prepare_cached(
                "SELECT :id AS id UNION SELECT id FROM same WHERE root = :id
                 UNION SELECT id FROM entity WHERE owner = :id
                 UNION SELECT c.id FROM entity p JOIN entity c ON c.owner = p.id WHERE p.owner = :id",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":id": id }, |r| r.get("id")).and_then(Iterator::collect)
            })?;
        self.events(&ids)
    }

    /// The operations on one record, its aliases and the phones of a member, in the order of this file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn history_of_one(&self, id: Id) -> Result<Vec<HistoryEvent>, UserError> {
        let ids: Vec<Id> = self
            .conn
            .prepare_cached(
                "SELECT :id AS id UNION SELECT id FROM same WHERE root = :id
                 UNION SELECT p.id FROM entity p JOIN entity m ON m.id = p.owner
                 WHERE m.id = :id AND m.kind = 'member'",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":id": id }, |r| r.get("id")).and_then(Iterator::collect)
            })?;
        self.events(&ids)
    }

    fn events(&self, ids: &[Id]) -> Result<Vec<HistoryEvent>, UserError> {
        let mut changes: BTreeMap<i64, Vec<FieldChange>> = BTreeMap::new();
        for id in ids {
            if let Some(entity) = Entity::read(self.conn, *id)? {
                collect(&entity, &mut changes);
            }
        }
        let event = |(no, changes)| Ok(HistoryEvent { changes, ..event(self.conn, no)? });
        changes.into_iter().map(event).collect()
    }
}

/// An operation in the history, without its changes.
///
/// # Errors
/// If the file cannot be read.
pub(in crate::store) fn event(conn: &Connection, no: i64) -> Result<HistoryEvent, UserError> {
    let (mut event, user, device, local) = conn.prepare_cached(
        "SELECT o.id, o.wall, o.act, o.local, s.user, s.device FROM op o LEFT JOIN session s ON s.id = o.session
         WHERE o.no = :no",
    )
    .and_then(|mut s| {
        s.query_row(named_params! { ":no": no }, |r| {
            let (user, device): (Option<String>, Option<String>) = (r.get("user")?, r.get("device")?);
            let event = HistoryEvent {
                op: crate::store::log::op::OpId(r.get("id")?).hex(),
                at: moment(r.get("wall")?),
                by: String::new(),
                act: r.get("act")?,
                changes: Vec::new(),
            };
            Ok((event, user.unwrap_or_default(), device.unwrap_or_default(), r.get::<_, bool>("local")?))
        })
    })?;
    event.by = written_by(conn, &user, &device, local.into())?;
    Ok(event)
}

fn collect(entity: &Entity, changes: &mut BTreeMap<i64, Vec<FieldChange>>) {
    for (cell, entries) in &entity.cells {
        for entry in entries {
            let before = entries
                .iter()
                .filter(|e| entry.parents.contains(&e.op))
                .max_by_key(|e| (e.depth, e.wall, e.op, e.n))
                .map_or(&Value::Null, |e| &e.value);
            let mut changes_made = changed(entity, cell, before, &entry.value);
            if cell == DELETED {
                changes_made.extend(deletion_changes(entity, entry));
            }
            changes.entry(entry.no).or_default().extend(changes_made);
        }
    }
}

/// The values that a deletion hid or a restoration showed again, as its author saw them.
fn deletion_changes(entity: &Entity, entry: &CellWrite) -> Vec<FieldChange> {
    let (mut changes_made, gone) = (Vec::new(), entry.value == Value::Bool(true));
    let then = entity.without(|e| e.depth > entry.depth || (e.depth == entry.depth && e.op != entry.op));
    for cell in then.cells.keys().filter(|c| *c != DELETED) {
        let Some(shown) = then.shown(cell) else { continue };
        // What the same operation wrote is listed as its own change.
        if shown.op == entry.op {
            continue;
        }
        let (from, to) = if gone { (&shown.value, &Value::Null) } else { (&Value::Null, &shown.value) };
        changes_made.extend(changed(entity, cell, from, to));
    }
    changes_made
}

/// A cell before and after, by field where the fields are known.
pub(in crate::store) fn changed(
    entity: &Entity,
    cell: &str,
    before: &Value,
    after: &Value,
) -> Vec<FieldChange> {
    let pairs = match entity.known_kind() {
        Some(kind) if ![DELETED, ALIAS_OF].contains(&cell) => {
            let (old, new) = (fold::unpack(kind, cell, before), fold::unpack(kind, cell, after));
            let get = |list: &[(FieldName, Value)], name: FieldName| {
                list.iter().find(|(n, _)| *n == name).map_or(Value::Null, |(_, v)| v.clone())
            };
            kind.fields_of(cell)
                .map(|f| (CellName::Field(f.name), get(&old, f.name), get(&new, f.name)))
                .filter(|(_, from, to)| from != to)
                .collect()
        }
        _ => vec![(CellName::read(&entity.kind, cell), before.clone(), after.clone())],
    };
    let change =
        |(field, from, to)| FieldChange { entity: entity.id, kind: entity.kind.clone(), field, from, to };
    pairs.into_iter().map(change).collect()
}
