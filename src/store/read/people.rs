//! People: a member with the fields of the person's first entry, phones, and the families of one person.

use std::collections::BTreeSet;

use rusqlite::named_params;

use crate::domain::family::Member;
use crate::domain::{FamilyId, FieldName, Id, MemberId, UserError};
use crate::store::Reader;
use crate::store::state::fold::Entity;

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
            let is_own = entered.is_some_and(|r| r.reference(FieldName::Member) == Some(member));
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

    fn entered_member(&self, id: MemberId) -> Result<Option<Member>, UserError> {
        let mut found = self.list("SELECT * FROM member WHERE id = :id", &[(":id", &id.0)])?.pop();
        if let Some(member) = &mut found {
            self.bring_death(member)?;
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
}
