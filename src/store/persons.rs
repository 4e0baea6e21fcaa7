//! One person entered in two families: told as a finding, so that she is named once and not counted or called twice.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::namesakes::Twins;
use super::{Reader, sql};
use crate::domain::schema::Kind;
use crate::domain::{Id, Problem, name};

impl Reader<'_> {
    /// The later entries of those who stand in another family with the same full name and day of birth, where neither
    /// entry names the other. Families
    /// that are themselves likely to be one are told of as such, not person by person.
    pub(super) fn entered_in_two(&self, twins: &[Twins]) -> Result<Vec<Id>, Problem> {
        type Row = (Id, Id, [String; 3], NaiveDate, Option<Id>);
        let all: Vec<Row> = self
            .conn
            .prepare_cached(
                "SELECT id, family, last_name, first_name, patronymic, born, person FROM member
                 WHERE last_name IS NOT NULL AND first_name IS NOT NULL AND patronymic IS NOT NULL
                     AND born IS NOT NULL ORDER BY rowid",
            )
            .and_then(|mut s| {
                let read = |r: &rusqlite::Row<'_>| {
                    let text = |at| r.get::<_, String>(at).map(|t| name::folded(&t));
                    Ok((r.get(0)?, r.get(1)?, [text(2)?, text(3)?, text(4)?], r.get(5)?, r.get(6)?))
                };
                s.query_map([], read).and_then(Iterator::collect)
            })
            .map_err(sql)?;
        let are_twins =
            |one: Id, other: Id| twins.iter().any(|t| t.kind == Kind::Family && t.beside(one) == Some(other));
        let mut known: HashMap<(&[String; 3], NaiveDate), &Row> = HashMap::new();
        let mut found = Vec::new();
        for row in &all {
            let (id, family, names, born, person) = row;
            match known.get(&(names, *born)) {
                None => drop(known.insert((names, *born), row)),
                Some((first, other, _, _, of_first)) => {
                    let apart = person.unwrap_or(*id) != of_first.unwrap_or(*first);
                    if apart && family != other && !are_twins(*family, *other) {
                        found.push(*id);
                    }
                }
            }
        }
        Ok(found)
    }
}
