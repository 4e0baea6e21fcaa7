//! Queries for one thing: a family, a member, phones, inquiries, words used before.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::contact::{Inquiry, Violation};
use crate::domain::declare::Declared;
use crate::domain::family::{Family, Member};
use crate::domain::mark::{Category, Circumstance, Mark, Sign, StatusSpan};
use crate::domain::schema::{Field, Kind, Type};
use crate::domain::{FamilyId, Id, MemberId, UserError};
use crate::store::state::fold::Entity;
use crate::store::{Reader, SqlContext};

impl Reader<'_> {
    /// The phones of a member, id and number. A number entered for two merged members is listed twice. An alias has
    /// those entered for itself.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn phones_of(&self, member: Id) -> Result<Vec<(Id, String)>, UserError> {
        let root = self.root(member)?;
        let mut phones: Vec<(Id, String)> = self
            .conn
            .prepare_cached("SELECT id, number FROM phone WHERE member = :member ORDER BY place, number")
            .and_then(|mut s| {
                s.query_map(named_params! { ":member": root }, |r| Ok((r.get("id")?, r.get("number")?)))
                    .and_then(Iterator::collect)
            })?;
        if root == member && self.aliases_of(root)?.is_empty() {
            return Ok(phones);
        }
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for (id, number) in phones.drain(..) {
            let entered = Entity::read(self.conn, id)?.and_then(|e| e.record());
            let is_own = entered.is_some_and(|r| r.reference("member") == Some(member));
            if is_own { &mut own } else { &mut others }.push((id, number));
        }
        if root == member {
            own.extend(others);
        }
        Ok(own)
    }

    /// The numbers of a member, each once: the own ones in order, then those of aliases.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn numbers_of(&self, member: Id) -> Result<Vec<String>, UserError> {
        let mut numbers: Vec<String> = Vec::new();
        for (_, number) in self.phones_of(member)? {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        Ok(numbers)
    }

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

    fn marks_of<T: Declared + Into<Mark>>(&self, family: FamilyId) -> Result<Vec<Mark>, UserError> {
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

    /// A member without phones.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn member(&self, id: MemberId) -> Result<Option<Member>, UserError> {
        let mut found: Option<Member> = self.entered_member(id)?;
        if let Some(member) = &mut found {
            self.complete(member)?;
        }
        Ok(found)
    }

    /// The families of a person, present and former, with their short titles, by title.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn families_of(&self, person: MemberId) -> Result<Vec<(FamilyId, String)>, UserError> {
        let families: Vec<FamilyId> = self
            .conn
            .prepare_cached(
                "SELECT f.id FROM family f WHERE f.id IN (
                     SELECT family FROM member WHERE person = :person
                     UNION SELECT family FROM member WHERE id = :person) ORDER BY f.title, f.id",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":person": person.0 }, |r| r.get("id"))
                    .and_then(Iterator::collect)
            })?;
        // With one family, its title is not needed.
        if families.len() < 2 {
            return Ok(families.into_iter().map(|id| (id, String::new())).collect());
        }
        let mut titles = self.short_titles(families.iter().copied())?;
        Ok(families.into_iter().filter_map(|id| Some((id, titles.remove(&id)?))).collect())
    }

    /// People of other families, and former members of this one, with the short title of their family: first entries
    /// only. A death in any family is included.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn people_beside(&self, family: FamilyId) -> Result<Vec<(Member, String)>, UserError> {
        let members: Vec<Member> = self.list(
            "SELECT m.* FROM member m JOIN family f ON f.id = m.family
             WHERE (m.family <> :family OR m.until IS NOT NULL) AND m.person IS NULL
                 AND m.first_name IS NOT NULL
             ORDER BY m.last_name, m.first_name, m.id",
            &[(":family", &family.0)],
        )?;
        let families: BTreeSet<FamilyId> = members.iter().map(|m| m.family).collect();
        let (titles, named) = (self.short_titles(families)?, self.first_entries()?);
        let mut people = Vec::with_capacity(members.len());
        for mut member in members {
            if named.contains(&member.id) {
                self.bring_death(&mut member)?;
            }
            let title = titles.get(&member.family).cloned().unwrap_or_default();
            people.push((member, title));
        }
        Ok(people)
    }

    fn entered_member(&self, id: MemberId) -> Result<Option<Member>, UserError> {
        let mut found = self.list("SELECT * FROM member WHERE id = :id", &[(":id", &id.0)])?.pop();
        if let Some(member) = &mut found {
            self.bring_death(member)?;
        }
        Ok(found)
    }

    /// Completes a membership with the fields of the person's first entry: the references are followed to their end;
    /// of a cycle the least id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn complete(&self, member: &mut Member) -> Result<(), UserError> {
        let mut seen = vec![member.id];
        let mut next = member.person;
        while let Some(id) = next {
            if seen.contains(&id) {
                member.person = seen.iter().min().copied();
                break;
            }
            let Some(mut first) = self.entered_member(id)? else { break };
            first.phones = self.numbers_of(id.0)?;
            seen.push(id);
            member.person = Some(id);
            member.complete(&first);
            next = first.person;
        }
        Ok(())
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

    /// Calls about unknown families, the latest first, without those that became a contact.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn inquiries(&self) -> Result<Vec<Inquiry>, UserError> {
        self.list("SELECT * FROM inquiry WHERE contact IS NULL ORDER BY \"on\" DESC, time DESC, id", &[])
    }

    /// Violations of children's rights without a notice by `day`, the longest first: of current, closed and unknown
    /// families.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn violations(&self, day: NaiveDate) -> Result<Vec<Violation>, UserError> {
        let day = day.to_string();
        self.list(
            "SELECT c.id, c.family, f.title, NULL AS who, c.\"on\", c.time, c.note
             FROM contact c JOIN family f ON f.id = c.family
             WHERE c.rights = 'violated' AND c.\"on\" <= :day AND NOT EXISTS (
                 SELECT 1 FROM notice n WHERE n.family = c.family AND n.about = c.id AND n.\"on\" <= :day)
             UNION ALL
             SELECT i.id, NULL, NULL, COALESCE(i.who, i.phone), i.\"on\", i.time, i.note FROM inquiry i
             WHERE i.rights = 'violated' AND i.contact IS NULL AND i.\"on\" <= :day AND NOT EXISTS (
                 SELECT 1 FROM notice n WHERE n.inquiry = i.id AND n.\"on\" <= :day)
             ORDER BY 5, 6, 1",
            &[(":day", &day)],
        )
    }

    /// The contacts of a family with a violation, the latest first, with or without a notice.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn violated(&self, family: FamilyId) -> Result<Vec<Violation>, UserError> {
        self.list(
            "SELECT c.id, c.family, f.title, NULL AS who, c.\"on\", c.time, c.note
             FROM contact c JOIN family f ON f.id = c.family
             WHERE c.rights = 'violated' AND c.family = :family ORDER BY c.\"on\" DESC, c.time DESC, c.id",
            &[(":family", &family.0)],
        )
    }

    /// A call about an unknown family, unless it became a contact.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn inquiry(&self, id: Id) -> Result<Option<Inquiry>, UserError> {
        Ok(self.list("SELECT * FROM inquiry WHERE id = :id AND contact IS NULL", &[(":id", &id)])?.pop())
    }

    /// The notices about a call.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn notices_of(&self, inquiry: Id) -> Result<Vec<Id>, UserError> {
        self.conn
            .prepare_cached("SELECT id FROM notice WHERE inquiry = :inquiry ORDER BY id")
            .and_then(|mut s| {
                s.query_map(named_params! { ":inquiry": inquiry }, |r| r.get("id"))
                    .and_then(Iterator::collect)
            })
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
        if field.ty == Type::Phones {
            return Ok(None);
        }
        let (table, column) = (kind.name(), field.name);
        let text =
            format!("SELECT id FROM \"{table}\" WHERE \"{column}\" IS NOT NULL ORDER BY rowid DESC LIMIT 1");
        let id: Option<Id> =
            self.conn.prepare_cached(&text).and_then(|mut s| s.query_row([], |r| r.get("id")).optional())?;
        let record = id.map(|id| self.record(kind, id)).transpose()?.flatten();
        Ok(record.and_then(|mut r| r.values.remove(field.name)))
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
            let found: Option<(String, Option<Id>)> = self
                .conn
                .prepare_cached("SELECT kind, owner FROM entity WHERE id = :id")
                .and_then(|mut s| {
                    s.query_row(named_params! { ":id": id }, |r| Ok((r.get("kind")?, r.get("owner")?)))
                        .optional()
                })?;
            match found {
                Some((kind, _)) if kind == crate::domain::Kind::Family.name() => {
                    return Ok(Some(FamilyId(self.root(id)?)));
                }
                Some((_, owner)) => next = owner,
                None => break,
            }
        }
        Ok(None)
    }

    /// The name of a record's kind, deleted or not.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kind_at(&self, id: Id) -> Result<Option<String>, UserError> {
        self.conn
            .prepare_cached("SELECT kind FROM entity WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("kind")).optional())
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
    pub fn conflicts(&self) -> Result<Vec<(Id, String, String)>, UserError> {
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

    /// The short title of a family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn short_title(&self, family: FamilyId) -> Result<Option<String>, UserError> {
        Ok(self.family(family)?.map(|f| f.short))
    }
}
