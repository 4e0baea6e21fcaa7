//! The regulation under which a record was entered, where the record does not keep it: read from the log, because a
//! change of regulation is an operation.
//!
//! A change of regulation writes `under` to every record of its lists. This serves files changed by an earlier
//! program, and kinds without that field.

use std::collections::HashMap;

use rusqlite::named_params;

use super::own_district;
use crate::domain::case::Case;
use crate::domain::district::District;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, Record, UserError};
use crate::regulation::RegulationList;
use crate::regulation::Rules;
use crate::store::Reader;
use crate::store::state::fold::CellWrite;
use crate::store::write::regulation::kinds_with_provenance;

/// The field with the regulation of a record.
const UNDER: FieldName = FieldName::Under;

/// The kinds that depend on a regulation and have no such field.
const SILENT: [Kind; 2] = [Kind::Order, Kind::Status];

/// The regulations of a file, each with the depth from which it was in force.
struct RegulationHistory(Vec<(i64, String)>);

impl RegulationHistory {
    fn read(reader: Reader<'_>) -> Result<Option<RegulationHistory>, UserError> {
        let Some(district) = own_district::entity(reader.conn)? else { return Ok(None) };
        let mut chosen: Vec<&CellWrite> =
            district.cells.get(District::FIELDS.regulation.name.code()).into_iter().flatten().collect();
        chosen.sort_by_key(|e| (e.depth, e.wall, e.op));
        let mut course: Vec<(i64, String)> = Vec::new();
        for entry in chosen {
            let Some(id) = entry.value.as_str() else { continue };
            if course.last().is_none_or(|(_, last)| last != id) {
                course.push((entry.depth, id.to_owned()));
            }
        }
        Ok((course.len() > 1).then_some(RegulationHistory(course)))
    }

    /// The regulation in force at a depth.
    fn at(&self, depth: i64) -> Option<&str> {
        self.0.iter().rev().find(|(from, _)| *from <= depth).map(|(_, id)| id.as_str())
    }

    /// The depth of the last change.
    fn last(&self) -> i64 {
        self.0.last().map_or(0, |(from, _)| *from)
    }
}

impl Reader<'_> {
    /// The regulation of each record of a kind that does not keep one, where it is not the one in force. Free
    /// text has none.
    fn entered_under(
        &self,
        course: &RegulationHistory,
        kind: Kind,
    ) -> Result<HashMap<Id, String>, UserError> {
        let current = self.district()?.regulation;
        let word = kinds_with_provenance().find(|(of, _)| *of == kind).map(|(_, field)| field);
        let (column, unsaid) = match word {
            Some(field) => (format!("r.\"{field}\""), "WHERE r.under IS NULL"),
            None => ("NULL".to_owned(), ""),
        };
        let text = format!(
            "SELECT r.id AS id, {column} AS word, MIN(o.depth) AS depth FROM \"{}\" r
             JOIN part p ON p.entity = r.id JOIN op o ON o.no = p.op {unsaid}
             GROUP BY r.id HAVING MIN(o.depth) < :last",
            kind.name()
        );
        let rows: Vec<(Id, Option<String>, i64)> = self.conn.prepare_cached(&text).and_then(|mut s| {
            s.query_map(named_params! { ":last": course.last() }, |r| {
                Ok((r.get("id")?, r.get("word")?, r.get("depth")?))
            })
            .and_then(Iterator::collect)
        })?;
        let mut known: HashMap<String, Option<Rules>> = HashMap::new();
        let mut found = HashMap::new();
        for (id, text, depth) in rows {
            let Some(regulation) = course.at(depth).filter(|r| **r != *current) else { continue };
            if let Some(list) = word.and_then(|field| RegulationList::of(kind, field)) {
                let rules = known
                    .entry(regulation.to_owned())
                    .or_insert_with(|| Rules::of(regulation, Vec::new()).ok());
                let Some(text) = text else { continue };
                if !rules.as_ref().is_some_and(|rules| rules.knows(list, &text)) {
                    continue;
                }
            }
            found.insert(id, regulation.to_owned());
        }
        Ok(found)
    }

    /// Sets the regulation of records that do not keep it.
    pub(in crate::store) fn complete_under(
        &self,
        kind: Kind,
        records: &mut [Record],
    ) -> Result<(), UserError> {
        if records.is_empty() || kind.field(UNDER).is_none() {
            return Ok(());
        }
        let Some(course) = RegulationHistory::read(*self)? else { return Ok(()) };
        let mut found = self.entered_under(&course, kind)?;
        for record in records.iter_mut().filter(|r| r.text(UNDER).is_none()) {
            if let Some(regulation) = found.remove(&record.id) {
                record.put(UNDER, regulation.into())?;
            }
        }
        Ok(())
    }

    /// Sets the regulation of records in cases.
    pub(in crate::store) fn complete_cases(&self, cases: &mut [Case]) -> Result<(), UserError> {
        let Some(course) = RegulationHistory::read(*self)? else { return Ok(()) };
        let mut found = HashMap::new();
        for kind in kinds_with_provenance().map(|(kind, _)| kind).chain([Kind::Status]) {
            found.extend(self.entered_under(&course, kind)?);
        }
        let mut complete = |under: &mut Option<String>, id: Id| {
            if under.is_none() {
                *under = found.remove(&id);
            }
        };
        for case in cases {
            complete(&mut case.family.under, case.family.id.0);
            case.closings.iter_mut().for_each(|c| complete(&mut c.under, c.id));
            case.documents.iter_mut().for_each(|d| complete(&mut d.under, d.id));
            case.goals.iter_mut().for_each(|g| complete(&mut g.under, g.id));
            let marks = [&mut case.signs, &mut case.categories, &mut case.circumstances, &mut case.statuses];
            marks.into_iter().flatten().for_each(|m| complete(&mut m.under, m.id));
        }
        Ok(())
    }

    /// The orders and statuses entered under a former regulation, each with its id.
    pub(in crate::store) fn former_records(&self) -> Result<HashMap<Id, String>, UserError> {
        let Some(course) = RegulationHistory::read(*self)? else { return Ok(HashMap::new()) };
        let mut found = HashMap::new();
        for kind in SILENT {
            found.extend(self.entered_under(&course, kind)?);
        }
        Ok(found)
    }
}
