//! Columns of lists that were put right by hand: remembered on this machine for lists with the same heads.

use std::collections::BTreeMap;

use super::remembered::RememberedNotes;
use crate::domain::UserError;
use crate::roster::{ColumnChoices, ListColumn, key};

/// The columns that were chosen before, by their heads.
#[must_use]
pub fn remembered(notes: &RememberedNotes) -> ColumnChoices {
    let columns = notes.read().columns;
    columns.into_iter().filter_map(|(head, code)| Some((head, ListColumn::from_code(&code)?))).collect()
}

/// Remembers what was chosen; a letter is a column of one list only. What cannot be written is asked again.
pub fn remember(notes: &RememberedNotes, named: &ColumnChoices) {
    let chosen = named.iter().filter(|(head, _)| head.chars().count() > 2);
    let codes: Vec<(String, String)> =
        chosen.map(|(head, column)| (head.clone(), column.code().to_owned())).collect();
    if !codes.is_empty() {
        notes.change(|notes| notes.columns.extend(codes));
    }
}

/// Reads a file of columns: a line each, the head or the letter, and what the column holds.
///
/// # Errors
/// If it is no such file, or names a column that there is not.
pub fn from_toml(text: &str) -> Result<ColumnChoices, UserError> {
    let bad = |what: String| UserError::usage("argument-bad-columns").with("what", what);
    let file: BTreeMap<String, String> = toml::from_str(text).map_err(|e| bad(e.message().to_owned()))?;
    let read = |(head, code): (String, String)| {
        let column = ListColumn::from_code(&code).ok_or_else(|| bad(code.chars().take(40).collect()))?;
        Ok((key(&head), column))
    };
    file.into_iter().map(read).collect()
}
