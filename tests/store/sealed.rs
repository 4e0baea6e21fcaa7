//! Sealed files: who opens them, what lies beside them, and how they meet plain ones.

use std::path::{Path, PathBuf};

use crate::district::{author, begin, export, program, run, stderr, stdout};
use crate::fields::WithField;
use kurator::domain::{Act, FieldName, Id, Kind, Record, district};
use kurator::record;
use kurator::store::jsonl::ImportMode;
use kurator::store::{KeyRing, Passphrase, Store, TailContents};
use kurator::sync::copy::copy;
use kurator::sync::exchange::exchange;
use kurator::sync::merge::merge;
use kurator::sync::recover::Recovery;
use kurator::sync::restore::restore;
use kurator::sync::seal::reseal;
use kurator::sync::snapshots::Snapshots;
use tempfile::TempDir;

const PHRASE: &str = "смородина у старого забора";
const NAMES: [&str; 3] = ["Новикова", "Кожевникова", "Тихомирова"];

fn ring(phrases: &[&str]) -> KeyRing {
    let keys = KeyRing::default();
    phrases.iter().for_each(|phrase| keys.add(Passphrase::new(phrase).unwrap()));
    keys
}

/// A sealed file with three families.
fn sealed(folder: &Path, phrase: &str) -> (PathBuf, KeyRing) {
    let (file, keys) = (folder.join("участок.kurator"), KeyRing::default());
    let mut store = Store::create_sealed(&file, author(), &keys, Passphrase::new(phrase).unwrap()).unwrap();
    let record = record!(district::District { id: Id::DISTRICT, regulation: "yugra" });
    store.record(Act::DistrictOpened, &[record]).unwrap();
    let lines: String =
        NAMES.iter().map(|name| format!("{{\"type\":\"family\",\"title\":\"{name} Мария\"}}\n")).collect();
    assert_eq!(store.import(&lines, ImportMode::Whole).unwrap().refused.len(), 0);
    (file, keys)
}

fn family(title: &str) -> Record {
    Record::new(Kind::Family).with(FieldName::Title, title)
}

/// Every file under the folder, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push((path.clone(), std::fs::read(&path).unwrap())),
        }
    }
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

/// Asserts that no file under the folder holds a name; returns how many there are.
fn assert_nameless(folder: &Path) -> usize {
    let all = files(folder);
    for (path, bytes) in &all {
        for name in NAMES {
            assert!(!holds(bytes, name), "{name} lies in {}", path.display());
        }
    }
    all.len()
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_alone() {
    let folder = TempDir::new().unwrap();
    let (file, _) = sealed(folder.path(), PHRASE);
    let opened = |keys: &KeyRing| Store::open_with(&file, author(), keys).map(|store| export(&store));
    let text = opened(&ring(&[PHRASE])).unwrap();
    assert!(NAMES.iter().all(|name| text.contains(name)));
    // Blanks at the ends say nothing, and other passphrases of the run stand in nobody's way.
    assert_eq!(opened(&ring(&["лопата", "  смородина у старого забора "])).unwrap(), text);
    for wrong in ["Смородина у старого забора", "cvjhjlbyf e cnfhjuj pf,jhf", "смородина"]
    {
        assert_eq!(opened(&ring(&[wrong])).unwrap_err().id, "store-wrong-passphrase");
    }
    assert_eq!(opened(&KeyRing::default()).unwrap_err().id, "store-sealed");
    assert_eq!(Store::open(&file, author()).err().unwrap().id, "store-sealed");
    let keys = ring(&[PHRASE]);
    let open = Store::open_with(&file, author(), &keys).unwrap();
    keys.wipe();
    assert_eq!(export(&open), text, "what is open stays open");
    assert_eq!(open.open_beside(&file).err().unwrap().id, "store-sealed");
    assert_nameless(folder.path());
}

#[test]
fn the_program_tells_a_wrong_passphrase_from_another_file() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("участок.kurator");
    let with = |phrase: &str, args: &[&str]| {
        program(&file).env("KURATOR_PASSPHRASE", phrase).args(args).output().unwrap()
    };
    let made = with(PHRASE, &["init", "--json"]);
    assert!(made.status.success() && stdout(&made).contains("\"sealed\":true"), "{}", stderr(&made));
    assert!(with(PHRASE, &["list"]).status.success());
    let secret = folder.path().join("фраза.txt");
    std::fs::write(&secret, format!("\u{feff}{PHRASE}\r\nвторая строка\n")).unwrap();
    assert!(run(&file, &["check", "--passphrase-file", secret.to_str().unwrap()]).status.success());
    let refused = |out: std::process::Output, said: &str| {
        assert_eq!(out.status.code(), Some(1), "{}", stdout(&out));
        assert!(stderr(&out).contains(said), "{}", stderr(&out));
    };
    refused(run(&file, &["list"]), "зашифрован: нужна парольная фраза");
    refused(with("не та фраза", &["list"]), "не подходит");
    std::fs::write(&secret, "\nлопата").unwrap();
    refused(run(&file, &["list", "--passphrase-file", secret.to_str().unwrap()]), "нет парольной фразы");
    // The first page is broken: as far as anybody can tell, the passphrase is wrong or the file is.
    let whole = std::fs::read(&file).unwrap();
    let mut broken = whole.clone();
    broken[900] ^= 1;
    std::fs::write(&file, &broken).unwrap();
    refused(with(PHRASE, &["list"]), "начало этого файла испорчено");
    // Further on the damage is named as such.
    let mut broken = whole.clone();
    let last = broken.len() - 2000;
    broken[last] ^= 1;
    std::fs::write(&file, &broken).unwrap();
    let out = with(PHRASE, &["check"]);
    assert!(out.status.code() == Some(1) && !stderr(&out).contains("не подходит"), "{}", stderr(&out));
    // Any other file is none of a district, whatever the passphrase.
    std::fs::write(&file, vec![0x5a; 9000]).unwrap();
    refused(with(PHRASE, &["list"]), "не файл участка");
    std::fs::write(&file, &whole).unwrap();
    assert!(with(PHRASE, &["list"]).status.success());
}

