//! Closings that contradict each other: two that end one accompaniment, as two copies write them that do not know of
//! each other.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::check::FindingId;
use crate::domain::{Case, FamilyId, UserError};
use crate::store::check::doubt::{MergedRecords, RawFinding};
use crate::store::{FamilyScope, Reader};

/// The families of which two closings may end one accompaniment: as written, with no level and no registration between
/// them, or decided on a day to come, which puts them off.
const CANDIDATES: &str = r#"
    SELECT DISTINCT a.family FROM (SELECT family FROM closing GROUP BY family HAVING COUNT(*) > 1) twice
        CROSS JOIN closing a ON a.family = twice.family
        JOIN closing b ON b.family = a.family AND (b."on", b.id) < (a."on", a.id)
        LEFT JOIN family f ON f.id = a.family
    WHERE (NOT EXISTS (SELECT 1 FROM level l WHERE l.family = a.family AND l."from" >= b."on" AND l."from" < a."on")
            AND (f.registered_on >= b."on" AND f.registered_on < a."on") IS NOT TRUE)
        OR a.decided_on > :today OR b.decided_on > :today
        OR EXISTS (SELECT 1 FROM decision d WHERE d.family = a.family AND d."on" > :today)
        OR EXISTS (SELECT 1 FROM level l WHERE l.family = a.family AND l.decided_on > :today)"#;

impl Reader<'_> {
    /// The findings about the later one of each two closings of one accompaniment, with the day of the earlier. With
    /// `touched`, only where merges wrote to one of the two.
    pub(super) fn double_closings(
        &self,
        touched: Option<&MergedRecords>,
    ) -> Result<Vec<RawFinding>, UserError> {
        let mut found = Vec::new();
        for case in self.closed_twice()? {
            for two in case.double_closings() {
                let (first, second) = (two.first.id, two.second.id);
                let raised_by = match touched {
                    None => Some(second),
                    Some(touched) => {
                        let both = [second, first].into_iter().filter(|id| touched.contains_key(id));
                        both.max_by_key(|id| touched.get(id))
                    }
                };
                let Some(raised_by) = raised_by else { continue };
                let doubt = RawFinding::of(FindingId::TwoClosings, second);
                found.push(RawFinding { day: Some(two.first.on), raised_by, ..doubt });
            }
        }
        found.sort_by_key(|doubt| doubt.id);
        Ok(found)
    }

    /// The families with two closings of one accompaniment, by title: [`Case::double_closings`] decides.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn closed_twice(&self) -> Result<Vec<Case>, UserError> {
        let mut families: BTreeSet<FamilyId> = BTreeSet::new();
        self.each_row(CANDIDATES, named_params! { ":today": self.today }, |row| {
            families.insert(row.get(0)?);
            Ok(())
        })?;
        let mut cases = Vec::new();
        for family in families {
            cases.extend(self.cases(FamilyScope::One(family), Some(NaiveDate::MAX))?);
        }
        cases.retain(|case| case.double_closings().next().is_some());
        cases.sort_by(|a, b| (&a.family.title, a.family.id).cmp(&(&b.family.title, b.family.id)));
        Ok(cases)
    }
}
