//! Data past their use: closed families, families that were refused, calls of unknown people, and deleted records of
//! these, which the log still holds. Rows of a few columns; a case is read only where a row would differ from it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::history;
use crate::domain::{FamilyId, FieldName, Id, UserError, name};
use crate::norm::NormContext;
use crate::norm::retention::{self, RetainedData, RetentionStart, RetentionSubject};
use crate::store::state::fold::Entity;
use crate::store::{FamilyScope, Reader};

/// Closed families: their own number, when they closed and what followed.
const CLOSED: &str = r#"
    SELECT f.id, f.journal_number, f.ends_on,
        (SELECT MAX(c.after_until) FROM closing c WHERE c.family = f.id AND c."on" = f.ends_on)
    FROM family f WHERE f.ends_on <= :last"#;

/// Families of which such a row may be wrong: a body has not granted the closing; and those that were refused and never
/// accompanied. What happened after `:last` ended after it too: such families are not asked about.
const DOUBTFUL: &str = r#"
    SELECT c.family FROM closing k JOIN closing c ON c.family = k.family JOIN decision d ON d.id = c.decision
        WHERE k."on" <= :last AND d.ruling <> 'granted'
    UNION SELECT d.family FROM decision d
        WHERE d.ruling = 'refused' AND d.subject IN ('recognition', 'placement') AND d."on" <= :last
        AND NOT EXISTS (SELECT 1 FROM level l WHERE l.family = d.family)
        AND NOT EXISTS (SELECT 1 FROM closing c WHERE c.family = d.family)"#;

/// Families and calls that were deleted, with the wall time of the last write; a record entered twice is the one it was
/// merged into.
const DELETED: &str = "
    SELECT e.id, e.kind = 'family', (SELECT o.wall FROM part p JOIN op o ON o.no = p.op WHERE p.entity = e.id
        ORDER BY o.depth DESC, o.id DESC LIMIT 1)
    FROM entity e WHERE e.deleted = 1 AND e.kind IN ('family', 'inquiry')
        AND NOT EXISTS (SELECT 1 FROM same s WHERE s.id = e.id)";

impl Reader<'_> {
    /// Data that ended on `last` or earlier and are kept since, the longest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kept(&self, ground: NormContext<'_>, last: NaiveDate) -> Result<Vec<RetainedData>, UserError> {
        let last = last.min(ground.today);
        let mut found: BTreeMap<RetentionSubject, RetainedData> = BTreeMap::new();
        self.each_row(CLOSED, &[(":last", &last)], |row| {
            let of = RetentionSubject::Family(FamilyId(row.get(0)?));
            let (since, ended) = retention::ended(row.get(2)?, row.get(3)?);
            found.insert(of, RetainedData { of, number: row.get(1)?, since, ended });
            Ok(())
        })?;
        let mut doubtful: Vec<Id> = Vec::new();
        self.each_row(DOUBTFUL, &[(":last", &last)], |row| {
            doubtful.push(row.get(0)?);
            Ok(())
        })?;
        for family in doubtful {
            let of = RetentionSubject::Family(FamilyId(family));
            found.remove(&of);
            let case = self.cases(FamilyScope::One(FamilyId(family)), None)?.pop();
            let Some(case) = case else { continue };
            if let Some((since, ended)) = retention::since(ground, &case) {
                found.insert(
                    of,
                    RetainedData { of, number: case.family.journal_number.clone(), since, ended },
                );
            }
        }
        self.each_row(
            "SELECT id, \"on\" FROM inquiry WHERE contact IS NULL AND \"on\" <= :last",
            &[(":last", &last)],
            |row| {
                let of = RetentionSubject::Inquiry(row.get(0)?);
                found.insert(
                    of,
                    RetainedData { of, number: None, since: RetentionStart::Call, ended: row.get(1)? },
                );
                Ok(())
            },
        )?;
        self.each_row(DELETED, &[], |row| {
            let (id, is_family, wall): (Id, bool, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (of, since) = match is_family {
                true => (RetentionSubject::Family(FamilyId(id)), RetentionStart::Deleted),
                false => (RetentionSubject::Inquiry(id), RetentionStart::Dropped),
            };
            if let Some(ended) = wall.and_then(history::day) {
                found.insert(of, RetainedData { of, number: None, since, ended });
            }
            Ok(())
        })?;
        let mut found: Vec<RetainedData> = found.into_values().filter(|kept| kept.ended <= last).collect();
        found.sort_unstable_by_key(|kept| (kept.ended, kept.of));
        Ok(found)
    }

    /// What a deleted family or call was called.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn deleted_name(&self, of: RetentionSubject) -> Result<Option<String>, UserError> {
        let (id, fields) = match of {
            RetentionSubject::Family(family) => (family.0, [FieldName::Title, FieldName::JournalNumber]),
            RetentionSubject::Inquiry(inquiry) => (inquiry, [FieldName::Who, FieldName::Phone]),
        };
        let record = Entity::read(self.conn, id)?.and_then(|entity| entity.record());
        let said = record.and_then(|r| fields.iter().find_map(|field| r.text(*field).map(str::to_owned)));
        Ok(said.map(|said| match of {
            RetentionSubject::Family(_) => name::short(&said),
            RetentionSubject::Inquiry(_) => said,
        }))
    }
}
