//! References between records: the fields that hold them, and the live records that refer to one.

use rusqlite::{Connection, ToSql, named_params};

use crate::domain::schema::{FieldType, Kind};
use crate::domain::{FieldName, Id, UserError};

/// Every field that names another record: kind, field, kind of what is named.
pub(in crate::store) fn references() -> impl Iterator<Item = (Kind, FieldName, Kind)> {
    Kind::ALL.iter().copied().flat_map(|kind| {
        kind.fields().iter().filter_map(move |field| match field.ty {
            FieldType::Owner(target) | FieldType::Ref(target) => Some((kind, field.name, target)),
            _ => None,
        })
    })
}

/// A record that references another one without being owned by it.
pub(in crate::store) struct Referrer {
    pub kind: Kind,
    pub cell: &'static str,
    pub id: Id,
}

/// The live records that reference this one, by a field of type reference or as a person who came or was met.
pub(in crate::store) fn referrers(conn: &Connection, of: Kind, id: Id) -> Result<Vec<Referrer>, UserError> {
    let is_person = [Kind::Member, Kind::Curator].contains(&of);
    let mut all = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        for field in kind.fields() {
            let (condition, sought) = match field.ty {
                FieldType::Ref(k) if k == of => (format!("\"{}\" = :sought", field.name), SqlParam::Id(id)),
                FieldType::Text if is_person && field.name == FieldName::By => {
                    ("\"by\" = :sought".to_owned(), SqlParam::Text(id.to_string()))
                }
                FieldType::Texts if is_person => {
                    (format!("instr(\"{}\", :sought) > 0", field.name), SqlParam::Text(id.to_string()))
                }
                _ => continue,
            };
            let sought: &dyn ToSql = match &sought {
                SqlParam::Id(id) => id,
                SqlParam::Text(text) => text,
            };
            let text = format!("SELECT id FROM \"{}\" WHERE {condition} ORDER BY id", kind.name());
            let found: Vec<Id> = conn.prepare_cached(&text).and_then(|mut s| {
                s.query_map(named_params! { ":sought": sought }, |r| r.get("id")).and_then(Iterator::collect)
            })?;
            all.extend(found.into_iter().map(|id| Referrer { kind, cell: field.cell, id }));
        }
    }
    Ok(all)
}

enum SqlParam {
    Id(Id),
    Text(String),
}
