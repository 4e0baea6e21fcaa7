//! Closed families that something is still open of.

use chrono::NaiveDate;

use super::reader::{AFTER, Reader};
use crate::domain::{FamilyId, UserError, day};

impl Reader<'_> {
    /// The families whose accompaniment ended by `day` and within a year before it, with an open activity or a request
    /// whose answer is awaited on that day. Of a family handed over to another district they went along with it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn closed_with_open(&self, day: NaiveDate) -> Result<Vec<FamilyId>, UserError> {
        self.closed_of_year(
            "SELECT DISTINCT f.id FROM closing c CROSS JOIN family f ON f.id = c.family
             WHERE c.\"on\" BETWEEN :from AND :day AND f.ends_on <= :day AND (
                 EXISTS (SELECT 1 FROM activity a WHERE a.family = f.id
                     AND (COALESCE(a.state, 'planned') IN ('planned', 'in_progress') OR a.done_on > :day))
                 OR EXISTS (SELECT 1 FROM request r WHERE r.family = f.id
                     AND (r.answered_on IS NULL OR r.answered_on > :day)
                     AND (r.withdrawn_on IS NULL OR r.withdrawn_on > :day)))
             ORDER BY f.title, f.id",
            day,
        )
    }

    /// The families whose accompaniment ended by `day` and within a year before it, by a closing that names no end of a
    /// post-accompaniment (постсопровождение).
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn closed_without_after(&self, day: NaiveDate) -> Result<Vec<FamilyId>, UserError> {
        self.closed_of_year(
            "SELECT DISTINCT f.id FROM closing c CROSS JOIN family f ON f.id = c.family
             WHERE c.\"on\" BETWEEN :from AND :day AND f.ends_on <= :day
                 AND c.after_until IS NULL AND c.moved_to IS NULL
             ORDER BY f.title, f.id",
            day,
        )
    }

    fn closed_of_year(&self, query: &str, day: NaiveDate) -> Result<Vec<FamilyId>, UserError> {
        let (mut families, from) = (Vec::new(), day::earlier(day, AFTER));
        self.each_row(query, &[(":from", &from), (":day", &day)], |row| {
            families.push(row.get(0)?);
            Ok(())
        })?;
        if !families.is_empty() {
            let handed_over = self.all_handed_over()?;
            families.retain(|family| !handed_over.contains(family));
        }
        Ok(families)
    }
}
