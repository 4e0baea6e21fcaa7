//! Queries for one thing: a family, a member, phones, inquiries, words used before.

use rusqlite::{OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::declare::RecordType;
use crate::domain::family::Family;
use crate::domain::logged::OpenCode;
use crate::domain::mark::{Category, Circumstance, Mark, Sign, StatusSpan};
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{FamilyId, Id, UserError};
use crate::store::{Reader, SqlContext};

impl Reader<'_> {
    /// The signs, circumstances or statuses of a family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn marks(&self, kind: Kind, family: FamilyId) -> Result<Vec<Mark>, UserError> {
        match kind {
            Kind::Sign => self.marks_of::<Sign>(family),
            Kind::Category => self.marks_of::<Category>(family),
            Kind::Circumstance => self.marks_of::<Circumstance>(family),
            Kind::Status => self.marks_of::<StatusSpan>(family),
            _ => Ok(Vec::new()),
        }
    }

    fn marks_of<T: RecordType + Into<Mark>>(&self, family: FamilyId) -> Result<Vec<Mark>, UserError> {
        let table = T::KIND.name();
        let text = format!("SELECT * FROM \"{table}\" WHERE family = :family ORDER BY \"from\", id");
        let marks: Vec<T> = self.list(&text, &[(":family", &family.0)])?;
        Ok(marks.into_iter().map(Into::into).collect())
    }

    /// A family without its dependents.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn family(&self, id: FamilyId) -> Result<Option<Family>, UserError> {
        let mut found: Option<Family> =
            self.list("SELECT * FROM family WHERE id = :id", &[(":id", &id.0)])?.pop();
        self.distinguish(&mut found)?;
        Ok(found)
    }

    /// The names of organisations with a phone.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn organisation_phones(&self) -> Result<Vec<(String, String)>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT name, phone FROM organisation WHERE name IS NOT NULL AND phone IS NOT NULL ORDER BY name, id",
            )
            .and_then(|mut s| {
                s.query_map([], |r| Ok((r.get("name")?, r.get("phone")?))).and_then(Iterator::collect)
            })
            .sql_context()
    }

    /// The names of organisations with a record.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn organisations(&self) -> Result<Vec<String>, UserError> {
        self.conn
            .prepare_cached("SELECT name FROM organisation WHERE name IS NOT NULL ORDER BY name, id")
            .and_then(|mut s| s.query_map([], |r| r.get("name")).and_then(Iterator::collect))
            .sql_context()
    }

    /// The texts in a field of a kind, each once, the last entered first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn used(&self, kind: Kind, field: &Field) -> Result<Vec<String>, UserError> {
        let (table, column) = (kind.name(), field.name);
        let text = format!(
            "SELECT \"{column}\" AS used FROM \"{table}\" WHERE \"{column}\" IS NOT NULL
             GROUP BY \"{column}\" ORDER BY MAX(rowid) DESC"
        );
        self.conn
            .prepare_cached(&text)
            .and_then(|mut s| s.query_map([], |r| r.get("used")).and_then(Iterator::collect))
            .sql_context()
    }

    /// The value entered last in a field of a kind.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn last_entered(&self, kind: Kind, field: &'static Field) -> Result<Option<Value>, UserError> {
        // Phones have rows of their own.
        if field.ty == FieldType::Phones {
            return Ok(None);
        }
        let (table, column) = (kind.name(), field.name);
        let text =
            format!("SELECT id FROM \"{table}\" WHERE \"{column}\" IS NOT NULL ORDER BY rowid DESC LIMIT 1");
        let id: Option<Id> =
            self.conn.prepare_cached(&text).and_then(|mut s| s.query_row([], |r| r.get("id")).optional())?;
        let record = id.map(|id| self.record(kind, id)).transpose()?.flatten();
        Ok(record.and_then(|mut r| r.take(field.name)))
    }

    /// The kind of a record with a row.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kind_of(&self, id: Id) -> Result<Option<Kind>, UserError> {
        for kind in Kind::ALL {
            if self.record(*kind, id)?.is_some() {
                return Ok(Some(*kind));
            }
        }
        Ok(None)
    }

    /// The family that owns a record, deleted or not; a family is its own.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn family_of(&self, id: Id) -> Result<Option<FamilyId>, UserError> {
        let mut next = Some(id);
        // A phone belongs to a member, a member to a family.
        for _ in 0..3 {
            let Some(id) = next else { break };
            let found: Option<(OpenCode<Kind>, Option<Id>)> = self
                .conn
                .prepare_cached("SELECT kind, owner FROM entity WHERE id = :id")
                .and_then(|mut s| {
                    s.query_row(named_params! { ":id": id }, |r| Ok((r.get("kind")?, r.get("owner")?)))
                        .optional()
                })?;
            match found {
                Some((kind, _)) if kind == Kind::Family => {
                    return Ok(Some(FamilyId(self.root(id)?)));
                }
                Some((_, owner)) => next = owner,
                None => break,
            }
        }
        Ok(None)
    }

    /// The kind of a record, deleted or not.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kind_at(&self, id: Id) -> Result<Option<OpenCode<Kind>>, UserError> {
        self.conn
            .prepare_cached("SELECT kind FROM entity WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("kind")).optional())
            .sql_context()
    }

    /// The families of the file, in the order in which they came into it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn families(&self) -> Result<Vec<FamilyId>, UserError> {
        self.conn
            .prepare_cached("SELECT id FROM family ORDER BY id")
            .and_then(|mut s| s.query_map([], |row| row.get(0)).and_then(Iterator::collect))
            .sql_context()
    }

    /// The number of families in the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_families(&self) -> Result<u64, UserError> {
        self.conn
            .query_row("SELECT COUNT(*) AS n FROM family", [], |r| r.get::<_, i64>("n"))
            .map(i64::cast_unsigned)
            .sql_context()
    }

    /// The cells in conflict: entity, cell and kind; without deletions.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn conflicts(&self) -> Result<Vec<(Id, String, OpenCode<Kind>)>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT entity, cell, kind FROM conflict WHERE cell <> '_deleted' ORDER BY entity, cell",
            )
            .and_then(|mut s| {
                s.query_map([], |r| Ok((r.get("entity")?, r.get("cell")?, r.get("kind")?)))
                    .and_then(Iterator::collect)
            })
            .sql_context()
    }
}
