//! Closings that contradict each other: two that end one accompaniment, as two copies write them that do not know of
//! each other.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::check::FindingId;
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, UserError};
use crate::store::check::doubt::{Among, Doubt};
use crate::store::{Reader, Scope};

/// The closings that another one of the same accompaniment contradicts, each with the day of that one: no level of the
/// family is in between, and no body has refused either.
const CONTRADICTED: &str = r#"
    SELECT a.id, b."on" FROM closing a JOIN closing b ON b.family = a.family AND b.id <> a.id
    WHERE NOT EXISTS (SELECT 1 FROM level l WHERE l.family = a.family
            AND l."from" >= min(a."on", b."on") AND l."from" < max(a."on", b."on"))
        AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id IN (a.decision, b.decision)
            AND coalesce(d.ruling, 'granted') <> 'granted')"#;

/// The later one of each two such closings.
const CONTRADICTED_LATER: &str = r#"
    SELECT a.id, b."on" FROM (SELECT family FROM closing GROUP BY family HAVING COUNT(*) > 1) twice
        CROSS JOIN closing a ON a.family = twice.family
        JOIN closing b ON b.family = a.family AND (b."on", b.id) < (a."on", a.id)
    WHERE NOT EXISTS (SELECT 1 FROM level l WHERE l.family = a.family AND l."from" >= b."on" AND l."from" < a."on")
        AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id IN (a.decision, b.decision)
            AND coalesce(d.ruling, 'granted') <> 'granted')"#;

impl Reader<'_> {
    /// The doubts about these closings that another one of the same accompaniment contradicts. Of a whole file the later
    /// one of each pair.
    pub(super) fn double_closings(&self, among: &Among<'_>) -> Result<Vec<Doubt>, UserError> {
        let mut found = Vec::new();
        let query = if matches!(among, Among::All) { CONTRADICTED_LATER } else { CONTRADICTED };
        self.each_among(among, Kind::Closing, query, &[], |id, row| {
            found.push(Doubt { day: row.get(1)?, ..Doubt::of(FindingId::TwoClosings, id) });
            Ok(())
        })?;
        Ok(found)
    }

    /// The families with such closings.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn closed_twice(&self) -> Result<Vec<Case>, UserError> {
        let mut families: BTreeSet<FamilyId> = BTreeSet::new();
        for doubt in self.double_closings(&Among::All)? {
            families.extend(self.family_of(doubt.id)?);
        }
        let mut cases = Vec::new();
        for family in families {
            cases.extend(self.cases(Scope::One(family), Some(NaiveDate::MAX))?);
        }
        cases.sort_by(|a, b| (&a.family.title, a.family.id).cmp(&(&b.family.title, b.family.id)));
        Ok(cases)
    }
}
