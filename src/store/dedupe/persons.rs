//! One person entered in two families: told as a finding, so that she is named once and not counted or called twice; and
//! her death, which is one wherever it was entered.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::family::{Left, Member};
use crate::domain::schema::Kind;
use crate::domain::{Id, MemberId, Problem, name};
use crate::store::dedupe::candidates::Candidate;
use crate::store::{Reader, sql};

impl Reader<'_> {
    /// The later entries of those who stand in another family with the same full name and day of birth, where the
    /// entries do not lead to one first entry. Families that are themselves likely to be one are told of as such, not person by person.
    pub(in crate::store) fn entered_in_two(&self, pair: &[Candidate]) -> Result<Vec<Id>, Problem> {
        type Row = (Id, Id, [String; 3], NaiveDate);
        let all: Vec<Row> = self
            .conn
            .prepare_cached(
                "SELECT id, family, last_name, first_name, patronymic, born FROM member
                 WHERE last_name IS NOT NULL AND first_name IS NOT NULL AND patronymic IS NOT NULL
                     AND born IS NOT NULL ORDER BY id",
            )
            .and_then(|mut s| {
                let read = |r: &rusqlite::Row<'_>| {
                    let text = |at| r.get::<_, String>(at).map(|t| name::folded(&t));
                    Ok((r.get(0)?, r.get(1)?, [text(2)?, text(3)?, text(4)?], r.get(5)?))
                };
                s.query_map([], read).and_then(Iterator::collect)
            })
            .map_err(sql)?;
        let named = self.person_links()?;
        let are_twins = |one: Id, other: Id| {
            pair.iter().any(|t| t.kind == Kind::Family && t.other_than(one) == Some(other))
        };
        let mut known: HashMap<(&[String; 3], NaiveDate), &Row> = HashMap::new();
        let mut found = Vec::new();
        for row in &all {
            let (id, family, names, born) = row;
            match known.get(&(names, *born)) {
                None => drop(known.insert((names, *born), row)),
                Some((first, other, ..)) => {
                    let apart = first_entry(&named, *id) != first_entry(&named, *first);
                    if apart && family != other && !are_twins(*family, *other) {
                        found.push(*id);
                    }
                }
            }
        }
        Ok(found)
    }

    /// Whoever died is dead in every family: a death entered at a later entry of the person is brought to the one that
    /// it names, and to the one that this names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn bring_death(&self, member: &mut Member) -> Result<(), Problem> {
        if member.until.is_some() {
            return Ok(());
        }
        let died: Option<NaiveDate> = self
            .conn
            .prepare_cached(
                "WITH RECURSIVE later (id, until, why_left) AS (
                     SELECT id, until, why_left FROM member WHERE person = :id
                     UNION SELECT m.id, m.until, m.why_left FROM later l JOIN member m ON m.person = l.id)
                 SELECT MIN(until) FROM later WHERE why_left = 'died'",
            )
            .and_then(|mut s| s.query_row(named_params! { ":id": member.id.0 }, |r| r.get(0)))
            .map_err(sql)?;
        if died.is_some() {
            (member.until, member.why_left) = (died, Some(Left::Died));
        }
        Ok(())
    }

    /// The entries that later entries of the same person name.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn first_entries(&self) -> Result<HashSet<MemberId>, Problem> {
        self.conn
            .prepare_cached("SELECT DISTINCT person FROM member WHERE person IS NOT NULL")
            .and_then(|mut s| s.query_map([], |r| r.get("person").map(MemberId)).and_then(Iterator::collect))
            .map_err(sql)
    }

    /// The entry that each further entry of a person names.
    fn person_links(&self) -> Result<HashMap<Id, Id>, Problem> {
        self.conn
            .prepare_cached("SELECT id, person FROM member WHERE person IS NOT NULL")
            .and_then(|mut s| s.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).and_then(Iterator::collect))
            .map_err(sql)
    }
}

/// The first of all entries of the person: one goes from entry to entry as far as they name another. Of entries that
/// name each other it is the one of the least id.
fn first_entry(named: &HashMap<Id, Id>, id: Id) -> Id {
    let mut path = vec![id];
    let mut last = id;
    while let Some(next) = named.get(&last) {
        if let Some(met) = path.iter().position(|passed| passed == next) {
            return path.iter().skip(met).min().copied().unwrap_or(id);
        }
        path.push(*next);
        last = *next;
    }
    last
}
