//! Reading entities from the parts of the log: one, or all of them in one pass.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::domain::{Id, UserError};
use crate::store::log::op::OpId;
use crate::store::state::fold::{CellWrite, Entity};

impl Entity {
    /// Reads the parts of an entity; `None` if there is none.
    ///
    /// # Errors
    /// If the file cannot be read or a body is malformed.
    pub fn read(conn: &Connection, id: Id) -> Result<Option<Entity>, UserError> {
        let mut query = conn
            .prepare_cached(
                "SELECT p.op, p.n, p.kind, p.body, o.id, o.depth, o.wall, o.local FROM part p JOIN op o ON o.no = p.op
                 WHERE p.entity = :entity AND p.body IS NOT NULL",
            )?;
        let mut rows = query.query(named_params! { ":entity": id })?;
        let mut found: Option<Entity> = None;
        while let Some(row) = rows.next()? {
            add_row(&mut found, id, row)?;
        }
        if let Some(entity) = &mut found {
            entity.drop_invalid_writes();
        }
        Ok(found)
    }

    /// Folds every entity of a range, by id: the parts are read once, in the order of their index.
    ///
    /// # Errors
    /// If the file cannot be read, a body is malformed, or what `each` returns.
    pub(in crate::store) fn each(
        conn: &Connection,
        range: &EntityRange,
        mut each: impl FnMut(Entity) -> Result<(), UserError>,
    ) -> Result<(), UserError> {
        let mut query = conn.prepare(
            "SELECT p.op, p.n, p.kind, p.body, o.id, o.depth, o.wall, o.local, p.entity
             FROM part p INDEXED BY part_entity CROSS JOIN op o ON o.no = p.op
             WHERE p.entity >= ?1 AND p.entity < ?2 AND p.body IS NOT NULL ORDER BY p.entity",
        )?;
        let mut rows = query.query(range.bounds())?;
        let mut found: Option<Entity> = None;
        let mut whole = |mut entity: Entity| {
            entity.drop_invalid_writes();
            each(entity)
        };
        while let Some(row) = rows.next()? {
            let id = row.get(8)?;
            if let Some(entity) = found.take_if(|entity| entity.id != id) {
                whole(entity)?;
            }
            add_row(&mut found, id, row)?;
        }
        found.map_or(Ok(()), whole)
    }
}

/// A range of ids of entities.
pub(in crate::store) struct EntityRange {
    first: Vec<u8>,
    /// The first id no longer.
    end: Vec<u8>,
}

impl EntityRange {
    /// Every id: a longer blob of the greatest bytes follows all of sixteen bytes.
    pub(in crate::store) fn whole() -> EntityRange {
        EntityRange { first: Vec::new(), end: vec![u8::MAX; 17] }
    }

    /// Cuts the ids into ranges of about as many parts each. Together they hold every id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn cut(conn: &Connection, pieces: usize) -> Result<Vec<EntityRange>, UserError> {
        let count: i64 = conn.query_row("SELECT COUNT(*) FROM part", [], |r| r.get(0))?;
        let mut place = conn.prepare("SELECT entity FROM part ORDER BY entity LIMIT 1 OFFSET ?1")?;
        let pieces = i64::try_from(pieces).unwrap_or(i64::MAX);
        let mut ranges = vec![EntityRange::whole()];
        for piece in 1..pieces {
            let next: Option<Vec<u8>> = place.query_row([count / pieces * piece], |r| r.get(0)).optional()?;
            let Some((before, next)) =
                ranges.last_mut().zip(next).filter(|(range, next)| range.first < *next)
            else {
                continue;
            };
            let end = std::mem::replace(&mut before.end, next.clone());
            ranges.push(EntityRange { first: next, end });
        }
        Ok(ranges)
    }

    /// The parameters `?1`, from which on, and `?2`, before which, the ids are.
    pub(in crate::store) fn bounds(&self) -> [&[u8]; 2] {
        [&self.first, &self.end]
    }
}

/// Adds a part from a row. By place: a fold is read for every record of a merge and of a check.
fn add_row(found: &mut Option<Entity>, id: Id, row: &Row<'_>) -> Result<(), UserError> {
    let (no, n) = (row.get(0)?, row.get(1)?);
    let kind = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
    let body = row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?;
    let op = OpId(row.get(4)?);
    let (depth, wall, local) = (row.get(5)?, row.get(6)?, row.get(7)?);
    let entry = |parents, value| CellWrite { no, op, n, local, depth, wall, parents, value };
    found.get_or_insert_with(|| Entity::new(id, kind)).add(kind, body, entry)
}
