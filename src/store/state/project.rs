//! The one writer of projections: the fold of an entity becomes its rows.
//!
//! The whole entity is folded each time, so that projecting step by step and rebuilding cannot differ.

mod row;

use chrono::NaiveDate;
use row::write_row;
use rusqlite::{Connection, OptionalExtension, named_params, params};

use crate::domain::accompaniment;
use crate::domain::logged::OpenCode;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Id, UserError};
use crate::store::SqlContext;
use crate::store::log::schema::{self, NEVER};
use crate::store::state::PROJECTION;
use crate::store::state::aliases;
use crate::store::state::erased;
use crate::store::state::fold::{ALIAS_OF, Entity};

/// Projects an entity, and the entities whose root its alias changes.
///
/// # Errors
/// If the file cannot be read or written.
pub fn project(conn: &Connection, id: Id) -> Result<(), UserError> {
    let Some(entity) = Entity::read(conn, id)? else { return Ok(()) };
    let elsewhere = aliases::update(conn, &entity)?;
    write(conn, ProjectedRow::of(&entity))?;
    if entity.kind == Kind::Erasure {
        erased::project(conn, &entity)?;
    }
    for other in elsewhere {
        if let Some(entity) = Entity::read(conn, other)? {
            write(conn, ProjectedRow::of(&entity))?;
        }
    }
    Ok(())
}

/// Removes the rows of an entity whose parts are all empty.
///
/// # Errors
/// If the file cannot be written.
pub(in crate::store) fn remove(conn: &Connection, id: Id) -> Result<(), UserError> {
    let id = named_params! { ":id": id };
    let known: Option<(OpenCode<Kind>, Option<Id>)> = conn
        .prepare_cached("SELECT kind, owner FROM entity WHERE id = :id")
        .and_then(|mut s| s.query_row(id, |r| Ok((r.get("kind")?, r.get("owner")?))).optional())?;
    for statement in [
        "DELETE FROM entity WHERE id = :id",
        "DELETE FROM conflict WHERE entity = :id",
        "DELETE FROM unread WHERE entity = :id",
        "DELETE FROM same WHERE id = :id",
    ] {
        conn.prepare_cached(statement).and_then(|mut s| s.execute(id))?;
    }
    let Some((kind, owner)) = known else { return Ok(()) };
    let Some(kind) = kind.known() else { return Ok(()) };
    conn.prepare_cached(&format!("DELETE FROM \"{}\" WHERE id = :id", kind.name()))
        .and_then(|mut s| s.execute(id))?;
    match owner.filter(|_| matches!(kind, Kind::Level | Kind::Closing)) {
        Some(family) => set_end(conn, family),
        None => Ok(()),
    }
}

/// What the rows of an entity contain, as far as the entity alone decides it.
#[derive(Debug)]
pub(in crate::store) struct ProjectedRow {
    id: Id,
    kind: OpenCode<Kind>,
    record: Option<Record>,
    /// The record that it belongs to.
    owner: Option<Id>,
    deleted: bool,
    conflicts: Vec<String>,
    /// The cells with a value that this program cannot show.
    unread: Vec<String>,
    /// Whether the record has a row, unless it is an alias.
    has_row: bool,
    place: i64,
    /// Whether the cell [`ALIAS_OF`] was never written.
    never_aliased: bool,
}

impl ProjectedRow {
    pub(in crate::store) fn of(entity: &Entity) -> ProjectedRow {
        let record = entity.record();
        ProjectedRow {
            id: entity.id,
            kind: entity.kind.clone(),
            deleted: entity.is_deleted(),
            conflicts: entity.conflicts().into_iter().map(str::to_owned).collect(),
            unread: entity.unread().into_keys().map(str::to_owned).collect(),
            has_row: record.as_ref().is_some_and(|record| entity.has_row(record)),
            place: place(entity),
            never_aliased: !entity.cells.contains_key(ALIAS_OF),
            owner: record.as_ref().and_then(owner_of),
            record,
        }
    }

