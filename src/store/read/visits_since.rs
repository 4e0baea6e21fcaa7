//! Since when the visits of a family are known.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::history;
use super::reader::{FamilyScope, Reader};
use crate::domain::logged::OpenCode;
use crate::domain::{Act, Case, FamilyId, UserError};

/// How the records of a family came into the file.
struct FamilyArrival {
    /// The day of the first operation of the family.
    on: Option<NaiveDate>,
    /// Whether they were taken from a list or another file.
    is_imported: bool,
    /// The day of its first visit, held or not.
    visited: Option<NaiveDate>,
    /// The day of the first operation of the file.
    file: Option<NaiveDate>,
}

impl FamilyArrival {
    /// The first day of which the visits of the family are known. A visit speaks for itself and for what came after it;
    /// without an earlier one it is the day on which the records came: by a list, or by the act of another district. Of a
    /// family that was taken on after the file was begun, and entered by hand, everything is known, however late that was.
    fn known_since(&self, case: &Case) -> Option<NaiveDate> {
        let came = case.elsewhere.first().filter(|e| e.from.is_none()).map(|e| e.until);
        let is_of_file = !self.is_imported && case.began().is_some_and(|began| self.file <= Some(began));
        let recorded = match came {
            Some(came) => Some(came),
            None if is_of_file => self.file,
            None => self.on,
        };
        recorded.map(|on| self.visited.map_or(on, |visited| visited.min(on)))
    }
}

impl Reader<'_> {
    /// Sets of each case since when its visits are known.
    pub(super) fn attach_visits_since(
        &self,
        scope: FamilyScope,
        cases: &mut [Case],
        places: &HashMap<FamilyId, usize>,
    ) -> Result<(), UserError> {
        let (condition, parameter) = scope.condition("id");
        // Each part is read by an index: the first operation of a family, and its first visit behind earlier calls.
        let text = format!(
            "SELECT id, (SELECT wall FROM op WHERE no = (SELECT MIN(op) FROM part WHERE entity = family.id)) AS wall,
                 (SELECT act FROM op WHERE no = (SELECT MIN(op) FROM part WHERE entity = family.id)) AS act,
                 (SELECT c.\"on\" FROM contact c WHERE c.family = family.id AND c.kind IN ('home_visit', 'joint_visit')
                     ORDER BY c.\"on\" LIMIT 1) AS visited,
                 (SELECT wall FROM op ORDER BY no LIMIT 1) AS file
             FROM family WHERE {condition}"
        );
        self.each_row(&text, &[(":scope", &*parameter)], |row| {
            let family: FamilyId = row.get(0)?;
            let act: Option<OpenCode<Act>> = row.get(2)?;
            let arrival = FamilyArrival {
                on: row.get::<_, Option<i64>>(1)?.and_then(history::day),
                is_imported: matches!(act, Some(OpenCode::Known(Act::Imported))),
                visited: row.get(3)?,
                file: row.get::<_, Option<i64>>(4)?.and_then(history::day),
            };
            if let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) {
                case.visits_since = arrival.known_since(case);
            }
            Ok(())
        })
    }
}
