//! Columns of lists that were put right by hand: remembered on this machine for lists with the same heads.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::UserError;
use crate::roster::{Column, Named, key};

/// The file in the folder of the program's state.
const FILE: &str = "list-columns.json";

/// The columns that were chosen before, by their heads.
#[must_use]
pub fn remembered(state: &Path) -> Named {
    let text = std::fs::read_to_string(state.join(FILE)).unwrap_or_default();
    let all: BTreeMap<String, String> = serde_json::from_str(&text).unwrap_or_default();
    all.into_iter().filter_map(|(head, code)| Some((head, Column::from_code(&code)?))).collect()
}

/// Remembers what was chosen; a letter is a column of one list only. What cannot be written is asked again.
pub fn remember(state: &Path, named: &Named) {
    let mut all = remembered(state);
    all.extend(named.iter().filter(|(head, _)| head.chars().count() > 2).map(|(h, c)| (h.clone(), *c)));
    let codes: BTreeMap<&String, &str> = all.iter().map(|(head, column)| (head, column.code())).collect();
    if let Ok(text) = serde_json::to_string(&codes) {
        let _ = std::fs::create_dir_all(state);
        let _ = std::fs::write(state.join(FILE), text);
    }
}

/// Reads a file of columns: a line each, the head or the letter, and what the column holds.
///
/// # Errors
/// If it is no such file, or names a column that there is not.
pub fn from_toml(text: &str) -> Result<Named, UserError> {
    let bad = |what: String| UserError::usage("argument-bad-columns").with("what", what);
    let file: BTreeMap<String, String> = toml::from_str(text).map_err(|e| bad(e.message().to_owned()))?;
    let read = |(head, code): (String, String)| {
        let column = Column::from_code(&code).ok_or_else(|| bad(code.chars().take(40).collect()))?;
        Ok((key(&head), column))
    };
    file.into_iter().map(read).collect()
}
