//! Since when the visits of a family are known.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::history;
use super::reader::{FamilyScope, Reader};
use crate::domain::logged::OpenCode;
use crate::domain::{Act, Case, FamilyId, Id, UserError};

/// How the records of a family came into the file.
struct FamilyArrival {
    /// The day of the first operation of the family.
    on: Option<NaiveDate>,
    /// Whether they were taken from a list or another file.
    is_imported: bool,
    /// The day of its first visit, held or not.
    visited: Option<NaiveDate>,
    /// The day on which the file was begun in which the family was entered.
    file: Option<NaiveDate>,
}

impl FamilyArrival {
    /// The first day of which the visits of the family are known. A visit speaks for itself and for what came after it;
    /// without an earlier one it is the day on which the records came: by a list, or by the act of another district. Of a
    /// family that was taken on after the file was begun, and entered by hand, everything is known, however late that was.
    fn known_since(&self, case: &Case) -> Option<NaiveDate> {
        let came = case.elsewhere.first().filter(|e| e.from.is_none()).map(|e| e.until);
        let is_of_file =
            !self.is_imported && self.file.zip(case.began()).is_some_and(|(file, began)| file <= began);
        let recorded = match came {
            Some(came) => Some(came),
            None if is_of_file => self.file,
            None => self.on,
        };
        recorded.map(|on| self.visited.map_or(on, |visited| visited.min(on)))
    }
}

/// The beginning of a file, and who began it. One that others were merged into has several.
struct FileBeginning {
    /// Milliseconds since 1970.
    wall: i64,
    author: (String, String),
}

impl FileBeginning {
    /// That of the file in which an operation was written: the last one before it by the same author; of an author who
    /// began none, who works on a copy, the last one before it at all. The order of arrival, which differs from copy to
    /// copy, decides nothing.
    fn of(all: &[FileBeginning], wall: i64, author: &(String, String)) -> Option<NaiveDate> {
        let before = || all.iter().filter(|b| b.wall <= wall);
        let own = before().filter(|b| b.author == *author).map(|b| b.wall).max();
        own.or_else(|| before().map(|b| b.wall).max()).and_then(history::day)
    }
}

impl Reader<'_> {
    fn beginnings(&self) -> Result<Vec<FileBeginning>, UserError> {
        let text = format!(
            "SELECT op.wall, session.device, session.user FROM op JOIN session ON session.id = op.session
             WHERE op.no IN (SELECT op FROM part WHERE entity = :district)
                 AND op.act IN ('{}', '{}')",
            Act::DistrictOpened.code(),
            Act::DemoMade.code()
        );
        let mut all = Vec::new();
        self.each_row(&text, &[(":district", &Id::DISTRICT)], |row| {
            all.push(FileBeginning { wall: row.get(0)?, author: (row.get(1)?, row.get(2)?) });
            Ok(())
        })?;
        Ok(all)
    }

    /// Sets of each case since when its visits are known.
    pub(super) fn attach_visits_since(
        &self,
        scope: FamilyScope,
        cases: &mut [Case],
        places: &HashMap<FamilyId, usize>,
    ) -> Result<(), UserError> {
        let (condition, parameter) = scope.condition("family.id");
        let beginnings = self.beginnings()?;
        // Each part is read by an index: the first operation of a family, and its first visit behind earlier calls.
        let text = format!(
            "SELECT family.id, first.wall, first.act, session.device, session.user,
                 (SELECT c.\"on\" FROM contact c WHERE c.family = family.id AND c.kind IN ('home_visit', 'joint_visit')
                     ORDER BY c.\"on\" LIMIT 1)
             FROM family
             JOIN op first ON first.no = (SELECT MIN(op) FROM part WHERE entity = family.id)
             JOIN session ON session.id = first.session
             WHERE {condition}"
        );
        self.each_row(&text, &[(":scope", &*parameter)], |row| {
            let family: FamilyId = row.get(0)?;
            let (wall, act): (i64, OpenCode<Act>) = (row.get(1)?, row.get(2)?);
            let arrival = FamilyArrival {
                on: history::day(wall),
                is_imported: act == OpenCode::Known(Act::Imported),
                visited: row.get(5)?,
                file: FileBeginning::of(&beginnings, wall, &(row.get(3)?, row.get(4)?)),
            };
            if let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) {
                case.visits_since = arrival.known_since(case);
            }
            Ok(())
        })
    }
}
