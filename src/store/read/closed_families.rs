//! Closed families as lists show them: rows of a few columns, not cases of some thirty tables, because their number
//! grows with the years.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::named_params;

use super::from_row::{address_at, text_at};
use super::reader::Reader;
use super::titles::{TitledFamily, distinct_titles};
use crate::domain::paper::Closing;
use crate::domain::programme::{self, ActivityState, Programme};
use crate::domain::{ClosedFamily, CuratorId, FamilyId, Id, UserError, day};
use crate::store::state::aliases;

/// Families that closed before the periods in which a norm still counts them.
pub struct ClosedFamilies {
    /// By title.
    pub rows: Vec<ClosedFamily>,
    /// The families whose row would differ from their case, by id: to be read whole.
    pub whole: Vec<FamilyId>,
}

/// The rows being gathered, by family.
struct ClosedFamilyRows {
    rows: Vec<ClosedFamily>,
    places: HashMap<Id, usize>,
}

impl ClosedFamilyRows {
    fn of(&mut self, family: Id) -> Option<&mut ClosedFamily> {
        self.places.get(&family).map(|at| &mut self.rows[*at])
    }
}

impl Reader<'_> {
    /// The families that closed on `last` or earlier, as they are on `today`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn closed_families(&self, last: NaiveDate, today: NaiveDate) -> Result<ClosedFamilies, UserError> {
        let mut closed = self.closed_rows(last)?;
        self.add_first_phones(today, &mut closed)?;
        self.add_curators(today, &mut closed)?;
        self.add_progress(today, &mut closed)?;
        self.add_closings(today, &mut closed)?;
        let whole = self.beyond_a_row(today)?;
        let ClosedFamilyRows { mut rows, places } = closed;
        let mut whole: Vec<FamilyId> =
            whole.into_iter().filter(|id| places.contains_key(id)).map(FamilyId).collect();
        whole.sort_unstable();
        rows.retain(|row| whole.binary_search(&row.id).is_err());
        rows.sort_unstable_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id)));
        Ok(ClosedFamilies { rows, whole })
    }

    /// Their own fields. All families are read: a short title is distinct among them.
    fn closed_rows(&self, last: NaiveDate) -> Result<ClosedFamilyRows, UserError> {
        let (mut all, mut closed): (Vec<TitledFamily>, Vec<Option<Option<String>>>) =
            (Vec::new(), Vec::new());
        self.each_row(
            "SELECT id, title, settlement, street, house, block, flat, journal_number, safety, ends_on <= :last
             FROM family",
            &[(":last", &last)],
            |row| {
                all.push(TitledFamily {
                    id: row.get(0)?,
                    title: row.get(1)?,
                    address: address_at(row, 2)?,
                    number: row.get(7)?,
                });
                closed.push(if row.get(9)? { Some(row.get(8)?) } else { None });
                Ok(())
            },
        )?;
        let titles = distinct_titles(&all, |at| closed[at].is_some());
        let (mut rows, mut places) = (Vec::with_capacity(all.len()), HashMap::with_capacity(all.len()));
        for ((named, short), safety) in all.into_iter().zip(titles).zip(closed) {
            let (Some(short), Some(safety)) = (short, safety) else { continue };
            places.insert(named.id.0, rows.len());
            rows.push(ClosedFamily {
                id: named.id,
                title: named.title,
                short,
                address: named.address,
                safety,
                phone: None,
                curator: None,
                after: None,
                progress: (0, 0),
                overdue: 0,
            });
        }
        Ok(ClosedFamilyRows { rows, places })
    }

    fn add_first_phones(&self, today: NaiveDate, closed: &mut ClosedFamilyRows) -> Result<(), UserError> {
        // Members in the order of entry, the numbers of each in their own order; the first of all is kept.
        let mut firsts: HashMap<Id, (i64, Option<i64>, String)> = HashMap::new();
        self.each_row(
            "SELECT m.family, m.rowid, p.place, p.number FROM phone p JOIN member m ON m.id = p.member
             WHERE CASE WHEN m.born IS NOT NULL THEN m.born <= :today
                     ELSE m.born_year IS NULL OR m.born_year <= :year END
                 AND (m.\"from\" IS NULL OR m.\"from\" <= :today) AND (m.until IS NULL OR m.until > :today)",
            named_params! { ":today": today, ":year": today.year() },
            |row| {
                let phone = (row.get(1)?, row.get(2)?, row.get(3)?);
                let family = row.get(0)?;
                if firsts.get(&family).is_none_or(|first| phone < *first) {
                    firsts.insert(family, phone);
                }
                Ok(())
            },
        )?;
        for (family, (_, _, number)) in firsts {
            if let Some(row) = closed.of(family) {
                row.phone = Some(number);
            }
        }
        Ok(())
    }

    fn add_curators(&self, today: NaiveDate, closed: &mut ClosedFamilyRows) -> Result<(), UserError> {
        // Of several assignments that hold the latest is the last one read.
        self.each_row(
            "SELECT family, curator FROM assignment WHERE \"from\" <= :today AND (until IS NULL OR until > :today)
             ORDER BY \"from\", id",
            named_params! { ":today": today },
            |row| {
                let curator: CuratorId = row.get(1)?;
                if let Some(family) = closed.of(row.get(0)?) {
                    family.curator = Some(curator);
                }
                Ok(())
            },
        )
    }

    fn add_progress(&self, today: NaiveDate, closed: &mut ClosedFamilyRows) -> Result<(), UserError> {
        let superseded = self.superseded(today)?;
        self.each_row("SELECT family, programme, state, due FROM activity", &[], |row| {
            let Some(family) = closed.of(row.get(0)?) else { return Ok(()) };
            let of: Option<Id> = row.get(1)?;
            let counts = of.is_none_or(|programme| !superseded.contains(&programme));
            let state = ActivityState::from_code(text_at(row, 2)?).unwrap_or(ActivityState::Planned);
            if counts && state != ActivityState::Cancelled {
                family.progress.0 += usize::from(state == ActivityState::Done);
                family.progress.1 += 1;
            }
            if state.is_open() {
                let due: Option<NaiveDate> = row.get(3)?;
                family.overdue += usize::from(due.is_some_and(|due| day::is_late(due, today)));
            }
            Ok(())
        })
    }

    /// The programmes that others of their family have taken the place of.
    fn superseded(&self, today: NaiveDate) -> Result<HashSet<Id>, UserError> {
        let programmes: Vec<Programme> = self.list(
            "SELECT * FROM programme WHERE family IN (SELECT family FROM programme GROUP BY family HAVING COUNT(*) > 1)
             ORDER BY family, version, id",
            &[],
        )?;
        let mut superseded: HashSet<Id> = programmes.iter().map(|p| p.id).collect();
        for family in programmes.chunk_by(|a, b| a.family == b.family) {
            programme::in_force(family, today).for_each(|p| {
                superseded.remove(&p.id);
            });
        }
        Ok(superseded)
    }

    fn add_closings(&self, today: NaiveDate, closed: &mut ClosedFamilyRows) -> Result<(), UserError> {
        let closings: Vec<Closing> = self.list(
            "SELECT * FROM closing c WHERE after_until IS NOT NULL AND \"on\" <= :today AND NOT EXISTS (
                 SELECT 1 FROM closing later WHERE later.family = c.family AND later.\"on\" <= :today
                     AND (later.\"on\", later.id) > (c.\"on\", c.id))",
            &[(":today", &today)],
        )?;
        for closing in closings {
            if let Some(row) = closed.of(closing.family.0) {
                row.after = Some(closing);
            }
        }
        Ok(())
    }

    /// The families whose row would differ from their case: with a visit to come, with a person who was entered more
    /// than once or is in another family too, with a closing that a body has not granted, with a decision for a later
    /// day.
    fn beyond_a_row(&self, today: NaiveDate) -> Result<HashSet<Id>, UserError> {
        let mut families = HashSet::new();
        self.each_row(
            "SELECT family FROM appointment WHERE \"on\" >= :today
             UNION SELECT family FROM member WHERE person IS NOT NULL
             UNION SELECT family FROM member WHERE id IN (SELECT person FROM member WHERE person IS NOT NULL)
             UNION SELECT c.family FROM closing c JOIN decision d ON d.id = c.decision
                 WHERE d.ruling IS NOT NULL AND d.ruling <> 'granted'
             UNION SELECT family FROM decision WHERE \"on\" > :today",
            named_params! { ":today": today },
            |row| {
                families.insert(row.get(0)?);
                Ok(())
            },
        )?;
        for alias in aliases::all(self.conn)? {
            families.extend(self.family_of(alias.root)?.map(|family| family.0));
        }
        Ok(families)
    }
}
