//! The rows of the projections in the order of their ids, read beside the fold of the log: to look each row up by its id
//! would take three times as long.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, Rows, Statement};

use crate::domain::record::Record;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{Id, UserError};
use crate::store::read::records::is_held;
use crate::store::state::fold::Entity;
use crate::store::state::parts::EntityRange;

/// The statements that read each table.
pub(super) struct TableStatements<'c> {
    entities: Statement<'c>,
    /// In the order of the kinds.
    kinds: Vec<Statement<'c>>,
}

impl<'c> TableStatements<'c> {
    pub(super) fn prepare(conn: &'c Connection) -> Result<TableStatements<'c>, UserError> {
        let rows = |columns: &str, table: &str| {
            conn.prepare(&format!("SELECT {columns} FROM \"{table}\" WHERE id >= ?1 AND id < ?2 ORDER BY id"))
        };
        let kinds = Kind::ALL.iter().map(|kind| rows("*", kind.name()));
        Ok(TableStatements {
            entities: rows("id, kind, owner, deleted", "entity")?,
            kinds: kinds.collect::<Result<_, _>>()?,
        })
    }

    /// Begins to read the rows of a range.
    pub(super) fn read(&mut self, range: &EntityRange) -> Result<ProjectedTables<'_>, UserError> {
        let kinds = Kind::ALL.iter().zip(&mut self.kinds).map(|(kind, statement)| {
            let columns = columns(*kind, statement)?;
            Ok::<_, UserError>((RowCursor::open(statement, range)?, columns))
        });
        Ok(ProjectedTables {
            kinds: kinds.collect::<Result<_, _>>()?,
            entities: RowCursor::open(&mut self.entities, range)?,
        })
    }
}

/// The fields of a kind with the places of their columns.
fn columns(kind: Kind, statement: &Statement<'_>) -> Result<Vec<(&'static Field, usize)>, UserError> {
    let fields = kind.fields().iter().filter(|field| field.ty != FieldType::Phones);
    let place = |field: &'static Field| Ok((field, statement.column_index(field.name.code())?));
    fields.map(place).collect()
}

/// The tables that are read in step with the entities of a range.
pub(super) struct ProjectedTables<'s> {
    entities: RowCursor<'s>,
    /// In the order of the kinds.
    kinds: Vec<(RowCursor<'s>, Vec<(&'static Field, usize)>)>,
}

impl ProjectedTables<'_> {
    /// Whether the table of entities has this one, belonging to `owner`.
    pub(super) fn has_entity(&mut self, entity: &Entity, owner: Option<Id>) -> Result<bool, UserError> {
        self.entities.step_to(entity.id)?;
        let Some(row) = self.entities.at(entity.id) else { return Ok(false) };
        let kind = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        Ok(kind == entity.kind.code()
            && row.get::<_, Option<Id>>(2)? == owner
            && row.get::<_, bool>(3)? == entity.is_deleted())
    }

    /// Whether the table of a kind has this row, or none.
    pub(super) fn has_row(
        &mut self,
        kind: Kind,
        id: Id,
        expected: Option<&Record>,
    ) -> Result<bool, UserError> {
        let Some((rows, columns)) = self.kinds.get_mut(kind as usize) else { return Ok(false) };
        rows.step_to(id)?;
        let (Some(row), Some(record)) = (rows.at(id), expected) else {
            return Ok(rows.at(id).is_none() && expected.is_none());
        };
        for (field, place) in columns {
            if !is_held(field, row.get_ref(*place)?, record.value(field.name))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The rows of a table, by id.
struct RowCursor<'s> {
    rows: Rows<'s>,
    /// The id of the row where it is; `None` behind the last.
    id: Option<Id>,
}

impl<'s> RowCursor<'s> {
    fn open(statement: &'s mut Statement<'_>, range: &EntityRange) -> Result<RowCursor<'s>, UserError> {
        let mut cursor = RowCursor { rows: statement.query(range.bounds())?, id: None };
        cursor.step()?;
        Ok(cursor)
    }

    fn step(&mut self) -> Result<(), UserError> {
        self.id = None;
        self.rows.advance()?;
        self.id = self.rows.get().map(|row| row.get(0)).transpose()?;
        Ok(())
    }

    /// Passes over the rows before this id: they are counted.
    fn step_to(&mut self, id: Id) -> Result<(), UserError> {
        while self.id.is_some_and(|at| at < id) {
            self.step()?;
        }
        Ok(())
    }

    /// The row of this id.
    fn at(&self, id: Id) -> Option<&rusqlite::Row<'s>> {
        self.rows.get().filter(|_| self.id == Some(id))
    }
}
