//! The keys of a scope in words: for F1 and for `kurator help keys`.

use crate::keymap::key::Key;
use crate::keymap::{self, Scope};
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

/// The keys of one scope with what they do, as they work at `at`: the scope itself or one that chains to it. A row none
/// of whose keys works there is left out, and so is one that a nearer scope has already.
#[must_use]
pub fn of(at: Scope, part: Scope, words: &Words) -> Vec<KeyRow> {
    let russian = words.lang() == Lang::Ru;
    let rows = keymap::offered(at).into_iter().filter(|row| row.scope == part);
    rows.filter_map(|row| {
        // Commands without a key are done through the menu.
        let keys: Vec<Key> =
            if row.keys.is_empty() { vec![Key::F(9)] } else { keymap::live(at, row).collect() };
        let command = row.command.code();
        let said = words.say(&format!("do-{command}"));
        let keys: Vec<String> = keys.iter().map(|k| k.name(russian)).collect();
        (!keys.is_empty()).then_some(KeyRow { keys, command, said })
    })
    .collect()
}
