//! The history of a family: every operation that touched it, with what was before and after.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Local, NaiveDate};
use rusqlite::named_params;
use serde::Serialize;
use serde_json::Value;

use super::fold::{self, DELETED, Entity};
use super::{Reader, sql};
use crate::domain::record::clean;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, Id, Problem};

/// One operation of the history.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// The operation, 64 hexadecimal digits.
    pub op: String,
    /// When, as the computer said, local time.
    pub at: String,
    /// Who: user and machine.
    pub by: String,
    /// The verb.
    pub act: String,
    /// What changed.
    pub changes: Vec<FieldChange>,
}

/// A field before and after.
#[derive(Clone, Debug, Serialize)]
pub struct FieldChange {
    /// The record.
    pub entity: String,
    /// Its kind.
    pub kind: String,
    /// The field.
    pub field: String,
    /// Value before, `null` if none.
    pub from: Value,
    /// Value after, `null` if none.
    pub to: Value,
}

/// A wall time for people: local time to the minute.
#[must_use]
pub fn moment(wall: i64) -> String {
    local(wall).map_or_else(|| wall.to_string(), |t| t.format("%Y-%m-%d %H:%M").to_string())
}

/// The day of a wall time, local; `None` if no calendar has it.
#[must_use]
pub fn day(wall: i64) -> Option<NaiveDate> {
    local(wall).map(|t| t.date_naive())
}

/// A clock may say anything: beyond these years local time is not reckoned with.
fn local(wall: i64) -> Option<DateTime<Local>> {
    DateTime::from_timestamp_millis(wall)
        .filter(|t| (0..=9999).contains(&t.year()))
        .map(|t| t.with_timezone(&Local))
}

/// Who wrote: user and machine, as far as they are known.
#[must_use]
pub fn by(user: &str, device: &str) -> String {
    let named = [user, device].map(|label| clean(label, false));
    named.into_iter().filter(|label| !label.is_empty()).collect::<Vec<_>>().join(", ")
}

/// On which days a record was written, as the computers said, local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// First.
    pub first: NaiveDate,
    /// Last, when it was corrected since.
    pub last: NaiveDate,
}

impl Reader<'_> {
    /// When a record was written; `None` if the file has nothing of it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn written(&self, id: Id) -> Result<Option<Written>, Problem> {
        // First and last by depth, not by clock: a write that saw another comes after it whatever the clocks said.
        let walls: Vec<i64> = self
            .conn
            .prepare_cached(
                "SELECT o.wall FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :id ORDER BY o.depth, o.no",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":id": id }, |r| r.get("wall")).and_then(Iterator::collect)
            })
            .map_err(sql)?;
        Ok(walls
            .first()
            .and_then(|wall| day(*wall))
            .zip(walls.last().and_then(|wall| day(*wall)))
            .map(|(first, last)| Written { first, last }))
    }

    /// Everything that happened to a family, in this file's order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn history(&self, family: FamilyId) -> Result<Vec<Event>, Problem> {
        let ids: Vec<Id> = self
            .conn
            .prepare_cached(
                "SELECT :family AS id UNION SELECT id FROM entity WHERE owner = :family
                 UNION SELECT c.id FROM entity p JOIN entity c ON c.owner = p.id WHERE p.owner = :family",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":family": family.0 }, |r| r.get("id"))
                    .and_then(Iterator::collect)
            })
            .map_err(sql)?;
        let mut changes: BTreeMap<i64, Vec<FieldChange>> = BTreeMap::new();
        for id in ids {
            if let Some(entity) = Entity::read(self.conn, id)? {
                collect(&entity, &mut changes);
            }
        }
        let mut events = Vec::with_capacity(changes.len());
        for (no, changes) in changes {
            let event = self
                .conn
                .prepare_cached(
                    "SELECT o.id, o.wall, o.act, s.user, s.device FROM op o LEFT JOIN session s ON s.id = o.session
                     WHERE o.no = :no",
                )
                .and_then(|mut s| {
                    s.query_row(named_params! { ":no": no }, |r| {
                        let (user, device): (Option<String>, Option<String>) = (r.get("user")?, r.get("device")?);
                        Ok(Event {
                            op: super::journal::OpId(r.get("id")?).hex(),
                            at: moment(r.get("wall")?),
                            by: by(&user.unwrap_or_default(), &device.unwrap_or_default()),
                            act: r.get("act")?,
                            changes: Vec::new(),
                        })
                    })
                })
                .map_err(sql)?;
            events.push(Event { changes, ..event });
        }
        Ok(events)
    }
}

fn collect(entity: &Entity, changes: &mut BTreeMap<i64, Vec<FieldChange>>) {
    let kind = Kind::from_name(&entity.kind);
    for (cell, entries) in &entity.cells {
        for entry in entries {
            let before = entries
                .iter()
                .filter(|e| entry.parents.contains(&e.op))
                .max_by_key(|e| (e.depth, e.wall, e.op, e.n))
                .map_or(&Value::Null, |e| &e.value);
            let pairs = match kind {
                Some(kind) if cell != DELETED => {
                    let (old, new) =
                        (fold::unpack(kind, cell, before), fold::unpack(kind, cell, &entry.value));
                    let get = |list: &[(&str, Value)], name: &str| {
                        list.iter().find(|(n, _)| *n == name).map_or(Value::Null, |(_, v)| v.clone())
                    };
                    kind.fields_of(cell)
                        .map(|f| (f.name.to_owned(), get(&old, f.name), get(&new, f.name)))
                        .filter(|(_, from, to)| from != to)
                        .collect()
                }
                _ => vec![(cell.clone(), before.clone(), entry.value.clone())],
            };
            changes.entry(entry.no).or_default().extend(pairs.into_iter().map(|(field, from, to)| {
                FieldChange { entity: entity.id.to_string(), kind: entity.kind.clone(), field, from, to }
            }));
        }
    }
}
