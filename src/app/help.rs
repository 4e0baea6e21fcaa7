//! F1: all keys that hold here, made from the table of keys.

use crate::screen::Key;
use crate::screen::dialog::reading::Reading;
use crate::screen::keymap::{ROWS, Scope};
use crate::screen::paint::{PLAIN, STRONG};
use crate::text::{Lang, Words};

/// The help of a scope: its own keys first, then those of all screens.
#[must_use]
pub fn of(scope: Scope, words: &Words) -> Reading {
    let mut lines = Vec::new();
    for s in scope.chain() {
        if !lines.is_empty() {
            lines.push((String::new(), PLAIN));
        }
        lines.push((words.say(&format!("scope-{}", s.code())), STRONG));
        lines.extend(table(*s, words).into_iter().map(|(keys, said)| (format!("  {keys:20} {said}"), PLAIN)));
    }
    lines.push((String::new(), PLAIN));
    lines.push((words.say("help-layout"), PLAIN));
    Reading::new(words.say("help-title"), lines)
}

/// The keys of one scope with what they do, for the help and the README.
#[must_use]
pub fn table(scope: Scope, words: &Words) -> Vec<(String, String)> {
    let russian = words.lang() == Lang::Ru;
    ROWS.iter()
        .filter(|r| r.scope == scope)
        .map(|r| {
            // What lies under no key of its own is done through the menu.
            let keys = if r.keys.is_empty() { &[Key::F(9)] } else { r.keys };
            let keys: Vec<String> = keys.iter().map(|k| k.name(russian)).collect();
            (keys.join(" "), words.say(&format!("do-{}", r.command.code())))
        })
        .collect()
}
