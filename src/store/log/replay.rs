//! Replay: operations read from one file are written into another unchanged.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, named_params};

use super::append::{self, Appender};
use super::logged_op::LoggedOp;
use super::op::OpId;
use crate::domain::UserError;
use crate::store::state::{erasure, project};
use crate::store::{SqlContext, Store};

impl Store {
    /// Appends the operations that the file lacks; returns how many.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing has changed.
    pub fn replay(&mut self, ops: &[LoggedOp]) -> Result<usize, UserError> {
        self.in_transaction(|store| {
            let mut log = Appender::new(&store.conn)?;
            let (mut count, mut touched) = (0, BTreeSet::new());
            for op in ops {
                if store.has(op.id())? {
                    let completed = store.complete_from(op)?;
                    count += usize::from(!completed.is_empty());
                    touched.extend(completed);
                    continue;
                }
                append::insert_session(&store.conn, &op.session)?;
                log.append(op.row(), op.parts())?;
                touched.extend(op.parts.iter().map(|part| part.entity));
                count += 1;
            }
            for id in &touched {
                project::project(&store.conn, *id)?;
            }
            erasure::enforce(&store.conn, &mut log, &touched)?;
            if count > 0 {
                log.finish()?;
            }
            Ok(count)
        })
    }

    /// Whether the file has the operation.
    pub(in crate::store) fn has(&self, op: OpId) -> Result<bool, UserError> {
        self.conn
            .prepare_cached("SELECT 1 FROM op WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": op.0 }, |_| Ok(())).optional())
            .map(|found| found.is_some())
            .sql_context()
    }
}
