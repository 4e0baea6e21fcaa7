//! The words: both languages say the same things, the source asks for nothing else, and speaks no Russian itself.

use crate::source;
use std::collections::{BTreeMap, BTreeSet};

use crate::source::{SourceFile, SourceToken};
use fluent_bundle::FluentResource;
use kurator::cli::arguments::{COMMANDS, GLOBAL};
use kurator::keymap;
use kurator::paper::catalogue::PAPERS;
use kurator::screen::Scope;
use kurator::text::{Lang, Words};

/// The messages of a language: id, text with its name. A message goes on while lines are indented.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in lang.source().lines().filter(|l| !l.starts_with('#')) {
        match line.split_once(" =") {
            Some((id, text)) if !line.starts_with([' ', '\t', '}']) => {
                assert!(
                    all.insert(id.to_owned(), text.to_owned()).is_none(),
                    "{}: `{id}` twice",
                    lang.code()
                );
                last = id.to_owned();
            }
            _ if last.is_empty() || line.trim().is_empty() => {}
            _ => all.get_mut(&last).unwrap().push_str(&format!("\n{line}")),
        }
    }
    all
}

/// The variables of a message.
fn variables(text: &str) -> BTreeSet<&str> {
    let name = |t: &str| t.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(t.len());
    text.split('$').skip(1).map(|t| &t[..name(t)]).collect()
}

#[test]
fn both_languages_say_the_same() {
    let (ru, en) = (messages(Lang::Ru), messages(Lang::En));
    assert!(ru.len() > 200, "only {} messages were found: the reading of the files is broken", ru.len());
    let ids = |m: &BTreeMap<String, String>| m.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(ids(&ru).difference(&ids(&en)).collect::<Vec<_>>(), Vec::<&String>::new(), "not in English");
    assert_eq!(ids(&en).difference(&ids(&ru)).collect::<Vec<_>>(), Vec::<&String>::new(), "not in Russian");
    for (id, text) in &ru {
        assert_eq!(variables(text), variables(&en[id]), "the variables of `{id}`");
        let codes = |text: &str| -> BTreeSet<String> {
            // Plurals differ between languages; codes of the data do not.
            let keys = text.split('[').skip(1).filter_map(|t| t.split_once(']')).map(|(k, _)| k.to_owned());
            keys.filter(|k| !["one", "few", "many", "other"].contains(&k.as_str())).collect()
        };
        assert_eq!(codes(text), codes(&en[id]), "the choices of `{id}`");
    }
}

#[test]
fn every_line_is_a_message() {
    for lang in [Lang::Ru, Lang::En] {
        if let Err((_, errors)) = FluentResource::try_new(lang.source().to_owned()) {
            panic!("{}: {errors:?}", lang.code());
        }
        let words = Words::of(lang);
        for (id, text) in messages(lang) {
            // Each message is parsed alone, when it is first asked for.
            let alone = FluentResource::try_new(format!("{id} ={text}\n")).unwrap();
            assert_eq!(alone.entries().count(), 1, "{}: `{id}` is not one message", lang.code());
            let named = text.split('{').skip(1).map(str::trim_start);
            let another = named.filter(|t| t.starts_with(|c: char| c.is_ascii_lowercase() || c == '-'));
            assert_eq!(another.count(), 0, "{}: `{id}` names another message", lang.code());
            assert!(words.knows(&id), "{}: `{id}` is no message", lang.code());
            let plural = text.contains("$n ->");
            assert!(!plural || text.contains("[one]"), "{}: `{id}` has no form for one", lang.code());
            assert!(!plural || lang == Lang::En || text.contains("[few]"), "`{id}` has no form for few");
        }
    }
}

/// Texts in the first argument of a call that begins at the sign `(`.
fn first_argument(file: &SourceFile, open: usize) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    let mut depth = 0;
    for i in open..file.pieces.len() {
        match &file.pieces[i].1 {
            SourceToken::Sign('(' | '[' | '{') => depth += 1,
            SourceToken::Sign(')' | ']' | '}') if depth == 1 => break,
            SourceToken::Sign(')' | ']' | '}') => depth -= 1,
            SourceToken::Sign(',') if depth == 1 => break,
            SourceToken::Text(text) => texts.push((i, text.clone())),
            _ => {}
        }
    }
    texts
}

/// Texts in the second argument of a macro that begins at the sign `(`: the id in `say!(words, "id", …)`.
fn second_argument(file: &SourceFile, open: usize) -> Vec<(usize, String)> {
    let mut depth = 0;
    let comma = (open..file.pieces.len()).find(|i| {
        match file.pieces[*i].1 {
            SourceToken::Sign('(' | '[' | '{') => depth += 1,
            SourceToken::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        depth == 1 && file.is_sign(*i, ',')
    });
    // What follows the comma is read as an argument that begins there.
    let Some(comma) = comma else { return Vec::new() };
    let mut texts = Vec::new();
    let mut depth = 1;
    for i in comma + 1..file.pieces.len() {
        match &file.pieces[i].1 {
            SourceToken::Sign('(' | '[' | '{') => depth += 1,
            SourceToken::Sign(')' | ']' | '}') if depth == 1 => break,
            SourceToken::Sign(')' | ']' | '}') => depth -= 1,
            SourceToken::Sign(',') if depth == 1 => break,
            SourceToken::Text(text) => texts.push((i, text.clone())),
            _ => {}
        }
    }
    texts
}

/// Texts that the source gives where a message id is meant.
fn asked(file: &SourceFile) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    for i in 2..file.pieces.len() {
        let SourceToken::Word(word) = &file.pieces[i].1 else { continue };
        let says =
            ["say", "pick", "count", "fill", "knows"].contains(&word.as_str()) && file.is_sign(i - 1, '.');
        if word == "say" && file.is_sign(i + 1, '!') && file.is_sign(i + 2, '(') {
            all.extend(second_argument(file, i + 2));
        }
        let problem = ["new", "usage"].contains(&word.as_str())
            && file.is_path(i - 2)
            && i >= 3
            && file.is_word(i - 3, "UserError");
        if (says || problem) && file.is_sign(i + 1, '(') {
            // `iter.count()` and the like give no text; parts of ids are looked at by their own test.
            all.extend(first_argument(file, i + 1).into_iter().filter(|(_, t)| !t.contains('{')));
        }
    }
    all
}

