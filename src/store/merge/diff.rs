//! The difference of two logs, and the operation that followed a former state of the file.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use crate::domain::logged::OpenCode;
use crate::domain::{Act, Id, UserError};
use crate::store::guard::watch::sum_until;
use crate::store::log::op::OpId;
use crate::store::log::scan::FileHead;
use crate::store::merge::copy_ops::EntitiesByOwner;
use crate::store::merge::merged::{AuthorShare, MergeResult};
use crate::store::merge::untrusted::{LogDigest, VerifiedFile};
use crate::store::read::history;
use crate::store::read::titles::AlikeTitles;
use crate::store::{SqlContext, Store};

/// The successor of a former state of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Successor {
    /// Nothing: it is the present state.
    Nothing,
    /// An operation of this copy, by its act.
    Act(OpenCode<Act>),
    /// Operations that a merge copied, by the author of the first.
    Merge(String),
    /// The file does not descend from it: another state was put in its place.
    Other,
}

impl Store {
    /// The successor of the state with this digest. The log only grows at its end: every former state is a prefix of
    /// it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn next_after(&self, state: &LogDigest) -> Result<Successor, UserError> {
        self.reader().in_read_transaction(|| {
            let now = FileHead::read(&self.conn)?;
            if now.set.hex() == state.digest {
                return Ok(Successor::Nothing);
            }
            let count = i64::try_from(state.operations).unwrap_or(i64::MAX);
            if count >= now.count || sum_until(&self.conn, count)?.hex() != state.digest {
                return Ok(Successor::Other);
            }
            let next: (i64, bool) = self.conn.query_row(
                "SELECT no, local FROM op WHERE no > :count ORDER BY no LIMIT 1",
                named_params! { ":count": count },
                |r| Ok((r.get("no")?, r.get("local")?)),
            )?;
            let event = history::event(&self.conn, next.0)?;
            Ok(if next.1 { Successor::Act(event.act) } else { Successor::Merge(event.by) })
        })
    }

    /// The operations that this file has and the other has not, without conflicts and findings.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn diff(&self, other: &VerifiedFile) -> Result<MergeResult, UserError> {
        self.reader().in_read_transaction(|| {
            let (mut operations, mut touched) = (0, BTreeSet::new());
            let mut by: BTreeMap<String, Vec<i64>> = BTreeMap::new();
            let mut query = self.conn.prepare(
                "SELECT no, op.id AS id, wall, local, user, device FROM op
                     LEFT JOIN session ON session.id = op.session ORDER BY no",
            )?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let id = OpId(row.get("id")?);
                // The operations of a scan are sorted by id.
                if other.scan.ops.binary_search_by_key(&id, |meta| meta.id).is_ok() {
                    continue;
                }
                operations += 1;
                touched.extend(entities(&self.conn, row.get("no")?)?);
                let label = |name| row.get::<_, Option<String>>(name).map(Option::unwrap_or_default);
                let (user, device) = (label("user")?, label("device")?);
                let who =
                    history::written_by(&self.conn, &user, &device, row.get::<_, bool>("local")?.into())?;
                by.entry(who).or_default().push(row.get("wall")?);
            }
            let families = self.reader().families_written(
                &touched,
                &EntitiesByOwner::new(),
                &mut AlikeTitles::default(),
            )?;
            Ok(MergeResult {
                operations,
                families_changed: families.len(),
                from: AuthorShare::all(by),
                families,
                ..MergeResult::default()
            })
        })
    }
}

/// The entities that an operation wrote to.
fn entities(conn: &Connection, no: i64) -> Result<Vec<Id>, UserError> {
    conn.prepare_cached("SELECT entity FROM part WHERE op = :no")
        .and_then(|mut s| {
            s.query_map(named_params! { ":no": no }, |r| r.get("entity")).and_then(Iterator::collect)
        })
        .sql_context()
}
