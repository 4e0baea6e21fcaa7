//! The layers of the house: every arrow goes downward, and each tool is used where it belongs.

use crate::source;
use std::collections::{BTreeMap, BTreeSet};

use crate::source::{SourceFile, SourceToken};

/// What each room may use. A room that is not listed is a new one: think where it belongs and add it.
const MAY_USE: &[(&str, &str)] = &[
    ("domain", ""),
    ("regulation", "domain"),
    ("norm", "domain regulation"),
    ("plan", "domain norm"),
    ("search", "domain"),
    ("report", "domain regulation norm plan"),
    // Tables of other programs as rows of cells, and the families that lists of offices hold.
    ("table", "domain"),
    ("roster", "domain regulation norm search table"),
    ("store", "domain regulation norm search report"),
    ("demo", "domain regulation norm store"),
    ("sync", "domain store"),
    // The messages of each language know no family.
    ("text", "domain"),
    // The district and a family as they are loaded, on a day.
    ("model", "domain regulation norm plan search store text roster table"),
    // The guide names keys by the table of keys.
    ("wording", "domain regulation norm plan report store text model roster table keymap"),
    ("paper", "domain regulation norm plan report text model wording"),
    // Which key is which command, under either layout of the keyboard.
    ("keymap", "domain"),
    // Widgets know no family: a name that lies above them cannot be drawn by them.
    ("ui", "domain text keymap"),
    (
        "screen",
        "domain regulation norm plan search report store text model wording paper roster table keymap ui",
    ),
    ("app", "domain store sync text model wording keymap ui screen"),
    ("env", "domain regulation store demo sync text ui roster"),
    // `run` and `cli` do not know each other: `main` hands one to the other.
    ("run", "domain report store demo sync text model wording paper table keymap ui screen app env"),
    (
        "cli",
        "domain regulation norm plan report store demo sync text model wording paper roster table keymap ui env",
    ),
    ("lib", ""),
    ("main", "run cli"),
];

/// Crates that only these rooms may name, each for one reason.
const TOOLS: [(&str, &[&str]); 15] = [
    // SQL lives in the store.
    ("rusqlite", &["store"]),
    // Only what draws knows the screen, only what runs knows the terminal; a passphrase is typed unseen in `env`.
    ("ratatui", &["ui", "screen", "app", "run"]),
    ("crossterm", &["run", "env"]),
    // Arguments of the command line.
    ("clap", &["cli"]),
    // Where a user's data lies is told from above.
    ("etcetera", &["env"]),
    // Words are asked for through `text`.
    ("fluent_bundle", &["text"]),
    ("fluent_syntax", &["text"]),
    // Randomness is handed in, so that a demo and a test can be repeated.
    ("getrandom", &["store"]),
    // A pseudonym follows from nothing else that is printed.
    ("sha2", &["store", "paper"]),
    // Formats of papers.
    ("rust_xlsxwriter", &["paper"]),
    ("zip", &["paper", "table"]),
    ("calamine", &["table"]),
    ("csv", &["table", "paper"]),
    ("encoding_rs", &["table"]),
    ("icalendar", &["paper"]),
];

/// The first names of a path that goes on at `at`: one, or those of a group in braces.
fn first_names(file: &SourceFile, at: usize) -> Vec<(usize, String)> {
    let word = |i: usize| match file.pieces.get(i) {
        Some((_, SourceToken::Word(name))) => Some((i, name.clone())),
        _ => None,
    };
    if !file.is_sign(at, '{') {
        return word(at).into_iter().collect();
    }
    let mut names: Vec<(usize, String)> = word(at + 1).into_iter().collect();
    let mut level = 0;
    for i in at..file.pieces.len() {
        level += i32::from(file.is_sign(i, '{')) - i32::from(file.is_sign(i, '}'));
        if level == 0 {
            break;
        }
        if level == 1 && file.is_sign(i, ',') {
            names.extend(word(i + 1));
        }
    }
    names
}

/// Rooms named in a file by `crate::…` or `super::…`, each with its place in the pieces.
fn named(file: &SourceFile) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < file.pieces.len() {
        let mut left = None;
        if file.is_word(i, "crate") && file.is_path(i + 1) {
            left = Some(0);
            i += 3;
        } else if file.is_word(i, "super") && file.is_path(i + 1) {
            let mut up = 0;
            while file.is_word(i, "super") && file.is_path(i + 1) {
                up += 1;
                i += 3;
            }
            left = file.module().len().checked_sub(up);
        } else {
            i += 1;
        }
        // Only a path that begins at the top names a room.
        if left == Some(0) {
            found.extend(first_names(file, i));
        }
    }
    found
}

