//! Since when a file can hold visits.

use chrono::NaiveDate;

use super::history;
use super::reader::Reader;
use crate::domain::UserError;
use crate::store::SqlContext;

impl Reader<'_> {
    /// The day of the first operation, or of the first contact if that is earlier: of weeks and months before it the
    /// file does not know whether anybody was visited. `None`: the file is empty.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn begun_on(&self) -> Result<Option<NaiveDate>, UserError> {
        let first = |text: &str| self.conn.prepare_cached(text);
        let wall: Option<i64> =
            first("SELECT min(wall) FROM op")?.query_row([], |row| row.get(0)).sql_context()?;
        let contact: Option<NaiveDate> =
            first("SELECT min(\"on\") FROM contact")?.query_row([], |row| row.get(0)).sql_context()?;
        Ok(wall.and_then(history::day).into_iter().chain(contact).min())
    }
}
