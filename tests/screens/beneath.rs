//! What lies beneath the cursor while another program writes into the file: a key acts on the record that was shown, or
//! on none. Every list, every command.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::opened::{OpenProgram, author};
use kurator::app::App;
use kurator::keymap::key::{Key, NamedKey};
use kurator::keymap::{self, Scope};
use kurator::store::jsonl::ImportMode;
use kurator::store::{Entropy, Reader, Store};
use tempfile::TempDir;

const BEFORE: &str = include_str!("../cases/list-before.jsonl");

/// A family comes in that stands before all others.
const COMES: &str = include_str!("../cases/list-change.jsonl");

/// The family in the middle is closed: it leaves the lists.
const CLOSES: &str = r#"{"type":"closing","id":"00000000-0000-7000-8000-000000009002","family":"00000000-0000-7000-8000-000000000002","on":"2026-11-24","reason":"переезд","positive":false}"#;

/// What is to be done for the first family is put off, so that it stands last; another family comes in between.
const TURNS: &str = r#"{"type":"family","id":"00000000-0000-7000-8000-000000000080","title":"Вьюгина Ия","settlement":"Боровичи","street":"Лесная","house":"78","form":"group","registered_on":"2026-11-02"}
{"type":"level","id":"00000000-0000-7000-8000-000000001080","family":"00000000-0000-7000-8000-000000000080","level":"emergency","from":"2026-11-02"}
{"type":"appointment","id":"00000000-0000-7000-8000-000000002080","family":"00000000-0000-7000-8000-000000000080","on":"2026-11-25","time":"12:30"}
{"type":"contact","id":"00000000-0000-7000-8000-000000002081","family":"00000000-0000-7000-8000-000000000001","kind":"home_visit","outcome":"held","on":"2026-11-24","note":"дома"}
{"type":"contact","id":"00000000-0000-7000-8000-000000002082","family":"00000000-0000-7000-8000-000000000003","kind":"home_visit","outcome":"held","on":"2026-11-24","note":"дома"}"#;

const TODAY: &str = "2026-11-25";

/// The families of the file, as they are told in a line, with the end of their ids.
const FAMILIES: [(&str, &str); 5] =
    [("Белова", "001"), ("Гусева", "002"), ("Дёмина", "003"), ("Абакумова", "070"), ("Вьюгина", "080")];

/// The file with the families of the case, made once.
fn file() -> &'static [u8] {
    static FILE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    FILE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("district.kurator");
        let mut store = Store::create(&path, author("vera"), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
        assert!(store.import(BEFORE, ImportMode::Whole).unwrap().refused.is_empty());
        drop(store);
        std::fs::read(&path).unwrap()
    })
}

struct OpenCopy {
    open: OpenProgram,
    path: PathBuf,
    _folder: TempDir,
}

impl OpenCopy {
    fn new() -> OpenCopy {
        let folder = tempfile::tempdir().unwrap();
        let work = folder.path().join("work");
        std::fs::create_dir(&work).unwrap();
        let path = work.join("district.kurator");
        std::fs::write(&path, file()).unwrap();
        let mut open = OpenProgram::on_day(&path, "anna", TODAY);
        // A paper that a key saves lies beside it, not where the tests are run.
        open.app.model.papers = work;
        OpenCopy { open, path, _folder: folder }
    }

    fn press(&mut self, key: Key) {
        let press = |app: &mut App, reader: Reader<'_>| app.press(key, reader);
        let (news, effect) = self.open.file_guard.take_key(&mut self.open.app, &mut self.open.store, press);
        if let Some(effect) = effect {
            self.open.performs(effect);
        }
        news.into_iter().for_each(|n| self.open.app.say(n));
        self.open.screen();
    }