#[test]
fn every_arrow_goes_downward() {
    let may: BTreeMap<&str, &str> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for file in source::files() {
        let Some(allowed) = may.get(file.room()) else {
            wrong.push(format!("src/{}: the room `{}` stands in no layer", file.path, file.room()));
            continue;
        };
        for (at, room) in named(&file) {
            if room == file.room() || !may.contains_key(room.as_str()) {
                continue;
            }
            arrows += 1;
            if !allowed.split(' ').any(|a| a == room) {
                let (place, own) = (file.place(at), file.room());
                wrong.push(format!("{place}: `{own}` uses `{room}`, and may use only: {allowed}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(arrows > 100, "only {arrows} arrows were found: the reading of the source is broken");
}

/// Permissions of `may` that no file of the room uses, by the rooms that each room names.
fn unused(may: &[(&str, &str)], used: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    may.iter()
        // The binary names the library by its name.
        .filter(|(room, _)| *room != "main")
        .flat_map(|(room, allowed)| allowed.split_whitespace().map(|name| (*room, name)))
        .filter(|(room, name)| !used.get(*room).is_some_and(|names| names.contains(*name)))
        .map(|(room, name)| format!("{room} -> {name}"))
        .collect()
}

/// A permission that nothing uses lets an arrow in that nobody decided on.
#[test]
fn every_permission_is_used() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in source::files() {
        used.entry(file.room().to_owned())
            .or_default()
            .extend(named(&file).into_iter().map(|(_, name)| name));
    }
    let unused = unused(MAY_USE, &used);
    assert!(unused.is_empty(), "take these away:\n{}", unused.join("\n"));
}

#[test]
fn a_permission_that_is_not_used_would_be_seen() {
    let used = BTreeMap::from([("norm".to_owned(), BTreeSet::from(["domain".to_owned()]))]);
    assert_eq!(unused(&[("norm", "domain regulation"), ("main", "run")], &used), ["norm -> regulation"]);
}

#[test]
fn every_tool_is_used_where_it_belongs() {
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for file in source::files() {
        for (i, (_, piece)) in file.pieces.iter().enumerate() {
            let SourceToken::Word(word) = piece else { continue };
            let tool = TOOLS.iter().find(|(name, _)| name == word);
            // The name of a crate, not of a field or of a module of ours.
            let is_crate = file.is_path(i + 1) && (i < 2 || !file.is_path(i - 2));
            let (Some((name, rooms)), true) = (tool, is_crate) else { continue };
            used.insert((*name, file.room().to_owned()));
            if !rooms.contains(&file.room()) {
                wrong.push(format!("{}: `{name}` belongs to {}", file.place(i), rooms.join(", ")));
            }
        }
    }
    for (name, rooms) in TOOLS {
        let unused = rooms.iter().filter(|room| !used.contains(&(name, (**room).to_owned())));
        wrong.extend(unused.map(|room| format!("`{room}` does not use `{name}`: take it away")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn an_upward_arrow_would_be_seen() {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), pieces: source::pieces(text) };
    let rooms = |f: &SourceFile| named(f).into_iter().map(|(_, room)| room).collect::<Vec<_>>();
    assert_eq!(rooms(&file("norm/span.rs", "use crate::store::Reader; // crate::cli\n")), ["store"]);
    assert_eq!(
        rooms(&file("norm/span.rs", "fn f() -> super::super::store::Reader { \"crate::cli\" }")),
        ["store"]
    );
    assert_eq!(
        rooms(&file("norm/mod.rs", "use super::text::Words; use self::span; use super::norm;")),
        ["text", "norm"]
    );
    assert_eq!(
        rooms(&file("norm/mod.rs", "use crate::{domain::{Case, day}, store::Reader, text};")),
        ["domain", "store", "text"]
    );
    assert_eq!(
        rooms(&file("screen/dialog/form.rs", "use super::super::key; use super::super::super::run::go;")),
        ["run"]
    );
}

/// Files besides the folder of windows that build one, for `app`, from what they were asked.
const BUILDERS: [&str; 4] = [
    "screen/change/",
    "screen/district/rules.rs",
    "screen/exchange/transfer_menu.rs",
    "screen/why/as_of_day.rs",
];

/// A screen answers with data, so that `app` alone decides what is built and shown over what.
#[test]
fn a_screen_answers_a_command_with_data_and_builds_no_window() {
    let files = source::files();
    let step = files.iter().find(|f| f.path == "screen/step.rs").unwrap();
    for at in 0..step.pieces.len() {
        for name in ["Dialog", "Screen", "EntryScreen", "CardScreen"] {
            assert!(!step.is_word(at, name), "{} carries {name}", step.place(at));
        }
    }
    let built = |file: &SourceFile| -> Vec<String> {
        let names = ["Reading", "Question", "Choice", "Facets", "Form", "Document", "Lookup", "Join"];
        let is_built = |at: &usize| {
            file.is_word(*at, "Dialog")
                && file.is_path(*at + 1)
                && names.iter().any(|name| file.is_word(*at + 3, name))
        };
        (0..file.pieces.len()).filter(is_built).map(|at| file.place(at)).collect()
    };
    let screens = files.iter().filter(|f| f.path.starts_with("screen/") && f.path != "screen/mod.rs");
    let others = screens.filter(|f| !f.path.starts_with("screen/dialog/"));
    for file in others.filter(|f| !BUILDERS.iter().any(|b| f.path.starts_with(b))) {
        assert!(built(file).is_empty(), "{:?}", built(file));
    }
    assert!(files.iter().any(|f| !built(f).is_empty()), "the reading of the source is broken");
}