#[test]
fn copies_snapshots_and_the_folder_of_exchange_are_sealed_with_the_same_key() {
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), PHRASE);
    let state = folder.path().join("state");
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    let (stick, _) = copy(&store, &folder.path().join("флешка.kurator"), &state).unwrap();
    Snapshots::of(&state, &file).keep(&store).unwrap();
    let shared = folder.path().join("обмен");
    std::fs::create_dir(&shared).unwrap();
    let done = exchange(&mut store, &shared, &state, "стол", &mut |_, _, _| {}).unwrap();
    for copy in [&stick, &done.own, &Snapshots::of(&state, &file).list()[0]] {
        assert!(store.is_sealed_alike(copy), "{}", copy.display());
        let opened = Store::open_with(copy, author(), &ring(&[PHRASE])).unwrap();
        assert_eq!(export(&opened), export(&store));
    }
    assert!(assert_nameless(folder.path()) >= 4);
    // A copy written by a neighbour that knew no passphrase yet is written again.
    drop(store);
    std::fs::remove_file(&done.own).unwrap();
    begin(&done.own);
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    exchange(&mut store, &shared, &state, "стол", &mut |_, _, _| {}).unwrap();
    assert!(store.is_sealed_alike(&done.own));
    assert_nameless(folder.path());
}

#[test]
fn what_was_sealed_is_never_merged_into_a_plain_file() {
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), PHRASE);
    let state = folder.path().join("state");
    let plain = folder.path().join("открытый.kurator");
    {
        let mut store = begin(&plain);
        store.record(Act::FamilyTakenIn, &[family("Озерова Анна")]).unwrap();
    }
    // The plain file knows the passphrase, and yet nothing of the other comes into it.
    let before = std::fs::read(&plain).unwrap();
    let mut own = Store::open_with(&plain, author(), &keys).unwrap();
    assert_eq!(merge(&mut own, &file, &state, &mut |_, _| {}).unwrap_err().id, "merge-would-unseal");
    let shared = folder.path().join("обмен");
    std::fs::create_dir(&shared).unwrap();
    std::fs::copy(&file, shared.join("сосед.kurator")).unwrap();
    let done = exchange(&mut own, &shared, &state, "стол", &mut |_, _, _| {}).unwrap();
    let neighbour = done.files.iter().find(|taken| taken.file == "сосед.kurator").unwrap();
    assert_eq!(neighbour.outcome.as_ref().unwrap_err().id, "merge-would-unseal");
    assert_eq!(copy(&own, &file, &state).unwrap_err().id, "copy-would-unseal");
    drop(own);
    assert!(std::fs::read(&plain).unwrap() == before);
    for name in NAMES {
        assert!(files(folder.path()).iter().all(|(_, bytes)| !holds(bytes, name)), "{name}");
    }
}

