//! Whether the projections match the log: every entity is folded and compared with its rows. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::logged::Logged;
use crate::domain::record::Record;
use crate::domain::schema::{Kind, Type};
use crate::domain::{FieldName, Id, UserError};
use crate::store::Reader;
use crate::store::state::aliases;
use crate::store::state::erased;
use crate::store::state::fold::Entity;
use crate::store::state::project::ends_on;

impl Reader<'_> {
    /// Reports every record whose rows differ from its fold, and every table with a wrong number of rows.
    ///
    /// # Errors
    /// If the log cannot be read.
    pub(in crate::store) fn projection_mismatches(
        &self,
        tell: &mut dyn FnMut(String),
    ) -> Result<(), UserError> {
        let ids: Vec<Id> = self
            .conn
            .prepare("SELECT DISTINCT entity FROM part WHERE body IS NOT NULL")
            .and_then(|mut s| s.query_map([], |r| r.get("entity")).and_then(Iterator::collect))?;
        let mut rows: BTreeMap<&str, usize> = Kind::ALL.iter().map(|k| (k.name(), 0)).collect();
        let (mut conflicts, mut names, mut unread, mut erased) = (0, 0, 0, BTreeSet::new());
        for id in &ids {
            let Some(entity) = Entity::read(self.conn, *id)? else { continue };
            if let Some(row) = aliases::row(self.conn, &entity)? {
                *rows.entry(row.kind.name()).or_default() += 1;
            }
            if entity.kind == Kind::Erasure {
                erased.append(&mut erased::listed(&entity));
            }
            names += usize::from(entity.alias_target().is_some());
            conflicts += entity.conflicts().len();
            unread += entity.unread().len();
            // An unreadable row is a mismatch.
            if !self.row_matches(&entity).unwrap_or(false) {
                tell(id.to_string());
            }
        }
        rows.extend([("entity", ids.len()), ("conflict", conflicts), ("same", names), ("unread", unread)]);
        rows.insert("erased", erased.len());
        for (table, expected) in rows {
            let count: i64 =
                self.conn.query_row(&format!("SELECT COUNT(*) FROM \"{table}\""), [], |r| r.get(0))?;
            if count != i64::try_from(expected).unwrap_or(i64::MAX) {
                tell(format!("{table}, {count} / {expected}"));
            }
        }
        Ok(())
    }

    fn row_matches(&self, entity: &Entity) -> Result<bool, UserError> {
        let id = named_params! { ":id": entity.id };
        let name = aliases::alias(self.conn, entity.id)?;
        if name.as_ref().map(|n| n.target) != entity.alias_target()
            || name.is_some_and(|n| aliases::resolve(self.conn, n.id).ok() != Some(n.root))
        {
            return Ok(false);
        }
        let mut record = entity.record();
        if let Some(record) = &mut record {
            aliases::resolve_references(self.conn, record)?;
        }
        let owner = record.as_ref().and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
        let row: Option<(Logged<Kind>, Option<Id>, bool)> = self
            .conn
            .prepare_cached("SELECT kind, owner, deleted FROM entity WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(id, |r| Ok((r.get("kind")?, r.get("owner")?, r.get("deleted")?))).optional()
            })?;
        if row != Some((entity.kind.clone(), owner, entity.is_deleted())) {
            return Ok(false);
        }
        let conflicts: Vec<String> = self
            .conn
            .prepare_cached("SELECT cell FROM conflict WHERE entity = :id ORDER BY cell")
            .and_then(|mut s| s.query_map(id, |r| r.get("cell")).and_then(Iterator::collect))?;
        if conflicts != entity.conflicts() {
            return Ok(false);
        }
        let unread: Vec<String> = self
            .conn
            .prepare_cached("SELECT cell FROM unread WHERE entity = :id ORDER BY cell")
            .and_then(|mut s| s.query_map(id, |r| r.get("cell")).and_then(Iterator::collect))?;
        if !unread.iter().map(String::as_str).eq(entity.unread().into_keys()) {
            return Ok(false);
        }
        let Some(record) = record else { return Ok(true) };
        let stands = self.record(record.kind, entity.id)?;
        let row = aliases::row(self.conn, entity)?;
        if stands.as_ref().map(values_of) != row.as_ref().map(values_of) {
            return Ok(false);
        }
        if record.kind != Kind::Family || row.is_none() {
            return Ok(true);
        }
        let end: String = self
            .conn
            .prepare_cached("SELECT ends_on FROM family WHERE id = :id")
            .and_then(|mut s| s.query_row(id, |r| r.get("ends_on")))?;
        Ok(end == ends_on(self.conn, entity.id)?)
    }
}

/// The values of a record without empty ones, and without phones, which have rows of their own.
fn values_of(record: &Record) -> BTreeMap<FieldName, Value> {
    let is_phones = |name: FieldName| record.kind.field(name).is_some_and(|f| f.ty == Type::Phones);
    record
        .values()
        .iter()
        .filter(|(n, v)| !v.is_null() && !is_phones(**n))
        .map(|(n, v)| (*n, v.clone()))
        .collect()
}
