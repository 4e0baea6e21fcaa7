//! Small questions to the file: who is meant, what stands there, how many.

use rusqlite::{OptionalExtension, named_params};

use super::{Reader, sql};
use crate::domain::case::Mark;
use crate::domain::{FamilyId, Id, Problem, name};

impl Reader<'_> {
    /// The family meant by an id or an exact title.
    ///
    /// # Errors
    /// If there is none, or several bear the title.
    pub fn family_named(&self, text: &str) -> Result<FamilyId, Problem> {
        let shown = || text.chars().take(60).collect::<String>();
        if let Ok(id) = text.parse::<Id>() {
            let found: Option<Id> = self
                .conn
                .query_row("SELECT id FROM family WHERE id = ?1", [id], |r| r.get("id"))
                .optional()
                .map_err(sql)?;
            return found.map(FamilyId).ok_or_else(|| Problem::new("family-unknown").with("family", shown()));
        }
        let mut query =
            self.conn.prepare("SELECT id FROM family WHERE title = ?1 ORDER BY id").map_err(sql)?;
        let found: Vec<FamilyId> =
            query.query_map([text.trim()], |r| r.get("id")).and_then(Iterator::collect).map_err(sql)?;
        match found.as_slice() {
            [] => Err(Problem::new("family-unknown").with("family", shown())),
            [one] => Ok(*one),
            [..] => Err(Problem::new("family-ambiguous")
                .with("family", shown())
                .with("ids", found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))),
        }
    }

    /// The phones of a member, with the ids of their records.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn phones_of(&self, member: Id) -> Result<Vec<(Id, String)>, Problem> {
        self.conn
            .prepare_cached("SELECT id, number FROM phone WHERE member = :member ORDER BY place, number")
            .and_then(|mut s| {
                s.query_map(named_params! { ":member": member }, |r| Ok((r.get("id")?, r.get("number")?)))
                    .and_then(Iterator::collect)
            })
            .map_err(sql)
    }

    /// Dated marks of a family of one kind: signs, circumstances, statuses.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn marks(&self, kind: crate::domain::Kind, family: FamilyId) -> Result<Vec<Mark>, Problem> {
        let table = kind.name();
        let text = format!(
            "SELECT id, \"{table}\" AS code, \"from\", until FROM \"{table}\" WHERE family = :family ORDER BY \"from\", id"
        );
        self.list(&text, &[(":family", &family.0)])
    }

    /// The names of organisations that have a record of their own.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn organisations(&self) -> Result<Vec<String>, Problem> {
        self.conn
            .prepare_cached("SELECT name FROM organisation WHERE name IS NOT NULL ORDER BY name, id")
            .and_then(|mut s| s.query_map([], |r| r.get("name")).and_then(Iterator::collect))
            .map_err(sql)
    }

    /// The kind of the record of that id, if the file has one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kind_of(&self, id: Id) -> Result<Option<crate::domain::Kind>, Problem> {
        for kind in crate::domain::Kind::ALL {
            if self.record(*kind, id)?.is_some() {
                return Ok(Some(*kind));
            }
        }
        Ok(None)
    }

    /// The number of families in the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_families(&self) -> Result<u64, Problem> {
        self.conn
            .query_row("SELECT COUNT(*) AS n FROM family", [], |r| r.get::<_, i64>("n"))
            .map(i64::cast_unsigned)
            .map_err(sql)
    }

    /// Cells that stand in conflict: entity, cell and kind. Whether a record is deleted is no cell of it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn conflicts(&self) -> Result<Vec<(Id, String, String)>, Problem> {
        self.conn
            .prepare_cached(
                "SELECT entity, cell, kind FROM conflict WHERE cell <> '_deleted' ORDER BY entity, cell",
            )
            .and_then(|mut s| {
                s.query_map([], |r| Ok((r.get("entity")?, r.get("cell")?, r.get("kind")?)))
                    .and_then(Iterator::collect)
            })
            .map_err(sql)
    }

    /// Short titles by family, for messages.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn short_title(&self, family: FamilyId) -> Result<Option<String>, Problem> {
        self.conn
            .query_row("SELECT title FROM family WHERE id = ?1", [family.0], |r| {
                r.get::<_, Option<String>>("title")
            })
            .optional()
            .map(|t| t.flatten().map(|t| name::short(&t)))
            .map_err(sql)
    }
}
