//! A change of regulation: records entered under the former one keep its id, because codes are reused with another
//! meaning.

use std::collections::BTreeSet;

use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, Record, UserError};
use crate::regulation::RegulationList;
use crate::regulation::Rules;
use crate::store::Store;

impl Store {
    /// The records to write beside `records` if these choose another regulation: the former id for every record with
    /// a code of its lists and no id yet. A free text belongs to none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn provenance(&self, records: &[Record]) -> Result<Vec<Record>, UserError> {
        let chosen =
            records.iter().rfind(|r| r.kind == Kind::District).and_then(|r| r.text(FieldName::Regulation));
        let Some(chosen) = chosen else { return Ok(Vec::new()) };
        let former = self.reader().district()?.regulation;
        if former == chosen {
            return Ok(Vec::new());
        }
        // A value in `records` is newer than the one in the file.
        let said = |id: Id| records.iter().any(|r| r.id == id && r.values().contains_key(&FieldName::Under));
        self.entered_under(&former, |id| !said(id))
    }

    /// The records to write before a family is handed over: another district may work by another regulation.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn provenance_of(&self, ids: &BTreeSet<Id>) -> Result<Vec<Record>, UserError> {
        self.entered_under(&self.reader().district()?.regulation, |id| ids.contains(&id))
    }

    /// The id of a regulation for every record that `asked` selects with a code of its lists and no id yet.
    fn entered_under(&self, former: &str, asked: impl Fn(Id) -> bool) -> Result<Vec<Record>, UserError> {
        // A regulation that this program does not carry: its codes cannot be distinguished from other words.
        let known = Rules::of(former, Vec::new()).ok();
        let is_of_list =
            |kind: Kind, field: FieldName, word: &str| match (&known, RegulationList::of(kind, field)) {
                (Some(rules), Some(list)) => rules.knows(list, word),
                _ => true,
            };
        let mut provenance = Vec::new();
        for (kind, field) in kinds_with_provenance() {
            let text = format!(
                "SELECT id, \"{field}\" AS word FROM \"{}\" WHERE \"{field}\" IS NOT NULL AND under IS NULL ORDER BY id",
                kind.name()
            );
            let words: Vec<(Id, String)> = self.conn.prepare_cached(&text).and_then(|mut s| {
                s.query_map([], |r| Ok((r.get("id")?, r.get("word")?))).and_then(Iterator::collect)
            })?;
            let ids = words.into_iter().filter(|(_, word)| is_of_list(kind, field, word)).map(|(id, _)| id);
            for id in ids.filter(|id| asked(*id)) {
                let mut under = Record::of(kind, id);
                under.put(FieldName::Under, former.into())?;
                provenance.push(under);
            }
        }
        Ok(provenance)
    }
}

/// The kinds that keep the id of their regulation, each with the field that holds a code of its lists. Of a family the
/// ground is the one: a source may be of any regulation.
pub(in crate::store) fn kinds_with_provenance() -> impl Iterator<Item = (Kind, FieldName)> {
    Kind::ALL.iter().copied().filter(|kind| kind.field(FieldName::Under).is_some()).filter_map(|kind| {
        let is_coded = |field: FieldName| {
            RegulationList::of(kind, field).is_some_and(|list| list != RegulationList::Source)
        };
        kind.fields().iter().map(|field| field.name).find(|field| is_coded(*field)).map(|field| (kind, field))
    })
}
