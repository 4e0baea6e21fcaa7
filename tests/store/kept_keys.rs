//! Keys of files of others, kept in a sealed file: what they open, and where they must not lie.

use std::path::{Path, PathBuf};

use crate::district::{author, export, program, stderr, stdout};
use kurator::store::jsonl::ImportMode;
use kurator::store::{KeyRing, Passphrase, Store};
use kurator::sync::copy::copy;
use kurator::sync::exchange::exchange;
use kurator::sync::merge::merge;
use kurator::sync::others::{lies_open, locked};
use kurator::sync::seal::reseal;
use kurator::sync::snapshots::Snapshots;
use tempfile::TempDir;

const OWN: &str = "смородина у старого забора";
const THEIRS: &str = "липа за водокачкой";

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

fn ring(text: &str) -> KeyRing {
    let keys = KeyRing::default();
    keys.add(phrase(text));
    keys
}

fn sealed(path: &Path, text: &str, title: &str) {
    let mut store = Store::create_sealed(path, author(), &KeyRing::default(), phrase(text)).unwrap();
    takes_in(&mut store, title);
}

fn takes_in(store: &mut Store, title: &str) {
    let line = format!("{{\"type\":\"family\",\"title\":\"{title}\"}}\n");
    assert!(store.import(&line, ImportMode::Whole).unwrap().refused.is_empty());
}

/// Her own file and that of another curator, merged once with both passphrases known.
fn acquainted(folder: &Path) -> (PathBuf, PathBuf) {
    let (own, theirs) = (folder.join("своя.kurator"), folder.join("чужая.kurator"));
    sealed(&own, OWN, "Новикова");
    sealed(&theirs, THEIRS, "Озерова");
    let keys = ring(OWN);
    let mut store = Store::open_with(&own, author(), &keys).unwrap();
    assert_eq!(locked(&keys, [theirs.clone(), own.clone()]), std::slice::from_ref(&theirs));
    keys.add_of_other(phrase(THEIRS));
    merge(&mut store, &theirs, &folder.join("state"), &mut |_, _| {}).unwrap();
    (own, theirs)
}

#[test]
fn a_kept_key_opens_the_file_again_and_leaves_with_no_copy() {
    let folder = TempDir::new().unwrap();
    let (own, theirs) = acquainted(folder.path());
    let state = folder.path().join("state");
    takes_in(&mut Store::open_with(&theirs, author(), &ring(THEIRS)).unwrap(), "Полянская");
    let keys = ring(OWN);
    let mut store = Store::open_with(&own, author(), &keys).unwrap();
    assert_eq!(merge(&mut store, &theirs, &state, &mut |_, _| {}).unwrap().operations, 1);
    let shared = folder.path().join("обмен");
    std::fs::create_dir(&shared).unwrap();
    let mine = exchange(&mut store, &shared, &state, "стол", &mut |_, _, _| {}).unwrap().own;
    let (stick, _) = copy(&store, &folder.path().join("флешка.kurator"), &state).unwrap();
    for copy in [mine, stick] {
        let keys = ring(OWN);
        let copied = Store::open_with(&copy, author(), &keys).unwrap();
        assert_eq!(export(&copied), export(&store));
        assert_eq!(locked(&keys, [theirs.clone()]), std::slice::from_ref(&theirs), "{}", copy.display());
    }
    // A snapshot stays on this computer and keeps them.
    let snapshot = Snapshots::of(&state, &own).keep(&store).unwrap();
    let keys = ring(OWN);
    Store::open_with(&snapshot, author(), &keys).unwrap();
    assert!(locked(&keys, [theirs]).is_empty());
}

