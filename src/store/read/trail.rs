//! The writes behind a calendar: how often its records were written, when last, and which were deleted.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, Id, Record, UserError};
use crate::report::calendar_events::{CalendarTrail, WriteCount};
use crate::store::state::fold::Entity;
use crate::store::{Reader, SqlContext};

/// The kinds with entries in a calendar.
const SENT: [Kind; 10] = [
    Kind::Appointment,
    Kind::Activity,
    Kind::Level,
    Kind::Agreement,
    Kind::Consent,
    Kind::Programme,
    Kind::Sign,
    Kind::Category,
    Kind::Member,
    Kind::Sitting,
];

/// The kinds that move these entries.
const MOVING: [Kind; 4] = [Kind::Level, Kind::Closing, Kind::Absence, Kind::Availability];

impl Reader<'_> {
    /// The writes behind all entries of a calendar.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn trail(&self) -> Result<CalendarTrail, UserError> {
        let mut trail = CalendarTrail::default();
        for kind in SENT {
            let writes = self.writes_of(kind)?;
            for (id, _) in writes.iter().filter(|(_, written)| written.times > 1) {
                trail.former.extend(self.former_states(*id)?);
            }
            trail.records.extend(writes);
        }
        // A deleted level changes the levels of its family, of which entries are made as they are.
        for kind in SENT.into_iter().filter(|kind| *kind != Kind::Level) {
            trail.deleted.extend(self.deleted_of(kind)?);
        }
        for kind in MOVING {
            for (id, written) in self.writes_of(kind)? {
                let owner = Entity::read(self.conn, id)?.and_then(|e| e.record());
                if let Some(family) = owner.and_then(|r| r.reference(FieldName::Family)) {
                    let of = trail.families.entry(FamilyId(family)).or_default();
                    of.times += written.times;
                    of.last = of.last.max(written.last);
                }
            }
        }
        for (id, written) in self.writes_of(Kind::Deadline)? {
            let Some(entity) = Entity::read(self.conn, id)? else { continue };
            // Former days count too: a later entry on such a day needs a greater sequence number.
            let said = |field: FieldName| {
                entity.cells.get(field.code()).into_iter().flatten().filter_map(|e| e.value.as_str())
            };
            let days: BTreeSet<NaiveDate> = said(FieldName::On).filter_map(|on| on.parse().ok()).collect();
            for rule in said(FieldName::Rule).collect::<BTreeSet<&str>>() {
                for on in &days {
                    let of = trail.deadlines.entry((rule.to_owned(), *on)).or_default();
                    of.times += written.times;
                    of.last = of.last.max(written.last);
                }
            }
        }
        Ok(trail)
    }

    fn writes_of(&self, kind: Kind) -> Result<HashMap<Id, WriteCount>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT e.id, COUNT(DISTINCT p.op) AS times, MAX(o.wall) AS last
                 FROM entity e JOIN part p ON p.entity = e.id JOIN op o ON o.no = p.op
                 WHERE e.kind = :kind GROUP BY e.id",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":kind": kind.name() }, |r| {
                    Ok((r.get("id")?, WriteCount { times: r.get("times")?, last: r.get("last")? }))
                })
                .and_then(Iterator::collect)
            })
            .sql_context()
    }

    /// The record as it was before each operation that changed it.
    fn former_states(&self, id: Id) -> Result<Vec<Record>, UserError> {
        let Some(entity) = Entity::read(self.conn, id)? else { return Ok(Vec::new()) };
        let depths: BTreeSet<i64> = entity.cells.values().flatten().map(|write| write.depth).collect();
        let before = |depth: &i64| entity.without(|write| write.depth >= *depth).record();
        let mut states: Vec<Record> = depths.iter().skip(1).filter_map(before).collect();
        // Of two copies that changed one record only one is shown: the calendars of the other have its day.
        for write in entity.cells.values().flatten() {
            let rivals =
                entity.cells.values().flatten().filter(|w| w.depth == write.depth && w.op != write.op);
            if rivals.count() > 0 {
                states.extend(entity.without(|w| w.depth == write.depth && w.op != write.op).record());
            }
        }
        Ok(states)
    }

    fn deleted_of(&self, kind: Kind) -> Result<Vec<Record>, UserError> {
        let text =
            format!("SELECT id FROM entity WHERE kind = '{}' AND deleted = 1 ORDER BY id", kind.name());
        let mut records = Vec::new();
        for id in self.ids(&text, &[])? {
            records.extend(Entity::read(self.conn, id)?.and_then(|e| e.record()));
        }
        Ok(records)
    }
}
