//! Export: every record as a line of JSONL. Equal states give equal bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use serde_json::{Value, json};

use crate::domain::check::rules;
use crate::domain::record::Record;
use crate::domain::schema::{FieldType, Kind};
use crate::domain::{FieldName, FileFault, Id, UserError};
use crate::store::Reader;
use crate::store::jsonl::import::LONGEST_LINE;
use crate::store::state::aliases;
use crate::store::state::fold::{ALIAS_OF, Entity};
use crate::store::state::references::references;

impl Reader<'_> {
    /// Writes every record, kinds in the order of their declaration, records by id. A cell in conflict has its shown
    /// value in the record; a `conflict` line with all heads follows the records.
    ///
    /// # Errors
    /// If the file cannot be read or `out` cannot be written.
    pub fn export(&self, out: &mut dyn Write) -> Result<u64, UserError> {
        self.in_read_transaction(|| self.lines(out))
    }

    fn lines(&self, out: &mut dyn Write) -> Result<u64, UserError> {
        let mut lines = 0;
        let mut put = |line: &str| {
            lines += 1;
            out.write_all(line.as_bytes())
                .and_then(|()| out.write_all(b"\n"))
                .map_err(|e| UserError::new("output-failed").because(e))
        };
        let joined = ExportedAliases::read(self)?;
        for kind in Kind::ALL.iter().copied().filter(|k| k.has_line()) {
            let mut names = joined.of(kind).peekable();
            let mut query = self.conn.prepare(&format!("SELECT * FROM \"{}\" ORDER BY id", kind.name()))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let record = self.record_of(kind, row)?;
                while let Some(name) = names.next_if(|name| name.id < record.id) {
                    put(&name.to_json())?;
                }
                put(&joined.as_entered(self, record)?.to_json())?;
            }
            for name in names {
                put(&name.to_json())?;
            }
        }
        for (kind, id) in self.missing_ones(&joined)? {
            put(&format!("{{\"type\":\"missing\",\"of\":\"{}\",\"id\":\"{id}\"}}", kind.name()))?;
        }
        for (id, target) in &joined.targets {
            put(&format!("{{\"type\":\"same\",\"of\":\"{id}\",\"as\":\"{target}\"}}"))?;
        }
        for (entity, cell, kind) in self.conflicts()? {
            // Cells of a newer program are left out: an import here would not know them.
            if cell == ALIAS_OF || kind.known().is_some_and(|k| k.cells().contains(&cell.as_str())) {
                put(&self.conflict_line(entity, &cell)?)?;
            }
        }
        for id in self.unread_entities()? {
            let Some(entity) = Entity::read(self.conn, id)? else { continue };
            for (cell, values) in entity.unread() {
                let line = json!({
                    "type": "unread", "kind": entity.kind, "of": id.to_string(), "field": cell, "values": values
                });
                // A longer one comes from a hostile file: no import takes it.
                let line = line.to_string();
                if line.len() <= LONGEST_LINE {
                    put(&line)?;
                }
            }
        }
        for contested in self.phone_conflicts()? {
            put(&contested.line())?;
        }
        // Values that break a rule came by a merge: without a line for each an import would refuse them.
        let mut doubtful = self.rule_breaking_values()?;
        for name in &joined.names {
            let broken = rules::broken(name, self.today);
            doubtful.extend(broken.map(|(_, finding)| (name.id, finding.field)));
        }
        for (id, field) in doubtful {
            put(&format!("{{\"type\":\"doubtful\",\"of\":\"{id}\",\"field\":\"{field}\"}}"))?;
        }
        Ok(lines)
    }

    /// References to records that are not live: one copy deleted what another referenced. Without a line for each an
    /// import would take them for errors.
    fn missing_ones(&self, joined: &ExportedAliases) -> Result<BTreeSet<(Kind, Id)>, UserError> {
        let mut missing = BTreeSet::new();
        for (kind, field, target) in references().filter(|(kind, ..)| kind.has_line()) {
            let text = format!(
                "SELECT DISTINCT \"{field}\" AS id FROM \"{kind}\" a WHERE \"{field}\" IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM \"{target}\" b WHERE b.id = a.\"{field}\")",
                kind = kind.name(),
                target = target.name()
            );
            let ids: Vec<Id> = self
                .conn
                .prepare(&text)
                .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))?;
            missing.extend(ids.into_iter().map(|id| (target, id)));
        }
        missing.extend(joined.missing(self)?);
        // A head in conflict may reference one too.
        for (entity, cell, kind) in self.conflicts()? {
            let Some(kind) = kind.known() else { continue };
            if cell == ALIAS_OF {
                missing.extend(ExportedAliases::disputed(self, kind, entity)?);
                continue;
            }
            for (field, target) in kind.fields_of(&cell).filter_map(|f| match f.ty {
                FieldType::Owner(target) | FieldType::Ref(target) => Some((f, target)),
                _ => None,
            }) {
                let Some(entity) = Entity::read(self.conn, entity)? else { continue };
                for head in entity.heads(&cell) {
                    let value = if kind.is_single(&cell) {
                        Some(&head.value)
                    } else {
                        head.value.get(field.name.code())
                    };
                    if let Some(id) = value.and_then(Value::as_str).and_then(|t| t.parse().ok())
                        && self.record(target, id)?.is_none()
                        && !joined.targets.contains_key(&id)
                    {
                        missing.insert((target, id));
                    }
                }
            }
        }
        Ok(missing)
    }

    fn conflict_line(&self, id: Id, cell: &str) -> Result<String, UserError> {
        let entity = Entity::read(self.conn, id)?.ok_or(UserError::file(FileFault::Damaged))?;
        let mut values: Vec<&Value> = entity.heads(cell).into_iter().map(|h| &h.value).collect();
        values.sort_by_key(|v| v.to_string());
        values.dedup();
        Ok(format!(
            "{{\"type\":\"conflict\",\"of\":\"{id}\",\"field\":{},\"values\":{}}}",
            json!(cell),
            json!(values)
        ))
    }
}

