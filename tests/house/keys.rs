//! The one table of keys: nothing stands on a key twice, no layout changes what a key does, every word is there.

use std::collections::HashMap;

use kurator::keymap::key::Key;
use kurator::keymap::{self, Command, ROWS, Scope, layout};
use kurator::text::{Lang, Words};
use kurator::ui::key_table;
use unicode_width::UnicodeWidthStr;

#[test]
fn no_key_stands_twice_in_a_scope_and_those_it_is_looked_for_in() {
    for scope in Scope::ALL {
        let mut seen: HashMap<Key, Command> = HashMap::new();
        for row in scope.chain().iter().flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s)) {
            for key in row.keys {
                if scope.takes_text() && matches!(key, Key::Char(_)) {
                    continue;
                }
                assert_eq!(key.folded(), *key, "{row:?} names a key that is never pressed");
                if let Some(other) = seen.insert(*key, row.command) {
                    assert_eq!(other, row.command, "{key:?} in {scope:?}");
                }
            }
        }
    }
}

#[test]
fn both_layouts_reach_the_same_command() {
    for scope in Scope::ALL.into_iter().filter(|s| !s.takes_text()) {
        for row in scope.chain().iter().flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s)) {
            for key in row.keys {
                let russian = match key {
                    Key::Char(c) => Key::Char(layout::russian(*c)),
                    Key::Ctrl(c) => Key::Ctrl(layout::russian(*c)),
                    other => *other,
                };
                assert_eq!(keymap::command(scope, *key), Some(row.command), "{key:?} in {scope:?}");
                assert_eq!(keymap::command(scope, russian), Some(row.command), "{russian:?} in {scope:?}");
            }
        }
    }
    // With the shift key or Caps Lock on they are the same keys.
    assert_eq!(keymap::command(Scope::Today, Key::Char('П')), Some(Command::Why));
    assert_eq!(keymap::command(Scope::Today, Key::Char('G')), Some(Command::Why));
}

#[test]
fn letters_are_text_wherever_one_types() {
    for scope in Scope::ALL.into_iter().filter(|s| s.takes_text()) {
        for c in ('a'..='z').chain('а'..='я').chain('0'..='9').chain("ё .,/?[];'№".chars()) {
            assert_eq!(keymap::command(scope, Key::Char(c)), None, "{c} in {scope:?}");
        }
        let without =
            |row: &&keymap::Row| row.scope == scope && row.keys.iter().any(|k| matches!(k, Key::Char(_)));
        assert_eq!(ROWS.iter().find(without).map(|r| r.command), None, "a letter that can never be pressed");
    }
}

/// Alt with a digit is one of the first ten F-keys (the terminal's own test holds it), so that what stands on them is
/// reached on a keyboard without; F11 and F12 would not be.
#[test]
fn nothing_stands_on_an_f_key_alone_that_alt_and_a_digit_do_not_reach() {
    for row in ROWS {
        let reached = |key: &Key| !matches!(key, Key::F(n) if !(1..=10).contains(n));
        assert!(row.keys.is_empty() || row.keys.iter().any(reached), "{row:?}");
    }
}

#[test]
fn every_word_of_the_table_is_there_in_both_languages() {
    for lang in [Lang::Ru, Lang::En] {
        let words = Words::of(lang);
        for row in ROWS {
            let id = format!("do-{}", row.command.code());
            assert!(words.knows(&id), "{id} in {}", lang.code());
        }
        for scope in Scope::ALL {
            let id = format!("scope-{}", scope.code());
            assert!(words.knows(&id), "{id} in {}", lang.code());
            for n in 1..=10 {
                let Some(command) = keymap::on_bar(scope, n) else { continue };
                let id = format!("bar-{}", command.code());
                assert!(words.knows(&id), "{id} in {}", lang.code());
                // A cell is eight columns of eighty; the number takes one of them, ten takes two.
                let room = if n == 10 { 6 } else { 7 };
                let label = words.say(&id);
                assert!(label.width() <= room, "«{label}» on F{n} of {scope:?} in {}", lang.code());
            }
        }
    }
}

#[test]
fn help_lists_every_row_of_its_scope() {
    for lang in [Lang::Ru, Lang::En] {
        let words = Words::of(lang);
        for scope in Scope::ALL {
            let table = key_table::of(scope, &words);
            for row in ROWS.iter().filter(|r| r.scope == scope) {
                let said = words.say(&format!("do-{}", row.command.code()));
                // What lies under no key of its own is done through the menu.
                let shown = row.keys.first().unwrap_or(&Key::F(9)).name(lang == Lang::Ru);
                let listed = table.iter().any(|r| r.said == said && r.keys.contains(&shown));
                assert!(listed, "{row:?}");
            }
        }
    }
}