    pub(in crate::store) fn id(&self) -> Id {
        self.id
    }

    /// Whether it is live, without conflict, and of a kind that is never merged.
    pub(in crate::store) fn is_sound(&self) -> bool {
        let twins = self.record.as_ref().is_some_and(|r| aliases::is_mergeable(r.kind));
        !self.deleted && self.conflicts.is_empty() && self.unread.is_empty() && !twins
    }

    /// The record that it belongs to.
    pub(in crate::store) fn owner(&self) -> Option<Id> {
        self.owner
    }
}

/// The record that owns this one.
fn owner_of(record: &Record) -> Option<Id> {
    record.kind.owner_field().and_then(|field| record.reference(field.name))
}

/// Writes the rows of one entity, with references resolved to their roots.
fn write(conn: &Connection, mut projected: ProjectedRow) -> Result<(), UserError> {
    let id = projected.id;
    if let Some(record) = &mut projected.record {
        aliases::resolve_references(conn, record)?;
        projected.owner = owner_of(record);
    }
    for table in ["conflict", "unread"] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE entity = :id"))
            .and_then(|mut s| s.execute(named_params! { ":id": id }))?;
    }
    conflicts(conn, &projected)?;
    let owner = projected.owner();
    let before: Option<(OpenCode<Kind>, Option<Id>)> =
        conn.prepare_cached("SELECT kind, owner FROM entity WHERE id = :id").and_then(|mut s| {
            s.query_row(named_params! { ":id": id }, |r| Ok((r.get("kind")?, r.get("owner")?))).optional()
        })?;
    let (kind_before, owner_before) = before.unzip();
    conn.prepare_cached(
        "INSERT OR REPLACE INTO entity (id, kind, owner, deleted) VALUES (:id, :kind, :owner, :deleted)",
    )
    .and_then(|mut s| {
        s.execute(named_params! {
            ":id": id, ":kind": projected.kind, ":owner": owner, ":deleted": projected.deleted,
        })
    })?;
    // Two kinds of one id arise only where ids were given from outside.
    if let Some(other) = kind_before.filter(|k| *k != projected.kind).and_then(|k| k.known()) {
        delete_row(conn, other, id)?;
    }
    let Some(record) = &projected.record else { return Ok(()) };
    let joined = aliases::is_mergeable(record.kind) && aliases::root(conn, id)? != id;
    if projected.has_row && !joined {
        write_row(conn, record, projected.place)?;
    } else {
        delete_row(conn, record.kind, id)?;
    }
    set_ends(conn, record, owner, owner_before.flatten())
}