/// Aliases in an export. Each has a line of its own, and references are written as they were entered, so that an
/// importing file can unmerge them too.
struct ExportedAliases {
    /// The target of each alias.
    targets: BTreeMap<Id, Id>,
    /// The aliases as records.
    names: Vec<Record>,
    /// The roots, to which references were resolved.
    roots: BTreeSet<Id>,
}

impl ExportedAliases {
    fn read(reader: &Reader<'_>) -> Result<ExportedAliases, UserError> {
        let mut joined =
            ExportedAliases { targets: BTreeMap::new(), names: Vec::new(), roots: BTreeSet::new() };
        for name in aliases::all(reader.conn)? {
            joined.targets.insert(name.id, name.target);
            if name.root != name.id {
                joined.roots.insert(name.root);
                joined.names.extend(reader.as_entered(name.id)?);
            }
        }
        Ok(joined)
    }

    /// The aliases of a kind, by id.
    fn of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.names.iter().filter(move |name| name.kind == kind)
    }

    /// The record with its references as they were entered.
    fn as_entered(&self, reader: &Reader<'_>, record: Record) -> Result<Record, UserError> {
        let is_root = |value: &Value| {
            value.as_str().and_then(|text| text.parse().ok()).is_some_and(|id| self.roots.contains(&id))
        };
        let refers_to_one = |value: &Value| match value {
            Value::Array(list) => list.iter().any(is_root),
            value => is_root(value),
        };
        if self.roots.is_empty() || !record.values().values().any(refers_to_one) {
            return Ok(record);
        }
        let mut whole = reader.as_entered(record.id)?.unwrap_or_else(|| record.clone());
        // A member has the numbers of her aliases too.
        if let Some(phones) = record.value(FieldName::Phones) {
            whole.put(FieldName::Phones, phones.clone())?;
        }
        Ok(whole)
    }

    /// References of aliases to records that are not live.
    fn missing(&self, reader: &Reader<'_>) -> Result<BTreeSet<(Kind, Id)>, UserError> {
        let mut named: Vec<(Kind, Id)> = Vec::new();
        for (id, target) in &self.targets {
            let kind = reader.kind_at(*id)?.and_then(|kind| kind.known());
            named.extend(kind.map(|kind| (kind, *target)));
        }
        for record in &self.names {
            let fields = record.kind.fields().iter();
            named.extend(fields.filter_map(|field| match field.ty {
                FieldType::Owner(of) | FieldType::Ref(of) => record.reference(field.name).map(|id| (of, id)),
                _ => None,
            }));
        }
        ExportedAliases::not_standing(reader, named)
    }

    /// Targets in conflict that are not live.
    fn disputed(reader: &Reader<'_>, kind: Kind, id: Id) -> Result<BTreeSet<(Kind, Id)>, UserError> {
        let Some(entity) = Entity::read(reader.conn, id)? else { return Ok(BTreeSet::new()) };
        let named = entity.heads(ALIAS_OF).into_iter().filter_map(|head| head.value.as_str()?.parse().ok());
        ExportedAliases::not_standing(reader, named.map(|id| (kind, id)).collect())
    }

    fn not_standing(reader: &Reader<'_>, named: Vec<(Kind, Id)>) -> Result<BTreeSet<(Kind, Id)>, UserError> {
        let mut missing = BTreeSet::new();
        for (kind, id) in named {
            if reader.as_entered(id)?.is_none_or(|record| record.kind != kind) {
                missing.insert((kind, id));
            }
        }
        Ok(missing)
    }
}
