//! Findings about records before they are in words, and how they get the title of the family, the name of the record
//! and its day.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::check::FindingId;
use crate::domain::logged::OpenCode;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, Id, UserError, name};
use crate::store::Reader;
use crate::store::check::report::Finding;
use crate::store::read::titles::AlikeTitles;
use crate::store::state::fold::Entity;

/// A finding before it is in words.
#[derive(Clone, Debug)]
pub(in crate::store) struct RawFinding {
    pub message: FindingId,
    /// The record it is about.
    pub id: Id,
    /// The second record of a pair, which is named too where its name differs.
    pub other: Option<Id>,
    /// The field at fault.
    pub field: Option<FieldName>,
    /// The day that the sentence names.
    pub day: Option<NaiveDate>,
    /// The text behind the name of the record.
    pub said: Option<String>,
    /// The record whose write raised it: the record itself, or one that it belongs to.
    pub raised_by: Id,
}

impl RawFinding {
    /// A finding about a record.
    pub(in crate::store) fn of(message: FindingId, id: Id) -> RawFinding {
        RawFinding { message, id, other: None, field: None, day: None, said: None, raised_by: id }
    }

    /// The same finding, about a field, with the day that its sentence names.
    pub(in crate::store) fn at(self, field: FieldName, day: Option<NaiveDate>) -> RawFinding {
        RawFinding { field: Some(field), day, ..self }
    }
}

/// The records that merges wrote to, each with the index of the last merge that did.
pub(in crate::store) type MergedRecords = BTreeMap<Id, usize>;

/// The records for which findings are searched.
pub(in crate::store) enum RecordSelection<'a> {
    /// All records of the file.
    All,
    /// Many: tables are read whole, and other records are skipped.
    Many(&'a MergedRecords),
    /// Few: each is looked up in the table of its kind.
    Few(HashMap<Kind, Vec<Id>>),
}

/// From this fraction of the operations of a file on, tables are read whole.
const MANY: usize = 8;

impl<'a> RecordSelection<'a> {
    /// The records that merges wrote to, in a file of so many operations.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn touched(
        reader: Reader<'_>,
        touched: &'a MergedRecords,
        operations: i64,
    ) -> Result<RecordSelection<'a>, UserError> {
        if touched.len().saturating_mul(MANY) > usize::try_from(operations).unwrap_or(usize::MAX) {
            return Ok(RecordSelection::Many(touched));
        }
        let mut by_kind: HashMap<Kind, Vec<Id>> = HashMap::new();
        for id in touched.keys() {
            if let Some(kind) = reader.kind_at(*id)?.and_then(|kind| kind.known()) {
                by_kind.entry(kind).or_default().push(*id);
            }
        }
        Ok(RecordSelection::Few(by_kind))
    }

    /// Whether a record read from a whole table is in the selection.
    fn has(&self, id: Id) -> bool {
        match self {
            RecordSelection::Many(touched) => touched.contains_key(&id),
            RecordSelection::All | RecordSelection::Few(_) => true,
        }
    }
}

impl Reader<'_> {
    /// Calls `each` with the rows of a query that begins with `a.id`, of the records asked about. `query` ends with a
    /// condition and leaves the order to this.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn each_among(
        &self,
        among: &RecordSelection<'_>,
        kind: Kind,
        query: &str,
        parameters: &[(&str, &dyn rusqlite::ToSql)],
        mut each: impl FnMut(Id, &rusqlite::Row<'_>) -> Result<(), UserError>,
    ) -> Result<(), UserError> {
        let RecordSelection::Few(by_kind) = among else {
            return self.each_row(&format!("{query} ORDER BY 1"), parameters, |row| {
                let id = row.get(0)?;
                if among.has(id) { each(id, row) } else { Ok(()) }
            });
        };
        let query = format!("{query} AND a.id = :id");
        for id in by_kind.get(&kind).into_iter().flatten() {
            let one: Vec<(&str, &dyn rusqlite::ToSql)> =
                parameters.iter().copied().chain([(":id", id as &dyn rusqlite::ToSql)]).collect();
            self.each_row(&query, &one, |row| each(*id, row))?;
        }
        Ok(())
    }

    /// Puts findings into words, in their order. Each record and each title is read once.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn described(
        &self,
        doubts: impl IntoIterator<Item = RawFinding>,
    ) -> Result<Vec<Finding>, UserError> {
        let mut names = FindingNames {
            reader: *self,
            records: HashMap::new(),
            titles: HashMap::new(),
            alike: AlikeTitles::default(),
        };
        let mut found = Vec::new();
        for doubt in doubts {
            let mut finding = names.finding(doubt.message, doubt.id)?;
            if let Some(other) = doubt.other {
                let other = names.finding(doubt.message, other)?.what;
                if other != finding.what {
                    finding.what = format!("{} · {other}", finding.what);
                }
            }
            if let Some(said) = doubt.said {
                finding.what = format!("{}, {said}", finding.what);
            }
            found.push(Finding { field: doubt.field, day: doubt.day, ..finding });
        }
        Ok(found)
    }
}

/// Names and titles of the records in findings.
struct FindingNames<'r> {
    reader: Reader<'r>,
    records: HashMap<Id, NamedRecord>,
    titles: HashMap<FamilyId, Option<String>>,
    alike: AlikeTitles,
}

/// A record in a finding.
#[derive(Clone)]
struct NamedRecord {
    what: String,
    /// `None` if the file has nothing of it.
    kind: Option<OpenCode<Kind>>,
    on: Option<NaiveDate>,
}

impl FindingNames<'_> {
    /// A finding about a record, with the title of its family and its day.
    fn finding(&mut self, message: FindingId, id: Id) -> Result<Finding, UserError> {
        let known = self.records.get(&id).cloned();
        let NamedRecord { what, kind, on } = match known {
            Some(named) => named,
            None => {
                let named = self.read(id)?;
                self.records.insert(id, named.clone());
                named
            }
        };
        let finding = Finding::new(message, what);
        Ok(match kind {
            Some(kind) => finding.of(kind, id).on(on),
            None => finding,
        })
    }

    fn read(&mut self, id: Id) -> Result<NamedRecord, UserError> {
        let Some(entity) = Entity::read(self.reader.conn, id)? else {
            return Ok(NamedRecord { what: id.to_string(), kind: None, on: None });
        };
        let record = entity.record();
        let mut named = Vec::new();
        named.extend(match self.reader.family_of(id)? {
            Some(family) => self.title(family)?,
            None => record.as_ref().and_then(|r| r.text(FieldName::Title).map(name::short)),
        });
        if let Some(record) = &record {
            let first = [FieldName::FirstName, FieldName::Name, FieldName::Number]
                .into_iter()
                .find_map(|f| record.text(f));
            named.extend(first.map(str::to_owned));
        }
        let on = record.as_ref().and_then(|r| r.date(FieldName::On).or(r.date(FieldName::From)));
        if named.is_empty() {
            named.push(id.to_string());
        }
        Ok(NamedRecord { what: named.join(", "), kind: Some(entity.kind.clone()), on })
    }

    fn title(&mut self, family: FamilyId) -> Result<Option<String>, UserError> {
        if let Entry::Vacant(vacant) = self.titles.entry(family) {
            vacant.insert(self.reader.short_title_beside(family, &mut self.alike)?);
        }
        Ok(self.titles.get(&family).cloned().flatten())
    }
}
