//! Validation of an import: each line against the record it changes, the file, and the other lines. Nothing is
//! written here.

use std::collections::{HashMap, HashSet, VecDeque};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

use crate::domain::check::rules::FieldRule;
use crate::domain::check::{early_closing, refusal};
use crate::domain::logged::OpenCode;
use crate::domain::record::Record;
use crate::domain::schema::{FieldType, Kind};
use crate::domain::{FieldName, Id, UserError};
use crate::norm::frequency::check_visits;
use crate::regulation::Rules;
use crate::store::Store;
use crate::store::check::rules::check_rules;
use crate::store::conflict::siblings::Siblings;
use crate::store::state::aliases;
use crate::store::state::erased;

#[derive(Debug)]
pub struct RefusedLine {
    /// Its number, from 1.
    pub line: usize,
    pub why: UserError,
}

/// The lines of an import, with those that are still valid.
pub(in crate::store) struct ImportValidator<'a> {
    store: &'a Store,
    rules: Rules,
    records: Vec<(usize, Record)>,
    valid: Vec<bool>,
    /// The lines of each record, in order.
    groups: HashMap<Id, Vec<usize>>,
    /// The records of valid lines, with their kinds.
    brought: HashMap<Id, Kind>,
    /// References to records that are not live, as declared by `missing` lines.
    missing: HashSet<(Id, Kind)>,
    /// Values that break a rule, as declared by `doubtful` lines.
    doubtful: HashSet<(Id, String)>,
    refused: Vec<RefusedLine>,
}

pub(in crate::store) struct ValidLines {
    /// Each with the number of its line.
    pub records: Vec<(usize, Record)>,
    pub conflicts: Vec<Siblings>,
    /// Aliases with their targets.
    pub names: Vec<(Id, Id)>,
    pub refused: Vec<RefusedLine>,
}