#[test]
fn copies_of_one_file_merge_and_another_passphrase_is_asked_for() {
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), PHRASE);
    let state = folder.path().join("state");
    let twin = folder.path().join("копия.kurator");
    std::fs::copy(&file, &twin).unwrap();
    {
        let mut store = Store::open_with(&twin, author(), &keys).unwrap();
        store.record(Act::FamilyTakenIn, &[family("Озерова Анна")]).unwrap();
    }
    let other = TempDir::new().unwrap();
    let (foreign, _) = sealed(other.path(), "другая фраза соседа");
    let keys = ring(&[PHRASE]);
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    let merged = merge(&mut store, &twin, &state, &mut |_, _| {}).unwrap();
    assert_eq!(merged.operations, 1);
    assert!(export(&store).contains("Озерова"));
    let refused = merge(&mut store, &foreign, &state, &mut |_, _| {}).unwrap_err();
    assert_eq!(refused.id, "store-wrong-passphrase");
    assert!(refused.args.iter().any(|(_, value)| *value == foreign.display().to_string()), "{refused:?}");
    // Given it, the two meet, and the file keeps its own key.
    keys.add(Passphrase::new("другая фраза соседа").unwrap());
    assert!(merge(&mut store, &foreign, &state, &mut |_, _| {}).is_ok());
    drop(store);
    assert!(Store::open_with(&file, author(), &ring(&[PHRASE])).is_ok());
    assert!(Store::open_with(&file, author(), &ring(&["другая фраза соседа"])).is_err());
    assert_nameless(folder.path());
}

#[test]
fn a_restored_file_stays_sealed_whatever_it_is_restored_from() {
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), PHRASE);
    let state = folder.path().join("state");
    let plain = folder.path().join("открытый.kurator");
    begin(&plain);
    assert_eq!(restore(&file, &plain, &state, author(), &KeyRing::default()).unwrap_err().id, "store-sealed");
    let former = std::fs::read(&file).unwrap();
    let done = restore(&file, &plain, &state, author(), &keys).unwrap();
    assert!(
        Store::open(&file, author()).is_err() && Store::open_with(&file, author(), &ring(&[PHRASE])).is_ok()
    );
    // And the way back, over a file whose first page is broken.
    let mut broken = former.clone();
    broken[900] ^= 1;
    std::fs::write(&file, &broken).unwrap();
    restore(&file, &done.kept.unwrap(), &state, author(), &ring(&[PHRASE])).unwrap();
    let store = Store::open_with(&file, author(), &ring(&[PHRASE])).unwrap();
    assert!(NAMES.iter().all(|name| export(&store).contains(name)));
    assert_nameless(folder.path());
}

#[test]
fn a_snapshot_of_another_passphrase_is_restored_with_that_and_stays_under_the_own() {
    const FORMER: &str = "лодка под старой ивой";
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), FORMER);
    let state = folder.path().join("state");
    let snapshot = folder.path().join("прежний.kurator");
    std::fs::copy(&file, &snapshot).unwrap();
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    store.record(Act::FamilyTakenIn, &[family("Поздняя")]).unwrap();
    reseal(&mut store, &state, Passphrase::new(PHRASE)).unwrap();
    drop(store);
    let before = std::fs::read(&file).unwrap();
    // The own passphrase does not open what was sealed before it.
    let refused = restore(&file, &snapshot, &state, author(), &ring(&[PHRASE])).unwrap_err();
    assert!(refused.is_locked(), "{refused:?}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let keys = ring(&[PHRASE]);
    keys.add_of_other(Passphrase::new(FORMER).unwrap());
    let done = restore(&file, &snapshot, &state, author(), &keys).unwrap();
    assert!(Store::open_with(&file, author(), &ring(&[FORMER])).is_err());
    let store = Store::open_with(&file, author(), &ring(&[PHRASE])).unwrap();
    assert!(NAMES.iter().all(|name| export(&store).contains(name)) && !export(&store).contains("Поздняя"));
    drop(store);
    let kept = Store::open_with(&done.kept.unwrap(), author(), &ring(&[PHRASE])).unwrap();
    assert!(export(&kept).contains("Поздняя"));
    drop(kept);
    assert_nameless(folder.path());
    // At the command line the former passphrase comes from the file of those of others.
    std::fs::write(&file, &before).unwrap();
    let (own, others) = (folder.path().join("own.txt"), folder.path().join("others.txt"));
    std::fs::write(&own, PHRASE).unwrap();
    let restores = |former: &str| {
        std::fs::write(&others, former).unwrap();
        let mut command = program(&file);
        command.arg("--passphrase-file").arg(&own).arg("--others-passphrase-file").arg(&others);
        command.arg("restore").arg(&snapshot).output().unwrap()
    };
    let wrong = restores("весло");
    assert_eq!(wrong.status.code(), Some(1), "{}", stderr(&wrong));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let done = restores(FORMER);
    assert!(done.status.success(), "{}", stderr(&done));
    let store = Store::open_with(&file, author(), &ring(&[PHRASE])).unwrap();
    assert!(!export(&store).contains("Поздняя"));
}

