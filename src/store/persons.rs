//! One person entered in two families: told as a finding, so that she is named once and not counted or called twice.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::namesakes::Twins;
use super::{Reader, sql};
use crate::domain::schema::Kind;
use crate::domain::{Id, Problem, name};

impl Reader<'_> {
    /// The later entries of those who stand in another family with the same full name and day of birth, where the
    /// entries do not lead to one first entry. Families that are themselves likely to be one are told of as such, not person by person.
    pub(super) fn entered_in_two(&self, twins: &[Twins]) -> Result<Vec<Id>, Problem> {
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
        let named = self.persons_named()?;
        let are_twins =
            |one: Id, other: Id| twins.iter().any(|t| t.kind == Kind::Family && t.beside(one) == Some(other));
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

    /// The entry that each further entry of a person names.
    fn persons_named(&self) -> Result<HashMap<Id, Id>, Problem> {
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
