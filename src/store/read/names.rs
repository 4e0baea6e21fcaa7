//! All names, addresses and phones of people in the file, which the screens can hide.

use crate::domain::UserError;
use crate::store::{Reader, SqlContext};

impl Reader<'_> {
    /// The names of families and their members, closed and former ones too, in no order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn names_of_people(&self) -> Result<Vec<String>, UserError> {
        self.texts(
            "SELECT title FROM family WHERE title IS NOT NULL
             UNION SELECT last_name FROM member WHERE last_name IS NOT NULL
             UNION SELECT first_name FROM member WHERE first_name IS NOT NULL
             UNION SELECT patronymic FROM member WHERE patronymic IS NOT NULL
             UNION SELECT former_name FROM member WHERE former_name IS NOT NULL",
        )
    }

    /// The streets of families, and the settlements of those without one, in no order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn streets_of_people(&self) -> Result<Vec<String>, UserError> {
        self.texts(
            "SELECT street FROM family WHERE street IS NOT NULL
             UNION SELECT settlement FROM family WHERE street IS NULL AND settlement IS NOT NULL",
        )
    }

    /// What else the file holds of homes: houses, blocks, flats and ways in, where a family moved; and who called about a
    /// family that is not known. In no order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn homes_of_people(&self) -> Result<Vec<String>, UserError> {
        self.texts(
            "SELECT house FROM family WHERE house IS NOT NULL
             UNION SELECT block FROM family WHERE block IS NOT NULL
             UNION SELECT flat FROM family WHERE flat IS NOT NULL
             UNION SELECT access FROM family WHERE access IS NOT NULL
             UNION SELECT moved_to FROM closing WHERE moved_to IS NOT NULL
             UNION SELECT who FROM inquiry WHERE who IS NOT NULL",
        )
    }

    /// The phones of members and of those who called about a family that is not known, in no order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn phones_of_people(&self) -> Result<Vec<String>, UserError> {
        self.texts("SELECT number FROM phone UNION SELECT phone FROM inquiry WHERE phone IS NOT NULL")
    }

    fn texts(&self, query: &'static str) -> Result<Vec<String>, UserError> {
        self.conn
            .prepare_cached(query)
            .and_then(|mut s| s.query_map([], |row| row.get(0)).and_then(Iterator::collect))
            .sql_context()
    }
}