fn is_id(text: &str) -> bool {
    text.contains('-')
        && text
            .split('-')
            .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Ids made of a beginning and a name of the program: `command-list`.
fn composed() -> BTreeSet<String> {
    let commands = COMMANDS.iter().map(|c| format!("command-{}", c.name));
    let arguments =
        COMMANDS.iter().flat_map(|c| c.arguments).chain(GLOBAL).map(|a| format!("argument-{}", a.name));
    let doing = keymap::ROWS.iter().map(|r| format!("do-{}", r.command.code()));
    let scopes = Scope::ALL.iter().map(|s| format!("scope-{}", s.code()));
    let bar = Scope::ALL.iter().flat_map(|s| (1..=10).filter_map(|n| keymap::on_bar(*s, n)));
    commands
        .chain(arguments)
        .chain(doing)
        .chain(scopes)
        .chain(bar.map(|c| format!("bar-{}", c.code())))
        .collect()
}

#[test]
fn no_message_is_missing() {
    let known = messages(Lang::Ru);
    let families: BTreeSet<&str> =
        known.keys().filter_map(|id| id.split_once('-')).map(|(first, _)| first).collect();
    // Options and papers have names that look like ids.
    let arguments: BTreeSet<&str> = COMMANDS
        .iter()
        .flat_map(|c| c.arguments)
        .chain(GLOBAL)
        .map(|a| a.name)
        .chain(PAPERS.map(|p| p.name))
        .collect();
    let mut missing: Vec<String> = Vec::new();
    for file in source::files() {
        let calls = asked(&file);
        // Ids in tables and conditions: they look like one and begin like those there are.
        let like = file.texts().filter(|(_, t)| {
            is_id(t) && families.contains(t.split('-').next().unwrap()) && !arguments.contains(t)
        });
        for (at, id) in calls.into_iter().chain(like.map(|(i, t)| (i, t.to_owned()))) {
            if !known.contains_key(&id) {
                missing.push(format!("{}: `{id}`", file.place(at)));
            }
        }
    }
    missing.extend(composed().into_iter().filter(|id| !known.contains_key(id)));
    missing.dedup();
    assert!(missing.is_empty(), "no such message:\n{}", missing.join("\n"));
}

#[test]
fn a_missing_message_would_be_seen() {
    let text = r#"
        // words.say("comment")
        let a = words.say(if more { "reading-more" } else { "reading" });
        UserError::new("store-lost").with("path", "day-off").because(e); names.iter().count();
        let b = words.fill("sum", &[("n", 1.into())]) + &words.say(&format!("do-{code}"));
        let c = say!(self.words, if late { "late-one" } else { "late" }, day = words.say("day-off"));
    "#;
    let file = SourceFile { path: "screen/today.rs".into(), pieces: source::pieces(text) };
    let found: Vec<String> = asked(&file).into_iter().map(|(_, t)| t).collect();
    assert_eq!(found, ["reading-more", "reading", "store-lost", "sum", "late-one", "late", "day-off"]);
}

#[test]
fn no_message_is_unused() {
    let mut used = composed();
    let mut beginnings: BTreeSet<String> = BTreeSet::new();
    for file in source::files() {
        for (_, text) in file.texts() {
            used.insert(text.to_owned());
            // `word-{id}` may make any id that begins so.
            if let Some((beginning, rest)) = text.split_once("-{")
                && is_id(&format!("{beginning}-x"))
                && rest.ends_with('}')
            {
                beginnings.insert(format!("{beginning}-"));
            }
        }
    }
    // Of these every id is known.
    beginnings.retain(|b| !["command-", "argument-", "do-", "scope-", "bar-"].contains(&b.as_str()));
    let unused: Vec<String> = messages(Lang::Ru)
        .into_keys()
        .filter(|id| !used.contains(id) && !beginnings.iter().any(|b| id.starts_with(b)))
        .collect();
    assert!(unused.is_empty(), "nothing says these:\n{}", unused.join("\n"));
}

/// Russian in the source: only the folding of the search and the table of the keyboard layout may have it.
#[test]
fn the_source_speaks_no_russian() {
    let mut found = Vec::new();
    for file in source::files() {
        let name = file.path.rsplit('/').next().unwrap();
        if file.room() == "search"
            || matches!(file.path.as_str(), "domain/fold.rs" | "domain/keyboard.rs")
            || name.contains("layout")
        {
            continue;
        }
        let is_cyrillic = |t: &str| t.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
        found.extend(
            file.texts().filter(|(_, t)| is_cyrillic(t)).map(|(i, t)| format!("{}: {t}", file.place(i))),
        );
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