impl<'a> ImportValidator<'a> {
    pub(in crate::store) fn new(
        store: &'a Store,
        records: Vec<(usize, Record)>,
        missing: HashSet<(Id, Kind)>,
        doubtful: HashSet<(Id, String)>,
    ) -> Result<ImportValidator<'a>, UserError> {
        let mut groups: HashMap<Id, Vec<usize>> = HashMap::new();
        let mut brought = HashMap::new();
        for (i, (_, record)) in records.iter().enumerate() {
            groups.entry(record.id).or_default().push(i);
            brought.entry(record.id).or_insert(record.kind);
        }
        let rules = store.reader().rules()?;
        let valid = vec![true; records.len()];
        Ok(ImportValidator {
            store,
            rules,
            records,
            valid,
            groups,
            brought,
            missing,
            doubtful,
            refused: Vec::new(),
        })
    }

    pub(in crate::store) fn validate(
        mut self,
        conflicts: Vec<(usize, Siblings)>,
        names: Vec<(usize, (Id, Id))>,
    ) -> Result<ValidLines, UserError> {
        let mut named_by: HashMap<Id, Vec<Id>> = HashMap::new();
        for (_, record) in &self.records {
            for (_, _, named) in references(record) {
                named_by.entry(named).or_default().push(record.id);
            }
        }
        // A record without a valid line may be referenced by others: only those are validated again.
        let mut seen = HashSet::new();
        let mut queue: VecDeque<Id> =
            self.records.iter().map(|(_, r)| r.id).filter(|id| seen.insert(*id)).collect();
        while let Some(id) = queue.pop_front() {
            if self.validate_record(id)? {
                queue.extend(named_by.get(&id).into_iter().flatten());
            }
        }
        self.validate_closings(&names)?;
        let mut kept = Vec::new();
        for (line, conflict) in conflicts {
            match self.conflict(conflict)? {
                Ok(conflict) => kept.push(conflict),
                Err(why) => self.refused.push(RefusedLine { line, why }),
            }
        }
        let mut joined = Vec::new();
        for (line, (id, target)) in names {
            match self.name(id, target)? {
                Ok(()) => joined.push((id, target)),
                Err(why) => self.refused.push(RefusedLine { line, why }),
            }
        }
        let valid = &self.valid;
        let records =
            self.records.into_iter().enumerate().filter(|(i, _)| valid[*i]).map(|(_, line)| line).collect();
        Ok(ValidLines { records, conflicts: kept, names: joined, refused: self.refused })
    }

    /// Validates the lines of a record in their order. Returns whether the record, or its kind, is no longer brought.
    fn validate_record(&mut self, id: Id) -> Result<bool, UserError> {
        let stored = self.stored(id)?;
        let mut whole = match stored {
            Some((kind, true)) => match self.store.reader().record(kind, id)? {
                None => self.store.reader().as_entered(id)?,
                stored => stored,
            },
            _ => None,
        };
        let mut kind = stored.map(|(kind, _)| kind);
        let lines: Vec<usize> = self.groups[&id].iter().copied().filter(|i| self.valid[*i]).collect();
        let is_erased = erased::is_erased(&self.store.conn, id)?;
        for i in lines {
            let line = match is_erased {
                // An export that is older than the erasure brings it.
                true => Err(UserError::new("record-erased").with("id", id)),
                false => self.line(&self.records[i].1, kind, whole.as_ref())?,
            };
            match line {
                Ok(made) => {
                    kind = Some(made.kind);
                    whole = Some(made);
                }
                Err(why) => {
                    self.valid[i] = false;
                    self.refused.push(RefusedLine { line: self.records[i].0, why });
                }
            }
        }
        let before = self.brought.get(&id).copied();
        let first = self.groups[&id].iter().find(|i| self.valid[**i]);
        let now = first.map(|i| self.records[*i].1.kind);
        match now {
            Some(kind) => self.brought.insert(id, kind),
            None => self.brought.remove(&id),
        };
        Ok(before != now)
    }

    /// The record that `id` is an alias of, by the lines of the import or by the file.
    fn root(&self, id: Id, aliases: &HashMap<Id, Id>) -> Result<Id, UserError> {
        let (mut root, mut passed) = (id, HashSet::new());
        while passed.insert(root) {
            match aliases.get(&root) {
                Some(target) => root = *target,
                None => return self.store.reader().root(root),
            }
        }
        Ok(passed.into_iter().min().unwrap_or(id))
    }

    /// Validates the closings against all levels, those of aliases too: none is before the accompaniment of its family.
    fn validate_closings(&mut self, names: &[(usize, (Id, Id))]) -> Result<(), UserError> {
        let aliases: HashMap<Id, Id> = names.iter().map(|(_, name)| *name).collect();
        let mut begun: HashMap<Id, Vec<NaiveDate>> = HashMap::new();
        let mut registered: HashMap<Id, NaiveDate> = HashMap::new();
        for (_, (_, record)) in self.records.iter().enumerate().filter(|(i, _)| self.valid[*i]) {
            match (record.kind, record.reference(FieldName::Family)) {
                (Kind::Level, Some(family)) => {
                    begun
                        .entry(self.root(family, &aliases)?)
                        .or_default()
                        .extend(record.date(FieldName::From));
                }
                // An alias has no row: the registration that holds is that of the root.
                (Kind::Family, _) if self.root(record.id, &aliases)? == record.id => {
                    registered.extend(record.date(FieldName::RegisteredOn).map(|on| (record.id, on)));
                }
                _ => {}
            }
        }
        for i in 0..self.records.len() {
            let (number, line) = &self.records[i];
            let known = self.doubtful.contains(&(line.id, FieldName::On.code().to_owned()));
            let Some(on) =
                line.date(FieldName::On).filter(|_| line.kind == Kind::Closing && self.valid[i] && !known)
            else {
                continue;
            };
            let family = match line.reference(FieldName::Family) {
                Some(family) => Some(family),
                None => self
                    .store
                    .reader()
                    .record(Kind::Closing, line.id)?
                    .and_then(|r| r.reference(FieldName::Family)),
            };
            let Some(entered) = family else { continue };
            let family = self.root(entered, &aliases)?;
            let (mut levels, on_register) = self.store.accompaniment_starts(family)?;
            if family != entered {
                levels.extend(self.store.accompaniment_starts(entered)?.0);
            }
            let levels = levels.into_iter().chain(begun.get(&family).into_iter().flatten().copied());
            let on_register = registered.get(&family).copied().or(on_register);
            if let Some(early) = early_closing(on, levels, on_register) {
                let (number, id) = (*number, line.id);
                self.refused.push(RefusedLine { line: number, why: refusal(line, early) });
                self.valid[i] = false;
                // Without another line the record is no longer brought.
                if !self.groups[&id].iter().any(|other| self.valid[*other]) {
                    self.brought.remove(&id);
                }
            }
        }
        Ok(())
    }

    /// The record after this line, if the line is valid.
    fn line(
        &self,
        line: &Record,
        kind: Option<Kind>,
        whole: Option<&Record>,
    ) -> Result<Result<Record, UserError>, UserError> {
        if let Some(kind) = kind.filter(|k| *k != line.kind) {
            return Ok(Err(UserError::new("record-other-type").with("type", kind.name())));
        }
        if whole.is_none()
            && let Err(why) = line.check_complete()
        {
            return Ok(Err(why));
        }
        for (field, kind, id) in references(line) {
            if !self.is_there(id, kind)? {
                return Ok(Err(UserError::new("record-unknown-owner")
                    .with("field", field)
                    .with("value", id)));
            }
        }
        let mut made = whole.cloned().unwrap_or_else(|| Record::of(line.kind, line.id));
        made.update(line);
        // Only the fields of the line are checked.
        let touches = |fields: &[FieldName]| fields.iter().any(|f| line.values().contains_key(f));
        let touched = |rule: &FieldRule| whole.is_none() || line.values().keys().any(|f| rule.concerns(*f));
        let known = |field: FieldName| self.doubtful.contains(&(line.id, field.code().to_owned()));
        let mut check = check_rules(&made, self.store.today, touched, known);
        if touches(&[FieldName::Level, FieldName::From, FieldName::Visits, FieldName::Per])
            && !known(FieldName::Visits)
        {
            check = check.and_then(|()| check_visits(&made, &self.rules));
        }
        Ok(check.and_then(|()| check_regulation(line)).map(|()| made))
    }

    /// The kind of a record that the import brings or the file holds.
    pub(super) fn kind_of(&self, id: Id) -> Result<Option<Kind>, UserError> {
        match self.brought.get(&id).copied() {
            Some(kind) => Ok(Some(kind)),
            None => Ok(self.stored(id)?.filter(|(_, lives)| *lives).map(|(kind, _)| kind)),
        }
    }

    /// Checks that a record can be an alias of `target`.
    pub(super) fn name(&self, id: Id, target: Id) -> Result<Result<(), UserError>, UserError> {
        let unknown = |field, id| {
            Ok(Err(UserError::new("record-unknown-owner").with("field", field).with("value", id)))
        };
        let Some(kind) = self.kind_of(id)? else { return unknown("of", id) };
        if !aliases::is_mergeable(kind) {
            return Ok(Err(UserError::new("join-kinds").with("one", kind.name()).with("other", kind.name())));
        }
        if id == target || !self.is_there(target, kind)? {
            return unknown("as", target);
        }
        Ok(Ok(()))
    }

    pub(super) fn is_there(&self, id: Id, kind: Kind) -> Result<bool, UserError> {
        Ok(self.brought.get(&id) == Some(&kind)
            || self.missing.contains(&(id, kind))
            || self.stored(id)? == Some((kind, true)))
    }

    /// The kind of a record of the file, and whether it is live.
    fn stored(&self, id: Id) -> Result<Option<(Kind, bool)>, UserError> {
        let found: Option<(OpenCode<Kind>, bool)> = self
            .store
            .conn
            .prepare_cached("SELECT kind, deleted = 0 AS lives FROM entity WHERE id = :id")
            .and_then(|mut s| {
                s.query_row(named_params! { ":id": id }, |r| Ok((r.get("kind")?, r.get("lives")?))).optional()
            })?;
        Ok(found.and_then(|(kind, lives)| kind.known().map(|kind| (kind, lives))))
    }
}

pub(super) fn references(record: &Record) -> impl Iterator<Item = (FieldName, Kind, Id)> + '_ {
    record.kind.fields().iter().filter_map(|field| match field.ty {
        FieldType::Owner(kind) | FieldType::Ref(kind) => {
            record.reference(field.name).map(|id| (field.name, kind, id))
        }
        _ => None,
    })
}

fn check_regulation(record: &Record) -> Result<(), UserError> {
    match record.text(FieldName::Regulation) {
        Some(id) if record.kind == Kind::District => crate::regulation::embedded::regulation(id).map(|_| ()),
        _ => Ok(()),
    }
}
