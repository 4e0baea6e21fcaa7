//! The last actions of the whole file, each with the families it concerns.

use rusqlite::{OptionalExtension, named_params};

use super::history::{HistoryEvent, event};
use crate::domain::logged::OpenCode;
use crate::domain::{Act, FamilyId, UserError};
use crate::store::{Reader, SqlContext};

/// Families of an action that are named.
const NAMED: usize = 12;

/// An action that changed records.
#[derive(Clone, Debug)]
pub struct Latest {
    /// The operation, without its changes.
    pub event: HistoryEvent,
    /// How many families it wrote to.
    pub families: usize,
    /// The short titles of the first of them.
    pub names: Vec<String>,
    /// The act that it undid or redid, if it did.
    pub reverted: Option<OpenCode<Act>>,
}

impl Reader<'_> {
    /// The last actions that changed records, at most `most`, the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn latest(&self, most: u32) -> Result<Vec<Latest>, UserError> {
        let mut query = self.conn.prepare_cached(
            "SELECT no, act, target FROM op WHERE EXISTS (SELECT 1 FROM part WHERE part.op = op.no) ORDER BY no DESC",
        )?;
        let mut rows = query.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (no, act): (i64, OpenCode<Act>) = (row.get("no")?, row.get("act")?);
            if !act.is_undoable() {
                continue;
            }
            let families = self.families_of_op(no)?;
            let mut names = Vec::new();
            for family in families.iter().take(NAMED) {
                names.extend(self.short_title(*family)?);
            }
            let reverted = self.reverted(row.get("target")?)?;
            found.push(Latest { event: event(self.conn, no)?, families: families.len(), names, reverted });
            if found.len() >= most as usize {
                break;
            }
        }
        Ok(found)
    }

    /// The families that an operation wrote to, as it came to them. An import of a whole district writes to thousands, and
    /// to a hundred thousand records of them: one query asks for each owner once.
    fn families_of_op(&self, no: i64) -> Result<Vec<FamilyId>, UserError> {
        // A phone belongs to a member, a member to a family.
        self.conn
            .prepare_cached(
                "WITH owner AS (
                     SELECT CASE e.kind WHEN 'family' THEN e.id ELSE e.owner END AS id, MIN(p.n) AS n
                     FROM part p JOIN entity e ON e.id = p.entity WHERE p.op = :op GROUP BY 1)
                 SELECT COALESCE(s.root, f.id) AS family FROM owner
                     JOIN entity o ON o.id = owner.id
                     JOIN entity f ON f.id = CASE o.kind WHEN 'family' THEN o.id ELSE o.owner END AND f.kind = 'family'
                     LEFT JOIN same s ON s.id = f.id
                 GROUP BY 1 ORDER BY MIN(owner.n)",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":op": no }, |r| r.get("family")).and_then(Iterator::collect)
            })
            .sql_context()
    }

    /// The act of the person at the end of a chain of undos and redos that begins with this target.
    fn reverted(&self, mut target: Option<[u8; 32]>) -> Result<Option<OpenCode<Act>>, UserError> {
        let mut act = None;
        while let Some(id) = target {
            let step: Option<(OpenCode<Act>, Option<[u8; 32]>)> = self
                .conn
                .prepare_cached("SELECT act, target FROM op WHERE id = :id")
                .and_then(|mut s| {
                    s.query_row(named_params! { ":id": id }, |r| Ok((r.get("act")?, r.get("target")?)))
                        .optional()
                })
                .sql_context()?;
            // Only a file of another program has a target that is missing.
            let Some((of, next)) = step else { break };
            (act, target) = (Some(of), next);
        }
        Ok(act)
    }
}