    fn presses(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            self.press(key(name));
        }
    }

    fn types(&mut self, text: &str) {
        text.chars().for_each(|c| self.press(Key::Char(c)));
    }

    /// Another program brings records into the same file.
    fn brought_from_outside(&self, lines: &str) {
        brought(&self.path, lines);
    }

    /// The family named in the selected line, else the one whose card or checklist is seen.
    fn family_shown(&self) -> Option<&'static str> {
        let screen = self.open.screen();
        let of = |line: &str| FAMILIES.iter().find(|(name, _)| line.contains(name)).map(|(_, id)| *id);
        let marked = screen.lines().find_map(|l| l.split_once('▌')).map(|(_, rest)| rest);
        marked.and_then(of).or_else(|| screen.lines().nth(1).and_then(of))
    }

    fn lines(&self) -> BTreeSet<String> {
        let mut out = Vec::new();
        self.open.store.reader().export(&mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }
}

fn brought(path: &Path, lines: &str) {
    let mut store = Store::open(path, author("neighbour")).unwrap();
    let done = store.import(lines, ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?}", done.refused);
}

fn key(name: &str) -> Key {
    match name {
        "Enter" => Key::Named(NamedKey::Enter),
        "Esc" => Key::Named(NamedKey::Esc),
        "Tab" => Key::Named(NamedKey::Tab),
        "Down" => Key::Named(NamedKey::Down),
        "Up" => Key::Named(NamedKey::Up),
        "Ins" => Key::Named(NamedKey::Insert),
        "Space" => Key::Char(' '),
        _ if name.starts_with("Ctrl+") => Key::Ctrl(name.chars().last().unwrap()),
        _ if name.len() > 1 && name.starts_with('F') => Key::F(name[1..].parse().unwrap()),
        _ => Key::Char(name.chars().next().unwrap()),
    }
}

/// The lists, each with the keys that lead to it and what is typed there.
const LISTS: [(Scope, &str, &str); 9] = [
    (Scope::Today, "1", ""),
    (Scope::Calendar, "2 Down", ""),
    (Scope::Families, "3", ""),
    (Scope::Filter, "3 F7", "ия"),
    (Scope::Programmes, "4", ""),
    (Scope::Programmes, "4 Enter", ""),
    (Scope::Card, "3 Down Enter Tab", ""),
    (Scope::Card, "3 Down Enter Tab Tab", ""),
    (Scope::Lookup, "F7", "ия"),
];

#[test]
fn no_key_acts_on_a_family_that_came_under_the_cursor() {
    let mut acted = 0;
    for (scope, way, typed) in LISTS {
        let commands = keymap::offered(scope)
            .into_iter()
            .filter(|r| r.scope != Scope::All && r.command.is_about_record());
        for row in commands {
            let Some(pressed) = row.keys.first().copied() else { continue };
            for (n, change) in [COMES, CLOSES, TURNS].into_iter().enumerate() {
                for down in 0..2 {
                    let mut desk = OpenCopy::new();
                    desk.presses(way);
                    desk.types(typed);
                    (0..down).for_each(|_| desk.presses("Down"));
                    let Some(meant) = desk.family_shown() else { continue };
                    let place = format!("{way} {typed} Down*{down} {pressed:?}, change {n}");
                    desk.brought_from_outside(change);
                    let before: BTreeSet<String> = {
                        let all = Store::open(&desk.path, author("vera")).unwrap();
                        let mut out = Vec::new();
                        all.reader().export(&mut out).unwrap();
                        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
                    };
                    desk.press(pressed);
                    // A window is filled and saved; without one the next key would be another one.
                    if desk.open.screen().contains('┌') {
                        desk.types("ну");
                        desk.presses("Ctrl+s");
                    }
                    let after = desk.lines();
                    for line in after.symmetric_difference(&before) {
                        acted += 1;
                        let told = family_of(line, &before);
                        assert_eq!(told.as_deref(), Some(meant), "{place}: {line}\n{}", desk.open.screen());
                    }
                }
            }
        }
    }
    assert!(acted > 40, "the walk has written {acted} lines: it tests nothing");
}

