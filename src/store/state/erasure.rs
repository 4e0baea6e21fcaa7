//! Erasure: every part of an erased record loses nonce and body. Header and commitments stay, so that the ids of the
//! operations hold and copies still merge.
//!
//! A record is erased if an erasure lists it, or if it belongs to an erased record. What belongs to one and is listed
//! nowhere came from a copy that did not know of the erasure: a *supplement* lists it. A supplement is a function of the
//! erasure and the record alone, so that all copies write the same operation, and equal sets stay equal.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use super::erased::{any, is_erased};
use super::fold::{self, Entity};
use super::project;
use crate::domain::erasure::Erasure;
use crate::domain::{Act, FieldName, Id, Kind, Record, RecordType, UserError};
use crate::store::log::append::{self, Appender, OpRow, PartRow};
use crate::store::log::op::{OpHeader, Session, commitment};

/// Empties all parts of erased records, and of what belongs to them; `touched`: the records that were just written to.
/// Returns how many records were emptied.
///
/// # Errors
/// If the file cannot be read or written.
pub(in crate::store) fn enforce(
    conn: &Connection,
    log: &mut Appender<'_>,
    touched: &BTreeSet<Id>,
) -> Result<usize, UserError> {
    if !any(conn)? {
        return Ok(0);
    }
    loop {
        let found = unlisted(conn, touched)?;
        if found.is_empty() {
            break;
        }
        for (id, by) in found {
            supplement(conn, log, id, by)?;
        }
    }
    let full: Vec<Id> = conn
        .prepare_cached(
            "SELECT e.id FROM erased e WHERE EXISTS
                 (SELECT 1 FROM part p WHERE p.entity = e.id AND p.body IS NOT NULL AND p.kind <> 'erasure')",
        )
        .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))?;
    // What an emptied page held is overwritten with it.
    conn.pragma_update(None, "secure_delete", true)?;
    for id in &full {
        conn.prepare_cached(
            "UPDATE part SET nonce = NULL, body = NULL WHERE entity = :id AND kind <> 'erasure'",
        )
        .and_then(|mut s| s.execute(named_params! { ":id": id }))?;
        project::remove(conn, *id)?;
    }
    Ok(full.len())
}

/// Records that belong to an erased one and are listed by no erasure, each with the erasure of its owner.
fn unlisted(conn: &Connection, touched: &BTreeSet<Id>) -> Result<BTreeMap<Id, Id>, UserError> {
    let mut found: BTreeMap<Id, Id> = conn
        .prepare_cached(
            "SELECT n.id AS id, e.by AS by FROM erased e JOIN entity n ON n.owner = e.id
             WHERE NOT EXISTS (SELECT 1 FROM erased x WHERE x.id = n.id)",
        )
        .and_then(|mut s| {
            s.query_map([], |r| Ok((r.get("id")?, r.get("by")?))).and_then(Iterator::collect)
        })?;
    // A record that was moved to another owner belonged to the erased one when it was entered.
    for id in touched {
        if is_erased(conn, *id)? || found.contains_key(id) {
            continue;
        }
        let Some(entity) = Entity::read(conn, *id)? else { continue };
        let Some(owner) = entity.known_kind().and_then(Kind::owner_field) else { continue };
        for write in entity.cells.get(owner.cell).into_iter().flatten() {
            let named = write.value.as_str().or_else(|| write.value.get(owner.name.code())?.as_str());
            let Some(named) = named.and_then(|id| id.parse::<Id>().ok()) else { continue };
            let by: Option<Id> = conn
                .prepare_cached("SELECT by FROM erased WHERE id = :id")
                .and_then(|mut s| s.query_row(named_params! { ":id": named }, |r| r.get("by")).optional())?;
            if let Some(by) = by {
                found.insert(*id, by);
            }
        }
    }
    Ok(found)
}

/// Appends the supplement that lists `id` under the erasure `by`.
fn supplement(conn: &Connection, log: &mut Appender<'_>, id: Id, by: Id) -> Result<(), UserError> {
    let Some(erasure) = Entity::read(conn, by)?.and_then(|e| e.record()) else { return Ok(()) };
    let (depth, wall): (i64, i64) = conn
        .prepare_cached(
            "SELECT o.depth, o.wall FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :by
             ORDER BY o.depth, o.id LIMIT 1",
        )
        .and_then(|mut s| s.query_row(named_params! { ":by": by }, |r| Ok((r.get(0)?, r.get(1)?))))?;
    let made = |label: &str| -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(label.as_bytes());
        hash.update(by.bytes());
        hash.update(id.bytes());
        hash.finalize().into()
    };
    let half = |label: &str| -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&made(label)[..16]);
        bytes
    };
    let labels = |program: &str| Session {
        id: half("kurator-erasure-session\0"),
        device: String::new(),
        user: String::new(),
        program: program.to_owned(),
    };
    let session = labels("kurator");
    let record = supplement_record(&erasure, Id::from_bytes(half("kurator-erasure-entity\0")), id);
    let cells = Kind::Erasure
        .cells()
        .into_iter()
        .map(|cell| (cell.to_owned(), (Vec::new(), fold::pack(Kind::Erasure, cell, record.values()))))
        .filter(|(_, (_, value))| !value.is_null())
        .collect();
    let (body, nonce) = (fold::body(&cells), half("kurator-erasure-nonce\0"));
    let commitment = commitment(0, Kind::Erasure.name(), record.id, &nonce, &body);
    let (seq, depth, act) = (1, depth + 1, Act::Erased.code());
    let header =
        OpHeader { session: &session, seq, prev: None, depth: depth.unsigned_abs(), wall, act, target: None };
    let op = header.id(&[commitment]);
    let is_known = conn
        .prepare_cached("SELECT 1 FROM op WHERE id = :id")
        .and_then(|mut s| s.exists(named_params! { ":id": op.0 }))?;
    if !is_known {
        append::insert_session(conn, &session)?;
        let row = OpRow {
            id: op,
            session: session.id,
            seq,
            prev: None,
            depth,
            wall,
            act,
            target: None,
            local: false,
        };
        let part = PartRow {
            n: 0,
            kind: Kind::Erasure.name(),
            entity: record.id,
            nonce: Some(nonce),
            body: Some(&body),
            commitment,
        };
        log.append(row, std::iter::once(part))?;
    }
    project::project(conn, record.id)
}

fn supplement_record(erasure: &Record, own: Id, id: Id) -> Record {
    let text = |field| erasure.text(field).map(str::to_owned);
    let erasure = Erasure {
        id: own,
        entities: vec![id.to_string()],
        reason: text(FieldName::Reason),
        number: text(FieldName::Number),
        on: erasure.date(FieldName::On),
    };
    erasure.record()
}
