//! The keys of a scope in words: for F1 and for `kurator help keys`.

use crate::keymap::key::Key;
use crate::keymap::{ROWS, Scope};
use crate::text::{Lang, Words};

/// A row of the table.
pub struct KeyRow {
    /// The names of the keys, the one that no layout changes first.
    pub keys: Vec<String>,
    /// The code of the command.
    pub command: String,
    /// What it does.
    pub said: String,
}

/// The keys of one scope with what they do.
#[must_use]
pub fn of(scope: Scope, words: &Words) -> Vec<KeyRow> {
    let russian = words.lang() == Lang::Ru;
    ROWS.iter()
        .filter(|row| row.scope == scope)
        .map(|row| {
            // Commands without a key are done through the menu.
            let keys = if row.keys.is_empty() { &[Key::F(9)] } else { row.keys };
            let command = row.command.code();
            let said = words.say(&format!("do-{command}"));
            KeyRow { keys: keys.iter().map(|k| k.name(russian)).collect(), command, said }
        })
        .collect()
}
