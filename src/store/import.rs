//! Import: lines of JSONL become one action. Each line is checked before anything is written.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{OptionalExtension, named_params};
use serde::Serialize;
use serde_json::Value;

use super::fold::Entity;
use super::record::{Change, Draft};
use super::{Store, sql};
use crate::domain::level::{Frequency, Level, Unit};
use crate::domain::record::Record;
use crate::domain::schema::{Kind, Type};
use crate::domain::{Act, Id, Problem};
use crate::regulation::Rules;

/// What an import did, or would do.
#[derive(Debug, Default)]
pub struct Imported {
    /// New records.
    pub added: usize,
    /// Records that differed.
    pub changed: usize,
    /// Records that said nothing new.
    pub same: usize,
    /// Lines that cannot be taken.
    pub refused: Vec<Refused>,
}

/// A line that cannot be taken.
#[derive(Debug)]
pub struct Refused {
    /// Its number, from 1.
    pub line: usize,
    /// Why.
    pub why: Problem,
}

/// How an import is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Mode {
    /// All or nothing.
    Whole,
    /// The good lines.
    Partial,
    /// Nothing is written.
    DryRun,
}

/// The longest line taken, bytes.
const LONGEST_LINE: usize = 1 << 20;

enum Line {
    Record(Record),
    Conflict { of: Id, cell: String, values: Vec<Value> },
}

impl Store {
    /// Imports JSONL.
    ///
    /// # Errors
    /// If the file cannot be written. Lines that cannot be taken are no error: they are in the answer, and unless the
    /// import is partial nothing is written when there are any.
    pub fn import(&mut self, text: &str, mode: Mode) -> Result<Imported, Problem> {
        let mut refused = Vec::new();
        let mut lines: Vec<(usize, Line)> = Vec::new();
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            match parse(line) {
                Ok(parsed) => lines.push((i + 1, parsed)),
                Err(why) => refused.push(Refused { line: i + 1, why }),
            }
        }
        self.check_lines(&mut lines, &mut refused)?;
        refused.sort_by_key(|r| r.line);
        if !refused.is_empty() && mode == Mode::Whole {
            return Ok(Imported { refused, ..Imported::default() });
        }
        let records: Vec<Record> = lines
            .iter()
            .filter_map(|(_, line)| match line {
                Line::Record(record) => Some(record.clone()),
                Line::Conflict { .. } => None,
            })
            .collect();
        let write = |store: &mut Store| {
            let beside = store.beside(&lines)?;
            let extra = beside.len();
            store.record_all(Act::Imported, &records, &beside).map(|w| (w.changes, extra))
        };
        let changes = if mode == Mode::DryRun {
            self.tried(write)?
        } else {
            self.in_transaction(write)?
        };
        let count = |change| changes.0.iter().filter(|c| **c == change).count();
        Ok(Imported {
            added: count(Change::Added),
            changed: count(Change::Changed) + changes.1,
            same: count(Change::Same),
            refused,
        })
    }

    /// Runs `work` and takes it back: what it answers is true, what it wrote is not.
    fn tried<T>(&mut self, work: impl FnOnce(&mut Store) -> Result<T, Problem>) -> Result<T, Problem> {
        let session = self.session.clone();
        self.conn.execute_batch("BEGIN").map_err(sql)?;
        let done = work(self);
        self.conn.execute_batch("ROLLBACK").map_err(sql)?;
        self.session = session;
        done
    }

    /// Further values of cells in conflict, as parts that have seen nothing.
    fn beside(&self, lines: &[(usize, Line)]) -> Result<Vec<Draft>, Problem> {
        let mut drafts = Vec::new();
        for (_, line) in lines {
            let Line::Conflict { of, cell, values } = line else { continue };
            let entity = Entity::read(&self.conn, *of)?;
            let incoming = lines.iter().find_map(|(_, l)| match l {
                Line::Record(r) if r.id == *of => Some(r),
                _ => None,
            });
            let kind = incoming
                .map(|r| r.kind)
                .or_else(|| entity.as_ref().and_then(Entity::known_kind))
                .ok_or(Problem::new("store-damaged"))?;
            let known: Vec<Value> = entity
                .iter()
                .flat_map(|e| e.heads(cell))
                .map(|h| h.value.clone())
                .chain(incoming.map(|r| super::fold::pack(kind, cell, &r.values)))
                .collect();
            for value in values.iter().filter(|v| !known.contains(v)) {
                let cells = BTreeMap::from([(cell.clone(), (Vec::new(), value.clone()))]);
                drafts.push(Draft { kind: kind.name().to_owned(), id: *of, cells });
            }
        }
        Ok(drafts)
    }

    /// Checks what a line alone cannot tell: completeness of new records, references, the norm under a decision.
    fn check_lines(&self, lines: &mut Vec<(usize, Line)>, refused: &mut Vec<Refused>) -> Result<(), Problem> {
        let rules = self.reader().rules()?;
        // A refused line may be what another refers to: again until nothing more falls.
        loop {
            let mut known: HashMap<Id, Kind> = HashMap::new();
            for (_, line) in lines.iter() {
                if let Line::Record(record) = line {
                    known.entry(record.id).or_insert(record.kind);
                }
            }
            let before = lines.len();
            let mut kept = Vec::with_capacity(before);
            let mut seen: HashMap<Id, ()> = HashMap::new();
            for (number, line) in lines.drain(..) {
                match self.check_line(&line, &known, &seen, &rules)? {
                    Ok(()) => {
                        if let Line::Record(record) = &line {
                            seen.insert(record.id, ());
                        }
                        kept.push((number, line));
                    }
                    Err(why) => refused.push(Refused { line: number, why }),
                }
            }
            *lines = kept;
            if lines.len() == before {
                return Ok(());
            }
        }
    }

    fn check_line(
        &self,
        line: &Line,
        known: &HashMap<Id, Kind>,
        seen: &HashMap<Id, ()>,
        rules: &Rules,
    ) -> Result<Result<(), Problem>, Problem> {
        let record = match line {
            Line::Record(record) => record,
            Line::Conflict { of, cell, .. } => {
                let kind = known.get(of).copied().or(self.kind_of(*of)?);
                let fits = kind.is_some_and(|k| k.cells().contains(&cell.as_str()));
                return Ok(if fits { Ok(()) } else { Err(Problem::new("record-unknown-owner").with("field", "of").with("value", of)) });
            }
        };
        let stands = self.kind_of(record.id)?;
        if let Some(kind) = stands.filter(|k| *k != record.kind).or(known.get(&record.id).copied().filter(|k| *k != record.kind)) {
            return Ok(Err(Problem::new("record-other-type").with("type", kind.name())));
        }
        if stands.is_none() && !seen.contains_key(&record.id) {
            if let Err(why) = record.check_complete() {
                return Ok(Err(why));
            }
        }
        for field in record.kind.fields() {
            let (Type::Owner(kind) | Type::Ref(kind)) = field.ty else { continue };
            let Some(id) = record.reference(field.name) else { continue };
            if known.get(&id) != Some(&kind) && self.kind_of(id)? != Some(kind) {
                return Ok(Err(Problem::new("record-unknown-owner").with("field", field.name).with("value", id)));
            }
        }
        Ok(check_visits(record, rules).and_then(|()| check_regulation(record)))
    }

    /// The kind of a record that lives in the file.
    fn kind_of(&self, id: Id) -> Result<Option<Kind>, Problem> {
        let kind: Option<String> = self
            .conn
            .prepare_cached("SELECT kind FROM entity WHERE id = :id AND deleted = 0")
            .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("kind")).optional())
            .map_err(sql)?;
        Ok(kind.as_deref().and_then(Kind::from_name))
    }
}

