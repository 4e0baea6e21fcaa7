//! Another regulation for the file: what was entered under the one before keeps its name, because ids stay the same while
//! their scope does not.

use crate::domain::schema::Kind;
use crate::domain::{Id, Problem, Record};
use crate::regulation::Rules;
use crate::regulation::rules::List;
use crate::store::{Store, sql};

impl Store {
    /// What must be written beside `records` if they choose another regulation: the former one, on every record that is
    /// taken from its lists and does not say yet which it was entered under. A word of one's own is under none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn provenance(&self, records: &[Record]) -> Result<Vec<Record>, Problem> {
        let chosen = records.iter().rfind(|r| r.kind == Kind::District).and_then(|r| r.text("regulation"));
        let Some(chosen) = chosen else { return Ok(Vec::new()) };
        let former = self.reader().district()?.regulation;
        if former == chosen {
            return Ok(Vec::new());
        }
        // Whose lists this program does not carry, of that it cannot tell its words from others.
        let known = Rules::of(&former, Vec::new()).ok();
        let is_of_list = |kind: Kind, field: &str, word: &str| match (&known, List::of(kind, field)) {
            (Some(rules), Some(list)) => rules.knows(list, word),
            _ => true,
        };
        let mut provenance = Vec::new();
        for (kind, field) in kinds_with_provenance() {
            let text = format!(
                "SELECT id, \"{field}\" AS word FROM \"{}\" WHERE \"{field}\" IS NOT NULL AND under IS NULL ORDER BY id",
                kind.name()
            );
            let words: Vec<(Id, String)> = self
                .conn
                .prepare_cached(&text)
                .and_then(|mut s| {
                    s.query_map([], |r| Ok((r.get("id")?, r.get("word")?))).and_then(Iterator::collect)
                })
                .map_err(sql)?;
            let ids = words.into_iter().filter(|(_, word)| is_of_list(kind, field, word)).map(|(id, _)| id);
            // What these records say themselves is newer than what the file says of them.
            let said = |id: &Id| records.iter().any(|r| r.id == *id && r.values.contains_key("under"));
            let under = |id| Record::of(kind, id).with("under", former.as_str());
            provenance.extend(ids.filter(|id| !said(id)).map(under));
        }
        Ok(provenance)
    }
}

/// The kinds that say under which regulation they were entered, with the field that is taken from its lists.
pub(in crate::store) fn kinds_with_provenance() -> [(Kind, &'static str); 6] {
    [
        (Kind::Family, "ground"),
        (Kind::Sign, "sign"),
        (Kind::Category, "category"),
        (Kind::Circumstance, "circumstance"),
        (Kind::Document, "document"),
        (Kind::Closing, "reason"),
    ]
}
