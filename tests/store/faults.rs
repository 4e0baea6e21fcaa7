//! The program killed at a system call, and system calls that fail: an action, an import, a merge, a copy and an
//! exchange are done or not done, the file is whole, and nothing that stood is lost. Calls are counted and spoiled by
//! `strace`; where there is none, or it may not trace, the tests say so, and under CI fail.

#![cfg(target_os = "linux")]

use crate::fields::WithField;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::district::{TestDistrict, author, export, id, is_sentence, program, stderr};
use crate::tools::{Disk, can_trace};
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Kind};
use kurator::store::Store;

/// The calls that change something on a disk, or bring it there.
const CALLS: [&str; 12] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "unlink",
    "rename",
    "ftruncate",
    "copy_file_range",
    "mkdir",
    "fchmod",
    "chmod",
];

/// What the program is at when it is struck.
#[derive(Clone, Copy, Debug)]
enum KilledAction {
    Action,
    Import,
    Merge,
    Copy,
    Exchange,
}

const ALL: [KilledAction; 5] = [
    KilledAction::Action,
    KilledAction::Import,
    KilledAction::Merge,
    KilledAction::Copy,
    KilledAction::Exchange,
];

/// A folder with a file, another copy with work of its own, an old copy on a stick; as they are before.
struct FaultScene {
    d: TestDistrict,
    files: BTreeMap<PathBuf, Vec<u8>>,
    before: String,
    after: String,
}

impl FaultScene {
    fn set(doing: KilledAction) -> FaultScene {
        let d = TestDistrict::new();
        let families: Vec<Record> = (1..20)
            .map(|n| {
                Record::of(Kind::Family, id(n))
                    .with(FieldName::Title, format!("Семья {n}"))
                    .with(FieldName::Note, "слово")
            })
            .collect();
        d.open().record(Act::FamilyTakenIn, &families).unwrap();
        std::fs::create_dir(d.beside("обмен")).unwrap();
        for name in ["чужой.kurator", "стик.kurator", "обмен/сосед.kurator"] {
            std::fs::copy(&d.file, d.beside(name)).unwrap();
        }
        for name in ["чужой.kurator", "обмен/сосед.kurator"] {
            let mut store = Store::open(&d.beside(name), author()).unwrap();
            let change = |n| Record::of(Kind::Family, id(n)).with(FieldName::Note, "там");
            store.record(Act::FamilyChanged, &(1..9).map(change).collect::<Vec<_>>()).unwrap();
        }
        d.open()
            .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(3)).with(FieldName::Note, "здесь")])
            .unwrap();
        std::fs::write(d.beside("одна.jsonl"), line(1)).unwrap();
        std::fs::write(d.beside("много.jsonl"), (1..200).map(line).collect::<String>()).unwrap();
        let before = d.export();
        let mut scene = FaultScene { d, files: BTreeMap::new(), before, after: String::new() };
        scene.files = scene.standing();
        assert!(scene.command(doing).output().unwrap().status.success());
        scene.after = scene.d.export();
        scene.reset();
        scene
    }

    fn standing(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let folders = [self.d.folder.path().to_owned(), self.d.beside("обмен")];
        let entries = folders.iter().flat_map(|f| f.read_dir().unwrap().flatten());
        entries.filter(|e| e.path().is_file()).map(|e| (e.path(), std::fs::read(e.path()).unwrap())).collect()
    }

    fn reset(&self) {
        for path in self.standing().keys().filter(|p| !self.files.contains_key(*p)) {
            std::fs::remove_file(path).unwrap();
        }
        for (path, bytes) in &self.files {
            std::fs::write(path, bytes).unwrap();
        }
        drop(std::fs::remove_dir_all(self.d.beside("state")));
    }

    fn arguments(&self, doing: KilledAction) -> Vec<PathBuf> {
        let at = |name: &str| self.d.beside(name);
        match doing {
            KilledAction::Action => vec!["import".into(), at("одна.jsonl")],
            KilledAction::Import => vec!["import".into(), at("много.jsonl")],
            KilledAction::Merge => vec!["merge".into(), at("чужой.kurator")],
            KilledAction::Copy => vec!["copy".into(), at("стик.kurator")],
            KilledAction::Exchange => vec!["exchange".into(), at("обмен")],
        }
    }

    fn command(&self, doing: KilledAction) -> Command {
        let mut command = program(&self.d.file);
        command.args(self.arguments(doing));
        command
    }

    /// Runs under `strace` with these orders.
    fn struck(&self, doing: KilledAction, orders: &[&str]) -> Output {
        let plain = self.command(doing);
        let mut command = Command::new("strace");
        command
            .env_clear()
            .envs(plain.get_envs().filter_map(|(k, v)| Some((k, v?))))
            .env("PATH", "/usr/bin:/bin");
        command.args(["-f", "-qq", "-o", self.d.beside("trace").to_str().unwrap()]).args(orders);
        command.arg(plain.get_program()).args(plain.get_args()).output().unwrap()
    }

    /// How often each call is made.
    fn calls(&self, doing: KilledAction) -> Vec<(&'static str, usize)> {
        let orders = format!("trace={}", CALLS.join(","));
        assert!(self.struck(doing, &["-e", &orders]).status.success());
        let trace = std::fs::read_to_string(self.d.beside("trace")).unwrap();
        self.reset();
        let count = |call: &str| trace.lines().filter(|l| l.contains(&format!(" {call}("))).count();
        CALLS.iter().map(|call| (*call, count(call))).filter(|(_, n)| *n > 0).collect()
    }

    /// What must hold however it ended.
    #[track_caller]
    fn assert_nothing_lost(&self, doing: KilledAction, what: &str) {
        let store = self.d.open();
        let report = store.reader().check().unwrap();
        assert!(report.ok, "{doing:?}, {what}: {:?}", report.findings);
        let text = export(&store);
        assert!(text == self.before || text == self.after, "{doing:?}, {what}: half done");
        drop(store);
        for path in self.files.keys().filter(|p| p.extension().is_some_and(|e| e == "kurator")) {
            if *path != self.d.file {
                let other = Store::open(path, author()).unwrap();
                assert!(
                    other.reader().check().unwrap().ok,
                    "{doing:?}, {what}: {} is not whole",
                    path.display()
                );
            }
        }
        for (path, bytes) in self.standing() {
            let hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
            let is_copy = !hidden && path.extension().is_some_and(|e| e == "kurator");
            assert!(!is_copy || !bytes.is_empty(), "{doing:?}, {what}: {} is empty", path.display());
            if is_copy && !self.files.contains_key(&path) {
                assert!(
                    Store::open(&path, author()).unwrap().reader().check().unwrap().ok,
                    "{doing:?}, {what}"
                );
            }
        }
        // And it can be done again.
        let again = self.command(doing).output().unwrap();
        assert!(again.status.success(), "{doing:?}, {what}, again: {}", stderr(&again));
    }
}