/// Inserts the rows of an entity in a file without aliases: nothing has to be queried before. Returns `false`, and
/// writes nothing, if the entity has rows or was ever an alias.
///
/// # Errors
/// If the file cannot be written.
pub(in crate::store) fn insert_new(conn: &Connection, projected: &ProjectedRow) -> Result<bool, UserError> {
    if !projected.never_aliased || projected.kind == Kind::Erasure {
        return Ok(false);
    }
    let owner = projected.owner();
    let added = conn
        .prepare_cached(
            "INSERT INTO entity (id, kind, owner, deleted) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )
        .and_then(|mut s| s.execute(params![projected.id, projected.kind, owner, projected.deleted]))?;
    if added == 0 {
        return Ok(false);
    }
    conflicts(conn, projected)?;
    let Some(record) = &projected.record else { return Ok(true) };
    if projected.has_row {
        write_row(conn, record, projected.place)?;
    }
    set_ends(conn, record, owner, None)?;
    Ok(true)
}

/// Updates `ends_on` of the families that the record may affect.
fn set_ends(
    conn: &Connection,
    record: &Record,
    owner: Option<Id>,
    owner_before: Option<Id>,
) -> Result<(), UserError> {
    match record.kind {
        Kind::Family => set_end(conn, record.id),
        Kind::Level | Kind::Closing | Kind::Decision => {
            // A record that moves to another family affects both.
            let mut families: Vec<Id> = owner.into_iter().chain(owner_before).collect();
            families.dedup();
            families.into_iter().try_for_each(|family| set_end(conn, family))
        }
        _ => Ok(()),
    }
}

/// The rowid of an entity: the place of its first part in this file. The order of entry survives a rebuild and an
/// undo.
fn place(entity: &Entity) -> i64 {
    entity.cells.values().flatten().map(|e| (e.no << 24) + e.n).min().unwrap_or_default()
}

fn delete_row(conn: &Connection, kind: Kind, id: Id) -> Result<(), UserError> {
    conn.prepare_cached(&format!("DELETE FROM \"{}\" WHERE id = :id", kind.name()))
        .and_then(|mut s| s.execute(named_params! { ":id": id }))?;
    Ok(())
}

/// Rebuilds all projections from the log.
///
/// # Errors
/// If the file cannot be read or written.
pub fn rebuild(conn: &Connection) -> Result<(), UserError> {
    conn.execute_batch(&schema::projections())?;
    let mut query = conn.prepare("SELECT DISTINCT entity FROM part")?;
    let ids: Vec<Id> = query.query_map([], |row| row.get("entity")).and_then(Iterator::collect)?;
    for id in ids {
        project(conn, id)?;
    }
    conn.execute("UPDATE head SET projection = :p", named_params! { ":p": PROJECTION })?;
    Ok(())
}

fn conflicts(conn: &Connection, projected: &ProjectedRow) -> Result<(), UserError> {
    for cell in &projected.conflicts {
        conn.prepare_cached("INSERT INTO conflict (entity, cell, kind) VALUES (:id, :cell, :kind)")
            .and_then(|mut s| {
                s.execute(named_params! { ":id": projected.id, ":cell": cell, ":kind": projected.kind })
            })?;
    }
    for cell in &projected.unread {
        conn.prepare_cached("INSERT INTO unread (entity, cell) VALUES (:id, :cell)")
            .and_then(|mut s| s.execute(named_params! { ":id": projected.id, ":cell": cell }))?;
    }
    Ok(())
}

/// Updates the day the accompaniment of a family ends for good. It finds the few current families among thousands by
/// index.
fn set_end(conn: &Connection, family: Id) -> Result<(), UserError> {
    let end = ends_on(conn, family)?;
    conn.prepare_cached("UPDATE family SET ends_on = :end WHERE id = :family AND ends_on <> :end")
        .and_then(|mut s| s.execute(named_params! { ":end": end, ":family": family }))?;
    Ok(())
}

/// The day the accompaniment of a family ends for good, ISO; [`NEVER`] while it goes on.
pub(in crate::store) fn ends_on(conn: &Connection, family: Id) -> Result<String, UserError> {
    let days = |text: &str| -> Result<Vec<NaiveDate>, UserError> {
        conn.prepare_cached(text)
            .and_then(|mut s| {
                s.query_map(named_params! { ":family": family }, |row| row.get("day"))
                    .and_then(Iterator::collect)
            })
            .sql_context()
    };
    let levels = days("SELECT DISTINCT \"from\" AS day FROM level WHERE family = :family ORDER BY day")?;
    // A closing that the body did not grant closes nothing.
    let closings = days(
        "SELECT \"on\" AS day FROM closing c WHERE family = :family AND NOT EXISTS
         (SELECT 1 FROM decision d WHERE d.id = c.decision AND coalesce(d.ruling, 'granted') <> 'granted')
         ORDER BY day",
    )?;
    let registered =
        days("SELECT registered_on AS day FROM family WHERE id = :family AND registered_on IS NOT NULL")?;
    let end = accompaniment::end(&levels, &closings, registered.first().copied());
    Ok(end.map_or_else(|| NEVER.to_owned(), |day| day.to_string()))
}
