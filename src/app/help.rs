//! F1: how things are done, what the signs mean, and all keys that hold here, made from the table of keys.

use crate::keymap::Scope;
use crate::screen::dialog::reading::Reading;
use crate::text::{Words, say};
use crate::ui::key_table;
use crate::ui::paint::{PLAIN, STRONG};

/// Tasks that are explained, by their codes in the message `help-task`.
pub const TASKS: [&str; 9] =
    ["called", "visit", "week", "take-in", "hand-over", "close", "exchange", "mistake", "job"];

/// Signs that are explained, by their codes in the message `help-sign`.
pub const SIGNS: [&str; 9] =
    ["level", "urgent", "done", "appointed", "free", "boxes", "here", "bar", "count"];

/// The help of a scope. On a screen the tasks come first; in a window its own keys.
#[must_use]
pub fn of(scope: Scope, words: &Words) -> Reading {
    let list = |head: &str, id: &str, codes: &[&str]| {
        let said = codes.iter().map(|code| (format!("  {}", words.pick(id, code)), PLAIN));
        [(words.say(head), STRONG)].into_iter().chain(said).collect::<Vec<_>>()
    };
    let tasks = || list("help-tasks", "help-task", &TASKS);
    let signs = || list("help-signs", "help-sign", &SIGNS);
    let keys = scope.chain().iter().map(|s| {
        let named = words.say(&format!("scope-{}", s.code()));
        let head = say!(words, "help-keys-of", where = named);
        let keys = key_table::of(scope, *s, words)
            .into_iter()
            .map(|row| (format!("  {} — {}", row.keys.join(" "), row.said), PLAIN));
        [(head, STRONG)].into_iter().chain(keys).collect::<Vec<_>>()
    });
    let mut parts = Vec::new();
    if scope.chain().contains(&Scope::All) {
        parts.extend([tasks(), signs()]);
        parts.extend(keys);
    } else {
        parts.extend(keys);
        parts.extend([vec![(words.say("help-typing"), PLAIN)], tasks(), signs()]);
    }
    parts.push(vec![(words.say("help-layout"), PLAIN)]);
    let gap = [(String::new(), PLAIN)];
    Reading::new(words.say("help-title"), parts.join(&gap[..]))
}
