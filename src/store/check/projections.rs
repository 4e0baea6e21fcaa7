//! Whether the projections match the log: every entity is folded and compared with its rows. Nothing is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, named_params};

use super::projected_rows::{ProjectedTables, TableStatements};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Id, UserError};
use crate::store::Reader;
use crate::store::state::aliases;
use crate::store::state::erased;
use crate::store::state::fold::Entity;
use crate::store::state::parts::EntityRange;
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
        let listed = SparseProjections::read(*self)?;
        let expected = self.mismatches_in(&EntityRange::whole(), &listed, tell)?;
        self.wrong_counts(&expected, tell)
    }

    /// Reports the records of a range whose rows differ from their fold. Returns the rows that the range must have.
    ///
    /// # Errors
    /// If the log cannot be read.
    pub(super) fn mismatches_in(
        &self,
        range: &EntityRange,
        listed: &SparseProjections,
        tell: &mut dyn FnMut(String),
    ) -> Result<TableCounts, UserError> {
        let mut expected = TableCounts::default();
        let mut statements = TableStatements::prepare(self.conn)?;
        let mut tables = statements.read(range)?;
        Entity::each(self.conn, range, |entity| {
            let folded = ExpectedRows::of(self.conn, &entity, listed)?;
            if let Some(row) = folded.row() {
                expected.add(row.kind.name(), 1);
            }
            if entity.kind == Kind::Erasure {
                expected.erased.append(&mut erased::listed(&entity));
            }
            expected.add("entity", 1);
            expected.add("same", usize::from(entity.alias_target().is_some()));
            expected.add("conflict", folded.conflicts.len());
            expected.add("unread", folded.unread.len());
            // An unreadable row is a mismatch.
            if !self.rows_match(&entity, &folded, listed, &mut tables).unwrap_or(false) {
                tell(entity.id.to_string());
            }
            Ok(())
        })?;
        Ok(expected)
    }

    /// Reports every table whose number of rows is not the expected one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn wrong_counts(
        &self,
        expected: &TableCounts,
        tell: &mut dyn FnMut(String),
    ) -> Result<(), UserError> {
        let mut rows: BTreeMap<&str, usize> = Kind::ALL.iter().map(|k| (k.name(), 0)).collect();
        rows.extend(expected.rows.iter().map(|(table, rows)| (*table, *rows)));
        rows.insert("erased", expected.erased.len());
        for (table, expected) in rows {
            let count: i64 =
                self.conn.query_row(&format!("SELECT COUNT(*) FROM \"{table}\""), [], |r| r.get(0))?;
            if count != i64::try_from(expected).unwrap_or(i64::MAX) {
                tell(format!("{table}, {count} / {expected}"));
            }
        }
        Ok(())
    }

    fn rows_match(
        &self,
        entity: &Entity,
        folded: &ExpectedRows<'_>,
        listed: &SparseProjections,
        tables: &mut ProjectedTables<'_>,
    ) -> Result<bool, UserError> {
        let name = if listed.any_alias { aliases::alias(self.conn, entity.id)? } else { None };
        if name.as_ref().map(|n| n.target) != entity.alias_target()
            || name.is_some_and(|n| aliases::resolve(self.conn, n.id).ok() != Some(n.root))
        {
            return Ok(false);
        }
        let owner =
            folded.record.as_ref().and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
        if !tables.has_entity(entity, owner)?
            || listed.conflicts(entity.id) != folded.conflicts
            || listed.unread(entity.id) != folded.unread
        {
            return Ok(false);
        }
        let Some(record) = &folded.record else { return Ok(true) };
        let row = folded.row();
        if !tables.has_row(record.kind, entity.id, row)? {
            return Ok(false);
        }
        if record.kind != Kind::Family || row.is_none() {
            return Ok(true);
        }
        let end: String = self
            .conn
            .prepare_cached("SELECT ends_on FROM family WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": entity.id }, |r| r.get("ends_on")))?;
        Ok(end == ends_on(self.conn, entity.id)?)
    }
}

/// The rows that the log requires, by table.
#[derive(Debug, Default)]
pub(super) struct TableCounts {
    rows: BTreeMap<&'static str, usize>,
    erased: BTreeSet<Id>,
}

impl TableCounts {
    fn add(&mut self, table: &'static str, rows: usize) {
        *self.rows.entry(table).or_default() += rows;
    }

    /// Adds those of another range.
    pub(super) fn append(&mut self, mut range: TableCounts) {
        for (table, rows) in range.rows {
            self.add(table, rows);
        }
        self.erased.append(&mut range.erased);
    }
}

/// Projections that few entities have: read once, not queried for each of hundreds of thousands.
pub(super) struct SparseProjections {
    any_alias: bool,
    conflicts: HashMap<Id, Vec<String>>,
    unread: HashMap<Id, Vec<String>>,
}

impl SparseProjections {
    pub(super) fn read(reader: Reader<'_>) -> Result<SparseProjections, UserError> {
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
    fn of<'e>(
        conn: &Connection,
        entity: &'e Entity,
        listed: &SparseProjections,
    ) -> Result<ExpectedRows<'e>, UserError> {
        let mut record = entity.record();
        let mut has_row = record.as_ref().is_some_and(|record| entity.has_row(record));
        if let Some(record) = record.as_mut().filter(|_| listed.any_alias) {
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
