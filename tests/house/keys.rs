//! The one table of keys: nothing stands on a key twice, no layout changes what a key does, every word is there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kurator::keymap::key::{Key, NamedKey};
use kurator::keymap::tab::Tab;
use kurator::keymap::{self, Command, ROWS, Scope, layout};
use kurator::text::{Lang, Words};
use kurator::ui::key_table;
use unicode_width::UnicodeWidthStr;

/// Keys that a scope has for a command of its own, though one that it chains to has them for another: F8 clears what is
/// looked for; on the card Del deletes any record, and Ins adds one.
const NEARER: [(Scope, Key); 5] = [
    (Scope::Families, Key::F(8)),
    (Scope::Lookup, Key::F(8)),
    (Scope::Card, Key::F(8)),
    (Scope::Card, Key::Named(NamedKey::Delete)),
    (Scope::Card, Key::Named(NamedKey::Insert)),
];

#[test]
fn no_key_stands_twice_in_a_scope_and_those_it_is_looked_for_in() {
    for scope in Scope::ALL {
        let mut seen: HashMap<Key, Command> = HashMap::new();
        for row in scope.chain().iter().flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s)) {
            for key in row.keys {
                let is_nearer = NEARER.contains(&(scope, *key)) && row.scope != scope;
                if is_nearer || scope.takes_text() && key.is_text() {
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
            for key in row.keys.iter().filter(|k| row.scope == scope || !NEARER.contains(&(scope, **k))) {
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
        let without = |row: &&keymap::KeymapRow| {
            row.scope == scope && row.keys.iter().any(|k| matches!(k, Key::Char(_)))
        };
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
            let table = key_table::of(scope, scope, &words);
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

/// A key as the table of habits writes it.
fn written(key: Key) -> String {
    match key {
        Key::Named(named) => format!("{named:?}"),
        Key::F(n) => format!("F{n}"),
        Key::Char(' ') => "Space".into(),
        Key::Char(c) => c.to_string(),
        Key::Ctrl(c) => format!("Ctrl+{c}"),
    }
}

/// Scopes that others chain to and no screen looks keys up in first are no habit of their own.
#[test]
fn every_key_does_what_hands_know_of_it() {
    let mut made = String::new();
    let chained = [Scope::List, Scope::Listed, Scope::Family, Scope::Visit];
    for scope in Scope::ALL.into_iter().filter(|s| !chained.contains(s)) {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut menu: BTreeSet<String> = BTreeSet::new();
        for row in keymap::offered(scope).into_iter().filter(|r| r.keys.is_empty()) {
            menu.insert(format!("{}:\n", row.command.code()));
        }
        let rows = scope.chain().iter().flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s));
        for key in rows.flat_map(|r| r.keys) {
            if let Some(command) = keymap::command(scope, *key) {
                keys.entry(command.code()).or_default().insert(written(*key));
            }
        }
        made += &format!("\n[{}]\n", scope.code());
        for (command, keys) in keys {
            made += &format!("{command}: {}\n", keys.into_iter().collect::<Vec<_>>().join(" "));
        }
        made.extend(menu);
    }
    let known = include_str!("../cases/keys.txt");
    let known: String = known.split_inclusive('\n').filter(|l| !l.starts_with('#')).collect();
    let scopes = |all: &str| all.split("\n\n").map(str::to_owned).collect::<BTreeSet<_>>();
    let (made, known) = (scopes(&made), scopes(&known));
    let differ = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        a.difference(b).cloned().collect::<Vec<_>>().join("\n\n")
    };
    assert_eq!(made, known, "made:\n{}\n\nknown:\n{}", differ(&made, &known), differ(&known, &made));
}

#[test]
fn help_names_no_key_that_is_text_or_another_command_where_it_is_asked() {
    for scope in Scope::ALL {
        for row in keymap::offered(scope) {
            for key in keymap::live(scope, row) {
                assert_eq!(keymap::command(scope, key), Some(row.command), "{key:?} in {scope:?}");
            }
        }
    }
    let words = Words::of(Lang::Ru);
    let named = |at: Scope, part: Scope, command: Command| -> Option<Vec<String>> {
        let code = command.code();
        key_table::of(at, part, &words).into_iter().find(|r| r.command == code).map(|r| r.keys)
    };
    let keys = |keys: &[&str]| Some(keys.iter().map(|k| (*k).to_owned()).collect::<Vec<_>>());
    assert_eq!(named(Scope::Today, Scope::Family, Command::Note), keys(&["Ins", "з"]));
    // Where one types, «з» and «5» are text.
    assert_eq!(named(Scope::Filter, Scope::Family, Command::Note), keys(&["Ins"]));
    assert_eq!(named(Scope::Lookup, Scope::Listed, Command::Card), keys(&["F3"]));
    assert_eq!(named(Scope::Filter, Scope::All, Command::Screen(Tab::District)), None);
    assert_eq!(named(Scope::Programmes, Scope::All, Command::Screen(Tab::District)), keys(&["5"]));
    // A row of a nearer scope is named once.
    assert_eq!(named(Scope::Lookup, Scope::Family, Command::Note), None);
    assert_eq!(named(Scope::Families, Scope::All, Command::TakeIn), None);
    assert_eq!(named(Scope::Calendar, Scope::Visit, Command::TakeOff), keys(&["F8", "Del"]));
    assert_eq!(named(Scope::Families, Scope::Visit, Command::TakeOff), keys(&["Del"]));
    assert_eq!(named(Scope::Lookup, Scope::Visit, Command::TakeOff), None);
    assert_eq!(named(Scope::Card, Scope::Visit, Command::TakeOff), None);
    assert_eq!(named(Scope::Card, Scope::Family, Command::Note), keys(&["з"]));
    assert_eq!(named(Scope::Card, Scope::Listed, Command::Card), None);
    assert_eq!(named(Scope::Today, Scope::All, Command::TakeIn), keys(&["Ctrl+N"]));
}

#[test]
fn a_key_that_writes_or_erases_is_no_command_where_one_types() {
    for scope in Scope::ALL.into_iter().filter(|s| s.takes_text()) {
        for key in [NamedKey::Delete, NamedKey::Backspace].map(Key::Named) {
            assert_eq!(keymap::command(scope, key), None, "{key:?} in {scope:?}");
        }
    }
}

/// The commands on a family are rows of the scope that screens chain to, and of no screen again.
#[test]
fn no_screen_repeats_a_row_that_it_chains_to() {
    for scope in Scope::ALL {
        for row in ROWS.iter().filter(|r| r.scope == scope) {
            let above = scope.chain().iter().skip(1);
            let mut far = above.flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s));
            let again = far.find(|r| r.command == row.command && r.keys == row.keys);
            assert!(again.is_none(), "{row:?} is {again:?}");
        }
    }
}