fn line(n: u128) -> String {
    format!("{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"Новая {n}\"}}\n", id(1000 + n))
}

/// The first, the last and some calls between, `most` of each kind.
fn chosen(count: usize, most: usize) -> Vec<usize> {
    if count <= most {
        return (1..=count).collect();
    }
    (0..most).map(|i| 1 + i * (count - 1) / (most - 1)).collect()
}

fn kill_at(most: usize) {
    let mut struck = 0;
    for doing in ALL {
        let scene = FaultScene::set(doing);
        for (call, count) in scene.calls(doing) {
            // What is read at the start changes nothing.
            let most = if call == "openat" { most.min(3) } else { most };
            for n in chosen(count, most) {
                let order = format!("inject={call}:signal=KILL:when={n}");
                scene.struck(doing, &["-e", &format!("trace={call}"), "-e", &order]);
                scene.assert_nothing_lost(doing, &order);
                scene.reset();
                struck += 1;
            }
        }
    }
    println!("killed at {struck} calls");
}

fn fail_at(most: usize) {
    let mut struck = 0;
    for doing in ALL {
        let scene = FaultScene::set(doing);
        let calls = scene.calls(doing);
        for (call, errors) in [
            ("pwrite64", &["ENOSPC", "EIO"][..]),
            ("fsync", &["EIO"]),
            ("fdatasync", &["EIO", "ENOSPC"]),
            ("unlink", &["EIO", "EROFS"]),
            ("rename", &["EIO", "ENOSPC", "EROFS"]),
            ("ftruncate", &["ENOSPC"]),
            ("copy_file_range", &["EIO"]),
        ] {
            let count = calls.iter().find(|(c, _)| *c == call).map_or(0, |(_, n)| *n);
            for n in chosen(count, most) {
                for error in errors {
                    let order = format!("inject={call}:error={error}:when={n}");
                    let out = scene.struck(doing, &["-e", &format!("trace={call}"), "-e", &order]);
                    let said = stderr(&out);
                    assert!(matches!(out.status.code(), Some(0 | 1)), "{doing:?}, {order}: {said}");
                    let told = out.status.success() || is_sentence(&said);
                    assert!(told && !said.contains("{$"), "{doing:?}, {order}: {said}");
                    scene.assert_nothing_lost(doing, &order);
                    scene.reset();
                    struck += 1;
                }
            }
        }
    }
    println!("{struck} calls failed");
}

#[test]
fn killed_at_a_system_call_it_is_done_or_not_done() {
    if can_trace() {
        kill_at(2);
    }
}

#[test]
fn a_system_call_that_fails_is_told_and_nothing_is_lost() {
    if can_trace() {
        fail_at(2);
    }
}

#[test]
#[ignore = "the full sweep: cargo test --release --test store faults -- --ignored"]
fn killed_at_every_system_call() {
    kill_at(usize::MAX);
}

#[test]
#[ignore = "the full sweep: cargo test --release --test store faults -- --ignored"]
fn every_system_call_fails_once() {
    fail_at(usize::MAX);
}

#[test]
fn a_stick_that_is_full_keeps_its_former_copy() {
    let scene = FaultScene::set(KilledAction::Copy);
    let stick = scene.d.beside("флешка");
    std::fs::create_dir(&stick).unwrap();
    let Some(_disk) = Disk::mount(&stick, Some("900k")) else { return };
    let copied = |to: &Path| program(&scene.d.file).args(["copy", to.to_str().unwrap()]).output().unwrap();
    let first = copied(&stick);
    std::fs::write(stick.join("фильм"), vec![1; 900_000]).err();
    let second = copied(&stick);
    let left: Vec<String> =
        stick.read_dir().unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let whole = Store::open(&stick.join("участок.kurator"), author()).map(|s| s.reader().check().unwrap().ok);
    assert!(first.status.success(), "{}", stderr(&first));
    assert_eq!(second.status.code(), Some(1));
    assert!(stderr(&second).contains("нет места"), "{}", stderr(&second));
    assert!(whole.unwrap() && left.len() == 2, "{left:?}");
}

#[test]
fn two_that_merge_at_once_both_succeed_or_wait() {
    let scene = FaultScene::set(KilledAction::Merge);
    for _ in 0..4 {
        let children: Vec<_> = (0..3).map(|_| scene.command(KilledAction::Merge).spawn().unwrap()).collect();
        for mut child in children {
            assert!(matches!(child.wait().unwrap().code(), Some(0 | 1)));
        }
        scene.assert_nothing_lost(KilledAction::Merge, "at once");
        assert_eq!(scene.d.export(), scene.after);
        scene.reset();
    }
}
