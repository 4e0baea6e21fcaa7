//! All names of people in the file: what is hidden where others look on.

use crate::domain::UserError;
use crate::store::{Reader, SqlContext};

impl Reader<'_> {
    /// The names of families and their members, closed and former ones too, in no order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn names_of_people(&self) -> Result<Vec<String>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT title FROM family WHERE title IS NOT NULL
                 UNION SELECT last_name FROM member WHERE last_name IS NOT NULL
                 UNION SELECT first_name FROM member WHERE first_name IS NOT NULL
                 UNION SELECT patronymic FROM member WHERE patronymic IS NOT NULL
                 UNION SELECT former_name FROM member WHERE former_name IS NOT NULL",
            )
            .and_then(|mut s| s.query_map([], |row| row.get(0)).and_then(Iterator::collect))
            .sql_context()
    }
}
