//! F1: how things are done, what the signs mean, and all keys that hold here, made from the table of keys.

use crate::keymap::Scope;
use crate::screen::dialog::reading::Reading;
use crate::text::{Words, say};
use crate::ui::key_table;
use crate::ui::sheet::Text;

/// Tasks that are explained, by their codes in the message `help-task`.
pub const TASKS: [&str; 9] =
    ["called", "visit", "week", "take-in", "hand-over", "close", "exchange", "mistake", "job"];

/// Signs that are explained, by their codes in the message `help-sign`.
pub const SIGNS: [&str; 9] =
    ["level", "urgent", "done", "appointed", "free", "boxes", "here", "bar", "count"];

/// The help of a scope. On a screen the tasks come first; in a window its own keys.
#[must_use]
pub fn of(scope: Scope, words: &Words) -> Reading {
    let mut text = Text::default();
    let in_window = !scope.chain().contains(&Scope::All);
    if in_window {
        keys(scope, words, &mut text);
        text.gap();
        text.line(words.say("help-typing"));
    }
    listed("help-tasks", "help-task", &TASKS, words, &mut text);
    listed("help-signs", "help-sign", &SIGNS, words, &mut text);
    if !in_window {
        keys(scope, words, &mut text);
    }
    text.gap();
    text.line(words.say("help-layout"));
    Reading::new(words.say("help-title"), text)
}

/// A heading, and below it what each of these codes says.
fn listed(head: &str, id: &str, codes: &[&str], words: &Words, text: &mut Text) {
    text.gap();
    text.line(words.say(head)).strong();
    for code in codes {
        text.line(words.pick(id, code)).under();
    }
}

/// The keys of a scope and of those behind it, each under its name.
fn keys(scope: Scope, words: &Words, text: &mut Text) {
    for s in scope.chain() {
        let named = words.say(&format!("scope-{}", s.code()));
        text.gap();
        text.line(say!(words, "help-keys-of", where = named)).strong();
        for row in key_table::of(scope, *s, words) {
            text.line(format!("{} — {}", row.keys.join(" "), row.said)).under();
        }
    }
}