/// A decision may ask for more visits than the norm, never for fewer.
///
/// # Errors
/// If it asks for fewer, or names a unit without a number.
pub fn check_visits(record: &Record, rules: &Rules) -> Result<(), Problem> {
    if record.kind != Kind::Level {
        return Ok(());
    }
    let number = record.values.get("visits").and_then(Value::as_u64);
    let unit = record.text("per").and_then(Unit::from_code);
    let (Some(level), Some(from)) = (record.text("level").and_then(Level::from_code), record.date("from")) else {
        return Ok(());
    };
    let (norm, source) = rules.frequency(level, from);
    match (number.and_then(|n| u32::try_from(n).ok()), unit) {
        (None, Some(_)) => Err(Problem::new("record-missing").with("field", "visits")),
        (Some(times), unit) if !(Frequency { times, per: unit.unwrap_or(norm.per) }).at_least(norm) => {
            Err(Problem::new("level-fewer-visits")
                .with("times", norm.times)
                .with("per", norm.per.code())
                .with("source", source.cited()))
        }
        _ => Ok(()),
    }
}

fn check_regulation(record: &Record) -> Result<(), Problem> {
    match record.text("regulation") {
        Some(id) if record.kind == Kind::District => crate::regulation::shelf::regulation(id).map(|_| ()),
        _ => Ok(()),
    }
}

fn parse(line: &str) -> Result<Line, Problem> {
    if line.len() > LONGEST_LINE {
        return Err(Problem::new("record-too-long").with("field", "line").with("limit", LONGEST_LINE));
    }
    if line.contains("\"conflict\"")
        && let Ok(value) = serde_json::from_str::<Value>(line)
        && value.get("type").and_then(Value::as_str) == Some("conflict")
    {
        let of = value.get("of").and_then(Value::as_str).and_then(|t| t.parse().ok());
        let cell = value.get("field").and_then(Value::as_str).map(str::to_owned);
        let values = value.get("values").and_then(Value::as_array).cloned();
        let (Some(of), Some(cell), Some(values)) = (of, cell, values) else {
            return Err(Problem::new("record-missing").with("field", "of, field, values"));
        };
        return Ok(Line::Conflict { of, cell, values });
    }
    Record::parse(line).map(Line::Record)
}
