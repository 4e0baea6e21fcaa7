//! Whether the projections match the log: every entity is folded and compared with its rows. Nothing is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::record::Record;
use crate::domain::schema::{FieldType, Kind};
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
        let mut rows: BTreeMap<&str, usize> = Kind::ALL.iter().map(|k| (k.name(), 0)).collect();
        let (mut entities, mut conflicts, mut names, mut unread) = (0, 0, 0, 0);
        let mut erased = BTreeSet::new();
        let listed = SparseProjections::read(*self)?;
        Entity::each(self.conn, |entity| {
            let folded = ExpectedRows::of(self.conn, &entity)?;
            if let Some(row) = folded.row() {
                *rows.entry(row.kind.name()).or_default() += 1;
            }
            if entity.kind == Kind::Erasure {
                erased.append(&mut erased::listed(&entity));
            }
            entities += 1;
            names += usize::from(entity.alias_target().is_some());
            conflicts += folded.conflicts.len();
            unread += folded.unread.len();
            // An unreadable row is a mismatch.
            if !self.row_matches(&entity, &folded, &listed).unwrap_or(false) {
                tell(entity.id.to_string());
            }
            Ok(())
        })?;
        rows.extend([("entity", entities), ("conflict", conflicts), ("same", names), ("unread", unread)]);
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

    fn row_matches(
        &self,
        entity: &Entity,
        folded: &ExpectedRows<'_>,
        listed: &SparseProjections,
    ) -> Result<bool, UserError> {
        let id = named_params! { ":id": entity.id };
        let name = if listed.any_alias { aliases::alias(self.conn, entity.id)? } else { None };
        if name.as_ref().map(|n| n.target) != entity.alias_target()
            || name.is_some_and(|n| aliases::resolve(self.conn, n.id).ok() != Some(n.root))
        {
            return Ok(false);
        }
        let owner =
            folded.record.as_ref().and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
        let row: Option<(OpenCode<Kind>, Option<Id>, bool)> = self
            .conn
            .prepare_cached("SELECT kind, owner, deleted FROM entity WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(id, |r| Ok((r.get("kind")?, r.get("owner")?, r.get("deleted")?))).optional()
            })?;
        if row != Some((entity.kind.clone(), owner, entity.is_deleted())) {
            return Ok(false);
        }
        if listed.conflicts(entity.id) != folded.conflicts || listed.unread(entity.id) != folded.unread {
            return Ok(false);
        }
        let Some(record) = &folded.record else { return Ok(true) };
        let row = folded.row();
        let stored = self.row(record.kind, entity.id)?;
        let is_equal = match (&stored, row) {
            (Some(stored), Some(row)) => values_of(stored).eq(values_of(row)),
            (stored, row) => stored.is_none() && row.is_none(),
        };
        if !is_equal {
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

/// Projections that few entities have: read once, not queried for each of hundreds of thousands.
struct SparseProjections {
    any_alias: bool,
    conflicts: HashMap<Id, Vec<String>>,
    unread: HashMap<Id, Vec<String>>,
}

impl SparseProjections {
    fn read(reader: Reader<'_>) -> Result<SparseProjections, UserError> {
        let cells = |query: &str| -> Result<HashMap<Id, Vec<String>>, UserError> {
            let mut cells: HashMap<Id, Vec<String>> = HashMap::new();
            reader.each_row(query, &[], |row| {
                cells.entry(row.get(0)?).or_default().push(row.get(1)?);
                Ok(())
            })?;
            Ok(cells)
        };
        Ok(SparseProjections {
            any_alias: aliases::any(reader.conn)?,
            conflicts: cells("SELECT entity, cell FROM conflict ORDER BY entity, cell")?,
            unread: cells("SELECT entity, cell FROM unread ORDER BY entity, cell")?,
        })
    }

    fn conflicts(&self, entity: Id) -> &[String] {
        self.conflicts.get(&entity).map_or(&[], Vec::as_slice)
    }

    fn unread(&self, entity: Id) -> &[String] {
        self.unread.get(&entity).map_or(&[], Vec::as_slice)
    }
}

/// The rows that the fold of an entity requires.
struct ExpectedRows<'e> {
    /// With references resolved to their roots.
    record: Option<Record>,
    /// Whether it has a row of its own: an alias has none.
    has_row: bool,
    conflicts: Vec<&'e str>,
    unread: Vec<&'e str>,
}

impl ExpectedRows<'_> {
    fn of<'e>(conn: &Connection, entity: &'e Entity) -> Result<ExpectedRows<'e>, UserError> {
        let mut record = entity.record();
        let mut has_row = record.as_ref().is_some_and(|record| entity.has_row(record));
        if let Some(record) = &mut record {
            has_row = has_row && !aliases::is_alias(conn, record)?;
            aliases::resolve_references(conn, record)?;
        }
        let unread = entity.unread().into_keys().collect();
        Ok(ExpectedRows { record, has_row, conflicts: entity.conflicts(), unread })
    }

    fn row(&self) -> Option<&Record> {
        self.record.as_ref().filter(|_| self.has_row)
    }
}

/// The values of a record without empty ones, and without phones, which have rows of their own.
fn values_of(record: &Record) -> impl Iterator<Item = (&FieldName, &Value)> {
    let is_phones = |name: FieldName| record.kind.field(name).is_some_and(|f| f.ty == FieldType::Phones);
    record.values().iter().filter(move |(n, v)| !v.is_null() && !is_phones(**n))
}