#[test]
fn kept_keys_survive_another_passphrase_and_never_lie_in_a_plain_file() {
    let folder = TempDir::new().unwrap();
    let (own, theirs) = acquainted(folder.path());
    let state = folder.path().join("state");
    let mut store = Store::open_with(&own, author(), &ring(OWN)).unwrap();
    Snapshots::of(&state, &own).keep(&store).unwrap();
    reseal(&mut store, &state, Some(phrase("новая фраза"))).unwrap();
    drop(store);
    let keys = ring("новая фраза");
    let mut store = Store::open_with(&own, author(), &keys).unwrap();
    assert!(locked(&keys, [theirs.clone()]).is_empty());
    reseal(&mut store, &state, None).unwrap();
    drop(store);
    let table = b"kept_key";
    for path in [own.clone()].into_iter().chain(Snapshots::of(&state, &own).list()) {
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(table.len()).any(|w| w == table), "{}", path.display());
        let keys = KeyRing::default();
        Store::open_with(&path, author(), &keys).unwrap();
        assert_eq!(locked(&keys, [theirs.clone()]).len(), 1);
    }
}

#[test]
fn a_plain_file_keeps_no_key_and_a_plain_copy_is_said_to_lie_open() {
    let folder = TempDir::new().unwrap();
    let (plain, own) = (folder.path().join("открытая.kurator"), folder.path().join("своя.kurator"));
    let state = folder.path().join("state");
    takes_in(&mut crate::district::begin(&plain), "Полянская");
    sealed(&own, OWN, "Новикова");
    let keys = ring(OWN);
    let mut store = Store::open_with(&own, author(), &keys).unwrap();
    assert!(lies_open(&store, &plain));
    assert_eq!(merge(&mut store, &plain, &state, &mut |_, _| {}).unwrap().operations, 2);
    drop(store);
    assert!(Store::open(&own, author()).is_err(), "it stays sealed");
    let told =
        program(&own).env("KURATOR_PASSPHRASE", OWN).args(["merge", "--json"]).arg(&plain).output().unwrap();
    assert!(stdout(&told).contains("\"plain\":true"), "{}{}", stdout(&told), stderr(&told));
    let key = store_key(&own);
    let mut open = Store::open(&plain, author()).unwrap();
    open.keep_key(&key).unwrap();
    drop(open);
    let bytes = std::fs::read(&plain).unwrap();
    assert!(!bytes.windows(8).any(|w| w == b"kept_key"));
}

fn store_key(path: &Path) -> kurator::store::FileKey {
    Store::open_with(path, author(), &ring(OWN)).unwrap().key().unwrap().clone()
}

#[test]
fn the_report_of_a_folder_uses_the_keys_in_the_file_of_the_head() {
    let folder = TempDir::new().unwrap();
    let shared = folder.path().join("обмен");
    std::fs::create_dir(&shared).unwrap();
    let own = folder.path().join("участок.kurator");
    let run = |args: &[&str]| {
        let mut command = program(&own);
        command.env("KURATOR_PASSPHRASE", OWN).args(args);
        command.output().unwrap()
    };
    assert!(run(&["init"]).status.success());
    let phrases: Vec<String> = (0..3).map(|n| format!("фраза куратора {n}")).collect();
    for (n, phrase) in phrases.iter().enumerate() {
        sealed(&shared.join(format!("куратор-{n}.kurator")), phrase, "Озерова");
    }
    let report = ["report", "quarter", "--json", "--folder", shared.to_str().unwrap()];
    let out = run(&report);
    assert!(!out.status.success(), "{}", stdout(&out));
    let list = folder.path().join("фразы.txt");
    std::fs::write(&list, phrases.join("\n")).unwrap();
    let out = run(&[&report[..], &["--others-passphrase-file", list.to_str().unwrap()]].concat());
    assert!(out.status.success() && !stdout(&out).contains("refused"), "{}{}", stdout(&out), stderr(&out));
    std::fs::remove_file(&list).unwrap();
    let out = run(&report);
    assert!(out.status.success() && !stdout(&out).contains("refused"), "{}{}", stdout(&out), stderr(&out));
}
