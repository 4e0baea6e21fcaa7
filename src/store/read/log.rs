//! Facts about the log itself: its last operation, and whether a merge brought any since.

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::UserError;
use crate::store::log::append;
use crate::store::read::history;
use crate::store::{Reader, SqlContext};

/// How many operations are asked for the day of the last one: what a merge brings last may be old.
const LAST: u32 = 32;

impl Reader<'_> {
    /// The number of the last operation in this file; 0 if there is none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn last_operation(&self) -> Result<i64, UserError> {
        append::last_op(self.conn)
    }

    /// The latest local day of the last operations, by the clocks of the computers that made them; `None` of an empty file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn last_written_day(&self) -> Result<Option<NaiveDate>, UserError> {
        let wall: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT MAX(wall) AS wall FROM (SELECT wall FROM op ORDER BY no DESC LIMIT :last)",
            )
            .and_then(|mut s| s.query_row(named_params! { ":last": LAST }, |r| r.get("wall")))
            .sql_context()?;
        Ok(wall.and_then(history::day))
    }

    /// The day for which a demo was made; `None`: the file is no demo.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn demo_day(&self) -> Result<Option<NaiveDate>, UserError> {
        let wall: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT MAX(wall) AS wall FROM op WHERE session IN (SELECT id FROM session WHERE device = 'demo')
                 AND EXISTS (SELECT 1 FROM op o JOIN session s ON s.id = o.session
                             WHERE o.no = (SELECT MIN(no) FROM op) AND s.device = 'demo' AND s.user = 'demo')",
            )
            .and_then(|mut s| s.query_row([], |r| r.get("wall")))
            .sql_context()?;
        Ok(wall.and_then(history::day))
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
