//! Sealed files that somebody has changed: flipped, cut off, put together of two states, replaced by a plain copy. None
//! harms the own file, and none is taken for whole.

use std::path::{Path, PathBuf};

use crate::district::{author, export};
use kurator::store::jsonl::ImportMode;
use kurator::store::{KeyRing, Passphrase, Store, VerifiedFile};
use kurator::sync::merge::merge;
use kurator::sync::recover::{Recovery, RecoveryOutcome};
use kurator::sync::snapshots::Snapshots;
use tempfile::TempDir;

const PHRASE: &str = "смородина у старого забора";
const PAGE: usize = 4096;

fn ring() -> KeyRing {
    let keys = KeyRing::default();
    keys.add(Passphrase::new(PHRASE).unwrap());
    keys
}

fn takes_in(store: &mut Store, titles: impl IntoIterator<Item = String>) {
    let lines: String =
        titles.into_iter().map(|title| format!("{{\"type\":\"family\",\"title\":\"{title}\"}}\n")).collect();
    assert!(store.import(&lines, ImportMode::Whole).unwrap().refused.is_empty());
}

/// A sealed file of some pages, and its bytes before the last families came.
fn scene(folder: &Path, keys: &KeyRing) -> (PathBuf, Vec<u8>) {
    let file = folder.join("участок.kurator");
    let mut store = Store::create_sealed(&file, author(), keys, Passphrase::new(PHRASE).unwrap()).unwrap();
    takes_in(&mut store, (0..60).map(|n| format!("Новикова {n}")));
    drop(store);
    let before = std::fs::read(&file).unwrap();
    let mut store = Store::open_with(&file, author(), keys).unwrap();
    takes_in(&mut store, (0..3).map(|n| format!("Озерова {n}")));
    drop(store);
    (file, before)
}

#[test]
fn a_sealed_file_that_was_flipped_cut_or_spliced_is_never_taken_for_whole() {
    let folder = TempDir::new().unwrap();
    let keys = ring();
    let (file, before) = scene(folder.path(), &keys);
    let whole = std::fs::read(&file).unwrap();
    let (other, state) = (folder.path().join("чужая.kurator"), folder.path().join("state"));
    let own = folder.path().join("своя.kurator");
    let mut store = Store::create_sealed(&own, author(), &keys, Passphrase::new(PHRASE).unwrap()).unwrap();
    takes_in(&mut store, ["Полянская".to_owned()]);
    let (mine, mut refused) = (export(&store), 0);
    let mut tries = |what: String, bytes: &[u8]| {
        std::fs::write(&other, bytes).unwrap();
        // What opens has every operation of the whole file: a change that nothing reads is none.
        match VerifiedFile::open(&other, &state, &keys) {
            Ok(verified) => assert_eq!(verified.digest().operations, 2, "{what}"),
            Err(_) => {
                refused += 1;
                assert!(merge(&mut store, &other, &state, &mut |_, _| {}).is_err(), "{what}");
            }
        }
    };
    // Every page is authenticated: a bit anywhere in a page is one too many.
    let pages = whole.len() / PAGE;
    assert!(pages > 10 && before.len() > 10 * PAGE);
    for page in 0..pages {
        for at in [20, 700, PAGE - 1] {
            let mut bytes = whole.clone();
            bytes[page * PAGE + at] ^= 1;
            tries(format!("page {page}, byte {at}"), &bytes);
        }
    }
    for keep in [0, 15, 16, 100, PAGE, PAGE * 3, whole.len() - PAGE, whole.len() - 1] {
        tries(format!("cut to {keep}"), &whole[..keep]);
    }
    // An old page put back is authentic by itself: the sum of all operations does not agree.
    let mut spliced = 0;
    for page in 1..before.len() / PAGE {
        let range = page * PAGE..(page + 1) * PAGE;
        if before[range.clone()] != whole[range.clone()] {
            let mut bytes = whole.clone();
            bytes[range.clone()].copy_from_slice(&before[range]);
            tries(format!("page {page} of before"), &bytes);
            spliced += 1;
        }
    }
    assert!(spliced > 3, "{spliced} old pages");
    // The log is some twenty pages; the others are projections, which a merge does not read.
    assert!(refused > 40, "{refused} were refused");
    assert!(store.reader().check().unwrap().ok);
    assert_eq!(export(&store), mine);
}

#[test]
fn a_sealed_file_replaced_by_a_plain_copy_while_it_is_open_stays_sealed() {
    let folder = TempDir::new().unwrap();
    let keys = ring();
    let (file, _) = scene(folder.path(), &keys);
    let state = folder.path().join("state");
    let mut store = Store::open_with(&file, author(), &keys).unwrap();
    store.watch().unwrap();
    Snapshots::of(&state, &file).keep(&store).unwrap();
    let recovery = Recovery::of(&state, &file, author(), &keys);
    // The same district in plain, with a family more than was known here.
    let plain = folder.path().join("открытая.kurator");
    kurator::store::rewrite(&file, &plain, None, &keys).unwrap();
    takes_in(&mut Store::open(&plain, author()).unwrap(), ["Полянская".to_owned()]);
    std::fs::rename(&plain, &file).unwrap();
    let sight = store.look().unwrap();
    let (outcome, lacking) = recovery.recover_open(&mut store, sight).unwrap();
    assert!(matches!(outcome, RecoveryOutcome::PutAside(_)) && lacking == 0, "{outcome:?}");
    assert!(
        store.is_sealed() && export(&store).contains("Полянская") && export(&store).contains("Озерова 2")
    );
    drop(store);
    assert!(Store::open(&file, author()).is_err(), "the file at the path is sealed");
}