#[test]
fn a_rescued_file_of_another_passphrase_waits_until_it_is_opened() {
    const FORMER: &str = "лодка под старой ивой";
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), FORMER);
    let state = folder.path().join("state");
    let elsewhere = folder.path().join("elsewhere.kurator");
    std::fs::copy(&file, &elsewhere).unwrap();
    // The rescued file holds a family that the file lacks, and is sealed with the passphrase before the present one.
    let mut rescued = Store::open_with(&elsewhere, author(), &keys).unwrap();
    rescued.record(Act::FamilyTakenIn, &[family("Спасённая")]).unwrap();
    drop(rescued);
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    reseal(&mut store, &state, Passphrase::new(PHRASE)).unwrap();
    drop(store);
    let waiting = Snapshots::of(&state, &file).name_rescue().unwrap();
    std::fs::rename(&elsewhere, &waiting).unwrap();
    let starts = |keys: &KeyRing| {
        let mut store = Store::open_with(&file, author(), keys).unwrap();
        let recovery = Recovery::of(&state, &file, author(), keys);
        recovery.merge_unfinished(&mut store).map(|(count, _)| (count, export(&store).contains("Спасённая")))
    };
    let own = ring(&[PHRASE]);
    let problem = starts(&own).unwrap_err();
    assert!(problem.is_locked(), "{problem:?}");
    assert!(waiting.exists(), "it waits for its passphrase");
    own.add_of_other(Passphrase::new(FORMER).unwrap());
    assert_eq!(starts(&own).unwrap(), (1, true));
    assert!(!waiting.exists());
    assert_eq!(
        starts(&ring(&[PHRASE])).unwrap(),
        (0, true),
        "it is in the file, sealed with the present one"
    );
    assert_nameless(folder.path());
}

#[test]
fn the_tail_of_a_sealed_file_is_sealed_and_opens_with_its_key() {
    let folder = TempDir::new().unwrap();
    let (file, keys) = sealed(folder.path(), PHRASE);
    let tail = folder.path().join("state").join("хвост.tail");
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    store.watch().unwrap();
    store.open_tail(tail.clone(), "стол", true);
    for name in NAMES {
        store.record(Act::FamilyTakenIn, &[family(&format!("{name} Ольга"))]).unwrap();
    }
    let ops = |keys: &KeyRing| TailContents::read(&tail, keys).map(|read| read.acknowledged.ops.len());
    assert_eq!(ops(&ring(&[PHRASE])), Some(3));
    assert_eq!((ops(&KeyRing::default()), ops(&ring(&["лопата"]))), (None, None));
    assert_eq!(store.acknowledged().unwrap().ops.len(), 3);
    assert_nameless(folder.path());
    // A record moved or changed ends the tail there: the rest is not believed.
    let whole = std::fs::read(&tail).unwrap();
    let mut torn = whole.clone();
    torn.truncate(whole.len() - 7);
    std::fs::write(&tail, &torn).unwrap();
    assert_eq!(ops(&keys), Some(2));
    let mut flipped = whole.clone();
    let middle = whole.len() / 2;
    flipped[middle] ^= 4;
    std::fs::write(&tail, &flipped).unwrap();
    assert!(ops(&keys).is_none_or(|n| n < 3));
    // A tail that is emptied and filled again repeats no byte of a seal.
    std::fs::write(&tail, &whole).unwrap();
    store.clear_tail();
    store.record(Act::FamilyTakenIn, &[family("Новикова Ольга")]).unwrap();
    assert_eq!(ops(&keys), Some(1));
    assert_nameless(folder.path());
}
