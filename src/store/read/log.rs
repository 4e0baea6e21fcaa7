//! Facts about the log itself: its last operation, and whether a merge brought any since.

use rusqlite::named_params;

use crate::domain::UserError;
use crate::store::log::append;
use crate::store::{Reader, SqlContext};

impl Reader<'_> {
    /// The number of the last operation in this file; 0 if there is none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn last_operation(&self) -> Result<i64, UserError> {
        append::last_op(self.conn)
    }

    /// Whether a merge brought operations after that number.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn has_arrived_since(&self, last: i64) -> Result<bool, UserError> {
        self.conn
            .prepare_cached("SELECT 1 FROM op WHERE no > :last AND local = 0")
            .and_then(|mut s| s.exists(named_params! { ":last": last }))
            .sql_context()
    }
}
