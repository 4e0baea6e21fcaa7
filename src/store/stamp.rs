//! Another regulation for the file: what was entered under the one before keeps its name, because ids stay the same while
//! their scope does not.

use super::{Store, sql};
use crate::domain::schema::Kind;
use crate::domain::{Id, Problem, Record};

impl Store {
    /// What must be written beside `records` if they choose another regulation: the former one, on every record that is
    /// taken from its lists and does not say yet which it was entered under.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn stamps(&self, records: &[Record]) -> Result<Vec<Record>, Problem> {
        let chosen = records.iter().rfind(|r| r.kind == Kind::District).and_then(|r| r.text("regulation"));
        let Some(chosen) = chosen else { return Ok(Vec::new()) };
        let former = self.reader().district()?.regulation;
        if former == chosen {
            return Ok(Vec::new());
        }
        let mut stamps = Vec::new();
        for (kind, field) in stamped() {
            let text = format!(
                "SELECT id FROM \"{}\" WHERE \"{}\" IS NOT NULL AND under IS NULL ORDER BY id",
                kind.name(),
                field
            );
            let ids: Vec<Id> = self
                .conn
                .prepare_cached(&text)
                .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))
                .map_err(sql)?;
            // What these records say themselves is newer than what the file says of them.
            let said = |id: &Id| records.iter().any(|r| r.id == *id && r.values.contains_key("under"));
            let under = |id| Record::of(kind, id).set("under", former.as_str());
            stamps.extend(ids.into_iter().filter(|id| !said(id)).map(under));
        }
        Ok(stamps)
    }
}

/// The kinds that say under which regulation they were entered, with the field that is taken from its lists.
fn stamped() -> [(Kind, &'static str); 6] {
    [
        (Kind::Family, "ground"),
        (Kind::Sign, "sign"),
        (Kind::Category, "category"),
        (Kind::Circumstance, "circumstance"),
        (Kind::Document, "document"),
        (Kind::Closing, "reason"),
    ]
}
