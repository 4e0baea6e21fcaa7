//! Calls about unknown families, and violations of children's rights without a notice.

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::contact::{Inquiry, Violation};
use crate::domain::{FamilyId, Id, UserError};
use crate::store::{Reader, SqlContext};

impl Reader<'_> {
    /// Calls about unknown families, the latest first, without those that became a contact.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn inquiries(&self) -> Result<Vec<Inquiry>, UserError> {
        self.list("SELECT * FROM inquiry WHERE contact IS NULL ORDER BY \"on\" DESC, time DESC, id", &[])
    }

    /// Violations of children's rights without a notice by `day`, the longest first: of current, closed and unknown
    /// families.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn violations(&self, day: NaiveDate) -> Result<Vec<Violation>, UserError> {
        let day = day.to_string();
        self.list(
            "SELECT c.id, c.family, f.title, NULL AS who, c.\"on\", c.time, c.note
             FROM contact c JOIN family f ON f.id = c.family
             WHERE c.rights = 'violated' AND c.\"on\" <= :day AND NOT EXISTS (
                 SELECT 1 FROM notice n WHERE n.family = c.family AND n.about = c.id AND n.\"on\" <= :day)
             UNION ALL
             SELECT i.id, NULL, NULL, COALESCE(i.who, i.phone), i.\"on\", i.time, i.note FROM inquiry i
             WHERE i.rights = 'violated' AND i.contact IS NULL AND i.\"on\" <= :day AND NOT EXISTS (
                 SELECT 1 FROM notice n WHERE n.inquiry = i.id AND n.\"on\" <= :day)
             ORDER BY 5, 6, 1",
            &[(":day", &day)],
        )
    }

    /// The families of which a closing names `day` or an earlier one and to whom a call back was promised and not made by
    /// then. Of a family handed over to another district only a promise made since: the others went along with it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn closed_callers(&self, day: NaiveDate) -> Result<Vec<FamilyId>, UserError> {
        let (mut callers, mut handed_over) = (Vec::new(), None);
        self.each_row(
            "WITH waiting AS (
                 SELECT family, \"on\" FROM contact WHERE call_back IS NOT NULL AND called_back IS NULL
                 UNION ALL SELECT family, \"on\" FROM contact WHERE called_back > :day AND call_back IS NOT NULL)
             SELECT f.id, MAX(c.\"on\") >= f.ends_on AS since FROM waiting c CROSS JOIN family f ON c.family = f.id
             WHERE c.\"on\" <= :day AND f.ends_on <= :day GROUP BY f.title, f.id",
            named_params! { ":day": day },
            |row| {
                let family: FamilyId = row.get("id")?;
                let went = match &mut handed_over {
                    Some(known) => known,
                    unread => unread.insert(self.all_handed_over()?),
                };
                if row.get("since")? || !went.contains(&family) {
                    callers.push(family);
                }
                Ok(())
            },
        )?;
        Ok(callers)
    }

    /// The contacts of a family with a violation, the latest first, with or without a notice.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn violated(&self, family: FamilyId) -> Result<Vec<Violation>, UserError> {
        self.list(
            "SELECT c.id, c.family, f.title, NULL AS who, c.\"on\", c.time, c.note
             FROM contact c JOIN family f ON f.id = c.family
             WHERE c.rights = 'violated' AND c.family = :family ORDER BY c.\"on\" DESC, c.time DESC, c.id",
            &[(":family", &family.0)],
        )
    }

    /// A call about an unknown family, unless it became a contact.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn inquiry(&self, id: Id) -> Result<Option<Inquiry>, UserError> {
        Ok(self.list("SELECT * FROM inquiry WHERE id = :id AND contact IS NULL", &[(":id", &id)])?.pop())
    }

    /// The notices about a call.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn notices_of(&self, inquiry: Id) -> Result<Vec<Id>, UserError> {
        self.conn
            .prepare_cached("SELECT id FROM notice WHERE inquiry = :inquiry ORDER BY id")
            .and_then(|mut s| {
                s.query_map(named_params! { ":inquiry": inquiry }, |r| r.get("id"))
                    .and_then(Iterator::collect)
            })
            .sql_context()
    }
}
