//! Rows of the norm in words.

use crate::norm::LedgerRow;
use crate::text::{Words, say};

impl Words {
    /// «1 из 2»; with «°» behind it where the row asks or counts less than the document by a rule of the program's own.
    #[must_use]
    pub fn done_of(&self, row: &LedgerRow) -> String {
        let said = say!(self, "done-of", done = row.done, required = row.required);
        if row.own_rules().is_empty() { said } else { format!("{said}°") }
    }

    /// «правило программы, по документу 2», where a row asks or counts less than the bare number of the document.
    #[must_use]
    pub fn own_rule(&self, row: &LedgerRow) -> Option<String> {
        let own = !row.own_rules().is_empty();
        own.then(|| self.own_rule_beside(row.bare, row.is_borrowed()))
    }

    /// «правило программы; по документу нужно 2», or by the norm of the document that it is borrowed from.
    #[must_use]
    pub fn own_rule_beside(&self, bare: u32, is_borrowed: bool) -> String {
        say!(self, "row-own-rule", bare = bare, code = if is_borrowed { "borrowed" } else { "own" })
    }
}