/// The end of the id of the family that a line of an export belongs to.
fn family_of(line: &str, all: &BTreeSet<String>) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(line).unwrap();
    let id = |name: &str| record[name].as_str().map(str::to_owned);
    let end = |id: String| id[id.len() - 3..].to_owned();
    match record["type"].as_str()? {
        "family" => id("id").map(end),
        "phone" | "consent" => {
            let member = id("member")?;
            let hers = all.iter().find(|l| l.contains(&format!("\"id\":\"{member}\"")))?;
            family_of(hers, &BTreeSet::new())
        }
        _ => id("family").map(end),
    }
}

#[test]
fn a_key_whose_record_is_gone_does_nothing_and_says_so() {
    let mut desk = OpenCopy::new();
    desk.presses("3 Down");
    assert_eq!(desk.family_shown(), Some("002"));
    desk.brought_from_outside(CLOSES);
    desk.presses("Ins");
    desk.open.sees("Того, что было под курсором, в списке больше нет");
    assert_eq!(desk.open.screen().matches('┌').count(), 0, "no window:\n{}", desk.open.screen());
    // The next key is meant for what is seen now.
    let seen = desk.family_shown();
    desk.presses("Ins");
    assert!(seen.is_some() && desk.open.screen().contains('┌'), "{}", desk.open.screen());
}

#[test]
fn what_would_be_written_at_once_is_seen_first() {
    let mut desk = OpenCopy::new();
    desk.presses("2 Down");
    let before = desk.lines().len();
    // The cell was empty when Space was meant to appoint a visit: taking off another's is not what was meant.
    desk.presses("2 Down Right");
    desk.brought_from_outside(COMES);
    desk.presses("F8");
    desk.open.sees("ничего не сделано");
    assert_eq!(desk.lines().len(), before + COMES.lines().count());
}

#[test]
fn undo_takes_back_what_the_line_named() {
    for (act, keys, gone) in [
        ("звонок", "3 Ins", "\"contact\""),
        ("визит", "3 Down Space", "\"contact\""),
        ("снято", "2 Down F8", "\"appointment\""),
    ] {
        let mut desk = OpenCopy::new();
        let first = desk.lines();
        desk.presses(keys);
        if act != "снято" {
            desk.types("дома");
            desk.presses("Ctrl+s");
        }
        desk.open.sees("Отменить: Ctrl+Z");
        let acted: Vec<String> = desk.lines().symmetric_difference(&first).cloned().collect();
        assert!(!acted.is_empty() && acted.iter().all(|l| l.contains(gone)), "{act}: {acted:?}");
        desk.brought_from_outside(COMES);
        desk.presses("Ctrl+z");
        desk.open.sees("Отменено");
        desk.open.sees("другая программа записала");
        let then = desk.lines();
        assert!(first.is_subset(&then), "{act}: what was done is undone");
        assert_eq!(then.len(), first.len() + COMES.lines().count(), "{act}: what came from outside stands");
        // The neighbour's action is offered by its name, and nothing is done by the key itself.
        desk.presses("Ctrl+z");
        desk.open.sees("Отменить это изменение?");
        assert_eq!(desk.lines(), then, "{act}");
        // What was taken back can be made again, though the neighbour has written once more.
        desk.presses("Esc");
        desk.brought_from_outside(CLOSES);
        desk.presses("Ctrl+y");
        desk.open.sees("Возвращено");
        let again = desk.lines();
        let gone = acted.iter().filter(|l| first.contains(*l)).all(|l| !again.contains(l));
        let there = acted.iter().filter(|l| !first.contains(*l)).all(|l| again.contains(l));
        assert!(gone && there, "{act}: made again");
    }
}

#[test]
fn what_another_program_brought_is_said_once_whatever_it_is() {
    for lines in [COMES, CLOSES, TURNS] {
        for keys in ["1 Down", "3 Down", "3 Enter", "4 Down", "5 Down"] {
            let mut desk = OpenCopy::new();
            desk.presses(keys);
            desk.brought_from_outside(lines);
            desk.presses("Up");
            desk.open.sees("Файл изменён другой программой: показано новое.");
            desk.presses("Down");
            assert!(!desk.open.screen().contains("Файл изменён"), "{keys}:\n{}", desk.open.screen());
        }
    }
}
