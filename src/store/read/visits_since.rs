//! Since when the visits of a family are known.

use std::collections::{BTreeSet, HashMap};

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

/// The author of a session: computer and name.
type SessionAuthor = (String, String);

/// The beginning of a file, and who began it.
struct FileBeginning {
    /// Milliseconds since 1970.
    wall: i64,
    author: SessionAuthor,
}

/// The beginnings of a file: several of one that others were merged into. Every copy of the file has the same, and the
/// same authors; the order of arrival, which differs from copy to copy, decides nothing.
struct FileBeginnings {
    all: Vec<FileBeginning>,
    /// Everybody who wrote.
    authors: Vec<SessionAuthor>,
}

impl FileBeginnings {
    /// The day on which the file was begun in which an operation was written: the last beginning before it by its author.
    /// An author who began none may have another name or another computer by now: asked is who had this name, then who
    /// wrote on this computer, then who shares either with those. Of one who is linked to no beginning, who works on a
    /// copy, it is the last one before it at all.
    fn of(&self, wall: i64, author: &SessionAuthor) -> Option<NaiveDate> {
        let before = || self.all.iter().filter(|b| b.wall <= wall);
        let mut linked: BTreeSet<&SessionAuthor> = BTreeSet::from([author]);
        let mut grown = true;
        while grown {
            grown = false;
            for link in [AuthorLink::Name, AuthorLink::Computer] {
                let own = before().filter(|b| linked.contains(&b.author)).map(|b| b.wall).max();
                if own.is_some() {
                    return own.and_then(history::day);
                }
                let is_next = |a: &&SessionAuthor| linked.iter().any(|of| link.holds(of, a));
                let next: Vec<&SessionAuthor> = self.authors.iter().filter(is_next).collect();
                let known = linked.len();
                linked.extend(next);
                grown |= linked.len() > known;
            }
        }
        before().map(|b| b.wall).max().and_then(history::day)
    }
}

/// What two authors share who may be one person.
#[derive(Clone, Copy, Debug)]
enum AuthorLink {
    Name,
    Computer,
}

impl AuthorLink {
    fn holds(self, one: &SessionAuthor, other: &SessionAuthor) -> bool {
        let (one, other) = match self {
            AuthorLink::Name => (&one.1, &other.1),
            AuthorLink::Computer => (&one.0, &other.0),
        };
        !one.is_empty() && one == other
    }
}

impl Reader<'_> {
    fn beginnings(&self) -> Result<FileBeginnings, UserError> {
        let text = format!(
            "SELECT op.wall, session.device, session.user FROM op JOIN session ON session.id = op.session
             WHERE op.no IN (SELECT op FROM part WHERE entity = :district)
                 AND op.act IN ('{}', '{}')",
            Act::DistrictOpened.code(),
            Act::DemoMade.code()
        );
        let (mut all, mut authors) = (Vec::new(), Vec::new());
        self.each_row(&text, &[(":district", &Id::DISTRICT)], |row| {
            all.push(FileBeginning { wall: row.get(0)?, author: (row.get(1)?, row.get(2)?) });
            Ok(())
        })?;
        // One beginning is that of all.
        if all.len() > 1 {
            self.each_row("SELECT DISTINCT device, user FROM session", &[], |row| {
                authors.push((row.get(0)?, row.get(1)?));
                Ok(())
            })?;
        }
        Ok(FileBeginnings { all, authors })
    }

    /// The day of the earliest beginning.
    pub(super) fn file_begun(&self) -> Result<Option<NaiveDate>, UserError> {
        Ok(self.beginnings()?.all.iter().map(|b| b.wall).min().and_then(history::day))
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
                file: beginnings.of(wall, &(row.get(3)?, row.get(4)?)),
            };
            if let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) {
                case.visits_since = arrival.known_since(case);
            }
            Ok(())
        })
    }
}
