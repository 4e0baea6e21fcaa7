//! Killed at any call that changes something on a disk: what was begun is finished by the next opening, or the journal
//! says what is left of it.

use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, author, begin_under, export, id, program};
use crate::tools::{CALLS, can_trace, killed_at_calls};
use kurator::domain::FamilyId;
use kurator::domain::action::ActionKind;
use kurator::store::{KeyRing, Store, VerifiedFile};
use kurator::sync::erasure;
use kurator::sync::snapshots::Snapshots;
use serde_json::{Value, json};

/// The files of a folder and below it, as they were.
struct FolderScene {
    folder: PathBuf,
    before: Vec<(PathBuf, Vec<u8>)>,
}

impl FolderScene {
    fn of(d: &TestDistrict) -> FolderScene {
        let folder = d.folder.path().to_owned();
        let before = files(&folder).into_iter().map(|p| (p.clone(), std::fs::read(p).unwrap())).collect();
        FolderScene { folder, before }
    }

    /// Sets it again.
    fn set(&self) {
        for path in files(&self.folder).iter().filter(|path| self.before.iter().all(|(p, _)| p != *path)) {
            std::fs::remove_file(path).unwrap();
        }
        self.before.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    entries.flat_map(|p| if p.is_dir() { files(&p) } else { vec![p] }).collect()
}

fn lines(all: &[Value]) -> String {
    all.iter().map(|line| format!("{line}\n")).collect()
}

fn family(n: u128, word: &str) -> Vec<Value> {
    vec![
        json!({ "type": "family", "id": id(n), "title": format!("{word} Мария Петровна") }),
        json!({ "type": "member", "id": id(n + 1), "family": id(n), "role": "mother", "last_name": word,
            "first_name": "Мария", "phones": [format!("+7911{:07}", 1_000_000 + n)] }),
        json!({ "type": "contact", "id": id(n + 2), "family": id(n), "kind": "home_visit", "outcome": "held",
            "on": "2019-09-04", "note": format!("{word} дома") }),
        json!({ "type": "closing", "id": id(n + 3), "family": id(n), "on": "2020-03-12" }),
    ]
}

const ERASED: [&str; 3] = ["Новикова", "Зорина", "Лаптева"];

/// A district of three families whose storage term is over and of one that is kept.
fn district() -> TestDistrict {
    let d = TestDistrict::new();
    let mut all =
        vec![json!({ "type": "district", "storage_years": 5, "storage_ground": "номенклатура дел" })];
    all.extend((1..).zip(ERASED).flat_map(|(n, word)| family(0x10 * n, word)));
    all.push(json!({ "type": "family", "id": id(0x90), "title": "Тихомировы" }));
    d.takes(&lines(&all));
    d
}

/// Kills a command that destroys the data of families with these names; the others stay.
fn destroy(args: &[&str], names: &[&str]) {
    if !can_trace() {
        return;
    }
    let d = district();
    let state = d.beside("state/kurator");
    Snapshots::of(&state, &d.file).keep(&d.open()).unwrap();
    let scene = FolderScene::of(&d);
    let mut finished = 0;
    let made = || {
        let mut command = program(&d.file);
        command.args(args);
        command
    };
    let has = |path: &Path, name: &str| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(name.len()).any(|w| w == name.as_bytes())
    };
    let struck = killed_at_calls(&CALLS, 6, made, |at| {
        let mut store = d.open();
        assert!(store.reader().check().unwrap().ok, "{at}");
        erasure::finish(&mut store, &state).unwrap();
        let is_erased = !store.erased().unwrap().is_empty();
        let text = export(&store);
        for word in ERASED {
            let is_gone = is_erased && names.contains(&word);
            assert_eq!(text.contains(word), !is_gone, "{word}, {at}");
        }
        assert!(text.contains("Тихомировы"), "{at}");
        drop(store);
        if is_erased {
            finished += 1;
            // The log of actions of this machine and the papers aside.
            for path in files(&state).iter().chain([&d.file]) {
                assert!(names.iter().all(|name| !has(path, name)), "{}, {at}", path.display());
            }
        }
        scene.set();
    });
    assert!(struck > 15 && finished > 5, "{struck} kills, {finished} finished");
}

#[test]
fn killed_at_any_call_an_erasure_is_finished_by_the_next_opening() {
    let family = "Новикова Мария Петровна";
    let args = ["erase", family, "--reason", "отзыв согласия", "--act", "5", "--yes"];
    destroy(&args, &ERASED[..1]);
}

#[test]
fn killed_at_any_call_the_destruction_of_several_families_is_all_of_it_or_nothing() {
    destroy(&["retention", "--destroy", "--act", "3", "--yes"], &ERASED);
}

#[test]
fn killed_at_any_call_a_transfer_leaves_no_file_that_the_journal_does_not_name() {
    if !can_trace() {
        return;
    }
    let d = begin_under("yugra");
    d.takes(&lines(&[family(0x10, "Новикова"), family(0x20, "Зорина")].concat()));
    let scene = FolderScene::of(&d);
    let to = d.beside("передача.kurator");
    let made = || {
        let mut command = program(&d.file);
        command.args(["transfer", "Новикова", "--to", "участок № 5", "--act", "7", "--reason", "переезд"]);
        command.args(["--plain", "--out"]).arg(&to);
        command
    };
    let (mut named, mut unended) = (0, 0);
    let calls = [&CALLS[..], &["link", "linkat", "write"]].concat();
    let struck = killed_at_calls(&calls, 8, made, |at| {
        let store = Store::open(&d.file, author()).unwrap();
        assert!(store.reader().check().unwrap().ok, "{at}");
        let is_handed = store.reader().handed_over(&[FamilyId(id(0x10))].into()).unwrap().is_some();
        assert!(to.exists() || !is_handed, "{at}: the journal names a file that is not there");
        if to.exists() {
            // Whole, and in the journal of actions by its path.
            VerifiedFile::verify(&to, &KeyRing::default()).unwrap();
            let path = to.display().to_string();
            let journal = store.actions(&Default::default()).unwrap();
            let of_file = journal.iter().filter(|l| l.text.as_ref().is_some_and(|text| text.contains(&path)));
            let kinds: Vec<ActionKind> = of_file.map(|logged| logged.action).collect();
            assert!(kinds.contains(&ActionKind::TransferBegun), "{at}: {kinds:?}");
            assert_eq!(kinds.contains(&ActionKind::Transferred), is_handed, "{at}");
            (named, unended) = (named + 1, unended + usize::from(!is_handed));
        }
        drop(store);
        scene.set();
    });
    assert!(struck > 15 && named > 3 && unended > 0, "{struck} kills, {named} named, {unended} unended");
}
